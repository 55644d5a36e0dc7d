package generator_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"socialekaart/generator"
	"socialekaart/generator/browser/demo"
	"socialekaart/generator/keuring"
	"socialekaart/themes"
)

// makeSite builds a site into memory.
func makeSite(t *testing.T, o generator.Options) (map[string][]byte, *generator.Report) {
	t.Helper()
	files, r, err := demo.Make(o)
	if err != nil {
		t.Fatal(err)
	}
	return files, r
}

// TestDemoPages holds every page of the demo site against what must be true of
// every page of every site.
func TestDemoPages(t *testing.T) {
	files, _ := demo.Site(t)
	pages := 0
	for name := range files {
		if strings.HasSuffix(name, ".html") {
			pages++
		}
	}
	if pages < 500 {
		t.Errorf("only %d pages", pages)
	}
	checkSite(t, files)
}

// checkSite tests that a site gives nobody a message, and that its pages are
// well-formed XML too: a tool of another that reads them needs no guesses.
func checkSite(t *testing.T, files map[string][]byte) {
	t.Helper()
	k := keuring.New()
	for name, data := range files {
		if err := k.Take(name, data); err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(name, ".html") {
			if err := wellFormed(data); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
	for _, d := range k.Messages("", nil) {
		t.Errorf("%s: %s [%s]", d.Pos, d.Text, d.Code)
	}
}

func wellFormed(data []byte) error {
	body, ok := bytes.CutPrefix(data, []byte("<!DOCTYPE html>\n"))
	if !ok {
		return errors.New("no doctype")
	}
	dec := xml.NewDecoder(bytes.NewReader(body))
	dec.Entity = map[string]string{"nbsp": "\u00a0"}
	for {
		if _, err := dec.Token(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}

func TestWellFormed(t *testing.T) {
	for text, want := range map[string]bool{
		"<!DOCTYPE html>\n<p>a&nbsp;<br/></p>": true, "<!DOCTYPE html>\n<p>open": false, "<!DOCTYPE html>\n<p><b></p></b>": false, "<p></p>": false,
	} {
		if err := wellFormed([]byte(text)); (err == nil) != want {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// TestSameBytes: the same content on the same day gives the same bytes, with one
// worker or two, in another folder, built again by a Builder that remembers.
func TestSameBytes(t *testing.T) {
	first, _ := demo.Site(t)
	old := runtime.GOMAXPROCS(1)
	one, _ := makeSite(t, generator.Options{Root: ".."})
	runtime.GOMAXPROCS(old)
	same(t, "one worker", first, one)

	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "content"), os.DirFS("../content")); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile("../config.toml")
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, "config.toml"), data, 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
	b := generator.NewBuilder(generator.Options{Root: dir, Theme: themes.Standaard(), Vandaag: demo.Dag})
	defer b.Close()
	for _, round := range []string{"another folder", "a second time with a memo"} {
		again, _, err := demo.Collect(b)
		if err != nil {
			t.Fatal(err)
		}
		same(t, round, first, again)
	}
}

func same(t *testing.T, what string, want, got map[string][]byte) {
	t.Helper()
	n := 0
	for name := range want {
		if !bytes.Equal(want[name], got[name]) {
			if n++; n <= 5 {
				t.Errorf("%s: %s differs", what, name)
			}
		}
	}
	if len(want) != len(got) {
		t.Errorf("%s: %d files, want %d", what, len(got), len(want))
	}
}

// TestSubPath: no page but 404.html knows at which address the site lies.
func TestSubPath(t *testing.T) {
	files, _ := makeSite(t, generator.Options{Root: "..", BaseURL: "https://x.example/regio/"})
	if !bytes.Contains(files["404.html"], []byte(`href="/regio/themas/"`)) {
		t.Error("404.html does not lead to the sub-path")
	}
	for name, data := range files {
		if name != "404.html" && strings.HasSuffix(name, ".html") && bytes.Contains(data, []byte(`href="/`)) {
			t.Errorf("%s has a link from the root of the host", name)
		}
	}
}

// BenchmarkKeuring gives what it costs to read every page of the demo site.
func BenchmarkKeuring(b *testing.B) {
	files, _ := demo.Site(b)
	n := 0
	for name, data := range files {
		if strings.HasSuffix(name, ".html") {
			n += len(data)
		}
	}
	b.SetBytes(int64(n))
	b.ReportAllocs()
	for b.Loop() {
		k := keuring.New()
		for name, data := range files {
			_ = k.Take(name, data)
		}
		k.Messages("", nil)
	}
}

// TestNoWegwijzers: a site without a wegwijzer or a maatjesproject sends nobody to
// the empty list of them, in no menu, footer or sentence.
func TestNoWegwijzers(t *testing.T) {
	b, root := own(t)
	for _, name := range []string{"wegwijzers", "maatjesprojecten", "verwacht.toml"} {
		if err := os.RemoveAll(filepath.Join(root, "content", name)); err != nil {
			t.Fatal(err)
		}
	}
	files, r, err := demo.Collect(b)
	if err != nil || r.Diags.Fouten() > 0 {
		t.Fatal(err, r.Diags)
	}
	checkSite(t, files)
	for name, data := range files {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		for _, link := range []string{`wegwijzers/"`, `maatjesprojecten/"`, "bel een wegwijzer"} {
			if own := strings.Trim(link, `"`) + "index.html"; name != own && bytes.Contains(bytes.ToLower(data), []byte(link)) {
				t.Errorf("%s holds %s", name, link)
			}
		}
	}
}
