package search

import (
	"encoding/json"
	"slices"
	"strconv"
)

// writeFacets writes the columns of the filters:
//
//	the groups as JSON: [place among all groups, naam, label, [[waarde, label], …]]
//	per column: the number of its groups; the different rows (count; per row,
//	per group: count, values); then per entry the number of its row
//
// Entries with the same area share one set, so that an offer for all forty
// wijken of a town costs no more than one for a single wijk. The groups of f1 are
// one column, since both follow from the same area: that saves a quarter of it.
//
// A question seldom asks for more than a place or one condition, so f1 has where an
// entry is, each filter that words can set has a file of its own from f2 on, and f0
// has the rest. At 10,000 entries f1 is 3.9 KB, gratis 1.7 and dinsdag 5.3.
func (b *bundler) writeFacets() {
	type group [4]any
	of := facetFiles(b.x.Groepen)
	for file := range slices.Max(append(of, 1)) + 1 {
		groups := []group{}
		var columns writer
		var together []int // groups of the column
		numbers := make([]map[string]int, len(b.x.Groepen))
		for g, info := range b.x.Groepen {
			if of[g] != file {
				continue
			}
			values := [][2]string{}
			numbers[g] = map[string]int{}
			for i, v := range info.Waarden {
				values = append(values, [2]string{v.Waarde, v.Label})
				numbers[g][v.Waarde] = i
			}
			groups = append(groups, group{g, info.Naam, info.Label, values})
			if together = append(together, g); file != 1 {
				b.column(&columns, together, numbers)
				together = nil
			}
		}
		if len(together) > 0 {
			b.column(&columns, together, numbers)
		}
		text, err := json.Marshal(groups)
		if err != nil {
			panic(err) // strings and numbers only
		}
		var w writer
		w.text(string(text))
		w.b = append(w.b, columns.b...)
		b.add("f"+strconv.Itoa(file), w.b)
	}
}

// facetFiles says for each group which file has its column.
func facetFiles(groups []Groep) []int {
	of, next := make([]int, len(groups)), 2
	for i, g := range groups {
		switch {
		case g.Naam == WijkFacet || g.Naam == HierFacet:
			of[i] = 1
		case slices.ContainsFunc(g.Waarden, func(v Waarde) bool { return len(v.Woorden) > 0 }):
			of[i] = next
			next++
		}
	}
	return of
}

// column writes what the entries have of these groups.
func (b *bundler) column(w *writer, groups []int, numbers []map[string]int) {
	var rows writer
	known := map[string]int{}
	of := make([]int, len(b.cards))
	for i := range b.cards {
		var row writer
		for _, g := range groups {
			var set []int
			for _, v := range b.cards[i].Facetten[g] {
				set = append(set, numbers[g][v])
			}
			slices.Sort(set)
			row.number(len(set))
			for _, v := range set {
				row.number(v)
			}
		}
		k, ok := known[string(row.b)]
		if !ok {
			k = len(known)
			known[string(row.b)] = k
			rows.b = append(rows.b, row.b...)
		}
		of[i] = k
	}
	w.number(len(groups))
	w.number(len(known))
	w.b = append(w.b, rows.b...)
	for _, k := range of {
		w.number(k)
	}
}
