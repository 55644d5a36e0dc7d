package taal

import "socialekaart/generator/diag"

var regelUJe = Regel{
	ID: "B1-U-JE", Naam: "U en je door elkaar", Ernst: diag.Fout,
	Uitleg: "Kies 'u' of 'je' en houd dat de hele tekst vol. Anders denkt de lezer dat er twee mensen bedoeld zijn.",
	Fout:   "U kunt elke dag bellen. Je krijgt snel antwoord.",
	Goed:   "U kunt elke dag bellen. U krijgt snel antwoord.",
}

// checkUJe compares the forms of address of the whole text. When the site has
// a choice, every other form is found; else the rarer one, once.
func checkUJe(t *toets) {
	var n [2]int
	var zin, plek [2]int
	for b := range t.zinnen {
		z := &t.zinnen[b]
		for i := z.van; i < z.tot; i++ {
			soort := -1
			switch v := t.vlag(i); {
			case v&uVorm != 0 && !t.tok[i].punt && t.tok[i].kast != hoofd:
				soort = 0
			case v&jeVorm != 0:
				soort = 1
			}
			if soort < 0 {
				continue
			}
			if n[soort] == 0 {
				zin[soort], plek[soort] = b, i
			}
			n[soort]++
		}
	}
	fout := 1
	switch t.p.opt.Aanspreking {
	case "je":
		fout = 0
	case "u":
	default:
		if n[0] == 0 || n[1] == 0 {
			return
		}
		if n[0] < n[1] {
			fout = 0
		}
	}
	if n[fout] == 0 {
		return
	}
	z := &t.zinnen[zin[fout]]
	tekst := "in deze tekst staat 'u' en ook 'je'"
	if n[1-fout] == 0 {
		tekst = sprint("op deze site schrijven wij %q", t.p.opt.Aanspreking)
	}
	b := t.vind(rUJe, z, plek[fout], plek[fout]+1, tekst, "kies er één voor de hele tekst")
	b.Beter = []string{[2]string{"je", "u"}[fout]}
}
