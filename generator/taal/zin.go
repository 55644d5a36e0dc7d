package taal

import (
	"strings"
	"unicode/utf8"
)

// zin is one sentence: tokens van to tot of a run, all of one block.
type zin struct {
	blok        int  // index of the block
	van, tot    int  // tokens
	woorden     int  // words, numbers and fixed units
	telt        bool // a sentence for the rules about length
	kommas      int
	voorzetsels int
	vlaggen     vlag // of all its words together, so that a rule can pass by
}

// splits appends the sentences of one block, whose tokens are tok[van:], to
// uit. A sentence ends at . ! ? or … before a capital, digit, quotation mark or
// the end; at a line end; and at a colon before a capital. It does not end
// after an abbreviation, an initial or the number of a list ("1. Bel ons").
func splits(uit []zin, tok []token, van, blok int, tekst string) []zin {
	begin, diep := van, 0
	for i := van; i < len(tok); i++ {
		t := &tok[i]
		if i > begin && t.eind {
			uit = voegZin(uit, tok, begin, i, blok)
			begin, diep = i, 0
		}
		if t.soort == leesteken && t.teken == '(' {
			diep++
		} else if t.soort == leesteken && t.teken == ')' {
			diep = max(diep-1, 0)
		}
		if !slot(tok, i, begin, diep, tekst) {
			continue
		}
		for i+1 < len(tok) && sluit(&tok[i+1]) {
			i++
		}
		uit = voegZin(uit, tok, begin, i+1, blok)
		begin, diep = i+1, 0
	}
	return voegZin(uit, tok, begin, len(tok), blok)
}

// slot says that the sentence that began at token begin ends at token i.
func slot(tok []token, i, begin, diep int, tekst string) bool {
	t := &tok[i]
	if t.soort != leesteken {
		// "… enz. De volgende": only an abbreviation that can close a sentence.
		return t.punt && i+1 < len(tok) && sluitAfkorting(tekst[t.van:t.tot]) && nieuweZin(tok, i+1, tekst) && tok[i+1].soort == woord
	}
	switch t.teken {
	case '.':
		if i == begin+1 && tok[begin].soort == getal && tok[begin].tot-tok[begin].van <= 2 {
			return false
		}
	case '!', '?', '…':
	case ':', ';':
		return diep == 0 && i+1 < len(tok) && tok[i+1].spatie && nieuweZin(tok, i+1, tekst) && tok[i+1].soort == woord
	default:
		return false
	}
	j := i + 1
	for j < len(tok) && sluit(&tok[j]) {
		j++
	}
	return j == len(tok) || nieuweZin(tok, j, tekst)
}

// sluit says that t belongs to the sentence before it: a closing mark, or a
// second end mark.
func sluit(t *token) bool {
	if t.soort != leesteken || t.spatie {
		return false
	}
	switch t.teken {
	case '.', '!', '?', '…', ')', ']', '"', '\'':
		return true
	}
	return false
}

// nieuweZin says that a sentence can begin at token i.
func nieuweZin(tok []token, i int, tekst string) bool {
	t := &tok[i]
	switch t.soort {
	case woord:
		c := tekst[t.van]
		if c == '\'' { // 's Avonds
			return i+1 < len(tok) && tok[i+1].kast != klein
		}
		r, _ := utf8.DecodeRuneInString(tekst[t.van:])
		return t.kast != klein && (isUpper(c) || r >= utf8.RuneSelf)
	case getal, vast:
		return true
	}
	switch t.teken {
	case '"', '\'', '(', '[', '-', '•', '*':
		return t.spatie || t.teken != '-'
	}
	return false
}

// sluitAfkorting says that the abbreviation s can be the last word of a
// sentence. An initial, a title and most forms with inner full stops cannot.
func sluitAfkorting(s string) bool {
	switch s {
	case "e.d.", "e.a.", "a.u.b.", "s.v.p.", "p.p.", "p.m.", "p.w.", "p.j.", "o.i.d.", "e.o.":
		return true
	case "dr.", "drs.", "mr.", "mw.", "mevr.", "prof.", "ir.", "ing.", "fam.", "ds.", "st.", "mgr.", "Dr.", "Drs.", "Mr.", "Mw.", "Mevr.", "Prof.", "Ir.", "Ing.", "Fam.", "Ds.", "St.", "art.", "nr.", "afd.":
		return false
	}
	return len(s) > 2 && strings.IndexByte(s[:len(s)-1], '.') < 0
}

func voegZin(uit []zin, tok []token, van, tot, blok int) []zin {
	n := 0
	for i := van; i < tot; i++ {
		if tok[i].soort != leesteken {
			n++
		}
	}
	if n == 0 {
		return uit
	}
	return append(uit, zin{blok: blok, van: van, tot: tot, woorden: n})
}
