package search

import (
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
