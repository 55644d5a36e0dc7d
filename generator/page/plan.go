package page

import (
	"cmp"
	"slices"
	"strings"

	"socialekaart/generator/diag"
	"socialekaart/generator/interop"
	"socialekaart/generator/kaart"
	"socialekaart/generator/markdown"
)

// Teksten are the bodies of entries, organisations and pages by their identity.
type Teksten map[kaart.ID]*markdown.Doc

// planner holds what the plan of one site is made from. The functions that a
// Page carries read it from several goroutines; nothing writes to it after Plan
// has returned.
type planner struct {
	k              *kaart.Kaart
	bron           *interop.Bron
	teksten        Teksten
	site           *Site
	zoekScript     string
	hulpScript     string // hulpJS of this site
	termen         func(text string) []Term
	begripTerm     func(id string) string
	geschiedenis   map[kaart.ID][]kaart.Wijziging
	regels         []Taalregel
	begripOpID     map[string]*kaart.Begrip
	vermeldingen   *vermeldingen
	themaDelen     []deel
	makkelijk      []deel
	buurten        map[string]*buurt // by gebied
	zeef           *zeeftabel
	makkelijkRegio []Link // to the parts of the whole region
	pages          []Page
	urls           map[string]bool
	titels         map[string]int              // how many entries and organisations have a title
	reeks          map[kaart.ID]func() []byte  // the events of each entry with times, for calendars
	wegwijzers     map[string]*kaart.Wegwijzer // by gebied: whom to call there
	grenzen        []grens                     // of wijken, when the site has them
	ds             diag.List
}

// Config is what Plan needs to know beside the content.
type Config struct {
	BaseURL    string // the address of the site; "" for none: then there is no sitemap and no canonical address
	ZoekScript string // the module of the page /zoeken/, from the root of the site
	Blijvend   string // a folder of files that a browser may keep for ever, "" for none

	// Termen finds the terms of the glossary in a stretch of text, ascending and
	// without overlap; nil finds none. It is called from several goroutines.
	Termen func(text string) []Term

	BegripTerm func(id string) string // the term of the index that marks a concept

	Regels []Taalregel // the rules of the language check, each with a page

	Geschiedenis map[kaart.ID][]kaart.Wijziging // what changed in each entry, the newest first
}

// Taalregel is a rule of the language check as an editor meets it. It is also
// what taalregel.html shows.
type Taalregel struct {
	ID, Naam, Uitleg string
	Ernst, Zwaar     string // how much it weighs: in a word, and in a sentence
	Fout, Goed       string // an example, and the same mended
	Meting           string // how well the rule does, in words; "" when there is nothing to measure
}

// Term is a place where a term of the glossary stands: bytes Van to Tot.
type Term struct {
	Van, Tot int
	ID       string
}

// Plan gives every page of the site, in the order of their paths. Each link
// between pages is looked up here; one that leads nowhere is a fault at its
// place.
func Plan(k *kaart.Kaart, teksten Teksten, t *Theme, c Config) ([]Page, diag.List) {
	baseURL := metStreep(c.BaseURL)
	p := &planner{k: k, zoekScript: c.ZoekScript, termen: c.Termen, begripTerm: c.BegripTerm, regels: c.Regels, geschiedenis: c.Geschiedenis, teksten: teksten, site: site(k, baseURL), vermeldingen: newVermeldingen(k), zeef: newZeeftabel(k), begripOpID: map[string]*kaart.Begrip{}, titels: make(map[string]int, k.Len())}
	n := 4*k.Len() + 2000 // an entry has a page, its first time, a calendar and a file of open data; 2000 is for the rest of the demo
	p.urls, p.pages = make(map[string]bool, n), make([]Page, 0, n)
	p.bron = Bron(k, teksten, baseURL)
	p.bron.Geschiedenis = c.Geschiedenis
	for e := range k.Entries() {
		p.titels[e.Kern().Titel]++
	}
	for _, o := range k.Organisaties() {
		p.titels[o.Titel]++
	}
	p.indelen()
	p.kenGrenzen(t.grenzen)
	for i := range k.Begrippen() {
		p.begripOpID[k.Begrippen()[i].ID] = &k.Begrippen()[i]
	}
	p.wegwijzers = p.wegwijzerVoor()
	blijvend := p.themaBestanden(t)
	p.vast()
	p.makkelijkLijsten()
	p.reeksen()
	p.agendaPagina()
	p.entries()
	p.organisaties()
	p.gebieden()
	p.themas()
	p.doelgroepen()
	p.versheid()
	p.vlekken()
	p.openData()
	p.paginas()
	p.controleerLinks()
	p.omleidingen()
	if c.Blijvend != "" {
		blijvend = append(blijvend, c.Blijvend+"*")
	}
	p.machines(blijvend)
	// Sort for determinism: the path, which is unique.
	slices.SortFunc(p.pages, func(a, b Page) int { return cmp.Compare(a.Path, b.Path) })
	p.uniek()
	p.onder()
	return p.pages, p.ds
}

