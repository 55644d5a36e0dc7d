package page

import (
	"bytes"
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"socialekaart/themes"
)

func themeOf(t *testing.T, files map[string]string) *Theme {
	t.Helper()
	fsys := fstest.MapFS{"base.html": {Data: []byte(`{{template "inhoud" .}}`)}, "deel.html": {Data: []byte("")}}
	for name, data := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(data)}
	}
	theme, _, err := LoadTheme(fsys, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	return theme
}

// TestBestand: what can change has its digest in its name, and a template finds
// it by its plain name; what a style refers to keeps its name.
func TestBestand(t *testing.T) {
	theme := themeOf(t, map[string]string{
		"a.html":          `{{define "inhoud"}}{{bestand "css/site.css"}} {{bestand "js/briefje.js"}} {{bestand "css/icoon.svg"}}{{end}}`,
		"fout.html":       `{{define "inhoud"}}{{bestand "css/er-niet.css"}}{{end}}`,
		"css/site.css":    "body{}",
		"js/briefje.js":   "1",
		"css/icoon.svg":   "<svg/>",
		"fonts/a.woff2":   "x",
		"css/briefje.css": "b{}",
	})
	var b bytes.Buffer
	if _, err := theme.Render(&b, Page{Template: "a.html", Data: func() any { return nil }}); err != nil {
		t.Fatal(err)
	}
	if !regexp.MustCompile(`^css/site\.[0-9a-f]{8}\.css js/briefje\.[0-9a-f]{8}\.js css/icoon\.svg$`).MatchString(b.String()) {
		t.Errorf("got %s", b.String())
	}
	for _, name := range strings.Fields(b.String()) {
		if theme.files[name] == nil {
			t.Errorf("%s is not in the site", name)
		}
	}
	if got := strings.Join(theme.blijvend(), " "); len(theme.blijvend()) != 3 || strings.Contains(got, "svg") || strings.Contains(got, "woff2") {
		t.Errorf("kept for ever: %s", got)
	}
	_, err := theme.Render(&b, Page{Path: "x", Template: "fout.html", Data: func() any { return nil }})
	if err == nil || !strings.Contains(err.Error(), "fout.html:1") || !strings.Contains(err.Error(), "het thema heeft geen bestand css/er-niet.css") {
		t.Errorf("an unknown file gives %v", err)
	}
}

// TestKeptForEver: what a server is told to keep for ever is what has a digest
// in its name, by _headers and by the nginx rules of the README alike.
func TestKeptForEver(t *testing.T) {
	theme, _, err := LoadTheme(themes.Standaard(), nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	m := regexp.MustCompile(`location ~ "(.*)" \{ expires 1y; \}`).FindSubmatch(readme)
	if m == nil {
		t.Fatal("the README has no rule for nginx")
	}
	nginx := regexp.MustCompile(string(m[1]))
	for van, naar := range theme.namen {
		if got, want := nginx.MatchString("/"+naar), van != naar; got != want {
			t.Errorf("nginx keeps %s for ever: %v", naar, got)
		}
	}
	for _, h := range Headers {
		if want := "add_header " + h[0] + ` "` + h[1] + `" always;`; !strings.Contains(string(readme), want) {
			t.Errorf("the rules for nginx in the README lack %s", want)
		}
	}
	p := &planner{site: &Site{}}
	p.machines(theme.blijvend())
	headers := string(p.pages[0].Data().([]byte))
	for _, naar := range theme.blijvend() {
		if !strings.Contains(headers, "\n/"+naar+"\n  Cache-Control: public, max-age=31536000, immutable\n") {
			t.Errorf("_headers lacks %s", naar)
		}
	}
	if n := strings.Count(headers, "immutable"); n != len(theme.blijvend()) || n < 2 {
		t.Errorf("_headers keeps %d files for ever of %d", n, len(theme.blijvend()))
	}
}

// TestZuinig: what is for who reads the source stays there, and nothing else.
func TestZuinig(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"a.js", "// what\nif (a) {\n  // why\n  b('// no'); // behind\n\n  c = 'x';\n}\n", "if (a) {\nb('// no'); // behind\nc = 'x';\n}\n"},
		{"a.css", "/* head */\na{b:c}\n/* more\nlines */\nd{e:f}/* g */\n/* h */i{j:k}/* l */\n", "a{b:c}\n/* more\nlines */\nd{e:f}/* g */\n/* h */i{j:k}/* l */\n"},
		{"a.svg", "  <svg/>\n", "  <svg/>\n"},
	} {
		if got := string(zuinig(c.name, []byte(c.in))); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// TestReadme: the README of the theme has each file of it, for who wants to put
// another in its place.
func TestReadme(t *testing.T) {
	text, err := os.ReadFile("../../themes/standaard/README.md")
	if err != nil {
		t.Fatal(err)
	}
	err = fs.WalkDir(themes.Standaard(), ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && !strings.HasSuffix(name, ".md") && !strings.Contains(string(text), "`"+name+"`") {
			t.Errorf("the README does not have %s", name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
