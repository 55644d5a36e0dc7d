package source

import (
	"bytes"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// TestFormat holds the archives of testdata/format: a file by its name, and
// under "want" the same file as it should be written.
func TestFormat(t *testing.T) {
	paths, err := filepath.Glob("testdata/format/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatal(err, "no archives")
	}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		comment, names, files := archive(data)
		got := string(Format(names[0], []byte(files[names[0]]), DefaultLimits))
		if *update {
			out := comment + "-- " + names[0] + " --\n" + files[names[0]] + "-- want --\n" + got
			if err := os.WriteFile(path, []byte(out), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if want := files["want"]; got != want {
			t.Errorf("%s:\n%s\nwant:\n%s", path, got, want)
		}
		if again := string(Format(names[0], []byte(got), DefaultLimits)); again != got {
			t.Errorf("%s: a second time gives\n%s", path, again)
		}
	}
}

// TestFormatDemo: the content of the demo is written as it should be, all of it.
func TestFormatDemo(t *testing.T) {
	root := "../.."
	n := 0
	err := fs.WalkDir(os.DirFS(root), "content", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			return err
		}
		got := Format(name, data, DefaultLimits)
		n++
		if *update && got != nil {
			return os.WriteFile(filepath.Join(root, name), got, 0o644)
		}
		if !bytes.Equal(got, data) {
			t.Errorf("%s: run socialekaart format", name)
		}
		return nil
	})
	if err != nil || n < 300 {
		t.Error(err, n)
	}
}

// TestFormatMutated formats a thousand entries that were broken in one place.
// What comes out gives itself again, has no fault that was not there, keeps every
// comment, and says what it said where it could be read.
func TestFormatMutated(t *testing.T) {
	const rounds = 1000
	r := rand.New(rand.NewPCG(2026, 12)) // a fixed seed: the same thousand each time
	mended := 0
	for n := 0; n < rounds; {
		m := mutations[n%len(mutations)]
		lines, at := m.do(r, strings.Split(entries[r.IntN(len(entries))], "\n"))
		if at == 0 {
			continue
		}
		n++
		src := strings.Join(lines, "\n")
		const name = "content/voorzieningen/in.md"
		got := Format(name, []byte(src), DefaultLimits)
		if got == nil {
			continue
		}
		if again := Format(name, got, DefaultLimits); !bytes.Equal(again, got) {
			t.Fatalf("%s: not the same a second time:\n%s\nbecomes\n%s\nbecomes\n%s", m.name, src, got, again)
		}
		before, doc, l := readEntry(name, []byte(src))
		after, doc2, l2 := readEntry(name, got)
		if l2.Fouten() > l.Fouten() {
			t.Errorf("%s: %d faults become %d:\n%s\nbecomes\n%s", m.name, l.Fouten(), l2.Fouten(), src, got)
		}
		if l2.Fouten() < l.Fouten() {
			mended++
		}
		if a, b := bytes.TrimSpace(before.Body), bytes.TrimSpace(after.Body); !bytes.Equal(a, b) {
			t.Errorf("%s: the text changed:\n%s\nbecomes\n%s", m.name, a, b)
		}
		if a, b := bytes.Count(before.Front, []byte("#")), bytes.Count(after.Front, []byte("#")); b < a {
			t.Errorf("%s: a comment is gone:\n%s\nbecomes\n%s", m.name, src, got)
		}
		if l.Fouten() == 0 && !reflect.DeepEqual(doc.Values, doc2.Values) {
			t.Errorf("%s: the values changed:\n%s\nbecomes\n%s", m.name, src, got)
		}
	}
	t.Logf("%d of %d were mended", mended, rounds)
	if mended < 400 {
		t.Errorf("%d of %d were mended: the bar is 400", mended, rounds)
	}
}
