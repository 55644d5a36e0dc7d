package taal

import (
	"strings"

	"socialekaart/generator/diag"
)

var regelHoofdletters = Regel{
	ID: "B1-HOOFDLETTERS", Naam: "HOOFDLETTERS", Ernst: diag.Waarschuwing,
	Uitleg: "Woorden in hoofdletters lezen lastig. Het lijkt ook alsof u roept. Schrijf gewoon.",
	Fout:   "LET OP: wij zijn dicht op maandag.",
	Goed:   "Let op: wij zijn dicht op maandag.",
	Meting: Meting{5, 1, 1, 0},
}

// hoofdlettersVanaf: from 7 capitals in one word, or 8 in more words; ABN AMRO
// has 7. Two everyday words in a row (LET OP) are enough, and so is one of four
// letters or more (MOET).
const (
	hoofdlettersVanaf = 7
	nadrukVanaf       = 4
)

// checkHoofdletters finds words in capitals.
func checkHoofdletters(t *toets, z *zin) {
	if z.vlaggen&hoofdV == 0 {
		return
	}
	tekst := t.bs[z.blok].Text
	for i := z.van; i < z.tot; {
		j, n, gewoon := i, 0, true
		for j < z.tot && t.tok[j].soort == woord && t.tok[j].kast == hoofd && !t.tok[j].punt && t.vlag(j)&(bekendeAfk|naam) == 0 {
			if nr, _ := t.p.lex.begripOp(t.tok[:z.tot], j, tekst); nr >= 0 {
				break
			}
			s := t.woordVan(z, j, j+1)
			if strings.ContainsAny(s, "0123456789") {
				break // COVID-19
			}
			gewoon = gewoon && t.vlag(j)&(functie|kern) != 0
			n += len(s)
			j++
		}
		if j == i+1 && (n >= hoofdlettersVanaf || gewoon && n >= nadrukVanaf) || j > i+1 && (gewoon || n > hoofdlettersVanaf) {
			t.vind(rHoofdletters, z, i, j, "schrijf niet in HOOFDLETTERS", "schrijf in gewone letters. Dat leest makkelijker")
		}
		i = max(j, i+1)
	}
}
