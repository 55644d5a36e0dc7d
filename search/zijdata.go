package search

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
)

// side is what the ranking must know beside the postings. It is kept in the
// internal values of the bleve index, so that the index is one thing.
type side struct {
	Documenten int
	Gemiddeld  [nFields]int // mean length of a field where it is filled, times 16
	Groepen    []Groep      // with every value that occurs
	Begrippen  []Begrip
	Gewoon     []string // words too common to search for in bodies and absent from heads
	Delen      []string // parts of compounds that the site uses: see ownParts
	Suggesties []string // words as written, to offer while typing, most useful first

	ranks []byte   // one per document
	head  termList // all terms of head fields
}

// Keys of the internal values.
const (
	keySide  = "socialekaart"
	keyRanks = "socialekaart_rang"
	keyHead  = "socialekaart_kop"
)

func newSide(docs []Doc, as []analysed, common map[string]bool, o Options) side {
	s := side{Documenten: len(docs), Begrippen: o.Begrippen}
	var headFields []int
	for f := range fields {
		s.Gemiddeld[f] = averageLength(as, f)
		if fields[f].head {
			headFields = append(headFields, f)
		}
	}
	head := documentFrequency(as, headFields...)
	for _, t := range slices.Sorted(maps.Keys(head)) {
		s.head.terms = append(s.head.terms, t)
		s.head.freqs = append(s.head.freqs, head[t])
	}
	for _, w := range slices.Sorted(maps.Keys(common)) {
		if head[w] == 0 {
			s.Gewoon = append(s.Gewoon, w)
		}
	}
	for i := range docs {
		s.ranks = append(s.ranks, byte(docs[i].rank()))
	}
	s.Delen = ownParts(as)
	s.Groepen = completeGroups(docs, o.Groepen)
	s.Suggesties = suggestions(docs, o.Begrippen, head)
	return s
}

func averageLength(as []analysed, f int) int {
	sum, filled := 0, 0
	for i := range as {
		if n := len(as[i][f]); n > 0 {
			sum, filled = sum+n, filled+1
		}
	}
	if filled == 0 {
		return 16
	}
	return sum * 16 / filled
}

// completeGroups adds values that entries have and the groups do not list, in
// the order of the alphabet.
func completeGroups(docs []Doc, groups []Groep) []Groep {
	out := make([]Groep, 0, len(groups))
	for _, g := range groups {
		known, extra := map[string]bool{}, map[string]bool{}
		for _, v := range g.Waarden {
			known[v.Waarde] = true
		}
		for i := range docs {
			for _, v := range facetValues(&docs[i], g.Naam) {
				if !known[v] {
					extra[v] = true
				}
			}
		}
		g.Waarden = slices.Clone(g.Waarden)
		for _, v := range slices.Sorted(maps.Keys(extra)) {
			g.Waarden = append(g.Waarden, Waarde{Waarde: v, Label: v})
		}
		out = append(out, g)
	}
	return out
}

// maxSuggestions bounds what is offered while typing: 600 words are some 3 KB
// spread over all shards.
const maxSuggestions = 600

// suggestions gives the words to offer while typing, as people write them: the
// names of concepts and the keywords that most entries have.
func suggestions(docs []Doc, bs []Begrip, head map[string]int) []string {
	uses, written := map[string]int{}, map[string]string{}
	add := func(word string, n int) {
		k := Fold(word)
		if written[k] == "" || word < written[k] {
			written[k] = word
		}
		uses[k] += n
	}
	for i := range docs {
		for _, w := range docs[i].Trefwoorden {
			add(line(w), 1)
		}
	}
	for _, b := range bs {
		if n := head[conceptTerm(&b)]; n > 0 {
			add(b.ID, n)
		}
	}
	keys := slices.SortedFunc(maps.Keys(uses), func(a, b string) int {
		if uses[a] != uses[b] {
			return uses[b] - uses[a]
		}
		return cmp.Compare(a, b)
	})
	out := make([]string, 0, min(len(keys), maxSuggestions))
	for _, k := range keys[:min(len(keys), maxSuggestions)] {
		out = append(out, written[k])
	}
	return out
}

func (s *side) encode() ([]keyValue, error) {
	b, err := json.Marshal(s)
	if err != nil {
		return nil, err
	}
	return []keyValue{{[]byte(keySide), b}, {[]byte(keyRanks), s.ranks}, {[]byte(keyHead), s.head.encode()}}, nil
}

// decodeSide reads what encode wrote.
func decodeSide(get func(key []byte) ([]byte, error)) (side, error) {
	var s side
	var values [3][]byte
	for i, k := range []string{keySide, keyRanks, keyHead} {
		v, err := get([]byte(k))
		if err != nil {
			return s, err
		}
		values[i] = v
	}
	if err := json.Unmarshal(values[0], &s); err != nil {
		return s, fmt.Errorf("side data: %w", err)
	}
	s.ranks = values[1]
	if len(s.ranks) != s.Documenten {
		return s, fmt.Errorf("side data: %d ranks for %d documents", len(s.ranks), s.Documenten)
	}
	var err error
	s.head, err = decodeTermList(values[2])
	return s, err
}
