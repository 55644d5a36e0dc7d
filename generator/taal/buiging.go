package taal

import (
	"strings"
	"unicode/utf8"
)

// The inflection rules make the forms of a Dutch word from its lemma. They may
// make a form that does not exist ("wandeelt" next to "wandelt"): such a form
// never occurs in a text, so it costs a little memory and nothing else. They
// must not miss one.

// meervoud gives the plurals of noun s: -en, -s, -'s, -ën and -heden.
func meervoud(s string) []string {
	uit := []string{s + "s"}
	switch {
	case strings.HasSuffix(s, "heid"):
		return append(uit, strings.TrimSuffix(s, "heid")+"heden")
	case strings.HasSuffix(s, "ee"), strings.HasSuffix(s, "ie"):
		return append(uit, s+"ën", strings.TrimSuffix(s, "e")+"ën")
	case strings.HasSuffix(s, "e"):
		return append(uit, s+"n")
	case eindKlinker(s):
		return append(uit, s+"'s")
	}
	for _, stam := range verleng(s) {
		uit = append(uit, stam+"en")
	}
	return uit
}

// verkleind gives the diminutives of noun s with their plurals.
func verkleind(s string) []string {
	var basis []string
	kort := korteLettergreep(s)
	switch c := s[len(s)-1]; {
	case strings.HasSuffix(s, "ing"):
		basis = []string{s[:len(s)-1] + "kje", s + "etje"}
	case strings.HasSuffix(s, "ng"):
		basis = []string{s + "etje"}
	case c == 'm' && kort:
		basis = []string{s + "metje", s + "pje"}
	case c == 'm':
		basis = []string{s + "pje"}
	case (c == 'l' || c == 'n' || c == 'r') && kort:
		basis = []string{s + string(c) + "etje", s + "tje"}
	case c == 'a' || c == 'o' || c == 'u':
		basis = []string{s + string(c) + "tje"}
	case strings.IndexByte("elnrwji", c) >= 0:
		basis = []string{s + "tje"}
	default:
		basis = []string{s + "je"}
		if (c == 'b' || c == 'g') && kort {
			basis = append(basis, s+string(c)+"etje")
		}
	}
	for _, b := range basis[:len(basis):len(basis)] {
		basis = append(basis, b+"s")
	}
	return basis
}

// verbogen gives the inflected forms of adjective s: -e, comparative and
// superlative.
func verbogen(s string) []string {
	if strings.HasSuffix(s, "e") {
		return []string{s + "r", s + "n"}
	}
	uit := []string{s + "st", s + "ste", s + "s"}
	if s[len(s)-1] == 's' {
		uit = append(uit, s+"t", s+"te")
	}
	if s[len(s)-1] == 'r' {
		uit = append(uit, s+"der", s+"dere")
	}
	for _, stam := range verleng(s) {
		uit = append(uit, stam+"e", stam+"er", stam+"ere", stam+"en")
	}
	return uit
}

// verleng gives the stem of s as it is written before -e and -en: boom → bom,
// kat → katt, brief → briev, huis → huiz. Where the spelling depends on the
// stress, it gives both.
func verleng(s string) []string {
	n := len(s)
	if n < 2 || eindKlinker(s) {
		return []string{s}
	}
	c := s[n-1]
	var uit []string
	zacht := func(stam string) {
		uit = append(uit, stam)
		switch c {
		case 'f':
			uit = append(uit, stam[:len(stam)-1]+"v")
		case 's':
			uit = append(uit, stam[:len(stam)-1]+"z")
		}
	}
	switch {
	case strings.HasSuffix(s, "ieel"):
		uit = append(uit, s[:n-3]+"ël") // financieel → financiël-e
	case n >= 3 && s[n-2] == s[n-3] && strings.IndexByte("aeou", s[n-2]) >= 0:
		zacht(s[:n-2] + string(c)) // boom → bom-en
	case korteLettergreep(s) && c != 'w' && c != 'x' && c != 'j':
		uit = append(uit, s+string(c)) // kat → katt-en
		if lettergrepen(s) > 1 || strings.IndexByte("adogl", s[n-2]) >= 0 {
			zacht(s) // engel-en, dag-en
		}
	default:
		zacht(s)
	}
	return uit
}

