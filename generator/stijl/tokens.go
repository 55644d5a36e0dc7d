package stijl

import (
	"cmp"
	"regexp"
	"strings"

	"socialekaart/generator/diag"
)

// gegeven are the design tokens by appearance.
type gegeven map[bool]waarden

// leesTokens puts the files together. Within a file the first block that gives a
// name counts, for many published files have a second theme behind the first;
// within a block the last line, and a later file over an earlier one.
func leesTokens(bronnen []Bron, ds *diag.List) gegeven {
	g := gegeven{false: {}, true: {}}
	for _, b := range bronnen {
		blad := lees(b)
		for _, pos := range blad.imports {
			ds.Add(pos, diag.Waarschuwing, "token-import", "wat hier wordt opgehaald, lezen wij niet").Hint = "zet dat bestand ook in de map tokens"
		}
		blok := map[bool]map[string]int{false: {}, true: {}}
		for _, d := range blad.declaraties {
			if first, ok := blok[d.donker][d.naam]; ok && first != d.blok {
				continue
			}
			blok[d.donker][d.naam] = d.blok
			g[d.donker][d.naam] = d.waarde
		}
	}
	return g
}

// vind gives what the tokens say of a field: the first of its names that is
// there and leads to something.
func (g gegeven) vind(v veld, donker bool) (waarde, string, bool) {
	for _, naam := range v.tokens {
		w, ok := g[donker][naam]
		if !ok {
			continue
		}
		ws := g[false]
		if donker {
			ws = g.samen()
		}
		tekst, ok := ws.los(w.tekst)
		switch {
		case !ok:
			continue
		case tekst == "", strings.EqualFold(tekst, "transparent"), strings.EqualFold(tekst, "inherit"), strings.EqualFold(tekst, "currentcolor"), strings.EqualFold(tekst, "initial"), strings.EqualFold(tekst, "unset"):
			continue // says nothing about a colour
		}
		return w, tekst, true
	}
	return waarde{}, "", false
}

// samen are the values as they are in the dark.
func (g gegeven) samen() waarden {
	out := waarden{}
	for _, donker := range []bool{false, true} {
		for naam, w := range g[donker] {
			out[naam] = w
		}
	}
	return out
}

// palet gives the colours that the tokens give. The ground comes first: what
// shines through is laid on it.
func (g gegeven) palet(donker bool, ds *diag.List) palet {
	p := nieuwPalet()
	op := wit
	if donker {
		op = zwart
	}
	for _, eerst := range []bool{true, false} {
		for _, v := range velden {
			if (v.naam == "grond") != eerst || v.naam == "font" || v.naam == "kop" {
				continue
			}
			w, tekst, ok := g.vind(v, donker)
			if !ok {
				continue
			}
			k, ok := leesKleur(tekst, op)
			if !ok {
				ds.Add(w.pos, diag.Fout, "token-kleur", "wij kunnen de kleur van %s niet lezen: %s", w.naam, inhoud(tekst)).Hint = "schrijf de kleur als #1a2b3c"
				continue
			}
			p.kleur[v.naam], p.keuze[v.naam] = k, w
			if eerst {
				op = k
			}
		}
	}
	return p
}

func inhoud(s string) string {
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return s
}

// fontnaam is what a list of fonts may be made of: it is written into a
// stylesheet.
var fontnaam = regexp.MustCompile(`^[\pL0-9 ,'"_-]+$`)

// gewoon are the names with which a list of fonts ends well.
var gewoon = regexp.MustCompile(`(?:^|,)\s*(?:sans-serif|serif|system-ui|ui-rounded|ui-sans-serif|monospace)\s*$`)

// fonts gives the declarations of the fonts that the tokens give.
func (g gegeven) fonts(ds *diag.List) []string {
	var out []string
	for _, v := range velden {
		if v.naam != "font" && v.naam != "kop" {
			continue
		}
		w, tekst, ok := g.vind(v, false)
		if !ok {
			continue
		}
		if !fontnaam.MatchString(tekst) || strings.Count(tekst, `"`)%2+strings.Count(tekst, "'")%2 > 0 {
			ds.Add(w.pos, diag.Fout, "token-letter", "wij kunnen het lettertype van %s niet lezen: %s", w.naam, inhoud(tekst)).Hint = `schrijf het als: "Noto Sans", sans-serif`
			continue
		}
		if !gewoon.MatchString(tekst) {
			tekst += ",system-ui,sans-serif"
		}
		out = append(out, "--"+v.naam+":"+cmp.Or(strings.Join(strings.Fields(tekst), " "), "inherit"))
	}
	return out
}
