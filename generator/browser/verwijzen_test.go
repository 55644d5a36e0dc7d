package browser_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"socialekaart/generator/browser"
	"socialekaart/generator/browser/demo"
)

// letter presses a key with a letter, as on a result of a search.
func letter(p *browser.Page, c string) {
	for _, kind := range []string{"keyDown", "keyUp"} {
		p.Call("Input.dispatchKeyEvent", map[string]any{"type": kind, "key": c, "code": "Key" + strings.ToUpper(c), "windowsVirtualKeyCode": int(c[0] - 'a' + 'A')}, nil)
	}
}

// TestVerwijzen is the journey of a huisarts by keyboard alone: from the bookmark
// of the practice to the print preview, in four actions.
func TestVerwijzen(t *testing.T) {
	files, _ := demo.Site(t)
	url := browser.Serve(t, files)
	p := browser.Start(t).Page(t)
	p.Viewport(1280, 900)
	p.Before(`window.print=()=>{window.geprint=(window.geprint||0)+1}`)
	p.Open(url + "/verwijzers/#wijk=hatert")
	p.Wait(`document.activeElement.id === "q"`)
	if wijk := p.Text(`localStorage.getItem("wijk") + " " + document.getElementById("praktijk").value + location.hash`); wijk != "hatert hatert" {
		t.Errorf("the wijk of the practice is %q", wijk)
	}
	if eerste := p.Text(`document.querySelector("#wegwijzers li").textContent`); !strings.Contains(eerste, "Zuid") {
		t.Errorf("the first wegwijzer for Hatert is %s", eerste)
	}

	p.Type("weduwe eenzaam") // 1
	p.Wait(`document.querySelectorAll("#resultaten article .kies").length > 2 && /resultaten voor/.test(document.getElementById("zoekstatus").textContent)`)
	kaart := p.Text(`document.querySelector("#resultaten article").textContent`)
	for _, want := range []string{"gecontroleerd", "bel", "→"} {
		if !strings.Contains(kaart, want) {
			t.Errorf("the first card does not say %q: %s", want, kaart)
		}
	}
	if alle := p.Text(`[...document.querySelectorAll("#resultaten summary")].map(e => e.textContent).join("\n")`); !regexp.MustCompile(`weduwe → rouw → Z15`).MatchString(alle) {
		t.Errorf("no card says why: %s", alle)
	}
	p.Press("ArrowDown") // 2
	eerste := p.Text(`document.activeElement.closest("article").dataset.id`)
	p.Follow(func() { letter(p, "b") }) // 3
	p.Wait(`document.querySelectorAll("#plekken .offer").length === 1 && document.activeElement.id === "print"`)
	p.Press("Enter") // 4
	p.Wait(`window.geprint === 1`)
	p.Eval(`dispatchEvent(new Event("afterprint"))`, nil)
	if left := p.Text(`JSON.parse(localStorage.getItem("briefje")).ids.join()`); left != "" {
		t.Errorf("for the next patient the sheet begins with %s", left)
	}
	if got := p.Text(`location.hash`); got != "#kies="+eerste {
		t.Errorf("the address is %s, not that of %s", got, eerste)
	}
	if d := p.Text(`document.getElementById("dossier").value`); len(d) > 400 || !strings.HasPrefix(d, "P: ") {
		t.Errorf("the text for the record is %q", d)
	}
	if r := p.Reports(); len(r) > 0 {
		t.Errorf("the browser says %q", r)
	}
}

