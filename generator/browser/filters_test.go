package browser_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"socialekaart/generator/browser"
	"socialekaart/generator/browser/demo"
)

// vakje is a box of the form on a list.
type vakje struct{ groep, teken, waarde string }

var (
	reGroep = regexp.MustCompile(`(?s)<fieldset name="([a-z]+)">(.*?)</fieldset>`)
	reVakje = regexp.MustCompile(`<input type="checkbox" id="f_([a-z]+)" value="([^"]+)"`)
	reMerk  = regexp.MustCompile(`data-f="([a-z ]*)"`)
)

// form reads the boxes of a list and the answers of its cards from the HTML.
func form(html string) (vakjes []vakje, kaarten [][]string) {
	for _, g := range reGroep.FindAllStringSubmatch(html, -1) {
		for _, m := range reVakje.FindAllStringSubmatch(g[2], -1) {
			vakjes = append(vakjes, vakje{g[1], m[1], m[2]})
		}
	}
	_, cards, _ := strings.Cut(html, `<div id="resultaten">`)
	for _, m := range reMerk.FindAllStringSubmatch(cards, -1) {
		kaarten = append(kaarten, strings.Fields(m[1]))
	}
	return vakjes, kaarten
}

// samen gives how many cards two answers leave: one of them when they answer the
// same filter, both when they do not.
func samen(kaarten [][]string, a, b vakje) int {
	n := 0
	for _, k := range kaarten {
		x, y := slices.Contains(k, a.teken), slices.Contains(k, b.teken)
		if x && y || a.groep == b.groep && (x || y) {
			n++
		}
	}
	return n
}

const lijst = "/wijken/hatert/alles/"

// open opens the list with its script loaded.
func open(p *browser.Page, url string) {
	p.Open(url)
	p.Eval("document.querySelector('#filters input').focus()", nil)
	p.Wait("!document.querySelector('#filters.css')")
}

// zichtbaar counts the cards that can be seen.
const zichtbaar = `[...document.querySelectorAll('#resultaten [data-f]')].filter(e => getComputedStyle(e).display !== 'none').length`

// TestFilterPairs: the numbers in the form, and what is left, for each pair of
// answers.
func TestFilterPairs(t *testing.T) {
	files, _ := demo.Site(t)
	vakjes, kaarten := form(string(files["wijken/hatert/alles/index.html"]))
	if len(vakjes) < 40 || len(kaarten) < 50 {
		t.Fatalf("%d boxes and %d cards", len(vakjes), len(kaarten))
	}
	p := browser.Start(t).Page(t)
	open(p, browser.Serve(t, files)+lijst)
	var got [][]struct{ N, Nr int }
	// A browser refuses thousands of steps in its history, and this is not about those.
	p.Eval(`(() => {
  history.pushState = () => {};
  const v = [...document.querySelectorAll('#filters input')], nr = i => +i.parentNode.querySelector('.n').textContent;
  const kaarten = [...document.querySelectorAll('#resultaten [data-f]')];
  const kies = (...aan) => { for (const i of v) i.checked = aan.includes(i); v[0].dispatchEvent(new Event('change', { bubbles: true })); };
  return v.map((a, i) => {
    kies(a);
    const nrs = v.map(nr);
    return v.map((b, j) => {
      if (j > i) kies(a, b);
      return { N: j > i ? kaarten.filter(e => !e.hidden).length : -1, Nr: nrs[j] };
    });
  });
})()`, &got)
	for i, a := range vakjes {
		for j, b := range vakjes {
			if want := samen(kaarten, a, b); j > i && got[i][j].N != want {
				t.Errorf("%s and %s leave %d cards, want %d", a.waarde, b.waarde, got[i][j].N, want)
			}
			want := samen(kaarten, a, b)
			if a.groep == b.groep {
				want = samen(kaarten, b, b)
			}
			if got[i][j].Nr != want {
				t.Errorf("with %s the form gives %d for %s, want %d", a.waarde, got[i][j].Nr, b.waarde, want)
			}
		}
	}
	if r := p.Reports(); len(r) > 0 {
		t.Error(r)
	}
}

