// Package taal checks Dutch text for plain language: it tells an editor which
// words and sentences are hard to read, what to write instead, and how many
// points the text gets.
//
// "B1" is a level of a reader, not of a text: nobody can certify a text as B1.
// So this package never says so. It says which rules it tested, and it can
// measure how well each rule agrees with what editors do (Evaluate). A rule is
// a fout only when editors nearly always mend what it finds.
//
// The way of a text: Block → tokens (token.go) → sentences (zin.go) → rules
// (regel_*.go, one file each; regel.go has the table) → Bevinding and Score
// (score.go). All words and phrases, with their inflected forms (buiging.go),
// are in one trie (lexicon.go) that is built once, in NewProfiel, from the
// tables in data/ and the wishes of the site.
//
// Check is pure: no Markdown, no files, no clock, no randomness. A Profiel is
// read-only and safe for concurrent use. Findings come in the order of the
// text. A finding is advice with a place; only the caller decides what it
// blocks.
package taal

import (
	"cmp"
	"fmt"
	"slices"
	"unicode/utf8"

	"socialekaart/generator/diag"
)

// Bevinding is one finding: a diag.Diagnostic whose Code is the id of the
// rule, with what the caller needs to print, suppress and compare it.
type Bevinding struct {
	diag.Diagnostic
	Blok     int      // index of the Block
	Van, Tot int      // bytes in its Text
	Woord    string   // the text that was found
	Zin      string   // the sentence that it stands in
	Beter    []string // alternatives, the best one first; may be empty
	Kost     float64  // points that it costs in the score

	nr int // the rule
	n  int // what the price depends on: words, marks, or the level of the word

	lemma string // the entry of the table of difficult words
}

// klad is the memory that a Check uses and leaves for the next one. Nothing of
// it is in the result.
type klad struct {
	tok        []token
	zinnen     []zin
	uit        []Bevinding
	volgorde   []int32
	vakwoorden []int32  // entries of that group that have been found
	gezien     []int32  // terms that have been seen, for rules about first use
	inKop      []plaats // terms in headings
	termLoos   []plaats // words that the text must explain
	vreemd     []plaats // words that the score counts as unknown
}

// toets is the state of one Check.
type toets struct {
	*klad
	p   *Profiel
	bs  []Block
	m   meting
	weg Bevinding // where a finding of a rule that is off goes
}

// Check tests the text of one entry. A line break in Block.Text ends a
// sentence; a soft line break of the source must be a space there.
func Check(bs []Block, p *Profiel) (Score, []Bevinding) {
	k, _ := p.klad.Get().(*klad)
	if k == nil {
		k = &klad{}
	}
	t := toets{p: p, bs: bs, klad: k}
	defer p.klad.Put(k)
	t.lees()
	t.regels()
	s := t.score()
	return s, t.opVolgorde()
}

// regels lets every rule look at each sentence, and then at the whole text.
func (t *toets) regels() {
	for i := range t.zinnen {
		z := &t.zinnen[i]
		t.m.tel(t, z)
		for nr := range regels {
			if r := &regels[nr]; r.zin != nil {
				r.zin(t, z)
			}
		}
	}
	for nr := range regels {
		if r := &regels[nr]; r.tekst != nil {
			r.tekst(t)
		}
	}
}

// opVolgorde gives the findings in the order of the text; at one place by rule,
// and then by length, so that the order is total. It sorts numbers: a Bevinding
// is large.
func (t *toets) opVolgorde() []Bevinding {
	if len(t.uit) == 0 {
		return nil
	}
	t.volgorde = t.volgorde[:0]
	for i := range t.uit {
		t.volgorde = append(t.volgorde, int32(i))
	}
	slices.SortStableFunc(t.volgorde, func(i, j int32) int {
		a, b := &t.uit[i], &t.uit[j]
		if a.Blok != b.Blok {
			return a.Blok - b.Blok
		}
		if a.Van != b.Van {
			return a.Van - b.Van
		}
		return cmp.Or(cmp.Compare(a.Code, b.Code), a.Tot-b.Tot)
	})
	uit := make([]Bevinding, len(t.uit))
	for n, i := range t.volgorde {
		uit[n] = t.uit[i]
	}
	clear(t.uit)
	return uit
}

