package taal

import "socialekaart/generator/diag"

var regelHoofdletters = Regel{
	ID: "B1-HOOFDLETTERS", Naam: "HOOFDLETTERS", Ernst: diag.Waarschuwing,
	Uitleg: "Woorden in hoofdletters lezen lastig. Het lijkt ook alsof u roept. Schrijf gewoon.",
	Fout:   "LET OP: wij zijn dicht op maandag.",
	Goed:   "Let op: wij zijn dicht op maandag.",
}

// checkHoofdletters finds two words in capitals in a row, or one of more than
// six letters.
func checkHoofdletters(t *toets, z *zin) {
	if z.vlaggen&hoofdV == 0 {
		return
	}
	tekst := t.bs[z.blok].Text
	for i := z.van; i < z.tot; {
		j := i
		for j < z.tot && t.tok[j].soort == woord && t.tok[j].kast == hoofd && t.vlag(j)&(bekendeAfk|naam) == 0 {
			if nr, _ := t.p.lex.begripOp(t.tok[:z.tot], j, tekst); nr >= 0 {
				break
			}
			j++
		}
		if j > i+1 || j == i+1 && t.tok[i].tot-t.tok[i].van > 6 {
			t.vind(rHoofdletters, z, i, j, "schrijf niet in HOOFDLETTERS", "schrijf in gewone letters. Dat leest makkelijker")
		}
		i = max(j, i+1)
	}
}