// korteLettergreep says that s ends in one consonant after one vowel.
func korteLettergreep(s string) bool {
	n := len(s)
	return n >= 2 && !klinker(s[n-1]) && klinker(s[n-2]) && (n == 2 || !klinker(s[n-3]) || s[n-3] == 'u' && n > 3 && s[n-4] == 'q') && s[n-2] != 'y'
}

func klinker(c byte) bool { return strings.IndexByte("aeiouy", c) >= 0 }

func eindKlinker(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune("aeiouyéëèïá", r)
}

// werkwoord is a verb's forms by kind.
type werkwoord struct {
	persoon  []string // finite forms: werk, werkt, werkte, werkten
	heel     string   // infinitive
	deelwoor []string // past participles, with -e and -en
	overig   []string // present participles
}

// vast prefixes: a verb that begins with one makes no ge- in its participle.
var voorvoegsels = []string{"be", "ver", "ont", "her", "er", "ge", "mis", "over", "onder", "door", "voor", "weer", "vol", "aan", "om"}

// vervoeg conjugates a verb. A lemma can be "vragen/vroeg/vroegen/gevraagd"
// (irregular), "aan|vragen" (separable) or plain; sterk gives the irregular
// parts of the base verbs that are known.
func vervoeg(lemma string, sterk map[string][]string) werkwoord {
	deel, rest, scheidbaar := strings.Cut(lemma, "|")
	if scheidbaar {
		w := vervoeg(rest, sterk)
		plak := func(ss []string) {
			for i, s := range ss {
				ss[i] = deel + s
			}
		}
		w.heel = deel + w.heel
		plak(w.persoon)
		plak(w.deelwoor)
		plak(w.overig)
		return w
	}
	delen := strings.Split(lemma, "/")
	heel := delen[0]
	w := werkwoord{heel: heel, overig: []string{heel + "d", heel + "de"}}
	stammen := stam(heel)
	for _, s := range stammen {
		w.persoon = append(w.persoon, s)
		if strings.HasSuffix(s, "a") {
			w.persoon = append(w.persoon, s+"at") // ga → gaat
		} else if !strings.HasSuffix(s, "t") {
			w.persoon = append(w.persoon, s+"t")
		}
	}
	if len(delen) == 1 {
		delen = afgeleid(heel, sterk)
	}
	if len(delen) == 4 {
		w.persoon = append(w.persoon, delen[1], delen[2])
		if !strings.HasSuffix(delen[1], "t") {
			w.persoon = append(w.persoon, delen[1]+"t")
		}
		w.deelwoor = deelwoordVormen(delen[3])
		return w
	}
	ge := "ge"
	for _, v := range voorvoegsels[:6] {
		if strings.HasPrefix(heel, v) && len(heel) > len(v)+4 {
			ge = ""
		}
	}
	for _, s := range stammen {
		d := slotletter(heel, s)
		w.persoon = append(w.persoon, s+d+"e", s+d+"en")
		ein := s + d
		if strings.HasSuffix(s, d) {
			ein = s
		}
		w.deelwoor = append(w.deelwoor, deelwoordVormen(strings.NewReplacer("^gee", "geë", "^gei", "geï", "^geu", "geü", "^", "").Replace("^"+ge+ein))...)
		if ge != "" && onvast(heel) {
			w.deelwoor = append(w.deelwoor, deelwoordVormen(ein)...)
		}
	}
	return w
}

// onvast: over-, onder-, door- and the like make both participles.
func onvast(heel string) bool {
	for _, v := range voorvoegsels[6:] {
		if strings.HasPrefix(heel, v) {
			return true
		}
	}
	return false
}

