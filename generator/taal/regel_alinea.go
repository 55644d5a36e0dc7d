package taal

import "socialekaart/generator/diag"

var regelAlinea = Regel{
	ID: "B1-ALINEA", Naam: "Lange alinea", Ernst: diag.Waarschuwing,
	Uitleg: "Een lang blok tekst schrikt af. Maak kleinere stukken, met een kop erboven of een lege regel ertussen.",
	Fout:   "Een alinea met meer dan 6 zinnen of meer dan 80 woorden.",
	Goed:   "Twee alinea's van 3 zinnen, met een kop erboven.",
}

func checkAlinea(t *toets) {
	for i := range t.bs {
		if t.bs[i].Scope != Alinea {
			continue
		}
		zinnen, woorden, eerste := 0, 0, 0
		for j := range t.zinnen {
			if t.zinnen[j].blok == i {
				if zinnen++; zinnen == 1 {
					eerste = j
				}
				woorden += t.zinnen[j].woorden
			}
		}
		g := &t.p.opt.Grenzen
		if zinnen <= g.AlineaZinnen && woorden <= g.AlineaWoorden {
			continue
		}
		tekst := sprint("deze alinea heeft %d zinnen", zinnen)
		if zinnen <= g.AlineaZinnen {
			tekst = sprint("deze alinea heeft %d woorden", woorden)
		}
		z := &t.zinnen[eerste] // a mark below the whole paragraph would say nothing
		t.vind(rAlinea, z, z.van, z.tot, tekst, "maak kleinere stukken met een kop")
	}
}
