package taal

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// vlag is a set of facts about a word form.
type vlag uint64

const (
	kern       vlag = 1 << iota // everyday or of the social domain: never hard by itself
	functie                     // article, pronoun, preposition, conjunction, auxiliary: no content word
	voorzetsel                  // van, voor, in …
	voegwoord                   // omdat, terwijl …: begins a subordinate clause
	nevens                      // en, maar, of, want, dus
	wordt                       // finite forms of worden
	wordenHeel                  // worden, geworden as infinitive
	isVorm                      // forms of zijn
	zullen                      // zal, zult, zullen, zou, zouden
	deelwoord                   // past participle
	heel                        // infinitive
	persoon                     // finite verb form
	afkorting                   // an abbreviation that takes a full stop
	bekendeAfk                  // an abbreviation that everybody knows
	telwoord                    // twee … twaalf
	lidwoord                    // de, het, een, deze …
	uVorm                       // u, uw, uzelf
	jeVorm                      // je, jij, jouw, jezelf
	naam                        // a name of the site: never judged
	moeilijkV                   // in the table of difficult words, alone
	scheidt                     // finite form of a difficult separable verb
	geenDeel                    // looks like a participle and is none: geboren, bekend
	onderwerp                   // ik, u, wij …: a pronoun that can be the subject
	menV                        // men
	doorV                       // door
	vanV                        // van
	haakje                      // marks and capitals, in zin.vlaggen only
	streep
	streepje
	cijferV
	hoofdV
	zijnDeel    // participle that goes with zijn and is no passive: gelopen, gegroeid
	ontkenning  // niet, geen, zonder, nooit
	heeftVoluit // an abbreviation that has words
	basis       // the plainest words
)

// vorm is one word form of the lexicon.
type vorm struct {
	vlag         vlag
	begin        int32 // trie node of the phrases that begin with this word; 0 is none
	woord        int32 // index+1 in lexicon.woorden
	begrip       int32 // index+1 in lexicon.begripVormen
	lettergrepen uint8
}

// knoop is a node of the trie: what ends here.
type knoop struct{ woord, begrip int32 }

// scheiding is a separable verb as it stands in a main clause: reikt … aan.
type scheiding struct{ deel, woord int32 }

// The words that rules ask for by name have fixed ids: newLexicon makes them
// first, in this order.
const (
	wMen int32 = iota + 1
	wHet
	wDe
	wVan
	wTe
	wEr
	wDoor
	wEn
	wOf
	wZonder
	wT
	wM
)

var vasteWoorden = [...]string{"men", "het", "de", "van", "te", "er", "door", "en", "of", "zonder", "t", "m"}

// lexicon is the one trie of all words and phrases. It is built once and then
// only read.
type lexicon struct {
	ids          tafel
	vormen       []vorm
	takken       tafel // node and next word (tak) → node
	knopen       []knoop
	woorden      []Woord
	begripVormen []begripVorm
	scheiding    map[int32][]scheiding
	sterk        map[string][]string
	afkortingen  map[int32]string // abbreviation → written out
}

// zoek gives the id of the form of s: lower case, with a plain apostrophe.
// buf is scratch space. It does not allocate.
func (l *lexicon) zoek(buf *[maxVorm]byte, s string) int32 {
	if len(s) > maxVorm-utf8.UTFMax {
		return 0
	}
	return l.ids.zoek(hash(vouw(buf[:0], s)))
}

// vouw appends s in lower case to b, with ’ as ' and without soft hyphens.
func vouw(b []byte, s string) []byte {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= utf8.RuneSelf {
			for _, r := range s[i:] {
				switch r {
				case '’', '‘':
					b = append(b, '\'')
				case '\u2011':
					b = append(b, '-')
				case '\u00ad':
				default:
					b = utf8.AppendRune(b, unicode.ToLower(r))
				}
				if len(b) > maxVorm-2*utf8.UTFMax {
					return b
				}
			}
			return b
		}
		if isUpper(c) {
			c |= 0x20
		}
		b = append(b, c)
	}
	return b
}

// maak gives the id of form s, which is lower case, and adds it if needed.
func (l *lexicon) maak(s string) int32 {
	h := hash(s)
	id := l.ids.zoek(h)
	if id == 0 {
		id = int32(len(l.vormen))
		l.ids.voeg(h, id)
		l.vormen = append(l.vormen, vorm{lettergrepen: uint8(lettergrepen(s))})
	}
	return id
}

// merk sets flags on forms.
func (l *lexicon) merk(v vlag, vormen ...string) {
	for _, s := range vormen {
		l.vormen[l.maak(strings.ToLower(s))].vlag |= v
	}
}

// pad gives the node at the end of a phrase of two words or more.
func (l *lexicon) pad(woorden []string) int32 {
	eerste := l.maak(woorden[0])
	if l.vormen[eerste].begin == 0 {
		l.vormen[eerste].begin = int32(len(l.knopen))
		l.knopen = append(l.knopen, knoop{})
	}
	n := l.vormen[eerste].begin
	for _, w := range woorden[1:] {
		t := tak(n, l.maak(w))
		volgende := l.takken.zoek(t)
		if volgende == 0 {
			volgende = int32(len(l.knopen))
			l.knopen = append(l.knopen, knoop{})
			l.takken.voeg(t, volgende)
		}
		n = volgende
	}
	return n
}

