package demo_test

import (
	"testing"
	"time"

	"socialekaart/generator/browser"
	"socialekaart/generator/browser/demo"
)

// TestShift: what is remembered in the browser of a practice, its wijk and a choice
// for the briefje, changes the entrance for referrers before it is shown, so that
// nothing moves under a hand. At 768 pixels on a slow line it moved by 0.30: the
// link for a bookmark came in between, and then the choice.
func TestShift(t *testing.T) {
	files, _ := demo.Site(t)
	base := browser.Serve(t, files)
	p := browser.Start(t).Page(t)
	p.Viewport(768, 800)
	p.Before(`self.moved = 0; new PerformanceObserver(l => { for (const e of l.getEntries()) self.moved += e.value; }).observe({ type: 'layout-shift', buffered: true })`)
	p.Open(base + "/404.html")
	p.Eval(`localStorage.wijk = 'hatert'; localStorage.briefje = JSON.stringify({ ids: ['voorzieningen/goede-dag'], t: Date.now() })`, nil)
	p.Slow(1_600_000, 150*time.Millisecond, 4)
	p.Open(base + "/verwijzers/")
	p.Wait("!document.getElementById('mandje').hidden && !document.getElementById('bladwijzer').hidden")
	p.Eval("new Promise(r => setTimeout(r, 500))", nil)
	var moved float64
	if p.Eval("moved", &moved); moved > 0.01 {
		t.Errorf("the page moves by %.3f", moved)
	}
}
