package page

import (
	"slices"
	"strings"

	"socialekaart/generator/kaart"
)

// VeldenPagina is what velden.html gets: the fields of one type, for editors.
type VeldenPagina struct {
	Layout
	Map    string // the folder of the type under content/, or its file
	Velden []*kaart.Veld
	Moet   map[string]bool // the fields that must be there, by their path
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
