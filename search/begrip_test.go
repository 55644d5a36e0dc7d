package search

import (
	"slices"
	"strings"
	"testing"
)

// A member of a concept hangs on a word that a browser looks up anyway, and that
// is no word that sets a filter.
func TestAnchor(t *testing.T) {
	groups := []Groep{{Naam: "kosten", Waarden: []Waarde{{Waarde: "gratis", Woorden: []string{"gratis"}}}}}
	words := newThesaurus([]Begrip{{ID: "voedselhulp", Zwak: []string{"gratis eten", "in de put", "gratis"}}}, groups)
	want := map[string]string{"gratis eet": "eet", "in put": "put", "gratis": "gratis"}
	for _, p := range words.patterns {
		if a, ok := want[strings.Join(p.Stems, " ")]; ok && p.Stems[p.anchor] != a {
			t.Errorf("%v hangs on %s, want %s", p.Stems, p.Stems[p.anchor], a)
		} else if ok {
			delete(want, strings.Join(p.Stems, " "))
		}
	}
	if len(want) > 0 {
		t.Errorf("no member %v", want)
	}
}

// Of members of which one stands in another the longest counts, and a strong one
// always, unless it is of a condition.
func TestWithin(t *testing.T) {
	words := newThesaurus([]Begrip{
		{ID: "dementie", Zwak: []string{"weet niet welke dag"}},
		{ID: "wegwijzer", Zwak: []string{"weet niet"}},
		{ID: "verslaving", Sterk: []string{"drank"}},
		{ID: "naaste", Zwak: []string{"man is aan de drank"}},
		{ID: "gratis", Voorwaarde: true, Sterk: []string{"gratis"}},
		{ID: "rechtshulp", Zwak: []string{"gratis advocaat"}},
	}, nil)
	for _, c := range []struct{ query, want string }{
		{"weet niet", "wegwijzer:"},
		{"weet niet welke dag", "dementie:"},
		{"man is aan de drank", "naast: verslaaf:"},
		{"gratis", "gratis;"},
		{"gratis advocaat", "rechtshulp:"},
	} {
		var row, got []string
		fs := forms(c.query)
		at := make([]int, len(fs))
		for i, f := range fs {
			at[i], row = i, append(row, stem(f))
		}
		for _, m := range within(words.find(fs, row, at)) {
			got = append(got, m.Term)
		}
		slices.Sort(got)
		if got := strings.Join(got, " "); got != c.want {
			t.Errorf("%q is %s, want %s", c.query, got, c.want)
		}
	}
}