// TestVerwijzersToetsen: each key does what it says, and a screen reader hears it.
func TestVerwijzersToetsen(t *testing.T) {
	files, _ := demo.Site(t)
	url := browser.Serve(t, files)
	p := browser.Start(t).Page(t)
	p.Viewport(1280, 900)
	zoek := func(vraag string) {
		t.Helper()
		p.Open(url + "/verwijzers/")
		p.Wait(`document.activeElement.id === "q"`) // the box takes the focus some time after the load
		p.Type(vraag)
		p.Wait(`/(resultaten voor|Geen resultaten)/.test(document.getElementById("zoekstatus").textContent)`)
	}
	zoek("schulden")
	p.Press("ArrowDown", "ArrowDown", "ArrowUp")
	letter(p, "k")
	p.Wait(`/staat op het briefje/.test(document.getElementById("zoekstatus").textContent)`)
	for range 3 {
		p.Press("ArrowDown")
		letter(p, "k")
	}
	p.Wait(`/plaats voor 3/.test(document.getElementById("zoekstatus").textContent)`)
	if n := p.Text(`JSON.parse(localStorage.getItem("briefje")).ids.length + " " + [...document.querySelectorAll("#resultaten .kies")].filter(b => /Haal/.test(b.textContent)).length + " " + document.querySelector("#mandje a").textContent`); n != "3 3 Maak het briefje (3)" {
		t.Errorf("the choice is %s", n)
	}
	p.Press("ArrowUp")
	letter(p, "k")
	p.Wait(`/niet meer op het briefje/.test(document.getElementById("zoekstatus").textContent)`)
	p.Press("ArrowUp", "ArrowUp", "ArrowUp")
	if id := p.Text(`document.activeElement.id`); id != "q" {
		t.Errorf("arrow up ends at %q", id)
	}
	p.Type(" kb") // letters in the box are letters
	if v := p.Text(`document.getElementById("q").value`); v != "schulden kb" {
		t.Errorf("the box has %q", v)
	}

	for vraag, want := range map[string]string{
		"BSN 111222333 schulden": "persoonlijk",
		"0612345678 rouw":        "persoonlijk",
		"koorts":                 "uitweg-huisarts",
		"zelfmoord":              "uitweg-crisis",
		"mijn man slaat mij":     "uitweg-crisis",
		"wandelen":               "",
	} {
		zoek(vraag)
		got := p.Text(`["persoonlijk","uitweg-crisis","uitweg-huisarts"].filter(id => !document.getElementById(id).hidden).join(" ")`)
		if got != want {
			t.Errorf("%q shows %q, want %q", vraag, got, want)
		}
		if hash := p.Text(`decodeURIComponent(location.hash)`); strings.ContainsAny(hash, "0123456789") {
			t.Errorf("%q stands in the address: %s", vraag, hash)
		}
	}
	zoek("BSN 111222333 schulden")
	if n := p.Text(`String(document.querySelectorAll("#resultaten article").length)`); n == "0" {
		t.Error("the other words of the question were not searched for")
	}
	// No question has gone anywhere: what the browser asks for is the same for all.
	for _, r := range p.Requests() {
		if !strings.HasPrefix(r.URL, url) || strings.Contains(r.URL, "schulden") || strings.ContainsAny(r.URL, "?") {
			t.Errorf("the browser asked for %s", r.URL)
		}
	}
	p.Eval(`localStorage.setItem("wijk", "hatert")`, nil)
	zoek("xqzwvk")
	if got := p.Text(`document.getElementById("niets").textContent + document.getElementById("verder-zoeken").textContent`); !strings.Contains(got, "wegwijzer") || !strings.Contains(got, "Hatertse Hei") {
		t.Errorf("who finds nothing reads only %s", got)
	}
	p.Eval(`localStorage.clear()`, nil)
	p.Open(url + "/voorzieningen/goede-dag/")
	p.Click(".verwijzer summary")
	p.Click(`[data-kopie="dossier"]`)
	p.Wait(`document.querySelector('[data-kopie="dossier"]').textContent === "Gekopieerd"`)
	if r := p.Reports(); len(r) > 0 {
		t.Errorf("the browser says %q", r)
	}
}

// sheet prints the page on paper of a size in mm.
func sheet(p *browser.Page, w, h float64) []byte {
	var r struct{ Data []byte }
	p.Call("Page.printToPDF", map[string]any{"paperWidth": w / 25.4, "paperHeight": h / 25.4}, &r)
	return r.Data
}

// pages counts the pages of a PDF that Chromium made.
func pages(pdf []byte) int { return len(regexp.MustCompile(`/Type\s*/Page\b[^s]`).FindAll(pdf, -1)) }

// langste gives the entries whose briefje is the longest on A5, of all the demo.
func langste(p *browser.Page, ids []string) []string {
	data, _ := json.Marshal(ids)
	p.Eval(fmt.Sprintf(`(async ids => {
		const hoog = [], vel = document.getElementById('plekken')
		for (const id of ids) {
			const d = await new Promise(r => { const x = new XMLHttpRequest(); x.open('GET', '../' + id + '/'); x.responseType = 'document'; x.onload = () => r(x.response); x.send() })
			const o = d.querySelector('.briefje .offer')
			if (!o) continue
			vel.replaceChildren(document.importNode(o, true))
			hoog.push([vel.offsetHeight, id])
		}
		return hoog.sort((a, b) => b[0] - a[0] || (a[1] < b[1] ? -1 : 1)).slice(0, 3).map(h => h[1])
	})(%s)`, data), &ids)
	return ids
}

