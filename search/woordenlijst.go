package search

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"
)

// A dictionary is the words that a word may be completed to or corrected to:
// the terms of the heads and the members of concepts. For corrections it is
// cut into slices by the first letter of the sound key, of which a browser
// fetches one or two; natively the same slices are searched, so that the
// answers are the same. The slices have common words of Dutch too: what the site
// does not know is its own correction then, and "boter" is not taken for beter.
type dictionary struct {
	termList
	slices []soundSlice
}

// A soundSlice holds the words whose sound key begins with from or a later
// letter, up to the next slice.
type soundSlice struct {
	from  byte
	words []soundWord
}

type soundWord struct {
	term            string
	class           int // size of the number of documents, as the number of its bits
	sound           string
	bits, soundBits uint32
}

// sliceSize is the number of words at which a slice is closed: 1,500 words are
// 5 to 6 KB in the bundle.
const sliceSize = 1500

func newDictionary(head termList, words *thesaurus) *dictionary {
	d := &dictionary{}
	type entry struct {
		term string
		df   int
	}
	var all []entry
	for i, t := range head.terms {
		if !strings.ContainsAny(t, ":;=") {
			all = append(all, entry{t, head.freqs[i]})
		}
	}
	for _, p := range words.patterns {
		if len(p.Stems) == 1 && head.df(p.Stems[0]) == 0 {
			all = append(all, entry{p.Stems[0], 0})
		}
	}
	slices.SortFunc(all, func(a, b entry) int { return cmp.Compare(a.term, b.term) })
	all = slices.CompactFunc(all, func(a, b entry) bool { return a.term == b.term })
	var letters [256][]soundWord
	add := func(e entry) {
		if len(e.term) >= 4 && plain(e.term) {
			w := newSoundWord(e.term, bits.Len(uint(e.df)))
			letters[w.sound[0]] = append(letters[w.sound[0]], w)
		}
	}
	for _, e := range all {
		d.terms, d.freqs = append(d.terms, e.term), append(d.freqs, e.df)
		add(e)
	}
	for _, s := range dutch() {
		if _, known := slices.BinarySearch(d.terms, s); !known {
			add(entry{s, 0})
		}
	}
	for c := range letters {
		last := len(d.slices) - 1
		if len(letters[c]) == 0 {
			continue
		}
		if last < 0 || len(d.slices[last].words) >= sliceSize {
			d.slices = append(d.slices, soundSlice{from: byte(c)})
			last++
		}
		d.slices[last].words = append(d.slices[last].words, letters[c]...)
	}
	return d
}

func newSoundWord(term string, class int) soundWord {
	s := soundKey(term)
	return soundWord{term, class, s, letters(term), letters(s)}
}

// slice gives the number of the slice for sound keys that begin with c, or -1.
func (d *dictionary) slice(c byte) int {
	i := len(d.slices) - 1
	for i > 0 && d.slices[i].from > c {
		i--
	}
	return i
}

// A likeness is a word and what it costs to take it for the word typed: 1 when
// it sounds the same, else 2 for each edit.
type likeness struct {
	term        string
	cost, class int
}

// maxCost is the cost above which two words are not alike.
const maxCost = 5

// alike gives the words most like w, the likest first. Only plain words of
// four letters and more have any: a code or a number is never taken for
// another, and what sounds like a stop word (wort) is one.
func (d *dictionary) alike(w string) []likeness {
	if len(w) < 4 || !plain(w) || len(d.slices) == 0 || stopSounds[soundKey(w)] {
		return nil
	}
	typed := newSoundWord(w, 0)
	tried := d.slice(typed.sound[0])
	out := typed.likest(d.slices[tried].words)
	if len(out) == 0 && len(typed.sound) > 1 { // the first letter may be one too many
		if k := d.slice(typed.sound[1]); k != tried {
			out = typed.likest(d.slices[k].words)
		}
	}
	return out
}

func (typed *soundWord) likest(words []soundWord) (out []likeness) {
	for i := range words {
		if c := typed.cost(&words[i]); c <= maxCost {
			out = append(out, likeness{words[i].term, c, words[i].class})
		}
	}
	slices.SortFunc(out, func(a, b likeness) int {
		return cmp.Or(a.cost-b.cost, b.class-a.class, cmp.Compare(a.term, b.term))
	})
	for i := range out {
		if i == planWeights.MaxKlank || out[i].cost > out[0].cost+min(1, out[0].cost) { // what is a word, is it alone
			return out[:i]
		}
	}
	return out
}

// cost compares the word typed with a word of the dictionary: one edit is
// allowed from four letters, two from seven: with two in six, koorts would be
// koor, kort and kookt.
func (typed *soundWord) cost(w *soundWord) int {
	edits := 1
	if len(typed.term) >= 7 {
		edits = 2
	}
	cost := maxCost + 1
	if bits.OnesCount32(typed.bits^w.bits) <= 2*edits {
		if n := distance(typed.term, w.term, edits); n <= edits {
			cost = 2 * n
			if typed.term[0] != w.term[0] {
				cost++
			}
		}
	}
	switch {
	case typed.sound == w.sound:
		cost = min(cost, 1)
	case len(typed.term) >= 5 && len(typed.sound) >= 3 && strings.HasPrefix(w.sound, typed.sound): // zzzzz sounds like z
		cost = min(cost, 3)
	case len(typed.term) >= 7 && cost > 4 && bits.OnesCount32(typed.soundBits^w.soundBits) <= 2 && distance(typed.sound, w.sound, 1) <= 1:
		cost = 4
	}
	return cost
}
