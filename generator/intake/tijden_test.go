package intake

import (
	"strings"
	"testing"
)

// TestTijden is a table of how people write when something is; "" is for a
// person to ask.
func TestTijden(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"Ma-vr 9.30-12.00, di ook 13.30-15.30", "maandag tot en met vrijdag van 9.30 tot 12.00 uur | dinsdag van 13.30 tot 15.30 uur"},
		{"Elke 2e zaterdag 11.00-14.00", "elke tweede zaterdag van de maand van 11.00 tot 14.00 uur"},
		{"Elke 1e en 3e dinsdag van de maand, 10.30-12.00", "elke eerste en derde dinsdag van de maand van 10.30 tot 12.00 uur"},
		{"laatste donderdag van de maand 19:30 – 21:00 uur", "elke laatste donderdag van de maand van 19.30 tot 21.00 uur"},
		{"Inloop 19.00, programma 19.30-21.00, elke 4e woensdag", "elke vierde woensdag van de maand om 19.00 uur | elke vierde woensdag van de maand van 19.30 tot 21.00 uur"},
		{"Telefonisch spreekuur ma-vr 14.00-15.00", "maandag tot en met vrijdag van 14.00 tot 15.00 uur"},
		{"dinsdag en donderdag van 10 tot 12 uur", "dinsdag en donderdag van 10.00 tot 12.00 uur"},
		{"di/do 9-12", "dinsdag en donderdag van 9.00 tot 12.00 uur"},
		{"woensdagmiddag 13u30 tot 15u00", "woensdag van 13.30 tot 15.00 uur"},
		{"werkdagen 9.00 - 17.00", "maandag tot en met vrijdag van 9.00 tot 17.00 uur"},
		{"maandag t/m donderdag 9.00-12.00\nvrijdag 9.00-11.00", "maandag tot en met donderdag van 9.00 tot 12.00 uur | vrijdag van 9.00 tot 11.00 uur"},
		{"ma 10.00-12.00 en 13.00-15.00", "maandag van 10.00 tot 12.00 uur | maandag van 13.00 tot 15.00 uur"},
		{"vrijdag vanaf 10.00", ""},
		{"zaterdag 11.00", "zaterdag om 11.00 uur"},
		{"elke zes weken op dinsdag 12.00-13.00", ""},
		{"om de week op maandag 10.00-11.00", ""},
		{"di 12.00-10.00", ""},
		{"dinsdag", ""},
		{"10.00-12.00", ""},
		{"in overleg", ""},
		{"ma-vr 9.30-12.00, behalve in de vakantie", ""},
		{"", ""},
	} {
		ts, ok := Tijden(c.in)
		var got []string
		for i := range ts {
			got = append(got, ts[i].Wanneer())
		}
		if g := strings.Join(got, " | "); g != c.want || ok != (c.want != "") {
			t.Errorf("%q gives %q, %v\n  want %q", c.in, g, ok, c.want)
		}
	}
}

func FuzzTijden(f *testing.F) {
	f.Add("Ma-vr 9.30-12.00, di ook 13.30-15.30")
	f.Add("Inloop 19.00, programma 19.30-21.00, elke 4e woensdag")
	f.Fuzz(func(t *testing.T, s string) {
		ts, ok := Tijden(s)
		if ok != (len(ts) > 0) {
			t.Errorf("%q: %v with %d times", s, ok, len(ts))
		}
		for _, x := range ts {
			if len(x.Dagen) == 0 || x.Van < 0 || x.Tot != 0 && x.Tot <= x.Van || x.Tot > 24*60 {
				t.Errorf("%q gives %+v", s, x)
			}
		}
	})
}
