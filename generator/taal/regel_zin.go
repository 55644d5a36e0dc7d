package taal

import "socialekaart/generator/diag"

var regelZin25 = Regel{
	ID: "B1-ZIN-25", Naam: "Te lange zin", Ernst: diag.Fout, Eigen: true,
	Uitleg: "Een zin met meer dan 25 woorden is voor veel mensen te lang. Aan het eind zijn zij het begin vergeten. Maak er twee of drie zinnen van. Zet in elke zin één boodschap. Zijn de woorden ook lang? Dan is het een fout. Zijn ze kort? Dan is het een waarschuwing.",
	Fout:   "Wij gaan samen met u op zoek naar hulp die bij u past, zodat u zo lang mogelijk in uw eigen huis en in uw eigen buurt kunt blijven wonen.",
	Goed:   "Wij zoeken samen met u naar hulp die bij u past. Zo kunt u zo lang mogelijk thuis blijven wonen.",
	Meting: Meting{28, 24, 24, 2},
}

var regelZin20 = Regel{
	ID: "B1-ZIN-20", Naam: "Lange zin", Ernst: diag.Waarschuwing,
	Uitleg: "Een zin met meer dan 20 woorden is lastig. Kan de zin korter? Probeer minder dan 15 woorden.",
	Fout:   "Op dinsdag en donderdag kunt u in het buurthuis koffie drinken met andere mensen uit de buurt en daarna samen eten voor weinig geld.",
	Goed:   "Op dinsdag en donderdag is er koffie in het buurthuis. U ontmoet er mensen uit de buurt. Daarna kunt u samen eten. Dat kost weinig.",
	Meting: Meting{28, 21, 21, 14},
}

var regelZin15 = Regel{
	ID: "B1-ZIN-15", Naam: "Veel zinnen van meer dan 15 woorden", Ernst: diag.Tip,
	Uitleg: "Eén zin van 16 woorden is niet erg. Zijn het er veel? Dan wordt de tekst zwaar. Wissel korte en langere zinnen af.",
	Fout:   "In het buurthuis kunt u elke week terecht met vragen over geld, werk of post. Onze vrijwilligers kijken samen met u wat u zelf kunt doen en waar wij bij helpen.",
	Goed:   "In het buurthuis kunt u vragen stellen over geld, werk of post. Onze vrijwilligers kijken met u mee. Samen maken we een plan.",
}

// checkZin tests the length of a sentence: the hardest rule that fits.
func checkZin(t *toets, z *zin) {
	g := &t.p.opt.Grenzen
	if !z.telt || z.woorden <= g.ZinWaarschuwing {
		return
	}
	if z.woorden > g.ZinFout {
		b := t.vind(rZin25, z, z.van, z.tot, sprint("deze zin heeft %d woorden", z.woorden), "maak er twee of drie zinnen van")
		if b.n = z.woorden; b.Level == diag.Fout && t.lettergrepen(z) <= g.ZinLettergrepen {
			b.Level = diag.Waarschuwing
		}
		return
	}
	t.vind(rZin20, z, z.van, z.tot, sprint("deze zin heeft %d woorden", z.woorden), "kan de zin korter? Probeer minder dan 15 woorden").n = z.woorden
}

// lettergrepen counts the syllables of z. A number or unit counts as one.
func (t *toets) lettergrepen(z *zin) int {
	n := 0
	for i := z.van; i < z.tot; i++ {
		switch t.tok[i].soort {
		case woord:
			n += lettergrepen(t.woordVan(z, i, i+1))
		case getal, vast:
			n++
		}
	}
	return n
}

// checkZin15 speaks once a text, when a third of the sentences or more is
// longer than the limit and there are at least three of them.
func checkZin15(t *toets) {
	lang, eerste := 0, -1
	for i := range t.zinnen {
		if z := &t.zinnen[i]; z.telt && z.woorden > t.p.opt.Grenzen.ZinTip {
			lang++
			if eerste < 0 {
				eerste = i
			}
		}
	}
	if lang < 3 || lang*3 < t.m.zinnen {
		return
	}
	z := &t.zinnen[eerste]
	t.vind(rZin15, z, z.van, z.tot, sprint("%d van de %d zinnen hebben meer dan %d woorden", lang, t.m.zinnen, t.p.opt.Grenzen.ZinTip), "maak een paar zinnen korter")
}
