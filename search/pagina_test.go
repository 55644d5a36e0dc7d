package search

import (
	"fmt"
	"maps"
	"strings"
	"testing"

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

// site gives the page and the bundle of an index, as files of a site; gone leaves
// out what the search needs.
func site(t *testing.T, x *Index, gone bool) map[string][]byte {
	t.Helper()
	bundle, err := x.Bundle()
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{
		"_headers":          []byte("/*\n  Content-Security-Policy: " + policy + "\n"),
		"zoeken/index.html": []byte(strings.Replace(page, "CLIENT", Client()[0].Path, 1)),
	}
	for _, f := range append(bundle, Client()...) {
		files["zoek/"+f.Path] = f.Data
	}
	if gone {
		maps.DeleteFunc(files, func(name string, _ []byte) bool { return strings.HasSuffix(name, ".bin") })
	}
	return files
}

// The shrunk client answers in a real browser, under the policy of the site.
func TestBrowser(t *testing.T) {
	b := browser.Start(t)
	small, _ := built(t, corpus(200), testOptions())
	large, _ := built(t, corpus(2000), testOptions())
	for _, c := range []struct {
		x             *Index
		address, want string // want: regular expressions of JavaScript with " && " between them
		gone          bool
	}{
		{small, "#q=eenzaam", `<article data-id="voorzieningen/ && role="status"[^>]*>\d+ resultaten voor “eenzaam” && Waarom dit resultaat && class="kort" && data-zonder-zoeken="" hidden`, false},
		{small, "#q=schulthulp", `<h2><a href="http[^"]*/voorzieningen/schuldhulpmaatje && lijkt op “schulthulp”`, false},
		{small, "#q=wandelen+hatert", `Haal filter “Hatert” weg && Wandelgroep && <fieldset>`, false},
		{small, "#q=xqzwvk", `id="niets"> && Geen resultaten`, false},
		{small, "", `<div data-zonder-zoeken="">A-Z`, false},
		{large, "#q=wandelen", `<article data-id="voorzieningen/wandelgroep && Meer resultaten`, false},
		{large, "#q=rouwgesprek&thema=rouw", `Rouwcafé && Haal filter “rouw” weg`, false},
		{small, "#q=eenzaam", `Zoeken lukt nu niet && data-zonder-zoeken="">A-Z`, true},
	} {
		p := b.Page(t)
		p.Open(browser.Serve(t, site(t, c.x, c.gone)) + "/zoeken/" + c.address)
		for _, want := range strings.Split(c.want, " && ") {
			p.Wait(fmt.Sprintf("new RegExp(%q).test(document.documentElement.outerHTML)", want))
		}
	}
}
