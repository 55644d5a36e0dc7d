package search

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
)

// A Result is the answer to a query. Its JSON is part of the contract of the
// command line.
type Result struct {
	Totaal   int       `json:"totaal"`
	Treffers []Treffer `json:"treffers"`
	Filters  []Filter  `json:"filters,omitempty"`  // that were applied, those that the words set among them
	Zonder   []Filter  `json:"zonder,omitempty"`   // filters that the words set, that left nothing and were let go
	Gemist   []string  `json:"gemist,omitempty"`   // words for which nothing was found
	Diep     bool      `json:"diep,omitempty"`     // bodies were searched, not heads alone
	Facetten []Telling `json:"facetten,omitempty"` // counts for the filters
}

// A Treffer is one entry found, with what its card shows.
type Treffer struct {
	ID          string   `json:"id"`
	URL         string   `json:"url"`
	Soort       string   `json:"soort,omitempty"`
	Titel       string   `json:"titel"`
	Kort        string   `json:"kort,omitempty"`
	Organisatie string   `json:"organisatie,omitempty"`
	Plaats      string   `json:"plaats,omitempty"`
	Feiten      []string `json:"feiten,omitempty"`
	Status      Status   `json:"status,omitempty"`
	Regio       string   `json:"regio,omitempty"` // of several indexes together, the name of its own
	Nummer      int      `json:"nummer"`          // number of the document, the last tie-break
	Woorden     int      `json:"woorden"`         // words of the query that it matches, in its head or its body
	Score       int      `json:"score"`
	Waarom      []Reden  `json:"waarom,omitempty"`
}

// A Reden is one reason why an entry was found.
type Reden struct {
	Woord  string `json:"woord"` // the word of the query
	Hoe    How    `json:"hoe"`
	Term   string `json:"term"` // the term in the index: a stem, "somber:" for a concept, "avond;" for a condition, "goed=dag" for a name
	Punten int    `json:"punten"`
}

// A Telling is one filter with the number of results that each value would
// leave, the filters of the other groups applied.
type Telling struct {
	Naam    string          `json:"naam"`
	Label   string          `json:"label"`
	Waarden []TellingWaarde `json:"waarden"`
}

// A TellingWaarde is one value of a filter.
type TellingWaarde struct {
	Waarde string `json:"waarde"`
	Label  string `json:"label"`
	Aantal int    `json:"aantal"`
	Aan    bool   `json:"aan,omitempty"`
}

// MaxResults is the largest number of results of one search.
const MaxResults = 100

// Search answers a query with its n best entries, at most MaxResults, and
// counts for every filter. Equal scores are in the order of the index, so the
// answer is always the same one. ctx is looked at between the steps; within
// the bounds of Parse a step takes milliseconds.
//
// Words that set a filter do so (but for q.AlsWoord). When that leaves nothing
// the last of those filters is let go, and the next: Result.Zonder names them,
// and the answer is that of the rest.
func (x *Index) Search(ctx context.Context, q Query, n int) (res Result, err error) {
	defer func() {
		if p := recover(); p != nil {
			res, err = Result{}, fmt.Errorf("%w: bleve: %v", ErrKapot, p)
		}
	}()
	n = max(0, min(n, MaxResults))
	asWord, without := slices.Clone(q.AlsWoord), []Filter(nil)
	for {
		words, set := x.setters.take(q.words, asWord)
		res, err = x.search(ctx, q, words, set, n)
		if err != nil || res.Totaal > 0 || len(set) == 0 {
			res.Zonder = without
			return res, err
		}
		last := set[len(set)-1]
		asWord, without = append(asWord, last.Naam), append(without, last)
	}
}

