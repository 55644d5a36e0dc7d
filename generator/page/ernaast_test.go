package page

import (
	"strings"
	"testing"

	"socialekaart/generator/kaart"
)

// TestErnaast: a wijk with little shows what is next to it and says so; one with
// enough does not; nothing stands there twice; a form says that it counts them too.
func TestErnaast(t *testing.T) {
	for _, c := range []struct{ eigen, buur, want int }{{0, 3, 3}, {7, 3, 3}, {8, 3, 0}, {2, 20, veelErnaast}, {2, 0, 0}} {
		in := kaart.Invoer{Lijsten: kaart.Lijsten{Gebieden: []kaart.Gebied{
			{ID: "stad", Naam: "Stad", Soort: "gemeente"},
			{ID: "hier", Naam: "Hier", Soort: "wijk", In: "stad", Buren: []string{"buur"}},
			{ID: "buur", Naam: "Buur", Soort: "wijk", In: "stad", Buren: []string{"hier"}},
		}, Themas: []kaart.Thema{{ID: "dag"}}}}
		voeg := func(slug string, n int, wijken ...string) {
			for i := range n {
				v := &kaart.Voorziening{}
				v.ID, v.Soort, v.Titel = kaart.ID("voorzieningen/"+slug+string(rune('a'+i))), kaart.SoortVoorziening, slug
				v.Themas, v.Werkgebied = []string{"dag"}, wijken
				in.Entries = append(in.Entries, v)
			}
		}
		voeg("eigen", c.eigen, "hier")
		voeg("buur", c.buur, "buur")
		voeg("stad", 2, "stad", "buur")
		k := kaart.New(in, kaart.Datum{Jaar: 2026, Maand: 11, Dag: 22})
		p := &planner{k: k, vermeldingen: newVermeldingen(k), zeef: newZeeftabel(k)}
		p.indelen()
		g := k.Gebied("hier")
		for _, thema := range []deel{{}, p.themaDelen[0]} {
			got, total := 0, 0
			for _, gr := range p.gebiedGroepen(g, thema) {
				total += len(gr.Kaartjes)
				if gr.Anker == ernaastAnker {
					got = len(gr.Kaartjes)
					if !strings.Contains(gr.Toelichting, "In Hier zelf is nog niet zo veel.") {
						t.Errorf("the page does not say so: %q", gr.Toelichting)
					}
				}
			}
			if got != c.want {
				t.Errorf("%+v: %d from next door, want %d", c, got, c.want)
			}
			if n := p.kaartjesIn(g, thema); n != total {
				t.Errorf("%+v: kaartjesIn says %d, %d are there", c, n, total)
			}
		}
		// The form counts the cards; the links to the parts of the wijk do not count those next door.
		if z := p.zeef.zeef(&Lijst{Groepen: p.gebiedGroepen(g, allesDeel)}); z != nil && z.Ernaast != (c.want > 0) {
			t.Errorf("%+v: the form says of what is next door that it counts: %v", c, z.Ernaast)
		}
	}
}
