package taal

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// soort says what a token is.
type soort uint8

const (
	woord     soort = iota // letters, judged
	getal                  // digits, possibly with a unit behind them
	vast                   // URL, e-mail, telephone, postcode, IBAN, amount, template: one unit, never judged
	leesteken              // one mark
)

// kast says how a word is written.
type kast uint8

const (
	klein   kast = iota // lower case
	kop1                // Capital first
	hoofd               // ALL CAPITALS, two letters or more
	gemengd             // DigiD, GGz
)

// token is one unit of a block's text. Bytes van to tot of the block are its
// text as written; vorm is its lower-cased form in the lexicon.
type token struct {
	van, tot int32
	vorm     int32 // index in lexicon.vormen; 0 is "not known"
	teken    rune  // the mark, for a leesteken
	soort    soort
	kast     kast
	punt     bool // an abbreviation whose final full stop is part of it
	spatie   bool // white space stands before it
	eind     bool // a line end stands before it
}

// lezer splits the text of one block into tokens.
type lezer struct {
	tekst string
	lex   *lexicon
	uit   []token
	buf   [maxVorm]byte
}

// maxVorm is the longest word, in bytes, that is looked up; the longest Dutch
// words in use have some 50 letters.
const maxVorm = 96

// tokens appends the tokens of tekst to uit.
func (lex *lexicon) tokens(uit []token, tekst string) []token {
	l := lezer{tekst: tekst, lex: lex, uit: slices.Grow(uit, len(tekst)/6+2)} // a word and its space are 6 bytes
	spatie, eind := false, false
	for i := 0; i < len(tekst); {
		if tekst[i] == ' ' {
			spatie = true
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(tekst[i:])
		if unicode.IsSpace(r) || r == '\u200b' || r == '\u00ad' {
			eind = eind || r == '\n'
			spatie = true
			i += n
			continue
		}
		vanaf := len(l.uit)
		i = l.token(i, r, n)
		if len(l.uit) > vanaf {
			l.uit[vanaf].spatie, l.uit[vanaf].eind = spatie, eind
			spatie, eind = false, false
		}
	}
	return l.uit
}

// token reads what begins at byte i, where r of n bytes stands, and gives the
// byte after it.
func (l *lezer) token(i int, r rune, n int) int {
	nieuw := i == 0 || !isDeel(l.tekst[i-1])
	if r|0x20 >= 'a' && r|0x20 <= 'z' {
		if j := l.gewoon(i); j > i {
			return j
		}
	}
	if nieuw && (letter(r) || digit(r)) {
		if j := l.adres(i); j > i {
			return l.voeg(i, j, vast)
		}
	}
	switch {
	case digit(r), (r == '+' || r == '(') && i+1 < len(l.tekst) && digit(rune(l.tekst[i+1])) && l.telefoon(i) > i:
		return l.cijfers(i)
	case letter(r):
		return l.letters(i)
	case r == '\'' || r == '’' || r == '‘':
		// 's avonds, 't, 'n
		if j := i + n; j < len(l.tekst) && strings.IndexByte("sStTnN", l.tekst[j]) >= 0 && (j+1 == len(l.tekst) || l.tekst[j+1] == ' ') && nieuw {
			return l.woord(i, j+1)
		}
	case r == '[' || r == '{':
		if j := l.sjabloon(i); j > i {
			return l.voeg(i, j, vast)
		}
	case r == '€':
		j := i + n
		for j < len(l.tekst) && (l.tekst[j] == ' ' || strings.HasPrefix(l.tekst[j:], "\u00a0")) {
			_, m := utf8.DecodeRuneInString(l.tekst[j:])
			j += m
		}
		if j < len(l.tekst) && digit(rune(l.tekst[j])) {
			return l.voeg(i, l.eindGetal(j), vast)
		}
	}
	l.uit = append(l.uit, token{van: int32(i), tot: int32(i + n), soort: leesteken, teken: plat(r)})
	return i + n
}

func (l *lezer) voeg(van, tot int, s soort) int {
	l.uit = append(l.uit, token{van: int32(van), tot: int32(tot), soort: s})
	return tot
}

// gewoon reads the usual case, a word of plain letters with a space, comma or
// the like behind it, in one pass; it gives i when the word is anything else.
func (l *lezer) gewoon(i int) int {
	j, hoofdletters, h := i, 0, uint64(hashBegin)
	for ; j < len(l.tekst) && j-i < maxVorm; j++ {
		c := l.tekst[j]
		k := c | 0x20
		if k < 'a' || k > 'z' {
			break
		}
		if c != k {
			hoofdletters++
		}
		h = (h ^ uint64(k)) * hashMaal
	}
	if j-i == maxVorm {
		return i
	}
	punt := false
	if j < len(l.tekst) {
		switch l.tekst[j] {
		case ' ', '\n', ',', '!', '?', ')', '"', ';':
		case '.':
			if punt = true; j+1 < len(l.tekst) && l.tekst[j+1] != ' ' && l.tekst[j+1] != '\n' {
				return i
			}
		default:
			return i
		}
	}
	t := token{van: int32(i), tot: int32(j), vorm: l.lex.ids.zoek(h)}
	switch {
	case hoofdletters == 0:
	case hoofdletters == j-i && hoofdletters > 1:
		t.kast = hoofd
	case hoofdletters == 1 && isUpper(l.tekst[i]):
		t.kast = kop1
	default:
		t.kast = gemengd
	}
	if punt && (j-i == 1 && t.kast != klein || l.lex.vormen[t.vorm].vlag&afkorting != 0) {
		j++
		t.tot, t.punt = int32(j), true
	}
	l.uit = append(l.uit, t)
	return j
}

// letters reads a word: letters and digits, with an apostrophe, a hyphen or a
// full stop between them (foto's, re-integratie, o.a.).
func (l *lezer) letters(i int) int {
	j, punten := i, 0
	for j < len(l.tekst) {
		r, n := utf8.DecodeRuneInString(l.tekst[j:])
		if letter(r) || digit(r) || unicode.Is(unicode.Mn, r) {
			j += n
			continue
		}
		volgt, _ := utf8.DecodeRuneInString(l.tekst[j+n:])
		if !letter(volgt) && !digit(volgt) {
			break
		}
		switch {
		case r == '-' || r == '\'' || r == '’' || r == '\u00ad' || r == '\u2011' || r == '&':
		case r == '.' && l.eenLetter(i, j, punten):
			punten++
		default:
			return l.woord(i, j)
		}
		j += n
	}
	return l.woord(i, j)
}

// eenLetter says that the dot at j can be inside an abbreviation such as o.a.
// or m.b.t.: the part before it is short.
func (l *lezer) eenLetter(i, j, punten int) bool {
	deel := l.tekst[i:j]
	if k := strings.LastIndexByte(deel, '.'); k >= 0 {
		deel = deel[k+1:]
	}
	return utf8.RuneCountInString(deel) <= 1 || punten > 0 && len(deel) <= 3
}

// woord adds the word in tekst[i:j] and takes the full stop of an abbreviation
// with it.
func (l *lezer) woord(i, j int) int {
	t := token{van: int32(i), tot: int32(j), kast: kastVan(l.tekst[i:j])}
	t.vorm = l.lex.zoek(&l.buf, l.tekst[i:j])
	if j < len(l.tekst) && l.tekst[j] == '.' {
		een := j-i == 1 && t.kast != klein // an initial: J. de Vries
		if een || l.lex.vormen[t.vorm].vlag&afkorting != 0 || strings.IndexByte(l.tekst[i:j], '.') >= 0 {
			j++
			t.tot, t.punt = int32(j), true
		}
	}
	l.uit = append(l.uit, t)
	return j
}

// cijfers reads what begins with a digit: a number, time, date, telephone
// number, postcode or a word such as 65-plusser.
func (l *lezer) cijfers(i int) int {
	if j := l.telefoon(i); j > i {
		return l.voeg(i, j, vast)
	}
	j := l.eindGetal(i)
	if j-i == 4 && j+2 < len(l.tekst) && l.tekst[j] == ' ' && isUpper(l.tekst[j+1]) && isUpper(l.tekst[j+2]) && (j+3 == len(l.tekst) || !isDeel(l.tekst[j+3])) {
		return l.voeg(i, j+3, vast) // 6511 AB
	}
	return l.voeg(i, j, getal)
}

// eindGetal gives the end of the number at i: digits with . , : - / between
// digits, and letters or a sign that hang on to it (1e, 65+, 24/7, 30%).
func (l *lezer) eindGetal(i int) int {
	j := i
	for j < len(l.tekst) {
		r, n := utf8.DecodeRuneInString(l.tekst[j:])
		if digit(r) || letter(r) || r == '+' || r == '%' {
			j += n
			continue
		}
		if j+n >= len(l.tekst) {
			break
		}
		volgt, _ := utf8.DecodeRuneInString(l.tekst[j+n:])
		tussen := strings.ContainsRune(".,:/-–", r) && digit(volgt)
		if !tussen && !(r == '-' && letter(volgt)) {
			break
		}
		j += n
	}
	return max(j, i+1)
}

func letter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r|0x20 && r|0x20 <= 'z'
	}
	return unicode.IsLetter(r)
}

func digit(r rune) bool { return '0' <= r && r <= '9' }

func isUpper(c byte) bool { return 'A' <= c && c <= 'Z' }

// isDeel says that c can be the inside of a word.
func isDeel(c byte) bool { return letter(rune(c)) || digit(rune(c)) || c >= utf8.RuneSelf }

// plat maps the typographic marks to the plain ones that the rules know.
func plat(r rune) rune {
	switch r {
	case '‘', '’', '‚', '´', '`':
		return '\''
	case '“', '”', '„', '«', '»':
		return '"'
	case '–', '—', '‐', '−':
		return '-'
	}
	return r
}

func kastVan(s string) kast {
	boven, onder, eerste := 0, 0, false
	for i, r := range s {
		switch {
		case unicode.IsUpper(r):
			boven++
			eerste = eerste || i == 0
		case unicode.IsLower(r):
			onder++
		}
	}
	switch {
	case boven == 0:
		return klein
	case onder == 0 && boven > 1:
		return hoofd
	case boven == 1 && eerste:
		return kop1
	}
	return gemengd
}
