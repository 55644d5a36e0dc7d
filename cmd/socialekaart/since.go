package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"socialekaart/generator"
	"socialekaart/generator/diag"
	"socialekaart/generator/kaart"
)

// changedSince asks git which content files are another than at rev, which
// lines, and what that means for a visitor. Files that git does not know yet
// count as new. Of a page that seems to have moved it tells the old address.
func changedSince(ctx context.Context, source, rev string) ([]generator.Gewijzigd, diag.List, error) {
	if strings.HasPrefix(rev, "-") {
		return nil, nil, fmt.Errorf("%s is geen versie van git", rev)
	}
	root, err := filepath.Abs(source)
	if err != nil {
		return nil, nil, err
	}
	// --relative keeps the names as they are in the site, also when the site is
	// a folder in a larger repository.
	diff, err := git(ctx, root, "diff", "--no-ext-diff", "--no-color", "--no-renames", "--unified=0", "--relative", rev, "--", "content", "config.toml")
	if err != nil && strings.Contains(err.Error(), "revision") {
		return nil, nil, fmt.Errorf("git kent de versie %s niet. Schrijf een naam zoals main, of HEAD~1 voor de vorige", rev)
	}
	if err != nil {
		return nil, nil, err
	}
	out := parseDiff(diff)
	fresh, err := git(ctx, root, "ls-files", "--others", "--exclude-standard", "-z", "--", "content", "config.toml")
	if err != nil {
		return nil, nil, err
	}
	var gone, come []bladzij
	for name := range strings.SplitSeq(strings.TrimSuffix(string(fresh), "\x00"), "\x00") {
		if name != "" {
			out = append(out, generator.Gewijzigd{Pad: name, Regels: [][2]int{{1, 1 << 30}}})
		}
	}
	for i := range out {
		g := &out[i]
		was, err := git(ctx, root, "show", rev+":./"+g.Pad)
		if err != nil {
			was = nil // not there yet
		}
		now, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(g.Pad)))
		if err != nil {
			now = nil // gone
		}
		g.Titel, g.Zinnen = generator.Verschil(g.Pad, was, now)
		switch {
		case was == nil && now != nil:
			come = append(come, bladzij{g.Pad, g.Titel, now})
		case was != nil && now == nil:
			gone = append(gone, bladzij{g.Pad, g.Titel, was})
		}
	}
	return out, moved(gone, come), nil
}

// bladzij is a content file that went or came.
type bladzij struct {
	pad, titel string
	data       []byte
}

// text is what stands below the front matter.
func (p bladzij) text() []byte {
	_, text, _ := bytes.Cut(bytes.TrimPrefix(p.data, []byte("+++")), []byte("\n+++"))
	return bytes.TrimSpace(text)
}

// adres is where the page stands in the site; "" for a file that is none.
func (p bladzij) adres() string {
	id, ok := entryID(p.pad)
	if s, is := kaart.SoortVan(id.Map()); !ok || !is || kaart.Zoek(s, "oude_urls") == nil {
		return ""
	} else if s == kaart.SoortPagina {
		return "/" + id.Slug() + "/"
	}
	return "/" + string(id) + "/"
}

// moved tells of each page that went where it seems to be now: under the same title,
// or with the same text. Who has a link to the old address would find nothing there.
func moved(gone, come []bladzij) (ds diag.List) {
	for _, old := range gone {
		adres := old.adres()
		i := slices.IndexFunc(come, func(p bladzij) bool {
			return p.adres() != "" && (p.titel == old.titel || len(old.text()) > 0 && bytes.Equal(p.text(), old.text()))
		})
		if adres == "" || i < 0 || bytes.Contains(come[i].data, []byte(`"`+adres+`"`)) {
			continue
		}
		ds.Add(diag.Pos{File: come[i].pad}, diag.Waarschuwing, "adres-weg", "deze pagina stond op %s, en dat adres is er straks niet meer", adres).
			Hint = fmt.Sprintf("schrijf erbij: oude_urls = [%q]. Wie de oude link heeft, komt dan hier", adres)
	}
	return ds
}

func git(ctx context.Context, dir string, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, "git", args...)
	cmd.Dir = dir
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if errors.Is(err, exec.ErrNotFound) {
		return nil, errors.New("voor --since is het programma git nodig")
	}
	if err != nil && strings.Contains(strings.ToLower(stderr.String()), "not a git repository") {
		return nil, errors.New("deze map staat niet in git, dus er is geen oudere versie. Laat --since weg")
	}
	if err != nil {
		return nil, fmt.Errorf("git begrijpt dit niet: %s", strings.TrimSpace(strings.SplitN(stderr.String(), "\n", 2)[0]))
	}
	return out, nil
}

// parseDiff reads which lines of which files a diff without context changes. A
// deletion counts as a change of the line before it, so that a message about
// what is missing there is one about the change. What stands in the files is not
// read: it may look like a heading of the diff.
func parseDiff(diff []byte) []generator.Gewijzigd {
	var out []generator.Gewijzigd
	name, inside := "", 0 // lines of the hunk that are still to come
	for line := range strings.Lines(string(diff)) {
		line = strings.TrimRight(line, "\n")
		switch {
		case inside > 0 && strings.IndexAny(line, "+-") == 0:
			inside--
		case strings.HasPrefix(line, "diff --git "):
			name = ""
		case strings.HasPrefix(line, "--- a/"):
			name = line[len("--- a/"):]
		case strings.HasPrefix(line, "+++ "):
			if rest, ok := strings.CutPrefix(line, "+++ b/"); ok {
				name = rest
			}
			out = append(out, generator.Gewijzigd{Pad: name})
		case strings.HasPrefix(line, "@@ ") && len(out) > 0:
			if r, n, ok := hunk(line); ok {
				out[len(out)-1].Regels = append(out[len(out)-1].Regels, r)
				inside = n
			}
		}
	}
	return out
}

// hunk reads "@@ -12,3 +12,4 @@": the lines of the new side, and how many lines of
// both follow.
func hunk(line string) (regels [2]int, n int, ok bool) {
	f := strings.Fields(line)
	if len(f) < 3 {
		return regels, 0, false
	}
	_, weg, ok1 := stretch(f[1], "-")
	from, bij, ok2 := stretch(f[2], "+")
	return [2]int{from, from + max(bij, 1) - 1}, weg + bij, ok1 && ok2
}

// stretch reads a side of a hunk: "+12,4", or "+12" for one line.
func stretch(s, sign string) (from, n int, ok bool) {
	s, ok = strings.CutPrefix(s, sign)
	start, count, has := strings.Cut(s, ",")
	from, err1 := strconv.Atoi(start)
	n, err2 := 1, error(nil)
	if has {
		n, err2 = strconv.Atoi(count)
	}
	return from, n, ok && err1 == nil && err2 == nil
}
