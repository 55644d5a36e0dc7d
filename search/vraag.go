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

	// AlsWoord names the filters that the words do not set: the visitor removed
	// them, so that "hatert" is a word like any other.
	AlsWoord []string

	// ZonderTelling leaves Result.Facetten out: of 3.8 ms for a question that finds
	// a tenth of 10,000 entries, 2.0 are left (BenchmarkQuestion of search/api).
	ZonderTelling bool

	words []word
}

// A Filter keeps the entries that have one of the values.
type Filter struct {
	Naam     string   `json:"naam"`
	Waarden  []string `json:"waarden"`
	UitVraag bool     `json:"uit_vraag,omitempty"` // set by the words of the query
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
	ranks bool     // it is a filter already, or an age or a house number: it ranks when nothing else is asked, or as part of a phrase
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
		q.words = append(q.words, word{form: t.form, stem: stem(t.form), ranks: len(t.form) < 4 && number(t.form)})
	}
	return q
}

// filterTable finds the words that set a filter by the first of them.
type filterTable map[string][]filterWords

type filterWords struct {
	forms        []string
	naam, waarde string
}

func newFilterTable(groups []Groep) filterTable {
	t := filterTable{}
	for _, g := range groups {
		for _, v := range g.Waarden {
			for _, w := range v.Woorden {
				if fs := forms(w); len(fs) > 0 {
					t[fs[0]] = append(t[fs[0]], filterWords{fs, g.Naam, v.Waarde})
				}
			}
		}
	}
	for _, fw := range t { // the longest first: Neerbosch-Oost before Neerbosch
		slices.SortStableFunc(fw, func(a, b filterWords) int { return len(b.forms) - len(a.forms) })
	}
	return t
}

// take makes filters of the words that set one, but for those in asWord, and
// gives the words that are left. Those of a place go: where is not what. Those
// of a condition stay, since they may be part of what is asked (gratis eten).
// When nothing else is asked all words stay. What stays ranks only.
func (t filterTable) take(words []word, asWord []string) (rest []word, filters []Filter) {
	asked := false
	for i := 0; i < len(words); {
		f, n := t.at(words[i:], asWord)
		if n == 0 {
			asked = asked || !words[i].stop()
			rest = append(rest, words[i])
			i++
			continue
		}
		if f.naam != WijkFacet {
			rest = append(rest, ranking(words[i:i+n])...)
		}
		k := slices.IndexFunc(filters, func(x Filter) bool { return x.Naam == f.naam })
		if k < 0 {
			filters = append(filters, Filter{Naam: f.naam, UitVraag: true})
			k = len(filters) - 1
		}
		if !slices.Contains(filters[k].Waarden, f.waarde) {
			filters[k].Waarden = append(filters[k].Waarden, f.waarde)
		}
		i += n
	}
	if len(filters) > 0 && !asked {
		rest = ranking(words)
	}
	return rest, filters
}

// ranking gives the words as words that only rank.
func ranking(words []word) []word {
	words = slices.Clone(words)
	for i := range words {
		words[i].ranks = true
	}
	return words
}

func onlyRank(words []word) bool {
	return !slices.ContainsFunc(words, func(w word) bool { return !w.ranks })
}

// at gives the filter that the words begin with and the number of its words. A
// postcode counts by its digits; its letters may stand apart: 6538 DH.
func (t filterTable) at(words []word, asWord []string) (filterWords, int) {
	form := words[0].form
	if len(form) == 6 && number(form[:4]) && plain(form[4:]) {
		form = form[:4]
	}
	for _, f := range t[form] {
		n := len(f.forms)
		if n > len(words) || !sameForms(f.forms[1:], words[1:]) || slices.Contains(asWord, f.naam) {
			continue
		}
		if n == 1 && len(words[0].form) == 4 && number(form) && len(words) > 1 && len(words[1].form) == 2 && plain(words[1].form) && !words[1].stop() {
			n = 2
		}
		return f, n
	}
	return filterWords{}, 0
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
