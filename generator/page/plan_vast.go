package page

import (
	"cmp"
	"html/template"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

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

// Register is what register.html gets: names from A to Z.
type Register struct {
	Layout
	Letters []Letter
}

// Letter is a part of a register.
type Letter struct {
	Letter string
	Anker  string
	URL    string // of its own page, when the register is too long for one
	Regels []RegisterRegel
}

// RegisterRegel is a line of a register. Zie is set when the name is another
// name of what the link leads to.
type RegisterRegel struct {
	Naam, URL, Kort, Zie string
	sleutel              string // by which it is sorted
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

// VeldenPagina is what velden.html gets: the fields of one type, for editors.
type VeldenPagina struct {
	Layout
	Map    string // the folder of the type under content/, or its file
	Velden []*kaart.Veld
	Moet   map[string]bool // the fields that must be there, by their path
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

// perRegister is the most lines of a register on one page: with the files of the
// theme 150 are about 14 KB over the wire, where 15 may be. A longer one leads to
// the pages of the letters.
const perRegister = 150

// registers plans the register of names from A to Z, a page for each letter with
// the names and the words by which one can search without script, and the search
// page, which leads to those.
func (p *planner) registers() {
	const az = "a-z/"
	names := p.register()
	words := &Register{Letters: slices.Clone(names.Letters)}
	for i := range words.Letters {
		words.Letters[i].Regels = slices.Clone(words.Letters[i].Regels)
	}
	words.trefwoorden(p)
	names.letters()
	words.letters()
	// Whoever first makes one of these pages puts the lines of all in order.
	ordenNamen, ordenWoorden := sync.OnceFunc(names.regelsOpVolgorde), sync.OnceFunc(words.regelsOpVolgorde)
	met := func(url, titel string, letters []Letter) Register {
		return Register{Layout: p.layout(url, titel, "Alle namen op deze kaart, van A tot Z.", "a-z"), Letters: letters}
	}
	var los []Letter
	for _, l := range words.Letters {
		los = append(los, Letter{Letter: l.Letter, Anker: l.Anker, URL: az + l.Anker + "/"})
	}
	for i, l := range words.Letters {
		p.add(az+l.Anker+"/", "register.html", func() any {
			ordenWoorden()
			letters := slices.Clone(los)
			letters[i] = l
			r := met(az+l.Anker+"/", "Alles met "+l.Letter, letters)
			r.Kruimels = []Link{{Tekst: "A tot Z", URL: az}}
			return &r
		})
	}
	op := names.Letters
	if names.regels() > perRegister {
		op = los
	}
	p.add(az, "register.html", func() any {
		ordenNamen()
		r := met(az, "Alles van A tot Z", op)
		return &r
	})
	p.add("zoeken/", "zoeken.html", func() any { return p.zoeken(met("zoeken/", "Zoeken", los)) })
}

func (r *Register) regels() int {
	n := 0
	for _, l := range r.Letters {
		n += len(l.Regels)
	}
	return n
}

// register gives every name by which something on the site is known.
func (p *planner) register() *Register {
	r := &Register{}
	for e := range p.k.Entries() {
		f := e.Kern()
		r.zet(p.linknaam(f.Titel, f.Soort), entryURL(f.ID), f.Kort)
		for _, n := range f.OokBekendAls {
			r.zie(n, entryURL(f.ID), p.linknaam(f.Titel, f.Soort))
		}
	}
	for _, o := range p.k.Organisaties() {
		r.zet(p.linknaam(o.Titel, kaart.SoortOrganisatie), entryURL(o.ID), o.Kort)
		for _, n := range o.OokBekendAls {
			r.zie(n, entryURL(o.ID), p.linknaam(o.Titel, kaart.SoortOrganisatie))
		}
	}
	return r
}

// trefwoorden adds the words that residents use, so that who searches without
// script can look them up.
func (r *Register) trefwoorden(p *planner) {
	for _, t := range p.k.Themas() {
		r.zet(t.Naam, themaURL(t.ID), t.Kort)
	}
	for _, e := range p.uit(p.vermeldingen.regio.en(p.vermeldingen.aanbod)) {
		f := e.Kern()
		for i, w := range f.Trefwoorden {
			if !slices.ContainsFunc(f.Trefwoorden[:i], func(v string) bool { return strings.EqualFold(v, w) }) {
				r.zie(hoofd(w), entryURL(f.ID), p.linknaam(f.Titel, f.Soort))
			}
		}
	}
}

func (r *Register) zet(naam, url, kort string) {
	r.regel(RegisterRegel{Naam: naam, URL: url, Kort: kort})
}

func (r *Register) zie(naam, url, zie string) { r.regel(RegisterRegel{Naam: naam, URL: url, Zie: zie}) }

func (r *Register) regel(x RegisterRegel) {
	l := beginletter(x.Naam)
	i := slices.IndexFunc(r.Letters, func(y Letter) bool { return y.Letter == l })
	if i < 0 {
		i = len(r.Letters)
		r.Letters = append(r.Letters, Letter{Letter: l, Anker: letterAnker(l)})
	}
	r.Letters[i].Regels = append(r.Letters[i].Regels, x)
}

// af puts a register in order: letter, name without case, address.
func (r *Register) af() *Register {
	r.letters()
	r.regelsOpVolgorde()
	return r
}

func (r *Register) letters() {
	slices.SortFunc(r.Letters, func(a, b Letter) int { return strings.Compare(a.Letter, b.Letter) })
}

func (r *Register) regelsOpVolgorde() {
	for _, l := range r.Letters {
		for i := range l.Regels {
			l.Regels[i].sleutel = strings.ToLower(kaart.Sorteernaam(l.Regels[i].Naam))
		}
		// Sort for determinism: the address, which is unique, comes last.
		slices.SortFunc(l.Regels, func(a, b RegisterRegel) int {
			if c := strings.Compare(a.sleutel, b.sleutel); c != 0 {
				return c
			}
			return cmp.Or(strings.Compare(a.Zie, b.Zie), strings.Compare(a.URL, b.URL))
		})
	}
}

func letterAnker(l string) string {
	if l == cijfers {
		return "cijfers"
	}
	return "letter-" + strings.ToLower(l)
}

// cijfers is the heading for names that do not begin with a letter.
const cijfers = "0–9"

// beginletter gives the letter under which a name stands: without accent, and
// "0–9" for what does not begin with a letter.
func beginletter(s string) string {
	for _, r := range kaart.Sorteernaam(s) {
		if unicode.IsLetter(r) {
			if r < utf8.RuneSelf {
				return string(unicode.ToUpper(r))
			}
			if i := strings.IndexRune("ÀÁÂÃÄÅàáâãäåÈÉÊËèéêëÌÍÎÏìíîïÒÓÔÕÖòóôõöÙÚÛÜùúûüÇçÑñ", r); i >= 0 {
				return string("AAAAAAAAAAAAEEEEEEEEIIIIIIIIOOOOOOOOOOUUUUUUUUCCNN"[i/2])
			}
			return string(unicode.ToUpper(r))
		}
		if unicode.IsDigit(r) {
			break
		}
	}
	return cijfers
}

func (p *planner) begrippen() *Begrippen {
	v := &Begrippen{Layout: p.layout("begrippen/", "Moeilijke woorden", "Moeilijke woorden en afkortingen, uitgelegd in gewone taal.", "begrippen")}
	bs := slices.Clone(p.k.Begrippen())
	slices.SortStableFunc(bs, func(a, b kaart.Begrip) int {
		return cmp.Or(strings.Compare(beginletter(a.Term), beginletter(b.Term)), strings.Compare(strings.ToLower(a.Term), strings.ToLower(b.Term)))
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

// velden plans the reference for editors: a page for each type, and one to choose
// from.
func (p *planner) velden() {
	const url = "meedoen/velden/"
	kruimels := []Link{{Tekst: "Meedoen", URL: "meedoen/"}}
	if !p.heeftPagina("meedoen") {
		kruimels = nil
	}
	var keus []Link
	for s := kaart.SoortVoorziening; s <= kaart.SoortInstelling; s++ {
		adres := url + s.String() + "/"
		keus = append(keus, Link{Tekst: hoofd(s.String()), URL: adres, Toelichting: "Staat in: " + s.Plek()})
		p.add(adres, "velden.html", func() any {
			v := &VeldenPagina{
				Layout: p.layout(adres, "Velden: "+s.String(), "Welke velden er zijn, met bij elk veld een voorbeeld.", "meedoen", append(slices.Clone(kruimels), Link{Tekst: "Alle velden", URL: url})...),
				Map:    s.Plek(), Velden: kaart.Velden(s), Moet: map[string]bool{},
			}
			for _, f := range v.Velden {
				v.Moet[f.Pad] = f.Moet.Bevat(s)
			}
			return v
		})
	}
	p.add(url, "keuze.html", func() any {
		return &Keuze{
			Layout: p.layout(url, "Alle velden", "Welke velden een bestand heeft, met bij elk veld een voorbeeld.", "meedoen", kruimels...),
			Inleid: "Wat wilt u invullen?", Groepen: []Keuzes{{Links: keus}},
		}
	})
}

// Taal is what taal.html gets: the rules of the language check.
type Taal struct {
	Layout
	Regels []Taalregel
}

// TaalregelPagina is what taalregel.html gets.
type TaalregelPagina struct {
	Layout
	Regel Taalregel
}

// taalregels plans the pages that explain what the language check says. The
// address of a rule is its code in lower case, so that a message can link to it.
func (p *planner) taalregels() {
	if len(p.regels) == 0 {
		return
	}
	const url = "meedoen/taal/"
	kruimels := []Link{{Tekst: "Meedoen", URL: "meedoen/"}}
	if !p.heeftPagina("meedoen") {
		kruimels = nil
	}
	p.add(url, "taal.html", func() any {
		return &Taal{Layout: p.layout(url, "Gewone taal", "De regels voor gewone taal, met voorbeelden.", "meedoen", kruimels...), Regels: p.regels}
	})
	for _, r := range p.regels {
		adres := url + strings.ToLower(r.ID) + "/"
		p.add(adres, "taalregel.html", func() any {
			return &TaalregelPagina{Layout: p.layout(adres, r.Naam, r.Uitleg, "meedoen", append(slices.Clone(kruimels), Link{Tekst: "Gewone taal", URL: url})...), Regel: r}
		})
	}
}

func (p *planner) heeftPagina(slug string) bool {
	return slices.ContainsFunc(p.k.Paginas(), func(pg *kaart.Pagina) bool { return pg.ID.Slug() == slug })
}
