package search

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// A shard is a range of terms. Layout, before compression:
//
//	where the postings are regions: number of terms; per term: entries
//	number of terms; per term: letters shared with the one before, rest, entries
//	gaps between entry numbers, of all terms
//	impacts, a byte each, of all terms
//
// and in shards of heads after that
//
//	number of patterns; per pattern: stems with spaces, term, 4 × anchor + kind
//	number of suggestions; per suggestion: letters shared, rest
//	number of mini-cards; per mini-card: gap
//	the mini-cards, a line each
//
// Gaps and impacts stand apart because two streams compress better than one
// that alternates (2 to 4 % at 10,000 entries).

// A shardRange is terms [from, to) of a list.
type shardRange struct{ from, to int }

// cutShards closes a shard before it would grow beyond size; cost is asked for
// each term once, in order, and may keep count per shard after reset.
func cutShards(n, size int, reset func(), cost func(i int) int) (out []shardRange) {
	from, sum := 0, 0
	reset()
	for i := range n {
		c := cost(i)
		if sum > 0 && sum+c > size {
			out = append(out, shardRange{from, i})
			from, sum = i, 0
			reset()
			c = cost(i)
		}
		sum += c
	}
	return append(out, shardRange{from, n})
}

// termCost estimates the compressed bytes of a term with its postings.
func termCost(t *termPosting) int { return len(t.term)/2 + 2 + len(t.ps)*5/4 }

// miniCost is the compressed size of a mini-card, measured.
const miniCost = 26

func (b *bundler) writeShards(name string, terms []termPosting) []string {
	ranges := cutShards(len(terms), bodyShard, func() {}, func(i int) int { return termCost(&terms[i]) })
	for k, r := range ranges {
		b.add(fmt.Sprint(name, k), encodePostings(terms[r.from:r.to]))
	}
	return separators(terms, ranges)
}

func encodePostings(terms []termPosting) []byte {
	var w writer
	if len(terms) > 0 && terms[0].df > 0 {
		w.number(len(terms))
		for _, t := range terms {
			w.number(t.df)
		}
	}
	w.number(len(terms))
	prev := ""
	for _, t := range terms {
		w.next(prev, t.term)
		w.number(len(t.ps))
		prev = t.term
	}
	for _, t := range terms {
		last := -1
		for _, p := range t.ps {
			w.number(p.doc - last - 1)
			last = p.doc
		}
	}
	for _, t := range terms {
		for _, p := range t.ps {
			w.b = append(w.b, byte(p.impact))
		}
	}
	return w.b
}

// separators gives for each shard the shortest text that is above the last
// term before it and not above its first.
func separators(terms []termPosting, ranges []shardRange) []string {
	out := make([]string, len(ranges))
	for k, r := range ranges {
		if k == 0 {
			continue
		}
		before, first := terms[r.from-1].term, []rune(terms[r.from].term)
		for n := 1; n <= len(first); n++ {
			if out[k] = string(first[:n]); out[k] > before {
				break
			}
		}
	}
	return out
}

func shardOf(seps []string, s string) int {
	i, ok := slices.BinarySearch(seps, s)
	if !ok {
		i--
	}
	return max(0, i)
}

// writeHeads writes the shards of heads and gives their separators.
func (b *bundler) writeHeads(minis [][]int) []string {
	seen := map[int]bool{}
	ranges := cutShards(len(b.heads), headShard, func() { clear(seen) }, func(i int) int {
		c := termCost(&b.heads[i])
		for _, d := range minis[i] {
			if !seen[d] {
				seen[d] = true
				c += miniCost
			}
		}
		return c
	})
	seps := separators(b.heads, ranges)
	patterns, suggestions := make([][]pattern, len(ranges)), make([][]string, len(ranges))
	for _, p := range b.x.words.patterns {
		k := shardOf(seps, p.Stems[p.anchor])
		patterns[k] = append(patterns[k], p)
	}
	for _, s := range b.x.Suggesties {
		k := shardOf(seps, Fold(s))
		suggestions[k] = append(suggestions[k], s)
	}
	for k, r := range ranges {
		w := writer{encodePostings(b.heads[r.from:r.to])}
		w.number(len(patterns[k]))
		for _, p := range patterns[k] {
			w.text(strings.Join(p.Stems, " "))
			w.text(p.Term)
			w.number(4*p.anchor + p.kind)
		}
		w.number(len(suggestions[k]))
		for _, s := range suggestions[k] {
			w.text(s)
		}
		b.appendMinis(&w, minis[r.from:r.to])
		b.add(fmt.Sprint("k", k), w.b)
	}
	return seps
}

