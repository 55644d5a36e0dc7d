package interop

import (
	"encoding/json"
	"slices"
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
