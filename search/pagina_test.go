package search

import (
	"path"
	"regexp"
	"strings"
	"testing"
	"time"

	"socialekaart/generator/browser"
)

// page has the markup that zoeken.js asks of a theme, and what a test needs.
const page = `<!doctype html><html lang="nl"><title>Zoeken</title>
<form role="search" id="zoekformulier" action="/zoeken/" method="get" data-zoek="../zoek/" data-basis="../">
<label for="q">Zoek</label><input type="search" id="q" name="q" list="zoekwoorden" maxlength="200"><datalist id="zoekwoorden"></datalist><button>Zoek</button></form>
<h1 id="zoekkop">Zoeken</h1><p role="status" id="zoekstatus"></p><ul id="gekozen"></ul>
<details id="filters" hidden><summary>Filters</summary></details><div id="resultaten"></div><div id="niets" hidden>Niets</div><div data-zonder-zoeken>A-Z</div>
<script type="module" src="../zoek/CLIENT"></script></html>`

const policy = "default-src 'none'; script-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'"

// site serves the page with its scripts and a bundle.
func site(t *testing.T, bundle []File) string {
	t.Helper()
	files := map[string][]byte{
		"_headers":          []byte("/*\n  Content-Security-Policy: " + policy + "\n"),
		"zoeken/index.html": []byte(strings.Replace(page, "CLIENT", Client()[0].Path, 1)),
	}
	for _, f := range append(bundle, Client()...) {
		files["zoek/"+f.Path] = f.Data
	}
	return browser.Serve(t, files) + "/zoeken/"
}

// shows waits until the page has all of some regular expressions, which have
// " && " between them.
func shows(t *testing.T, p *browser.Page, want string) {
	t.Helper()
	html, missing := "", strings.Split(want, " && ")
	for end := time.Now().Add(time.Minute); time.Now().Before(end); time.Sleep(30 * time.Millisecond) {
		html = p.Text("document.documentElement.outerHTML")
		i := 0
		for i < len(missing) && regexp.MustCompile(missing[i]).MatchString(html) {
			i++
		}
		if i == len(missing) {
			return
		}
	}
	t.Errorf("%q is not on the page:\n%.3000s", want, html)
}

// The shrunk client answers in a real browser, under the policy of the site.
func TestBrowser(t *testing.T) {
	p := browser.Start(t).Page(t)
	small, _ := built(t, corpus(200), testOptions())
	large, _ := built(t, corpus(2000), testOptions())
	smallSite, largeSite, broken := site(t, bundleOf(t, small)), site(t, bundleOf(t, large)), site(t, nil) // as after a bad upload
	damaged := bundleOf(t, large)
	for i, f := range damaged {
		if name := path.Base(f.Path); name[0] == 'k' { // it says that 2^31 terms follow
			damaged[i].Data = deflate([]byte{0x80, 0x80, 0x80, 0x80, 8})
		}
	}
	damagedSite := site(t, damaged)
	for _, c := range []struct{ address, want string }{
		{smallSite + "#q=eenzaam", `<article data-id="voorzieningen/ && role="status"[^>]*>\d+ resultaten voor “eenzaam” && Waarom dit resultaat && class="bij" && class="kort" && class="feiten" && data-zonder-zoeken="" hidden`},
		{smallSite + "#q=schulthulp", `<h2><a href="http[^"]*/voorzieningen/schuldhulpmaatje && lijkt op “schulthulp”`},
		{smallSite + "#q=wandelen+hatert", `Haal filter “Hatert” weg && Wandelgroep && <fieldset>`},
		{smallSite + "#q=koffie+gratis", `Haal filter “Gratis” weg`},
		{smallSite + "#q=xqzwvk", `id="niets"> && Geen resultaten`},
		{smallSite, `<div data-zonder-zoeken="">A-Z`},
		{largeSite + "#q=wandelen", `<article data-id="voorzieningen/wandelgroep && Meer resultaten`},
		{largeSite + "#q=rouwgesprek&thema=rouw", `Rouwcafé && Haal filter “rouw” weg`},
		{broken + "#q=eenzaam", `Zoeken lukt nu niet && data-zonder-zoeken="">A-Z`},
		{damagedSite + "#q=eenzaam", `Zoeken lukt nu niet && data-zonder-zoeken="">A-Z`},
	} {
		p.Open("about:blank")
		p.Open(c.address)
		if strings.Contains(c.want, "lijkt op") {
			p.Wait("document.querySelector('details.waarom')")
			p.Click("details.waarom summary")
		}
		shows(t, p, c.want)
		for _, r := range p.Reports() {
			if !strings.Contains(r, "404") || !strings.HasPrefix(c.address, broken) {
				t.Errorf("%s: %s", c.address, r)
			}
		}
	}
}

// A visitor without a mouse: typing answers and suggests, Enter leads to the
// results, filters narrow and can be taken off, and back goes to the question
// before.
func TestKeyboard(t *testing.T) {
	x, _ := built(t, corpus(300), testOptions())
	p := browser.Start(t).Page(t)
	empty := site(t, bundleOf(t, x))
	p.Open(empty)
	focus := func() string {
		return p.Text("(e=>e.id||e.className||e.textContent)(document.activeElement)")
	}
	p.Press("Tab")
	p.Type("wandel")
	shows(t, p, `<option value="wandelen"> && <article data-id="voorzieningen/wandelgroep && status"[^>]*>\d+ resultaten voor “wandel”`)
	if got := focus(); got != "q" {
		t.Errorf("while typing the focus is on %q", got)
	}
	p.Type("en hatert")
	p.Press("Enter")
	p.Wait("document.activeElement.id==='zoekkop'")
	shows(t, p, `Zoekresultaten voor “wandelen hatert” && Haal filter “Hatert” weg`)
	p.Press("Tab") // the chosen filter, in the order of the page
	if got := focus(); !strings.HasPrefix(got, "Hatert") {
		t.Errorf("after the heading comes %q", got)
	}
	p.Press("Enter") // takes it off
	p.Wait("location.hash.includes('letterlijk=wijk') && !document.querySelector('#gekozen li')")
	if got := focus(); got != "q" {
		t.Errorf("after a filter was taken off the focus is on %q", got)
	}
	p.Press("Tab", "Tab", "Enter") // the button, then the filters
	p.Wait("document.getElementById('filters').open && document.querySelector('#filters input')")
	p.Press("Tab", " ")
	p.Wait("document.querySelector('#filters input:checked') && document.querySelector('#gekozen button')")
	if got := focus(); !strings.HasPrefix(got, "f-wijk-") {
		t.Errorf("after a filter was set the focus is on %q", got)
	}
	for _, want := range []string{"letterlijk=wijk", "q=wandelen+hatert"} {
		p.Eval("history.back()", nil)
		p.Wait("location.hash.endsWith('" + want + "')")
	}
	shows(t, p, `Haal filter “Hatert” weg`)
	if got := p.Text("document.getElementById('q').value"); got != "wandelen hatert" {
		t.Errorf("after back the box has %q", got)
	}
	p.Eval("location.hash = 'zoekkop'", nil) // the skip link: a place on the page, and no filter
	p.Wait("location.hash === '#q=wandelen+hatert'")
	shows(t, p, `resultaten voor “wandelen hatert” && Haal filter “Hatert” weg && <article`)
	p.Open("about:blank")
	p.Open(empty + "#zoekkop")
	p.Wait("location.hash === ''")
	shows(t, p, `<div data-zonder-zoeken="">A-Z`)
	if r := p.Reports(); len(r) > 0 {
		t.Error(r)
	}
}
