package generator

import (
	"slices"
	"testing"
)

// TestZichtbaar: a visitor reads the old and the new value of what one writes down
// or acts on, and of anything else only that it changed. One page had 3,757 bytes
// of it, with names of files.
func TestZichtbaar(t *testing.T) {
	for _, c := range []struct{ zinnen, want []string }{
		{[]string{"nieuw op de kaart"}, []string{"nieuw op de kaart"}},
		{[]string{"trefwoorden: lopen wordt stappen"}, nil},
		{[]string{"dinsdag van 10.00 tot 11.30 uur wordt van 10.00 tot 12.00 uur", "tijd weg: Groep, vrijdag om 9.00 uur", "nieuwe bijzondere dag: Op 5 december is het dicht: sinterklaas"},
			[]string{"dinsdag van 10.00 tot 11.30 uur wordt van 10.00 tot 12.00 uur", "tijd weg: Groep, vrijdag om 9.00 uur", "nieuwe bijzondere dag: Op 5 december is het dicht: sinterklaas"}},
		{[]string{"Les: beginners, dinsdag om 9.00 uur wordt woensdag om 9.00 uur"}, []string{"Les: beginners, dinsdag om 9.00 uur wordt woensdag om 9.00 uur"}},
		{[]string{"het telefoonnummer: 024 000 00 00 wordt 024 000 00 01", "de tekst is veranderd"}, []string{"het telefoonnummer: 024 000 00 00 wordt 024 000 00 01", "de tekst is veranderd"}},
		{[]string{"organisatie: gemeente-nijmegen wordt wijkteam-zuid", "de naam: A wordt B", "voor wie: “Een lange zin.” wordt “Een andere.”"}, []string{"de naam: A wordt B", "veranderd: organisatie en voor wie"}},
	} {
		if got := Zichtbaar(c.zinnen); !slices.Equal(got, c.want) {
			t.Errorf("of %q a visitor reads %q, want %q", c.zinnen, got, c.want)
		}
	}
}
