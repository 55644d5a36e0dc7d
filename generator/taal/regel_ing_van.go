package taal

import (
	"strings"

	"socialekaart/generator/diag"
)

var regelIngVan = Regel{
	ID: "B1-ING-VAN", Naam: "…ing van", Ernst: diag.Tip,
	Uitleg: "'De beoordeling van uw aanvraag' is zwaarder dan 'wij beoordelen uw aanvraag'. Met een werkwoord is duidelijk wie iets doet. Een woord op -ing is niet fout; kijk alleen of het makkelijker kan.",
	Fout:   "De verlenging van uw parkeerkaart kost niets.",
	Goed:   "Wij verlengen uw parkeerkaart gratis.",
	Meting: Meting{7, 1, 1, 1},
}

// checkIngVan finds "de verlenging van" where the verb exists.
func checkIngVan(t *toets, z *zin) {
	if z.vlaggen&vanV == 0 {
		return
	}
	for i := z.van + 1; i+1 < z.tot; i++ {
		if t.tok[i].soort != woord || t.tok[i+1].vorm != wVan || t.tok[i-1].vorm != wDe {
			continue
		}
		w := t.woordVan(z, i, i+1)
		basis, ok := strings.CutSuffix(w, "ing")
		if !ok || len(basis) < 6 || t.tok[i].kast != klein {
			continue
		}
		if t.p.lex.vormen[t.p.lex.ids.zoek(hash(basis+"en"))].vlag&heel == 0 {
			continue
		}
		t.vind(rIngVan, z, i, i+2, "kan dit met een werkwoord in plaats van "+quote(w+" van")+"?", sprint("schrijf wie het doet, met '%sen'", basis))
	}
}
