package kaart

import "testing"

// TestVersheid: what is overdue is said, what is overdue for too long leaves the
// site, and what has stopped needs no check.
func TestVersheid(t *testing.T) {
	vandaag := Datum{2026, 11, 25}
	for _, c := range []struct {
		op                   Datum
		status               string
		verouderd, zichtbaar bool
	}{
		{Datum{2026, 11, 25}, "", false, true},
		{Datum{2026, 5, 25}, "", false, true}, // six months ago to the day
		{Datum{2026, 5, 24}, "", true, true},
		{Datum{2025, 5, 25}, "", true, true},
		{Datum{2025, 5, 24}, "", true, false}, // six months, and twelve more
		{Datum{2020, 1, 1}, "gestopt", false, true},
	} {
		e := &Voorziening{kern: Kern{ID: "voorzieningen/x", Soort: SoortVoorziening, Status: c.status, GecontroleerdOp: c.op}}
		k := New(Invoer{Entries: []Entry{e}}, vandaag)
		_, zichtbaar := k.Find(e.ID)
		if k.Verouderd(e) != c.verouderd || zichtbaar != c.zichtbaar {
			t.Errorf("%s %s: overdue %v, on the site %v", c.op, c.status, k.Verouderd(e), zichtbaar)
		}
	}
}

// TestUrgentie: of two that are as late, the one where a mistake does more harm
// comes first; what is later comes before what is not.
func TestUrgentie(t *testing.T) {
	op := Datum{2026, 8, 25} // half of the period of six months
	kern := func(id ID, s Soort, op Datum) Kern {
		return Kern{ID: id, Soort: s, GecontroleerdOp: op}
	}
	tijd := []Tijd{{Dagen: []Weekdag{Dinsdag}, Van: 600, Tot: 660}}
	es := []Entry{
		&Voorziening{kern: kern("voorzieningen/a", SoortVoorziening, op)},
		&Voorziening{kern: kern("voorzieningen/b", SoortVoorziening, op), Tijden: tijd},
		&Voorziening{kern: kern("voorzieningen/c", SoortVoorziening, Datum{2026, 4, 25})},
		&Wegwijzer{kern: kern("wegwijzers/d", SoortWegwijzer, op), Tijden: tijd}, // its period is three months
	}
	k := New(Invoer{Entries: es}, Datum{2026, 11, 25})
	want := []ID{"wegwijzers/d", "voorzieningen/c", "voorzieningen/b", "voorzieningen/a"}
	for i, e := range k.TeControleren() {
		if e.Kern().ID != want[i] {
			t.Errorf("place %d: %s with %d, want %s", i+1, e.Kern().ID, k.Urgentie(e), want[i])
		}
	}
}
