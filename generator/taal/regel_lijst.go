package taal

import "socialekaart/generator/diag"

var regelLijst = Regel{
	ID: "B1-LIJST", Naam: "Opsomming in een zin", Ernst: diag.Tip,
	Uitleg: "Vier of meer dingen in één zin zijn lastig te onthouden. Maak een lijstje met streepjes.",
	Fout:   "Neem uw paspoort, uw loonstrook, uw huurcontract en uw bankpas mee.",
	Goed:   "Neem mee:\n- uw paspoort\n- uw loonstrook\n- uw huurcontract\n- uw bankpas",
	Meting: Meting{7, 5, 5, 1},
}

// checkOpsomming finds an enumeration of four items or more.
func checkOpsomming(t *toets, z *zin) {
	if z.telt && z.kommas >= 2 && t.opsomming(z) {
		a, b, n := t.opsommingVan(z)
		t.vind(rLijst, z, a, b, sprint("u noemt %d dingen in één zin", n), "maak een lijstje met streepjes")
	}
}

func (t *toets) opsomming(z *zin) bool {
	_, _, n := t.opsommingVan(z)
	return n >= 4
}

// opsommingVan gives the longest run of pieces of at most 10 words between
// commas that ends in en or of: its tokens and the number of items.
func (t *toets) opsommingVan(z *zin) (van, tot, items int) {
	begin, stuk, kommas := z.van, 0, 0
	for i := z.van; i < z.tot; i++ {
		switch {
		case t.tok[i].soort == leesteken && t.tok[i].teken == ',':
			if stuk > 10 && kommas > 0 {
				kommas, begin = 0, i+1
			}
			kommas++
			stuk = 0
		case t.tok[i].soort == leesteken && (t.tok[i].teken == ':' || t.tok[i].teken == ';'):
			kommas, stuk, begin = 0, 0, i+1
		case kommas >= 2 && stuk > 0 && stuk <= 10 && (t.tok[i].vorm == wEn || t.tok[i].vorm == wOf):
			return begin, min(i+2, z.tot), kommas + 2
		case kommas > 0 && stuk == 0 && t.vlag(i)&(voegwoord|nevens|onderwerp) != 0:
			kommas, stuk, begin = 0, 1, i // a clause, no item
		case t.tok[i].soort != leesteken:
			stuk++
		}
	}
	return 0, 0, 0
}