// indelen prepares the sets that lists are made from.
func (p *planner) indelen() {
	for i := range p.k.Themas() {
		t := &p.k.Themas()[i]
		p.themaDelen = append(p.themaDelen, deel{t.ID, t.Naam, t.Kort, p.vermeldingen.van(p.k.MetThema(t.ID)), "#thema=" + t.ID})
	}
	p.makkelijk = p.makkelijkeDelen()
	p.buurten = map[string]*buurt{}
	for i := range p.k.Gebieden() {
		id := p.k.Gebieden()[i].ID
		p.buurten[id] = p.vermeldingen.buurt(p.k, id)
	}
}

// uit gives the entries of a set, in the order of the site.
func (p *planner) uit(v verzameling) []kaart.Entry { return p.vermeldingen.uit(v) }

// onder gives the links at the end of every page: those of which the page is
// there. A small site may have no page about itself.
func (p *planner) onder() {
	for _, l := range []Link{
		{Tekst: "Over deze kaart", URL: "over/"}, {Tekst: "Meedoen", URL: "meedoen/"}, {Tekst: "Voor verwijzers", URL: verwijzersURL}, {Tekst: "Praktijkvoorbeelden", URL: "praktijkvoorbeelden/"},
		{Tekst: "Organisaties", URL: "organisaties/"}, {Tekst: "Voor wie?", URL: "doelgroepen/"}, {Tekst: "Moeilijke woorden", URL: "begrippen/"},
		{Tekst: "Toegankelijkheid", URL: "toegankelijkheid/"}, {Tekst: "Privacy", URL: "privacy/"},
	} {
		if p.urls[l.URL] {
			p.site.Onder = append(p.site.Onder, l)
		}
	}
}

func site(k *kaart.Kaart, baseURL string) *Site {
	i := k.Instelling
	s := &Site{
		Wegwijzers: len(k.Van(kaart.SoortWegwijzer)) > 0, Maatjes: len(k.Van(kaart.SoortMaatjesproject)) > 0,
		Titel: cmp.Or(i.Titel, "Sociale kaart"), Regio: i.Regio, Kort: i.Kort, Uitgever: i.Uitgever, Redactie: i.Redactie,
		Email: i.Email, Licentie: i.Licentie, Voorbeeld: i.Voorbeeld, BaseURL: baseURL, Datum: k.Vandaag.Tekst(),
	}
	for _, m := range []struct {
		Link
		is bool
	}{
		{Link{Tekst: "Thema’s", URL: "themas/", Sectie: "themas"}, true},
		{Link{Tekst: "Wijken", URL: "wijken/", Sectie: "wijken"}, true},
		{Link{Tekst: "Wegwijzers", URL: "wegwijzers/", Sectie: "wegwijzers"}, s.Wegwijzers},
		{Link{Tekst: "Maatjes", URL: "maatjesprojecten/", Sectie: "maatjesprojecten"}, s.Maatjes},
		{Link{Tekst: "A tot Z", URL: "a-z/", Sectie: "a-z"}, true},
	} {
		if m.is {
			s.Menu = append(s.Menu, m.Link)
		}
	}
	s.Dichtbij = slices.ContainsFunc(k.Gebieden(), func(g kaart.Gebied) bool { return plek(&g) != "" })
	if tel, ok := kaart.ParseTelefoon(i.Telefoon); ok {
		s.Telefoon = &tel
	}
	return s
}

func (p *planner) layout(url, titel, kort, sectie string, kruimels ...Link) Layout {
	return Layout{Site: p.site, bron: p.bron, Titel: titel, Venster: titel, Kort: kort, Root: wortel(url), URL: url, Sectie: sectie, Kruimels: kruimels}
}

// venster tells two pages with one title apart in the window, in the list of
// bookmarks and in a search engine (WCAG 2.4.2).
func (p *planner) venster(titel, wat, id string) string {
	if p.titels[titel] < 2 {
		return titel
	}
	return titel + " (" + wat + " " + id + ")"
}

