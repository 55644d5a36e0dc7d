package search

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
)

// writeFacets writes the columns of the filters:
//
//	the groups as JSON: [place among all groups, naam, label, [[waarde, label], …]]
//	per group: the different sets of values (count; per set: count, values),
//	then per entry the number of its set
//
// Entries with the same area share one set, so that an offer for all forty
// wijken of a town costs no more than one for a single wijk.
//
// There are three files, for a question seldom asks for more than a place: f0 has
// where an entry is, f1 what words in a question can set besides, f2 the rest. At
// 1,000 entries one file was 16 KB, and a place in a question fetched all of it.
func (b *bundler) writeFacets() {
	type group [4]any
	for file := range facetFiles {
		groups := []group{}
		var columns writer
		for g, info := range b.x.Groepen {
			if facetFile(&info) != file {
				continue
			}
			values := [][2]string{}
			number := map[string]int{}
			for i, v := range info.Waarden {
				values = append(values, [2]string{v.Waarde, v.Label})
				number[v.Waarde] = i
			}
			groups = append(groups, group{g, info.Naam, info.Label, values})
			b.column(&columns, g, number)
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

func (b *bundler) column(w *writer, g int, number map[string]int) {
	var sets [][]int
	known := map[string]int{}
	rows := make([]int, len(b.cards))
	for i := range b.cards {
		vs := b.cards[i].Facetten[g]
		key := strings.Join(vs, "\n")
		k, ok := known[key]
		if !ok {
			k = len(sets)
			known[key] = k
			set := []int{}
			for _, v := range vs {
				set = append(set, number[v])
			}
			slices.Sort(set)
			sets = append(sets, set)
		}
		rows[i] = k
	}
	w.number(len(sets))
	for _, set := range sets {
		w.number(len(set))
		for _, v := range set {
			w.number(v)
		}
	}
	for _, k := range rows {
		w.number(k)
	}
}
