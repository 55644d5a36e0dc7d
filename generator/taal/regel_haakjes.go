package taal

import "socialekaart/generator/diag"

var regelHaakjes = Regel{
	ID: "B1-HAAKJES", Naam: "Lange uitleg tussen haakjes", Ernst: diag.Tip,
	Uitleg: "Tussen haakjes past een kort woord of een afkorting. Is het meer dan vijf woorden? Maak er dan een eigen zin van.",
	Fout:   "U kunt gratis mee (als u een pas van de gemeente hebt).",
	Goed:   "Hebt u een pas van de gemeente? Dan kunt u gratis mee.",
	Meting: Meting{5, 4, 4, 0},
}

func checkHaakjes(t *toets, z *zin) {
	if z.vlaggen&haakje == 0 {
		return
	}
	open, n := -1, 0
	for i := z.van; i < z.tot; i++ {
		k := &t.tok[i]
		switch {
		case k.soort == leesteken && k.teken == '(':
			open, n = i, 0
		case k.soort == leesteken && k.teken == ')' && open >= 0:
			if n > 5 && open > z.van {
				t.vind(rHaakjes, z, open, i+1, "tussen haakjes staat een lange uitleg", "maak er een eigen zin van")
				t.m.haakjes++
			}
			open = -1
		case k.soort != leesteken:
			n++
		}
	}
}
