package page

import (
	"slices"
	"strconv"
	"strings"

	"socialekaart/generator/kaart"
)

// gebieden plans a page for every gemeente, stadsdeel and wijk of the region,
// and one for each theme that has something in it.
func (p *planner) gebieden() {
	p.add("wijken/", "keuze.html", func() any {
		v := &Keuze{Layout: p.layout("wijken/", "Kies uw wijk", "Kies uw wijk en zie wat er bij u in de buurt is.", "wijken"), Inleid: "Zie wat er bij u in de buurt is.", Groepen: p.wijkKeuzes()}
		return v
	})
	// A page of its own: the list has a script for the postcode, and five requests
	// are enough for a page.
	p.add("wijken/tekening/", "keuze.html", func() any {
		return &Keuze{
			Layout: p.layout("wijken/tekening/", "De wijken op een tekening", "Kies uw wijk op een tekening van de regio.", "wijken", Link{Tekst: "Wijken", URL: "wijken/"}),
			Inleid: "Het getal zegt hoeveel er dichtbij is. Kies een wijk: daar ziet u ook wat er verder voor u is.", Plan: p.plattegrond(),
		}
	})
	for i := range p.k.Gebieden() {
		if g := &p.k.Gebieden()[i]; !g.BuitenRegio {
			p.gebied(g)
		}
	}
}

// wijkKeuzes groups the wijken by stadsdeel, those of a gemeente without
// stadsdelen by gemeente, and the gemeenten without wijken at the end.
func (p *planner) wijkKeuzes() []Keuzes {
	var out []Keuzes
	var los []Link
	for _, gem := range p.k.Delen("") {
		delen := p.k.Delen(gem.ID)
		if len(delen) == 0 {
			los = append(los, p.gebiedLink(gem))
			continue
		}
		eigen := Keuzes{Kop: gem.Naam}
		for _, d := range delen {
			if d.Soort == "wijk" {
				eigen.Links = append(eigen.Links, p.gebiedLink(d))
				continue
			}
			ks := Keuzes{Kop: d.Naam, Links: []Link{{Tekst: "Heel " + d.Naam, URL: gebiedURL(d.ID), Gebied: d.ID}}}
			for _, w := range p.k.Delen(d.ID) {
				ks.Links = append(ks.Links, p.gebiedLink(w))
			}
			out = append(out, ks)
		}
		if len(eigen.Links) > 0 {
			out = append(out, eigen)
		}
	}
	if len(los) > 0 {
		out = append(out, Keuzes{Kop: "Rond " + p.hoofdplaats(), Links: los})
	}
	return out
}

func (p *planner) hoofdplaats() string {
	for _, g := range p.k.Delen("") {
		if len(p.k.Delen(g.ID)) > 0 {
			return g.Naam
		}
	}
	return p.site.Regio
}

func (p *planner) gebiedLink(g *kaart.Gebied) Link {
	return Link{Tekst: g.Naam, URL: gebiedURL(g.ID), Gebied: g.ID, PC4: strings.Join(g.PC4, " "), Plek: plek(g)}
}

func plek(g *kaart.Gebied) string {
	if g.Lat == 0 || g.Lon == 0 {
		return ""
	}
	return strconv.FormatFloat(g.Lat, 'f', -1, 64) + " " + strconv.FormatFloat(g.Lon, 'f', -1, 64)
}

