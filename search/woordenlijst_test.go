package search

import (
	"slices"
	"strings"
	"testing"
)

// A common word that the site does not know is no typing error of one that it
// knows, also where it sounds like it. A typing error of such a word still is.
func TestDutch(t *testing.T) {
	d := newDictionary(termList{terms: []string{"beter", "praat", "wandel"}, freqs: []int{3, 3, 3}}, &thesaurus{})
	for typed, want := range map[string]string{"boter": "boter", "braad": "braad", "jankt": "jankt", "betr": "beter", "wandl": "wandel"} {
		var got []string
		for _, l := range d.alike(typed) {
			got = append(got, l.term)
		}
		if !slices.Contains(got, want) || want == typed && len(got) > 1 {
			t.Errorf("%s: %v, want %s", typed, got, want)
		}
	}
	for _, half := range strings.SplitN(nederlands, "\n\n", 2) {
		words := strings.Fields(half)
		for i, w := range words {
			if len(w) < 4 || !plain(w) || i > 0 && w <= words[i-1] {
				t.Errorf("nederlands.txt: %q is short, not folded or out of order", w)
			}
		}
	}
	if slices.Contains(d.terms, "boter") {
		t.Error("a word that the site does not have completes what is typed")
	}
}
