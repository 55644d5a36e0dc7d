package generator

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"socialekaart/generator/diag"
	"socialekaart/generator/kaart"
	"socialekaart/generator/markdown"
	"socialekaart/generator/page"
	"socialekaart/generator/taal"
)

// Oordeel is what the language check says of one file.
type Oordeel struct {
	Bestand     string
	ID          kaart.ID
	Score       taal.Score
	Bevindingen []taal.Bevinding
}

// tekststuk is a text to be checked: the fields and the body of one file.
type tekststuk struct {
	soort  kaart.Soort
	id     kaart.ID
	velden any
	pos    kaart.Posities
	negeer []kaart.TaalNegeer
}

// opties are the words of this site for the language check: its glossary, the
// names of its organisations, places and wijken, and its own wishes.
func opties(k *kaart.Kaart) taal.Opties {
	w := k.Woorden()
	o := taal.Opties{
		Aanspreking: w.Aanspreking, Getallen: w.Getallen, Gewoon: w.Gewoon, Afkortingen: w.Afkortingen,
		Namen: slices.Clone(w.Namen), Regels: map[string]diag.Level{},
	}
	for _, b := range k.Begrippen() {
		o.Begrippen = append(o.Begrippen, taal.Begrip{ID: b.ID, Term: b.Term, Voluit: b.Voluit, Uitleg: b.Uitleg, Varianten: b.Varianten})
	}
	for _, x := range k.Organisaties() {
		o.Namen = append(append(o.Namen, x.Titel), x.OokBekendAls...)
	}
	for _, x := range k.Locaties() {
		o.Namen = append(o.Namen, x.Titel)
	}
	for _, g := range k.Gebieden() {
		o.Namen = append(o.Namen, g.Naam)
	}
	for _, r := range w.Regels {
		o.Regels[r.ID] = niveau(r.Ernst)
	}
	for _, x := range w.Woorden {
		o.Woorden = append(o.Woorden, taal.Woord{Vorm: x.Vorm, Groep: taal.Vakwoord, Ernst: niveau(x.Ernst), Beter: x.Beter, Uitleg: x.Uitleg})
	}
	return o
}

// profielMemo keeps the last profile, as long as the words stay the same.
type profielMemo struct {
	digest [32]byte
	p      *taal.Profiel
	ds     diag.List
}

func (m *profielMemo) van(o taal.Opties) (*taal.Profiel, diag.List) {
	words, err := json.Marshal(o) // maps in the order of their keys
	if err != nil {
		panic("generator: words that are no JSON: " + err.Error())
	}
	if digest := sha256.Sum256(words); m.p == nil || m.digest != digest {
		m.digest = digest
		m.p, m.ds = taal.NewProfiel(o)
		for i := range m.ds {
			bron := kaart.SoortWoordenlijst
			if m.ds[i].Code == "begrip-dubbel" {
				bron = kaart.SoortBegrip
			}
			m.ds[i].Pos = diag.Pos{File: "content/" + bron.Plek()}
		}
	}
	return m.p, m.ds
}

// niveau gives the level of a word in woorden.toml; a warning when none is said.
func niveau(ernst string) diag.Level {
	switch ernst {
	case "uit":
		return taal.Uit
	case "tip":
		return diag.Tip
	case "fout":
		return diag.Fout
	}
	return diag.Waarschuwing
}

// toets checks the language of everything that residents read.
func (b *Builder) toets(ctx context.Context, k *kaart.Kaart, teksten page.Teksten, p *taal.Profiel) ([]Oordeel, diag.List, error) {
	var stukken []tekststuk
	for e := range k.Entries() {
		f := e.Kern()
		stukken = append(stukken, tekststuk{f.Soort, f.ID, e, f.Pos, f.TaalNegeer})
	}
	for _, o := range k.Organisaties() {
		stukken = append(stukken, tekststuk{kaart.SoortOrganisatie, o.ID, o, o.Pos, o.TaalNegeer})
	}
	for _, l := range k.Locaties() {
		stukken = append(stukken, tekststuk{kaart.SoortLocatie, l.ID, l, l.Pos, nil})
	}
	for _, g := range k.Paginas() {
		stukken = append(stukken, tekststuk{kaart.SoortPagina, g.ID, g, g.Pos, g.TaalNegeer})
	}
	out := make([]Oordeel, len(stukken))
	var ds diag.List
	termen := map[string]bool{}
	os := make([]oordeel, len(stukken))
	b.oordelen.begin()
	err := parallel(ctx, len(stukken), func(i int) string { return string(stukken[i].id) }, func(i int) error {
		s := &stukken[i]
		os[i] = b.oordelen.get(oordeelKey{s.velden, p}, func() oordeel { return beoordeel(s, teksten[s.id], p) })
		return nil
	})
	b.oordelen.end()
	for i := range os {
		out[i] = os[i].Oordeel
		ds = append(ds, os[i].fouten...)
		for _, id := range os[i].termen {
			termen[id] = true
		}
	}
	out = append(out, begripteksten(k, p.Streng())...)
	return out, append(ds, ongebruikt(k, termen)...), err
}

// oordeelKey is what an oordeel depends on. A file that did not change gives the
// same fields, at the same address, and with them the same text.
type oordeelKey struct {
	velden  any
	profiel *taal.Profiel
}

