package demo_test

import (
	"slices"
	"strings"
	"testing"

	"socialekaart/generator/browser"
)

// wrongs are mistakes, and the control that must find each in an otherwise good
// page.
var wrongs = []struct{ control, html string }{
	{"breed", `<p style="width:600px">breed</p>`},
	{"geknipt", `<p style="height:20px;overflow:hidden">Deze tekst past niet op een regel van een telefoon, en zeker niet met meer ruimte.</p>`},
	{"klein", `<button style="width:16px;height:16px;padding:0">x</button>`},
	{"klein", `<nav aria-label="Menu"><a href="#m" style="display:block;height:30px">een link in een menu</a></nav>`},
	{"klein", `<p><a href="#m" style="font-size:8px">een link op zichzelf</a></p>`},
	{"dood", `<button>Sorteer</button>`},
	{"beweegt", `<style>@keyframes a{to{margin:1em}}p{animation:a 9s infinite}</style><p>x</p>`},
	{"papier", `<nav aria-label="Menu"><a href="#m">Menu</a></nav>`},
	{"papier", `<p><a href="/agenda.ics">Zet in uw agenda</a></p>`},
	{"leegte", `<p role="status"></p>`},
	{"axe", `<img src="/x.svg">`},
	{"axe", `<p style="color:#999;background:#fff">grijs</p>`},
	{"third", `<img alt="" src="https://example.org/x.png">`},
	{"report", `<script>console.error('mis')</script>`},
	{"report", `<script>throw new Error('mis')</script>`},
}

// TestControlsFind: a control that cannot fail is worth nothing. Each mistake is
// found by its control, and a page without one by none.
func TestControlsFind(t *testing.T) {
	b := browser.Start(t)
	page := func(body string) []byte {
		return []byte(`<!DOCTYPE html><html lang="nl"><head><title>Proef</title><link rel="icon" href="data:,"><meta name="viewport" content="width=device-width"></head><body><main id="m"><h1>Proef</h1>` + body + `</main></body></html>`)
	}
	files := map[string][]byte{"goed/index.html": page(`<p>Een zin met een <a href="#m">link</a> erin.</p>`), "x.svg": []byte(`<svg xmlns="http://www.w3.org/2000/svg"/>`)}
	for i, w := range wrongs {
		files[string(rune('a'+i))+"/index.html"] = page(w.html)
	}
	base := browser.Serve(t, files)
	p := b.Page(t)
	p.Viewport(320, 640)
	tools := read(t, "testdata/axe/axe.min.js") + ";" + read(t, "testdata/controles.js") + ";0"
	every := wijze{checks: []string{"breed", "geknipt", "klein", "dood", "beweegt", "papier", "leegte"}}
	found := func(url string) string {
		p.Open(base + url)
		p.Eval(tools, nil)
		return strings.Join(slices.Concat(every.wrong(p), trouble(p, base), axe(p, "", "")), "\n")
	}
	if f := found("/goed/"); f != "" {
		t.Errorf("a page without a mistake: %s", f)
	}
	for i, w := range wrongs {
		if f := found("/" + string(rune('a'+i)) + "/"); !strings.Contains("\n"+f, "\n"+w.control) {
			t.Errorf("%s does not find %s; found: %q", w.control, w.html, f)
		}
	}
}

// TestBadPage: axe, and so Lighthouse and pa11y, find nothing wrong with
// slecht.html; that is why there are controls of our own.
func TestBadPage(t *testing.T) {
	b := browser.Start(t)
	base := browser.Serve(t, map[string][]byte{"index.html": []byte(read(t, "testdata/slecht.html"))})
	p := b.Page(t)
	p.Viewport(320, 640)
	p.Open(base + "/")
	p.Eval(read(t, "testdata/axe/axe.min.js")+";"+read(t, "testdata/controles.js")+";0", nil)
	_, wrong := walk(p)
	if n := strings.Count(strings.Join(wrong, "\n"), "no ring"); n < 4 {
		t.Errorf("%d stops without a ring, want 4 at least: %q", n, wrong)
	}
	p.Eval("controles.ruim()", nil)
	f := strings.Join(wijze{checks: alle}.wrong(p), "\n")
	for _, want := range []string{`breed: <div class="b"`, `geknipt: <p class="c"`, "klein: 16x16 <button"} {
		if !strings.Contains(f, want) {
			t.Errorf("%q is not found: %s", want, f)
		}
	}
	p.Eval(`document.body.insertAdjacentHTML('beforeend','<div style="position:fixed;inset:0;z-index:9">x</div>');scrollTo(0,0)`, nil)
	p.Eval(read(t, "testdata/controles.js")+";0", nil) // forget where the walk has been
	if _, wrong := walk(p); !strings.Contains(strings.Join(wrong, "\n"), "covered") {
		t.Errorf("the focus lies under something, and that is not found: %q", wrong)
	}
	if a := axe(p, "", ""); len(a) > 0 {
		t.Logf("axe has learnt something: %q", a)
	}
}