// TestFilterWithoutScript: the style narrows to the same cards by itself. A part
// of the pairs: each costs a few milliseconds of style.
func TestFilterWithoutScript(t *testing.T) {
	files, _ := demo.Site(t)
	vakjes, kaarten := form(string(files["wijken/hatert/alles/index.html"]))
	p := browser.Start(t).Page(t)
	p.Scripts(false)
	p.Open(browser.Serve(t, files) + lijst)
	n := 0
	for i, a := range vakjes {
		for j := i; j < len(vakjes); j += 37 {
			b := vakjes[j]
			var got int
			p.Eval(fmt.Sprintf(`for (const i of document.querySelectorAll('#filters input')) i.checked = ['f_%s', 'f_%s'].includes(i.id);`, a.teken, b.teken)+zichtbaar, &got)
			if want := samen(kaarten, a, b); got != want {
				t.Errorf("%s and %s leave %d cards, want %d", a.waarde, b.waarde, got, want)
			}
			n++
		}
	}
	if n < 50 {
		t.Errorf("only %d pairs were tried", n)
	}
	var los bool
	p.Eval(`getComputedStyle(document.querySelector('.los')).display !== 'none'`, &los)
	if !los {
		t.Error("the page does not say what to do when nothing is left")
	}
}

// TestFilterJourney: boxes by keyboard, the status, the address, the back button,
// and the way out where nothing is left.
func TestFilterJourney(t *testing.T) {
	files, _ := demo.Site(t)
	base := browser.Serve(t, files)
	p := browser.Start(t).Page(t)
	p.Viewport(360, 640)
	open(p, base+lijst)
	p.Eval("document.querySelector('[name=kosten] input').focus()", nil)
	p.Press(" ")
	p.Wait(`/^\d+ van \d+ vermeldingen\.$/.test(document.getElementById('telling').textContent)`)
	if h := p.Text("location.hash"); h != "#kosten=gratis" {
		t.Errorf("the address ends in %q", h)
	}
	var gratis, alle int
	p.Eval(zichtbaar, &gratis)
	// A step to an entry and back keeps what was chosen.
	p.Follow(func() { p.Leave("document.querySelector('#resultaten [data-f]:not([hidden]) a').click()") })
	p.Leave("history.back()")
	p.Wait("location.pathname === '" + lijst + "' && " + zichtbaar + fmt.Sprintf(" === %d && document.querySelector('[name=kosten] input').checked", gratis))
	// One more answer, and back: the answer before it; back again: all.
	p.Eval("document.querySelector('[name=meedoen] input').click()", nil)
	p.Wait(zichtbaar + fmt.Sprintf(" < %d", gratis))
	p.Eval("history.back()", nil)
	p.Wait(zichtbaar + fmt.Sprintf(" === %d", gratis))
	p.Eval("history.back()", nil)
	p.Wait("!document.querySelector('#filters :checked')")
	p.Eval(zichtbaar, &alle)
	if alle <= gratis {
		t.Errorf("%d cards in all, %d free", alle, gratis)
	}
	// The address of a heading leaves the choice alone.
	p.Eval("document.querySelector('[name=kosten] input').click();location.hash = 'hier';0", nil)
	p.Wait("document.querySelector('[name=kosten] input').checked && location.hash === '#hier'")
	if r := p.Reports(); len(r) > 0 {
		t.Error(r)
	}
}

// TestFilterDeadEnd: an answer that leaves nothing cannot be ticked and says why;
// who gets there by an address finds what to let go, another wijk and a wegwijzer.
func TestFilterDeadEnd(t *testing.T) {
	files, _ := demo.Site(t)
	vakjes, kaarten := form(string(files["wijken/hatert/alles/index.html"]))
	var a, b vakje
	for i, x := range vakjes {
		for _, y := range vakjes[i:] {
			if a.teken == "" && samen(kaarten, x, y) == 0 && samen(kaarten, x, x) > 0 && samen(kaarten, y, y) > 0 {
				a, b = x, y
			}
		}
	}
	if a.teken == "" {
		t.Fatal("every pair of answers leaves something")
	}
	base := browser.Serve(t, files)
	p := browser.Start(t).Page(t)
	open(p, base+lijst)
	p.Eval(fmt.Sprintf("document.getElementById('f_%s').click()", a.teken), nil)
	uit := p.Text(fmt.Sprintf("(l => l.querySelector('input').disabled + l.textContent)(document.getElementById('f_%s').parentNode)", b.teken))
	if !strings.HasPrefix(uit, "true") || !strings.Contains(uit, "0: niets met ") {
		t.Errorf("an answer that leaves nothing: %q", uit)
	}
	p.Open("about:blank")
	p.Open(fmt.Sprintf("%s%s#%s=%s&%s=%s", base, lijst, a.groep, a.waarde, b.groep, b.waarde))
	p.Wait("document.getElementById('telling').textContent.startsWith('Niets gevonden met ')")
	if n := p.Text("document.getElementById('niets').hidden + ' ' + document.querySelectorAll('#losser button').length + ' ' + document.querySelectorAll('#niets a').length"); n == "" || !strings.HasPrefix(n, "false 2 ") {
		t.Errorf("the way out: %s", n)
	}
	if h := p.Text("document.querySelector('#niets .chips a').hash"); !strings.Contains(h, a.groep+"="+a.waarde) {
		t.Errorf("the wijk next door does not keep the choice: %q", h)
	}
	p.Eval("document.querySelector('#losser button').click()", nil)
	p.Wait(zichtbaar + " > 0 && document.getElementById('niets').hidden")
	if f := p.Text("document.activeElement.tagName"); f == "BODY" {
		t.Error("the focus is lost")
	}
}

