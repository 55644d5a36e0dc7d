package kaart

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// raad says what to write for a text that holds more than the field can: the
// days from Monday to Friday, a time from and until, a number with a word about
// it. It is "" when that cannot be said. Other than what Netjes gives, it needs a
// person: format leaves such a text alone.
func (v *Veld) raad(s string) string {
	switch v.Vorm {
	case Dagvorm:
		if dagen := raadDagen(s); dagen != "" {
			return "schrijf: " + dagen
		}
	case Klokvorm:
		p := vanTot.FindStringSubmatch(strings.ToLower(strings.TrimSpace(s)))
		if p == nil || v.Naam() != "van" && v.Naam() != "tot" {
			return ""
		}
		van, ok1 := raadUur(p[1])
		tot, ok2 := raadUur(p[2])
		if ok1 && ok2 && van < tot {
			return fmt.Sprintf("van = %q\ntot = %q", van, tot)
		}
	case Telefoonvorm:
		// Nobody must copy the number of the example, which rings nowhere.
		for _, n := range nummerIn.FindAllString(s, -1) {
			if t, ok := ParseTelefoon(strings.TrimSpace(n)); ok {
				return fmt.Sprintf("schrijf één nummer en verder niets: %s = %q", v.Naam(), t.Netjes())
			}
		}
	}
	return ""
}

// raadLijst gives the elements of a list that was written as one text: "ma, di"
// and "ma t/m vr". A running text is one element, whatever is in it.
func (v *Veld) raadLijst(s string) string {
	if v.Vorm == Tekst {
		return strconv.Quote(s)
	}
	var out []string
	for deel := range strings.SplitSeq(s, ",") {
		deel = strings.TrimSpace(deel)
		goed, ok := v.Netjes(deel)
		if dagen := raadDagen(deel); v.Vorm == Dagvorm && dagen != "" {
			goed, ok = dagen, true
		}
		if !ok {
			goed = strconv.Quote(deel)
		}
		out = append(out, goed)
	}
	return strings.Join(out, ", ")
}

var (
	vanTot   = regexp.MustCompile(`^(?:van )?(\d{1,2}(?: ?[:.u] ?\d{2})?(?: ?(?:uur|u))?) ?(?:-|–|tot|t/m) ?(\d{1,2}(?: ?[:.u] ?\d{2})?(?: ?(?:uur|u))?)$`)
	dagTot   = regexp.MustCompile(`^([a-z]+)\.? ?(?:-|–|t/m|t\.?e\.?m\.?|tot en met|tot) ?([a-z]+)\.?$`)
	nummerIn = regexp.MustCompile(`\+?[0-9(][0-9() -]*`)
)

// raadUur is RaadKlok for a time in a row with another, where a number alone can
// be nothing else.
func raadUur(s string) (Klok, bool) {
	if len(s) <= 2 {
		s += " uur"
	}
	return RaadKlok(s)
}

// raadDagen gives the elements of a list of days for "ma t/m vr", "ma-vr" and
// "maandag tot en met vrijdag".
func raadDagen(s string) string {
	p := dagTot.FindStringSubmatch(strings.ToLower(strings.TrimSpace(s)))
	if p == nil {
		return ""
	}
	van, ok1 := raadDag(p[1])
	tot, ok2 := raadDag(p[2])
	if !ok1 || !ok2 || van >= tot {
		return ""
	}
	var dagen []string
	for d := van; d <= tot; d++ {
		dagen = append(dagen, `"`+d.Kort()+`"`)
	}
	return strings.Join(dagen, ", ")
}
