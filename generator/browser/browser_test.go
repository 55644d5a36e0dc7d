package browser

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// small is a site of two pages with one mistake: its own policy forbids the
// inline script of the second.
var small = map[string][]byte{
	"_headers": []byte("# comment\n/*\n  Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'\n  X-Content-Type-Options: nosniff\n\n/k/*.js\n  Cache-Control: max-age=1\n"),
	"index.html": []byte(`<!doctype html><html lang="nl"><title>Een</title><meta name="viewport" content="width=device-width"><link rel="icon" href="/k/i.svg"><link rel="stylesheet" href="/k/a.css"><script src="/k/a.js" defer></script>
<main><h1>Een</h1><label for="q">Vraag</label><input id="q"><button id="b">Klik</button><p id="out">geen script</p><a href="/twee/">Twee</a></main>`),
	"twee/index.html": []byte(`<!doctype html><html lang="nl"><title>Twee</title><link rel="icon" href="/k/i.svg"><h1>Twee</h1><script>document.title='x'</script><img src="https://example.org/x.png" alt="">`),
	"404.html":        []byte(`<!doctype html><html lang="nl"><title>Weg</title><link rel="icon" href="/k/i.svg"><h1>Weg</h1>`),
	"k/i.svg":         []byte(`<svg xmlns="http://www.w3.org/2000/svg"/>`),
	"k/a.css":         []byte(`@media (prefers-color-scheme:dark){h1{color:rgb(1,2,3)}} @media print{h1{color:rgb(4,5,6)}}`),
	"k/a.js":          []byte(`document.getElementById('out').textContent=new Date().getFullYear();document.getElementById('b').onclick=()=>{document.getElementById('out').textContent='klik '+document.getElementById('q').value}`),
}

func TestPage(t *testing.T) {
	b := Start(t)
	base := Serve(t, small)
	p := b.Page(t)
	is := func(js, want string) {
		t.Helper()
		if got := p.Text(js); got != want {
			t.Errorf("%s is %q, want %q", js, got, want)
		}
	}
	colour := `getComputedStyle(document.querySelector('h1')).color`
	out := `document.getElementById('out').textContent`

	p.Clock(time.Date(2031, 3, 1, 12, 0, 0, 0, time.UTC))
	p.Viewport(320, 640)
	p.Open(base + "/")
	is(out, "2031")
	is(`innerWidth+''`, "320")
	p.Press("Tab")
	p.Type("hallo")
	p.Press("Tab", "Enter")
	is(out, "klik hallo")
	p.Press("Shift+Tab")
	is(`document.activeElement.id`, "q")
	p.Media("", "prefers-color-scheme: dark")
	is(colour, "rgb(1, 2, 3)")
	p.Media("print")
	is(colour, "rgb(4, 5, 6)")
	p.Media("")
	if reports := p.Reports(); len(reports) > 0 {
		t.Errorf("a page without mistakes: %q", reports)
	}
	if n := p.Tree(); !slices.Contains(n, Node{"button", "Klik"}) || !slices.Contains(n, Node{"textbox", "Vraag"}) {
		t.Errorf("the tree misses the button or the field: %v", n)
	}
	if png := p.Screenshot(); !bytes.HasPrefix(png, []byte("\x89PNG")) {
		t.Error("the screenshot is no PNG")
	}
	if pdf := p.PDF(); !bytes.HasPrefix(pdf, []byte("%PDF")) {
		t.Error("the print is no PDF")
	}

	p.Follow(func() { p.Click("main a") })
	is(`document.title`, "Twee")
	if r := strings.Join(p.Reports(), "\n"); !strings.Contains(r, "inline script") || !strings.Contains(r, "example.org") {
		t.Errorf("the policy was not held, or not told: %q", r)
	}

	p.Scripts(false)
	p.Open(base + "/")
	is(out, "geen script")
	p.Scripts(true)

	p.Open(base + "/weg")
	is(`document.title`, "Weg")
	if r := p.Requests(); len(r) == 0 || r[0].Status != 404 || r[0].Type != "Document" || r[0].Bytes == 0 {
		t.Errorf("requests: %+v", r)
	}
	p.Open(base + "/twee")
	is(`location.pathname`, "/twee/")
}

// A slow network is slow: a page and what it needs take two round trips at least.
func TestSlow(t *testing.T) {
	b := Start(t)
	p := b.Page(t)
	p.Slow(250_000, 400*time.Millisecond, 2)
	p.Open(Serve(t, small) + "/")
	var load float64
	p.Eval(`performance.getEntriesByType('navigation')[0].loadEventStart`, &load)
	if load < 800 {
		t.Errorf("loaded after %v ms", load)
	}
}

// After a test nothing is left, neither a profile nor a process.
func TestNothingLeft(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	var b *Browser
	t.Run("use", func(t *testing.T) {
		b = Start(t)
		b.Page(t).Open("about:blank")
		if made, _ := filepath.Glob(filepath.Join(dir, "*")); len(made) == 0 {
			t.Error("there is no profile")
		}
	})
	if b == nil {
		return // skipped
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v %v", left, err)
	}
	if b.cmd.ProcessState == nil {
		t.Error("the browser still runs")
	}
}

func TestHeaders(t *testing.T) {
	rules := parseHeaders(string(small["_headers"]))
	if len(rules) != 2 || len(rules[0].headers) != 2 || rules[1].headers[0] != [2]string{"Cache-Control", "max-age=1"} {
		t.Fatalf("%+v", rules)
	}
	for path, want := range map[string]bool{"/k/a.js": true, "/k/a.css": false, "/a.js": false, "/k/.js": true, "/k.js": false} {
		if rules[1].covers(path) != want {
			t.Errorf("covers %s: %v", path, !want)
		}
	}
}