// TestFilterLayout: the form is there with script and with :has, the links are
// there without; nothing moves when the page loads.
func TestFilterLayout(t *testing.T) {
	files, _ := demo.Site(t)
	base := browser.Serve(t, files)
	b := browser.Start(t)
	for _, width := range []int{360, 1280} {
		p := b.Page(t)
		p.Viewport(width, 800)
		p.Before(`self.verschoven = 0; new PerformanceObserver(l => { for (const e of l.getEntries()) if (!e.hadRecentInput) self.verschoven += e.value; }).observe({ type: 'layout-shift', buffered: true })`)
		cls := 1.0
		for try := 0; try < 3 && cls > 0; try++ { // a busy machine may paint between two steps; see TestShift
			p.Open(base + "/themas/ontmoeten/")
			p.Eval("new Promise(r => setTimeout(r, 500))", nil)
			p.Eval("verschoven", &cls)
		}
		if cls > 0 {
			t.Errorf("at %d pixels the page moves by %.3f", width, cls)
		}
		if n := len(p.Requests()); n > 5 {
			t.Errorf("%d requests", n)
		}
		var links bool
		p.Eval(`!!document.querySelector('nav[aria-label="Makkelijk meedoen"]').offsetParent`, &links)
		if links {
			t.Error("the links of the form stand beside the form")
		}
	}
}

// TestFilterNotOnSearch: the search page has filters of its own, and the script of
// the lists stays away from them.
func TestFilterNotOnSearch(t *testing.T) {
	files, _ := demo.Site(t)
	p := browser.Start(t).Page(t)
	p.Open(browser.Serve(t, files) + "/zoeken/")
	p.Eval("document.getElementById('filters').dispatchEvent(new Event('pointerover')); new Promise(r => setTimeout(r, 300))", nil)
	if r := p.Reports(); len(r) > 0 {
		t.Error(r)
	}
}

// TestWeekFolded: with script the days with a date take the place of the ordinary
// week, which is one press away and stands on paper; without script it is in sight.
func TestWeekFolded(t *testing.T) {
	files, _ := demo.Site(t)
	base := browser.Serve(t, files)
	p := browser.Start(t).Page(t)
	const open = "String(document.getElementById('gewoon').open)"
	p.Open(base + "/wijken/hatert/")
	if p.Text(open) != "false" {
		t.Error("the ordinary week stands beside the days with a date")
	}
	p.PDF()
	if p.Text(open) != "true" {
		t.Error("the ordinary week is not on paper")
	}
	p.Scripts(false)
	p.Open(base + "/wijken/hatert/")
	if p.Text(open) != "true" {
		t.Error("without script there is no week in sight")
	}
}

// TestMoreFilters: a part of a wijk leads to the form with its own answer filled in,
// and leaves the same cards.
func TestMoreFilters(t *testing.T) {
	files, _ := demo.Site(t)
	base := browser.Serve(t, files)
	p := browser.Start(t).Page(t)
	for _, url := range []string{"/wijken/hatert/gratis/", "/wijken/hatert/geld/", "/themas/geld/gratis/"} {
		p.Open(base + url)
		var n, left int
		p.Eval("document.querySelectorAll('#resultaten li').length - document.querySelectorAll('[aria-labelledby=ernaast] li').length", &n)
		p.Follow(func() {
			p.Leave("[...document.querySelectorAll('main a')].find(a => a.textContent === 'Meer filters').click()")
		})
		p.Wait("document.querySelectorAll('#filters :checked').length === 1")
		p.Eval("[...document.querySelectorAll('#resultaten section:not([aria-labelledby=ernaast]) [data-f]')].filter(e => !e.hidden).length", &left)
		if n == 0 || left != n {
			t.Errorf("%s has %d cards, the form leaves %d", url, n, left)
		}
	}
}
