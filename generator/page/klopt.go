package page

import (
	"html/template"
	"net/url"
	"strconv"
	"strings"

	"socialekaart/generator/kaart"
)

// Klopt is a part of a page of which somebody can say that it is not right, and
// the ways to say so.
type Klopt struct {
	Wat, Kop  string       // "de tijden", "De tijden"
	Mail      template.URL // a mail with what stands there now; "" without an address of the redactie
	Formulier string       // the form of the host, filled in the same; "" when the settings have none
	Bewerk    string       // the file in the editor of the host, at its line; "" when the settings have none
}

// klopt gives the parts of e that get old: each with what the page says now, so
// that who writes only has to write what it should be.
func (p *planner) klopt(v *Entry, e kaart.Entry) []Klopt {
	f := e.Kern()
	var out []Klopt
	deel := func(kop, wat, nu, bestand, pad string, pos kaart.Posities) {
		k := Klopt{Wat: wat, Kop: kop, Mail: p.meldDeel(f.Titel, wat, nu, v.URL)}
		w := p.k.Instelling.Wijzigen
		k.Bewerk = invullen(w.Bewerken, url.PathEscape, map[string]string{"pad": bestand, "regel": strconv.Itoa(max(pos.Van(pad).Line, 1))})
		k.Formulier = invullen(w.Melden, url.QueryEscape, map[string]string{"pad": bestand, "titel": f.Titel, "vermelding": string(f.ID), "onderdeel": wat, "nu": nu})
		if k.Mail != "" || k.Bewerk != "" || k.Formulier != "" {
			out = append(out, k)
		}
	}
	eigen := "content/" + string(f.ID) + ".md"
	if len(v.Tijden) > 0 {
		var nu []string
		for _, t := range v.Tijden {
			nu = append(nu, strings.TrimPrefix(t.Naam+": "+t.Wanneer, ": "))
		}
		deel("De tijden", "de tijden", strings.Join(nu, "\n"), eigen, "tijden[0]", f.Pos)
	}
	if len(f.Locaties) > 0 {
		if l := p.k.Locatie(f.Locaties[0]); l != nil {
			deel("Het adres", "het adres", strings.Join([]string{l.Titel, l.Adres, l.Postcode + " " + l.Plaats}, ", "), "content/"+string(l.ID)+".md", "adres", l.Pos)
		}
	}
	if t := v.Contact.Telefoon; t != nil {
		bestand, pos := eigen, f.Pos
		if o := p.k.Organisatie(f.Organisatie); f.Contact.Telefoon == "" && o != nil {
			bestand, pos = "content/"+string(o.ID)+".md", o.Pos
		}
		deel("Het telefoonnummer", "het telefoonnummer", t.Toon, bestand, "contact.telefoon", pos)
	}
	deel("Iets anders", "deze vermelding", "", eigen, "titel", f.Pos)
	return out
}

// meldDeel gives a mail to the redactie about one part of a page.
func (p *planner) meldDeel(titel, wat, nu, pad string) template.URL {
	if p.site.Email == "" {
		return ""
	}
	tekst := "Over deze pagina: " + p.site.BaseURL + pad + "\n\n"
	if nu != "" {
		tekst += "Dit staat er nu:\n" + nu + "\n\n"
	} else {
		tekst += "Dit klopt niet:\n\n"
	}
	return template.URL("mailto:" + p.site.Email + "?subject=" + url.PathEscape("Klopt niet: "+titel+" ("+wat+")") +
		"&body=" + url.PathEscape(tekst+"Zo is het wel:\n"))
}

// invullen puts values in a pattern of the settings: {pad}, {regel}. A slash
// stays, for it is part of the name of a file.
func invullen(patroon string, escape func(string) string, waarden map[string]string) string {
	for naam, waarde := range waarden { // each has a place of its own: the order does not matter
		patroon = strings.ReplaceAll(patroon, "{"+naam+"}", strings.ReplaceAll(escape(waarde), "%2F", "/"))
	}
	return patroon
}
