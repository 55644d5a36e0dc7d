package search

import (
	"slices"
	"unicode/utf8"
)

// A Query is what somebody asks. Its words come from Parse; the rest is set by
// the caller.
type Query struct {
	Tekst string // as typed, cut at 200 runes

	Filters []Filter // values within one filter are OR, filters among each other AND

	// Wijk is the visitor's own area, a value of the facet HierFacet. Entries
	// that name it rank a quarter higher; nothing is hidden. A place in the
	// words goes before it.
	Wijk string

	// PlaatsAlsWoord treats the name of a place or a postcode in the words as
	// a word and not as a filter: the visitor removed that filter.
	PlaatsAlsWoord bool

	words []word
}

// A Filter keeps the entries that have one of the values.
type Filter struct {
	Naam     string   `json:"naam"`
	Waarden  []string `json:"waarden"`
	UitVraag bool     `json:"uit_vraag,omitempty"` // a place named in the words
}

// WijkFacet is the filter for an area: every entry that somebody there can use.
// HierFacet holds the areas that an entry names itself, which rank higher than
// an offer for the whole town.
const (
	WijkFacet = "wijk"
	HierFacet = "hier"
)

// word is one word of a query.
type word struct {
	form  string
	stem  string
	parts []string // stems of the pieces of a hyphenated word
	place bool     // it is a filter already and only ranks
}

func (w *word) stop() bool { return nl.stop[w.form] }

// Parse reads a query. Every text is a query: there is no syntax, so + - : " *
// and the like are spaces, and nothing in it can ask for work without end. Of a
// long text the first 200 runes count, of those the first 8 words that carry
// meaning.
func Parse(text string) Query {
	if utf8.RuneCountInString(text) > maxQuery {
		text = string([]rune(text)[:maxQuery])
	}
	q := Query{Tekst: text}
	meaning := 0
	for _, t := range tokenize(text) {
		if t.part {
			last := &q.words[len(q.words)-1]
			last.parts = append(last.parts, stem(t.form))
			continue
		}
		if !nl.stop[t.form] {
			meaning++
		}
		if meaning > maxWords || len(q.words) == 3*maxWords {
			break
		}
		q.words = append(q.words, word{form: t.form, stem: stem(t.form)})
	}
	return q
}

// placeTable finds places by their first word.
type placeTable map[string][]place

type place struct {
	forms []string
	Plaats
}

func newPlaceTable(ps []Plaats) placeTable {
	t := placeTable{}
	for _, p := range ps {
		for _, name := range p.Namen {
			if fs := forms(name); len(fs) > 0 {
				t[fs[0]] = append(t[fs[0]], place{fs, p})
			}
		}
	}
	for _, ps := range t { // the longest name first: Neerbosch-Oost before Neerbosch
		slices.SortStableFunc(ps, func(a, b place) int { return len(b.forms) - len(a.forms) })
	}
	return t
}

// take makes filters of the places in the words and gives the words that are
// left. When nothing is left the words of the places stay, to rank only.
func (t placeTable) take(words []word) (rest []word, filters []Filter) {
	for i := 0; i < len(words); {
		p, n := t.at(words[i:])
		if n == 0 {
			rest = append(rest, words[i])
			i++
			continue
		}
		k := slices.IndexFunc(filters, func(f Filter) bool { return f.Naam == p.Facet })
		if k < 0 {
			filters = append(filters, Filter{Naam: p.Facet, UitVraag: true})
			k = len(filters) - 1
		}
		if !slices.Contains(filters[k].Waarden, p.Waarde) {
			filters[k].Waarden = append(filters[k].Waarden, p.Waarde)
		}
		i += n
	}
	if len(filters) > 0 && !slices.ContainsFunc(rest, func(w word) bool { return !w.stop() }) {
		rest = nil
		for _, w := range words {
			w.place = true
			rest = append(rest, w)
		}
	}
	return rest, filters
}

// at gives the place that the words begin with and the number of its words. A
// postcode counts by its digits; its letters may stand apart: 6538 DH.
func (t placeTable) at(words []word) (place, int) {
	form := words[0].form
	digits := len(form) >= 4 && number(form[:4])
	if digits && (len(form) == 4 || len(form) == 6 && plain(form[4:])) {
		for _, p := range t[form[:4]] {
			if len(p.forms) > 1 {
				continue
			}
			if len(form) == 4 && len(words) > 1 && len(words[1].form) == 2 && plain(words[1].form) && !words[1].stop() {
				return p, 2
			}
			return p, 1
		}
	}
	for _, p := range t[form] {
		if len(p.forms) <= len(words) && sameForms(p.forms, words) {
			return p, len(p.forms)
		}
	}
	return place{}, 0
}

func sameForms(forms []string, words []word) bool {
	for i, f := range forms {
		if words[i].form != f {
			return false
		}
	}
	return true
}

func number(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}
