package page

import (
	"slices"

	"socialekaart/generator/kaart"
)

// gebieden plans a page for every gemeente, stadsdeel and wijk of the region,
// and one for each theme that has something in it.
func (p *planner) gebieden() {
	p.add("wijken/", "keuze.html", func() any {
		v := &Keuze{Layout: p.layout("wijken/", "Kies uw wijk", "Kies uw wijk en zie wat er bij u in de buurt is.", "wijken"), Inleid: "Zie wat er bij u in de buurt is.", Groepen: p.wijkKeuzes()}
		return v
	})
	for i := range p.k.Gebieden() {
		if g := &p.k.Gebieden()[i]; !g.BuitenRegio {
			p.gebied(g)
		}
	}
}

// wijkKeuzes groups the wijken by stadsdeel, and the gemeenten without wijken
// at the end.
func (p *planner) wijkKeuzes() []Keuzes {
	var out []Keuzes
	var los []Link
	for _, gem := range p.k.Delen("") {
		delen := p.k.Delen(gem.ID)
		if len(delen) == 0 {
			los = append(los, p.gebiedLink(gem))
			continue
		}
		for _, d := range delen {
			ks := Keuzes{Kop: d.Naam, Links: []Link{{Tekst: "Heel " + d.Naam, URL: gebiedURL(d.ID)}}}
			for _, w := range p.k.Delen(d.ID) {
				ks.Links = append(ks.Links, p.gebiedLink(w))
			}
			out = append(out, ks)
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
	return Link{Tekst: g.Naam, URL: gebiedURL(g.ID)}
}

func (p *planner) gebied(g *kaart.Gebied) {
	alle := p.aanbodIn(g.ID)
	kruimels := []Link{{Tekst: "Wijken", URL: "wijken/"}}
	for _, om := range slices.Backward(p.k.Omgeving(g.ID)) {
		kruimels = append(kruimels, p.gebiedLink(om))
	}
	url := gebiedURL(g.ID)
	p.add(url, "lijst.html", func() any {
		l := &Lijst{
			Layout: p.layout(url, g.Naam, "Hulp, gezelschap en iets te doen in "+g.Naam+".", "wijken", kruimels...),
			Boven:  woord("soort", g.Soort), Week: p.week(p.dichtbij(g, alle)), Groepen: p.gebiedGroepen(g, alle), Aantal: len(alle),
			Leeg: "Hier is nog niets. Kijk bij een wijk in de buurt, of bel een wegwijzer.",
		}
		l.Wissel = append(l.Wissel, Keuzes{Kop: "Waar gaat uw vraag over?", Links: p.themasIn(g, alle)})
		if ws := p.k.Delen(g.ID); len(ws) > 0 {
			ks := Keuzes{Kop: "Kies een wijk"}
			if g.Soort == "gemeente" {
				ks.Kop = "Kies een stadsdeel"
			}
			for _, w := range ws {
				ks.Links = append(ks.Links, p.gebiedLink(w))
			}
			l.Wissel = append(l.Wissel, ks)
		}
		if len(g.Buren) > 0 {
			ks := Keuzes{Kop: "Wijken in de buurt"}
			for _, b := range g.Buren {
				if w := p.k.Gebied(b); w != nil {
					ks.Links = append(ks.Links, p.gebiedLink(w))
				}
			}
			l.Wissel = append(l.Wissel, ks)
		}
		return l
	})
	for _, t := range p.k.Themas() {
		es := metThema(alle, t.ID)
		if len(es) == 0 {
			continue
		}
		turl := url + t.ID + "/"
		p.add(turl, "lijst.html", func() any {
			l := &Lijst{
				Layout: p.layout(turl, t.Naam+": "+g.Naam, t.Kort+" In "+g.Naam+".", "wijken", append(slices.Clone(kruimels), p.gebiedLink(g))...),
				Boven:  g.Naam, Inleid: []string{t.Kort}, Groepen: p.gebiedGroepen(g, es), Aantal: len(es),
			}
			l.Wissel = []Keuzes{{Kop: "Andere thema’s in " + g.Naam, Links: p.themasIn(g, alle)}}
			return l
		}).Sitemap = false
	}
}

// aanbodIn gives what someone in a gebied can use: everything but the
// praktijkvoorbeelden, which are about how, not about where to go.
func (p *planner) aanbodIn(id string) []kaart.Entry {
	return slices.DeleteFunc(p.k.Bereikt(id), func(e kaart.Entry) bool {
		return e.Kern().Soort == kaart.SoortPraktijkvoorbeeld
	})
}

func metThema(es []kaart.Entry, id string) []kaart.Entry {
	var out []kaart.Entry
	for _, e := range es {
		if slices.Contains(e.Kern().Themas, id) {
			out = append(out, e)
		}
	}
	return out
}

// dichtbij keeps what names the gebied itself or a part of it.
func (p *planner) dichtbij(g *kaart.Gebied, es []kaart.Entry) []kaart.Entry {
	boven := map[string]bool{}
	for _, om := range p.k.Omgeving(g.ID) {
		boven[om.ID] = true
	}
	var out []kaart.Entry
	for _, e := range es {
		if p.noemt(e, g.ID, boven) {
			out = append(out, e)
		}
	}
	return out
}

// noemt says whether the werkgebied of e has id or a part of it.
func (p *planner) noemt(e kaart.Entry, id string, boven map[string]bool) bool {
	return slices.ContainsFunc(e.Kern().Werkgebied, func(w string) bool {
		if w == id {
			return true
		}
		return !boven[w] && slices.ContainsFunc(p.k.Omgeving(w), func(om *kaart.Gebied) bool { return om.ID == id })
	})
}

// gebiedGroepen puts what is near first: the wijk itself, then each ring around
// it. Nothing is hidden; what is for the whole gemeente comes last and shorter.
func (p *planner) gebiedGroepen(g *kaart.Gebied, es []kaart.Entry) []Groep {
	var out []Groep
	hier := p.dichtbij(g, es)
	if len(hier) > 0 {
		out = append(out, Groep{Anker: "hier", Kop: "In " + g.Naam, Kaartjes: p.kaartjes(hier)})
	}
	for _, om := range p.k.Omgeving(g.ID) {
		var ring []kaart.Entry
		for _, e := range es {
			if slices.Contains(e.Kern().Werkgebied, om.ID) && !slices.Contains(hier, e) {
				ring = append(ring, e)
			}
		}
		if len(ring) == 0 {
			continue
		}
		hier = append(hier, ring...)
		out = append(out, Groep{
			Anker: om.ID, Kop: "In heel " + om.Naam, Toelichting: "Dit is er ook voor u.", Kaartjes: p.kaartjes(ring), Kort: om.Soort == "gemeente" && len(ring) > 12,
		})
	}
	return out
}

func (p *planner) themasIn(g *kaart.Gebied, es []kaart.Entry) []Link {
	var out []Link
	for _, t := range p.k.Themas() {
		if n := len(metThema(es, t.ID)); n > 0 {
			out = append(out, Link{Tekst: t.Naam, URL: gebiedURL(g.ID) + t.ID + "/", Aantal: n})
		}
	}
	return out
}

// wijkThemaLinks leads from a theme to the stadsdelen and gemeenten.
func (p *planner) wijkThemaLinks(thema string) []Link {
	var out []Link
	voeg := func(g *kaart.Gebied) {
		if n := len(metThema(p.aanbodIn(g.ID), thema)); n > 0 {
			out = append(out, Link{Tekst: g.Naam, URL: gebiedURL(g.ID) + thema + "/", Aantal: n})
		}
	}
	for _, gem := range p.k.Delen("") {
		delen := p.k.Delen(gem.ID)
		if len(delen) == 0 {
			voeg(gem)
		}
		for _, d := range delen {
			voeg(d)
		}
	}
	return out
}
