// Package stijl makes the colours of a site: its own, or those of a house style
// that is given as design tokens by the names of the NL Design System.
//
// A municipality has its house style as a stylesheet with hundreds of custom
// properties. This package reads that file, keeps the few that the site uses,
// computes what a house style does not have (muted text, soft backgrounds, the
// dark), and writes no more than those values. It refuses colours that cannot be
// read: the contrast of WCAG 2.2, 1.4.3 for text and 1.4.11 for edges and focus.
//
// It is pure: stylesheets in, a stylesheet and messages out.
package stijl

import (
	"bytes"
	"slices"
	"strings"

	"socialekaart/generator/diag"
)

// Bron is a stylesheet with its name for messages.
type Bron struct {
	Naam string
	Data []byte
}

// veld is a value of the style of the site, and the names of the NL Design
// System that set it, newest first: 35 of 39 published house styles have the
// names of utrecht, 5 those of basis.
type veld struct {
	naam   string
	wat    string // for messages
	tokens []string
}

var velden = []veld{
	{"font", "het lettertype", []string{"--nl-paragraph-font-family", "--basis-text-font-family-default", "--utrecht-document-font-family"}},
	{"kop", "het lettertype van koppen", []string{"--nl-heading-level-1-font-family", "--basis-heading-font-family", "--utrecht-heading-font-family"}},
	{"tekst", "de tekst", []string{"--basis-color-default-color-document", "--utrecht-document-color"}},
	{"grond", "de achtergrond", []string{"--basis-color-default-bg-document", "--utrecht-document-background-color"}},
	{"link", "een link", []string{"--nl-link-color", "--basis-color-action-2-color-default", "--utrecht-link-color"}},
	{"knop", "een knop", []string{"--nl-button-primary-background-color", "--basis-color-action-1-inverse-bg-default", "--utrecht-button-primary-action-background-color", "--utrecht-button-background-color"}},
	{"op-knop", "de tekst op een knop", []string{"--nl-button-primary-color", "--basis-color-action-1-inverse-color-default", "--utrecht-button-primary-action-color", "--utrecht-button-color"}},
	{"focus", "de rand om wat u kiest", []string{"--basis-focus-outline-color", "--utrecht-focus-outline-color"}},
	{"ring", "de rand om wat u kiest", []string{"--basis-focus-background-color", "--utrecht-focus-background-color"}},
	{"let", "een melding", []string{"--basis-color-negative-color-default", "--utrecht-form-field-error-message-color", "--utrecht-feedback-danger-color"}},
	{"rand", "de rand van een veld", []string{"--basis-form-control-border-color", "--utrecht-textbox-border-color", "--utrecht-form-control-border-color"}},
	{"band", "de balk bovenaan", nil},
	{"op-band", "de tekst in de balk bovenaan", nil},
	{"licht", "de zoekknop", nil},
	{"op-licht", "de tekst op de zoekknop", nil},
	{"vlak", "een kaartje", nil},
	{"zacht", "een zachte achtergrond", nil},
	{"zon", "het vak met de volgende stap", nil},
	{"stil", "de stille tekst", nil},
	{"lijn", "een lijn", nil},
}

func wat(naam string) string {
	i := slices.IndexFunc(velden, func(v veld) bool { return v.naam == naam })
	return velden[i].wat
}

// palet holds the values of one appearance by their name, and where each that
// somebody chose was chosen.
type palet struct {
	kleur map[string]kleur
	keuze map[string]waarde
}

func nieuwPalet() palet { return palet{map[string]kleur{}, map[string]waarde{}} }

// Maak reads the stylesheets of the site, in the order in which they follow each
// other, and the design tokens, of which a later file corrects an earlier one. It
// gives what has to come behind the stylesheets, nothing without tokens, and the
// colours of the light appearance as "#rrggbb" by name ("band").
func Maak(eigen, tokens []Bron) (css []byte, kleuren map[string]string, ds diag.List) {
	own := map[bool]waarden{false: {}, true: {}}
	for _, b := range eigen {
		for _, d := range lees(b).declaraties {
			own[d.donker][d.naam] = d.waarde // the last one counts
		}
	}
	for naam, w := range own[false] {
		if _, ok := own[true][naam]; !ok {
			own[true][naam] = w
		}
	}
	licht, donker := eigenPalet(own[false]), eigenPalet(own[true])
	var fonts []string
	if len(tokens) > 0 {
		given := leesTokens(tokens, &ds)
		huis := given.palet(false, &ds)
		fonts = given.fonts(&ds)
		nacht := given.palet(true, &ds)
		if len(huis.kleur)+len(fonts) == 0 {
			d := ds.Add(diag.Pos{File: tokens[0].Naam}, diag.Waarschuwing, "token-geen", "in de map tokens staat geen waarde die deze site gebruikt")
			d.Hint = "de site kent onder meer: --utrecht-link-color, --utrecht-document-color, --utrecht-button-primary-action-background-color"
		}
		if len(huis.kleur) > 0 {
			licht = overdag(huis, licht)
			donker = savonds(nacht, licht, donker)
		}
		css = schrijf(fonts, licht, donker, len(huis.kleur) > 0)
	}
	contrast(licht, "", &ds)
	contrast(donker, " in het donker", &ds)
	ds.Sort()
	if ds.Fouten() > 0 {
		css = nil
	}
	kleuren = map[string]string{}
	for naam, k := range licht.kleur {
		kleuren[naam] = k.String()
	}
	return css, kleuren, ds
}

// eigenPalet resolves the colours of the stylesheet of the site.
func eigenPalet(ws waarden) palet {
	p := nieuwPalet()
	for _, v := range velden {
		w, ok := ws["--"+v.naam]
		if !ok {
			continue
		}
		tekst, ok := ws.los(w.tekst)
		if k, isKleur := leesKleur(tekst, kleur{255, 255, 255}); ok && isKleur {
			p.kleur[v.naam], p.keuze[v.naam] = k, w
		}
	}
	return p
}

// schrijf writes what a house style changes, as short as it goes: it is part of
// every first visit.
func schrijf(fonts []string, licht, donker palet, colours bool) []byte {
	var b bytes.Buffer
	regel := func(p palet, first []string) {
		parts := slices.Clone(first)
		for _, v := range velden {
			if k, ok := p.kleur[v.naam]; ok && colours {
				parts = append(parts, "--"+v.naam+":"+k.kort())
			}
		}
		b.WriteString(":root{" + strings.Join(parts, ";") + "}")
	}
	if len(fonts) == 0 && !colours {
		return nil
	}
	b.WriteByte('\n')
	regel(licht, fonts)
	if colours {
		b.WriteString("\n@media (prefers-color-scheme:dark){")
		regel(donker, nil)
		b.WriteByte('}')
	}
	b.WriteByte('\n')
	return b.Bytes()
}
