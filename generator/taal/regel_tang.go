package taal

var regelTang = Regel{
	ID: "B1-TANG", Naam: "Werkwoorden ver uit elkaar", Ernst: Uit,
	Uitleg: "In 'wij hebben uw vraag van vorige week over de huur ontvangen' moet de lezer lang wachten op het werkwoord. Zet de werkwoorden dichter bij elkaar. Deze regel staat uit, want hij heeft te vaak ongelijk.",
	Fout:   "Wij hebben uw vraag van vorige week over de huur van uw huis gelezen.",
	Goed:   "Wij hebben uw vraag gelezen. U vroeg vorige week naar de huur van uw huis.",
}

// checkTang finds an auxiliary with nine words or more before its verb.
func checkTang(t *toets, z *zin) {
	if t.p.ernst[rTang] == Uit {
		return
	}
	for i := z.van; i < z.tot; i++ {
		if t.vlag(i)&functie == 0 || t.vlag(i)&persoon == 0 {
			continue
		}
		for j := i + 1; j < z.tot && t.tok[j].soort != leesteken; j++ {
			slot := j+1 == z.tot || t.tok[j+1].soort == leesteken
			if slot && t.vlag(j)&(deelwoord|heel) != 0 && j-i > 9 {
				t.vind(rTang, z, i, j+1, "deze werkwoorden staan ver uit elkaar", "maak er twee zinnen van")
				return
			}
		}
	}
}
