package stijl

// What a house style does not have is computed from what it has. Fixed greys
// gave 1.01:1 and 1.95:1 on a dark house style.

// tekstMin and randMin are the least contrast of text, and of edges and focus
// (WCAG 2.2, 1.4.3 and 1.4.11).
const tekstMin, randMin = 4.5, 3

// tot moves a colour to another in 20 steps until it has at least min on each of
// the grounds; it gives the other when nothing less will do.
func tot(van, naar kleur, min float64, op ...kleur) kleur {
	for i := range 20 {
		if k := meng(van, naar, float64(i)/20); laagste(k, op...) >= min {
			return k
		}
	}
	return naar
}

func laagste(k kleur, op ...kleur) float64 {
	v := 21.0
	for _, o := range op {
		v = min(v, verhouding(k, o))
	}
	return v
}

// tint gives a ground with as much as possible of a colour in it, at most the
// share t, on which everything can still be read that can be read without.
func tint(grond, met kleur, t float64, lees ...kleur) kleur {
	for i := 10; i > 0; i-- {
		k := meng(grond, met, t*float64(i)/10)
		goed := true
		for _, l := range lees {
			goed = goed && (verhouding(l, k) >= tekstMin || verhouding(l, grond) < tekstMin)
		}
		if goed {
			return k
		}
	}
	return grond
}

// best gives the colour that can be read best on op.
func best(op kleur, keus ...kleur) kleur {
	b := keus[0]
	for _, k := range keus[1:] {
		if verhouding(k, op) > verhouding(b, op) {
			b = k
		}
	}
	return b
}

// neem puts the colours of a house style over those of the site.
func neem(huis, site palet) palet {
	p := nieuwPalet()
	for naam, k := range site.kleur {
		p.kleur[naam] = k
	}
	for naam, k := range huis.kleur {
		p.kleur[naam], p.keuze[naam] = k, huis.keuze[naam]
	}
	return p
}

// overdag makes the light appearance of a house style.
func overdag(huis, site palet) palet {
	p := neem(huis, site)
	k := p.kleur
	gaf := func(naam string) bool { _, ok := huis.kleur[naam]; return ok }
	if !gaf("op-knop") {
		k["op-knop"] = best(k["knop"], wit, zwart)
	}
	if !gaf("link") && gaf("knop") {
		k["link"] = tot(k["knop"], k["tekst"], tekstMin, k["grond"])
	}
	vlakken(p, gaf)
	k["band"], k["op-band"] = k["knop"], k["op-knop"]
	if w, ok := p.keuze["knop"]; ok {
		p.keuze["band"] = w
	}
	if w, ok := p.keuze["op-knop"]; ok {
		p.keuze["op-band"] = w
	}
	if verhouding(k["licht"], k["band"]) < randMin {
		k["licht"] = k["op-band"]
	}
	k["op-licht"] = best(k["licht"], k["op-licht"], zwart, wit)
	focus(p, gaf)
	return p
}

// vlakken computes the grounds and what is muted from text and ground.
func vlakken(p palet, gaf func(string) bool) {
	k := p.kleur
	lees := []kleur{k["tekst"], k["link"], k["let"]}
	k["vlak"] = meng(k["grond"], wit, .6)
	if k["grond"].helderheid() < .5 {
		k["vlak"] = tint(k["grond"], k["tekst"], .05, lees...)
	}
	k["zacht"] = tint(k["grond"], k["tekst"], .08, lees...)
	k["zon"] = tint(k["grond"], k["knop"], .12, lees...)
	k["lijn"] = meng(k["grond"], k["tekst"], .16)
	grond := []kleur{k["grond"], k["vlak"], k["zacht"], k["zon"]}
	// From soft to full: the softest that can be read well.
	k["stil"] = tot(meng(k["tekst"], k["grond"], .5), k["tekst"], 5, grond...)
	if !gaf("rand") {
		k["rand"] = tot(meng(k["tekst"], k["grond"], .7), k["tekst"], 3.2, grond...)
	}
	if !gaf("let") {
		k["let"] = tot(k["let"], k["tekst"], tekstMin, k["grond"], k["vlak"])
	}
}

// focus sees to it that of the two colours of the focus one can be seen on every
// ground.
func focus(p palet, gaf func(string) bool) {
	k := p.kleur
	if !gaf("focus") && gaf("ring") {
		k["focus"] = best(k["ring"], k["tekst"], zwart, wit)
	}
	if !gaf("ring") {
		k["ring"] = best(k["focus"], k["ring"], wit, zwart)
	}
}

// savonds makes the dark appearance: what the tokens say of the dark, and else
// the colours of the day, with as much light as they need.
func savonds(huis, dag, site palet) palet {
	p := neem(huis, site)
	k, d := p.kleur, dag.kleur
	gaf := func(naam string) bool { _, ok := huis.kleur[naam]; return ok }
	if !gaf("grond") {
		k["grond"] = meng(kleur{20, 20, 22}, d["knop"], .12)
	}
	grond := k["grond"]
	if !gaf("tekst") {
		k["tekst"] = meng(wit, grond, .08)
	}
	if !gaf("knop") {
		k["knop"] = tot(d["knop"], wit, 7, grond)
	}
	if !gaf("op-knop") {
		k["op-knop"] = best(k["knop"], grond, zwart, wit)
	}
	if !gaf("link") {
		k["link"] = tot(d["link"], wit, 7, grond)
	}
	if !gaf("let") {
		k["let"] = tot(d["let"], wit, 6, grond)
	}
	vlakken(p, func(naam string) bool { return naam == "let" || gaf(naam) })
	k["band"] = tot(d["band"], zwart, 7, wit)
	k["op-band"] = wit
	if verhouding(k["licht"], k["band"]) < randMin {
		k["licht"] = wit
	}
	k["op-licht"] = best(k["licht"], k["op-licht"], zwart, wit)
	if !gaf("focus") && !gaf("ring") {
		k["focus"], k["ring"] = wit, zwart
	}
	focus(p, gaf)
	return p
}