func (b *bundler) appendMinis(w *writer, minis [][]int) {
	docs := slices.Concat(minis...)
	slices.Sort(docs)
	docs = slices.Compact(docs)
	w.number(len(docs))
	lines, last := make([]string, len(docs)), -1
	for i, d := range docs {
		w.number(d - last - 1)
		last = d
		lines[i] = b.cards[d].line(false)
	}
	w.b = append(w.b, strings.Join(lines, "\n")...)
}

// miniCards gives for each head term that is likely to be asked for alone the
// entries that the answer begins with.
func (b *bundler) miniCards() [][]int {
	x := b.x
	asked := map[string]bool{}
	for _, s := range x.Suggesties {
		for _, t := range nameStems(s) {
			asked[t] = true
		}
	}
	index := make(map[string]int, len(b.heads))
	for i, t := range b.heads {
		index[t.term] = i
	}
	out := make([][]int, len(b.heads))
	sums, touched := make([]int, x.Documenten), []int(nil)
	for i, t := range b.heads {
		if strings.Contains(t.term, "=") || len(t.ps) < miniFrom && !asked[t.term] && len(x.words.byAnchor[t.term]) == 0 {
			continue
		}
		slots, _ := x.plan([]word{{form: t.term, stem: t.term}}, t.term+"=")
		touched = touched[:0]
		for _, s := range slots {
			for _, a := range s.alts {
				k, ok := index[a.term]
				if !ok {
					continue
				}
				factor := a.weight * rarity(x.Documenten, len(b.heads[k].ps))
				for _, p := range b.heads[k].ps {
					if sums[p.doc] == 0 {
						touched = append(touched, p.doc)
					}
					sums[p.doc] += factor * p.impact
				}
			}
		}
		slices.SortFunc(touched, func(a, c int) int { return cmp.Or(sums[c]-sums[a], a-c) })
		out[i] = slices.Clone(touched[:min(miniCards, len(touched))])
		for _, d := range touched {
			sums[d] = 0
		}
	}
	return out
}

// writeSlices writes the words for corrections and gives the first letters of
// the slices.
func (b *bundler) writeSlices() string {
	var letters []byte
	for k, s := range b.x.dictionary().slices {
		letters = append(letters, s.from)
		words := slices.SortedFunc(slices.Values(s.words), func(a, c soundWord) int { return cmp.Compare(a.term, c.term) })
		var w writer
		w.number(len(words))
		prev := ""
		for _, sw := range words {
			w.next(prev, sw.term)
			prev = sw.term
		}
		for _, sw := range words {
			w.b = append(w.b, byte(sw.class))
		}
		b.add(fmt.Sprint("d", k), w.b)
	}
	return string(letters)
}

func (b *bundler) writeParts() {
	var w writer
	for _, own := range []bool{true, false} {
		var parts []string
		for p, is := range b.x.parts {
			if is == own {
				parts = append(parts, p)
			}
		}
		slices.Sort(parts)
		w.number(len(parts))
		prev := ""
		for _, p := range parts {
			w.next(prev, p)
			prev = p
		}
	}
	b.add("x", w.b)
}

// writeCards writes the cards in blocks and gives the number in a block.
func (b *bundler) writeCards() int {
	size := cardsInBlock * max(1, (len(b.cards)+cardsInBlock*maxBlocks-1)/(cardsInBlock*maxBlocks))
	for k, block := range slices.Collect(slices.Chunk(b.cards, size)) {
		lines := make([]string, len(block))
		for i := range block {
			lines[i] = block[i].line(true)
		}
		b.add(fmt.Sprint("c", k), []byte(strings.Join(lines, "\n")))
	}
	return size
}
