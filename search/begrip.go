package search

import (
	"cmp"
	"slices"
	"strings"
)

// A pattern is one member of a concept as the stems of its words, stop words
// included: "in de put" keeps its "in", so that a put in a garden makes nobody
// somber. Light words are left out, there and in what is searched: who knows
// "ik zorg voor mijn moeder" also knows "zij zorgt altijd voor haar moeder".
// It is filed under its anchor, the first word that is no
// stop word and sets no filter, because that is the word whose shard a browser
// has at hand: of "koffie gratis dinsdag" it fetches that of koffie only. A
// member of stop words only ("iets doen") hangs on its longest, and is found
// in queries that have nothing else.
type pattern struct {
	Stems  []string
	Term   string // the term of the concept in the index
	kind   int    // strong, weak or vague
	anchor int    // position in Stems
}

// How sure a member is of its concept.
const (
	strong    = iota
	condition // strong, of a condition
	weak      // it leads to the concept, and an entry that has it is not about it
	vague     // a weak word that leads to more concepts: which one is meant?
)

// thesaurus finds concepts in a row of words.
type thesaurus struct {
	patterns []pattern // sorted by anchor, then by stems, then by term
	byAnchor map[string][]int
}

// conceptTerm gives the term that marks an entry with a concept. The colon
// sorts before every letter, so the term stands right behind the word itself,
// nearly always in the same shard. So does the semicolon of a condition, which is
// not what a query is about when something else is (see plan).
func conceptTerm(b *Begrip) string {
	sign := ":"
	if b.Voorwaarde {
		sign = ";"
	}
	return stem(strings.Join(forms(b.ID), "")) + sign
}

// forms gives the folded words of s, hyphenated words as one.
func forms(s string) (out []string) {
	for _, t := range tokenize(s) {
		if !t.part {
			out = append(out, t.form)
		}
	}
	return out
}

func newThesaurus(bs []Begrip, groups []Groep) thesaurus {
	setters := map[string]bool{}
	for _, g := range groups {
		for _, v := range g.Waarden {
			for _, w := range v.Woorden {
				for _, f := range forms(w) {
					setters[f] = true
				}
			}
		}
	}
	var ps []pattern
	for _, b := range bs {
		add := func(member string, kind int) {
			fs := forms(member)
			if heavy := without(fs, nl.light); len(heavy) > 0 {
				fs = heavy
			}
			if len(fs) == 0 || len(fs) > maxWords {
				return // nothing to hang it on, or more than a query can hold
			}
			anchor := slices.IndexFunc(fs, func(f string) bool { return !nl.stop[f] && !setters[f] })
			if anchor < 0 {
				anchor = slices.IndexFunc(fs, func(f string) bool { return !nl.stop[f] })
			}
			if anchor < 0 {
				anchor = longest(fs)
			}
			p := pattern{Term: conceptTerm(&b), kind: kind, anchor: anchor}
			for _, f := range fs {
				p.Stems = append(p.Stems, stem(f))
			}
			ps = append(ps, p)
			for i, s := range p.Stems {
				if nl.verb[s] && !strings.HasSuffix(s, "t") { // drinken, and he drinkt
					p.Stems = slices.Clone(p.Stems)
					p.Stems[i] += "t"
					ps = append(ps, p)
					break
				}
			}
		}
		sure := strong
		if b.Voorwaarde {
			sure = condition
		}
		add(b.ID, sure)
		for _, m := range b.Sterk {
			add(m, sure)
		}
		for _, m := range b.Zwak {
			add(m, weak)
		}
	}
	return indexPatterns(ps)
}

// indexPatterns sorts and deduplicates: of one member that is both strong and
// weak in the same concept the strong one stays.
func indexPatterns(ps []pattern) thesaurus {
	slices.SortStableFunc(ps, func(a, b pattern) int {
		return cmp.Or(cmp.Compare(a.Stems[a.anchor], b.Stems[b.anchor]), slices.Compare(a.Stems, b.Stems),
			cmp.Compare(a.Term, b.Term), a.kind-b.kind)
	})
	ps = slices.CompactFunc(ps, func(a, b pattern) bool {
		return slices.Equal(a.Stems, b.Stems) && a.Term == b.Term
	})
	t := thesaurus{patterns: ps, byAnchor: map[string][]int{}}
	for i, p := range ps {
		if p.kind == weak && len(p.Stems) == 1 && (sameStems(ps, i, i-1) || sameStems(ps, i, i+1)) {
			ps[i].kind = vague
		}
		t.byAnchor[p.Stems[p.anchor]] = append(t.byAnchor[p.Stems[p.anchor]], i)
	}
	return t
}

func sameStems(ps []pattern, i, k int) bool {
	return k >= 0 && k < len(ps) && slices.Equal(ps[i].Stems, ps[k].Stems)
}

// A match is a pattern found in words [From, To).
type match struct {
	*pattern
	From, To int
}

// find gives the patterns in a row of words, of which the stems are given too,
// that have their anchor at one of the given positions, in that order. Light words
// may stand anywhere between them, and so may "me" for mijn, before a person. Stop
// words are no anchors, even where their stem is that of another word.
func (t *thesaurus) find(forms, stems []string, at []int) (ms []match) {
	var row []string
	var place []int // in forms, of the words of row
	for i, f := range forms {
		mine := f == "me" && i+1 < len(forms) && nl.kin[forms[i+1]] // me moeder
		if !nl.light[f] && !mine {
			row, place = append(row, stems[i]), append(place, i)
		}
	}
	for _, k := range at {
		i, ok := slices.BinarySearch(place, k)
		if !ok {
			continue
		}
		for _, k := range t.byAnchor[row[i]] {
			p := &t.patterns[k]
			from := i - p.anchor
			to := from + len(p.Stems)
			if from >= 0 && to <= len(row) && slices.Equal(row[from:to], p.Stems) {
				ms = append(ms, match{p, place[from], place[to-1] + 1})
			}
		}
	}
	return ms
}

// within gives the members that are left when one that stands in a longer one says no
// more than that: who does "niet weten welke dag" does not ask for a guide, as who
// does "niet weten" may. A strong member still does.
func within(ms []match) []match {
	return slices.DeleteFunc(slices.Clone(ms), func(m match) bool {
		return m.kind != strong && slices.ContainsFunc(ms, func(n match) bool {
			return n.From <= m.From && m.To <= n.To && len(n.Stems) > len(m.Stems)
		})
	})
}

// without gives the words that are not in the set.
func without(words []string, set map[string]bool) (out []string) {
	for _, w := range words {
		if !set[w] {
			out = append(out, w)
		}
	}
	return out
}

// mark gives the terms of the concepts that a text names by a strong member.
func (t *thesaurus) mark(texts ...string) []string {
	var out []string
	for _, text := range texts {
		fs := forms(text)
		row := make([]string, len(fs))
		var at []int
		for i, f := range fs {
			row[i] = stem(f)
			if !nl.stop[f] {
				at = append(at, i)
			}
		}
		for _, m := range t.find(fs, row, at) {
			if m.kind <= condition {
				out = append(out, m.Term)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// parts gives the members of one word that may be a part of a compound, in order.
func (t *thesaurus) parts() (out []string) {
	for _, p := range t.patterns {
		if len(p.Stems) == 1 && partly(p.Stems[0]) {
			out = append(out, p.Stems[0])
		}
	}
	return slices.Compact(out)
}

// longest gives the position of the first of the longest words.
func longest(words []string) (at int) {
	for i, w := range words {
		if len(w) > len(words[at]) {
			at = i
		}
	}
	return at
}
