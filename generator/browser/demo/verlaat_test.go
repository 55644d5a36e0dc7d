package demo_test

import (
	"strings"
	"testing"

	"socialekaart/generator/browser"
	"socialekaart/generator/browser/demo"
)

// TestLeave: on a page about safety the keyboard leads away right after the link that skips the menu. By
// click and by Esc the page goes at once and the back button does not lead to it;
// without script it is a link that tells the other site nothing.
func TestLeave(t *testing.T) {
	files, _ := demo.Site(t)
	base := browser.Serve(t, files)
	b := browser.Start(t)
	const sensitive = "/wijken/dukenburg/veilig/"
	for naam, doe := range map[string]func(p *browser.Page){
		"click":  func(p *browser.Page) { p.Leave("document.querySelector('.weg a').click()") },
		"enter":  func(p *browser.Page) { p.Press("Tab", "Tab", "Enter") },
		"escape": func(p *browser.Page) { p.Press("Escape", "Escape", "Escape") },
	} {
		p := b.Page(t)
		p.Open(base + "/wijken/")
		p.Open(base + sensitive)
		// The real one is out of reach of a test.
		p.Eval("document.querySelector('.weg a').href = '/themas/'", nil)
		p.Follow(func() { doe(p) })
		p.Leave("history.back()")
		p.Wait("location.pathname !== '/themas/'")
		if at := p.Text("location.pathname"); at != "/wijken/" {
			t.Errorf("%s: the back button leads to %s", naam, at)
		}
	}
	p := b.Page(t)
	p.Scripts(false)
	p.Open(base + sensitive)
	p.Press("Tab", "Tab")
	link := p.Text("(a => [a.textContent, a.href, a.rel].join(' '))(document.activeElement)")
	if !strings.HasPrefix(link, "Verlaat deze pagina https://") || !strings.Contains(link, "noreferrer") {
		t.Errorf("the second stop of the keyboard is %q", link)
	}
	if ref := p.Text("document.querySelector('meta[name=referrer]').content"); ref != "no-referrer" {
		t.Errorf("the other site is told where one came from: %q", ref)
	}
	// It stays in sight, and hides nothing that has the focus.
	var y float64
	p.Eval("scrollTo(0, 600); document.querySelector('.weg').getBoundingClientRect().top", &y)
	if y != 0 {
		t.Errorf("the button is at %v", y)
	}
	if strings.Contains(string(files["themas/bewegen/index.html"]), `class="weg"`) {
		t.Error("the button stands where nobody needs it")
	}
}
