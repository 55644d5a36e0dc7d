package taal

import (
	"slices"
	"strings"

	"socialekaart/generator/diag"
)

var regelBegrip = Regel{
	ID: "B1-BEGRIP", Naam: "Begrip zonder uitleg", Ernst: diag.Waarschuwing,
	Uitleg: "Sommige woorden zijn moeilijk, maar u kunt niet zonder. 'Indicatie' is er zo een. Leg zo'n woord uit als u het voor het eerst gebruikt. Of zet het in de begrippenlijst: dan komt er vanzelf een link naar de uitleg. In een kop staat zo'n link niet. Gebruik het woord daarom ook een keer in de tekst.",
	Fout:   "U hebt een indicatie nodig.",
	Goed:   "U hebt een indicatie nodig. Dat is een besluit over de zorg die u krijgt.",
	Meting: Meting{7, 0, 0, 0},
}

// plaats is where a term or a word that may be explained stands.
type plaats struct {
	z        *zin
	van, tot int
	woord    int32 // index+1 in lexicon.woorden
}

// term notes the use of a term of the glossary. In running text the caller
// links it, so nothing is wrong; in a heading there is no link.
func (t *toets) term(z *zin, van, tot int, nr int32) {
	switch t.bs[z.blok].Scope {
	case Titel: // a name
	case Kop:
		t.inKop = append(t.inKop, plaats{z: z, van: van, tot: tot, woord: nr})
	default:
		t.gezien = append(t.gezien, nr)
	}
}

// checkBegrip tests the words that must be explained, each at its first use.
func checkBegrip(t *toets) {
	for _, p := range t.inKop {
		if slices.Contains(t.gezien, p.woord) {
			continue
		}
		t.gezien = append(t.gezien, p.woord)
		t.vind(rBegrip, p.z, p.van, p.tot, quote(t.woordVan(p.z, p.van, p.tot))+" staat alleen in een kop", "gebruik het woord ook in de tekst. Dan komt er een link naar de uitleg")
	}
	for i, p := range t.termLoos {
		if slices.ContainsFunc(t.termLoos[:i], func(q plaats) bool { return q.woord == p.woord }) {
			continue
		}
		if t.uitgelegd(p) {
			continue
		}
		w := &t.p.lex.woorden[p.woord-1]
		b := t.vind(rBegrip, p.z, p.van, p.tot, "leg "+quote(t.woordVan(p.z, p.van, p.tot))+" uit als u het voor het eerst gebruikt", "zet het woord in de begrippenlijst. Of schrijf liever: "+strings.Join(w.Beter, ", of: "))
		if t.p.ernst[rBegrip] == regelBegrip.Ernst {
			b.Level = max(w.Ernst, diag.Waarschuwing)
		}
		b.Beter = w.Beter
		t.m.lijst(b, w)
	}
}

// uitgelegd says that the text explains what stands at p, at this or another
// use: "term (uitleg)", "uitleg (term)", "term: uitleg", "een term is …" or a
// next sentence that begins with "Dat is", "Dit zijn" or "Dat betekent".
func (t *toets) uitgelegd(p plaats) bool {
	z := p.z
	if p.tot < z.tot && t.tok[p.tot].soort == leesteken {
		if m := t.tok[p.tot].teken; (m == '(' || m == ':') && p.tot+2 < z.tot {
			return true
		}
		if t.tok[p.tot].teken == ')' && p.van > z.van+1 && t.tok[p.van-1].teken == '(' {
			return true
		}
	}
	if p.tot+2 < z.tot && p.van <= z.van+1 {
		switch t.woordVan(z, p.tot, p.tot+1) {
		case "is", "zijn", "betekent", "helpt":
			return true
		}
	}
	return t.datIs(z)
}

// datIs says that the sentence after z begins with "Dat is" or the like.
func (t *toets) datIs(z *zin) bool {
	for i := range t.zinnen {
		if t.zinnen[i].van != z.tot || i == 0 || t.zinnen[i].blok != z.blok {
			continue
		}
		n := &t.zinnen[i]
		if n.tot-n.van < 3 {
			return false
		}
		eerste := strings.ToLower(t.woordVan(n, n.van, n.van+1))
		tweede := t.woordVan(n, n.van+1, n.van+2)
		return (eerste == "dat" || eerste == "dit") && (tweede == "is" || tweede == "zijn" || tweede == "betekent")
	}
	return false
}
