package kaart

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func datum(t *testing.T, s string) Datum {
	t.Helper()
	d, ok := ParseDatum(s)
	if !ok {
		t.Fatalf("%q is no date", s)
	}
	return d
}

func klok(s string) Klok {
	k, ok := ParseKlok(s)
	if !ok {
		panic(s)
	}
	return k
}

var werkweek = []Weekdag{Maandag, Dinsdag, Woensdag, Donderdag, Vrijdag}

// The patterns are real ones, as organisations write them.
func TestVoorkomens(t *testing.T) {
	kerst := []Periode{{Naam: "kerstvakantie", Van: Datum{2026, 12, 19}, Tot: Datum{2027, 1, 3}}}
	for _, c := range []struct {
		naam     string
		tijden   []Tijd
		uitz     []Uitzondering
		van, tot string
		woorden  string // Wanneer of each block
		want     string
	}{
		{
			naam: "ma-vr 9.30-12.00, di ook 13.30-15.30",
			tijden: []Tijd{
				{Dagen: werkweek, Van: klok("09:30"), Tot: klok("12:00")},
				{Dagen: []Weekdag{Dinsdag}, Van: klok("13:30"), Tot: klok("15:30")},
			},
			van: "2026-11-23", tot: "2026-11-25",
			woorden: "maandag tot en met vrijdag van 9.30 tot 12.00 uur; dinsdag van 13.30 tot 15.30 uur",
			want:    "2026-11-23 09:30-12:00; 2026-11-24 09:30-12:00; 2026-11-24 13:30-15:30; 2026-11-25 09:30-12:00",
		},
		{
			naam:   "elke 2e zaterdag 11.00-14.00",
			tijden: []Tijd{{Dagen: []Weekdag{Zaterdag}, KeerInMaand: []int{2}, Van: klok("11:00"), Tot: klok("14:00")}},
			van:    "2026-11-01", tot: "2027-01-31",
			woorden: "elke tweede zaterdag van de maand van 11.00 tot 14.00 uur",
			want:    "2026-11-14 11:00-14:00; 2026-12-12 11:00-14:00; 2027-01-09 11:00-14:00",
		},
		{
			naam: "inloop 19.00, programma 19.30-21.00, elke 4e woensdag",
			tijden: []Tijd{
				{Dagen: []Weekdag{Woensdag}, KeerInMaand: []int{4}, Van: klok("19:00"), Tot: klok("19:30"), Naam: "Inloop"},
				{Dagen: []Weekdag{Woensdag}, KeerInMaand: []int{4}, Van: klok("19:30"), Tot: klok("21:00"), Naam: "Programma"},
			},
			van: "2026-11-01", tot: "2026-11-30",
			woorden: "elke vierde woensdag van de maand van 19.00 tot 19.30 uur; elke vierde woensdag van de maand van 19.30 tot 21.00 uur",
			want:    "2026-11-25 19:00-19:30; 2026-11-25 19:30-21:00",
		},
		{
			naam:   "elke 3e dinsdag 10.30-12.00",
			tijden: []Tijd{{Dagen: []Weekdag{Dinsdag}, KeerInMaand: []int{3}, Van: klok("10:30"), Tot: klok("12:00")}},
			van:    "2026-11-01", tot: "2026-12-31",
			woorden: "elke derde dinsdag van de maand van 10.30 tot 12.00 uur",
			want:    "2026-11-17 10:30-12:00; 2026-12-15 10:30-12:00",
		},
		{
			naam:   "telefonisch spreekuur ma-vr 14.00-15.00, kerst erbij",
			tijden: []Tijd{{Dagen: werkweek, Van: klok("14:00"), Tot: klok("15:00"), Soort: "telefoon"}},
			van:    "2026-12-24", tot: "2026-12-28",
			woorden: "maandag tot en met vrijdag van 14.00 tot 15.00 uur",
			want:    "2026-12-24 14:00-15:00; 2026-12-25 14:00-15:00 (eerste kerstdag); 2026-12-28 14:00-15:00",
		},
		{
			naam:   "dinsdag 12.30-13.30, eerste kerstdag dicht, 29 december korter",
			tijden: []Tijd{{Dagen: []Weekdag{Dinsdag}, Van: klok("12:30"), Tot: klok("13:30")}},
			uitz:   []Uitzondering{{Datum: Datum{2026, 12, 29}, Van: klok("12:30"), Tot: klok("13:00"), Reden: "oudjaar"}, {Datum: Datum{2026, 12, 22}, Reden: "feest"}},
			van:    "2026-12-15", tot: "2026-12-31",
			woorden: "dinsdag van 12.30 tot 13.30 uur",
			want:    "2026-12-15 12:30-13:30; 2026-12-22 12:30-13:30 (feest); 2026-12-29 12:30-13:00",
		},
		{
			naam:   "elke zes weken op dinsdag",
			tijden: []Tijd{{Dagen: []Weekdag{Dinsdag}, ElkeWeken: 6, Vanaf: Datum{2026, 9, 1}, Van: klok("12:00"), Tot: klok("13:30")}},
			van:    "2026-08-01", tot: "2026-12-31",
			woorden: "elke 6 weken op dinsdag van 12.00 tot 13.30 uur",
			want:    "2026-09-01 12:00-13:30; 2026-10-13 12:00-13:30; 2026-11-24 12:00-13:30",
		},
		{
			naam:   "niet in de schoolvakantie",
			tijden: []Tijd{{Dagen: []Weekdag{Maandag}, NietInVakantie: true, Van: klok("10:00")}},
			van:    "2026-12-14", tot: "2027-01-04",
			woorden: "maandag om 10.00 uur",
			want:    "2026-12-14 10:00; 2026-12-21 10:00 (kerstvakantie); 2026-12-28 10:00 (kerstvakantie); 2027-01-04 10:00",
		},
		{
			naam:   "laatste vrijdag, ook over een jaar heen",
			tijden: []Tijd{{Dagen: []Weekdag{Vrijdag}, Laatste: true, Van: klok("16:00"), Tot: klok("18:00")}},
			van:    "2026-11-01", tot: "2027-02-28",
			woorden: "elke laatste vrijdag van de maand van 16.00 tot 18.00 uur",
			want:    "2026-11-27 16:00-18:00; 2026-12-25 16:00-18:00 (eerste kerstdag); 2027-01-29 16:00-18:00; 2027-02-26 16:00-18:00",
		},
		{
			naam:   "even weken; week 53 van 2026 is oneven, week 1 van 2027 ook",
			tijden: []Tijd{{Dagen: []Weekdag{Donderdag}, Week: "even", Van: klok("09:00"), Tot: klok("10:00")}},
			van:    "2026-12-14", tot: "2027-01-17",
			woorden: "in even weken op donderdag van 9.00 tot 10.00 uur",
			want:    "2026-12-24 09:00-10:00; 2027-01-14 09:00-10:00",
		},
		{
			naam:   "losse datums gaan voor op een feestdag",
			tijden: []Tijd{{Datums: []Datum{{2026, 12, 5}, {2026, 12, 25}}, Van: klok("14:00"), Tot: klok("16:00")}},
			van:    "2026-12-01", tot: "2026-12-31",
			woorden: "zaterdag 5 december en vrijdag 25 december van 14.00 tot 16.00 uur",
			want:    "2026-12-05 14:00-16:00; 2026-12-25 14:00-16:00",
		},
		{
			naam:   "een reeks dagen dicht, en daarna weer open",
			tijden: []Tijd{{Dagen: []Weekdag{Zaterdag, Zondag}, OokOpFeestdag: true, Van: klok("13:00"), Tot: klok("17:00"), TotEnMet: Datum{2027, 1, 9}}},
			uitz:   []Uitzondering{{Datum: Datum{2026, 12, 24}, TotEnMet: Datum{2027, 1, 2}}},
			van:    "2026-12-20", tot: "2027-01-31",
			woorden: "zaterdag en zondag van 13.00 tot 17.00 uur",
			want: "2026-12-20 13:00-17:00; 2026-12-26 13:00-17:00 (deze keer niet); 2026-12-27 13:00-17:00 (deze keer niet); 2027-01-02 13:00-17:00 (deze keer niet); " +
				"2027-01-03 13:00-17:00; 2027-01-09 13:00-17:00",
		},
	} {
		t.Run(c.naam, func(t *testing.T) {
			var got, woorden []string
			for _, v := range Voorkomens(c.tijden, c.uitz, kerst, datum(t, c.van), datum(t, c.tot)) {
				s := fmt.Sprintf("%s %s", v.Datum, v.Van)
				if v.Tot > 0 {
					s += "-" + v.Tot.String()
				}
				if v.Uitval != "" {
					s += " (" + v.Uitval + ")"
				}
				got = append(got, s)
			}
			for i := range c.tijden {
				woorden = append(woorden, c.tijden[i].Wanneer())
			}
			if s := strings.Join(got, "; "); s != c.want {
				t.Errorf("occurrences\n got %s\nwant %s", s, c.want)
			}
			if s := strings.Join(woorden, "; "); s != c.woorden {
				t.Errorf("words\n got %s\nwant %s", s, c.woorden)
			}
		})
	}
}

