package page

import (
	"strings"
	"testing"

	"socialekaart/generator/kaart"
)

// FuzzDossier: whatever stands in an entry, the text for the record is one line
// of at most maxDossier bytes of printable ASCII.
func FuzzDossier(f *testing.F) {
	f.Add("Goede Dag", "Ja, binnen 4 weken.", "024 000 00 00", "https://kaart.example.org/voorzieningen/goede-dag/", 570, 960, 3)
	f.Add(strings.Repeat("é", 300), strings.Repeat("Ja ", 90), "", "https://"+strings.Repeat("x", 380), 0, 0, 0)
	f.Add("\x00\u202e\xff", "\n\t…", "€", "", 1439, 1440, 99)
	f.Add(strings.Repeat("abc ", 400), "", "", strings.Repeat("y", 200), 1, 0, 1)
	f.Fuzz(func(t *testing.T, titel, terug, nummer, url string, van, tot, dagen int) {
		v := &kaart.Voorziening{Aanmelden: "niet_nodig", Vorm: []string{"inloop"}}
		k := v.Kern()
		k.ID, k.Soort, k.Titel, k.ICPC = "voorzieningen/x", kaart.SoortVoorziening, titel, []string{"Z68"}
		k.Themas, k.Contact.Telefoon, k.GecontroleerdOp = []string{"weg"}, nummer, kaart.Datum{Jaar: 2026, Maand: 11, Dag: 3}
		v.Kosten.Soort = "gratis"
		v.Verwijzer = kaart.Verwijzer{WieBeltWie: "bewoner_belt", Terugkoppeling: terug, ReactieBinnen: dagen}
		for range max(dagen, 0) % 20 {
			v.Tijden = append(v.Tijden, kaart.Tijd{Dagen: []kaart.Weekdag{kaart.Maandag, kaart.Dinsdag, kaart.Woensdag, kaart.Zondag}, Van: kaart.Klok(max(van, 0) % 1440), Tot: kaart.Klok(max(tot, 0) % 1441)})
		}
		km := kaart.New(kaart.Invoer{}, kaart.Datum{Jaar: 2026, Maand: 11, Dag: 22})
		got := Dossier(km, v, url)
		if len(got) > maxDossier {
			t.Errorf("%d bytes: %s", len(got), got)
		}
		for i := range len(got) {
			if got[i] < ' ' || got[i] > '~' {
				t.Fatalf("byte %q at %d of %q", got[i], i, got)
			}
		}
		if !strings.HasPrefix(got, "P: ") {
			t.Errorf("%q does not begin with what was done", got)
		}
	})
}

func TestDossier(t *testing.T) {
	v := &kaart.Voorziening{Aanmelden: "niet_nodig"}
	k := v.Kern()
	k.ID, k.Soort, k.Titel, k.Themas = "voorzieningen/koffie", kaart.SoortVoorziening, "Koffiemoment Één", []string{"ontmoeten"}
	k.Locaties, k.ICPC, k.GecontroleerdOp = []string{"de-turf"}, []string{"Z04", "Z68"}, kaart.Datum{Jaar: 2026, Maand: 11, Dag: 3}
	v.Kosten.Soort = "gratis"
	v.Tijden = []kaart.Tijd{{Dagen: []kaart.Weekdag{kaart.Maandag}, Van: 780, Tot: 930}}
	v.Verwijzer = kaart.Verwijzer{WieBeltWie: "organisatie_belt", ReactieBinnen: 5, Terugkoppeling: "Ja, binnen 4 weken."}
	in := kaart.Invoer{Locaties: []*kaart.Locatie{{ID: "locaties/de-turf", Titel: "De Turf", Wijk: "malvert"}}}
	in.Lijsten.Gebieden = []kaart.Gebied{{ID: "malvert", Naam: "Malvert"}}
	in.Lijsten.Themas = []kaart.Thema{{ID: "ontmoeten", Verwijzer: "Eenzaamheid"}}
	km := kaart.New(in, kaart.Datum{Jaar: 2026, Maand: 11, Dag: 22})
	want := "P: besproken eenzaamheid. Verwezen naar Koffiemoment Een, De Turf (Malvert), ma 13.00-15.30, gratis, geen aanmelding. " +
		"Organisatie belt binnen 5 werkdagen. Terugkoppeling: ja, binnen 4 weken. Reg: Z68. Bron: https://x.example/koffie/ gecontroleerd 03-11-2026."
	if got := Dossier(km, v, "https://x.example/koffie/"); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestKorteTijd(t *testing.T) {
	const ma, di, wo, do, vr, za = kaart.Maandag, kaart.Dinsdag, kaart.Woensdag, kaart.Donderdag, kaart.Vrijdag, kaart.Zaterdag
	d := func(ds ...kaart.Weekdag) []kaart.Weekdag { return ds }
	for want, in := range map[string]kaart.Tijd{
		"ma-vr 9.30-12.00":             {Dagen: d(ma, di, wo, do, vr), Van: 570, Tot: 720},
		"ma, di, do 10.00":             {Dagen: d(ma, di, do), Van: 600},
		"2e za v/d maand 11.00-14.00":  {Dagen: d(za), KeerInMaand: []int{2}, Van: 660, Tot: 840},
		"laatste vr v/d maand":         {Dagen: d(vr), Laatste: true},
		"elke 6 weken di 12.00-13.00":  {Dagen: d(di), ElkeWeken: 6, Van: 720, Tot: 780},
		"do in even weken 12.30-13.30": {Dagen: d(do), Week: "even", Van: 750, Tot: 810},
		"05-12-2026 e.v. 14.00-16.00":  {Datums: []kaart.Datum{{Jaar: 2026, Maand: 12, Dag: 5}, {Jaar: 2026, Maand: 12, Dag: 6}}, Van: 840, Tot: 960},
		"05-12-2026":                   {Datums: []kaart.Datum{{Jaar: 2026, Maand: 12, Dag: 5}, {Jaar: 2026, Maand: 11, Dag: 22}}},
	} {
		if got := korteTijd(&in, kaart.Datum{Jaar: 2026, Maand: 11, Dag: 23}); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestInkorten(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"Kort.", "Kort."},
		{"Dit is een zin. En dit is er nog een die te lang is.", "Dit is een zin."},
		{"een heel lange reeks woorden zonder punt ergens", "een heel lange reeks woorden zonder …"},
		{strings.Repeat("x", 60), strings.Repeat("x", 40) + " …"},
	} {
		if got := inkorten(c.in, 40); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}
