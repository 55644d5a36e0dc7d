package taal

import (
	"strings"
	"unicode/utf8"
)

// The fixed units: what looks like this is one token and is never judged.

// telefoon gives the end of the telephone number at i, or i when there is
// none: 10 digits from 0, or 11 from +31 or 0031, in groups.
func (l *lezer) telefoon(i int) int {
	c := l.tekst[i]
	if c != '0' && c != '+' && c != '(' {
		return i
	}
	n, eind := 0, i
	for j := i; j < len(l.tekst) && j < i+24; j++ {
		switch c := l.tekst[j]; {
		case c >= '0' && c <= '9':
			n++
			eind = j + 1
		case c == '-' || c == '(' || c == ')' || c == '+' && j == i:
		case c == ' ' && j+1 < len(l.tekst) && (digit(rune(l.tekst[j+1])) || l.tekst[j+1] == '-' || l.tekst[j+1] == '('):
			if n == 10 && l.tekst[i] == '0' {
				return eind
			}
		default:
			j = len(l.tekst)
		}
	}
	if n == 10 && c != '+' || n == 11 || n == 13 {
		return eind
	}
	return i
}

// sjabloon gives the end of a template word such as [NAAM] or {{ naam }}, or
// i when there is none.
func (l *lezer) sjabloon(i int) int {
	dicht := byte(']')
	if l.tekst[i] == '{' {
		dicht = '}'
	}
	for j := i + 1; j < len(l.tekst) && j < i+48; j++ {
		c := l.tekst[j]
		switch {
		case c == dicht:
			for j+1 < len(l.tekst) && l.tekst[j+1] == dicht {
				j++
			}
			return j + 1
		case dicht == ']' && !isUpper(c) && !digit(rune(c)) && c != '_' && c != '-' && c != ' ' && c != '[':
			return i
		case c == '\n':
			return i
		}
	}
	return i
}

// adres gives the end of a web or e-mail address or an IBAN at i, or i when
// there is none.
func (l *lezer) adres(i int) int {
	eind, at, punt, dubbel := i, false, 0, false
	for eind < len(l.tekst) && l.tekst[eind] > ' ' && strings.IndexByte("<>\"|", l.tekst[eind]) < 0 && l.tekst[eind] < utf8.RuneSelf {
		switch l.tekst[eind] {
		case '@':
			at = true
		case '.':
			punt = eind
		case ':':
			dubbel = dubbel || strings.HasPrefix(l.tekst[eind:], "://")
		}
		eind++
	}
	if punt == 0 && !at {
		return l.iban(i, eind)
	}
	kort := strings.TrimRight(l.tekst[i:eind], ".,;:!?)]}'")
	if at && strings.IndexByte(kort, '@') > 0 || dubbel || strings.HasPrefix(kort, "www.") || domein(kort) {
		return i + len(kort)
	}
	return i
}

// domein says that s is a bare web address such as voorbeeld.nl/hulp.
func domein(s string) bool {
	s, _, _ = strings.Cut(s, "/")
	i := strings.LastIndexByte(s, '.')
	if i < 2 || strings.IndexByte(s, ',') >= 0 {
		return false
	}
	switch s[i+1:] {
	case "nl", "com", "org", "net", "eu", "be", "info", "nu", "amsterdam":
		return true
	}
	return false
}

// iban gives the end of a Dutch IBAN at i, in groups or not.
func (l *lezer) iban(i, eind int) int {
	if !strings.HasPrefix(l.tekst[i:], "NL") || eind < i+4 || !digit(rune(l.tekst[i+2])) || !digit(rune(l.tekst[i+3])) {
		return i
	}
	n, j := 0, i
	for ; j < len(l.tekst) && n < 18; j++ {
		if c := l.tekst[j]; isUpper(c) || digit(rune(c)) {
			n++
		} else if c != ' ' {
			break
		}
	}
	if n == 18 {
		return j
	}
	return i
}
