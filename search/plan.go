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
	word   string // as typed
}

// A slot is one idea of the query and all that may stand for it: a word, or the
// words of a member of a concept ("in de put"), which mean one thing together, so
// that an entry with a put is not found.
type slot struct {
	word string
	alts []alternative
	side bool // it adds to the score, but matching it is not asked for
}

// meant says whether an idea of the thesaurus is behind the slot.
func (s *slot) meant() bool {
	return slices.ContainsFunc(s.alts, func(a alternative) bool { return strings.Contains(a.term, ":") })
}

// sure says whether that idea is what was typed, or sounds like it or is one edit away:
// of 816 questions with the longest word typed wrong 768 keep their answer so, and 750
// if one edit were not sure.
func (s *slot) sure() bool {
	return s.meant() && (s.alts[0].how != HowKlank || s.alts[0].weight > planWeights.Klank-5)
}

func (s *slot) add(term string, weight int, how How) {
	i := slices.IndexFunc(s.alts, func(a alternative) bool { return a.term == term })
	if i < 0 {
		s.alts = append(s.alts, alternative{term, weight, how, s.word})
	} else if weight > s.alts[i].weight {
		s.alts[i].weight = weight
	}
}

// plan turns words into slots. It goes from sure to daring and stops for each
// word at the first way that finds something: the word itself and its
// concepts; the word in bodies; words that begin like it, for the last word,
// which may still be growing; words that look or sound like it; the parts of the
// compound, for vrijwiligerswerk is not about werk; a piece of it. A stop word is never guessed. missed are the
// words for which nothing was found. name is the term of an entry that is
// called exactly what was asked. Beside other words a person ("mijn vader
// valt") only adds: it is not what is asked for. So does a word without an idea
// beside one that has it: in "ik lig de hele nacht te malen" an entry need not
// have the night, and in "hulp met geld, 's avonds" not the evening. Nor does a guess
// that may as well be another word, beside an idea that is sure. Words that set a filter make no slot beside others, unless they
// are part of a phrase (gratis eten): all that the filter leaves has them, and the
// word zonder of "zonder afspraak" means nothing. Nor does a weak member make a slot more
// than the longer member in which it stands: "hoor stemmen" is not about stemming. Nor
// does a condition: "gratis advocaat" is not all that is gratis.
func (x *Index) plan(words []word, name string) (slots []slot, missed []string) {
	row, forms := make([]string, len(words)), make([]string, len(words))
	for i := range words {
		row[i], forms[i] = words[i].stem, words[i].form
	}
	chosen := meaningful(words)
	found := within(slices.DeleteFunc(x.words.find(forms, row, chosen), func(m match) bool { return x.head.df(m.Term) == 0 }))
	for _, r := range runs(chosen, found) {
		s := slot{word: joinForms(words[r.from:r.to])}
		s.side = nl.kin[s.word]
		if len(slots) == 0 && x.head.df(name) > 0 {
			s.add(name, planWeights.Naam, HowNaam)
		}
		if r.to-r.from == 1 && x.head.df(row[r.from]) > 0 {
			s.add(row[r.from], planWeights.Woord, HowWoord)
		}
		for _, m := range found {
			if r.from <= m.From && m.To <= r.to {
				s.add(m.Term, conceptWeight(m.pattern), HowBegrip)
			}
		}
		if w := &words[r.from]; r.to-r.from == 1 && !w.ranks && !x.common[w.stem] {
			phrase := func(stem string) bool {
				row := slices.Clone(row)
				row[r.from] = stem
				return slices.ContainsFunc(x.words.find(forms, row, chosen), func(m match) bool {
					return len(m.Stems) > 1 && m.From <= r.from && r.from < m.To && x.head.df(m.Term) > 0
				})
			}
			if better := x.widen(&s, w, r.to == len(words), phrase); better != "" {
				words = slices.Clone(words)
				words[r.from].stem = better
				return x.plan(words, name)
			}
			if len(s.alts) == 0 {
				missed = append(missed, w.form)
			}
		}
		if len(s.alts) > 0 {
			slots = append(slots, s)
		}
	}
	for _, good := range []func(*slot) bool{(*slot).sure, (*slot).meant} {
		if slices.ContainsFunc(slots, func(s slot) bool { return !s.side && good(&s) }) {
			for i := range slots {
				slots[i].side = slots[i].side || !good(&slots[i])
			}
		}
	}
	if !slices.ContainsFunc(slots, func(s slot) bool { return !s.side }) {
		for i := range slots {
			slots[i].side = false
		}
	}
	return slots, missed
}

// widen looks further for a word of which nothing or little is known. When a word
// that looks like it makes a phrase with its neighbours it gives that word: whoever
// types "in de putt" is in de put.
func (x *Index) widen(s *slot, w *word, last bool, phrase func(stem string) bool) (better string) {
	df := x.head.df(w.stem)
	if len(s.alts) == 0 && x.bodyFreq(w.stem) > 0 {
		s.add(w.stem, planWeights.Woord, HowWoord)
	}
	if len(s.alts) == 0 && last {
		x.addBeginnings(s, w.form)
	}
	if w.stop() {
		return ""
	}
	if len(s.alts) == 0 {
		likes := x.dictionary().alike(w.stem)
		for _, c := range likes {
			if phrase(c.term) {
				return c.term
			}
		}
		for _, c := range likes {
			x.addResolved(s, c.term, planWeights.Klank-2*c.cost, HowKlank)
		}
	}
	if len(s.alts) == 0 || df > 0 && df < planWeights.Zeldzaam && len(s.alts) == 1 {
		x.addParts(s, w)
	}
	if len(s.alts) == 0 {
		x.addResolved(s, x.parts.piece(w.form), planWeights.Deel, HowDeel)
	}
	return ""
}

// A run is words [from, to) that make one slot.
type run struct{ from, to int }

// runs cuts the query into slots: each chosen word is one, but the words of a
// member of several words are one together, as are members that overlap.
func runs(chosen []int, found []match) (out []run) {
	joined := map[int]bool{} // word i and the next belong together
	for _, m := range found {
		for i := m.From; i < m.To-1; i++ {
			joined[i] = true
		}
	}
	for _, i := range chosen {
		if len(out) > 0 && i < out[len(out)-1].to {
			continue
		}
		r := run{i, i + 1}
		for joined[r.from-1] {
			r.from--
		}
		for joined[r.to-1] {
			r.to++
		}
		out = append(out, r)
	}
	return out
}

func joinForms(words []word) string {
	forms := make([]string, len(words))
	for i := range words {
		forms[i] = words[i].form
	}
	return strings.Join(forms, " ")
}

// meaningful gives the positions of the words that get a slot: no stop words and
// none that only rank, unless there is nothing else.
func meaningful(words []word) (out []int) {
	only := onlyRank(words)
	for i := range words {
		if !words[i].stop() && (only || !words[i].ranks) {
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

func conceptWeight(p *pattern) int {
	if p.kind == vague {
		return planWeights.Zwak
	}
	return planWeights.Begrip
}

// addResolved adds a word that stands in for the one typed, and the concepts
// of which that word alone is a member.
func (x *Index) addResolved(s *slot, term string, weight int, how How) {
	if x.head.df(term) > 0 {
		s.add(term, weight, how)
	}
	for _, k := range x.words.byAnchor[term] {
		if p := &x.words.patterns[k]; len(p.Stems) == 1 && x.head.df(p.Term) > 0 {
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
		x.addResolved(s, p, planWeights.Deel, HowDeel)
	}
}
