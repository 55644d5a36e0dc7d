package taal

import (
	"strings"

	"socialekaart/generator/diag"
)

// Negeer is a wish of the front matter to leave a finding out. Regel and Reden
// must be there.
type Negeer struct {
	Regel string
	Woord string // only findings with this text; empty for all of the rule
	Reden string
	Pos   diag.Pos // of the wish itself
}

// Suppress leaves out what is to be ignored. A wish without a reason, and one
// that leaves nothing out, are faults: a wish may not outlive its cause. The
// score of a text stays as it was.
func Suppress(bev []Bevinding, wensen []Negeer) ([]Bevinding, diag.List) {
	var fouten diag.List
	gebruikt := make([]bool, len(wensen))
	var uit []Bevinding
	for _, b := range bev {
		weg := false
		for i := range wensen {
			if w := &wensen[i]; w.Reden != "" && w.past(&b) {
				gebruikt[i], weg = true, true
			}
		}
		if !weg {
			uit = append(uit, b)
		}
	}
	for i, w := range wensen {
		switch {
		case strings.TrimSpace(w.Reden) == "":
			fouten.Add(w.Pos, diag.Fout, "negeer-reden", "u wilt de regel %s negeren, maar er staat geen reden bij", w.Regel).Hint = "schrijf waarom, zoals: reden=\"term uit de wet\""
		case !gebruikt[i]:
			fouten.Add(w.Pos, diag.Fout, "negeer-onnodig", "er is niets te negeren voor de regel %s", naamVan(w)).Hint = "haal deze regel weg"
		}
	}
	return uit, fouten
}

func naamVan(w Negeer) string {
	if w.Woord == "" {
		return w.Regel
	}
	return w.Regel + " bij " + w.Woord
}

func (w *Negeer) past(b *Bevinding) bool {
	return b.Code == w.Regel && (w.Woord == "" || strings.EqualFold(w.Woord, b.Woord))
}
