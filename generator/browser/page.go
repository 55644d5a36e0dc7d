package browser

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"
)

// Page is a tab. It is closed when its test ends.
type Page struct {
	b       *Browser
	t       testing.TB
	session string
	load    chan struct{} // a page has been loaded

	mu       sync.Mutex
	requests []*Request
	byID     map[string]*Request
	reports  []string
}

// Request is one that a page made.
type Request struct {
	URL    string
	Type   string // Document, Stylesheet, Script, Image, Fetch, Other …
	Status int    // 0 when there was no answer
	Bytes  int    // over the wire, headers and compression included
}

// Page opens an empty tab for t, which may be another test than the one that
// started the browser.
func (b *Browser) Page(t testing.TB) *Page {
	t.Helper()
	var target struct {
		TargetID string `json:"targetId"`
	}
	var session struct {
		SessionID string `json:"sessionId"`
	}
	err := b.call("", "Target.createTarget", map[string]any{"url": "about:blank"}, &target)
	if err == nil {
		err = b.call("", "Target.attachToTarget", map[string]any{"targetId": target.TargetID, "flatten": true}, &session)
	}
	if err != nil {
		t.Fatal(err)
	}
	p := &Page{b: b, t: t, session: session.SessionID, load: make(chan struct{}, 64), byID: map[string]*Request{}}
	b.mu.Lock()
	b.pages[p.session] = p
	b.mu.Unlock()
	t.Cleanup(func() {
		_ = b.call("", "Target.closeTarget", map[string]any{"targetId": target.TargetID}, nil)
		b.mu.Lock()
		delete(b.pages, p.session)
		b.mu.Unlock()
	})
	for _, domain := range []string{"Page", "Network", "Log", "Runtime"} {
		p.Call(domain+".enable", nil, nil)
	}
	return p
}

// Call sends a command of the protocol. Result, when not nil, gets its answer.
func (p *Page) Call(method string, params map[string]any, result any) {
	p.t.Helper()
	if err := p.b.call(p.session, method, params, result); err != nil {
		p.t.Fatal(err)
	}
}

// Open goes to an address and waits until the page and what belongs to it is
// loaded. Requests and Reports begin anew. An address that differs from the
// current one in the part after # only does not load.
func (p *Page) Open(url string) {
	p.t.Helper()
	p.mu.Lock()
	p.requests, p.reports = nil, nil
	clear(p.byID)
	p.mu.Unlock()
	for len(p.load) > 0 {
		<-p.load
	}
	var r struct {
		LoaderID  string `json:"loaderId"`
		ErrorText string `json:"errorText"`
	}
	p.Call("Page.navigate", map[string]any{"url": url}, &r)
	if r.ErrorText != "" {
		p.t.Fatalf("open %s: %s", url, r.ErrorText)
	}
	if r.LoaderID != "" {
		p.loaded(url)
	}
}

func (p *Page) loaded(what string) {
	p.t.Helper()
	select {
	case <-p.load:
	case <-p.b.gone:
		p.t.Fatalf("%s: the browser has stopped", what)
	case <-time.After(patience):
		p.t.Fatalf("%s: not loaded in %v", what, patience)
	}
}

// Follow does something that leads to another page, such as a click on a link,
// and waits until that page is loaded.
func (p *Page) Follow(do func()) {
	p.t.Helper()
	for len(p.load) > 0 {
		<-p.load
	}
	do()
	p.loaded("follow")
}

// Eval gives the value of a JavaScript expression in the page; a promise is waited
// for. Result, when not nil, gets it from JSON. This works with scripts off too,
// but for promises.
func (p *Page) Eval(js string, result any) {
	p.t.Helper()
	if err := p.eval(js, result); err != nil {
		p.t.Fatalf("%v\nin %.300s", err, js)
	}
}

// Leave runs a JavaScript expression that goes to another page. The page may be gone
// before the browser has its answer, and then the browser says so instead of
// answering: that is no fault here. Whether the other page came, ask [Page.Follow]
// or [Page.Wait].
func (p *Page) Leave(js string) {
	p.t.Helper()
	if err := p.eval(js, nil); err != nil && !strings.Contains(err.Error(), "Inspected target navigated or closed") {
		p.t.Fatalf("%v\nin %.300s", err, js)
	}
}

