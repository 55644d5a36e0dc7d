package page

import (
	"slices"
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
			ks := Keuzes{Kop: d.Naam, Links: []Link{{Tekst: "Heel " + d.Naam, URL: gebiedURL(d.ID), Gebied: d.ID}}}
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
	return Link{Tekst: g.Naam, URL: gebiedURL(g.ID), Gebied: g.ID, PC4: strings.Join(g.PC4, " ")}
}

func (p *planner) gebied(g *kaart.Gebied) {
	alle := p.aanbodIn(g.ID)
	url := gebiedURL(g.ID)
	var delen []deel
	for i := range p.k.Themas() {
		delen = append(delen, themaDeel(&p.k.Themas()[i]))
	}
	// The same on all its pages.
	themas, snel := p.delen(url, alle, delen), p.delen(url, alle, p.makkelijk())
	kruimels := []Link{{Tekst: "Wijken", URL: "wijken/"}}
	for _, om := range slices.Backward(p.k.Omgeving(g.ID)) {
		kruimels = append(kruimels, p.gebiedLink(om))
	}
	hier := p.dichtbij(g, alle)
	kalender := p.kalender(url, g.Naam, metTijden(hier))
	p.lijst(url, p.kaartjesIn(g, alle, deel{}), func() *Lijst {
		l := &Lijst{
			Layout: p.layout(url, g.Naam, "Hulp, gezelschap en iets te doen in "+g.Naam+".", "wijken", kruimels...),
			Boven:  woord("soort", g.Soort), Week: p.week(hier), Nu: p.agenda(hier), Agenda: kalender, Gebied: p.thuis(g), Groepen: p.gebiedGroepen(g, alle, deel{}), Aantal: len(alle),
			Leeg: "Hier is nog niets. Kijk bij een wijk in de buurt, of bel een wegwijzer.",
		}
		l.Wissel = []Keuzes{{Kop: "Waar gaat uw vraag over?", Links: slices.Clone(themas)}, {Kop: makkelijk, Links: slices.Clone(snel)}}
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
		l.Buren = p.buren(g, deel{})
		l.Wissel = append(l.Wissel, Keuzes{Kop: "Wijken in de buurt", Links: slices.Clone(l.Buren)})
		return l
	})
	for _, d := range append(delen, p.makkelijk()...) {
		es := d.uit(alle)
		if len(es) == 0 {
			continue
		}
		durl := url + d.pad()
		p.lijst(durl, p.kaartjesIn(g, es, d), func() *Lijst {
			l := &Lijst{
				Layout: p.layout(durl, d.titel+": "+g.Naam, d.inleid+" In "+g.Naam+".", "wijken", append(slices.Clone(kruimels), p.gebiedLink(g))...),
				Boven:  g.Naam, Inleid: []string{d.inleid}, Groepen: p.gebiedGroepen(g, es, d), Aantal: len(es),
				Gebied: p.thuis(g), Crisis: crisis(d.id), Buren: p.buren(g, d),
			}
			if p.k.Thema(d.id) != nil {
				l.vast = "thema"
			}
			l.Wissel = []Keuzes{{Kop: "Andere thema’s in " + g.Naam, Links: slices.Clone(themas)}, {Kop: makkelijk, Links: slices.Clone(snel)}}
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

// aanbodIn gives what someone in a gebied can use: everything but the
// praktijkvoorbeelden, which are about how, not about where to go.
func (p *planner) aanbodIn(id string) []kaart.Entry {
	return slices.DeleteFunc(p.k.Bereikt(id), func(e kaart.Entry) bool {
		return e.Kern().Soort == kaart.SoortPraktijkvoorbeeld
	})
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

// maxRing is the most that a wijk shows of what is for a larger area: it would
// stand on the page of each of the forty wijken. Above it a link leads to the
// page of that area.
const maxRing = 100

// ring is what is for an area around a gebied.
type ring struct {
	om *kaart.Gebied
	es []kaart.Entry
}

// ringen takes the entries of a gebied apart: the gebied itself, then each area
// around it.
func (p *planner) ringen(g *kaart.Gebied, es []kaart.Entry) (hier []kaart.Entry, om []ring) {
	hier = p.dichtbij(g, es)
	gezien := map[kaart.Entry]bool{}
	for _, e := range hier {
		gezien[e] = true
	}
	for _, o := range p.k.Omgeving(g.ID) {
		r := ring{om: o}
		for _, e := range es {
			if !gezien[e] && slices.Contains(e.Kern().Werkgebied, o.ID) {
				gezien[e] = true
				r.es = append(r.es, e)
			}
		}
		if len(r.es) > 0 {
			om = append(om, r)
		}
	}
	return hier, om
}

// kaartjesIn counts the cards that gebiedGroepen gives.
func (p *planner) kaartjesIn(g *kaart.Gebied, es []kaart.Entry, d deel) int {
	hier, om := p.ringen(g, es)
	n := len(hier) + len(p.ernaast(g, hier, es, d))
	for _, r := range om {
		if len(r.es) <= maxRing {
			n += len(r.es)
		}
	}
	return n
}

// gebiedGroepen puts what is near first: the wijk itself, then each ring around
// it. Nothing is hidden; what is for the whole gemeente comes last and shorter,
// or as a link. d is the part that es is.
func (p *planner) gebiedGroepen(g *kaart.Gebied, es []kaart.Entry, d deel) []Groep {
	var out []Groep
	hier, om := p.ringen(g, es)
	if len(hier) > 0 {
		out = append(out, Groep{Anker: "hier", Kop: "In " + g.Naam, Kaartjes: p.kaartjes(hier)})
	}
	if naast := p.ernaast(g, hier, es, d); len(naast) > 0 {
		out = append(out, Groep{
			Anker: "ernaast", Kop: "In de wijken ernaast", Kaartjes: p.kaartjes(naast),
			Toelichting: "In " + g.Naam + " zelf is nog niet zo veel. Dit is er vlakbij. Bij elk kaartje staat in welke wijk het is.",
		})
	}
	for _, r := range om {
		gr := Groep{Anker: r.om.ID, Kop: "In heel " + r.om.Naam, Toelichting: "Dit is er ook voor u."}
		if len(r.es) > maxRing {
			gr.Meer = &Link{Tekst: "Bekijk wat er is in heel " + r.om.Naam, URL: gebiedURL(r.om.ID) + d.pad(), Aantal: len(r.es)}
		} else {
			gr.Kaartjes, gr.Kort = p.kaartjes(r.es), r.om.Soort == "gemeente" && len(r.es) > 12
		}
		out = append(out, gr)
	}
	return out
}

// A gebied with fewer offers than weinig also shows up to veelErnaast of those
// next to it: about as much as a full wijk has.
const weinig, veelErnaast = 8, 12

// ernaast gives what goes on next to g and is not among es, when there is little
// in g itself.
func (p *planner) ernaast(g *kaart.Gebied, hier, es []kaart.Entry, d deel) []kaart.Entry {
	if len(hier) >= weinig {
		return nil
	}
	var out []kaart.Entry
	for _, b := range g.Buren {
		for _, e := range p.k.Hier(b) {
			f := e.Kern()
			if f.Soort != kaart.SoortPraktijkvoorbeeld && gaatDoor(e) && (d.heeft == nil || d.heeft(e)) && !slices.Contains(es, e) && !slices.Contains(out, e) {
				out = append(out, e)
			}
		}
	}
	return out[:min(len(out), veelErnaast)]
}
