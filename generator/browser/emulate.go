package browser

import (
	"strings"
	"time"
)

// Viewport gives the page a size in CSS pixels, of one device pixel each; under 600
// wide it is that of a phone.
func (p *Page) Viewport(width, height int) {
	p.t.Helper()
	p.Call("Emulation.setDeviceMetricsOverride", map[string]any{"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}, nil)
}

// Media shows the page as if on a medium ("print", or "" for a screen) and with
// wishes such as "prefers-color-scheme: dark", "forced-colors: active" or
// "prefers-reduced-motion: reduce". It takes the place of what was said before.
func (p *Page) Media(medium string, wishes ...string) {
	p.t.Helper()
	features := []map[string]string{}
	for _, w := range wishes {
		name, value, _ := strings.Cut(w, ":")
		features = append(features, map[string]string{"name": strings.TrimSpace(name), "value": strings.TrimSpace(value)})
	}
	p.Call("Emulation.setEmulatedMedia", map[string]any{"media": medium, "features": features}, nil)
}

// Scripts says whether the pages that are opened from now on may run scripts.
func (p *Page) Scripts(on bool) {
	p.t.Helper()
	p.Call("Emulation.setScriptExecutionDisabled", map[string]any{"value": !on}, nil)
}

// Slow gives the page a network of so many bits a second with so much delay per
// request, and a processor so many times slower than this one. The cache is off,
// as for a first visit.
func (p *Page) Slow(bits int, latency time.Duration, processor float64) {
	p.t.Helper()
	p.Call("Network.setCacheDisabled", map[string]any{"cacheDisabled": true}, nil)
	p.Call("Network.emulateNetworkConditions", map[string]any{
		"offline": false, "latency": latency.Milliseconds(), "downloadThroughput": bits / 8, "uploadThroughput": bits / 8,
	}, nil)
	p.Call("Emulation.setCPUThrottlingRate", map[string]any{"rate": processor}, nil)
}

// Screenshot gives a PNG of the whole page.
func (p *Page) Screenshot() []byte {
	p.t.Helper()
	var r struct{ Data []byte }
	p.Call("Page.captureScreenshot", map[string]any{"captureBeyondViewport": true}, &r)
	return r.Data
}

// PDF prints the page on A4.
func (p *Page) PDF() []byte {
	p.t.Helper()
	var r struct{ Data []byte }
	p.Call("Page.printToPDF", map[string]any{"preferCSSPageSize": true, "paperWidth": 8.27, "paperHeight": 11.69, "generateTaggedPDF": true}, &r)
	return r.Data
}

// Node is what a screen reader gets of an element.
type Node struct{ Role, Name string }

// Tree gives what a screen reader gets of the page, in its order, without what is
// hidden from it.
func (p *Page) Tree() []Node {
	p.t.Helper()
	var r struct {
		Nodes []struct {
			Ignored    bool
			Role, Name struct{ Value any }
		}
	}
	p.Call("Accessibility.getFullAXTree", nil, &r)
	var out []Node
	for _, n := range r.Nodes {
		if n.Ignored {
			continue
		}
		role, _ := n.Role.Value.(string)
		name, _ := n.Name.Value.(string)
		out = append(out, Node{role, name})
	}
	return out
}
