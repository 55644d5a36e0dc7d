package search

import (
	"bufio"
	"bytes"
	"compress/zlib"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"os/exec"
	"path"
	"slices"
	"strings"
	"testing"
	"time"
)

// A damagedBundle is a small bundle in a node that answers from it with one of its
// files replaced.
type damagedBundle struct {
	dir   string
	files map[string][]byte // name without folder and .bin → unpacked
	cards []card

	cmd     *exec.Cmd
	in      io.WriteCloser
	answers chan string
}

func newDamagedBundle(t testing.TB) *damagedBundle {
	t.Helper()
	// With all common words three of four bytes of the bundle are those, in a list that
	// repeats itself, and an answer takes three times as long.
	all := dutch
	dutch = func() []string { return all()[:40] }
	defer func() { dutch = all }()
	x, _ := built(t, corpus(4), testOptions())
	b := &damagedBundle{dir: t.TempDir(), files: map[string][]byte{}}
	writeBundle(t, x, b.dir)
	for _, f := range bundleOf(t, x) {
		r, err := zlib.NewReader(bytes.NewReader(f.Data))
		if err != nil {
			t.Fatal(err)
		}
		if b.files[strings.TrimSuffix(path.Base(f.Path), ".bin")], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
	}
	var err error
	if b.cards, err = x.cards(); err != nil {
		t.Fatal(err)
	}
	b.start(t)
	t.Cleanup(b.stop)
	return b
}

func (b *damagedBundle) start(t testing.TB) {
	b.cmd = nodeCommand(t, b.dir, "kapot.mjs")
	var err error
	if b.in, err = b.cmd.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	out, err := b.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := b.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	answers := make(chan string)
	b.answers = answers
	go func() {
		defer close(answers)
		for sc := bufio.NewScanner(out); sc.Scan(); {
			answers <- sc.Text()
		}
	}()
}

func (b *damagedBundle) stop() {
	b.cmd.Process.Kill()
	for range b.answers {
	}
	b.cmd.Wait()
}

// mostMemory is more than node ever takes for a bundle of this size (140 MB after
// 100,000 questions), and far less than a count that is believed.
const mostMemory = 400 << 20

// ask gives what goes wrong with the questions of kapot.mjs when data stands for
// the file with this name, or for all of this letter.
func (b *damagedBundle) ask(t testing.TB, name string, data []byte) []string {
	t.Helper()
	return b.send(t, name, base64.StdEncoding.EncodeToString(data))
}

// send is ask with the rest of a line of input as kapot.mjs wants it.
func (b *damagedBundle) send(t testing.TB, name, rest string) []string {
	t.Helper()
	if b.cmd.ProcessState != nil {
		b.start(t) // the one before hung or died
	}
	fmt.Fprintf(b.in, "%s %s\n", name, rest)
	var got struct {
		Fouten   []string
		Geheugen int64
	}
	select {
	case line, ok := <-b.answers:
		if !ok {
			b.stop()
			t.Fatalf("%s: node ended", name)
		}
		if err := json.Unmarshal([]byte(line), &got); err != nil {
			t.Fatal(err)
		}
	case <-time.After(30 * time.Second): // an answer takes 2 ms
		b.stop()
		t.Fatalf("%s: no answer", name)
	}
	if got.Geheugen<<10 > mostMemory {
		b.stop()
		t.Fatalf("%s: node took %d MB", name, got.Geheugen>>10)
	}
	return got.Fouten
}