func (p *Page) eval(js string, result any) error {
	var r struct {
		Result struct {
			Value json.RawMessage `json:"value"`
		} `json:"result"`
		Exception *struct {
			Text      string `json:"text"`
			Exception struct {
				Description string `json:"description"`
			} `json:"exception"`
		} `json:"exceptionDetails"`
	}
	params := map[string]any{"expression": js, "awaitPromise": true, "returnByValue": true, "userGesture": true}
	if err := p.b.call(p.session, "Runtime.evaluate", params, &r); err != nil {
		return err
	}
	if r.Exception != nil {
		return errors.New(r.Exception.Text + " " + r.Exception.Exception.Description)
	}
	if result == nil {
		return nil
	}
	if r.Result.Value == nil {
		return errors.New("the expression has no value")
	}
	return json.Unmarshal(r.Result.Value, result)
}

// Text gives the value of an expression that is a string.
func (p *Page) Text(js string) string {
	p.t.Helper()
	var s string
	p.Eval(js, &s)
	return s
}

// Wait waits until a JavaScript expression is true, also across a change of page.
func (p *Page) Wait(js string) {
	p.t.Helper()
	for end := time.Now().Add(patience); ; time.Sleep(20 * time.Millisecond) {
		var ok bool
		err := p.eval("!!("+js+")", &ok)
		if ok {
			return
		}
		if time.Now().After(end) {
			p.t.Fatalf("never true: %.500s (%v) on the page:\n%.2000s", js, err, p.Text("document.body.innerText"))
		}
	}
}

// Before runs a script in every page that is opened from now on, before its own
// scripts. The policy of the page does not stop it.
func (p *Page) Before(js string) {
	p.t.Helper()
	p.Call("Page.addScriptToEvaluateOnNewDocument", map[string]any{"source": js}, nil)
}

// Clock lets the clock of the pages that are opened from now on stand at a moment,
// in the time zone of the region.
func (p *Page) Clock(at time.Time) {
	p.t.Helper()
	p.Call("Emulation.setTimezoneOverride", map[string]any{"timezoneId": "Europe/Amsterdam"}, nil)
	p.Before(fmt.Sprintf(`Date=class extends Date{constructor(...a){a.length?super(...a):super(%d)}static now(){return %[1]d}}`, at.UnixMilli()))
}

// Requests gives what was asked for since Open, in that order.
func (p *Page) Requests() []Request {
	p.mu.Lock()
	defer p.mu.Unlock()
	var out []Request
	for _, r := range p.requests {
		out = append(out, *r)
	}
	return out
}

// Reports gives what the browser had to say since Open: violations of the policy,
// errors in scripts, failed requests, and what scripts wrote in the console.
func (p *Page) Reports() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return append([]string(nil), p.reports...)
}

// event is called by the goroutine that reads from the browser.
func (p *Page) event(m message) {
	var e struct {
		RequestID string `json:"requestId"`
		Type      string `json:"type"`
		Request   struct {
			URL string `json:"url"`
		} `json:"request"`
		Response struct {
			Status int `json:"status"`
		} `json:"response"`
		EncodedDataLength float64 `json:"encodedDataLength"`
		Entry             struct {
			Level, Text, URL string
		} `json:"entry"`
		ExceptionDetails struct {
			Text      string `json:"text"`
			Exception struct {
				Description string `json:"description"`
			} `json:"exception"`
		} `json:"exceptionDetails"`
		Args []struct {
			Value any `json:"value"`
		} `json:"args"`
	}
	if json.Unmarshal(m.Params, &e) != nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	switch m.Method {
	case "Page.loadEventFired":
		select {
		case p.load <- struct{}{}:
		default:
		}
	case "Network.requestWillBeSent":
		if strings.HasPrefix(e.Request.URL, "data:") {
			return
		}
		r := &Request{URL: e.Request.URL, Type: e.Type}
		p.requests, p.byID[e.RequestID] = append(p.requests, r), r
	case "Network.responseReceived":
		if r := p.byID[e.RequestID]; r != nil {
			r.Status = e.Response.Status
		}
	case "Network.loadingFinished":
		if r := p.byID[e.RequestID]; r != nil {
			r.Bytes = int(e.EncodedDataLength)
		}
	case "Log.entryAdded":
		if e.Entry.Level == "error" || e.Entry.Level == "warning" {
			p.reports = append(p.reports, e.Entry.Text+" "+e.Entry.URL)
		}
	case "Runtime.exceptionThrown":
		p.reports = append(p.reports, e.ExceptionDetails.Text+" "+e.ExceptionDetails.Exception.Description)
	case "Runtime.consoleAPICalled":
		for _, a := range e.Args {
			p.reports = append(p.reports, fmt.Sprint(a.Value))
		}
	}
}
