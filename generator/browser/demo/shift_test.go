package demo_test

import (
	"testing"
	"time"

	"socialekaart/generator/browser"
	"socialekaart/generator/browser/demo"
)

// TestShift: what is remembered in a browser, a wijk and a choice for the briefje,
// and what depends on the hour change a page before it is shown, so that nothing
// moves under a hand. On a slow line /verwijzers/ moved by 0.30 and /agenda/ by
// 0.02; a wijk kept 24rem free instead, of which a wide screen filled a half.
func TestShift(t *testing.T) {
	files, _ := demo.Site(t)
	base := browser.Serve(t, files)
	b := browser.Start(t)
	for _, c := range []struct{ url, klaar string }{
		{"/verwijzers/", "!document.getElementById('mandje').hidden && !document.getElementById('bladwijzer').hidden"},
		{"/agenda/", "document.querySelector('#verder a')"},
		{"/wijken/", "document.querySelector('#verder a')"},
		{"/", "document.querySelector('#verder a')"},
		{"/wijken/hatert/", "document.querySelector('#straks summary')"},
		{"/voorzieningen/goede-dag/", "document.querySelector('.nu').textContent"},
	} {
		for _, width := range []int{360, 768, 1280} {
			p := b.Page(t)
			p.Viewport(width, 800)
			p.Before(`localStorage.wijk = 'hatert'; localStorage.briefje = JSON.stringify({ ids: ['voorzieningen/goede-dag'], t: Date.now() });
				self.moved = 0; new PerformanceObserver(l => { for (const e of l.getEntries()) self.moved += e.value; }).observe({ type: 'layout-shift', buffered: true })`)
			p.Slow(1_600_000, 150*time.Millisecond, 4)
			p.Open(base + c.url)
			p.Wait(c.klaar)
			p.Eval("new Promise(r => setTimeout(r, 300))", nil)
			var moved float64
			if p.Eval("moved", &moved); moved > 0 {
				t.Errorf("%s moves by %.4f at %d pixels", c.url, moved, width)
			}
		}
	}
}
