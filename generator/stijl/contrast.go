package stijl

import (
	"fmt"
	"math"
	"strings"

	"socialekaart/generator/diag"
)

// paren are the colours that meet on a page, and the least contrast that they
// need. themes/standaard/css/site.css decides which they are.
var paren = []struct {
	voor string
	op   []string
	min  float64
}{
	{"tekst", []string{"grond", "vlak", "zacht", "zon"}, tekstMin},
	{"stil", []string{"grond", "vlak", "zacht", "zon"}, tekstMin},
	{"link", []string{"grond", "vlak", "zacht", "zon"}, tekstMin},
	{"let", []string{"grond", "vlak"}, tekstMin},
	{"op-knop", []string{"knop"}, tekstMin},
	{"op-band", []string{"band"}, tekstMin},
	{"op-licht", []string{"licht"}, tekstMin},
	{"rand", []string{"grond", "vlak", "zacht", "zon"}, randMin},
}

// contrast tells every pair that cannot be read well. Of one colour only the
// first ground is told: mending it mends the others. Text that cannot be read on
// its ground is told alone: most of the others are computed from the two.
func contrast(p palet, waar string, ds *diag.List) {
	for _, c := range paren {
		for _, op := range c.op {
			if p.slecht(c.voor, op, c.min, waar, ds) {
				if c.voor == "tekst" {
					return
				}
				break
			}
		}
	}
	for _, op := range []string{"grond", "vlak", "zacht", "zon", "band", "knop"} {
		f, ok1 := p.kleur["focus"]
		r, ok2 := p.kleur["ring"]
		o, ok3 := p.kleur[op]
		if !ok1 || !ok2 || !ok3 {
			return
		}
		voor := "focus"
		if verhouding(r, o) > verhouding(f, o) {
			voor = "ring"
		}
		if p.slecht(voor, op, randMin, waar, ds) {
			return
		}
	}
}

// slecht says whether a pair has too little contrast, and tells it at the colour
// that somebody chose.
func (p palet) slecht(voor, op string, min float64, waar string, ds *diag.List) bool {
	a, ok1 := p.kleur[voor]
	b, ok2 := p.kleur[op]
	if !ok1 || !ok2 || verhouding(a, b) >= min {
		return false
	}
	w, ok := p.keuze[voor]
	if !ok {
		w = p.keuze[op]
	}
	naam := func(n string, k kleur) string {
		if w, ok := p.keuze[n]; ok && strings.HasPrefix(w.naam, "--") {
			return fmt.Sprintf("%s (%s)", w.naam, k)
		}
		return fmt.Sprintf("%s (%s)", wat(n), k)
	}
	d := ds.Add(w.pos, diag.Fout, "contrast", "%s is%s niet goed te zien: %s op %s heeft contrast %s, en minstens %s is nodig",
		wat(voor), waar, naam(voor, a), naam(op, b), komma(verhouding(a, b)), komma(min))
	naar := zwart
	if b.helderheid() < .18 {
		naar = wit
	}
	d.Hint = fmt.Sprintf("deze kleur kan wel: %s", tot(a, naar, min, b))
	return true
}

// komma writes a ratio, cut off and not rounded: 4.499 is not 4.5.
func komma(v float64) string {
	s := fmt.Sprintf("%.2f", math.Floor(v*100)/100)
	return strings.Replace(strings.TrimSuffix(strings.TrimSuffix(s, "0"), ".0"), ".", ",", 1)
}
