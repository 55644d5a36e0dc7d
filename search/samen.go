package search

import (
	"cmp"
	"fmt"
	"slices"
	"sync"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/mapping"
)

// samen makes one index of those of several regions: a bleve alias for the
// collecting, and what the ranking knows summed. A word is as rare as it is in
// all regions together, and what one region does not have is no reason to guess
// there when another has it. So an entry scores what it would score in one large
// index, but for the mean length of fields, which stays that of its region.
type samen struct {
	regios []*Index

	mu sync.Mutex
	df map[string]int // by term, heads before "\x00" bodies; terms of queries that were asked
}

// maxOnthouden bounds what is remembered of how many entries have a term.
const maxOnthouden = 50_000

// Samen opens several indexes as one, in that order: equal scores are in the
// order of the regions. The names tell them apart in Treffer.Regio. It takes the
// indexes over; closing the result closes them.
func Samen(namen []string, xs []*Index) (*Index, error) {
	if len(xs) == 0 || len(namen) != len(xs) {
		return nil, fmt.Errorf("search: %d names for %d indexes", len(namen), len(xs))
	}
	s := &samen{regios: xs, df: map[string]int{}}
	all := &Index{samen: s}
	for i, x := range xs {
		x.regio, x.alle = namen[i], all
		x.bleve.SetName(namen[i])
		all.add(&x.side)
		all.digest += x.digest[:16]
	}
	children := make([]bleve.Index, len(xs))
	for i, x := range xs {
		children[i] = x.bleve
	}
	all.bleve = bleve.NewIndexAlias(children...)
	all.derive()
	return all, nil
}

// add sums what the ranking knows of a region.
func (x *Index) add(s *side) {
	x.Documenten += s.Documenten
	x.head = mergeTerms(x.head, s.head)
	for _, g := range s.Groepen {
		x.Groepen = mergeGroup(x.Groepen, g)
	}
	for _, b := range s.Begrippen {
		if i := slices.IndexFunc(x.Begrippen, func(o Begrip) bool { return o.ID == b.ID }); i >= 0 {
			o := &x.Begrippen[i]
			o.Sterk, o.Zwak = union(o.Sterk, b.Sterk), union(o.Zwak, b.Zwak)
			continue
		}
		x.Begrippen = append(x.Begrippen, b)
	}
	x.Gewoon, x.Delen = union(x.Gewoon, s.Gewoon), union(x.Delen, s.Delen)
}

func union(a, b []string) []string {
	out := slices.Concat(a, b)
	slices.Sort(out)
	return slices.Compact(out)
}

// mergeTerms adds up the frequencies of two sorted lists.
func mergeTerms(a, b termList) (out termList) {
	i, j := 0, 0
	for i < len(a.terms) || j < len(b.terms) {
		c := 0
		switch {
		case i == len(a.terms):
			c = 1
		case j == len(b.terms):
			c = -1
		default:
			c = cmp.Compare(a.terms[i], b.terms[j])
		}
		n, term := 0, ""
		if c <= 0 {
			term, n, i = a.terms[i], n+a.freqs[i], i+1
		}
		if c >= 0 {
			term, n, j = b.terms[j], n+b.freqs[j], j+1
		}
		out.terms, out.freqs = append(out.terms, term), append(out.freqs, n)
	}
	return out
}

func mergeGroup(gs []Groep, g Groep) []Groep {
	i := slices.IndexFunc(gs, func(o Groep) bool { return o.Naam == g.Naam })
	if i < 0 {
		g.Waarden = slices.Clone(g.Waarden)
		return append(gs, g)
	}
	for _, v := range g.Waarden {
		if !slices.ContainsFunc(gs[i].Waarden, func(o Waarde) bool { return o.Waarde == v.Waarde }) {
			gs[i].Waarden = append(gs[i].Waarden, v)
		}
	}
	return gs
}

// frequency gives in how many documents of how many a term is, of which own are
// known: those of this index, or of all regions.
func (x *Index) frequency(term string, t tier, own int) (n, df int) {
	if x.alle == nil {
		return x.Documenten, own
	}
	return x.alle.Documenten, x.alle.samen.frequency(term, t)
}

func (s *samen) frequency(term string, t tier) int {
	key := term
	if t == body {
		key = "\x00" + term
	}
	s.mu.Lock()
	df, ok := s.df[key]
	s.mu.Unlock()
	if ok {
		return df
	}
	for _, x := range s.regios {
		// A region that cannot be read has failed already: see ask.
		if ps, err := x.asked(x.reader, term, t); err == nil {
			df += len(ps)
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.df) >= maxOnthouden {
		clear(s.df)
	}
	s.df[key] = df
	return df
}

// region gives the index of a region by its mapping, of which every open index
// has one of its own.
func (s *samen) region(m mapping.IndexMapping) *Index {
	for _, x := range s.regios {
		if x.bleve.Mapping() == m {
			return x
		}
	}
	return nil
}

// scorings are the scorings of one query, one for each region that was asked. bleve
// asks them at the same time.
type scorings struct {
	mu sync.Mutex
	of map[*Index]*scoring
}

// get gives the scoring of a hit: that of its region, or of the one index x.
func (r *scorings) get(x *Index, regio string) *scoring {
	if x.samen == nil {
		return r.of[x]
	}
	for y, run := range r.of {
		if y.regio == regio {
			return run
		}
	}
	return &scoring{}
}

// deep says whether bodies were read.
func (r *scorings) deep() bool {
	for _, run := range r.of {
		return run.body
	}
	return false
}

// full gives how many entries match every word, over all regions.
func (r *scorings) full() int {
	n := 0
	for _, run := range r.of {
		n += run.full
	}
	return n
}

func (r *scorings) put(x *Index, s *scoring) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.of == nil {
		r.of = map[*Index]*scoring{}
	}
	r.of[x] = s
}

// order puts results of equal score in the order of the regions, then of their
// index. It is safe on nil.
func (s *samen) order(ts []Treffer) {
	if s == nil {
		return
	}
	plek := func(t Treffer) int {
		return slices.IndexFunc(s.regios, func(x *Index) bool { return x.regio == t.Regio })
	}
	slices.SortStableFunc(ts, func(a, b Treffer) int {
		return cmp.Or(b.Score-a.Score, plek(a)-plek(b), a.Nummer-b.Nummer)
	})
}
