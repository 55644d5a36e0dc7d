package taal

import "socialekaart/generator/diag"

// meting counts what the score is made of.
type meting struct {
	woorden      int // words, numbers and units of the whole text
	zinnen       int // sentences that count for length
	teveel       int // words above the free length, over all sentences
	passief      int
	fout         int // list entries, by level
	advies       int
	tips         int
	inhoud       int // content words
	onbekend     int // of those, not known
	lettergrepen int // in words
	voorzetsel   int
	haakjes      int
	streep       int
	zullen       int
	afkortingen  int // unknown and not explained
	tekens       int // signs and measures behind a number
	streepje     int // sentences with a dash or semicolon
	haken        int // brackets, whatever is between them
	zwaar        int // content words that are not of the plainest
}

// tel counts z.
func (m *meting) tel(t *toets, z *zin) {
	m.woorden += z.woorden
	if z.telt {
		m.zinnen++
		m.teveel += max(0, z.woorden-vrijeWoorden)
	}
	for i := z.van; i < z.tot; i++ {
		k := &t.tok[i]
		switch k.soort {
		case leesteken:
			z.teken(k.teken)
			if k.teken == '(' {
				m.haken++
			}
			continue
		case getal:
			z.vlaggen |= cijferV
			continue
		case vast:
			continue
		}
		if k.kast == hoofd {
			z.vlaggen |= hoofdV
		}
		v := t.vlag(i)
		z.vlaggen |= v
		if n := t.p.lex.vormen[k.vorm].lettergrepen; n > 0 {
			m.lettergrepen += int(n)
		} else {
			m.lettergrepen += lettergrepen(t.bs[z.blok].Text[k.van:k.tot])
		}
		if v&voorzetsel != 0 && k.vorm != wTe {
			z.voorzetsels++
		}
		if v&functie != 0 || k.tot-k.van < 2 {
			continue
		}
		if t.isNaam(z, i) {
			continue
		}
		m.inhoud++
		if v&basis == 0 && (k.kast == klein || v != 0) {
			m.zwaar++
		}
		if !t.bekend(z, i, v) {
			m.onbekend++
			t.vreemd = append(t.vreemd, plaats{z: z, van: i, tot: i + 1})
		}
	}
	m.voorzetsel += z.voorzetsels
}

// teken notes a mark of z.
func (z *zin) teken(r rune) {
	switch r {
	case ',':
		z.kommas++
	case '(':
		z.vlaggen |= haakje
	case '/':
		z.vlaggen |= streep
	case '-', ';':
		z.vlaggen |= streepje
	}
}

// bekend says that the reader knows the content word of token i: it is in the
// kernel list or made of words that are, or it is a term of the glossary.
func (t *toets) bekend(z *zin, i int, v vlag) bool {
	k := &t.tok[i]
	if v&moeilijkV != 0 {
		return t.p.lex.woorden[t.p.lex.vormen[k.vorm].woord-1].Ernst > diag.Waarschuwing && v&kern != 0
	}
	if v&(kern|bekendeAfk|afkorting|naam|geenDeel) != 0 || t.p.lex.vormen[k.vorm].begrip != 0 {
		return true
	}
	if k.kast != klein {
		return true // an unknown word with a capital: most are names
	}
	var buf [maxVorm]byte
	s := t.bs[z.blok].Text[k.van:k.tot]
	if len(s) > maxVorm-8 {
		return false
	}
	return len(s) > 5 && t.p.lex.samenstelling(vouw(buf[:0], s), 1)
}

// lijst counts a finding of the table of difficult words.
func (m *meting) lijst(b *Bevinding, w *Woord) {
	b.n, b.lemma = int(w.Ernst), w.Vorm
	switch {
	case w.Ernst == diag.Fout:
		m.fout++
	case w.Ernst == diag.Waarschuwing:
		m.advies++
	default:
		m.tips++
	}
}
