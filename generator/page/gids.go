package page

import (
	"slices"
	"strconv"

	"socialekaart/generator/kaart"
)

// Gids is what gids.html gets: what there is for a wijk or a stadsdeel as a
// booklet to print, for the waiting room and for who starts in the practice.
type Gids struct {
	Layout
	Wegwijzers []Wegregel
	Delen      []Gidsdeel
	Elders     *Link // what is for a larger area and too much for a booklet
	Letters    []Letter
	Aantal     int
}

// Gidsdeel is a theme in a booklet.
type Gidsdeel struct {
	Anker, Kop, Kort string
	Van, Tot         int // the numbers in it
	Regels           []Gidsregel
}

// Gidsregel is one offer. On paper a link is worth nothing: contents and register
// point at its number.
type Gidsregel struct {
	Nr               int
	Titel, URL, Kort string
	Feiten           []Feit
	Gecontroleerd    string
}

const gidsURL = "gids/"

// gidsen plans a booklet for every stadsdeel and wijk, and for a gemeente that has
// neither.
func (p *planner) gidsen() {
	p.add(gidsURL, "keuze.html", func() any {
		v := &Keuze{Layout: p.layout(gidsURL, "Praktijkgids", "Alles van een wijk of stadsdeel als boekje, om te printen.", "verwijzers", Link{Tekst: "Voor verwijzers", URL: verwijzersURL})}
		v.Inleid = "Een boekje om te printen: voor de spreekkamer, de wachtkamer of een nieuwe collega."
		for _, ks := range p.wijkKeuzes() {
			for i := range ks.Links {
				ks.Links[i].URL = gidsURL + ks.Links[i].Gebied + "/"
			}
			v.Groepen = append(v.Groepen, ks)
		}
		return v
	})
	for i := range p.k.Gebieden() {
		g := &p.k.Gebieden()[i]
		if !p.heeftGids(g) {
			continue
		}
		url := gidsURL + g.ID + "/"
		p.add(url, "gids.html", func() any { return p.gids(g, url) }).Sitemap = false
	}
}

func (p *planner) heeftGids(g *kaart.Gebied) bool {
	return !g.BuitenRegio && (g.Soort != "gemeente" || len(p.k.Delen(g.ID)) == 0)
}

func (p *planner) gids(g *kaart.Gebied, url string) *Gids {
	v := &Gids{Layout: p.layout(url, "Praktijkgids "+g.Naam, "Hulp, gezelschap en iets te doen in "+g.Naam+", als boekje.", "verwijzers",
		Link{Tekst: "Voor verwijzers", URL: verwijzersURL}, Link{Tekst: "Praktijkgids", URL: gidsURL})}
	v.NoIndex = true // the same as the pages of the entries
	b := p.buurten[g.ID]
	es := p.uit(b.hier)
	for _, r := range b.ringen {
		if n := r.in.aantal(); n > maxRing {
			v.Elders = &Link{Tekst: "Alles voor heel " + r.om.Naam, URL: gebiedURL(r.om.ID), Aantal: n}
			continue
		}
		es = slices.Concat(es, p.uit(r.in))
	}
	reg := &Register{}
	for _, t := range p.k.Themas() {
		d := Gidsdeel{Anker: t.ID, Kop: t.Naam, Kort: t.Kort, Van: v.Aantal + 1}
		for _, e := range es {
			f := e.Kern()
			if f.Themas[0] != t.ID || f.Soort == kaart.SoortWegwijzer || f.Status == "gestopt" {
				continue
			}
			v.Aantal++
			d.Regels = append(d.Regels, p.gidsregel(e, v.Aantal))
			for _, naam := range append([]string{f.Titel}, f.OokBekendAls...) {
				reg.regel(RegisterRegel{Naam: naam, Zie: strconv.Itoa(v.Aantal)})
			}
		}
		if d.Tot = v.Aantal; len(d.Regels) > 0 {
			v.Delen = append(v.Delen, d)
		}
	}
	for _, e := range es {
		if w, ok := e.(*kaart.Wegwijzer); ok && gaatDoor(e) {
			v.Wegwijzers = append(v.Wegwijzers, p.wegregel(w))
		}
	}
	v.Letters = reg.af().Letters
	return v
}

func (p *planner) gidsregel(e kaart.Entry, nr int) Gidsregel {
	f := e.Kern()
	r := Gidsregel{Nr: nr, Titel: f.Titel, URL: entryURL(f.ID), Kort: f.Kort, Gecontroleerd: cijferdatum(f.GecontroleerdOp)}
	feit := func(vraag, antwoord string) {
		if antwoord != "" {
			r.Feiten = append(r.Feiten, Feit{vraag, antwoord})
		}
	}
	feit("Waar", dossierplek(p.k, e))
	feit("Wanneer", kaart.Opsomming(p.wanneerKort(e)))
	feit("Let op", kaart.Opsomming(append(Feiten(e), Verwijsfeiten(p.k, e)...)))
	feit("Past bij", verwijzerVan(e).GeschiktBij)
	c := p.k.ContactVan(e)
	feit("Bel", c.Telefoon)
	if c.Telefoon == "" {
		feit("Mail", c.Email)
	}
	return r
}
