package page

import (
	"strings"

	"socialekaart/generator/kaart"
)

// A deel is a part of the kaart that has pages of its own inside others: in each
// gebied that has something of it, and for some also in each theme. With the
// links between them people narrow a list without any script.
// The zero deel is all there is.
type deel struct {
	id     string // the last part of its address; "" for all
	titel  string
	inleid string
	in     verzameling
}

// uit gives what of v belongs to d.
func (d deel) uit(v verzameling) verzameling {
	if d.id == "" {
		return v
	}
	return v.en(d.in)
}

// aantal gives how much of v belongs to d.
func (d deel) aantal(v verzameling) int {
	if d.id == "" {
		return v.aantal()
	}
	return v.aantalEn(d.in)
}

// pad gives what comes after the address of a page for its part d.
func (d deel) pad() string {
	if d.id == "" {
		return ""
	}
	return d.id + "/"
}

// makkelijk is the name of the filters that need no thinking; the three that
// people ask for most after wijk and theme.
const makkelijk = "Makkelijk meedoen"

func (p *planner) makkelijkeDelen() []deel {
	v := p.vermeldingen
	return []deel{
		{"gratis", "Gratis", "Dit kost u niets.", v.met(isGratis)},
		{"zonder-verwijzing", "Zonder verwijzing", "U hebt hiervoor geen verwijzing en geen besluit nodig.", v.met(zonderVerwijzing)},
		{"binnenlopen", "Binnenlopen", "U kunt hier zo naar binnen. Bellen of aanmelden hoeft niet.", v.met(isBinnenlopen)},
	}
}

// delen links to the parts ds of the page at url that have something in v.
func (p *planner) delen(url string, v verzameling, ds []deel) []Link {
	var out []Link
	for _, d := range ds {
		if n := d.aantal(v); n > 0 {
			out = append(out, Link{Tekst: d.titel, URL: url + d.pad(), Aantal: n})
		}
	}
	return out
}

// makkelijkLijsten plans the parts of the whole region.
func (p *planner) makkelijkLijsten() {
	alle := p.vermeldingen.regio.en(p.vermeldingen.aanbod)
	for _, d := range p.makkelijk {
		es := p.uit(d.uit(alle))
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
	p.makkelijkRegio = p.delen("", alle, p.makkelijk)
}

// makkelijkIn plans the parts of a theme.
func (p *planner) makkelijkIn(t *kaart.Thema, in verzameling) {
	for _, d := range p.makkelijk {
		deze := p.uit(d.uit(in))
		if len(deze) == 0 {
			continue
		}
		url := themaURL(t.ID) + d.pad()
		p.lijst(url, len(deze), func() *Lijst {
			l := &Lijst{
				Layout: p.layout(url, t.Naam+": "+strings.ToLower(d.titel), t.Kort+" "+d.inleid, "themas", Link{Tekst: "Thema’s", URL: "themas/"}, Link{Tekst: t.Naam, URL: themaURL(t.ID)}),
				Inleid: []string{d.inleid}, Groepen: p.perSoort(deze), Aantal: len(deze), Crisis: p.crisis(t.ID), vast: "thema",
			}
			l.Verlaat = p.verlaat(t.ID)
			return l
		}).Sitemap = false
	}
}

// wijkDeelLinks leads from a part to the stadsdelen and gemeenten that have
// something of it.
func (p *planner) wijkDeelLinks(d deel) []Link {
	var out []Link
	voeg := func(g *kaart.Gebied) {
		if n := d.aantal(p.buurten[g.ID].alle); n > 0 {
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