// afgeleid gives the four parts of a verb such as besproken from those of its
// base spreken, or nil.
func afgeleid(heel string, sterk map[string][]string) []string {
	for _, v := range voorvoegsels {
		basis, ok := strings.CutPrefix(heel, v)
		if !ok || sterk[basis] == nil {
			continue
		}
		p := sterk[basis]
		return []string{heel, v + p[1], v + p[2], v + strings.TrimPrefix(p[3], "ge")}
	}
	if p := sterk[heel]; p != nil {
		return p
	}
	return nil
}

// deelwoordVormen gives a participle with its inflected forms.
func deelwoordVormen(d string) []string {
	uit := []string{d}
	if !strings.HasSuffix(d, "en") {
		for _, s := range verleng(d) {
			uit = append(uit, s+"e", s+"en")
		}
		uit = append(uit, d+"e")
	} else {
		uit = append(uit, d[:len(d)-2]+"ene")
	}
	return uit
}

// stam gives the stems of an infinitive: maken → maak, wandelen → wandel and
// wandeel, leven → leef.
func stam(heel string) []string {
	for _, kort := range [...][2]string{{"komen", "kom"}, {"zien", "zie"}, {"doen", "doe"}, {"gaan", "ga"}, {"staan", "sta"}, {"slaan", "sla"}} {
		if s, ok := strings.CutSuffix(heel, kort[0]); ok {
			return []string{s + kort[1]}
		}
	}
	if strings.HasSuffix(heel, "iën") {
		return []string{strings.TrimSuffix(heel, "ën")}
	}
	s, ok := strings.CutSuffix(heel, "en")
	if s, andere := strings.CutSuffix(heel, "ëren"); andere {
		return []string{s + "eer", s + "ëer"}
	}
	if !ok || len(s) < 2 {
		return []string{strings.TrimSuffix(heel, "n")}
	}
	n := len(s)
	c := s[n-1]
	if n >= 2 && c == s[n-2] && !klinker(c) {
		return []string{s[:n-1]} // pakken → pak
	}
	hard := func(s string) string {
		switch s[len(s)-1] {
		case 'v':
			return s[:len(s)-1] + "f"
		case 'z':
			return s[:len(s)-1] + "s"
		}
		return s
	}
	if n >= 2 && strings.IndexByte("aeou", s[n-2]) >= 0 && !klinker(c) && c != 'w' && (n == 2 || !klinker(s[n-3]) || strings.HasSuffix(s[:n-1], "ea")) {
		lang := hard(s[:n-1] + s[n-2:n-1] + string(c))
		if s[n-2] == 'e' && lettergrepen(s) > 1 {
			return []string{hard(s), lang}
		}
		return []string{lang}
	}
	return []string{hard(s)}
}

// slotletter gives t or d, by 't kofschip, on the stem as it sounds.
func slotletter(heel, stam string) string {
	s := strings.TrimSuffix(heel, "en")
	if s == "" {
		return "d"
	}
	if strings.IndexByte("tkfspx", s[len(s)-1]) >= 0 || strings.HasSuffix(stam, "ch") {
		return "t"
	}
	return "d"
}

// lettergrepen counts the syllables of s as groups of vowels. It agrees with
// the hyphenation patterns on 92.1 % of 9,850 words.
func lettergrepen(s string) int {
	n, in := 0, false
	for i, r := range s {
		k, trema := false, false
		switch r | 0x20 { // ASCII lower case; also lowers é and the like
		case 'a', 'e', 'i', 'o', 'u', 'y', 'á', 'é', 'í', 'ó', 'ú', 'à', 'è', 'ê', 'â', 'ô':
			k = true
		case 'ë', 'ï', 'ö', 'ü', 'ä':
			k, trema = true, i > 0
		}
		if k && (!in || trema) {
			n++
		}
		in = k
	}
	return max(n, 1)
}
