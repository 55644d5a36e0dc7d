package taal

import "math/bits"

// tafel maps the hash of a word form to its id. The tokeniser computes the hash
// while it reads, so that a word costs one probe and no comparison. Two words
// with one hash would be taken for one another: with 64 bits and some 60,000
// forms the chance for a word of a text is 1 in 3·10¹⁴.
type tafel struct {
	vakken []vak // a power of two, at most half full
	n      int
}

type vak struct {
	hash uint64
	id   int32 // 0: empty
}

// FNV-1a.
const (
	hashBegin = 14695981039346656037
	hashMaal  = 1099511628211
)

func hash[T string | []byte](s T) uint64 {
	h := uint64(hashBegin)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * hashMaal
	}
	return h
}

// tak is the hash of a branch of the trie: node n and the next word. It is
// different for every two branches, since both steps can be undone.
func tak(n, id int32) uint64 {
	return bits.RotateLeft64((uint64(n)<<32|uint64(id))*0x9E3779B97F4A7C15, 32)
}

func (t *tafel) zoek(h uint64) int32 {
	if len(t.vakken) == 0 {
		return 0
	}
	masker := uint64(len(t.vakken) - 1)
	for i := h & masker; ; i = (i + 1) & masker {
		if v := &t.vakken[i]; v.hash == h || v.id == 0 {
			return v.id
		}
	}
}

// voeg adds a hash that is not there yet.
func (t *tafel) voeg(h uint64, id int32) {
	if 2*(t.n+1) > len(t.vakken) {
		oud := t.vakken
		t.vakken, t.n = make([]vak, max(1<<10, 2*len(oud))), 0
		for _, v := range oud {
			if v.id != 0 {
				t.voeg(v.hash, v.id)
			}
		}
	}
	masker := uint64(len(t.vakken) - 1)
	i := h & masker
	for t.vakken[i].id != 0 {
		i = (i + 1) & masker
	}
	t.vakken[i] = vak{h, id}
	t.n++
}
