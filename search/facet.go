package search

import (
	"encoding/json"
	"slices"
	"strings"
)

// writeFacets writes the columns of the filters:
//
//	the groups as JSON: [naam, label, [[waarde, label], …]]
//	per group: the different sets of values (count; per set: count, values),
//	then per entry the number of its set
//
// Entries with the same area share one set, so that an offer for all forty
// wijken of a town costs no more than one for a single wijk.
func (b *bundler) writeFacets() {
	type group [3]any
	groups := []group{}
	var columns writer
	for g, info := range b.x.Groepen {
		values := [][2]string{}
		number := map[string]int{}
		for i, v := range info.Waarden {
			values = append(values, [2]string{v.Waarde, v.Label})
			number[v.Waarde] = i
		}
		groups = append(groups, group{info.Naam, info.Label, values})
		b.column(&columns, g, number)
	}
	text, err := json.Marshal(groups)
	if err != nil {
		panic(err) // strings only
	}
	var w writer
	w.text(string(text))
	w.b = append(w.b, columns.b...)
	b.add("f", w.b)
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