// linknaam gives a title as the text of a link. A title that another has too says
// what it is: two links with one text lead to one place (WCAG 3.2.4).
func (p *planner) linknaam(titel string, soort kaart.Soort) string {
	if p.titels[titel] < 2 {
		return titel
	}
	return metSoort(titel, soort)
}

func metSoort(titel string, soort kaart.Soort) string { return titel + " (" + soort.String() + ")" }

// Linknamen gives the names that links to an entry have.
func Linknamen(f *kaart.Kern) []string { return []string{f.Titel, metSoort(f.Titel, f.Soort)} }

// add puts a page at an address.
func (p *planner) add(url, template string, data func() any) *Page {
	p.urls[url] = true
	p.pages = append(p.pages, Page{Path: bestand(url), Template: template, Data: data, Sitemap: true})
	return &p.pages[len(p.pages)-1]
}

func (p *planner) entries() {
	nogNiets := p.leeg("Hier staat nog niets", belWegwijzer)
	for e := range p.k.Entries() {
		f := e.Kern()
		p.add(entryURL(f.ID), "entry.html", func() any { return p.entry(e) }).Lastmod = f.GecontroleerdOp
		p.eersteKeer(e)
	}
	for _, s := range []struct {
		soort  kaart.Soort
		titel  string
		inleid []string
		leeg   string
	}{
		{kaart.SoortVoorziening, "Voorzieningen", []string{"Plekken en hulp in de regio. Kies een thema, of kijk bij uw wijk."}, nogNiets},
		{kaart.SoortWegwijzer, "Wegwijzers", []string{"Een wegwijzer is een persoon. Die weet welke hulp er is en denkt met u mee.", "Weet u niet waar u moet beginnen? Bel dan een wegwijzer."}, "Er staan nog geen wegwijzers op deze kaart. Wie u wel kunt bellen, staat onder aan deze pagina."},
		{kaart.SoortMaatjesproject, "Maatjesprojecten", []string{"Een maatje is een vrijwilliger die bij u past. Samen doet u iets leuks of nuttigs.", "U kunt een maatje zoeken, en u kunt ook zelf maatje worden."}, nogNiets},
		{kaart.SoortPraktijkvoorbeeld, "Praktijkvoorbeelden", []string{"Zo pakten anderen het aan, en dit leverde het op.", "Bij elk voorbeeld staat ook of er in de regio iets is dat zo werkt."}, nogNiets},
	} {
		url := s.soort.Plek() + "/"
		es := p.k.Van(s.soort)
		p.lijst(url, len(es), func() *Lijst {
			l := &Lijst{Layout: p.layout(url, s.titel, s.inleid[0], s.soort.Plek()), Inleid: s.inleid, Groepen: p.perThema(es), Aantal: len(es), Leeg: s.leeg}
			l.Wissel = []Keuzes{{Kop: "Op deze pagina", Links: ankers(l.Groepen)}, {Kop: makkelijk, Links: slices.Clone(p.makkelijkRegio)}}
			return l
		})
	}
}

const belWegwijzer = ". Bel een wegwijzer: die denkt met u mee."

// leeg is the sentence of a list with nothing in it; bel goes on about whom to call,
// which is of use only when there is somebody.
func (p *planner) leeg(tekst, bel string) string {
	if p.site.Wegwijzers {
		return tekst + bel
	}
	return tekst + "."
}

// ankers links to the groups of a list itself.
func ankers(gs []Groep) []Link {
	var out []Link
	for _, g := range gs {
		out = append(out, Link{Tekst: g.Kop, URL: "#" + g.Anker, Aantal: len(g.Kaartjes)})
	}
	return out
}

func (p *planner) organisaties() {
	p.add("organisaties/", "register.html", func() any {
		r := &Register{Layout: p.layout("organisaties/", "Organisaties", "Alle organisaties op deze sociale kaart.", "organisaties")}
		for _, o := range p.k.Organisaties() {
			r.regel(RegisterRegel{Naam: o.Titel, URL: entryURL(o.ID), Kort: o.Kort})
		}
		return r.af()
	})
	for _, o := range p.k.Organisaties() {
		url := entryURL(o.ID)
		p.add(url, "organisatie.html", func() any {
			v := &Organisatie{
				Layout:    p.layout(url, o.Titel, o.Kort, "organisaties", Link{Tekst: "Organisaties", URL: "organisaties/"}),
				OokBekend: strings.Join(o.OokBekendAls, ", "), KvK: o.KvK, Contact: contact(o.Contact), Voorbeeld: o.Voorbeeld,
				Controle: Controle{Op: o.GecontroleerdOp.Tekst(), Datum: o.GecontroleerdOp.String(), Bij: o.GecontroleerdBij},
				Groepen:  p.perSoort(p.k.VanOrganisatie(o.ID.Slug())), Meld: p.meld(o.Titel, url),
			}
			v.Venster, v.ld = p.venster(o.Titel, "organisatie", o.ID.Slug()), p.bron.LDOrganisatie(o)
			for i := range v.Groepen {
				v.Groepen[i].Anker += "_" // the text may have a heading of that name
			}
			v.Tekst, v.Begrippen = p.tekst(o.ID, v.Root)
			return v
		}).Lastmod = o.GecontroleerdOp
	}
}

