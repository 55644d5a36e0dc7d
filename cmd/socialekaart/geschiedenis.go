package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	"socialekaart/generator"
	"socialekaart/generator/kaart"
)

// A page shows what changed last, not all that ever did: three changes of a
// file, out of the last thousand commits that touch the content.
const (
	commitsPerFile = 3
	mostCommits    = 1000
)

// revision is a file in a commit.
type revision struct {
	commit, pad string
	op          kaart.Datum
}

// history asks git what changed in each content file, in the words of a visitor.
// Without git, without a repository or without a past it is empty: a page then
// says nothing about it.
func history(ctx context.Context, source string) map[kaart.ID][]kaart.Wijziging {
	root, err := filepath.Abs(source)
	if err != nil {
		return nil
	}
	log, err := git(ctx, root, "log", "-n", strconv.Itoa(mostCommits), "--no-merges", "--no-renames", "--format=@%H %P %as", "--name-only", "--relative", "--", "content")
	if err != nil {
		return nil
	}
	revs := parseLog(log)
	texts, err := blobs(ctx, root, revs)
	if err != nil {
		return nil
	}
	out := map[kaart.ID][]kaart.Wijziging{}
	for i, r := range revs {
		_, zinnen := generator.Verschil(r.pad, texts[2*i], texts[2*i+1])
		zinnen = generator.Zichtbaar(zinnen)
		if id, ok := entryID(r.pad); ok && len(zinnen) > 0 {
			out[id] = append(out[id], kaart.Wijziging{Op: r.op, Zinnen: zinnen})
		}
	}
	return out
}

func entryID(pad string) (kaart.ID, bool) {
	rest, ok := strings.CutPrefix(pad, "content/")
	id, md := strings.CutSuffix(rest, ".md")
	return kaart.ID(id), ok && md
}

// parseLog reads "@commit parents day" and the files below it, the newest first.
// A commit without a parent is where the history begins, also of a clone that is
// cut off: nothing changed there.
func parseLog(log []byte) []revision {
	var out []revision
	seen := map[string]int{}
	var now revision
	for line := range strings.Lines(string(log)) {
		line = strings.TrimSuffix(line, "\n")
		if head, ok := strings.CutPrefix(line, "@"); ok {
			f := strings.Fields(head)
			now = revision{}
			if d, ok := kaart.ParseDatum(f[len(f)-1]); ok && len(f) > 2 {
				now = revision{commit: f[0], op: d}
			}
			continue
		}
		if line == "" || now.commit == "" || !strings.HasSuffix(line, ".md") || seen[line] == commitsPerFile {
			continue
		}
		seen[line]++
		now.pad = line
		out = append(out, now)
	}
	return out
}

// blobs gives of each revision the file before and after it, nil where there was
// none, in one run of git.
func blobs(ctx context.Context, root string, revs []revision) ([][]byte, error) {
	var ask bytes.Buffer
	for _, r := range revs {
		fmt.Fprintf(&ask, "%s^:./%s\n%s:./%s\n", r.commit, r.pad, r.commit, r.pad)
	}
	cmd := exec.CommandContext(ctx, "git", "cat-file", "--batch")
	cmd.Dir, cmd.Stdin = root, &ask
	data, err := cmd.Output()
	if err != nil {
		return nil, err
	}
	in := bufio.NewReader(bytes.NewReader(data))
	out := make([][]byte, 2*len(revs))
	for i := range out {
		head, err := in.ReadString('\n')
		if err != nil {
			return nil, err
		}
		f := strings.Fields(head) // "oid blob size", or "name missing"
		if len(f) != 3 || f[1] != "blob" {
			continue
		}
		size, err := strconv.Atoi(f[2])
		if err != nil {
			return nil, err
		}
		out[i] = make([]byte, size)
		if _, err := io.ReadFull(in, out[i]); err != nil {
			return nil, err
		}
		if _, err := in.Discard(1); err != nil {
			return nil, err
		}
	}
	return out, nil
}
