package demo_test

import (
	"fmt"
	"strings"
	"testing"

	"socialekaart/generator/browser"
	"socialekaart/generator/browser/demo"
)

// help is what a step needs to know of a page: what is in sight, without what
// only a screen reader gets.
const help = `
const zicht = e => e.checkVisibility({ visibilityProperty: true }) && e.getBoundingClientRect().width > 1;
const tekst = e => e.innerText.replace(/\s+/g, ' ').trim();
const merk = e => { if (!e) return false; document.querySelectorAll('[data-stap]').forEach(x => x.removeAttribute('data-stap')); e.setAttribute('data-stap', ''); return true; };
`

// inPage runs an expression with help.
func inPage(format string, args ...any) string {
	return "(() => {" + help + "return " + fmt.Sprintf(format, args...) + "})()"
}

// TestTasks does what testdata/opdrachten.txt says, as a person would: by what can
// be seen, by clicking and typing.
func TestTasks(t *testing.T) {
	b := browser.Start(t)
	files, _ := demo.Site(t)
	base := browser.Serve(t, files)
	tasks := 0
	for block := range strings.SplitSeq(read(t, "testdata/opdrachten.txt"), "\n\n") {
		name, steps, _ := strings.Cut(strings.TrimSpace(block), "\n")
		if strings.HasPrefix(name, "#") {
			continue
		}
		tasks++
		for _, script := range []bool{true, false} {
			t.Run(fmt.Sprintf("%s, script %v", name, script), func(t *testing.T) {
				p := b.Page(t)
				p.Viewport(360, 640)
				p.Scripts(script)
				for step := range strings.Lines(steps) {
					do(t, p, base, script, strings.TrimSpace(step))
				}
			})
		}
	}
	if tasks < 10 {
		t.Errorf("%d tasks, want ten", tasks)
	}
}

func do(t *testing.T, p *browser.Page, base string, script bool, step string) {
	t.Helper()
	verb, arg, _ := strings.Cut(step, " ")
	must := func(js string) {
		t.Helper()
		var ok bool
		if p.Eval(js, &ok); !ok {
			t.Fatalf("%s: not on %s", step, p.Text("location.pathname"))
		}
	}
	switch verb {
	case "met", "zonder":
		if script == (verb == "met") {
			do(t, p, base, script, arg)
		}
	case "open":
		p.Open(base + arg)
	case "klik":
		must(inPage("merk([...document.querySelectorAll('a[href]')].find(e => zicht(e) && tekst(e).startsWith(%q)))", arg))
		before := p.Text("document.querySelector('[data-stap]').getAttribute('href')")
		if strings.HasPrefix(before, "#") {
			p.Click("[data-stap]")
		} else {
			p.Follow(func() { p.Click("[data-stap]") })
		}
	case "klap":
		must(inPage("merk([...document.querySelectorAll('summary')].find(e => zicht(e) && tekst(e).startsWith(%q)))", arg))
		p.Click("[data-stap]")
	case "typ":
		must(inPage("merk([...document.querySelectorAll('input[type=search]')].find(zicht))"))
		p.Click("[data-stap]")
		p.Type(arg)
		p.Follow(func() { p.Press("Enter") })
	case "ziet":
		p.Wait(inPage("tekst(document.body).includes(%q)", arg))
	case "link":
		must(inPage("[...document.querySelectorAll('a[href]')].some(e => zicht(e) && e.href.includes(%q))", arg))
	default:
		t.Fatalf("%q is no step", step)
	}
}
