package taal

import "socialekaart/generator/diag"

var regelStreepje = Regel{
	ID: "B1-STREEPJE", Naam: "Streepje of puntkomma in de zin", Ernst: diag.Tip,
	Uitleg: "Een streepje of een puntkomma plakt twee zinnen aan elkaar. Of het zet een zin midden in een andere. Met een punt zijn het twee korte zinnen.",
	Fout:   "Wij helpen u – dat kan elke dag – met uw post.",
	Goed:   "Wij helpen u met uw post. Dat kan elke dag.",
	Meting: Meting{3, 3, 3, 0},
}

// checkStreepje finds a dash or semicolon between words. A dash between
// numbers ("9.00 - 12.00") is a range.
func checkStreepje(t *toets, z *zin) {
	if z.vlaggen&streepje == 0 {
		return
	}
	for i := z.van + 1; i+1 < z.tot; i++ {
		k, voor, na := &t.tok[i], &t.tok[i-1], &t.tok[i+1]
		if k.soort != leesteken || k.teken != ';' && (k.teken != '-' || !k.spatie || !na.spatie) {
			continue
		}
		if voor.soort == getal || voor.soort == vast || na.soort == getal || na.soort == vast {
			continue
		}
		t.vind(rStreepje, z, i, i+1, "hier plakt een teken twee zinnen aan elkaar", "maak twee zinnen")
		t.m.streepje++
		return // once is enough: the advice is about the sentence
	}
}