// lees splits all blocks into tokens and sentences.
func (t *toets) lees() {
	t.tok, t.zinnen = t.tok[:0], t.zinnen[:0]
	t.uit, t.vakwoorden, t.gezien = t.uit[:0], t.vakwoorden[:0], t.gezien[:0]
	t.inKop, t.termLoos, t.vreemd = t.inKop[:0], t.termLoos[:0], t.vreemd[:0]
	for i := range t.bs {
		if t.bs[i].Scope == Linktekst {
			continue // stands in its own paragraph too; see regel_link.go
		}
		van := len(t.tok)
		t.tok = t.p.lex.tokens(t.tok, t.bs[i].Text)
		t.zinnen = splits(t.zinnen, t.tok, van, i, t.bs[i].Text)
	}
	for i := range t.zinnen {
		t.zinnen[i].telt = t.telt(&t.zinnen[i])
	}
}

// telt says that z is a sentence for rules and measures of length: no title
// or heading, and no item of a list that is only a few words.
func (t *toets) telt(z *zin) bool {
	switch t.bs[z.blok].Scope {
	case Titel, Kop, Linktekst:
		return false
	case Lijstitem, Veld:
		laatste := &t.tok[z.tot-1]
		return z.woorden > 8 || laatste.soort == leesteken && (laatste.teken == '.' || laatste.teken == '!' || laatste.teken == '?')
	}
	return true
}

// woordVan gives the text of tokens van to tot.
func (t *toets) woordVan(z *zin, van, tot int) string {
	return t.bs[z.blok].Text[t.tok[van].van:t.tok[tot-1].tot]
}

func (t *toets) vlag(i int) vlag { return t.p.lex.vormen[t.tok[i].vorm].vlag }

// vind adds a finding of rule nr on tokens van to tot of z.
func (t *toets) vind(nr int, z *zin, van, tot int, tekst, hint string) *Bevinding {
	a, b := int(t.tok[van].van), int(t.tok[tot-1].tot)
	bev := t.vindBlok(nr, z.blok, a, b, tekst, hint)
	t.hoortBij(bev, z)
	return bev
}

// hoortBij says that a finding is about sentence z.
func (t *toets) hoortBij(b *Bevinding, z *zin) {
	b.Zin = t.woordVan(z, z.van, z.tot)
	blok := &t.bs[z.blok]
	b.Regels = [2]int{blok.regelAt(int(t.tok[z.van].van)), blok.regelAt(int(t.tok[z.tot-1].tot) - 1)}
}

// vindBlok adds a finding of rule nr on bytes van to tot of a block.
func (t *toets) vindBlok(nr, blok, van, tot int, tekst, hint string) *Bevinding {
	b := &t.bs[blok]
	if t.p.ernst[nr] == Uit {
		t.weg = Bevinding{}
		return &t.weg
	}
	t.uit = append(t.uit, Bevinding{
		Diagnostic: diag.Diagnostic{
			Pos: b.PosAt(van), Len: utf8.RuneCountInString(b.Text[van:tot]),
			Level: t.p.ernst[nr], Code: t.p.regels[nr].ID, Text: tekst, Hint: hint,
		},
		Blok: blok, Van: van, Tot: tot, Woord: b.Text[van:tot], nr: nr,
	})
	return &t.uit[len(t.uit)-1]
}

// isNaam says that token i of z is taken for a name: a capital inside a
// sentence, or a word of the site's names.
func (t *toets) isNaam(z *zin, i int) bool {
	k := &t.tok[i]
	if t.vlag(i)&naam != 0 {
		return true
	}
	return k.kast != klein && !t.begint(z, i)
}

// begint says that token i is the first word of z, or stands after an opening
// mark or colon.
func (t *toets) begint(z *zin, i int) bool {
	for j := i - 1; j >= z.van; j-- {
		if t.tok[j].soort != leesteken {
			return t.tok[j].soort == getal && j == z.van
		}
		switch t.tok[j].teken {
		case ':', '"', '\'':
			return true
		}
	}
	return true
}

// quote puts s between quotation marks; %q would also change its letters.
func quote(s string) string { return `"` + s + `"` }

func sprint(format string, args ...any) string { return fmt.Sprintf(format, args...) }
