package page

import (
	"slices"
	"strings"

	"socialekaart/generator/kaart"
)

// A deel is a part of the kaart that has pages of its own inside others: in each
// gebied that has something of it, and for some also in each theme. With the
// links between them people narrow a list without any script (thema.md §5.1).
// The zero deel is all there is.
type deel struct {
	id     string // the last part of its address; "" for all
	titel  string
	inleid string
	heeft  func(kaart.Entry) bool
}

// uit gives the entries of es that belong to d.
func (d deel) uit(es []kaart.Entry) []kaart.Entry {
	if d.heeft == nil {
		return es
	}
	var out []kaart.Entry
	for _, e := range es {
		if d.heeft(e) {
			out = append(out, e)
		}
	}
	return out
}

// pad gives what comes after the address of a page for its part d.
func (d deel) pad() string {
	if d.id == "" {
		return ""
	}
	return d.id + "/"
}

func themaDeel(t *kaart.Thema) deel {
	return deel{t.ID, t.Naam, t.Kort, func(e kaart.Entry) bool { return slices.Contains(e.Kern().Themas, t.ID) }}
}

// makkelijk is the name of the filters that need no thinking; the three that
// people ask for most after wijk and theme (domein.md §8b).
const makkelijk = "Makkelijk meedoen"

func (p *planner) makkelijk() []deel {
	is := func(filter, waarde string) func(kaart.Entry) bool {
		nr := p.zeef.nummer[[2]string{filter, waarde}]
		return func(e kaart.Entry) bool { return slices.Contains(p.alleKaartjes[e.Kern().ID].nrs, nr) }
	}
	return []deel{
		{"gratis", "Gratis", "Dit kost u niets.", is("kosten", "gratis")},
		{"zonder-verwijzing", "Zonder verwijzing", "U hebt hiervoor geen verwijzing en geen besluit nodig.", is("verwijzing", "zonder")},
		{"binnenlopen", "Binnenlopen", "U kunt hier zo naar binnen. Bellen of aanmelden hoeft niet.", is("meedoen", "binnenlopen")},
	}
}

// delen links to the parts ds of the page at url that have something in es.
func (p *planner) delen(url string, es []kaart.Entry, ds []deel) []Link {
	var out []Link
	for _, d := range ds {
		if n := len(d.uit(es)); n > 0 {
			out = append(out, Link{Tekst: d.titel, URL: url + d.pad(), Aantal: n})
		}
	}
	return out
}

// makkelijkLijsten plans the parts of the whole region.
func (p *planner) makkelijkLijsten() {
	var alle []kaart.Entry
	for e := range p.k.Entries() {
		if p.k.InRegio(e) && e.Kern().Soort != kaart.SoortPraktijkvoorbeeld {
			alle = append(alle, e)
		}
	}
	for _, d := range p.makkelijk() {
		es := d.uit(alle)
		if len(es) == 0 {
			continue
		}
		url := d.pad()
		p.lijst(url, len(es), func() *Lijst {
			l := &Lijst{Layout: p.layout(url, d.titel, d.inleid, ""), Boven: makkelijk, Inleid: []string{d.inleid}, Groepen: p.perThema(es), Aantal: len(es)}
			l.Wissel = []Keuzes{{Kop: "In uw wijk", Links: p.wijkDeelLinks(d)}, {Kop: "Op deze pagina", Links: ankers(l.Groepen)}}
			return l
		})
	}
	p.makkelijkRegio = p.delen("", alle, p.makkelijk())
}

// makkelijkIn plans the parts of a theme.
func (p *planner) makkelijkIn(t *kaart.Thema, es []kaart.Entry) {
	for _, d := range p.makkelijk() {
		deze := d.uit(es)
		if len(deze) == 0 {
			continue
		}
		url := themaURL(t.ID) + d.pad()
		p.lijst(url, len(deze), func() *Lijst {
			return &Lijst{
				Layout: p.layout(url, t.Naam+": "+strings.ToLower(d.titel), t.Kort+" "+d.inleid, "themas", Link{Tekst: "Thema’s", URL: "themas/"}, Link{Tekst: t.Naam, URL: themaURL(t.ID)}),
				Inleid: []string{d.inleid}, Groepen: p.perSoort(deze), Aantal: len(deze), Crisis: crisis(t.ID), vast: "thema",
			}
		}).Sitemap = false
	}
}

// wijkDeelLinks leads from a part to the stadsdelen and gemeenten that have
// something of it.
func (p *planner) wijkDeelLinks(d deel) []Link {
	var out []Link
	voeg := func(g *kaart.Gebied) {
		if n := len(d.uit(p.aanbodIn(g.ID))); n > 0 {
			out = append(out, Link{Tekst: g.Naam, URL: gebiedURL(g.ID) + d.pad(), Aantal: n})
		}
	}
	for _, gem := range p.k.Delen("") {
		delen := p.k.Delen(gem.ID)
		if len(delen) == 0 {
			voeg(gem)
		}
		for _, s := range delen {
			voeg(s)
		}
	}
	return out
}
