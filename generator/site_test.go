package generator_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"socialekaart/generator"
	"socialekaart/generator/browser/demo"
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

// checkSite tests the invariants of a site over all its pages.
func checkSite(t *testing.T, files map[string][]byte) {
	t.Helper()
	docs := map[string]*document{}
	titles := map[string]string{}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		d, err := parsePage(files[name])
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		docs[name] = d
		for _, p := range d.problems {
			t.Errorf("%s: %s", name, p)
		}
		if !d.redirect {
			if other, twice := titles[d.title]; twice {
				t.Errorf("%s and %s have the same title %q", name, other, d.title)
			}
			titles[d.title] = name
		}
	}
	for _, name := range slices.Sorted(maps.Keys(docs)) {
		for _, link := range docs[name].links {
			if p := brokenLink(name, link, files, docs); p != "" {
				t.Errorf("%s: link %q: %s", name, link, p)
			}
		}
	}
}

func brokenLink(from, link string, files map[string][]byte, docs map[string]*document) string {
	for _, scheme := range []string{"https://", "http://", "mailto:", "tel:"} {
		if strings.HasPrefix(link, scheme) {
			return ""
		}
	}
	if strings.Contains(strings.SplitN(link, "/", 2)[0], ":") {
		return "a scheme that is not on the list"
	}
	target, fragment, _ := strings.Cut(link, "#")
	name := from
	if target != "" {
		name = path.Join(path.Dir(from), target)
		if strings.HasPrefix(target, "/") {
			name = strings.TrimPrefix(path.Clean(target), "/")
		}
		if strings.HasSuffix(target, "/") || name == "." || name == "" {
			name = path.Join(name, "index.html")
		}
	}
	if _, ok := files[name]; !ok {
		return "there is no " + name
	}
	if fragment != "" && docs[name] != nil && !docs[name].ids[fragment] {
		return "there is no id " + fragment + " in " + name
	}
	return ""
}

// document is what the invariants need to know of one page.
type document struct {
	title    string
	ids      map[string]bool
	links    []string
	problems []string
	redirect bool
}

// parsePage reads a page with the strict XML reader, which stands for "is
// well-formed", and collects what breaks a rule.
func parsePage(data []byte) (*document, error) {
	d := &document{ids: map[string]bool{}}
	bad := func(format string, args ...any) { d.problems = append(d.problems, fmt.Sprintf(format, args...)) }
	body, ok := bytes.CutPrefix(data, []byte("<!DOCTYPE html>\n"))
	if !ok {
		bad("no doctype")
	}
	if bytes.Contains(data, []byte("ZgotmplZ")) {
		bad("a value that the template refused")
	}
	dec := xml.NewDecoder(bytes.NewReader(body))
	dec.Entity = map[string]string{"nbsp": "\u00a0"}
	h1, level, inTitle, lang, main := 0, 0, false, "", 0
	var open []xml.StartElement
	var textOf strings.Builder
	for {
		tok, err := dec.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("not well-formed: %w", err)
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			open = append(open, tok)
			name := tok.Name.Local
			checkElement(tok, d, bad)
			switch name {
			case "html":
				lang = attr(tok, "lang")
			case "title":
				inTitle = true
			case "main":
				main++
			case "h1", "h2", "h3", "h4", "h5", "h6":
				n := int(name[1] - '0')
				if n == 1 {
					h1++
				}
				if n > level+1 && !(level == 0 && n > 1) {
					bad("heading %s jumps over a level", name)
				}
				level = n
			}
			textOf.Reset()
		case xml.EndElement:
			last := open[len(open)-1]
			open = open[:len(open)-1]
			if n := last.Name.Local; (n == "a" || n == "button" || n == "h1" || n == "h2" || n == "h3") && strings.TrimSpace(textOf.String()) == "" {
				bad("<%s> without text", n)
			}
			inTitle = inTitle && last.Name.Local != "title"
		case xml.CharData:
			textOf.Write(tok)
			if inTitle {
				d.title += string(tok)
			}
			for _, r := range string(tok) {
				if r < ' ' && r != '\n' && r != '\t' || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 || r == 0xfeff {
					bad("a character %U that nobody can see", r)
				}
			}
		}
	}
	if h1 != 1 {
		bad("%d h1", h1)
	}
	if main != 1 {
		bad("%d main", main)
	}
	if lang != "nl" {
		bad("lang is %q", lang)
	}
	if strings.TrimSpace(d.title) == "" {
		bad("no title")
	}
	return d, nil
}

