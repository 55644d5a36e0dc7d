package taal

import (
	"strings"

	"socialekaart/generator/diag"
)

var regelAfkortingOnbekend = Regel{
	ID: "B1-AFKORTING-ONBEKEND", Naam: "Afkorting die niet in de begrippenlijst staat", Ernst: diag.Waarschuwing,
	Uitleg: "Een afkorting als 'POH' zegt de meeste mensen niets. Schrijf de naam voluit. Of zet de afkorting met uitleg in de begrippenlijst.",
	Fout:   "Vraag het aan de POH van uw huisarts.",
	Goed:   "Vraag het aan de praktijkondersteuner van uw huisarts (POH).",
	Meting: Meting{10, 5, 3, 0},
}

// checkAfkortingOnbekend finds capital abbreviations of two to six letters
// that are not in the glossary, not known to everybody and not explained.
func checkAfkortingOnbekend(t *toets, z *zin) {
	if z.vlaggen&hoofdV == 0 {
		return
	}
	tekst := t.bs[z.blok].Text
	for i := z.van; i < z.tot; i++ {
		k := &t.tok[i]
		if k.soort != woord || k.kast != hoofd || k.punt || k.tot-k.van > 6 {
			continue
		}
		if t.vlag(i)&(functie|kern) != 0 && k.tot-k.van >= nadrukVanaf {
			continue // an everyday word in capitals: see B1-HOOFDLETTERS
		}
		if t.vlag(i)&(bekendeAfk|naam) != 0 || t.naastHoofd(z, i) || strings.Trim(t.woordVan(z, i, i+1), "IVXLC") == "" || strings.ContainsAny(t.woordVan(z, i, i+1), "0123456789-.&") {
			continue
		}
		if nr, _ := t.p.lex.begripOp(t.tok[:z.tot], i, tekst); nr >= 0 {
			continue
		}
		if t.uitgelegd(plaats{z: z, van: i, tot: i + 1}) || t.eerder(z, i) {
			continue
		}
		t.m.afkortingen++
		t.vind(rAfkortingOnbekend, z, i, i+1, quote(t.woordVan(z, i, i+1))+" staat niet in de begrippenlijst", "schrijf de naam voluit. Of zet de afkorting met uitleg in content/begrippen.toml")
	}
}

// naastHoofd says that a neighbour of token i is in capitals too: then it is
// no abbreviation, but a text in capitals.
func (t *toets) naastHoofd(z *zin, i int) bool {
	return i > z.van && t.tok[i-1].kast == hoofd || i+1 < z.tot && t.tok[i+1].kast == hoofd
}

// eerder says that the abbreviation of token i stands earlier in the text:
// only its first use needs a word.
func (t *toets) eerder(z *zin, i int) bool {
	s := t.woordVan(z, i, i+1)
	for b := range t.zinnen {
		y := &t.zinnen[b]
		for j := y.van; j < y.tot; j++ {
			if y.van == z.van && j >= i {
				return false
			}
			if t.tok[j].kast == hoofd && t.woordVan(y, j, j+1) == s {
				return true
			}
		}
	}
	return false
}
