package search

import "strings"

// stem gives the form under which a folded word is filed: wandelen, wandeling
// and wandelt do not all meet, but wandelen and wandeling do, and so do
// maatje and maatjes, huis and huizen, dakloos and daklozen. It is light on
// purpose: it cuts the endings of plurals, diminutives, -heid and -ing and
// repairs the spelling that Dutch changes before them; what it gets wrong
// stands in the table of exceptions (stam in browser/nl.js).
//
// bleve's own Dutch stemmer was measured and left: it splits maatje/maatjes,
// huisarts/huisartsen and dakloos/daklozen.
//
// Words with a digit or a letter outside a-z are their own stem.
func stem(w string) string {
	if s, ok := nl.stem[w]; ok {
		return s
	}
	if len(w) < 4 || !plain(w) {
		return w
	}
	switch {
	case strings.HasSuffix(w, "cafe"), strings.HasSuffix(w, "cafes"):
		return strings.TrimSuffix(w, "s")
	case strings.HasSuffix(w, "dagen"), strings.HasSuffix(w, "slagen"):
		return w[:len(w)-2]
	}
	for _, suffix := range []string{"jes", "je"} {
		if b, ok := cut(w, suffix); ok && !vowel(b[len(b)-1]) {
			return diminutive(b)
		}
	}
	for _, suffix := range []string{"heden", "heid"} {
		if b, ok := cut(w, suffix); ok {
			return stem(b)
		}
	}
	for _, suffix := range []string{"ingen", "ing"} {
		if b, ok := cut(w, suffix); ok {
			return respell(b)
		}
	}
	if b, ok := cut(w, "en"); ok {
		if strings.HasSuffix(b, "e") { // ideeen
			return b
		}
		return respell(b)
	}
	if b, ok := cut(w, "e"); ok && !vowel(b[len(b)-1]) {
		return respell(b)
	}
	if pluralS(w) {
		return w[:len(w)-1]
	}
	return w
}

// pluralS says whether the s at the end is an ending and not part of the word
// (huis, cursus, kaas, reeks, gids, dienst's).
func pluralS(w string) bool {
	n := len(w)
	if n < 5 || w[n-1] != 's' {
		return false
	}
	if strings.HasSuffix(w, "eks") {
		return true
	}
	switch c := w[n-2]; c {
	case 's', 'i', 'u', 'o', 'k', 't', 'j':
		return false
	case 'a':
		return w[n-3] != 'a'
	case 'e':
		return strings.IndexByte("tmdcfpgk", w[n-3]) >= 0
	}
	return true
}

// diminutive repairs what stood before -je: vrouwt, boomp.
func diminutive(b string) string {
	if len(b) > 4 && (strings.HasSuffix(b, "wt") || strings.HasSuffix(b, "mp")) {
		return b[:len(b)-1]
	}
	return b
}

// respell undoes the spelling of an open syllable before -en, -e and -ing:
// bedd is bed, lop is loop, loz is loos, briev is brief. A mute e before l, r
// or n stays single: wandel, oud-er, teken.
func respell(s string) string {
	n := len(s)
	if n < 3 {
		return s
	}
	last, before := s[n-1], s[n-2]
	if vowel(last) {
		return s
	}
	if before == last {
		return s[:n-1]
	}
	double := strings.IndexByte("aeou", before) >= 0 && !vowel(s[n-3]) && strings.IndexByte("wxj", last) < 0
	if before == 'e' && strings.IndexByte("lrn", last) >= 0 && hasVowel(s[:n-2]) {
		double = false
	}
	switch last {
	case 'v':
		last = 'f'
	case 'z':
		last = 's'
	}
	if double {
		return s[:n-1] + string(before) + string(last)
	}
	return s[:n-1] + string(last)
}

// cut removes an ending when three letters with a vowel among them remain.
func cut(s, suffix string) (string, bool) {
	b, ok := strings.CutSuffix(s, suffix)
	return b, ok && len(b) >= 3 && hasVowel(b)
}

func vowel(c byte) bool { return strings.IndexByte("aeiouy", c) >= 0 }

func hasVowel(s string) bool { return strings.ContainsAny(s, "aeiouy") }

// plain reports whether w has letters a-z only.
func plain(w string) bool {
	for i := range len(w) {
		if w[i] < 'a' || w[i] > 'z' {
			return false
		}
	}
	return true
}

// splitter takes compounds apart with the words that it has as keys. Dutch
// compounds have their head on the right, so the longest right part wins. A word
// may also be the one part of a compound that is known, when the site itself uses
// it, which is the value, or when it is the greater part: an alzheimerquiz is about
// alzheimer, but a pijnstiller not about pijn, which only the thesaurus knows.
type splitter map[string]bool

// newSplitter takes the words that a site uses (see ownParts) and the members of
// the thesaurus.
func newSplitter(own []string, words *thesaurus) splitter {
	sp := splitter{}
	for _, s := range words.parts() {
		sp[s] = false
	}
	for _, s := range own {
		sp[s] = true
	}
	return sp
}

// split gives the stems of the parts, left to right, or nil.
func (sp splitter) split(w string) []string {
	if len(w) < 7 || !plain(w) {
		return nil
	}
	return sp.parts(w, 3)
}

func (sp splitter) parts(w string, depth int) []string {
	for i := 3; i <= len(w)-3; i++ {
		head := stem(w[i:])
		if !sp.known(head) {
			continue
		}
		for _, glue := range nl.glue {
			left, ok := strings.CutSuffix(w[:i], glue)
			if !ok || len(left) < 3 {
				continue
			}
			for _, s := range []string{stem(left), left} { // teken is the stem of tekenen, and has one of its own
				if sp.known(s) {
					return []string{s, head}
				}
			}
			if depth > 0 && len(left) >= 6 {
				if ps := sp.parts(left, depth-1); ps != nil {
					return append(ps, head)
				}
			}
		}
	}
	return nil
}

// piece gives the stem of the longest known beginning of a compound of which
// the rest is unknown, or else of the longest known ending, or "".
func (sp splitter) piece(w string) string {
	if len(w) < 7 || !plain(w) {
		return ""
	}
	for i := len(w) - 3; i >= 4; i-- {
		if s := stem(w[:i]); sp.known(s) && (sp[s] || 2*i > len(w)) {
			return s
		}
	}
	for i := 3; i <= len(w)-4; i++ {
		if s := stem(w[i:]); sp.known(s) && (sp[s] || 2*i < len(w)) {
			return s
		}
	}
	return ""
}

func (sp splitter) known(s string) bool {
	_, ok := sp[s]
	return ok && (len(s) >= 4 || nl.short[s])
}
