package intake

import (
	"maps"
	"slices"
	"strings"

	"socialekaart/generator/kaart"
	"socialekaart/generator/source"
)

// Antwoorden are what somebody says about one new entry, field by field, in the
// same words as stand in the cells of a list.
type Antwoorden struct {
	d *reader
	r *record
}

// NewAntwoorden gives an entry of s about which nothing is known yet. Names of an
// organisatie, a thema and a wijk are looked up in k.
func NewAntwoorden(k *kaart.Kaart, s kaart.Soort) *Antwoorden {
	return &Antwoorden{newReader(k, &kaart.Koppeling{}, s), &record{velden: map[string]string{}}}
}

// Zet takes an answer for a field, or for "tijden" or "kosten". It gives false
// when the answer cannot be understood; then nothing has changed.
func (a *Antwoorden) Zet(veld, antwoord string) bool {
	try := &record{velden: maps.Clone(a.r.velden)}
	v := kaart.Zoek(a.d.soort, veld)
	switch {
	case veld == naarTijden || veld == naarKosten:
		a.d.parts(try, map[string][]string{veld: {antwoord}})
	case v == nil:
		return false
	default:
		a.d.field(try, v, antwoord)
	}
	if len(try.vragen) > 0 || len(try.velden) == 0 {
		return false
	}
	a.r.velden = try.velden
	return true
}

// Bestand gives the file of the entry: a concept until nothing that it needs is
// missing. Every field that was not answered stands in it as a comment with its
// explanation.
func (a *Antwoorden) Bestand(titel string, day kaart.Datum) []byte {
	fields := maps.Clone(a.r.velden)
	fields["titel"], fields["gecontroleerd_op"] = quoted(titel), day.String()
	missing := kaart.Ontbrekend(a.d.soort, func(pad string) bool {
		return fields[pad] != "" || slices.ContainsFunc(slices.Collect(maps.Keys(fields)), func(f string) bool { return strings.HasPrefix(f, pad+".") })
	})
	if len(missing) > 0 {
		fields["status"] = `"concept"`
	}
	return source.Filled(a.d.soort, fields)
}

// Namen gives the names that an answer to a field may have: the themas, the
// wijken. They are in the order of the site.
func Namen(k *kaart.Kaart, veld string) []string {
	var out []string
	switch veld {
	case "themas":
		for _, t := range k.Themas() {
			out = append(out, t.Naam)
		}
	case "organisatie":
		for _, o := range k.Organisaties() {
			out = append(out, o.Titel)
		}
	case "werkgebied":
		for _, g := range k.Gebieden() {
			if !g.BuitenRegio {
				out = append(out, g.Naam)
			}
		}
	}
	return out
}
