package browser

import (
	"fmt"
	"strings"
)

// keys are those without a character: code and number as in a browser's events.
var keys = map[string]struct {
	code string
	nr   int
	text string
}{
	"Tab": {"Tab", 9, ""}, "Enter": {"Enter", 13, "\r"}, "Escape": {"Escape", 27, ""}, " ": {"Space", 32, " "}, "Backspace": {"Backspace", 8, ""},
	"End": {"End", 35, ""}, "Home": {"Home", 36, ""},
	"ArrowLeft": {"ArrowLeft", 37, ""}, "ArrowUp": {"ArrowUp", 38, ""}, "ArrowRight": {"ArrowRight", 39, ""}, "ArrowDown": {"ArrowDown", 40, ""},
}

// Press presses and lets go of keys one after another: "Tab", "Shift+Tab",
// "Enter", " ", "ArrowDown". Text is for Type.
func (p *Page) Press(names ...string) {
	p.t.Helper()
	for _, name := range names {
		key, shift := strings.CutPrefix(name, "Shift+")
		k, ok := keys[key]
		if !ok {
			p.t.Fatalf("press %q: no such key", name)
		}
		event := map[string]any{"type": "keyDown", "key": key, "code": k.code, "windowsVirtualKeyCode": k.nr}
		if k.text != "" {
			event["text"] = k.text
		}
		if shift {
			event["modifiers"] = 8
		}
		p.Call("Input.dispatchKeyEvent", event, nil)
		delete(event, "text")
		event["type"] = "keyUp"
		p.Call("Input.dispatchKeyEvent", event, nil)
	}
}

// Type enters text into what has the focus.
func (p *Page) Type(text string) {
	p.t.Helper()
	p.Call("Input.insertText", map[string]any{"text": text}, nil)
}

// Click scrolls the first element of a CSS selector into view and clicks in its
// middle, as a finger or a mouse would. It is a failure when there is no such
// element, or when another one lies over it.
func (p *Page) Click(selector string) {
	p.t.Helper()
	var at struct {
		X, Y  float64
		Wrong string
	}
	p.Eval(fmt.Sprintf(`(s=>{
		const e=document.querySelector(s)
		if(!e)return {Wrong:'there is no such element'}
		e.scrollIntoView({block:'center',behavior:'instant'})
		const r=[...e.getClientRects()].find(r=>r.width>0&&r.height>0)
		if(!r)return {Wrong:'it cannot be seen'}
		const X=r.left+r.width/2,Y=r.top+r.height/2,top=document.elementFromPoint(X,Y)
		if(!top||!(e.contains(top)||top.contains(e)||[...(e.labels||[])].some(l=>l.contains(top))))return {Wrong:'under '+(top?top.outerHTML.slice(0,80):'nothing')}
		return {X,Y}
	})(%q)`, selector), &at)
	if at.Wrong != "" {
		p.t.Fatalf("click %s: %s", selector, at.Wrong)
	}
	for _, kind := range []string{"mousePressed", "mouseReleased"} {
		p.Call("Input.dispatchMouseEvent", map[string]any{"type": kind, "x": at.X, "y": at.Y, "button": "left", "clickCount": 1}, nil)
	}
}
