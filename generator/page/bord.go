package page

import (
	"cmp"
	"slices"
	"strconv"

	"socialekaart/generator/kaart"
)

// The addresses of the boards.
const (
	versheidURL = "versheid/"
	vlekkenURL  = "witte-vlekken/"
)

// Versheid is what versheid.html gets: how many entries are checked in time.
type Versheid struct {
	Layout
	Procent         string
	Aantal          int
	Tabellen        []VersheidTabel
	Opnieuw         []VersheidRij // what must be checked again, the most urgent first
	Meer            int           // how many stand not in Opnieuw
	Verberg         int           // months after which an entry leaves the site
	ControleMaanden []Feit
}

// VersheidTabel is the board of the organisaties, or of the wijken.
type VersheidTabel struct {
	Anker, Kop string
	Rijen      []VersheidRij
}

// VersheidRij is one line of the board.
type VersheidRij struct {
	Naam, URL string
	OpTijd    string // "7 van 8"
	Alles     bool   // nothing is overdue
	Oudste    string // the check of longest ago, in words
	Datum     string // the same for machines
}

// mostOpnieuw bounds the list of what is overdue: the board is for seeing how it
// goes; the command controle is for working it off.
const mostOpnieuw = 50

func (p *planner) versheid() {
	const url = versheidURL
	p.add(url, "versheid.html", func() any {
		v := &Versheid{
			Layout:  p.layout(url, "Is alles nog actueel?", "Hier ziet u hoeveel op deze kaart op tijd is nagekeken.", "meedoen"),
			Verberg: p.k.VerbergMaanden(),
		}
		alle := p.k.VersheidVan(slices.Collect(p.k.Entries()))
		v.Aantal, v.Procent = alle.Aantal, strconv.Itoa(alle.Procent())
		for s := kaart.SoortVoorziening; s <= kaart.SoortPraktijkvoorbeeld; s++ {
			v.ControleMaanden = append(v.ControleMaanden, Feit{hoofd(s.String()), elkeMaanden(p.k.Instelling.ControleMaanden.Van(s))})
		}
		orgs, wijken := VersheidTabel{Anker: "organisaties", Kop: "Per organisatie"}, VersheidTabel{Anker: "wijken", Kop: "Per wijk"}
		for _, o := range p.k.Organisaties() {
			orgs.zet(o.Titel, entryURL(o.ID), p.k.VersheidVan(p.k.VanOrganisatie(o.ID.Slug())))
		}
		for _, g := range p.wijken() {
			wijken.zet(g.Naam, gebiedURL(g.ID), p.k.VersheidVan(p.k.Hier(g.ID)))
		}
		v.Tabellen = []VersheidTabel{orgs, wijken}
		for _, e := range p.k.TeControleren() {
			if f := e.Kern(); p.k.Verouderd(e) {
				v.Opnieuw = append(v.Opnieuw, VersheidRij{Naam: f.Titel, URL: entryURL(f.ID), Oudste: f.GecontroleerdOp.Tekst(), Datum: f.GecontroleerdOp.String()})
			}
		}
		v.Meer = max(len(v.Opnieuw)-mostOpnieuw, 0)
		v.Opnieuw = v.Opnieuw[:len(v.Opnieuw)-v.Meer]
		return v
	})
}

// zet adds a line, unless there is nothing to check.
func (t *VersheidTabel) zet(naam, url string, v kaart.Versheid) {
	if v.Aantal > 0 {
		t.Rijen = append(t.Rijen, VersheidRij{
			Naam: naam, URL: url, OpTijd: strconv.Itoa(v.OpTijd) + " van " + strconv.Itoa(v.Aantal), Alles: v.OpTijd == v.Aantal,
			Oudste: v.Oudste.Tekst(), Datum: v.Oudste.String(),
		})
	}
}

