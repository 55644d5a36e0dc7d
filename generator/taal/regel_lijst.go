package taal

import "socialekaart/generator/diag"

var regelLijst = Regel{
	ID: "B1-LIJST", Naam: "Opsomming in een zin", Ernst: diag.Tip,
	Uitleg: "Vier of meer dingen in één zin zijn lastig te onthouden. Maak een lijstje met streepjes.",
	Fout:   "Neem uw paspoort, uw loonstrook, uw huurcontract en uw bankpas mee.",
	Goed:   "Neem mee:\n- uw paspoort\n- uw loonstrook\n- uw huurcontract\n- uw bankpas",
	Meting: Meting{6, 4, 4, 1},
}

// checkOpsomming finds an enumeration of five items or more, or of four that
// are not single words: those are easy to take in.
func checkOpsomming(t *toets, z *zin) {
	if !z.telt || z.kommas < 2 {
		return
	}
	o := t.opsomming(z)
	if o.items >= 5 || o.items == 4 && o.midden >= 4 {
		t.vind(rLijst, z, o.van, o.tot, sprint("u noemt %d dingen in één zin", o.items), "maak een lijstje met streepjes")
	}
}

// opsomming is a run of items: its tokens, their number, and the words of the
// items between the first comma and "en".
type opsomming struct{ van, tot, items, midden int }

// opsomming gives the first run of four pieces or more, of at most 10 words
// each, between commas and closed by en or of.
func (t *toets) opsomming(z *zin) opsomming {
	begin, stuk, kommas, midden := z.van, 0, 0, 0
	for i := z.van; i < z.tot; i++ {
		k := &t.tok[i]
		switch {
		case k.soort == leesteken && k.teken == ',':
			if stuk > 10 && kommas > 0 {
				kommas, begin = 0, i+1
			}
			kommas++
			if kommas == 1 {
				midden = 0
			}
			stuk = 0
		case k.soort == leesteken && (k.teken == ':' || k.teken == ';'):
			kommas, stuk, begin = 0, 0, i+1
		case kommas >= 2 && stuk > 0 && stuk <= 10 && (k.vorm == wEn || k.vorm == wOf):
			return opsomming{begin, min(i+2, z.tot), kommas + 2, midden}
		case kommas > 0 && stuk == 0 && t.vlag(i)&(voegwoord|nevens|onderwerp) != 0:
			kommas, stuk, begin = 0, 1, i // a clause, no item
		case k.soort != leesteken:
			stuk++
			midden++
		}
	}
	return opsomming{}
}