func (x *Index) search(ctx context.Context, q Query, words []word, fromWords []Filter, n int) (Result, error) {
	filters := mergeFilters(q.Filters, fromWords)
	all := len(filters) > 0 && onlyRank(words)
	slots, missed := x.plan(words, nameTerm(nameStems(q.Tekst)))
	res := Result{Filters: filters, Gemist: missed, Treffers: []Treffer{}}
	if len(slots) == 0 && !all {
		res.Facetten = shown(x.counts(nil, filters))
		return res, nil
	}
	pq := &planQuery{index: x, slots: slots, wijken: near(q.Wijk, fromWords), all: all, count: !q.ZonderTelling}
	found, err := x.ask(ctx, pq, filters, n)
	if err != nil {
		return res, err
	}
	few := found.Total < uint64(planWeights.Genoeg) || x.samen != nil && pq.full() < planWeights.Genoeg
	if few && !pq.deep() && !all {
		pq.body = true
		if found, err = x.ask(ctx, pq, filters, n); err != nil {
			return res, err
		}
	}
	res.Totaal, res.Diep = int(found.Total), pq.deep()
	for _, h := range found.Hits {
		text, _ := h.Fields[fieldCard].(string)
		var c card
		if err := json.Unmarshal([]byte(text), &c); err != nil {
			return res, fmt.Errorf("%w: card of %s: %w", ErrKapot, h.ID, err)
		}
		t, run := c.treffer(), pq.get(x, h.Index)
		if i, ok := slices.BinarySearchFunc(run.hits, c.Nr, func(h hit, d int) int { return h.doc - d }); ok {
			t.Score, t.Woorden = run.hits[i].score, (run.hits[i].match+1)/2
		}
		t.Waarom = run.why(c.Nr)
		if x.samen != nil {
			t.Regio = h.Index
		}
		res.Treffers = append(res.Treffers, t)
	}
	x.samen.order(res.Treffers)
	if q.ZonderTelling {
		return res, nil
	}
	counts, err := x.facets(ctx, pq, found, filters)
	res.Facetten = shown(counts)
	return res, err
}

// Onbekend gives the first filter, or the first value of one, that the index does
// not have, and what there is instead; naam is "" when it has all. With such a
// filter nothing can be found, which reads as if nothing were there. A waarde of ""
// says that there is no filter of that name.
func (x *Index) Onbekend(filters []Filter) (naam, waarde string, keuze []string) {
	for _, f := range filters {
		i := slices.IndexFunc(x.Groepen, func(g Groep) bool { return g.Naam == f.Naam && g.Label != "" }) // without a label it ranks only
		if i < 0 {
			for _, g := range x.Groepen {
				if g.Label != "" {
					keuze = append(keuze, g.Naam)
				}
			}
			return f.Naam, "", keuze
		}
		is := x.Groepen[i].Waarden
		for _, v := range f.Waarden {
			if slices.ContainsFunc(is, func(w Waarde) bool { return w.Waarde == v }) {
				continue
			}
			for _, w := range is {
				keuze = append(keuze, w.Waarde)
			}
			return f.Naam, v, keuze
		}
	}
	return "", "", nil
}

// shown leaves out the columns that only rank.
func shown(counts []Telling) []Telling {
	return slices.DeleteFunc(counts, func(t Telling) bool { return t.Label == "" })
}

// near gives the areas whose own entries go first: those in the words, else the
// visitor's.
func near(own string, fromWords []Filter) []string {
	for _, f := range fromWords {
		if f.Naam == WijkFacet {
			return f.Waarden
		}
	}
	if own == "" {
		return nil
	}
	return []string{own}
}

func (c card) treffer() Treffer {
	t := Treffer{ID: c.ID, URL: c.URL, Soort: c.Soort, Titel: c.Titel, Kort: c.Kort, Organisatie: c.Organisatie,
		Plaats: c.Plaats, Feiten: c.Feiten, Status: c.Status, Nummer: c.Nr}
	if t.URL == "" {
		t.URL = c.ID + "/"
	}
	return t
}

// mergeFilters joins filters of one name; values are sorted. Filters without
// values do nothing and are dropped.
func mergeFilters(lists ...[]Filter) (out []Filter) {
	for _, fs := range lists {
		for _, f := range fs {
			k := slices.IndexFunc(out, func(o Filter) bool { return o.Naam == f.Naam })
			if k < 0 && len(f.Waarden) > 0 {
				out = append(out, Filter{f.Naam, slices.Clone(f.Waarden), f.UitVraag})
			} else if k >= 0 {
				out[k].Waarden = append(out[k].Waarden, f.Waarden...)
				out[k].UitVraag = out[k].UitVraag || f.UitVraag
			}
		}
	}
	for i := range out {
		slices.Sort(out[i].Waarden)
		out[i].Waarden = slices.Compact(out[i].Waarden)
	}
	return out
}
