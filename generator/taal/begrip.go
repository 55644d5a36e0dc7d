package taal

import (
	"slices"
	"strings"
)

// Begrip is an entry of the glossary of the site.
type Begrip struct {
	ID        string // the anchor on the glossary page
	Term      string
	Voluit    string // what an abbreviation stands for; may be empty
	Uitleg    string
	Varianten []string
}

// begripVorm is one written form of a term. precies is set for a form with
// capitals inside: FACT is a team and fact is not, ZIN is zorg in natura and
// zin is not. It then matches only as it is written.
type begripVorm struct {
	nr      int32 // index in Profiel.begrippen
	precies string
	meer    int32 // index+1 of the next form with the same letters
}

// Begrippen finds the terms of a glossary in a text. It is read-only and safe
// for concurrent use.
type Begrippen struct {
	lex   *lexicon
	lijst []Begrip
}

// Hit is a place where a term stands: bytes Van to Tot of the text. Eerste
// says that it is the first use of that term in the text.
type Hit struct {
	Van, Tot int
	Begrip   *Begrip
	Eerste   bool
}

// voegBegrip adds the written forms of the term with index nr.
func (l *lexicon) voegBegrip(nr int, b Begrip) {
	for _, s := range append([]string{b.Term}, b.Varianten...) {
		s = strings.TrimSpace(s)
		if s == "" {
			continue
		}
		if inkapitaal(s) {
			l.voegBegripVorm(nr, s, s)
			continue
		}
		klein := string(vouw(nil, s))
		l.voegBegripVorm(nr, klein, "")
		for _, m := range append(meervoud(klein), verkleind(klein)...) {
			l.voegBegripVorm(nr, m, "")
		}
	}
}

// inkapitaal says that s has a capital that is more than the start of a
// sentence could give it: inside, or as all of it.
func inkapitaal(s string) bool {
	for d := range strings.FieldsSeq(s) {
		if k := kastVan(d); k == hoofd || k == gemengd {
			return true
		}
	}
	return kastVan(s) == kop1 && len(s) <= 4 // Wmo, Wlz, Zvw
}

func (l *lexicon) voegBegripVorm(nr int, s, precies string) {
	var delen []string
	for _, t := range l.tokens(nil, s) {
		delen = append(delen, string(vouw(nil, s[t.van:t.tot])))
	}
	if len(delen) == 0 {
		return
	}
	plek := &l.vormen[l.maak(delen[0])].begrip
	if len(delen) > 1 {
		plek = &l.knopen[l.pad(delen)].begrip
	}
	l.begripVormen = append(l.begripVormen, begripVorm{nr: int32(nr), precies: precies, meer: *plek})
	*plek = int32(len(l.begripVormen))
}

// begripOp gives the term that begins at token i, the longest one, and the
// token after it, or nil.
func (l *lexicon) begripOp(tok []token, i int, tekst string) (nr int32, tot int) {
	nr, tot = -1, i
	kies := func(v int32, eind int) {
		for ; v != 0; v = l.begripVormen[v-1].meer {
			b := &l.begripVormen[v-1]
			if b.precies == "" || b.precies == tekst[tok[i].van:tok[eind-1].tot] {
				nr, tot = b.nr, eind
				return
			}
		}
	}
	v := &l.vormen[tok[i].vorm]
	kies(v.begrip, i+1)
	n := v.begin
	for j := i + 1; n != 0 && j < len(tok) && j < i+maxFrase; j++ {
		if tok[j].eind {
			break
		}
		id := tok[j].vorm
		if id == 0 {
			break
		}
		if n = l.takken.zoek(tak(n, id)); n != 0 {
			kies(l.knopen[n].begrip, j+1)
		}
	}
	return nr, tot
}

// maxFrase is the most words in a phrase of the tables.
const maxFrase = 8

// Find gives all places in text where a term of the glossary stands, in order
// and not overlapping; the longest term wins.
func (b *Begrippen) Find(text string) []Hit {
	if len(b.lijst) == 0 {
		return nil
	}
	var uit []Hit
	tok := b.lex.tokens(nil, text)
	for i := 0; i < len(tok); {
		nr, tot := b.lex.begripOp(tok, i, text)
		if nr < 0 {
			i++
			continue
		}
		bg := &b.lijst[nr]
		eerste := !slices.ContainsFunc(uit, func(h Hit) bool { return h.Begrip == bg })
		uit = append(uit, Hit{int(tok[i].van), int(tok[tot-1].tot), bg, eerste})
		i = tot
	}
	return uit
}
