package taal

import "socialekaart/generator/diag"

var regelSchuineStreep = Regel{
	ID: "B1-SCHUINE-STREEP", Naam: "Schuine streep", Ernst: diag.Tip,
	Uitleg: "'En/of' en 'hij/zij' lezen lastig. Schrijf 'of', of kies één woord.",
	Fout:   "Neem uw partner en/of kinderen mee.",
	Goed:   "U mag uw partner en kinderen meenemen.",
	Meting: Meting{21, 12, 11, 0},
}

// checkSchuineStreep finds a slash between two words.
func checkSchuineStreep(t *toets, z *zin) {
	if z.vlaggen&streep == 0 {
		return
	}
	for i := z.van + 1; i+1 < z.tot; i++ {
		if t.tok[i].soort != leesteken || t.tok[i].teken != '/' || t.tok[i-1].soort != woord || t.tok[i+1].soort != woord {
			continue
		}
		if t.tok[i-1].vorm == wT && t.tok[i+1].vorm == wM {
			b := t.vind(rSchuineStreep, z, i-1, i+2, "schrijf 't/m' voluit", "schrijf: tot en met")
			b.Beter = []string{"tot en met"}
			t.m.streep++
			continue
		}
		b := t.vind(rSchuineStreep, z, i-1, i+2, "schrijf geen schuine streep", "schrijf 'of'")
		b.Beter = []string{"of"}
		t.m.streep++
	}
}
