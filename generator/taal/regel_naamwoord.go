package taal

import "socialekaart/generator/diag"

var regelNaamwoord = Regel{
	ID: "B1-NAAMWOORD", Naam: "Werkwoord als zelfstandig naamwoord", Ernst: diag.Tip,
	Uitleg: "'Het aanvragen van hulp' is stijf. Maak er een gewoon werkwoord van: 'als u hulp aanvraagt'.",
	Fout:   "Bij het aanvragen van hulp moet u een formulier invullen.",
	Goed:   "Als u hulp aanvraagt, vult u een formulier in.",
	Meting: Meting{9, 4, 4, 0},
}

// checkNaamwoord finds "het aanvragen van".
func checkNaamwoord(t *toets, z *zin) {
	if z.vlaggen&vanV == 0 {
		return
	}
	for i := z.van; i+2 < z.tot; i++ {
		if t.tok[i].vorm != wHet || t.tok[i+2].vorm != wVan || t.vlag(i+1)&heel == 0 || t.vlag(i+1)&geenDeel != 0 || t.tok[i+1].kast != klein {
			continue
		}
		w := t.woordVan(z, i, i+3)
		t.vind(rNaamwoord, z, i, i+3, "maak van "+quote(w)+" een werkwoord", "schrijf bijvoorbeeld: als u … "+t.woordVan(z, i+1, i+2))
	}
}
