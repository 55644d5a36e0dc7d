package proef

import (
	"fmt"
	"strings"
)

var weekdagen = []string{"ma", "di", "wo", "do", "vr", "za", "zo"}

// tijden writes n blocks of times, and now and then an exception.
func (s *site) tijden(t *blad, v *verteller, n int) {
	for range n {
		t.kop("[[tijden]]")
		s.ritme(t, v)
		van := v.tussen(17, 39) // half hours: 8.30 to 19.30
		t.tekst("van", klok(van))
		if v.kans(92) {
			t.tekst("tot", klok(van+v.tussen(2, 8)))
		}
		if v.kans(80) {
			t.tekst("soort", []string{"activiteit", "open", "spreekuur", "telefoon"}[v.gewogen(50, 25, 15, 10)])
		}
		t.ja("niet_in_schoolvakantie", v.kans(20))
		t.ja("ook_op_feestdagen", v.kans(4))
		if v.kans(40) {
			t.tekst("naam", v.een("tijdnaam"))
		}
		if v.kans(4) {
			t.tekst("locatie", kies(v, s.locs).slug)
		}
	}
	if v.kans(12) {
		uitzondering(t, v)
	}
}

// ritme writes on which days: each kind that the field reference knows.
func (s *site) ritme(t *blad, v *verteller) {
	dag := weekdagen[v.gewogen(20, 20, 18, 18, 15, 6, 3)]
	switch v.gewogen(44, 15, 10, 9, 4, 6, 3, 4, 5) {
	case 0:
		t.lijst("dag", []string{dag})
	case 1:
		t.lijst("dag", meerDagen(v))
	case 2:
		t.lijst("dag", weekdagen[:5])
	case 3:
		t.lijst("dag", []string{dag})
		t.kaal("keer_in_maand", kies(v, []string{"[1]", "[2]", "[3]", "[4]", "[1, 3]", "[2, 4]"}))
	case 4:
		t.lijst("dag", []string{dag})
		t.kaal("laatste", true)
	case 5:
		t.lijst("dag", []string{dag})
		t.tekst("week", kies(v, []string{"even", "oneven"}))
	case 6:
		t.lijst("dag", []string{dag})
		t.kaal("elke_weken", v.tussen(3, 8))
		t.kaal("vanaf", datum(v.tussen(-60, 60)))
	case 7:
		var ds []string
		for i, d := 0, v.tussen(1, 60); i < v.tussen(3, 8); i++ {
			ds = append(ds, datum(d+7*i))
		}
		t.kaal("datums", "["+strings.Join(ds, ", ")+"]")
	default:
		t.lijst("dag", []string{dag})
		t.kaal("vanaf", datum(v.tussen(-100, 60)))
		t.kaal("tot_en_met", datum(v.tussen(60, 250)))
	}
}

// meerDagen gives two or three days in the order of the week.
func meerDagen(v *verteller) []string {
	weg := v.tussen(2, 3)
	var out []string
	for i, d := range weekdagen[:6] {
		if (i+weg)%3 != 0 || v.kans(20) {
			out = append(out, d)
		}
	}
	return out[:min(len(out), 3)]
}

func klok(half int) string { return fmt.Sprintf("%02d:%02d", half/2, half%2*30) }

// uitzondering writes a day or a run of days that is different.
func uitzondering(t *blad, v *verteller) {
	t.kop("[[uitzonderingen]]")
	d := v.tussen(1, 60)
	t.kaal("datum", datum(d))
	switch v.gewogen(50, 30, 20) {
	case 1:
		t.kaal("tot_en_met", datum(d+v.tussen(1, 14)))
	case 2:
		t.tekst("van", "10:00")
		t.tekst("tot", "11:00")
	}
	t.tekst("reden", v.een("vakantie"))
}
