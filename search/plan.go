package search

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// How says by which way an entry was found, from the surest to the most
// daring. The words are those of the JSON output and of zoek.js.
type How string

// The values of How.
const (
	HowNaam   How = "naam"    // the words are its whole name
	HowWoord  How = "woord"   // the word stands in it
	HowBegrip How = "begrip"  // it is about the idea behind the word
	HowBegin  How = "begin"   // a word in it begins like this
	HowDeel   How = "deel"    // a part of the compound stands in it
	HowKlank  How = "tikfout" // a word in it looks or sounds like this
)

// Weights of the ways, which zoek.js gets with the bundle.
type weights struct {
	Naam, Woord, Begrip, Zwak, Begin, Deel, Klank int
	Kop                                           int // an impact of the head counts this many times one of the body
	Genoeg                                        int // with this many full matches in heads, bodies are not read
	Zeldzaam                                      int // a known word in fewer entries is also taken apart
	MaxBegin, MaxKlank                            int // alternatives that one word may have
}

var planWeights = weights{Naam: 40, Woord: 16, Begrip: 16, Zwak: 10, Begin: 10, Deel: 6, Klank: 12,
	Kop: 3, Genoeg: 10, Zeldzaam: 10, MaxBegin: 8, MaxKlank: 3}

// An alternative is one term that may stand for a word.
type alternative struct {
	term   string
	weight int
	how    How
}

// A slot is one word of the query and all that may stand for it.
type slot struct {
	word string
	alts []alternative
}

func (s *slot) add(term string, weight int, how How) {
	if !slices.ContainsFunc(s.alts, func(a alternative) bool { return a.term == term }) {
		s.alts = append(s.alts, alternative{term, weight, how})
	}
}

// plan turns words into slots. It goes from sure to daring and stops for each
// word at the first way that finds something: the word itself and its
// concepts; the word in bodies; words that begin like it, for the last word,
// which may still be growing; the parts of the compound; words that look or
// sound like it; a piece of it. missed are the words for which nothing was
// found. name is the term of an entry that is called exactly what was asked.
func (x *Index) plan(words []word, name string) (slots []slot, missed []string) {
	w := planWeights
	row := make([]string, len(words))
	for i := range words {
		row[i] = words[i].stem
	}
	chosen := meaningful(words)
	found := x.words.find(row, chosen)
	for k, i := range chosen {
		s := slot{word: words[i].form}
		if k == 0 && x.head.df(name) > 0 {
			s.add(name, w.Naam, HowNaam)
		}
		df := x.head.df(row[i])
		if df > 0 {
			s.add(row[i], w.Woord, HowWoord)
		}
		concepts, covered := x.concepts(&s, found, i)
		if words[i].place || len(s.alts) == 0 && (covered || x.common[row[i]]) {
			if len(s.alts) > 0 {
				slots = append(slots, s)
			}
			continue
		}
		if len(s.alts) == 0 && x.bodyFreq(row[i]) > 0 {
			s.add(row[i], w.Woord, HowWoord)
		}
		if len(s.alts) == 0 && i == len(words)-1 {
			x.addBeginnings(&s, words[i].form)
		}
		if len(s.alts) == 0 || df > 0 && df < w.Zeldzaam && !concepts {
			x.addParts(&s, &words[i])
		}
		if len(s.alts) == 0 {
			x.addSoundalikes(&s, row[i])
		}
		if len(s.alts) == 0 {
			x.addResolved(&s, x.parts.piece(words[i].form), w.Deel, HowDeel)
		}
		if len(s.alts) == 0 {
			missed = append(missed, words[i].form)
			continue
		}
		slots = append(slots, s)
	}
	return slots, missed
}

// meaningful gives the positions of the words that get a slot: no stop words,
// unless there is nothing else.
func meaningful(words []word) (out []int) {
	for i := range words {
		if !words[i].stop() {
			out = append(out, i)
		}
	}
	if len(out) == 0 {
		for i := range words {
			out = append(out, i)
		}
	}
	return out[:min(len(out), maxWords)]
}

// concepts adds the concepts of the patterns that word i is part of, so that
// each word of "geen geld" is found by an entry about the idea of both.
// covered says that the word belongs to a longer pattern.
func (x *Index) concepts(s *slot, found []match, i int) (any, covered bool) {
	for _, m := range found {
		if i < m.From || i >= m.To {
			continue
		}
		covered = covered || m.To-m.From > 1
		if x.head.df(m.Term) > 0 {
			s.add(m.Term, conceptWeight(m.pattern), HowBegrip)
			any = true
		}
	}
	return any, covered
}

func conceptWeight(p *pattern) int {
	if p.Zwak {
		return planWeights.Zwak
	}
	return planWeights.Begrip
}

// addResolved adds a word that stands in for the one typed, and the concepts
// of which that word alone is a strong member.
func (x *Index) addResolved(s *slot, term string, weight int, how How) {
	if x.head.df(term) > 0 {
		s.add(term, weight, how)
	}
	for _, k := range x.words.byAnchor[term] {
		if p := &x.words.patterns[k]; len(p.Stems) == 1 && !p.Zwak && x.head.df(p.Term) > 0 {
			s.add(p.Term, weight, how)
		}
	}
}

func (x *Index) addBeginnings(s *slot, form string) {
	if utf8.RuneCountInString(form) < 3 {
		return
	}
	type candidate struct{ i, df int }
	var cs []candidate
	d := x.dictionary()
	from, _ := slices.BinarySearch(d.terms, form)
	for i := from; i < len(d.terms) && strings.HasPrefix(d.terms[i], form); i++ {
		cs = append(cs, candidate{i, d.freqs[i]})
	}
	slices.SortFunc(cs, func(a, b candidate) int { return cmp.Or(b.df-a.df, a.i-b.i) })
	for _, c := range cs[:min(len(cs), planWeights.MaxBegin)] {
		x.addResolved(s, d.terms[c.i], planWeights.Begin, HowBegin)
	}
}

func (x *Index) addParts(s *slot, w *word) {
	parts := w.parts
	if len(parts) == 0 {
		parts = x.parts.split(w.form)
	}
	for _, p := range parts {
		if x.head.df(p) > 0 {
			s.add(p, planWeights.Deel, HowDeel)
		}
	}
}

func (x *Index) addSoundalikes(s *slot, stem string) {
	for _, c := range x.dictionary().alike(stem) {
		x.addResolved(s, c.term, planWeights.Klank-2*c.cost, HowKlank)
	}
}