func checkElement(e xml.StartElement, d *document, bad func(string, ...any)) {
	name := e.Name.Local
	for _, a := range e.Attr {
		switch key := a.Name.Local; {
		case strings.HasPrefix(key, "on"):
			bad("script in attribute %s", key)
		case key == "style":
			bad("style attribute on <%s>", name)
		case key == "id":
			if d.ids[a.Value] {
				bad("id %q stands twice", a.Value)
			}
			d.ids[a.Value] = true
		case key == "href" || key == "src" || key == "action":
			if key == "src" || name == "link" && attr(e, "rel") != "canonical" {
				if strings.Contains(a.Value, "//") {
					bad("<%s> fetches from elsewhere: %s", name, a.Value)
				}
			}
			d.links = append(d.links, a.Value)
		}
	}
	switch {
	case name == "style":
		bad("inline style")
	case name == "script" && attr(e, "src") == "" && attr(e, "type") != "application/ld+json" && attr(e, "type") != "application/json":
		bad("inline script")
	case name == "meta" && attr(e, "http-equiv") == "refresh":
		d.redirect = true
	case name == "img" && attr(e, "alt") == "" && !hasAttr(e, "alt"):
		bad("img without alt")
	}
}

func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func hasAttr(e xml.StartElement, name string) bool {
	return slices.ContainsFunc(e.Attr, func(a xml.Attr) bool { return a.Name.Local == name })
}

// TestNegativeControl: a check that cannot fail is worth nothing.
func TestNegativeControl(t *testing.T) {
	for _, c := range []struct{ html, want string }{
		{`<html lang="nl"><head><title>x</title></head><body><main><h1>a</h1><h1>b</h1></main></body></html>`, "2 h1"},
		{`<html lang="nl"><head><title>x</title></head><body><main><h1>a</h1><p style="x">b</p></main></body></html>`, "style attribute"},
		{`<html lang="nl"><head><title>x</title></head><body><main><h1>a</h1><p id="x">b</p><p id="x">b</p></main></body></html>`, "stands twice"},
		{`<html lang="nl"><head><title>x</title><script>1</script></head><body><main><h1>a</h1></main></body></html>`, "inline script"},
		{`<html lang="nl"><head><title>x</title><script src="https://x.example/"></script></head><body><main><h1>a</h1></main></body></html>`, "from elsewhere"},
		{`<html lang="nl"><head><title>x</title></head><body><main><h1>a</h1><a href="#x"></a></main></body></html>`, "without text"},
		{`<html lang="nl"><head><title>x</title></head><body><main><h1>a</h1><h3>b</h3></main></body></html>`, "jumps"},
		{`<html><head><title>x</title></head><body onload="x"><main><h1>a</h1></main></body></html>`, "script in attribute"},
	} {
		d, err := parsePage([]byte("<!DOCTYPE html>\n" + c.html))
		if err != nil {
			t.Errorf("%s: %v", c.html, err)
			continue
		}
		if !strings.Contains(strings.Join(d.problems, "; "), c.want) {
			t.Errorf("%s: found %q, want %q", c.html, d.problems, c.want)
		}
	}
	if _, err := parsePage([]byte("<!DOCTYPE html>\n<p>open")); err == nil {
		t.Error("an unclosed element is taken for well-formed")
	}
	if brokenLink("a/index.html", "../b/", map[string][]byte{"c/index.html": nil}, nil) == "" || brokenLink("a/index.html", "javascript:x", nil, nil) == "" {
		t.Error("a broken link is taken for a good one")
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