// wijken gives the smallest areas of the region: what somebody calls theirs.
func (p *planner) wijken() []*kaart.Gebied {
	var out []*kaart.Gebied
	for i := range p.k.Gebieden() {
		if g := &p.k.Gebieden()[i]; !g.BuitenRegio && p.thuis(g) != "" {
			out = append(out, g)
		}
	}
	return out
}

// Vlekken is what witte-vlekken.html gets: what is free and needs no referral,
// per wijk and thema.
type Vlekken struct {
	Layout
	Themas []Link
	Delen  []VlekkenDeel
	Leeg   int // cells with nothing
	Cellen int
}

// VlekkenDeel is the table of one part of the region.
type VlekkenDeel struct {
	Anker, Kop string
	Rijen      []VlekkenRij
}

// VlekkenRij is one wijk.
type VlekkenRij struct {
	Wijk   Link
	Cellen []VlekkenCel
}

// VlekkenCel is one thema in one wijk. URL is the page that shows what there is,
// for the wijk or else for the thema.
type VlekkenCel struct {
	Aantal     int
	URL, Thema string
}

// vlekken plans the table of what is missing. It counts what names the wijk or
// its stadsdeel: what is for a whole gemeente would fill every hole on paper.
func (p *planner) vlekken() {
	const url = vlekkenURL
	p.add(url, "witte-vlekken.html", func() any {
		v := &Vlekken{Layout: p.layout(url, "Waar is nog weinig?", "Per wijk en per thema: hoeveel is er gratis en zonder verwijzing?", "meedoen")}
		for _, t := range p.k.Themas() {
			v.Themas = append(v.Themas, Link{Tekst: hoofd(t.ID), URL: themaURL(t.ID), Toelichting: t.Naam})
		}
		vrij := p.vermeldingen.door.en(p.vermeldingen.met(vrijToegankelijk))
		for _, g := range p.wijken() {
			kop, anker := "Rond "+p.hoofdplaats(), "rond"
			if om := p.k.Omgeving(g.ID); len(om) > 0 {
				kop, anker = om[0].Naam, om[0].ID
			}
			i := slices.IndexFunc(v.Delen, func(d VlekkenDeel) bool { return d.Anker == anker })
			if i < 0 {
				i = len(v.Delen)
				v.Delen = append(v.Delen, VlekkenDeel{Anker: anker, Kop: kop})
			}
			v.Delen[i].Rijen = append(v.Delen[i].Rijen, p.vlekkenRij(g, vrij))
		}
		for _, d := range v.Delen {
			for _, r := range d.Rijen {
				for _, c := range r.Cellen {
					v.Cellen++
					if c.Aantal == 0 {
						v.Leeg++
					}
				}
			}
		}
		return v
	})
}

func (p *planner) vlekkenRij(g *kaart.Gebied, vrij verzameling) VlekkenRij {
	r := VlekkenRij{Wijk: p.gebiedLink(g)}
	es := p.vermeldingen.noemt[g.ID]
	for _, om := range p.k.Omgeving(g.ID) {
		if om.Soort != "gemeente" {
			es = es.of(p.vermeldingen.noemt[om.ID])
		}
	}
	es = es.en(vrij)
	for _, d := range p.themaDelen {
		c := VlekkenCel{Aantal: d.uit(es).aantal(), URL: gebiedURL(g.ID) + d.pad(), Thema: d.id}
		if !p.urls[c.URL] {
			c.URL = themaURL(d.id)
		}
		r.Cellen = append(r.Cellen, c)
	}
	return r
}

// vrijToegankelijk says whether anyone can use e for nothing and on his own
// account.
func vrijToegankelijk(e kaart.Entry) bool {
	a := kaart.AanbodVan(e)
	if a == nil || a.Kosten.Soort != "gratis" {
		return false
	}
	v, ok := e.(*kaart.Voorziening)
	return !ok || cmp.Or(v.Verwijzing, "nee") != "ja" && cmp.Or(v.Indicatie, "nee") == "nee"
}
