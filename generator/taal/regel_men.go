package taal

import "socialekaart/generator/diag"

var regelMen = Regel{
	ID: "B1-MEN", Naam: "Men", Ernst: diag.Waarschuwing,
	Uitleg: "'Men' is stijf en vaag. Schrijf wie u bedoelt.",
	Fout:   "Men kan hier koffie drinken.",
	Goed:   "U kunt hier koffie drinken.",
}

func checkMen(t *toets, z *zin) {
	if z.vlaggen&menV == 0 {
		return
	}
	for i := z.van; i < z.tot; i++ {
		if t.tok[i].vorm == wMen && t.tok[i].kast != hoofd {
			b := t.vind(rMen, z, i, i+1, "schrijf niet 'men'", "schrijf 'u', 'wij' of 'mensen'")
			b.Beter = []string{"u", "wij", "mensen"}
			b.n = int(diag.Waarschuwing)
			t.m.advies++
		}
	}
}
