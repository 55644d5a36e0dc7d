package search

import (
	"context"
	"net/http"
	"net/http/httptest"
	"os/exec"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// page has the markup that zoeken.js asks of a theme, and what a test needs.
const page = `<!doctype html><html lang="nl"><title>Zoeken</title>
<form role="search" id="zoekformulier" action="/zoeken/" method="get" data-zoek="../zoek/" data-basis="../">
<label for="q">Zoek</label><input type="search" id="q" name="q" list="zoekwoorden" maxlength="200"><datalist id="zoekwoorden"></datalist><button>Zoek</button></form>
<h1 id="zoekkop">Zoeken</h1><p role="status" id="zoekstatus"></p><ul id="gekozen"></ul>
<details id="filters" hidden><summary>Filters</summary></details><div id="resultaten"></div><div id="niets" hidden>Niets</div><div data-zonder-zoeken>A-Z</div>
<script type="module" src="../zoek/CLIENT"></script></html>`

const policy = "default-src 'none'; script-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'"

// site serves the page and the bundle of an index; gone lets all files of the
// bundle fail.
func site(t *testing.T, x *Index, gone *atomic.Bool) *httptest.Server {
	t.Helper()
	bundle, err := x.Bundle()
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, f := range append(bundle, Client()...) {
		files["/zoek/"+f.Path] = f.Data
	}
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", policy)
		b, ok := files[r.URL.Path]
		switch {
		case r.URL.Path == "/zoeken/":
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			w.Write([]byte(strings.Replace(page, "CLIENT", Client()[0].Path, 1)))
		case !ok || gone.Load() && strings.HasSuffix(r.URL.Path, ".bin"):
			http.NotFound(w, r)
		default:
			if strings.HasSuffix(r.URL.Path, ".js") {
				w.Header().Set("Content-Type", "text/javascript")
			}
			w.Write(b)
		}
	}))
	t.Cleanup(s.Close)
	return s
}

// The shrunk client answers in a real browser, under the policy of the site.
func TestBrowser(t *testing.T) {
	chromium := tool(t, "chromium")
	small, _ := built(t, corpus(200), testOptions())
	large, _ := built(t, corpus(2000), testOptions())
	var gone atomic.Bool
	for _, c := range []struct {
		x             *Index
		address, want string // want: regular expressions with " && " between them
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
		gone.Store(c.gone)
		s := site(t, c.x, &gone)
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		cmd := exec.CommandContext(ctx, chromium, "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir="+t.TempDir(),
			"--virtual-time-budget=3000", "--dump-dom", s.URL+"/zoeken/"+c.address)
		out, err := cmd.Output()
		cancel()
		if err != nil {
			t.Fatalf("chromium: %v", err)
		}
		for _, want := range strings.Split(c.want, " && ") {
			if !regexp.MustCompile(want).Match(out) {
				t.Errorf("%s (gone: %v): %q is not on the page:\n%.3000s", c.address, c.gone, want, out)
			}
		}
	}
}
