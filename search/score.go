package search

import (
	"context"
	"math"
	"slices"
	"sync"

	index "github.com/blevesearch/bleve_index_api"
)

// A posting is an entry that has a term, and how much the term weighs in it.
type posting struct {
	doc    int
	impact int
}

// tier is one half of the index: the heads of the entries or their bodies.
type tier bool

const (
	head tier = true
	body tier = false
)

// postings gives the entries that have a term in a tier, in order. This is the
// one place where an impact is made: the ranking uses it and the browser
// bundle is written from it.
func (x *Index) postings(r index.IndexReader, term string, t tier) ([]posting, error) {
	if t == head && x.head.df(term) == 0 {
		return nil, nil
	}
	var ps []posting
	for f := range fields {
		if tier(fields[f].head) != t {
			continue
		}
		var err error
		if ps, err = x.appendField(ps, r, term, f); err != nil {
			return nil, err
		}
	}
	slices.SortFunc(ps, func(a, b posting) int { return a.doc - b.doc })
	out := ps[:0]
	for _, p := range ps {
		if n := len(out); n > 0 && out[n-1].doc == p.doc {
			out[n-1].impact += p.impact
		} else {
			out = append(out, p)
		}
	}
	for i := range out {
		out[i].impact = impact(out[i].impact, int(x.ranks[out[i].doc]))
	}
	return out, nil
}

// maxPostings bounds what an open index remembers: 16 MB.
const maxPostings = 1 << 20

// remembered keeps the postings of terms that were asked for. An index that is
// open never changes, and reading a term was two thirds of the work of a search
// at 10,000 entries. Full, it begins anew.
type remembered struct {
	mu sync.RWMutex
	n  int // postings
	of map[tierTerm][]posting
}

type tierTerm struct {
	term string
	t    tier
}

