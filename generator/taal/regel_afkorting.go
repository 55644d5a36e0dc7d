package taal

import "socialekaart/generator/diag"

var regelAfkorting = Regel{
	ID: "B1-AFKORTING", Naam: "Afkorting die u kunt uitschrijven", Ernst: diag.Fout,
	Uitleg: "Niet iedereen kent 'i.v.m.' of 'm.b.t.'. Een programma dat teksten voorleest, struikelt erover. Schrijf het hele woord.",
	Fout:   "Neem bijv. uw paspoort mee.",
	Goed:   "Neem bijvoorbeeld uw paspoort mee.",
	Meting: Meting{4, 4, 4, 0},
}

// checkAfkorting finds abbreviations of afkortingen.txt that have a word.
func checkAfkorting(t *toets, z *zin) {
	if z.vlaggen&heeftVoluit == 0 {
		return
	}
	for i := z.van; i < z.tot; i++ {
		k := &t.tok[i]
		if k.soort != woord || k.vorm == 0 {
			continue
		}
		lang, ok := t.p.lex.afkortingen[k.vorm]
		if !ok || k.kast == hoofd || k.kast == gemengd {
			continue
		}
		// "max" or "gem" without full stop is a word or a name.
		if t.vlag(i)&afkorting != 0 && !k.punt {
			continue
		}
		b := t.vind(rAfkorting, z, i, i+1, "schrijf "+quote(t.woordVan(z, i, i+1))+" voluit", "schrijf: "+lang)
		b.Beter = []string{lang}
		b.n = int(diag.Fout)
		t.m.fout++
	}
}
