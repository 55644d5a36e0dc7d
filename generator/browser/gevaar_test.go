package browser_test

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"socialekaart/generator/browser"
	"socialekaart/generator/browser/demo"
)

// TestGevaar: /zoeken/ fetches the words of danger when somebody comes to the box,
// and from then on the numbers to call stand there with the last letter of such a
// word, before any answer of the search: also for who saves data, for who types
// faster than the line, for who comes with the question, and when the index is
// broken.
func TestGevaar(t *testing.T) {
	heel, _ := demo.Site(t)
	script := ""
	for name := range heel {
		if strings.HasPrefix(name, "js/verwijzer.") {
			script = name
		}
	}
	if script == "" {
		t.Fatal("the site has no js/verwijzer")
	}
	zonderIndex := maps.Clone(heel)
	delete(zonderIndex, "zoek/m.bin")
	const gevaar = `!document.getElementById("uitweg-crisis").hidden && /113/.test(document.getElementById("uitweg-crisis").innerText)`
	b := browser.Start(t)
	gevraagd := func(p *browser.Page) bool {
		return slices.ContainsFunc(p.Requests(), func(r browser.Request) bool { return strings.HasSuffix(r.URL, script) })
	}
	for _, c := range []struct {
		naam   string
		files  map[string][]byte
		before string
		traag  bool
	}{
		{"a visitor", heel, "", false},
		{"who saves data", heel, `Object.defineProperty(navigator, "connection", { value: { saveData: true } })`, false},
		{"who has a slow line", heel, "", true},
		{"without an index", zonderIndex, "", false},
	} {
		t.Run(c.naam, func(t *testing.T) {
			p := b.Page(t)
			p.Before(c.before)
			if c.traag {
				p.Slow(400_000, 400*time.Millisecond, 1)
			}
			url := browser.Serve(t, c.files) + "/zoeken/"
			p.Open(url)
			if gevraagd(p) {
				t.Error("the words are fetched before somebody comes to the box")
			}
			p.Click("#q")
			p.Wait(`document.activeElement.id === "q"`)
			if !c.traag {
				p.Wait(`self.schoon`)
			}
			p.Type("zelfmoord")
			if c.traag {
				p.Wait(gevaar)
			}
			var meteen bool
			if p.Eval(gevaar, &meteen); !meteen {
				t.Error("the numbers to call do not come with the last letter")
			}
			p.Eval(`q.select()`, nil)
			p.Type("wandelen")
			if p.Eval(gevaar, &meteen); meteen {
				t.Error("the numbers to call stay when the word is gone")
			}
		})
	}
	p := b.Page(t)
	p.Open(browser.Serve(t, zonderIndex) + "/zoeken/#q=zelfmoord")
	p.Wait(gevaar)
	p = b.Page(t)
	p.Open(browser.Serve(t, heel) + "/zoeken/#q=zelfmoord+0612345678")
	p.Wait(gevaar + ` && !document.getElementById("persoonlijk").hidden && location.hash === "#q=zelfmoord"`)
	if r := p.Reports(); len(r) > 0 {
		t.Errorf("the browser says %q", r)
	}
}
