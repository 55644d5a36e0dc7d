package generator_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"socialekaart/generator"
	"socialekaart/generator/browser/demo"
	"socialekaart/themes"
)

// edit is a change that somebody makes to a site. It gives "" when the site has
// nothing to change in that way.
type edit struct {
	name string
	do   func(t *testing.T, r *rand.Rand, root string) string
}

// edits are in the order of their weight: what is often done stands more often.
var edits = []edit{
	{"text", appendText}, {"text", appendText}, {"text", appendText},
	{"title", func(t *testing.T, r *rand.Rand, root string) string {
		return replaceIn(t, pick(t, r, root, "content/*/*.md"), "\ntitel = \"", fmt.Sprintf("\ntitel = \"Nieuw %d ", r.IntN(100)))
	}},
	{"status", func(t *testing.T, r *rand.Rand, root string) string {
		name := pick(t, r, root, "content/voorzieningen/*.md")
		if name != "" && strings.Contains(read(t, name), "\nstatus = ") {
			return ""
		}
		return replaceIn(t, name, "\ntitel = \"", "\nstatus = \"concept\"\ntitel = \"")
	}},
	{"add", func(t *testing.T, r *rand.Rand, root string) string {
		name := pick(t, r, root, "content/voorzieningen/*.md")
		if name == "" {
			return ""
		}
		text := read(t, name)
		if i := strings.Index(text, "\noude_urls"); i >= 0 {
			return ""
		}
		save(t, filepath.Join(filepath.Dir(name), fmt.Sprintf("nieuw-%d.md", r.IntN(1000))), text)
		return name
	}},
	{"rename", func(t *testing.T, r *rand.Rand, root string) string {
		name := pick(t, r, root, "content/*/*.md")
		if err := os.Rename(name, filepath.Join(filepath.Dir(name), fmt.Sprintf("anders-%d.md", r.IntN(1000)))); err != nil {
			t.Fatal(err)
		}
		return name
	}},
	{"delete", func(t *testing.T, r *rand.Rand, root string) string {
		name := pick(t, r, root, "content/*/*.md")
		if err := os.Remove(name); err != nil {
			t.Fatal(err)
		}
		return name
	}},
	{"theme", func(t *testing.T, r *rand.Rand, root string) string {
		name := pick(t, r, root, "../uiterlijk/*.html")
		return replaceIn(t, name, "</p>", fmt.Sprintf("</p><!-- %d -->", r.IntN(100)))
	}},
	{"style", func(t *testing.T, r *rand.Rand, root string) string {
		name := filepath.Join(root, "..", "uiterlijk", "css", "site.css")
		save(t, name, read(t, name)+fmt.Sprintf("\n/* %d */\n", r.IntN(100)))
		return name
	}},
	{"theme of the site", func(t *testing.T, r *rand.Rand, root string) string {
		dir := filepath.Join(root, "thema", "css")
		if err := os.MkdirAll(dir, 0o755); err != nil {
			t.Fatal(err)
		}
		save(t, filepath.Join(dir, "extra.css"), fmt.Sprintf("h1{letter-spacing:.0%dem}\n", r.IntN(10)))
		return dir
	}},
	{"vocabulary", func(t *testing.T, r *rand.Rand, root string) string {
		return replaceIn(t, pick(t, r, root, "content/*.toml"), "\nnaam = \"", fmt.Sprintf("\nnaam = \"N%d ", r.IntN(100)))
	}},
	{"glossary", func(t *testing.T, r *rand.Rand, root string) string {
		return replaceIn(t, filepath.Join(root, "content", "begrippen.toml"), "\nuitleg = \"", fmt.Sprintf("\nuitleg = \"%d keer. ", r.IntN(100)))
	}},
	{"settings", func(t *testing.T, r *rand.Rand, root string) string {
		return replaceIn(t, filepath.Join(root, "config.toml"), "titel = \"", fmt.Sprintf("titel = \"K%d ", r.IntN(10)))
	}},
	{"undo", nil}, {"undo", nil},
}

// pick gives a file at random, "" when none fits.
func pick(t *testing.T, r *rand.Rand, root, pattern string) string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(root, filepath.FromSlash(pattern)))
	if err != nil {
		t.Fatal(err)
	}
	if len(names) == 0 {
		return ""
	}
	return names[r.IntN(len(names))]
}