// TestBriefjePast: three offers, the three longest of the demo, are one page of A4
// and one of A5, in letters of 14 point or more, and the codes lead to their pages.
func TestBriefjePast(t *testing.T) {
	files, _ := demo.Site(t)
	url := browser.Serve(t, files)
	p := browser.Start(t).Page(t)
	var ids []string
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if id, ok := strings.CutSuffix(name, "/index.html"); ok && strings.Count(id, "/") == 1 && bytes.Contains(files[name], []byte(`class="papier briefje"`)) {
			ids = append(ids, id)
		}
	}
	if len(ids) < 120 {
		t.Fatalf("only %d entries have a briefje", len(ids))
	}
	// The width of A5 within its margins, so that the heights are those of paper.
	p.Viewport(506, 800)
	p.Media("print")
	p.Open(url + "/briefje/#kies=" + ids[0])
	p.Wait(`document.querySelectorAll("#plekken .offer").length === 1`)
	drie := langste(p, ids)
	t.Logf("of %d, the longest are %s", len(ids), drie)
	p.Media("")
	p.Viewport(1280, 900)
	p.Open(url + "/briefje/#kies=" + strings.Join(drie, ","))
	p.Wait(`document.querySelectorAll("#plekken .offer").length === 3`)
	var klein []string
	p.Eval(`[...document.querySelectorAll('#vel *')].filter(e => e.textContent.trim() && parseFloat(getComputedStyle(e).fontSize) < 14 * 96 / 72 - .01).map(e => e.outerHTML.slice(0, 80))`, &klein)
	if len(klein) > 0 {
		t.Errorf("smaller than 14 point: %q", klein)
	}
	for size, mm := range map[string][2]float64{"A4": {210, 297}, "A5": {148, 210}} {
		pdf := sheet(p, mm[0], mm[1])
		if n := pages(pdf); n != 1 {
			t.Errorf("three offers are %d pages of %s", n, size)
		}
		checkCodes(t, size, pdf, drie)
	}
	// One offer, without script: the page of the entry itself.
	p.Scripts(false)
	p.Open(url + "/" + drie[0] + "/")
	pdf := sheet(p, 210, 297)
	if n := pages(pdf); n != 1 {
		t.Errorf("an entry is %d pages", n)
	}
	checkCodes(t, "the page of an entry", pdf, drie[:1])
}

// TestBriefjePlek: the skip link leads to a place on the page. That is no other choice,
// also when the browser keeps none any more: it forgets it after the printing.
func TestBriefjePlek(t *testing.T) {
	files, _ := demo.Site(t)
	p := browser.Start(t).Page(t)
	p.Open(browser.Serve(t, files) + "/briefje/#kies=voorzieningen/goede-dag")
	p.Wait(`document.querySelectorAll("#plekken .offer").length === 1`)
	p.Eval(`dispatchEvent(new Event("afterprint"))`, nil)
	p.Eval(`document.querySelector(".skip").click()`, nil)
	p.Wait(`location.hash === "#kies=voorzieningen/goede-dag"`)
	if n := p.Text(`String(document.querySelectorAll("#plekken .offer").length)`); n != "1" {
		t.Errorf("after the skip link the sheet has %s offers, want 1", n)
	}
}

// checkCodes reads the QR codes of a PDF with zbar.
func checkCodes(t *testing.T, what string, pdf []byte, ids []string) {
	t.Helper()
	zbar, ppm := browser.Tool(t, "zbarimg"), browser.Tool(t, "pdftoppm")
	dir := t.TempDir()
	name := filepath.Join(dir, "briefje.pdf")
	if err := os.WriteFile(name, pdf, 0o644); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(ppm, "-r", "150", "-gray", name, filepath.Join(dir, "p")).CombinedOutput(); err != nil {
		t.Fatalf("pdftoppm: %v %s", err, out)
	}
	images, _ := filepath.Glob(filepath.Join(dir, "p*.pgm"))
	out, err := exec.Command(zbar, append([]string{"-q", "--raw", "-Sdisable", "-Sqrcode.enable"}, images...)...).Output()
	if err != nil {
		t.Fatalf("%s: zbarimg: %v", what, err)
	}
	got := strings.Fields(string(out))
	slices.Sort(got)
	var want []string
	for _, id := range ids {
		want = append(want, "https://socialekaart.example.org/"+id+"/")
	}
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("%s: the codes say %q, want %q", what, got, want)
	}
}
