package demo_test

import (
	"strings"
	"testing"
	"time"

	"socialekaart/generator/browser"
	"socialekaart/generator/browser/demo"
)

// TestNearMe: the nearest wijken for who shares a place, a kind answer for who
// does not, nothing sent anywhere, and no question before somebody asks.
func TestNearMe(t *testing.T) {
	files, _ := demo.Site(t)
	base := browser.Serve(t, files)
	b := browser.Start(t)
	for _, c := range []struct{ naam, antwoord, want string }{
		{"in Hatert", "ok({ coords: { latitude: 51.8105, longitude: 5.83 } })", "Dicht bij u: Hatert, "},
		{"far away", "ok({ coords: { latitude: 53.2, longitude: 6.5 } })", "U bent niet in de buurt. Kies uw wijk uit de lijst."},
		{"refused", "niet({ code: 1 })", "U deelt uw plek niet. Dat is goed. Kies uw wijk uit de lijst, of vul uw postcode in."},
		{"not found", "niet({ code: 3 })", "Uw plek is niet te vinden. Kies uw wijk uit de lijst, of vul uw postcode in."},
	} {
		p := b.Page(t)
		p.Before(`self.gevraagd = 0; navigator.geolocation.getCurrentPosition = (ok, niet) => { gevraagd++; ` + c.antwoord + `; }`)
		p.Open(base + "/wijken/")
		n := len(p.Requests())
		var gevraagd int
		if p.Eval("gevraagd", &gevraagd); gevraagd != 0 {
			t.Error("the page asks for a place by itself")
		}
		p.Click("#dichtbij")
		p.Wait("gevraagd === 1")
		if got := p.Text("document.getElementById('wijken-bij').textContent"); !strings.HasPrefix(got, c.want) {
			t.Errorf("%s: %q, want %q", c.naam, got, c.want)
		}
		for _, r := range p.Requests()[n:] {
			if !strings.HasSuffix(r.URL, "icoon.svg") { // a browser fetches it when it has time
				t.Errorf("%s: something was sent: %v", c.naam, r)
			}
		}
		if r := p.Reports(); len(r) > 0 {
			t.Errorf("%s: %v", c.naam, r)
		}
	}
}

// stemmen gives the browser these voices, and keeps what is said.
func stemmen(json string) string {
	return `self.gezegd = []; self.SpeechSynthesisUtterance = class { constructor(t) { this.text = t; } };
Object.defineProperty(self, 'speechSynthesis', { value: { getVoices: () => ` + json + `, speaking: false, addEventListener() {}, cancel() { this.speaking = false; }, speak(u) { this.speaking = true; gezegd.push(u); } } })`
}

// TestReadAloud: only with a Dutch voice of the device itself; any other would
// send the text away.
func TestReadAloud(t *testing.T) {
	files, _ := demo.Site(t)
	base := browser.Serve(t, files)
	b := browser.Start(t)
	const knop = `[...document.querySelectorAll('.acties button')].find(b => /^(Lees voor|Stop met lezen)$/.test(b.textContent))`
	for _, c := range []struct {
		naam, stemmen string
		want          bool
	}{
		{"none", `[]`, false},
		{"of a server", `[{ lang: 'nl-NL', localService: false }]`, false},
		{"English", `[{ lang: 'en-GB', localService: true }]`, false},
		{"Dutch, here", `[{ lang: 'nl-NL', localService: false }, { lang: 'nl-NL', localService: true, hier: 1 }]`, true},
	} {
		p := b.Page(t)
		p.Before(stemmen(c.stemmen))
		p.Open(base + "/voorzieningen/goede-dag/")
		var is bool
		if p.Eval("!!"+knop, &is); is != c.want {
			t.Errorf("%s: the button is there: %v", c.naam, is)
		}
		if !c.want {
			continue
		}
		p.Eval(knop+".click()", nil)
		p.Wait("gezegd.length") // lezen.js is fetched first
		var gezegd []string
		p.Eval("gezegd.map(u => (u.voice.hier || 'another voice') + ' ' + u.text)", &gezegd)
		if len(gezegd) < 10 || gezegd[0] == "" || !strings.Contains(strings.Join(gezegd, "\n"), "1 Goede Dag") {
			t.Errorf("%s: it says %q", c.naam, gezegd)
		}
		if s := p.Text(knop + ".textContent"); s != "Stop met lezen" {
			t.Errorf("while it reads the button says %q", s)
		}
		p.Eval(knop+".click()", nil)
		p.Wait("!speechSynthesis.speaking")
		var bezig bool
		if p.Eval("speechSynthesis.speaking", &bezig); bezig || p.Text(knop+".textContent") != "Lees voor" {
			t.Error("it does not stop")
		}
	}
}

// TestShare: by what the device has for it, else by a link to copy or to send.
func TestShare(t *testing.T) {
	files, _ := demo.Site(t)
	base := browser.Serve(t, files)
	b := browser.Start(t)
	p := b.Page(t)
	p.Before(`self.gedeeld = []; navigator.share = async x => { gedeeld.push(x); }`)
	p.Open(base + "/voorzieningen/goede-dag/")
	p.Eval(`[...document.querySelectorAll('.acties button')].find(b => b.textContent === 'Deel').click()`, nil)
	if got := p.Text("gedeeld.map(x => x.url).join()"); got != base+"/voorzieningen/goede-dag/" {
		t.Errorf("shared %q", got)
	}
	p = b.Page(t)
	p.Before(`navigator.share = undefined; self.gekopieerd = ''; navigator.clipboard.writeText = async s => { gekopieerd = s; }`)
	p.Open(base + "/voorzieningen/goede-dag/")
	p.Eval(`[...document.querySelectorAll('.acties button')].find(b => b.textContent === 'Kopieer de link').click()`, nil)
	p.Wait(`gekopieerd === location.href && /Gekopieerd/.test(document.querySelector('.acties').textContent)`)
	if got := p.Text(`(a => a.href + ' ' + a.rel)(document.querySelector('.acties a'))`); !strings.HasPrefix(got, "https://wa.me/?text=Goede%20Dag") || !strings.HasSuffix(got, " noreferrer") {
		t.Errorf("WhatsApp: %q", got)
	}
}

// TestFridayNight: on a Friday night a wijk says that today is over, and that
// Monday is next week.
func TestFridayNight(t *testing.T) {
	files, _ := demo.Site(t)
	p := browser.Start(t).Page(t)
	p.Clock(time.Date(2026, 11, 27, 22, 30, 0, 0, time.UTC)) // 23.30 in the Netherlands
	p.Open(browser.Serve(t, files) + "/wijken/hatert/")
	text := p.Text("document.getElementById('straks').textContent")
	for _, want := range []string{"Vandaag, vrijdag 27 november", "Voor vandaag is het voorbij.", "Morgen, zaterdag 28 november", "Volgende week", "Maandag 30 november"} {
		if !strings.Contains(text, want) {
			t.Errorf("a wijk on a Friday night does not say %q: %s", want, text)
		}
	}
	if i, j := strings.Index(text, "Volgende week"), strings.Index(text, "Maandag 30 november"); i > j {
		t.Error("Monday stands before the heading of next week")
	}
}
