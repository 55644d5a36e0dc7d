package interop

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"socialekaart/generator/kaart"
	"socialekaart/generator/kaart/kaarttest"
)

// TestSchedule: what a search engine reads of each rhythm leaves out the days on
// which it does not go on, and no other: a week of closure is seven days, and a
// loose date on which the door is closed is none.
func TestSchedule(t *testing.T) {
	k := &kaart.Kaart{Vandaag: kaart.Datum{Jaar: 2026, Maand: 11, Dag: 22}, Instelling: &kaart.Instelling{Schoolvakanties: kaarttest.Vakanties}}
	gevallen := append(slices.Clone(kaarttest.Patronen), kaarttest.Geval{
		Naam:   "losse datum in een week dicht",
		Tijden: []kaart.Tijd{{Datums: []kaart.Datum{{Jaar: 2026, Maand: 12, Dag: 5}, {Jaar: 2027, Maand: 1, Dag: 9}}, Van: 840}},
		Anders: []kaart.Uitzondering{{Datum: kaart.Datum{Jaar: 2026, Maand: 12, Dag: 1}, TotEnMet: kaart.Datum{Jaar: 2026, Maand: 12, Dag: 8}}},
	})
	dicht := 0
	for _, g := range gevallen {
		for i := range g.Tijden {
			b := &g.Tijden[i]
			var w jsonWriter
			w.open('[')
			w.schema(k, b, g.Anders, k.Vandaag)
			w.sluit(']')
			var got []struct {
				StartDate  string
				ExceptDate any
			}
			if err := json.Unmarshal(w.b.Bytes(), &got); err != nil {
				t.Fatalf("%s: %v: %s", g.Naam, err, w.b.Bytes())
			}
			var want, have []string
			for _, v := range kaart.Voorkomens([]kaart.Tijd{*b}, g.Anders, kaarttest.Vakanties, k.Vandaag, k.Vandaag.Plus(horizon)) {
				if los := len(b.Datums) > 0; los == (v.Uitval == "") {
					want = append(want, v.Datum.String())
				}
			}
			for _, s := range got {
				if len(b.Datums) > 0 {
					have = append(have, s.StartDate)
					continue
				}
				switch x := s.ExceptDate.(type) {
				case string:
					have = append(have, x)
				case []any:
					for _, d := range x {
						have = append(have, d.(string))
					}
				}
			}
			slices.Sort(have)
			if !slices.Equal(have, want) {
				t.Errorf("%s: %v, want %v", g.Naam, have, want)
			}
			dicht += len(want)
		}
	}
	if dicht < 40 {
		t.Errorf("only %d days looked at", dicht)
	}
}

// TestScheduleWeken: even weeks are every two weeks until a year of 53, which 2026
// is: from week 52 to week 2 are three. A block that begins later begins then.
func TestScheduleWeken(t *testing.T) {
	k := &kaart.Kaart{Vandaag: kaart.Datum{Jaar: 2026, Maand: 11, Dag: 27}, Instelling: &kaart.Instelling{}}
	for _, g := range []struct {
		t    kaart.Tijd
		want string
	}{
		{kaart.Tijd{Week: "even"}, "2026-12-09 2026-12-23, 2027-01-13 "},
		{kaart.Tijd{Week: "oneven"}, "2026-12-02 2026-12-30, 2027-01-06 "},
		{kaart.Tijd{Week: "even", Vanaf: kaart.Datum{Jaar: 2027, Maand: 2, Dag: 1}}, "2027-02-10 "},
		{kaart.Tijd{Week: "even", TotEnMet: kaart.Datum{Jaar: 2027, Maand: 6, Dag: 1}}, "2026-12-09 2026-12-23, 2027-01-13 2027-06-01"},
	} {
		g.t.Dagen, g.t.Van = []kaart.Weekdag{kaart.Woensdag}, 13*60
		var w jsonWriter
		w.open('[')
		w.schema(k, &g.t, nil, k.Vandaag)
		w.sluit(']')
		var got []struct{ StartDate, EndDate, RepeatFrequency string }
		if err := json.Unmarshal(w.b.Bytes(), &got); err != nil {
			t.Fatal(err)
		}
		var delen []string
		for _, s := range got {
			if s.RepeatFrequency != "P2W" {
				t.Errorf("%+v", s)
			}
			delen = append(delen, s.StartDate+" "+s.EndDate)
		}
		if have := strings.Join(delen, ", "); have != g.want {
			t.Errorf("%s weeks: %s, want %s", g.t.Week, have, g.want)
		}
	}
}
