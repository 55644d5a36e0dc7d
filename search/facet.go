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
// wijken of a town costs no more than one for a single wijk. The groups of f0 are
// one column, since both follow from the same area: that saves a quarter of it.
//
// There are three files, for a question seldom asks for more than a place: f0 has
// where an entry is, f1 what words in a question can set besides, f2 the rest. At
// 1,000 entries one file was 16 KB, and a place in a question fetched all of it.
func (b *bundler) writeFacets() {
	type group [4]any
	for file := range facetFiles {
		groups := []group{}
		var columns writer
		var together []int // groups of the column
		numbers := make([]map[string]int, len(b.x.Groepen))
		for g, info := range b.x.Groepen {
			if facetFile(&info) != file {
				continue
			}
			values := [][2]string{}
			numbers[g] = map[string]int{}
			for i, v := range info.Waarden {
				values = append(values, [2]string{v.Waarde, v.Label})
				numbers[g][v.Waarde] = i
			}
			groups = append(groups, group{g, info.Naam, info.Label, values})
			if together = append(together, g); file > 0 {
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

const facetFiles = 3

// facetFile says which file has the column of a group.
func facetFile(g *Groep) int {
	switch {
	case g.Naam == WijkFacet || g.Naam == HierFacet:
		return 0
	case slices.ContainsFunc(g.Waarden, func(v Waarde) bool { return len(v.Woorden) > 0 }):
		return 1
	}
	return 2
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
