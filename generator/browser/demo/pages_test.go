package demo_test

import (
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"

	"socialekaart/generator/browser"
	"socialekaart/generator/browser/demo"
	"socialekaart/themes"
)

// sample is a line of testdata/paginas.txt.
type sample struct {
	template, url string
	lang, door    bool
}

func samples(t *testing.T) (out []sample) {
	t.Helper()
	for _, f := range table(t, "testdata/paginas.txt") {
		out = append(out, sample{f[0], f[1], slices.Contains(f, "lang"), slices.Contains(f, "door")})
	}
	return out
}

// table gives the words of each line of a file, without comments.
func table(t *testing.T, name string) (out [][]string) {
	t.Helper()
	for line := range strings.Lines(read(t, name)) {
		if f := strings.Fields(line); len(f) > 0 && !strings.HasPrefix(line, "#") {
			out = append(out, f)
		}
	}
	return out
}

func read(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestEveryTemplateHasASample: what no page of the table shows, nobody tests.
func TestEveryTemplateHasASample(t *testing.T) {
	has := map[string]bool{"base.html": true, "deel.html": true} // parts of all the others
	for _, s := range samples(t) {
		has[s.template] = true
	}
	names, err := fs.Glob(themes.Standaard(), "*.html")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if !has[name] {
			t.Errorf("no page in testdata/paginas.txt shows %s", name)
		}
	}
}

// wijze is a way in which somebody sees a page.
type wijze struct {
	naam   string
	width  int
	medium string
	wish   string
	js     string   // what the visitor sets
	axe    string   // the rules that can give another answer here; "" for all, "-" for none
	checks []string // functions of controles.js
}

var alle = []string{"breed", "geknipt", "klein", "leegte"}

// wijzen are those with script, all on one load of the page. Where axe finds what
// it finds by day too it is left out; with SOCIALEKAART_SLOW=1 it runs everywhere,
// with all of its rules.
var wijzen = []wijze{
	{naam: "light", width: 1280, checks: alle},
	{naam: "dark", width: 1280, wish: "prefers-color-scheme: dark", axe: "color-contrast,link-in-text-block"},
	{naam: "no movement", width: 1280, wish: "prefers-reduced-motion: reduce", axe: "-", checks: []string{"beweegt"}},
	{naam: "200 %", width: 1280, js: "document.documentElement.style.fontSize='200%'", axe: "-", checks: []string{"breed", "geknipt"}},
	{naam: "320 px", width: 320, axe: "-", checks: alle},
	{naam: "text spacing", width: 320, js: "controles.ruim()", axe: "-", checks: []string{"breed", "geknipt"}},
	{naam: "print", width: 718, medium: "print", axe: "-", checks: []string{"breed", "geknipt", "papier"}},
}

var zonderScript = wijze{naam: "no script", width: 360, axe: "-", checks: append([]string{"dood"}, alle...)}

// slow is for a release: a minute more of processor.
var slow = os.Getenv("SOCIALEKAART_SLOW") != ""

func (w wijze) set(p *browser.Page) {
	p.Viewport(w.width, 800)
	p.Media(w.medium, w.wish)
	p.Eval("controles.gewoon();"+w.js+";0", nil)
}

// TestPages shows a page of each kind in each way, and asks axe and controles.js
// what is wrong with it.
func TestPages(t *testing.T) {
	b := browser.Start(t)
	files, _ := demo.Site(t)
	base := browser.Serve(t, files)
	controls, engine := read(t, "testdata/controles.js"), read(t, "testdata/axe/axe.min.js")
	with, without := b.Page(t), b.Page(t)
	with.Before(controls + engine)
	without.Scripts(false)
	tell := func(s sample, w wijze, found []string) {
		for _, f := range found {
			t.Errorf("%s, %s: %s", s.url, w.naam, f)
		}
	}
	for _, s := range samples(t) {
		if s.door {
			continue
		}
		with.Open(base + s.url)
		for _, w := range wijzen {
			w.set(with)
			tell(s, w, w.wrong(with))
		}
		tell(s, wijze{}, trouble(with, base))
		with.Eval("controles.kort()", nil)
		for _, w := range wijzen {
			if slow {
				w.axe = ""
			}
			if w.axe != "-" {
				w.set(with)
				tell(s, w, axe(with, w.axe, w.medium))
			}
		}

		w := zonderScript
		without.Scripts(false)
		without.Viewport(w.width, 800)
		without.Open(base + s.url)
		without.Eval(controls+";0", nil)
		tell(s, w, append(w.wrong(without), trouble(without, base)...))
		if !slow {
			continue
		}
		without.Scripts(true) // those of the page did not run, and do not run any more
		without.Eval(engine+";controles.kort()", nil)
		tell(s, w, axe(without, "", ""))
	}
}

// wrong gives what the controls find on the open page.
func (w wijze) wrong(p *browser.Page) (out []string) {
	var found map[string][]string
	p.Eval(fmt.Sprintf("Object.fromEntries(%q.split(',').filter(Boolean).map(c=>[c,controles[c]()]))", strings.Join(w.checks, ",")), &found)
	for _, c := range w.checks {
		for _, f := range found[c] {
			out = append(out, c+": "+f)
		}
	}
	return out
}

// trouble gives what the browser had to say, and who was asked something that is
// not this site.
func trouble(p *browser.Page, base string) (out []string) {
	for _, r := range p.Requests() {
		if !strings.HasPrefix(r.URL, base+"/") {
			out = append(out, "third party: "+r.URL)
		}
	}
	for _, r := range p.Reports() {
		out = append(out, "report: "+r)
	}
	return out
}

// axe runs axe-core: the rules that are named, or all of WCAG 2.2 A and AA and its
// best practices. Nobody points at paper, so there the size of a target says nothing
// (WCAG 2.5.8 is about pointers).
func axe(p *browser.Page, rules, medium string) (out []string) {
	only := `{type:'tag',values:['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice']}`
	if rules != "" {
		only = fmt.Sprintf(`{type:'rule',values:%q.split(',')}`, rules)
	}
	p.Eval(`axe.run(document,{resultTypes:['violations'],runOnly:`+only+`,rules:{'target-size':{enabled:`+fmt.Sprint(medium != "print")+`}}}).then(r=>r.violations.flatMap(v=>v.nodes.map(n=>'axe '+v.id+': '+n.target+' '+n.html.slice(0,90))))`, &out)
	return out
}