func (p *planner) gebied(g *kaart.Gebied) {
	b, url := p.buurten[g.ID], gebiedURL(g.ID)
	// The same on all its pages.
	themas, snel := p.delen(url, b.alle, p.themaDelen), p.delen(url, b.alle, p.makkelijk)
	kruimels := []Link{{Tekst: "Wijken", URL: "wijken/"}}
	for _, om := range slices.Backward(p.k.Omgeving(g.ID)) {
		kruimels = append(kruimels, p.gebiedLink(om))
	}
	hier := p.uit(b.hier)
	kalender := p.kalender(url, g.Naam, metTijden(hier))
	n := p.kaartjesIn(g, allesDeel)
	p.lijst(url, p.kaartjesIn(g, deel{}), func() *Lijst {
		l := &Lijst{
			Layout: p.layout(url, g.Naam, "Hulp, gezelschap en iets te doen in "+g.Naam+".", "wijken", kruimels...),
			Boven:  woord("soort", g.Soort), Agenda: kalender, Gebied: p.thuis(g), Groepen: p.gebiedGroepen(g, deel{}), Aantal: b.alle.aantal(), zonderZeef: true,
			Leeg: p.leeg("Hier is nog niets. Kijk bij een wijk in de buurt", ", of bel een wegwijzer."),
		}
		if p.weekRegels(metTijden(hier)) <= agendaRegels {
			l.Week, l.Nu = p.week(hier), p.agenda(hier)
		} else {
			l.Weken = agendaURL
		}
		if p.heeftGids(g) {
			l.Gids = gidsURL + g.ID + "/"
		}
		l.Wissel = []Keuzes{{Kop: "Waar gaat uw vraag over?", Links: slices.Clone(themas)}, {Kop: makkelijk, Links: slices.Concat(snel, formulier(url+allesDeel.pad(), deel{}, n)), Kaal: true}}
		if ws := p.k.Delen(g.ID); len(ws) > 0 {
			ks := Keuzes{Kop: "Kies een " + ws[0].Soort}
			for _, w := range ws {
				ks.Links = append(ks.Links, p.gebiedLink(w))
			}
			l.Wissel = append(l.Wissel, ks)
		}
		l.Wissel = append(l.Wissel, Keuzes{Kop: "Wijken in de buurt", Links: p.buren(g, deel{})})
		for i := range l.Wissel {
			l.Wissel[i].Open = l.Weken != "" // there is little else on the page
		}
		return l
	})
	for _, d := range slices.Concat(p.themaDelen, p.makkelijk, []deel{allesDeel}) {
		aantal := d.aantal(b.alle)
		if aantal == 0 {
			continue
		}
		durl, titel := url+d.pad(), d.titel+": "+g.Naam
		if d.id == allesDeel.id {
			titel = "Alles in " + g.Naam
		}
		p.lijst(durl, p.kaartjesIn(g, d), func() *Lijst {
			l := &Lijst{
				Layout: p.layout(durl, titel, d.inleid+" In "+g.Naam+".", "wijken", append(slices.Clone(kruimels), p.gebiedLink(g))...),
				Boven:  g.Naam, Inleid: []string{d.inleid}, Groepen: p.gebiedGroepen(g, d), Aantal: aantal,
				Gebied: p.thuis(g), Crisis: p.crisis(d.id), Buren: p.buren(g, d), zonderZeef: d.id != allesDeel.id,
			}
			if p.k.Thema(d.id) != nil {
				l.Verlaat = p.verlaat(d.id)
			}
			l.Wissel = []Keuzes{{Kop: "Andere thema’s in " + g.Naam, Links: slices.Clone(themas)}, {Kop: makkelijk, Links: slices.Clone(snel)}}
			if l.zonderZeef {
				l.Wissel[1].Links, l.Wissel[1].Kaal = append(l.Wissel[1].Links, formulier(url+allesDeel.pad(), d, n)...), true
			}
			return l
		}).Sitemap = false
	}
}

// buren links to what is next to g: to the part d of it where there is one.
func (p *planner) buren(g *kaart.Gebied, d deel) []Link {
	var out []Link
	for _, b := range g.Buren {
		if w := p.k.Gebied(b); w != nil {
			l := p.gebiedLink(w)
			if p.urls[l.URL+d.pad()] {
				l.URL += d.pad()
			}
			out = append(out, l)
		}
	}
	return out
}

// thuis gives the id of a gebied that somebody can call theirs, else "".
func (p *planner) thuis(g *kaart.Gebied) string {
	if len(p.k.Delen(g.ID)) > 0 {
		return ""
	}
	return g.ID
}

