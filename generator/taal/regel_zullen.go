package taal

import "socialekaart/generator/diag"

var regelZullen = Regel{
	ID: "B1-ZULLEN", Naam: "Zal, zou, zullen", Ernst: diag.Tip,
	Uitleg: "'Wij zullen u bellen' kan korter: 'wij bellen u'. 'Zou' maakt een zin vaag.",
	Fout:   "Wij zullen u morgen bellen.",
	Goed:   "Wij bellen u morgen.",
	Meting: Meting{12, 12, 12, 0},
}

func checkZullen(t *toets, z *zin) {
	if z.vlaggen&zullen == 0 || t.tok[z.tot-1].teken == '?' {
		return // "Zal ik u bellen?" is an offer
	}
	for i := z.van; i < z.tot; i++ {
		if t.vlag(i)&zullen != 0 {
			t.vind(rZullen, z, i, i+1, "kan "+quote(t.woordVan(z, i, i+1))+" weg?", "schrijf bijvoorbeeld: wij bellen u")
			t.m.zullen++
			return
		}
	}
}
