package page

import (
	"slices"
	"strings"
	"testing"

	"socialekaart/generator/kaart"
)

// TestBeginletter: every name has a place in the register, and that an address: a
// name may be Turkish, Polish or Arabic.
func TestBeginletter(t *testing.T) {
	for naam, want := range map[string]string{
		"Acker": "A", "’t Acker": "A", "De Boei": "B", "één op één": "E", "Åland": "A", "ĳs": "I",
		"Şükran": "S", "İyi": "I", "Łódź": "L", "Œuvre": "O", "Øre": "O", "Žena": "Z",
		"(Mantel)zorg": "M", "’s avonds": "A", "50 plus": cijfers, "’50": cijfers, "…": cijfers, "": cijfers,
		"عربي": schrift, "Жизнь": schrift, "中文": schrift, "ºC": schrift,
	} {
		l := beginletter(naam)
		if l != want {
			t.Errorf("%q stands under %q, want %q", naam, l, want)
		}
		if a := letterAnker(l); !kaart.IsSlug(a) {
			t.Errorf("%q stands at %q, which is no address", naam, a)
		}
	}
	r := Register{}
	for _, naam := range []string{"Жизнь", "zon", "50 plus", "ander"} {
		r.letter(naam)
	}
	r.letters()
	var got []string
	for _, l := range r.Letters {
		got = append(got, l.Letter)
	}
	if want := []string{cijfers, "A", "Z", schrift}; !slices.Equal(got, want) {
		t.Errorf("the register has %s, want %s", strings.Join(got, " "), strings.Join(want, " "))
	}
}