// maxRing is the most that a wijk shows of what is for a larger area: it would
// stand on the page of each of the forty wijken. Above it a link leads to the
// page of that area. The first page of a gebied shows no more of its own either.
const maxRing = 100

// lang is from how much of what is for the whole gemeente a list has names only, and
// the first page of a gebied a link.
const lang = 12

// kaartjesIn counts the cards that gebiedGroepen gives.
func (p *planner) kaartjesIn(g *kaart.Gebied, d deel) int {
	b := p.buurten[g.ID]
	n := len(p.ernaast(g, d))
	if hier := d.aantal(b.hier); d.id != "" || hier <= maxRing {
		n += hier
	}
	for _, r := range b.ringen {
		if m := d.aantal(r.in); m <= maxRing && (d.id != "" || !kort(r, m)) {
			n += m
		}
	}
	return n
}

// kort says whether the n entries of a ring are names only.
func kort(r ring, n int) bool { return r.om.Soort == "gemeente" && n > lang }

// gebiedGroepen puts what is near first: the wijk itself, then each ring around
// it. Nothing is hidden; what is for the whole gemeente comes last and shorter,
// or as a link. d is the part that is shown.
func (p *planner) gebiedGroepen(g *kaart.Gebied, d deel) []Groep {
	var out []Groep
	b := p.buurten[g.ID]
	meer := func(om *kaart.Gebied, url string, n int) *Link {
		return &Link{Tekst: "Bekijk wat er is in heel " + om.Naam, URL: url, Aantal: n}
	}
	if hier := d.uit(b.hier); hier.aantal() > 0 {
		gr := Groep{Anker: "hier", Kop: "In " + g.Naam}
		if n := hier.aantal(); d.id == "" && n > maxRing {
			gr.Meer = meer(g, gebiedURL(g.ID)+allesDeel.pad(), n)
		} else {
			gr.Kaartjes = p.kaartjes(p.uit(hier))
		}
		out = append(out, gr)
	}
	if naast := p.ernaast(g, d); len(naast) > 0 {
		out = append(out, Groep{
			Anker: ernaastAnker, Kop: "In de wijken ernaast", Kaartjes: p.kaartjes(naast),
			Toelichting: "In " + g.Naam + " zelf is nog niet zo veel. Dit is er vlakbij. Bij elk kaartje staat in welke wijk het is.",
		})
	}
	for _, r := range b.ringen {
		in := d.uit(r.in)
		n := in.aantal()
		if n == 0 {
			continue
		}
		gr := Groep{Anker: r.om.ID, Kop: "In heel " + r.om.Naam, Toelichting: "Dit is er ook voor u."}
		switch {
		case n > maxRing:
			gr.Meer = meer(r.om, gebiedURL(r.om.ID)+d.pad(), n)
		case d.id == "" && kort(r, n):
			gr.Meer = meer(r.om, gebiedURL(g.ID)+allesDeel.pad()+"#"+gr.Anker, n)
		default:
			gr.Kaartjes, gr.Kort = p.kaartjes(p.uit(in)), kort(r, n)
		}
		out = append(out, gr)
	}
	return out
}

// A gebied with fewer offers than weinig also shows up to veelErnaast of those
// next to it: about as much as a full wijk has.
const weinig, veelErnaast = 8, 12

const ernaastAnker = "ernaast"

// ernaast gives what goes on next to g and not in it, of the part d, when there
// is little in g itself: one gebied next to it after the other.
func (p *planner) ernaast(g *kaart.Gebied, d deel) []kaart.Entry {
	b, v := p.buurten[g.ID], p.vermeldingen
	if d.aantal(b.hier) >= weinig {
		return nil
	}
	var out []kaart.Entry
	gezien := d.uit(b.alle)
	for _, buur := range g.Buren {
		if v.noemt[buur] == nil {
			continue
		}
		in := d.uit(v.noemt[buur].en(v.aanbod).en(v.door)).zonder(gezien)
		gezien = gezien.of(in)
		out = append(out, p.uit(in)...)
	}
	return out[:min(len(out), veelErnaast)]
}
