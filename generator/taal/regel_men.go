package taal

import "socialekaart/generator/diag"

var regelMen = Regel{
	ID: "B1-MEN", Naam: "Men", Ernst: diag.Fout,
	Uitleg: "'Men' is stijf en vaag. Schrijf wie u bedoelt.",
	Fout:   "Men kan hier koffie drinken.",
	Goed:   "U kunt hier koffie drinken.",
	Meting: Meting{1, 1, 3},
}

func checkMen(t *toets, z *zin) {
	for i := z.van; i < z.tot; i++ {
		if t.is(z, i, "men") && t.tok[i].kast != hoofd {
			b := t.vind(rMen, z, i, i+1, "schrijf niet 'men'", "schrijf 'u', 'wij' of 'mensen'")
			b.Beter = []string{"u", "wij", "mensen"}
			t.m.fout++
		}
	}
}
