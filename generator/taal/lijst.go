package taal

import (
	"slices"
	"strings"
)

// checkLijst finds the entries of the table of difficult words in z: the
// longest phrase at each place. It serves the rules B1-FORMEEL,
// B1-UITDRUKKING, B1-WERKWOORD, B1-VAKWOORD and, for words that the text may
// explain, collects those for B1-BEGRIP.
func checkLijst(t *toets, z *zin) {
	tekst := t.bs[z.blok].Text
	for i := z.van; i < z.tot; {
		if t.tok[i].soort != woord {
			i++
			continue
		}
		v := &t.p.lex.vormen[t.tok[i].vorm]
		if v.begin == 0 && v.woord == 0 && v.begrip == 0 && v.vlag&scheidt == 0 {
			i++
			continue
		}
		if v.begin != 0 || v.begrip != 0 {
			if nr, tot := t.p.lex.begripOp(t.tok[:z.tot], i, tekst); nr >= 0 {
				t.term(z, i, tot, nr)
				i = tot
				continue
			}
		}
		nr, tot := t.moeilijkOp(z, i)
		if nr == 0 {
			i++
			continue
		}
		t.moeilijk(z, i, tot, nr)
		i = max(tot, i+1)
	}
}

// moeilijkOp gives the entry (index+1) that begins at token i, the longest
// one, and the token after it, or 0. A separable verb ends at itself.
func (t *toets) moeilijkOp(z *zin, i int) (nr int32, tot int) {
	lex := t.p.lex
	v := &lex.vormen[t.tok[i].vorm]
	if v.woord != 0 {
		nr, tot = v.woord, i+1
	}
	n := v.begin
	for j := i + 1; n != 0 && j < z.tot && j < i+maxFrase; j++ {
		id := t.tok[j].vorm
		if id == 0 {
			break
		}
		if n = lex.takken.zoek(tak(n, id)); n != 0 && lex.knopen[n].woord != 0 {
			nr, tot = lex.knopen[n].woord, j+1
		}
	}
	if nr == 0 && v.vlag&scheidt != 0 {
		return t.gescheiden(z, i), i + 1
	}
	if nr != 0 && tot == i+1 {
		w := &lex.woorden[nr-1]
		// A word with a capital inside a sentence is part of a name.
		if t.isNaam(z, i) && (w.Groep == Vakwoord || t.tok[i].kast == kop1) {
			return 0, i
		}
	}
	return nr, tot
}

// gescheiden gives the separable verb whose finite part is token i and whose
// other part closes the clause: "reikt u een hulpmiddel aan".
func (t *toets) gescheiden(z *zin, i int) int32 {
	for _, s := range t.p.lex.scheiding[t.tok[i].vorm] {
		for j := i + 2; j < z.tot && j < i+10; j++ {
			if t.tok[j].soort == leesteken {
				break
			}
			slot := j+1 == z.tot || t.tok[j+1].soort == leesteken || t.vlag(j+1)&nevens != 0
			if t.tok[j].vorm == s.deel && slot {
				return s.woord
			}
		}
	}
	return 0
}

// moeilijk adds the finding of one entry of the table.
func (t *toets) moeilijk(z *zin, van, tot int, nr int32) {
	w := &t.p.lex.woorden[nr-1]
	if w.Groep == Goed {
		return
	}
	if w.Uitleg {
		t.termLoos = append(t.termLoos, plaats{z: z, van: van, tot: tot, woord: nr})
		return
	}
	if w.Groep == Vakwoord {
		if slices.Contains(t.vakwoorden, nr) {
			return // to explain it once is enough
		}
		t.vakwoorden = append(t.vakwoorden, nr)
	}
	vorm := strings.TrimSpace(t.woordVan(z, van, tot))
	tekst, hint := "", "schrijf liever: "+strings.Join(w.Beter, ", of: ")
	regel := rFormeel
	switch w.Groep {
	case Formeel:
		tekst = quote(vorm) + " is een moeilijk woord"
	case Uitdrukking:
		regel, tekst = rUitdrukking, quote(vorm)+" is lastig te lezen"
	case Werkwoord:
		regel, tekst = rWerkwoord, quote(vorm)+" is een moeilijk werkwoord"
	case Vakwoord:
		regel, tekst = rVakwoord, "niet iedereen kent het woord "+quote(vorm)
		hint += ". Of leg het woord uit"
	}
	b := t.vind(regel, z, van, tot, tekst, hint)
	if t.p.ernst[regel] == t.p.regels[regel].Ernst {
		b.Level = w.Ernst // the site has no level of its own: the word's level holds
	}
	b.Beter = w.Beter
	t.m.lijst(b, w)
}
