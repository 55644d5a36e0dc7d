package search

import (
	"context"
	"fmt"
	"slices"
	"sort"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"
	index "github.com/blevesearch/bleve_index_api"
)

// A planQuery is our ranking as a query of bleve, so that bleve's filters,
// facets, sorting and collecting work on it. bleve's own scoring is not used:
// its mean field length is the size of the dictionary, it multiplies idf twice
// and cuts an entry that matches in one field of many.
type planQuery struct {
	index  *Index
	slots  []slot
	wijken []string // entries that name one of these rank higher
	all    bool     // every entry is a hit; the slots only order them
	body   bool     // read bodies too
	count  bool     // count the values of the filters

	scorings // of the last Searchers
}

// Searcher implements query.Query. Of several regions bleve asks each with its
// own mapping. There whether bodies are read is decided for all together, and not
// by rank.
func (q *planQuery) Searcher(_ context.Context, r index.IndexReader, m mapping.IndexMapping, _ search.SearcherOptions) (search.Searcher, error) {
	x, err := q.index, error(nil)
	if x.samen != nil {
		if x = x.samen.region(m); x == nil {
			return nil, fmt.Errorf("%w: a region that is not open", ErrKapot)
		}
	}
	var run *scoring
	if q.all || q.index.samen != nil {
		run, err = x.score(r, q.slots, q.body && !q.all)
	} else {
		run, err = x.rank(r, q.slots, q.body)
	}
	if err != nil {
		return nil, err
	}
	if q.all {
		run.hits = withRest(run.hits, x.Documenten)
	}
	if len(q.wijken) > 0 {
		if err := x.raise(r, run.hits, q.wijken); err != nil {
			return nil, err
		}
	}
	q.put(x, run)
	return &planSearcher{hits: run.hits}, nil
}

// withRest adds the entries that matched nothing.
func withRest(hits []hit, n int) []hit {
	out := make([]hit, n)
	for i := range out {
		out[i].doc = i
	}
	for _, h := range hits {
		out[h.doc] = h
	}
	return out
}

// raise lifts the entries that name one of the areas by a quarter.
func (x *Index) raise(r index.IndexReader, hits []hit, wijken []string) error {
	own := map[int]bool{}
	for _, w := range wijken {
		if err := x.naming(r, w, own); err != nil {
			return err
		}
	}
	for i := range hits {
		if own[hits[i].doc] {
			hits[i].score *= 5
		} else {
			hits[i].score *= 4
		}
	}
	return nil
}

// naming marks the entries that name an area.
func (x *Index) naming(r index.IndexReader, wijk string, own map[int]bool) error {
	tr, err := r.TermFieldReader(context.Background(), []byte(wijk), facetPrefix+HierFacet, false, false, false)
	if err != nil {
		return err
	}
	defer tr.Close()
	var pre index.TermFieldDoc
	for {
		d, err := tr.Next(&pre)
		if err != nil || d == nil {
			return err
		}
		own[docNumber(d.ID)] = true
	}
}

// planSearcher walks the hits in order of document.
type planSearcher struct {
	hits []hit
	next int
}

func (s *planSearcher) Next(ctx *search.SearchContext) (*search.DocumentMatch, error) {
	if s.next >= len(s.hits) {
		return nil, nil
	}
	h := s.hits[s.next]
	s.next++
	d := ctx.DocumentMatchPool.Get()
	d.IndexInternalID = append(d.IndexInternalID[:0], internalID(h.doc)...)
	d.Score = float64(h.score) // below 2⁵³, so exact
	return d, nil
}

func (s *planSearcher) Advance(ctx *search.SearchContext, to index.IndexInternalID) (*search.DocumentMatch, error) {
	nr := docNumber(to)
	s.next += sort.Search(len(s.hits)-s.next, func(i int) bool { return s.hits[s.next+i].doc >= nr })
	return s.Next(ctx)
}

func (s *planSearcher) Close() error               { return nil }
func (s *planSearcher) Weight() float64            { return 0 }
func (s *planSearcher) SetQueryNorm(float64)       {}
func (s *planSearcher) Count() uint64              { return uint64(len(s.hits)) }
func (s *planSearcher) Min() int                   { return 0 }
func (s *planSearcher) Size() int                  { return 24 * len(s.hits) }
func (s *planSearcher) DocumentMatchPoolSize() int { return 1 }

// ask runs the query in bleve with filters and counts of every group.
func (x *Index) ask(ctx context.Context, pq *planQuery, filters []Filter, n int) (*bleve.SearchResult, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	var q query.Query = pq
	if len(filters) > 0 {
		b := query.NewBooleanQuery([]query.Query{pq}, nil, nil)
		b.AddFilter(filterQuery(filters))
		q = b
	}
	req := bleve.NewSearchRequestOptions(q, n, 0, false)
	req.Fields = []string{fieldCard}
	if x.samen != nil {
		req.SortBy([]string{"-_score", "_id"}) // numbers of documents are of one region
	}
	if pq.count {
		for _, g := range x.Groepen {
			req.AddFacet(g.Naam, bleve.NewFacetRequest(facetPrefix+g.Naam, len(g.Waarden)))
		}
	}
	res, err := x.bleve.SearchInContext(ctx, req)
	// An alias gives what the regions that work have found, and no error.
	if err == nil && res.Status != nil && res.Status.Failed > 0 {
		for naam, why := range res.Status.Errors {
			return nil, fmt.Errorf("region %s: %w", naam, why)
		}
	}
	return res, err
}

func filterQuery(filters []Filter) query.Query {
	var all []query.Query
	for _, f := range filters {
		var any []query.Query
		for _, v := range f.Waarden {
			t := bleve.NewTermQuery(v)
			t.SetField(facetPrefix + f.Naam)
			any = append(any, t)
		}
		all = append(all, bleve.NewDisjunctionQuery(any...))
	}
	return bleve.NewConjunctionQuery(all...)
}

// facets counts the values of every group. Within a group the values are
// alternatives, so a group with a filter of its own is counted without it.
func (x *Index) facets(ctx context.Context, pq *planQuery, found *bleve.SearchResult, filters []Filter) ([]Telling, error) {
	out := x.counts(found, filters)
	for i, g := range x.Groepen {
		others := slices.DeleteFunc(slices.Clone(filters), func(f Filter) bool { return f.Naam == g.Naam })
		if len(others) == len(filters) {
			continue
		}
		r, err := x.ask(ctx, pq, others, 0)
		if err != nil {
			return nil, err
		}
		out[i] = x.counts(r, filters)[i]
	}
	return out, nil
}

// counts reads bleve's facets in the order of our groups; found may be nil.
func (x *Index) counts(found *bleve.SearchResult, filters []Filter) []Telling {
	out := make([]Telling, len(x.Groepen))
	for i, g := range x.Groepen {
		n := map[string]int{}
		if found != nil && found.Facets[g.Naam] != nil && found.Facets[g.Naam].Terms != nil {
			for _, t := range found.Facets[g.Naam].Terms.Terms() {
				n[t.Term] = t.Count
			}
		}
		out[i] = Telling{Naam: g.Naam, Label: g.Label, Waarden: make([]TellingWaarde, len(g.Waarden))}
		for j, v := range g.Waarden {
			on := slices.ContainsFunc(filters, func(f Filter) bool { return f.Naam == g.Naam && slices.Contains(f.Waarden, v.Waarde) })
			out[i].Waarden[j] = TellingWaarde{v.Waarde, v.Label, n[v.Waarde], on}
		}
	}
	return out
}
