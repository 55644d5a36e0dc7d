package taal

import "socialekaart/generator/diag"

var regelDubbelNiet = Regel{
	ID: "B1-DUBBEL-NIET", Naam: "Twee keer niet", Ernst: diag.Tip,
	Uitleg: "'Niet onmogelijk' of 'niet zonder' moet de lezer omdraaien. Zeg het positief.",
	Fout:   "U kunt niet zonder afspraak komen als u geen pas hebt.",
	Goed:   "Hebt u geen pas? Maak dan eerst een afspraak.",
}

// checkDubbelNiet finds two denials in one clause.
func checkDubbelNiet(t *toets, z *zin) {
	if z.vlaggen&ontkenning == 0 {
		return
	}
	eerste := -1
	for i := z.van; i < z.tot; i++ {
		if t.tok[i].soort == leesteken || t.vlag(i)&nevens != 0 || t.vlag(i)&voegwoord != 0 {
			eerste = -1
			continue
		}
		if t.vlag(i)&ontkenning == 0 {
			continue
		}
		if eerste < 0 && t.tok[i].vorm == wZonder {
			continue // "zonder … niet" is one denial and a condition
		}
		if eerste >= 0 && i-eerste <= 6 {
			t.vind(rDubbelNiet, z, eerste, i+1, "twee keer 'niet' is lastig", "zeg het positief")
			return
		}
		eerste = i
	}
}
