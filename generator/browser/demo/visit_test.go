package demo_test

import (
	"slices"
	"strings"
	"testing"

	"socialekaart/generator/browser"
	"socialekaart/generator/browser/demo"
)

// What a page may cost a visitor who comes for the first time, over the wire,
// with everything that belongs to it. The icon counts on every page, as one request
// of iconBytes (measured: 246 and 269): the browser asks for it once in a visit and
// when it likes, also when the next page is open already.
const (
	iconBytes     = 280
	mostRequests  = 5
	mostBytes     = 15_000
	mostBytesLang = 50_000
	mostShift     = 0.25 // of the screen; more is poor, up to 0.1 is good (https://web.dev/articles/cls). It differs with how busy the machine is
)

// TestFirstVisit opens a page of each kind with an empty cache, on a phone.
func TestFirstVisit(t *testing.T) {
	b := browser.Start(t)
	files, _ := demo.Site(t)
	base := browser.Serve(t, files)
	p := b.Page(t)
	p.Viewport(360, 640)
	p.Call("Network.setCacheDisabled", map[string]any{"cacheDisabled": true}, nil)
	controls := read(t, "testdata/controles.js") + ";0"
	for _, s := range samples(t) {
		p.Open(base + s.url)
		if s.door {
			from := base + s.url
			p.Wait("location.href!='" + from + "'&&document.readyState=='complete'")
			continue
		}
		p.Eval(controls, nil)
		var shift float64
		p.Eval("controles.verschuiving()", &shift)
		requests := slices.DeleteFunc(p.Requests(), func(r browser.Request) bool { return strings.HasSuffix(r.URL, "icoon.svg") })
		number, bytes := 1+len(requests), iconBytes
		for _, r := range requests {
			bytes += r.Bytes
		}
		t.Logf("%-45s %d requests %6d bytes, shift %.3f", s.url, number, bytes, shift)
		most := mostBytes
		if s.lang {
			most = mostBytesLang
		}
		if bytes > most || number > mostRequests || shift > mostShift {
			t.Errorf("%s: %d requests, %d bytes, shift %.3f", s.url, number, bytes, shift)
		}
		for _, f := range trouble(p, base) {
			t.Errorf("%s: %s", s.url, f)
		}
		if requests[0].Status != 200 {
			t.Errorf("%s: status %d", s.url, requests[0].Status)
		}
	}
}
