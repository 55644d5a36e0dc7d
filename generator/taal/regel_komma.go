package taal

import "socialekaart/generator/diag"

var regelKomma = Regel{
	ID: "B1-KOMMA", Naam: "Veel komma's in één zin", Ernst: diag.Tip,
	Uitleg: "Een zin met veel komma's heeft meestal meer dan één boodschap. Maak twee zinnen. Of maak een lijstje.",
	Fout:   "Als u hulp wilt, en dat kan bij veel dingen, dan belt u ons, het liefst in de ochtend.",
	Goed:   "Wilt u hulp? Bel ons dan. Het liefst in de ochtend.",
	Meting: Meting{11, 8, 8, 2},
}

func checkKomma(t *toets, z *zin) {
	n := z.kommas
	for i := z.van + 1; n >= 2 && i+1 < z.tot; i++ {
		if t.tok[i].teken == ',' && t.tok[i-1].soort == getal && t.tok[i+1].soort == getal {
			n-- // "stap 4, 5 en 6"
		}
	}
	if z.telt && n >= 2 && z.woorden > 10 && t.opsomming(z).items == 0 {
		t.vind(rKomma, z, z.van, z.tot, sprint("deze zin heeft %d komma's", n), "maak twee zinnen. Of maak een lijstje").n = n
	}
}
