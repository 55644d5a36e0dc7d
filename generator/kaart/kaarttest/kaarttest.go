// Package kaarttest gives rhythms to tests of other packages: whoever works out
// on which days something is, in a calendar or in a browser, must come to the
// same days as kaart.Voorkomens.
package kaarttest

import (
	"math/rand/v2"

	"socialekaart/generator/kaart"
)

// Geval is the rhythm of one entry.
type Geval struct {
	Naam   string
	Tijden []kaart.Tijd
	Anders []kaart.Uitzondering
}

// Vakanties are school holidays to test with.
var Vakanties = []kaart.Periode{
	{Naam: "kerstvakantie", Van: dag(2026, 12, 19), Tot: dag(2027, 1, 3)},
	{Naam: "voorjaarsvakantie", Van: dag(2027, 2, 13), Tot: dag(2027, 2, 21)},
	{Van: dag(2027, 7, 17), Tot: dag(2027, 8, 29)},
}

func dag(j, m, d int) kaart.Datum { return kaart.Datum{Jaar: j, Maand: m, Dag: d} }

var werkweek = []kaart.Weekdag{kaart.Maandag, kaart.Dinsdag, kaart.Woensdag, kaart.Donderdag, kaart.Vrijdag}

func een(w kaart.Weekdag) []kaart.Weekdag { return []kaart.Weekdag{w} }

// Patronen are real ones, as organisations write them, and what is hard about
// the calendar; the same as in the tests of kaart.
var Patronen = []Geval{
	{"ma-vr, di ook", []kaart.Tijd{{Dagen: werkweek, Van: 570, Tot: 720}, {Dagen: een(kaart.Dinsdag), Van: 810, Tot: 930}}, nil},
	{"elke 2e zaterdag", []kaart.Tijd{{Dagen: een(kaart.Zaterdag), KeerInMaand: []int{2}, Van: 660, Tot: 840}}, nil},
	{"inloop en programma", []kaart.Tijd{
		{Dagen: een(kaart.Woensdag), KeerInMaand: []int{4}, Van: 1140, Tot: 1170, Naam: "Inloop"},
		{Dagen: een(kaart.Woensdag), KeerInMaand: []int{4}, Van: 1170, Tot: 1260, Naam: "Programma"},
	}, nil},
	{"elke 3e dinsdag", []kaart.Tijd{{Dagen: een(kaart.Dinsdag), KeerInMaand: []int{3}, Van: 630, Tot: 720}}, nil},
	{"dicht en korter", []kaart.Tijd{{Dagen: een(kaart.Dinsdag), Van: 750, Tot: 810}}, []kaart.Uitzondering{
		{Datum: dag(2026, 12, 29), Van: 750, Tot: 780, Reden: "oudjaar"}, {Datum: dag(2026, 12, 22), Reden: "feest"},
	}},
	{"elke zes weken", []kaart.Tijd{{Dagen: een(kaart.Dinsdag), ElkeWeken: 6, Vanaf: dag(2026, 9, 1), Van: 720, Tot: 810}}, nil},
	{"niet in de schoolvakantie", []kaart.Tijd{{Dagen: een(kaart.Maandag), NietInVakantie: true, Van: 600}}, nil},
	{"laatste vrijdag", []kaart.Tijd{{Dagen: een(kaart.Vrijdag), Laatste: true, Van: 960, Tot: 1080}}, nil},
	{"even weken over een jaar van 53", []kaart.Tijd{{Dagen: een(kaart.Donderdag), Week: "even", Van: 540, Tot: 600}}, nil},
	{"oneven weken tot een dag", []kaart.Tijd{{Dagen: een(kaart.Donderdag), Week: "oneven", Van: 540, Tot: 600, TotEnMet: dag(2027, 3, 4)}}, nil},
	{"losse datums", []kaart.Tijd{{Datums: []kaart.Datum{dag(2026, 12, 25), dag(2026, 12, 5)}, Van: 840, Tot: 960}}, nil},
	{"reeks dagen dicht", []kaart.Tijd{{Dagen: []kaart.Weekdag{kaart.Zaterdag, kaart.Zondag}, OokOpFeestdag: true, Van: 780, Tot: 1020, TotEnMet: dag(2027, 1, 9)}},
		[]kaart.Uitzondering{{Datum: dag(2026, 12, 24), TotEnMet: dag(2027, 1, 2)}}},
	{"zondag, ook als de klok verzet is", []kaart.Tijd{{Dagen: een(kaart.Zondag), Van: 600, Tot: 720}}, nil},
	{"tot middernacht", []kaart.Tijd{{Dagen: een(kaart.Vrijdag), Van: 1320, Tot: 1440}}, nil},
	{"vijfde maandag in oneven weken", []kaart.Tijd{{Dagen: een(kaart.Maandag), KeerInMaand: []int{1, 5}, Week: "oneven", Van: 600, Tot: 660}}, nil},
}

// Willekeurig gives a rhythm that goes by seed, with dates around 2026 and 2027.
func Willekeurig(seed uint64) Geval {
	r := rand.New(rand.NewPCG(seed, 1))
	kans := func(n int) bool { return r.IntN(n) == 0 }
	datum := func() kaart.Datum { return dag(2026, 1, 1).Plus(r.IntN(1100)) }
	var g Geval
	for range 1 + r.IntN(3) {
		t := kaart.Tijd{Van: kaart.Klok(360 + 15*r.IntN(60)), OokOpFeestdag: kans(4), NietInVakantie: kans(3)}
		if !kans(6) {
			t.Tot = t.Van + kaart.Klok(15*(1+r.IntN(11)))
		}
		if kans(5) {
			for range 1 + r.IntN(5) {
				t.Datums = append(t.Datums, datum())
			}
		} else {
			ritme(&t, r, kans, datum)
		}
		g.Tijden = append(g.Tijden, t)
	}
	for range r.IntN(4) {
		u := kaart.Uitzondering{Datum: datum()}
		if kans(3) {
			u.TotEnMet = u.Datum.Plus(r.IntN(20))
		}
		if kans(2) {
			u.Van = kaart.Klok(360 + 15*r.IntN(60))
			u.Tot = u.Van + 45
		}
		if kans(2) {
			u.Reden = "feest"
		}
		g.Anders = append(g.Anders, u)
	}
	return g
}

func ritme(t *kaart.Tijd, r *rand.Rand, kans func(int) bool, datum func() kaart.Datum) {
	for d := range kaart.Zondag + 1 {
		if kans(3) {
			t.Dagen = append(t.Dagen, d)
		}
	}
	if len(t.Dagen) == 0 {
		t.Dagen = een(kaart.Weekdag(r.IntN(7)))
	}
	switch r.IntN(8) {
	case 0:
		t.Week = "even"
	case 1:
		t.Week = "oneven"
	case 2:
		t.ElkeWeken, t.Vanaf = 2+r.IntN(6), datum()
	case 3, 4:
		t.KeerInMaand = []int{1 + r.IntN(5)}
	case 5:
		t.Laatste = true
	case 6: // mixed
		t.Week, t.KeerInMaand, t.Laatste = "even", []int{1, 3}, kans(2)
	}
	if kans(4) {
		t.Vanaf = datum()
	}
	if kans(4) {
		t.TotEnMet = datum()
	}
}
