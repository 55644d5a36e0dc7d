package search

import (
	"encoding/binary"
	"errors"
	"slices"
)

// The index and the browser bundle write numbers and sorted words in the same
// way: numbers as base-128 varints, words by the bytes they share with the
// word before. This file is both directions; zoek.js has the reading one.

// A writer collects bytes.
type writer struct{ b []byte }

func (w *writer) number(n int) { w.b = binary.AppendUvarint(w.b, uint64(n)) }

func (w *writer) text(s string) {
	w.number(len(s))
	w.b = append(w.b, s...)
}

// maxShared is the most bytes that a word takes from the one before. Without it
// 64 KB of damaged data could ask for words of 1 GB in all.
const maxShared = 255

// next writes a word after prev.
func (w *writer) next(prev, s string) {
	n := 0
	for n < min(len(prev), len(s), maxShared) && prev[n] == s[n] {
		n++
	}
	w.number(n)
	w.text(s[n:])
}

var errShort = errors.New("search: data ends too early or a number in it is too large")

// A reader reads what a writer wrote. After the first fault it gives zeros and
// err says so; a reader never reads beyond its bytes, whatever they are.
type reader struct {
	b   []byte
	err error
}

func (r *reader) number() int {
	n, k := binary.Uvarint(r.b)
	if k <= 0 || n > 1<<31 {
		r.b, r.err = nil, errShort
		return 0
	}
	r.b = r.b[k:]
	return int(n)
}

// count reads the number of things that follow; each takes at least a byte.
func (r *reader) count() int {
	n := r.number()
	if n > len(r.b) {
		r.b, r.err = nil, errShort
		return 0
	}
	return n
}

func (r *reader) text() string {
	n := r.count()
	s := string(r.b[:n])
	r.b = r.b[n:]
	return s
}

// next reads the word after prev.
func (r *reader) next(prev string) string {
	n := r.number()
	if n > min(len(prev), maxShared) {
		r.b, r.err = nil, errShort
		return ""
	}
	return prev[:n] + r.text()
}

// A termList is terms in order with the number of documents that have them.
type termList struct {
	terms []string
	freqs []int
}

func (l *termList) df(term string) int {
	if i, ok := slices.BinarySearch(l.terms, term); ok {
		return l.freqs[i]
	}
	return 0
}

func (l *termList) encode() []byte {
	var w writer
	w.number(len(l.terms))
	prev := ""
	for i, t := range l.terms {
		w.next(prev, t)
		w.number(l.freqs[i])
		prev = t
	}
	return w.b
}

func decodeTermList(b []byte) (termList, error) {
	r := reader{b: b}
	n := r.count()
	l := termList{make([]string, 0, n), make([]int, 0, n)}
	prev := ""
	for range n {
		prev = r.next(prev)
		l.terms = append(l.terms, prev)
		l.freqs = append(l.freqs, r.number())
	}
	return l, r.err
}
