package search

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxWord is the longest word kept, in runes: the longest word in Debian's
// Dutch list has 41 letters, and no more than this can be typed as one term.
const maxWord = 40

// Bounds of a query. Within them the worst query on 10,000 entries stays under
// 50 ms (see TestHostile).
const (
	maxQuery = 200 // runes
	maxWords = 8   // words that are looked up
)

// A token is one folded word of a text or a query.
type token struct {
	form string
	part bool // a piece of a hyphenated word, which also stands there as a whole
}

// tokenize cuts s into words by four rules, the same as tokens in zoek.js:
//
//	letters, digits and combining marks make a word
//	g.g.z. is ggz: single letters with dots between them
//	burn-out is burnout, and also burn and out as parts
//	foto's is foto: one letter after an apostrophe is an ending
//
// Only the basic plane counts as letters, so that Go's byte order and
// JavaScript's order of code units are the same order.
func tokenize(s string) []token { return appendTokens(nil, s) }

func appendTokens(out []token, s string) []token {
	for i := 0; i < len(s); {
		if !wordAt(s, i) {
			i += width(s, i)
			continue
		}
		var few [4]string // most words are one piece
		pieces := few[:0]
		abbreviated, apostrophe := false, false
		for {
			piece, next, abbr := pieceAt(s, i)
			if !apostrophe || utf8.RuneCountInString(piece) > 1 {
				pieces = append(pieces, piece)
			}
			abbreviated = abbreviated || abbr
			var n int
			n, apostrophe = joiner(s, next)
			i = next + n
			if n == 0 {
				break
			}
		}
		out = appendWord(out, pieces, abbreviated)
	}
	return out
}

func appendWord(out []token, pieces []string, abbreviated bool) []token {
	whole := clip(Fold(strings.Join(pieces, "")))
	if whole == "" {
		return out
	}
	out = append(out, token{form: whole})
	if len(pieces) == 1 || abbreviated {
		return out
	}
	for _, p := range pieces {
		if f := clip(Fold(p)); utf8.RuneCountInString(f) > 1 {
			out = append(out, token{form: f, part: true})
		}
	}
	return out
}

// pieceAt reads an abbreviation or a run of word runes at i.
func pieceAt(s string, i int) (piece string, next int, abbreviated bool) {
	if p, n := abbreviation(s, i); n > 0 {
		return p, n, true
	}
	j := i
	for wordAt(s, j) {
		j += width(s, j)
	}
	return s[i:j], j, false
}

// abbreviation reads two or more single letters with dots between them and
// the dot behind the last. It gives 0 when there is none at i.
func abbreviation(s string, i int) (string, int) {
	var b strings.Builder
	letters, end := 0, 0
	for letterAt(s, i) && !wordAt(s, i+width(s, i)) {
		b.WriteString(s[i : i+width(s, i)])
		i += width(s, i)
		letters, end = letters+1, i
		if i >= len(s) || s[i] != '.' {
			break
		}
		i++
		end = i
	}
	if letters < 2 {
		return "", 0
	}
	return b.String(), end
}

// joiner gives the width of a hyphen or apostrophe at i that has a word behind
// it, and whether it is an apostrophe; else 0.
func joiner(s string, i int) (n int, apostrophe bool) {
	r, n := utf8.DecodeRuneInString(s[i:])
	if !wordAt(s, i+n) {
		return 0, false
	}
	switch r {
	case '-', '\u2010', '\u2011':
		return n, false
	case '\'', '\u2019':
		return n, true
	}
	return 0, false
}

func width(s string, i int) int {
	_, n := utf8.DecodeRuneInString(s[i:])
	return n
}

func letterAt(s string, i int) bool {
	r, _ := utf8.DecodeRuneInString(s[min(i, len(s)):])
	return r <= 0xFFFF && r != utf8.RuneError && unicode.IsLetter(r)
}

func wordAt(s string, i int) bool {
	r, _ := utf8.DecodeRuneInString(s[min(i, len(s)):])
	return r <= 0xFFFF && r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r))
}

func clip(w string) string {
	if len(w) <= maxWord {
		return w
	}
	if r := []rune(w); len(r) > maxWord {
		return string(r[:maxWord])
	}
	return w
}
