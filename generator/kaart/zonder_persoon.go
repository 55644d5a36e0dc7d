package kaart

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// What somebody must not type in a search box: it is about a person, and no word
// in it can find anything. js/verwijzer.js has the same patterns; a test holds
// the two together.
var (
	persoonMail    = regexp.MustCompile(`\S+@\S*`)
	persoonCijfers = regexp.MustCompile(`\+?\d[\d .()/-]*\d`)
)

// ZonderPersoon takes out of a question what looks like a BSN, a telephone number or an
// e-mail address, and says whether there was any. The other words stay.
func ZonderPersoon(vraag string) (schoon string, gevonden bool) {
	uit := func(s string) string { gevonden = true; return " " }
	vraag = persoonMail.ReplaceAllStringFunc(vraag, uit)
	vraag = persoonCijfers.ReplaceAllStringFunc(vraag, func(s string) string {
		n := strings.Map(func(r rune) rune {
			if r < '0' || r > '9' {
				return -1
			}
			return r
		}, s)
		switch {
		case len(n) == 9 && elfproef(n), len(n) == 10 && n[0] == '0', len(n) == 11 && strings.HasPrefix(n, "31"), len(n) == 13 && strings.HasPrefix(n, "0031"):
			return uit(s)
		}
		return s
	})
	if !gevonden {
		return vraag, false
	}
	return strings.Join(strings.Fields(vraag), " "), true
}

// Persoonlijk is what the search says of a question from which ZonderPersoon takes
// something out: also when that leaves nothing to search with. Of another one it says
// nothing.
func Persoonlijk(vraag string) string {
	switch schoon, gevonden := ZonderPersoon(vraag); {
	case !gevonden:
		return ""
	case schoon == "":
		return "Wij zoeken niet met een nummer of mailadres: dat kan van een persoon zijn. Typ wat u zoekt, zoals “samen wandelen” of “hulp met geld”."
	}
	return "Typ geen nummer of mailadres van een persoon. Wij zoeken alleen met de andere woorden."
}

// Uitwegen gives the words of the thesaurus after which a search first shows
// something else, by Crisisuitweg and Huisartsuitweg.
func (k *Kaart) Uitwegen() map[string][]string {
	out := map[string][]string{Crisisuitweg: {}, Huisartsuitweg: {}}
	for _, c := range k.lijsten.Concepten {
		if c.Uitweg != "" {
			out[c.Uitweg] = append(append(out[c.Uitweg], c.Sterk...), c.Zwak...)
		}
	}
	return out
}

// platteWoorden gives the words of s in small letters without accents, with a
// space before and after each.
func platteWoorden(s string) string {
	var b strings.Builder
	b.WriteByte(' ')
	for _, r := range norm.NFD.String(s) {
		switch r = unicode.ToLower(r); {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		case !unicode.Is(unicode.Mn, r) && b.String()[b.Len()-1] != ' ':
			b.WriteByte(' ')
		}
	}
	return strings.TrimRight(b.String(), " ") + " "
}

// Uitweg says what a question must show first, Crisisuitweg before
// Huisartsuitweg, or "".
func Uitweg(vraag string, uitwegen map[string][]string) string {
	in := platteWoorden(vraag)
	for _, u := range []string{Crisisuitweg, Huisartsuitweg} {
		for _, w := range uitwegen[u] {
			if strings.Contains(in, platteWoorden(w)) {
				return u
			}
		}
	}
	return ""
}