// oordeel is what the language check has to say of one file.
type oordeel struct {
	Oordeel
	fouten diag.List // in the wishes of the file itself
	termen []string  // of the glossary, each once
}

func beoordeel(s *tekststuk, tekst *markdown.Doc, p *taal.Profiel) oordeel {
	o := oordeel{Oordeel: Oordeel{Bestand: s.pos.Van("").File, ID: s.id}}
	texts := blokken(s, tekst)
	find := p.Begrippen()
	for i := range texts {
		for _, h := range find.Find(texts[i].Text) {
			if !slices.Contains(o.termen, h.Begrip.ID) {
				o.termen = append(o.termen, h.Begrip.ID)
			}
		}
	}
	var bs []taal.Bevinding
	o.Score, bs = taal.Check(texts, p)
	o.Bevindingen, o.fouten = taal.Suppress(bs, wensen(s))
	return o
}

// begripteksten checks the explanations of the glossary. They explain the other
// texts, so p has the strictest limits.
func begripteksten(k *kaart.Kaart, p *taal.Profiel) []Oordeel {
	var out []Oordeel
	pos := k.Plekken(kaart.SoortBegrip)
	for i, b := range k.Begrippen() {
		at := pos.Van("begrip[" + strconv.Itoa(i) + "].uitleg")
		at.Col++ // behind the quotation mark
		o := Oordeel{Bestand: at.File, ID: kaart.ID("begrippen/" + b.ID)}
		o.Score, o.Bevindingen = taal.Check([]taal.Block{{Text: b.Uitleg, Scope: taal.Alinea, Naam: "uitleg", Offsets: []taal.Offset{{Pos: at}}}}, p)
		out = append(out, o)
	}
	return out
}

// ongebruikt tells which terms of the glossary stand in no text: they may be
// written in another way there, or be of no use.
func ongebruikt(k *kaart.Kaart, in map[string]bool) diag.List {
	var ds diag.List
	pos := k.Plekken(kaart.SoortBegrip)
	for i, b := range k.Begrippen() {
		if !in[b.ID] {
			ds.Add(pos.Van("begrip["+strconv.Itoa(i)+"].term"), diag.Tip, "begrip-ongebruikt", "het begrip %q staat in geen enkele tekst", b.Term).
				Hint = "voeg varianten toe, of haal het begrip weg"
		}
	}
	return ds
}

func wensen(s *tekststuk) []taal.Negeer {
	var out []taal.Negeer
	for i, n := range s.negeer {
		out = append(out, taal.Negeer{Regel: n.Regel, Woord: n.Woord, Reden: n.Reden, Pos: s.pos.Van("taal_negeer[" + strconv.Itoa(i) + "].regel")})
	}
	return out
}

// blokken gives the text of a file in the order in which a reader meets it: the
// fields that residents read, then the body.
func blokken(s *tekststuk, doc *markdown.Doc) []taal.Block {
	var out []taal.Block
	kaart.Bezoek(s.soort, s.velden, func(pad string, v *kaart.Veld, waarde any) {
		t, ok := waarde.(string)
		if !ok || !v.Publiek {
			return
		}
		scope := taal.Veld
		switch pad {
		case "titel":
			scope = taal.Titel
		case "kort":
			scope = taal.Samenvatting
		}
		at := s.pos.Van(pad)
		at.Col++ // behind the quotation mark
		out = append(out, taal.Block{Text: t, Scope: scope, Naam: pad, Offsets: []taal.Offset{{At: 0, Pos: at}}})
	})
	if doc == nil {
		return out
	}
	out = append(out, doc.Blocks...)
	for _, l := range doc.Links {
		at := l.Pos
		at.Col++ // behind the bracket
		out = append(out, taal.Block{Text: l.Tekst, Scope: taal.Linktekst, Offsets: []taal.Offset{{At: 0, Pos: at}}})
	}
	return out
}

// begrippen finds the terms of the glossary in a text, for page.
func begrippen(p *taal.Profiel) func(text string) []page.Term {
	find := p.Begrippen()
	return func(text string) []page.Term {
		if strings.TrimSpace(text) == "" {
			return nil
		}
		var out []page.Term
		for _, h := range find.Find(text) {
			out = append(out, page.Term{Van: h.Van, Tot: h.Tot, ID: h.Begrip.ID})
		}
		return out
	}
}

// taalregels gives the rules of the language check for the pages that explain
// them.
func taalregels() []page.Taalregel {
	var out []page.Taalregel
	for _, r := range taal.Regels() {
		t := page.Taalregel{ID: r.ID, Naam: r.Naam, Ernst: r.Ernst.String(), Uitleg: r.Uitleg, Fout: r.Fout, Goed: r.Goed}
		t.Zwaar = "Dit is een " + t.Ernst + "."
		if r.Eigen {
			t.Zwaar = "Dit is meestal een " + t.Ernst + ". Soms weegt het minder."
		}
		if r.Ernst == taal.Uit {
			t.Ernst, t.Zwaar = "uit", "Deze regel staat uit."
		}
		if m := r.Meting; m.Treffers > 0 {
			t.Meting = fmt.Sprintf("Wij telden %d meldingen in teksten van een gemeente. Schrijvers haalden er %d weg.", m.Treffers, m.Weg)
		}
		out = append(out, t)
	}
	return out
}
