package page

import (
	"html/template"
	"slices"
	"strings"

	"socialekaart/generator/kaart"
)

func (p *planner) tijden(v *Entry, e kaart.Entry) {
	ts, us := p.k.TijdenVan(e)
	for i := range ts {
		t := ts[i].Komend(p.k.Vandaag)
		r := TijdRegel{Naam: t.Naam, Wanneer: hoofd(t.Wanneer())}
		if r.Naam == "" && t.Soort != "" {
			r.Naam = woord("tijden.soort", t.Soort)
		}
		if l := p.k.Locatie(t.Locatie); l != nil {
			r.Waar = l.Titel
		}
		var b []string
		if t.NietInVakantie {
			b = append(b, "Niet in de schoolvakantie.")
		}
		if t.OokOpFeestdag {
			b = append(b, "Ook op feestdagen.")
		}
		if !t.Vanaf.Leeg() && p.k.Vandaag.Voor(t.Vanaf) {
			b = append(b, "Vanaf "+t.Vanaf.Tekst()+".")
		}
		if !t.TotEnMet.Leeg() {
			b = append(b, "Tot en met "+t.TotEnMet.Tekst()+".")
		}
		r.Bijzonder = strings.Join(b, " ")
		v.Tijden = append(v.Tijden, r)
	}
	if !gaatDoor(e) {
		return // a day on which the building is shut says nothing of what has stopped
	}
	for _, u := range us {
		eind := u.TotEnMet
		if eind.Leeg() {
			eind = u.Datum
		}
		if !eind.Voor(p.k.Vandaag) {
			v.Anders = append(v.Anders, Uitzondering(u))
		}
	}
	if p.reeks[e.Kern().ID] == nil {
		return
	}
	v.Agenda = v.URL + agendaBestand
	a := &Agenda{}
	if p.voegToe(a, e, false) > 0 {
		v.Nu = a
	}
}

// Uitzondering says in a sentence what is different on a day: "Op donderdag 24
// december is het dicht: kerstvakantie."
func Uitzondering(u kaart.Uitzondering) string {
	s := "Op " + u.Datum.MetDag()
	if !u.TotEnMet.Leeg() {
		s = "Van " + u.Datum.MetDag() + " tot en met " + u.TotEnMet.MetDag()
	}
	if u.Dicht() {
		s += " is het dicht"
	} else {
		s += " is het " + kaart.Uren(u.Van, u.Tot)
	}
	if u.Reden != "" {
		s += ": " + u.Reden
	}
	return zin(s)
}

func eerste(h template.HTML, _ []*kaart.Begrip) template.HTML { return h }

func (p *planner) plekken(v *Entry, slugs []string) {
	var out []Plek
	for _, s := range slugs {
		if l := p.k.Locatie(s); l != nil {
			out = append(out, Plek{
				Naam: l.Titel, Adres: l.Adres, Postcode: l.Postcode, Plaats: l.Plaats, OV: l.OV,
				Wel: woordenVan("toegankelijk", l.Toegankelijk), Niet: woordenVan("niet_toegankelijk", l.NietToegankelijk),
				Tekst: eerste(p.tekst(l.ID, v.Root)),
			})
		}
	}
	// What the building has is not said again for what happens in it.
	al := func(zin string) bool {
		return slices.ContainsFunc(out, func(p Plek) bool { return slices.Contains(p.Wel, zin) || slices.Contains(p.Niet, zin) })
	}
	for _, eigen := range v.Plekken {
		eigen.Wel, eigen.Niet = slices.DeleteFunc(eigen.Wel, al), slices.DeleteFunc(eigen.Niet, al)
		if len(eigen.Wel)+len(eigen.Niet) > 0 {
			out = append(out, eigen)
		}
	}
	v.Plekken = out
}