func (p *planner) themas() {
	p.add("themas/", "keuze.html", func() any {
		return &Keuze{
			Layout: p.layout("themas/", "Thema’s", "Waar gaat uw vraag over? Kies een van de thema’s.", "themas"),
			Inleid: "Waar gaat uw vraag over?", Groepen: []Keuzes{{Links: p.themaLinks()}},
		}
	})
	for i := range p.k.Themas() {
		t := &p.k.Themas()[i]
		url := themaURL(t.ID)
		es, in := p.k.MetThema(t.ID), p.themaDelen[i].in
		kalender := p.kalender(url, t.Naam, p.uit(in.en(p.vermeldingen.regio).en(p.vermeldingen.tijden)))
		p.lijst(url, len(es), func() *Lijst {
			l := &Lijst{
				Layout: p.layout(url, t.Naam, t.Kort, "themas", Link{Tekst: "Thema’s", URL: "themas/"}),
				Boven:  "Thema", Inleid: []string{t.Kort}, Groepen: p.perSoort(es), Aantal: len(es),
				Leeg:   p.leeg("Er is nog niets bij dit thema", belWegwijzer),
				Agenda: kalender, Crisis: p.crisis(t.ID), vast: "thema",
			}
			l.Verlaat = p.verlaat(t.ID)
			l.Wissel = []Keuzes{{Kop: "In uw wijk", Links: p.wijkDeelLinks(p.themaDelen[i])}, {Kop: makkelijk, Links: p.delen(url, in, p.makkelijk)}}
			return l
		})
		p.makkelijkIn(t, in)
	}
}

func (p *planner) themaLinks() []Link {
	var out []Link
	for _, t := range p.k.Themas() {
		out = append(out, Link{Tekst: t.Naam, URL: themaURL(t.ID), Toelichting: t.Kort, Aantal: len(p.k.MetThema(t.ID)), Icoon: t.ID})
	}
	return out
}

func (p *planner) doelgroepen() {
	p.add("doelgroepen/", "keuze.html", func() any {
		v := &Keuze{Layout: p.layout("doelgroepen/", "Voor wie?", "Zoek op de groep waar u bij hoort.", "doelgroepen"), Inleid: "Zoek op de groep waar u bij hoort.", Groepen: []Keuzes{{}}}
		for _, d := range p.k.Doelgroepen() {
			if n := len(p.k.VoorDoelgroep(d.ID)); n > 0 {
				v.Groepen[0].Links = append(v.Groepen[0].Links, Link{Tekst: d.Naam, URL: doelgroepURL(d.ID), Aantal: n})
			}
		}
		return v
	})
	for _, d := range p.k.Doelgroepen() {
		if len(p.k.VoorDoelgroep(d.ID)) == 0 {
			continue
		}
		url := doelgroepURL(d.ID)
		es := p.k.VoorDoelgroep(d.ID)
		p.lijst(url, len(es), func() *Lijst {
			return &Lijst{
				Layout: p.layout(url, d.Naam, "Alles op deze kaart voor: "+strings.ToLower(d.Naam)+".", "doelgroepen", Link{Tekst: "Voor wie?", URL: "doelgroepen/"}),
				Boven:  "Voor wie", Groepen: p.perThema(es), Aantal: len(es), vast: "doelgroep",
				Wissel: []Keuzes{{Kop: makkelijk, Links: slices.Clone(p.makkelijkRegio)}},
			}
		})
	}
}

// uniek refuses two pages at one path, also when they differ in capitals only:
// half of the hosts would keep one of them.
func (p *planner) uniek() {
	for i := 1; i < len(p.pages); i++ {
		if strings.EqualFold(p.pages[i-1].Path, p.pages[i].Path) {
			p.ds.Add(diag.Pos{File: p.pages[i].Path}, diag.Fout, "adres-dubbel", "twee pagina’s willen hetzelfde adres: /%s", p.pages[i].Path).Hint =
				"geef een van de twee een andere naam"
		}
	}
}
