package page

import (
	"slices"
	"strings"

	"socialekaart/generator/kaart"
)

// A deel is a part of the kaart that has pages of its own inside others: in each
// gebied that has something of it, and for some also in each theme. With the
// links between them people narrow a list without any script.
// The zero deel is all there is, on the page that people come to first; allesDeel
// is the same on a page of its own, with the form to narrow it.
type deel struct {
	id     string // the last part of its address; "" for all
	titel  string
	inleid string
	in     verzameling // nil for all
	filter string      // what the address of a form says that narrows to it: "#kosten=gratis"
}

// uit gives what of v belongs to d.
func (d deel) uit(v verzameling) verzameling {
	if d.in == nil {
		return v
	}
	return v.en(d.in)
}

// aantal gives how much of v belongs to d.
func (d deel) aantal(v verzameling) int {
	if d.in == nil {
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

// allesDeel is everything in a gebied. The form with its answers on each card is
// 3.4 KB of the 10 KB that a wijk took, the names of what is for the whole gemeente 1.1.
var allesDeel = deel{id: "alles", titel: "Alles", inleid: "Alles wat er voor u is, van dichtbij naar verder weg."}

// formulier leads from a part d to the form of the list at url, of n cards, with the
// answer filled in that d is; without script one fills it in again. It gives nothing
// where that list has no form.
func formulier(url string, d deel, n int) []Link {
	if n < minZeef || n > perBlad {
		return nil
	}
	return []Link{{Tekst: "Meer filters", URL: url + d.filter}}
}

func (p *planner) makkelijkeDelen() []deel {
	v := p.vermeldingen
	return []deel{
		{"gratis", "Gratis", "Dit kost u niets.", v.met(isGratis), "#kosten=gratis"},
		{"zonder-verwijzing", "Zonder verwijzing", "U hebt hiervoor geen verwijzing en geen besluit nodig.", v.met(zonderVerwijzing), "#verwijzing=zonder"},
		{"binnenlopen", "Binnenlopen", "U kunt hier zo naar binnen. Bellen of aanmelden hoeft niet.", v.met(isBinnenlopen), "#meedoen=binnenlopen"},
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
				Inleid: []string{d.inleid}, Groepen: p.perSoort(deze), Aantal: len(deze), Crisis: p.crisis(t.ID), zonderZeef: true,
			}
			l.Verlaat = p.verlaat(t.ID)
			l.Wissel = []Keuzes{{Kop: makkelijk, Links: slices.Concat(p.delen(themaURL(t.ID), in, p.makkelijk), formulier(themaURL(t.ID), d, in.aantal())), Kaal: true}}
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
