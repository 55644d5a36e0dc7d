package taal

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"socialekaart/generator/diag"
)

// Grenzen are the lengths from which a rule speaks, in words, and the score
// that the site wants.
type Grenzen struct {
	ZinFout         int // a sentence of more words than this, and of more than ZinLettergrepen, is a fout
	ZinLettergrepen int
	ZinWaarschuwing int
	ZinTip          int
	AlineaZinnen    int
	AlineaWoorden   int
	KopWoorden      int // a heading has fewer words than this
	Score           int
}

// StandaardGrenzen are the limits for the texts of a site. Above 20 words
// editors rewrote 65 % of the sentences, above 25 81 %, above 15 36 %. Plain
// texts also have sentences of more than 25 words, but of short ones: only with
// more than 55 syllables is a long sentence nearly always (.97, at 50 .96, at 0
// .89) on the difficult side of Leesplank.
var StandaardGrenzen = Grenzen{ZinFout: 25, ZinLettergrepen: 55, ZinWaarschuwing: 20, ZinTip: 15, AlineaZinnen: 6, AlineaWoorden: 80, KopWoorden: 8, Score: 70}

// StrengeGrenzen are those for the texts that explain other texts: the
// glossary, the messages of the program.
var StrengeGrenzen = Grenzen{ZinFout: 20, ZinWaarschuwing: 15, ZinTip: 12, AlineaZinnen: 5, AlineaWoorden: 60, KopWoorden: 6, Score: 80}

// Uit is the level of a rule that is off.
const Uit diag.Level = 255

// Opties are the wishes of a site, from content/woorden.toml and
// content/begrippen.toml. The zero value is the standard profile.
type Opties struct {
	Begrippen   []Begrip
	Woorden     []Woord               // more difficult words; one that is known already is replaced
	Gewoon      []string              // words that everybody knows here; also takes a word off the difficult list
	Namen       []string              // organisations, places, streets: never judged
	Afkortingen []string              // abbreviations that need no explanation here
	Aanspreking string                // "u", "je" or "" for either, but not both in one text
	Getallen    string                // "cijfers" (the usual), "woorden" or "" for either
	Regels      map[string]diag.Level // another level for a rule, or Uit
	Grenzen     Grenzen               // zero: StandaardGrenzen
}

// Profiel is what a text is checked against. It is prepared once and then
// read-only: safe for concurrent use.
type Profiel struct {
	lex       *lexicon
	begrippen Begrippen
	opt       Opties
	ernst     [aantalRegels]diag.Level
	regels    []Regel
	klad      *sync.Pool // of *klad
}

// NewProfiel prepares a profile; it takes some 30 ms, so make one per run. A
// list is returned for wishes that make no sense: a rule that does not exist, a
// word of more than six words, a term that stands twice in the glossary. Their
// Pos is empty.
func NewProfiel(o Opties) (*Profiel, diag.List) {
	var fouten diag.List
	if o.Grenzen == (Grenzen{}) {
		o.Grenzen = StandaardGrenzen
	}
	p := &Profiel{lex: newLexicon(), opt: o, regels: Regels(), klad: &sync.Pool{}}
	for i, r := range p.regels {
		p.ernst[i] = r.Ernst
		if lv, ok := o.Regels[r.ID]; ok {
			p.ernst[i] = lv
		}
	}
	for _, id := range sortedKeys(o.Regels) {
		if !slices.ContainsFunc(p.regels, func(r Regel) bool { return r.ID == id }) {
			fouten.Add(diag.Pos{}, diag.Fout, "taal-regel", "de taalregel %q bestaat niet", id).Hint = "kijk op de pagina /meedoen/taal/ welke regels er zijn"
		}
	}
	for _, w := range o.Woorden {
		if len(strings.Fields(w.Vorm)) == 0 || len(strings.Fields(w.Vorm)) > 6 {
			fouten.Add(diag.Pos{}, diag.Fout, "taal-woord", "het moeilijke woord %q heeft geen woorden, of meer dan zes", w.Vorm)
			continue
		}
		p.lex.voegWoord(w, true)
	}
	for _, s := range o.Gewoon {
		p.lex.gewoon(s)
	}
	for _, s := range o.Namen {
		for _, d := range strings.Fields(s) {
			p.lex.merk(naam, d)
		}
	}
	for _, s := range o.Afkortingen {
		p.lex.merk(bekendeAfk, s)
	}
	p.begrippen = Begrippen{p.lex, slices.Clone(o.Begrippen)}
	fouten = append(fouten, p.voegBegrippen()...)
	return p, fouten
}

// voegBegrippen adds the glossary and reports what stands in it twice.
func (p *Profiel) voegBegrippen() diag.List {
	var fouten diag.List
	eerder := map[string]string{}
	for i, b := range p.begrippen.lijst {
		p.lex.voegBegrip(i, b)
		for _, s := range append([]string{b.Term}, b.Varianten...) {
			if van, ok := eerder[s]; ok {
				fouten.Add(diag.Pos{}, diag.Fout, "begrip-dubbel", "%q staat twee keer in de begrippenlijst", s).Hint = fmt.Sprintf("haal het weg bij %q of bij %q", van, b.Term)
			}
			eerder[s] = b.Term
		}
	}
	return fouten
}

// Streng gives the same profile with StrengeGrenzen.
func (p *Profiel) Streng() *Profiel {
	q := *p
	q.opt.Grenzen = StrengeGrenzen
	return &q
}

// Begrippen gives the finder for the glossary of this profile.
func (p *Profiel) Begrippen() *Begrippen { return &p.begrippen }

// gewoon takes a word off the list of difficult words and adds it to the
// kernel.
func (l *lexicon) gewoon(s string) {
	s = strings.ToLower(strings.TrimSpace(s))
	if s == "" {
		return
	}
	if delen := strings.Fields(s); len(delen) > 1 {
		l.knopen[l.pad(delen)].woord = 0
		return
	}
	for _, f := range append(append(meervoud(s), verkleind(s)...), s) {
		v := &l.vormen[l.maak(f)]
		v.woord = 0
		v.vlag = v.vlag&^moeilijkV | kern
	}
}

func sortedKeys(m map[string]diag.Level) []string {
	var ks []string
	for k := range m {
		ks = append(ks, k)
	}
	slices.Sort(ks)
	return ks
}