// asked gives the postings of a term of a query; they are not the caller's to
// change.
func (x *Index) asked(r index.IndexReader, term string, t tier) ([]posting, error) {
	m, key := &x.remembered, tierTerm{term, t}
	m.mu.RLock()
	ps, ok := m.of[key]
	m.mu.RUnlock()
	if ok {
		return ps, nil
	}
	ps, err := x.postings(r, term, t)
	if err != nil {
		return nil, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if _, ok := m.of[key]; ok {
		return ps, nil
	}
	// A term that nothing has counts as one, or the terms would have no bound.
	n := len(ps) + 1
	if m.of == nil || m.n+n > maxPostings {
		m.of, m.n = map[tierTerm][]posting{}, 0
	}
	m.of[key], m.n = slices.Clip(ps), m.n+n
	return ps, nil
}

// appendField adds the weights of a term in one field.
func (x *Index) appendField(ps []posting, r index.IndexReader, term string, f int) ([]posting, error) {
	tr, err := r.TermFieldReader(context.Background(), []byte(term), fields[f].name, true, true, false)
	if err != nil {
		return nil, err
	}
	defer tr.Close()
	var pre index.TermFieldDoc
	for {
		d, err := tr.Next(&pre)
		if err != nil || d == nil {
			return ps, err
		}
		ps = append(ps, posting{docNumber(d.ID), fields[f].termWeight(int(d.Freq), fieldLength(d.Norm), x.Gemiddeld[f])})
	}
}

// fieldLength gives the number of tokens in a field from its norm, for which
// bleve keeps 1/√length as a float32. Up to 2,048 tokens it is exact (see
// TestLengths), beyond that it is the same for the same field.
func fieldLength(norm float64) int { return int(math.Round(1 / (norm * norm))) }

// bodyFreq counts the fields of bodies that have a term; it is only used to
// tell whether there are any.
func (x *Index) bodyFreq(term string) uint64 {
	var n uint64
	if x.samen != nil {
		for _, y := range x.samen.regios {
			n += y.bodyFreq(term)
		}
		return n
	}
	for f := range fields {
		if fields[f].head {
			continue
		}
		if tr, err := x.reader.TermFieldReader(context.Background(), []byte(term), fields[f].name, false, false, false); err == nil {
			n += tr.Count()
			tr.Close()
		}
	}
	return n
}

// A hit is an entry with its score and how much of the query it matches: 2 for
// a word in its head, 1 for one that is in its body only.
type hit struct {
	doc, match, score int
}

// A scoring is one query with its hits. It keeps the postings for the explanation.
type scoring struct {
	slots []slot
	lists [][]scored // per slot
	hits  []hit      // in order of document
	full  int        // hits that match every slot
	body  bool       // bodies were read
}

// scored is a list of postings and the factor by which their impacts count.
type scored struct {
	alternative
	match  int // see hit
	factor int
	ps     []posting
}

// score adds up the slots. It is the whole ranking:
//
//	score = (Σ over slots and alternatives: weight × rarity × impact) × match²
//
// where match is the number of slots that the entry matches, in halves, so that
// an entry with both words beats one with either, one with a word in its head
// beats one that mentions it, and yet no word is required.
func (x *Index) score(r index.IndexReader, slots []slot, withBody bool) (*scoring, error) {
	out := &scoring{slots: slots, lists: make([][]scored, len(slots)), body: withBody}
	of := x.tallies()
	defer x.tallied.Put(of)
	for i, s := range slots {
		for _, a := range s.alts {
			lists, err := x.lists(r, a, withBody)
			if err != nil {
				return nil, err
			}
			for _, l := range lists {
				for _, p := range l.ps {
					d := &(*of)[p.doc]
					d.sum += l.factor * p.impact
					if better := 3*i + l.match; !s.side && better > d.slot {
						d.match += better - max(d.slot, 3*i)
						d.slot = better
					}
				}
			}
			out.lists[i] = append(out.lists[i], lists...)
		}
	}
	asked := 0
	for _, s := range slots {
		if !s.side {
			asked++
		}
	}
	found := 0
	for i := range *of {
		if (*of)[i].match > 0 {
			found++
		}
	}
	out.hits = make([]hit, 0, found)
	for d, t := range *of {
		if n := t.match; n > 0 {
			out.hits = append(out.hits, hit{d, n, t.sum * n * n})
		}
		if t.match == 2*asked {
			out.full++
		}
	}
	return out, nil
}

// A tally is what score has counted of one entry: slot is 3i plus the best match
// in slot i, the last in which it has one.
type tally struct {
	sum, match, slot int
}

// tallies gives a tally of nothing for every entry, from those that an earlier
// search gave back. Made anew they were 320 of the 439 kB that a search allocated
// (BenchmarkQuestion of search/api, 10,000 entries).
func (x *Index) tallies() *[]tally {
	of, ok := x.tallied.Get().(*[]tally)
	if !ok {
		ts := make([]tally, x.Documenten)
		return &ts
	}
	clear(*of)
	return of
}

func (x *Index) lists(r index.IndexReader, a alternative, withBody bool) ([]scored, error) {
	ps, err := x.asked(r, a.term, head)
	if err != nil {
		return nil, err
	}
	out := []scored{{a, 2, planWeights.Kop * a.weight * rarity(x.frequency(a.term, head, len(ps))), ps}}
	if withBody {
		if ps, err = x.asked(r, a.term, body); err != nil {
			return nil, err
		}
		out = append(out, scored{a, 1, a.weight * rarity(x.frequency(a.term, body, len(ps))), ps})
	}
	return out, nil
}

// rank scores a plan in heads, and in bodies too when the heads have too few
// entries with all the words.
func (x *Index) rank(r index.IndexReader, slots []slot, withBody bool) (*scoring, error) {
	out, err := x.score(r, slots, withBody)
	if err == nil && !withBody && len(slots) > 0 && out.full < planWeights.Genoeg {
		return x.score(r, slots, true)
	}
	return out, err
}

// why lists what made the score of a document, per word.
func (r *scoring) why(doc int) []Reden {
	var out []Reden
	for _, lists := range r.lists {
		for _, l := range lists {
			k, ok := slices.BinarySearchFunc(l.ps, doc, func(p posting, d int) int { return p.doc - d })
			if !ok {
				continue
			}
			points := l.factor * l.ps[k].impact
			j := slices.IndexFunc(out, func(o Reden) bool { return o.Woord == l.word && o.Term == l.term })
			if j < 0 {
				out = append(out, Reden{Woord: l.word, Hoe: l.how, Term: l.term})
				j = len(out) - 1
			}
			out[j].Punten += points
		}
	}
	return out
}