// voegWoord adds a difficult word with all its forms. Where two entries share
// a form ("indien", also of indienen) a lemma wins from a form and then the
// earlier entry from the later one; [goed] wins always, and so does a word of a
// site (vervang).
func (l *lexicon) voegWoord(w Woord, vervang bool) {
	l.woorden = append(l.woorden, w)
	nr := int32(len(l.woorden))
	vervang = vervang || w.Groep == Goed
	for _, s := range l.vormenVan(w) {
		delen := strings.Fields(s)
		if len(delen) > 1 {
			if k := &l.knopen[l.pad(delen)]; k.woord == 0 || vervang {
				k.woord = nr
			}
			continue
		}
		id := l.maak(s)
		oud := l.vormen[id].woord
		if oud == 0 || vervang || s == w.Vorm && l.woorden[oud-1].Vorm != s {
			l.vormen[id].woord = nr
		}
		l.vormen[id].vlag |= moeilijkV
	}
	if w.Groep != Werkwoord {
		return
	}
	d := vervoeg(w.Vorm, l.sterk)
	l.merk(deelwoord, d.deelwoor...)
	l.merk(heel, d.heel)
	deel, rest, ok := strings.Cut(w.Vorm, "|")
	if !ok {
		return
	}
	v := vervoeg(rest, l.sterk)
	for _, s := range append(v.persoon, v.heel) {
		id := l.maak(s)
		l.vormen[id].vlag |= scheidt
		l.scheiding[id] = append(l.scheiding[id], scheiding{l.maak(deel), nr})
	}
}

// voornaamwoorden can stand between a verb and the rest of its phrase.
var voornaamwoorden = []string{"", "u", "wij", "we", "ik", "hij", "zij", "ze", "je", "jij", "het", "dit", "dat", "hier", "er", "ook", "niet"}

// vormenVan gives all forms of w, lower case.
func (l *lexicon) vormenVan(w Woord) []string {
	s := strings.ToLower(w.Vorm)
	voor, rest, frase := strings.Cut(s, "{")
	switch {
	case frase:
		ww, na, _ := strings.Cut(rest, "}")
		v := vervoeg(ww, l.sterk)
		uit := []string{voor + v.heel + na, voor + "te " + v.heel + na}
		for _, d := range v.deelwoor {
			uit = append(uit, voor+d+na)
		}
		for _, p := range append(v.persoon, v.heel) {
			uit = append(uit, voor+p+na)
			for _, o := range voornaamwoorden {
				uit = append(uit, p+" "+o+" "+voor+na)
			}
		}
		return uit
	case strings.Contains(s, " ") || w.Groep == Formeel || w.Groep == Uitdrukking || w.Groep == Goed:
		if w.Bijvoeglijk || w.Groep != Vakwoord {
			return []string{s}
		}
		return append(meervoud(s), s)
	case w.Groep == Werkwoord:
		v := vervoeg(s, l.sterk)
		uit := append(v.persoon, v.heel)
		return append(append(uit, v.deelwoor...), v.overig...)
	case w.Bijvoeglijk:
		return append(verbogen(s), s)
	}
	return append(append(meervoud(s), verkleind(s)...), s)
}

// valseHoofden are words that are in the kernel list but, at the end of a
// longer word, are mostly a suffix or an accident.
var valseHoofden = map[string]bool{"heid": true, "ing": true, "ster": true, "sel": true, "schap": true, "lijk": true, "eren": true, "tie": true, "baar": true, "loos": true, "rijk": true, "ren": true, "ten": true, "den": true, "aal": true, "iek": true, "oor": true, "end": true}

// voorstukken can stand before a verb.
var voorstukken = map[string]bool{"aan": true, "af": true, "achter": true, "bij": true, "binnen": true, "buiten": true, "door": true, "in": true, "mee": true, "na": true, "om": true, "on": true, "onder": true, "op": true, "over": true, "rond": true, "samen": true, "tegen": true, "terug": true, "toe": true, "tussen": true, "uit": true, "vast": true, "voor": true, "weg": true, "her": true, "open": true, "oud": true, "hoofd": true}

// samenstelling says that w, lower case and not in the lexicon, is made of at
// most three words of the kernel list: the longest head, then what stands
// before it, with s, e, er, en or n between them. It is used for the score alone;
// a word of the table of difficult words is never asked.
func (l *lexicon) samenstelling(w []byte, diep int) bool {
	for i := 2; i <= len(w)-3; i++ {
		hoofd := w[i:]
		if c := w[i-1]; c == '-' {
			if l.is(hoofd, kern) && l.bepaling(w[:i-1], diep) {
				return true
			}
			continue
		}
		if !l.is(hoofd, kern) || valseHoofden[string(hoofd)] {
			continue
		}
		if l.bepaling(w[:i], diep) {
			return true
		}
	}
	return false
}

// bepaling says that w can stand before the head of a compound.
func (l *lexicon) bepaling(w []byte, diep int) bool {
	if voorstukken[string(w)] {
		return true
	}
	if len(w) < 3 {
		return false
	}
	if l.is(w, kern) {
		return true
	}
	for _, tussen := range []string{"s", "en", "e", "er", "n", "-"} {
		if n := len(w) - len(tussen); n >= 3 && string(w[n:]) == tussen && l.is(w[:n], kern) {
			return true
		}
	}
	return diep > 0 && l.samenstelling(w, diep-1)
}

func (l *lexicon) is(w []byte, v vlag) bool {
	f := &l.vormen[l.ids.zoek(hash(w))]
	return f.vlag&v != 0 && f.vlag&(moeilijkV|functie) == 0
}