func TestParseKlok(t *testing.T) {
	for s, want := range map[string]string{"09:30": "9.30", "00:00": "0.00", "24:00": "24.00", "13:05": "13.05"} {
		k, ok := ParseKlok(s)
		if !ok || k.Tekst() != want || k.String() != s {
			t.Errorf("ParseKlok(%q) = %v (%q), %v", s, k, k.Tekst(), ok)
		}
	}
	for _, s := range []string{"", "9:30", "9.30", "09.30", "25:00", "24:01", "12:60", "12:3x", "+1:30", "12:+3"} {
		if k, ok := ParseKlok(s); ok {
			t.Errorf("ParseKlok(%q) = %v, want refused", s, k)
		}
	}
}

func FuzzKlok(f *testing.F) {
	f.Add("09:30")
	f.Add("24:00")
	f.Fuzz(func(t *testing.T, s string) {
		if k, ok := ParseKlok(s); ok && k.String() != s {
			t.Errorf("ParseKlok(%q).String() = %q", s, k)
		}
	})
}

// FuzzVoorkomens holds Voorkomens against the definition of its parts: each
// occurrence lies within the dates, in order, on a day on which its block falls.
func FuzzVoorkomens(f *testing.F) {
	f.Add(uint8(3), uint8(2), true, int8(0), uint16(40))
	f.Add(uint8(127), uint8(0), false, int8(6), uint16(400))
	f.Fuzz(func(t *testing.T, dagen, keer uint8, laatste bool, weken int8, n uint16) {
		blok := Tijd{Laatste: laatste, ElkeWeken: int(weken), Vanaf: Datum{2026, 1, 1}, Van: 600, Tot: 660}
		for d := range Zondag + 1 {
			if dagen&(1<<d) != 0 {
				blok.Dagen = append(blok.Dagen, d)
			}
		}
		if keer > 0 {
			blok.KeerInMaand = []int{int(keer)%5 + 1}
		}
		van := Datum{2025, 12, 1}
		tot := van.Plus(int(n % 800))
		last := van.Plus(-1)
		for _, v := range Voorkomens([]Tijd{blok}, nil, nil, van, tot) {
			if v.Datum.Voor(van) || tot.Voor(v.Datum) || v.Datum.Voor(Datum{2026, 1, 1}) || !last.Voor(v.Datum) || !blok.Op(v.Datum) {
				t.Fatalf("%v does not belong between %v and %v, after %v", v, van, tot, last)
			}
			last = v.Datum
		}
	})
}