func read(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func save(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func appendText(t *testing.T, r *rand.Rand, root string) string {
	name := pick(t, r, root, "content/*/*.md")
	save(t, name, read(t, name)+fmt.Sprintf("\nDit is zin %d.\n", r.IntN(1000)))
	return name
}

func replaceIn(t *testing.T, name, old, with string) string {
	t.Helper()
	if name == "" {
		return ""
	}
	text := read(t, name)
	if !strings.Contains(text, old) {
		return ""
	}
	save(t, name, strings.Replace(text, old, with, 1))
	return name
}

// TestIncremental: after each edit a Builder that remembers gives the site that
// a new one gives, byte for byte, and says the same of the content. Many edits
// leave a fault behind, as edits do; then both refuse. SOCIALEKAART_SLOW=1 does
// 500 edits instead of 8.
func TestIncremental(t *testing.T) {
	rounds := 8
	if os.Getenv("SOCIALEKAART_SLOW") != "" {
		rounds = 500
	}
	dir := t.TempDir()
	root := filepath.Join(dir, "site")
	for to, from := range map[string]fs.FS{"site": os.DirFS("testdata/site"), "uiterlijk": themes.Standaard()} {
		if err := os.CopyFS(filepath.Join(dir, to), from); err != nil {
			t.Fatal(err)
		}
	}
	o := generator.Options{Root: root, Theme: os.DirFS(filepath.Join(dir, "uiterlijk")), Vandaag: demo.Dag}
	b := generator.NewBuilder(o)
	defer b.Close()
	seed := uint64(20261122)
	r := rand.New(rand.NewPCG(seed, seed))
	good := snapshot(t, dir)
	whole := 0
	for n := 0; n < rounds; {
		e := edits[r.IntN(len(edits))]
		if e.do == nil {
			restore(t, dir, good)
		} else if e.do(t, r, root) == "" {
			continue
		}
		n++
		got, gotReport, gotErr := demo.Collect(b)
		clean := generator.NewBuilder(o)
		want, wantReport, wantErr := demo.Collect(clean)
		if err := errors.Join(clean.Close(), gotErr, wantErr); err != nil {
			t.Fatalf("seed %d, edit %d (%s): %v", seed, n, e.name, err)
		}
		if fmt.Sprint(gotReport.Diags) != fmt.Sprint(wantReport.Diags) || fmt.Sprint(gotReport.Taal) != fmt.Sprint(wantReport.Taal) {
			t.Fatalf("seed %d, edit %d (%s): the Builder that remembers says\n%v\nand a new one\n%v", seed, n, e.name, gotReport.Diags, wantReport.Diags)
		}
		same(t, fmt.Sprintf("seed %d, edit %d (%s)", seed, n, e.name), want, got)
		if t.Failed() {
			return
		}
		if len(want) > 0 {
			whole++
			good = snapshot(t, dir)
			oneFile(t, r, b, want)
		} else if r.IntN(2) == 0 {
			restore(t, dir, good)
		}
	}
	if whole < rounds/3 {
		t.Errorf("only %d of %d edits gave a site", whole, rounds)
	}
	t.Logf("%d edits, of which %d gave a site: 0 differ from a clean build", rounds, whole)
}

// oneFile asks for a file by itself, as the server does.
func oneFile(t *testing.T, r *rand.Rand, b *generator.Builder, want map[string][]byte) {
	t.Helper()
	s, _, err := b.Plan(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for range 3 {
		path := slices.Sorted(maps.Keys(want))[r.IntN(len(want))]
		if data, err := s.File(path); err != nil || !bytes.Equal(data, want[path]) {
			t.Errorf("%s, asked for by itself, differs (%v)", path, err)
		}
	}
	for _, path := range []string{"niets", "zoek/niets", "../config.toml", "zoek/bleve/../../config.toml", ""} {
		if data, err := s.File(path); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("File(%q) gives %d bytes, %v", path, len(data), err)
		}
	}
}

func snapshot(t *testing.T, root string) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	err := fs.WalkDir(os.DirFS(root), ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			out[name], err = os.ReadFile(filepath.Join(root, name))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func restore(t *testing.T, root string, files map[string][]byte) {
	t.Helper()
	for name := range snapshot(t, root) {
		if _, ok := files[name]; !ok {
			if err := os.Remove(filepath.Join(root, name)); err != nil {
				t.Fatal(err)
			}
		}
	}
	for name, data := range files {
		if now, err := os.ReadFile(filepath.Join(root, name)); err != nil || !bytes.Equal(now, data) {
			save(t, filepath.Join(root, name), string(data))
		}
	}
}
