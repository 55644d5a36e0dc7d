package demo_test

import (
	"fmt"
	"testing"

	"socialekaart/generator/browser"
	"socialekaart/generator/browser/demo"
)

// mostStops is how far the Tab key walks. What stands behind the first forty stops
// of a long list is more of the same.
const mostStops = 40

// walk presses Tab until the page is at its end, and tells what is wrong with the
// stops on the way.
func walk(p *browser.Page) (stops int, wrong []string) {
	for range mostStops {
		p.Press("Tab")
		var f *struct {
			Wie  string
			Fout []string
		}
		p.Eval("controles.focus()", &f)
		if f == nil {
			return stops, wrong
		}
		stops++
		for _, x := range f.Fout {
			wrong = append(wrong, fmt.Sprintf("%s: stop %d, %s", x, stops, f.Wie))
		}
	}
	return stops, wrong
}

// TestKeyboard walks through a page of each kind with the Tab key: the first stop
// skips the menu, no stop is left out, and the focus can always be seen.
func TestKeyboard(t *testing.T) {
	b := browser.Start(t)
	files, _ := demo.Site(t)
	base := browser.Serve(t, files)
	p := b.Page(t)
	p.Viewport(360, 640)
	controls := read(t, "testdata/controles.js") + ";0"
	for _, s := range samples(t) {
		if s.door {
			continue
		}
		p.Open(base + s.url)
		p.Eval(controls, nil)
		stops, wrong := walk(p)
		for _, w := range wrong {
			t.Errorf("%s: %s", s.url, w)
		}
		var want int
		if p.Eval("controles.haltes()", &want); stops != min(want, mostStops) {
			t.Errorf("%s: %d stops, want %d", s.url, stops, min(want, mostStops))
		}
		// The skip link leads past the menu.
		p.Open(base + s.url)
		p.Press("Tab", "Enter", "Tab")
		if in := p.Text("document.activeElement.closest('main, footer')?.tagName ?? document.activeElement.outerHTML.slice(0,80)"); in != "MAIN" && in != "FOOTER" {
			t.Errorf("%s: the skip link leads to %s", s.url, in)
		}
	}
}
