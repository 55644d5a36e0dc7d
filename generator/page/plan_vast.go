package page

import (
	"cmp"
	"html/template"
	"slices"
	"strings"

	"socialekaart/generator/diag"
	"socialekaart/generator/interop"
	"socialekaart/generator/kaart"
)

// Home is what home.html gets.
type Home struct {
	Layout
	Themas []Link
	Wijken []Keuzes
	Aantal int
	Orgs   int
}

// Keuze is what keuze.html and 404.html get: a page of links to choose from.
type Keuze struct {
	Layout
	Inleid  string
	Groepen []Keuzes
	Plan    *Plattegrond // of the region, on /wijken/tekening/
}

// Organisatie is what organisatie.html gets.
type Organisatie struct {
	Layout
	OokBekend, KvK string
	Contact        Contact
	Voorbeeld      bool
	Tekst          template.HTML
	Begrippen      []*kaart.Begrip
	Groepen        []Groep
	Controle       Controle
	Meld           template.URL
}

// Begrippen is what begrippen.html gets.
type Begrippen struct {
	Layout
	Letters []BegripLetter
}

// BegripLetter is a part of the glossary.
type BegripLetter struct {
	Letter, Anker string
	Begrippen     []kaart.Begrip
}

// Pagina is what pagina.html gets: free text.
type Pagina struct {
	Layout
	Tekst     template.HTML
	Begrippen []*kaart.Begrip
	Extra     []Feit
	Verder    []Link // other pages about the same
	Register  string // of the accessibility statement: its address in the register
}

// vast plans the pages that every site has.
func (p *planner) vast() {
	p.add("", "home.html", func() any {
		v := &Home{
			Layout: p.layout("", p.site.Titel, p.site.Kort, "home"), Themas: p.themaLinks(), Wijken: p.wijkKeuzes(),
			Aantal: p.k.Len(), Orgs: len(p.k.Organisaties()),
		}
		v.ld = p.bron.LDSite()
		return v
	})
	p.registers()
	p.add("begrippen/", "begrippen.html", func() any { return p.begrippen() })
	p.velden()
	p.taalregels()
	p.add(briefjeURL, "briefje.html", func() any {
		l := p.layout(briefjeURL, "Briefje om mee te geven", "Print op één blad waar iemand heen kan.", "verwijzers", Link{Tekst: "Voor verwijzers", URL: verwijzersURL})
		l.NoIndex, l.EigenScript = true, true
		return &Briefblad{Layout: l}
	}).Sitemap = false
	p.verwijzers()
	p.gidsen()
	p.add("404.html", "404.html", func() any {
		l := p.layout("404.html", "Deze pagina is er niet", "", "")
		l.Root, l.NoIndex = p.absoluteRoot(), true
		return &Keuze{Layout: l}
	}).Sitemap = false
}

// absoluteRoot gives the way to the root that is right from any address: a host
// shows 404.html wherever a visitor gets lost.
func (p *planner) absoluteRoot() string {
	if _, rest, ok := strings.Cut(p.site.BaseURL, "://"); ok {
		_, pad, _ := strings.Cut(rest, "/")
		return "/" + pad
	}
	return "/"
}

// paginas plans the pages of free text.
func (p *planner) paginas() {
	for _, pg := range p.k.Paginas() {
		url := entryURL(pg.ID)
		if slices.Contains(gereserveerd, pg.ID.Slug()) {
			p.ds.Add(pg.Pos.Van(""), diag.Fout, "adres-bezet", "het adres /%s is van de site zelf", url).Hint = "geef het bestand een andere naam"
			continue
		}
		p.add(url, "pagina.html", func() any {
			v := &Pagina{Layout: p.layout(url, pg.Titel, pg.Kort, pg.ID.Slug())}
			v.Tekst, v.Begrippen = p.tekst(pg.ID, v.Root)
			if pg.ID.Slug() == "toegankelijkheid" {
				v.Extra, v.Register = p.toegankelijkheid(), p.k.Instelling.Toegankelijkheid.Link
			}
			v.Verder = p.verder(pg.ID.Slug())
			return v
		})
	}
}

// verder leads from a page of free text to what the program makes about the same.
func (p *planner) verder(slug string) []Link {
	bord := []Link{
		{Tekst: "Is alles nog actueel?", URL: versheidURL, Toelichting: "Hoeveel er op tijd is nagekeken."},
		{Tekst: "Waar is nog weinig?", URL: vlekkenURL, Toelichting: "Wat er in elke wijk nog mist."},
	}
	switch slug {
	case "over":
		return append(bord, Link{Tekst: "Open data", URL: interop.OpenDataPad, Toelichting: "De gegevens overnemen voor een app of website."})
	case "meedoen":
		return append([]Link{
			{Tekst: "Alle velden", URL: "meedoen/velden/", Toelichting: "Wat u bij een vermelding kunt invullen."},
			{Tekst: "Gewone taal", URL: "meedoen/taal/", Toelichting: "De regels, met voorbeelden."},
		}, bord...)
	}
	return nil
}

// toegankelijkheid gives what the settings say of the state of the site.
func (p *planner) toegankelijkheid() []Feit {
	t := p.k.Instelling.Toegankelijkheid
	if t.Status == "" {
		return nil
	}
	out := []Feit{{"Status", "Status " + t.Status + ": " + woord("toegankelijkheid.status", t.Status) + "."}}
	if !t.Onderzocht.Leeg() {
		out = append(out, Feit{"Onderzocht op", t.Onderzocht.Tekst()})
	}
	return out
}

func (p *planner) begrippen() *Begrippen {
	v := &Begrippen{Layout: p.layout("begrippen/", "Moeilijke woorden", "Moeilijke woorden en afkortingen, uitgelegd in gewone taal.", "begrippen")}
	bs := slices.Clone(p.k.Begrippen())
	slices.SortStableFunc(bs, func(a, b kaart.Begrip) int {
		return cmp.Or(strings.Compare(letterAnker(beginletter(a.Term)), letterAnker(beginletter(b.Term))), strings.Compare(strings.ToLower(a.Term), strings.ToLower(b.Term)))
	})
	for _, b := range bs {
		l := beginletter(b.Term)
		if n := len(v.Letters); n == 0 || v.Letters[n-1].Letter != l {
			v.Letters = append(v.Letters, BegripLetter{Letter: l, Anker: letterAnker(l)})
		}
		n := len(v.Letters) - 1
		v.Letters[n].Begrippen = append(v.Letters[n].Begrippen, b)
	}
	return v
}
