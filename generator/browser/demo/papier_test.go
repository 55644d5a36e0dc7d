package demo_test

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"socialekaart/generator/browser"
	"socialekaart/generator/browser/demo"
)

// linkInPDF is where a link on paper leads to.
var linkInPDF = regexp.MustCompile(`/URI \(([^)]*)\)`)

// TestSearchOnPaper: paper says what was asked and which filters were chosen, and the
// results begin on the first sheet. Text in a PDF is numbers of glyphs; the links of
// its pages can be read.
func TestSearchOnPaper(t *testing.T) {
	files, _ := demo.Site(t)
	base := browser.Serve(t, files)
	p := browser.Start(t).Page(t)
	for _, c := range []struct {
		hash string
		want []string
	}{
		{"#q=eenzaam", []string{"resultaten voor “eenzaam”"}},
		{"#q=wandelen&kosten=gratis&dag=di", []string{"resultaten voor “wandelen”", "Gekozen filters:", "Gratis", "Dinsdag"}},
	} {
		p.Media("", "")
		p.Open("about:blank")
		p.Open(base + "/zoeken/" + c.hash)
		p.Wait("document.querySelector('#resultaten article')")
		results := 0
		for _, link := range sheet(p, 1) {
			if entryLink.MatchString(link) {
				results++
			}
		}
		if results < 3 {
			t.Errorf("%s: the first sheet has %d results", c.hash, results)
		}
		p.Media("print")
		text := p.Text(`getComputedStyle(document.getElementById('gekozen'), '::before').content + document.querySelector('main').innerText`)
		for _, want := range c.want {
			if !strings.Contains(text, want) {
				t.Errorf("%s: paper does not say %q: %.300q", c.hash, want, text)
			}
		}
		if strings.Contains(text, "×") || strings.Contains(text, "Alle woorden van A tot Z") {
			t.Errorf("%s: on paper stands what is for a screen: %.300q", c.hash, text)
		}
	}
}

// TestDayOnPaper: a day of the week of a wijk stands on one sheet, so that it can go
// on the door of the fridge. Days are told apart by what their links lead to.
func TestDayOnPaper(t *testing.T) {
	files, _ := demo.Site(t)
	base := browser.Serve(t, files)
	p := browser.Start(t).Page(t)
	p.Open(base + "/wijken/hatert/")
	var days []string
	p.Eval(`[...document.querySelectorAll('#gewoon .dag')].map(d => { const id = d.previousElementSibling.id; d.querySelectorAll('a').forEach(a => a.href = '/dag/' + id); return id; })`, &days)
	on := map[string]int{}
	for nr := 1; len(on) < len(days); nr++ {
		links := sheet(p, nr)
		if links == nil {
			t.Fatalf("%d sheets with %d days of %d", nr-1, len(on), len(days))
		}
		for _, link := range links {
			_, day, ok := strings.Cut(link, "/dag/")
			if ok && on[day] > 0 && on[day] < nr {
				t.Fatalf("%s stands on sheets %d and %d", day, on[day], nr)
			}
			if ok {
				on[day] = nr
			}
		}
	}
	if len(days) < 5 || on[days[0]] == on[days[len(days)-1]] {
		t.Errorf("a week on one sheet proves nothing: %v", on)
	}
}

// sheet prints a sheet of A4, from 1, and gives where its links lead to; nil when
// there is no such sheet.
func sheet(p *browser.Page, nr int) (links []string) {
	var r struct{ Data []byte }
	if nr > 1 {
		p.Call("Page.printToPDF", map[string]any{"preferCSSPageSize": true, "paperWidth": 8.27, "paperHeight": 11.69}, &r)
		if len(sheetInPDF.FindAll(r.Data, -1)) < nr {
			return nil
		}
	}
	p.Call("Page.printToPDF", map[string]any{"preferCSSPageSize": true, "paperWidth": 8.27, "paperHeight": 11.69, "pageRanges": strconv.Itoa(nr)}, &r)
	links = []string{}
	for _, m := range linkInPDF.FindAllSubmatch(r.Data, -1) {
		links = append(links, string(m[1]))
	}
	return links
}

var sheetInPDF = regexp.MustCompile(`/Type /Page\b`)

// entryLink is the address of an entry.
var entryLink = regexp.MustCompile(`/(voorzieningen|wegwijzers|maatjesprojecten|praktijkvoorbeelden)/[a-z0-9-]+/$`)
