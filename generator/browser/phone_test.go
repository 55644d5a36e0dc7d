package browser_test

import (
	"testing"
	"time"

	"socialekaart/generator/browser"
	"socialekaart/generator/browser/demo"
)

// TestOldPhone: with 250 kbit/s and an answer after 400 ms, an entry can be read
// within 1.5 s. The network is made slow and not the processor: this machine may
// be busy with something else, so it gets some more chances.
func TestOldPhone(t *testing.T) {
	b := browser.Start(t)
	files, _ := demo.Site(t)
	base := browser.Serve(t, files)
	const most = 1500.0 // milliseconds
	best := 1e9
	for i := 0; i < 30 && best > most; i++ {
		p := b.Page(t)
		p.Viewport(360, 640)
		p.Slow(250_000, 400*time.Millisecond, 1)
		p.Open(base + "/voorzieningen/goede-dag/")
		var fcp float64
		p.Wait("performance.getEntriesByName('first-contentful-paint').length")
		p.Eval("performance.getEntriesByName('first-contentful-paint')[0].startTime", &fcp)
		t.Logf("the first text stands after %.0f ms", fcp)
		best = min(best, fcp)
	}
	if best > most {
		t.Errorf("the first text stands after %.0f ms, want %.0f at most", best, most)
	}
}
