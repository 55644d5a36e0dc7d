package page

import (
	"cmp"
	"slices"
	"strings"

	"socialekaart/generator/kaart"
)

// verwijzersURL is the entrance for the huisarts and the POH.
const verwijzersURL = "verwijzers/"

// Verwijzers is what verwijzers.html gets: the search of /zoeken/, and the ways
// in that a referrer knows.
type Verwijzers struct {
	Zoeken
	Themas       []Link
	ICPC         []Keuzes     // codes by chapter
	Praktijk     []Keuzes     // the wijken to choose one's own from
	Praktijkhulp Praktijkhulp // for the script
	Wegwijzers   []Wegregel
	Overleg      []Kaartje // what only professionals can turn to
}

// Wegregel is a wegwijzer with all that one needs to call.
type Wegregel struct {
	Titel, URL, Waar, Tijden, Binnen string
	Telefoon                         *kaart.Telefoon
	Gebied                           string // ids of the werkgebied, with spaces between
}

// maxWegregels bounds the list of wegwijzers; a region has tens, and a page of
// more would not be read.
const maxWegregels = 100

func (p *planner) verwijzers() {
	p.add(verwijzersURL, "verwijzers.html", func() any {
		v := &Verwijzers{Themas: p.verwijsthemas(), ICPC: p.icpc(), Praktijk: p.wijkKeuzes(), Praktijkhulp: p.praktijkhulp()}
		v.Layout = p.layout(verwijzersURL, "Voor verwijzers", "Voor huisarts en POH: vinden, kiezen en meegeven in een minuut.", "verwijzers")
		v.EigenScript, v.Script, v.Hulp, v.Crisis = true, p.zoekScript, p.hulpScript, heleCrisis()
		for _, e := range p.k.Van(kaart.SoortWegwijzer) {
			if p.k.InRegio(e) && gaatDoor(e) && len(v.Wegwijzers) < maxWegregels {
				v.Wegwijzers = append(v.Wegwijzers, p.wegregel(e.(*kaart.Wegwijzer)))
			}
		}
		for _, e := range p.k.Van(kaart.SoortVoorziening) {
			if voorProfessionals(e) && p.k.InRegio(e) && gaatDoor(e) {
				c := *p.kaartjeVan(p.vermeldingen.nummer[e.Kern().ID])
				c.Feiten = slices.Concat(c.Feiten, p.wanneerKort(e), Verwijsfeiten(p.k, e))
				v.Overleg = append(v.Overleg, c)
			}
		}
		return v
	})
}

func (p *planner) wegregel(w *kaart.Wegwijzer) Wegregel {
	f := w.Kern()
	r := Wegregel{Titel: f.Titel, URL: entryURL(f.ID), Waar: Waar(p.k, w), Gebied: strings.Join(f.Werkgebied, " "), Tijden: strings.Join(p.wanneerKort(w), "; ")}
	if t, ok := kaart.ParseTelefoon(p.k.ContactVan(w).Telefoon); ok {
		r.Telefoon = &t
	}
	if w.ReactieBinnen > 0 {
		r.Binnen = "antwoord binnen " + werkdagen(w.ReactieBinnen)
	}
	return r
}

// wanneerKort gives the times of e as short as they can be written.
func (p *planner) wanneerKort(e kaart.Entry) []string {
	var out []string
	ts, _ := p.k.TijdenVan(e)
	for i := range ts {
		if !ts[i].Voorbij(p.k.Vandaag) {
			out = append(out, korteTijd(&ts[i], p.k.Vandaag))
		}
	}
	return out
}

// verwijsthemas gives the themes under the names of the form with which huisartsen
// refer. Where that form has one name for several themes, each has its own.
func (p *planner) verwijsthemas() []Link {
	keer := map[string]int{}
	for _, t := range p.k.Themas() {
		keer[t.Verwijsthema]++
	}
	var out []Link
	for _, t := range p.k.Themas() {
		naam := t.Verwijzer
		if keer[t.Verwijsthema] == 1 && t.Verwijsthema != "" {
			naam = hoofd(t.Verwijsthema)
		}
		out = append(out, Link{Tekst: naam, URL: themaURL(t.ID), Icoon: t.ID})
	}
	return out
}

// hoofdstukken are the letters of ICPC that the social domain meets, in plain
// words of our own: the table of NHG is licensed.
var hoofdstukken = map[byte]string{
	'A': "Algemeen", 'B': "Bloed", 'D': "Buik", 'F': "Ogen", 'H': "Oren", 'K': "Hart", 'L': "Bewegen", 'N': "Zenuwen", 'P': "Hoofd en gevoel", 'R': "Adem", 'S': "Huid",
	'T': "Gewicht en voeding", 'U': "Plassen", 'W': "Zwanger", 'X': "Lichaam van de vrouw", 'Y': "Lichaam van de man", 'Z': "Sociaal",
}

// icpc gives the codes that the thesaurus and the themes know, by chapter, each
// with the word that residents have for it. A code leads to its theme, which also
// works without script; with it the page searches for the code.
func (p *planner) icpc() []Keuzes {
	thema, woordVan := map[string]string{}, map[string]string{}
	for _, t := range p.k.Themas() {
		for _, c := range t.ICPC {
			thema[c] = cmp.Or(thema[c], themaURL(t.ID))
		}
	}
	for _, c := range p.k.Concepten() {
		for _, code := range c.ICPC {
			if woordVan[code] == "" && len(c.Sterk) > 0 {
				woordVan[code] = c.Sterk[0]
			}
		}
	}
	var codes []string
	for c := range thema {
		codes = append(codes, c)
	}
	for c := range woordVan {
		if thema[c] == "" {
			codes = append(codes, c)
		}
	}
	// Sort for determinism: a map has no order.
	slices.Sort(codes)
	var out []Keuzes
	for _, c := range codes {
		kop := c[:1]
		if n := hoofdstukken[c[0]]; n != "" {
			kop += ": " + kleineLetter(n)
		}
		if len(out) == 0 || out[len(out)-1].Kop != kop {
			out = append(out, Keuzes{Kop: kop})
		}
		l := Link{Tekst: strings.TrimSpace(c + " " + woordVan[c]), URL: cmp.Or(thema[c], "zoeken/#q="+strings.ToLower(c)), Gebied: c}
		k := &out[len(out)-1]
		k.Links = append(k.Links, l)
	}
	return out
}