// TestVoorbij: a day that has been is no day to come, nor does it make a block of
// loose dates last.
func TestVoorbij(t *testing.T) {
	d := func(dag int) Datum { return Datum{2026, 11, dag} }
	for _, c := range []struct {
		in      Tijd
		voorbij bool
		datums  []Datum
	}{
		{Tijd{Dagen: []Weekdag{Maandag}}, false, nil},
		{Tijd{TotEnMet: d(23)}, false, nil},
		{Tijd{TotEnMet: d(22)}, true, nil},
		{Tijd{Datums: []Datum{d(30), d(9), d(23)}}, false, []Datum{d(23), d(30)}},
		{Tijd{Datums: []Datum{d(22), d(9)}}, true, []Datum{d(22), d(9)}},
	} {
		if got, datums := c.in.Voorbij(d(23)), c.in.Komend(d(23)).Datums; got != c.voorbij || !slices.Equal(datums, c.datums) {
			t.Errorf("%+v: over %v with %v, want %v with %v", c.in, got, datums, c.voorbij, c.datums)
		}
	}
	if n := gemeld("tijden-voorbij", Tijd{Datums: []Datum{d(22)}}, Tijd{Datums: []Datum{d(22), d(23)}}); n != 1 {
		t.Errorf("%d blocks are told to be over, want the first", n)
	}
}

// gemeld counts the messages with a code about an entry with these times.
func gemeld(code string, ts ...Tijd) (n int) {
	e := &Voorziening{kern: Kern{ID: "voorzieningen/a", Titel: "A"}, Tijden: ts}
	ds := New(Invoer{Entries: []Entry{e}, Instelling: &Instelling{}}, Datum{2026, 11, 23}).Check()
	for _, x := range ds {
		if x.Code == code {
			n++
		}
	}
	return n
}

// TestGemengd: a block with two rhythms is refused, since a page says one of them.
func TestGemengd(t *testing.T) {
	di, vanaf := []Weekdag{Dinsdag}, Datum{2026, 11, 3}
	for _, c := range []struct {
		in   Tijd
		want int
	}{
		{Tijd{Dagen: di, Week: "elke", KeerInMaand: []int{2}, Laatste: true}, 0},
		{Tijd{Dagen: di, Week: "even", KeerInMaand: []int{2}}, 1},
		{Tijd{Dagen: di, Week: "oneven", ElkeWeken: 3, Vanaf: vanaf}, 1},
		{Tijd{Dagen: di, ElkeWeken: 3, Vanaf: vanaf, Laatste: true}, 1},
		{Tijd{Dagen: di, ElkeWeken: 1, Vanaf: vanaf, Laatste: true}, 0},
	} {
		if got := gemeld("tijden-ritme", c.in); got != c.want {
			t.Errorf("%s: %d messages, want %d", c.in.Wanneer(), got, c.want)
		}
	}
}