// A damaged file of the bundle ends in an error or an answer: never in a loop, and
// never in memory that only the file itself asks for.
func TestDamaged(t *testing.T) {
	b := newDamagedBundle(t)
	if got := b.ask(t, "-", nil); len(got) > 0 {
		t.Fatalf("the bundle itself: %v", got)
	}
	numbers := func(ns ...int) []byte {
		var w writer
		for _, n := range ns {
			w.number(n)
		}
		return w.b
	}
	word := func(shared int, rest string) []byte { return append(numbers(shared, len(rest)), rest...) }
	manifest := func(old, new string) []byte {
		if !bytes.Contains(b.files["m"], []byte(old)) {
			t.Fatalf("no %s in the manifest", old)
		}
		return bytes.ReplaceAll(b.files["m"], []byte(old), []byte(new))
	}
	for _, c := range []struct {
		name, file string
		data       []byte
	}{
		{"no byte", "k", nil},
		{"more terms than bytes", "k", numbers(1 << 31)},
		{"the most that a number holds", "k", numbers(1<<35 - 1)},
		{"a number too large", "k", numbers(1 << 35)},
		{"a number without end", "k", bytes.Repeat([]byte{0x80}, 1<<16)},
		{"the first word shares", "k", slices.Concat(numbers(1), word(1, "dag"), numbers(0))},
		{"a word shares more than the one before has", "k", slices.Concat(numbers(2), word(0, "dag"), numbers(0), word(1<<30, "en"), numbers(0))},
		{"a word shares more than 255 bytes", "x", slices.Concat(numbers(2), word(0, strings.Repeat("a", 300)), word(256, ""))},
		{"a word longer than the file", "k", slices.Concat(numbers(1, 0, 1<<30), []byte("dag"))},
		{"more entries than bytes", "t", slices.Concat(numbers(1), word(0, "dag"), numbers(1<<30))},
		{"entries without impacts", "t", slices.Concat(numbers(1), word(0, "dag"), numbers(2, 0, 0))},
		{"more words to compare with than bytes", "d", numbers(1 << 31)},
		{"words to compare with without class", "d", slices.Concat(numbers(1), word(0, "dag"))},
		{"more parts than bytes", "x", numbers(1 << 31)},
		{"a filter at a place far off", "f", slices.Concat(numbers(len(`[[3e9,"a","A",[]]]`)), []byte(`[[3e9,"a","A",[]]]`), numbers(1, 1, 0), make([]byte, 4))},
		{"columns of no filter", "f", slices.Concat(numbers(len(`[[0,"a","A",[]]]`)), []byte(`[[0,"a","A",[]]]`), bytes.Repeat(numbers(0, 0), 1000))},
		{"more rows than bytes", "f", slices.Concat(numbers(len(`[[0,"a","A",[]]]`)), []byte(`[[0,"a","A",[]]]`), numbers(1, 1<<31))},
		{"more entries than a bundle has", "m", manifest(`"n":4`, `"n":3000000`)},
		{"cards in blocks of nothing", "m", manifest(fmt.Sprintf(`"b":%d`, cardsInBlock), `"b":0`)},
		{"no shards", "m", manifest(`"k":[`, `"k":3e9,"z":[`)},
	} {
		if got := b.ask(t, c.file, c.data); len(got) == 0 {
			t.Errorf("%s: no error", c.name)
		}
	}
	for name, data := range b.files {
		file, end := name, len(data)
		switch name[0] {
		case 'c':
			continue // text: what is cut off is missing
		case 'k':
			for _, c := range b.cards { // so are the cards at the end of a shard
				if i := bytes.Index(data, []byte(c.line(false))); i >= 0 {
					end = min(end, i)
				}
			}
			file = "k"
		case 'd', 't':
			file = name[:1]
		}
		for n := range end {
			if got := b.ask(t, file, data[:n]); len(got) == 0 {
				t.Errorf("%s: the first %d of %d bytes: no error", name, n, len(data))
			}
		}
	}
	if got := b.ask(t, "-", nil); len(got) > 0 {
		t.Fatalf("the bundle itself, after all that: %v", got)
	}
}

// FuzzBundle gives the browser's reader whatever stands for a file of the bundle, for
// one of the questions: with all four an input takes four times as long. The fuzzer
// does not see which code of the reader an input reaches.
func FuzzBundle(f *testing.F) {
	b := newDamagedBundle(f)
	kinds := "mktdxcf"
	for name, data := range b.files {
		for question := range byte(4) {
			f.Add(byte(strings.IndexByte(kinds, name[0])), question, data)
		}
	}
	f.Fuzz(func(t *testing.T, kind, question byte, data []byte) {
		if len(data) > 1<<16 { // the largest file of 10,000 entries is half of it
			return
		}
		b.send(t, kinds[int(kind)%len(kinds):][:1], fmt.Sprintf("%s %d", base64.StdEncoding.EncodeToString(data), question))
	})
}
