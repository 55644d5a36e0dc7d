package demo_test

import (
	"regexp"
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
		var r struct{ Data []byte }
		p.Call("Page.printToPDF", map[string]any{"preferCSSPageSize": true, "paperWidth": 8.27, "paperHeight": 11.69, "pageRanges": "1"}, &r)
		results := 0
		for _, m := range linkInPDF.FindAllSubmatch(r.Data, -1) {
			if entryLink.Match(m[1]) {
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

// entryLink is the address of an entry.
var entryLink = regexp.MustCompile(`/(voorzieningen|wegwijzers|maatjesprojecten|praktijkvoorbeelden)/[a-z0-9-]+/$`)
