package page

import (
	"html/template"
	"slices"
	"strings"

	"socialekaart/generator/kaart"
)

// Lijst is what lijst.html gets: cards in groups, and ways to go on.
type Lijst struct {
	Layout
	Boven   string // a word above the title: "Wijk", "Thema"
	Inleid  []string
	Wissel  []Keuzes // links to related pages with counts: the filters without script
	Week    []Dag
	Nu      *Agenda // the times of Week for the script, or nil
	Weken   string  // where the weeks of its parts are, when that of all of it is too long; else ""
	Agenda  string  // the address of the calendar, or ""
	Gids    string  // the address of the booklet, or ""
	Gebied  string  // the id of a wijk: the script remembers it
	Crisis  Crisis
	Groepen []Groep
	Leeg    string  // what to say when there is nothing
	Bladen  *Bladen // nil when the list fits on one page
	Zeef    *Zeef   // the form to narrow the list, or nil
	Buren   []Link  // where else to look when that leaves nothing
	Aantal  int

	vast       string // the filter that the page itself is, or ""
	zonderZeef bool   // another page has the form
}

// Keuzes is a named list of links.
type Keuzes struct {
	Kop   string
	Links []Link
	Open  bool // not folded
	Kaal  bool // the links alone, in sight
}

// Groep is a part of a list under its own heading.
type Groep struct {
	Anker, Kop, Toelichting string
	Kaartjes                []Kaartje
	Kort                    bool  // only names, for what is the same in every wijk
	Meer                    *Link // instead of cards: where they are, when there are too many
	Merken                  bool  // there is a form, which looks at the Merk of each card
}

// Kaartje is an entry in a list: enough to decide whether to open it.
type Kaartje struct {
	ID, Titel, URL, Kort, Soort string
	Feiten                      []string
	Let                         string     // "Vol", "Gestopt", "Nu even dicht"
	Merk                        string     // its answers to the filters, for data-f
	nrs                         []int      // the same, as numbers of the zeeftabel
	html                        *kaartHTML // what was made of it; nil when it stands in one place only
}

// Dag is a day of the week schedule.
type Dag struct {
	Naam   string
	Regels []DagRegel
}

// DagRegel is one thing on a day.
type DagRegel struct {
	Tijd, Wat, Titel, URL, Waar, Wanneer string
	van                                  kaart.Klok
}

// kaartje gives the card of e. Search shows the same facts; see Feiten.
func (p *planner) kaartje(e kaart.Entry) Kaartje {
	f := e.Kern()
	c := Kaartje{ID: string(f.ID), Titel: p.linknaam(f.Titel, f.Soort), URL: entryURL(f.ID), Kort: f.Kort, Soort: hoofd(f.Soort.String())}
	switch f.Status {
	case "gestopt":
		c.Let = "Gestopt"
	case "vol":
		c.Let = "Vol"
	case "tijdelijk_dicht":
		c.Let = "Nu even dicht"
	}
	if m, ok := e.(*kaart.Maatjesproject); ok && m.Wachtlijst.Stand != "" && m.Wachtlijst.Stand != "open" {
		c.Let = woord("wachtlijst.stand", m.Wachtlijst.Stand)
	}
	c.Feiten = append([]string{Waar(p.k, e)}, Feiten(e)...)
	if p.k.Verouderd(e) {
		c.Feiten = append(c.Feiten, "lang niet nagekeken")
	}
	c.Merk, c.nrs = p.zeef.merk(p.k, e)
	return c
}

// Feiten gives the facts on a card that decide whether to open it: what it
// costs, whether a referral is needed, whether one can walk in.
func Feiten(e kaart.Entry) []string {
	var out []string
	if a := kaart.AanbodVan(e); a != nil && a.Kosten.Soort == "gratis" {
		out = append(out, "gratis")
	}
	switch e := e.(type) {
	case *kaart.Voorziening:
		if e.Verwijzing == "nee" && e.Indicatie == "nee" {
			out = append(out, "zonder verwijzing")
		}
		if e.VolgendeStap.Manier == "binnenlopen" {
			out = append(out, "binnenlopen")
		}
	case *kaart.Wegwijzer:
		out = append(out, strings.ToLower(woord("voor", e.Voor)))
	}
	return out
}

// Waar names the areas of an entry, up to three: more would hide the rest of the
// line.
func Waar(k *kaart.Kaart, e kaart.Entry) string {
	ids := e.Kern().Werkgebied
	if len(ids) > 3 {
		return gebiedNamen(k, ids[:2]) + " en " + aantal(len(ids)-2, "andere wijk", "andere wijken")
	}
	return gebiedNamen(k, ids)
}

func gebiedNamen(k *kaart.Kaart, ids []string) string {
	var out []string
	for _, id := range ids {
		if g := k.Gebied(id); g != nil {
			out = append(out, g.Naam)
		}
	}
	return kaart.Opsomming(out)
}

// kaartjes gives the cards of entries, in the order that serves a visitor: what
// goes on before what has stopped, the region before elsewhere, what is checked in
// time before what is not, an offer before an example; then the order of the site.
func (p *planner) kaartjes(es []kaart.Entry) []Kaartje {
	var per [16][]int // numbers of entries, by rank
	for _, e := range es {
		nr := p.vermeldingen.nummer[e.Kern().ID]
		r := p.rang(e, nr)
		per[r] = append(per[r], nr)
	}
	out := make([]Kaartje, 0, len(es))
	for _, nrs := range per {
		for _, nr := range nrs {
			out = append(out, *p.kaartjeVan(nr))
		}
	}
	return out
}

func (p *planner) rang(e kaart.Entry, nr int) int {
	r := 0
	if e.Kern().Status == "gestopt" {
		r += 8
	}
	if !p.vermeldingen.regio.heeft(nr) {
		r += 4
	}
	if p.k.Verouderd(e) {
		r += 2
	}
	if e.Kern().Soort == kaart.SoortPraktijkvoorbeeld {
		r++
	}
	return r
}

// kaartjeVan gives the card of the entry with number nr, and makes it when it is
// first asked for. It is safe for concurrent use.
func (p *planner) kaartjeVan(nr int) *Kaartje {
	c := &p.vermeldingen.kaartjes[nr]
	c.Do(func() {
		c.k = p.kaartje(p.vermeldingen.alle[nr])
		c.k.html = &kaartHTML{m: map[[2]string]template.HTML{}}
	})
	return &c.k
}

// kaartjesVan gives the cards of ids, leaving out what is not on the site.
func (p *planner) kaartjesVan(ids []string) []Kaartje {
	var out []Kaartje
	for _, id := range ids {
		if nr, ok := p.vermeldingen.nummer[kaart.ID(id)]; ok {
			out = append(out, *p.kaartjeVan(nr))
		}
	}
	return out
}

func (p *planner) links(ids []string) []Link {
	var out []Link
	for _, c := range p.kaartjesVan(ids) {
		out = append(out, Link{Tekst: c.Titel, URL: c.URL, Toelichting: c.Kort})
	}
	return out
}

// perSoort groups entries by type, offers first.
func (p *planner) perSoort(es []kaart.Entry) []Groep {
	per, elders := map[kaart.Soort][]kaart.Entry{}, []kaart.Entry(nil)
	for _, e := range es {
		if s := e.Kern().Soort; p.inRegio(e) {
			per[s] = append(per[s], e)
		} else {
			elders = append(elders, e)
		}
	}
	var out []Groep
	for _, s := range []kaart.Soort{kaart.SoortVoorziening, kaart.SoortMaatjesproject, kaart.SoortWegwijzer, kaart.SoortPraktijkvoorbeeld} {
		if hier := per[s]; len(hier) > 0 {
			out = append(out, Groep{Anker: s.Plek(), Kop: hoofd(s.Meer()), Kaartjes: p.kaartjes(hier)})
		}
	}
	return append(out, p.elders(elders)...)
}

// perThema groups entries by their main theme.
func (p *planner) perThema(es []kaart.Entry) []Groep {
	per, elders := map[string][]kaart.Entry{}, []kaart.Entry(nil)
	for _, e := range es {
		if t := e.Kern().Themas[0]; p.inRegio(e) {
			per[t] = append(per[t], e)
		} else {
			elders = append(elders, e)
		}
	}
	var out []Groep
	for _, t := range p.k.Themas() {
		if hier := per[t.ID]; len(hier) > 0 {
			out = append(out, Groep{Anker: t.ID, Kop: t.Naam, Kaartjes: p.kaartjes(hier)})
		}
	}
	return append(out, p.elders(elders)...)
}

func (p *planner) inRegio(e kaart.Entry) bool {
	return p.vermeldingen.regio.heeft(p.vermeldingen.nummer[e.Kern().ID])
}

// elders groups what nobody in the region can use: examples to learn from.
func (p *planner) elders(ver []kaart.Entry) []Groep {
	if len(ver) == 0 {
		return nil
	}
	return []Groep{{Anker: "elders", Kop: "Voorbeelden van buiten de regio", Toelichting: "Zo doen andere plaatsen het. U kunt er hier niet heen.", Kaartjes: p.kaartjes(ver)}}
}

// week gives the rhythm of an ordinary week in a gebied, a day at a time. It
// holds for every week, so the page does not get old.
func (p *planner) week(es []kaart.Entry) []Dag {
	dagen := make([]Dag, 7)
	for d := range dagen {
		dagen[d].Naam = hoofd(kaart.Weekdag(d).String())
	}
	for _, e := range metTijden(es) {
		f := e.Kern()
		ts, _ := p.k.TijdenVan(e)
		for i := range ts {
			t := &ts[i]
			if !telt(t, p.k.Vandaag) {
				continue
			}
			r := DagRegel{Tijd: t.Van.Tekst(), Wat: t.Naam, Titel: p.linknaam(f.Titel, f.Soort), URL: entryURL(f.ID), van: t.Van}
			if t.Tot > 0 {
				r.Tijd += " tot " + t.Tot.Tekst()
			}
			r.Tijd += " uur"
			if len(t.KeerInMaand) > 0 || t.Laatste || t.ElkeWeken > 1 || t.Week == "even" || t.Week == "oneven" {
				r.Wanneer = t.WelkeDagen()
			}
			r.Waar = p.plaatsVan(f, t)
			for _, d := range t.Dagen {
				dagen[d].Regels = append(dagen[d].Regels, r)
			}
		}
	}
	var out []Dag
	for _, d := range dagen {
		// Sort for determinism: time, then the order of the entries.
		slices.SortStableFunc(d.Regels, func(a, b DagRegel) int { return int(a.van - b.van) })
		if len(d.Regels) > 0 {
			out = append(out, d)
		}
	}
	return out
}

func (p *planner) plaatsVan(f *kaart.Kern, t *kaart.Tijd) string {
	if l := p.locatieVan(f, t); l != nil {
		return l.Titel
	}
	return ""
}

// locatieVan gives where a block is, or nil when it is not known.
func (p *planner) locatieVan(f *kaart.Kern, t *kaart.Tijd) *kaart.Locatie {
	slug := t.Locatie
	if slug == "" && len(f.Locaties) == 1 {
		slug = f.Locaties[0]
	}
	return p.k.Locatie(slug)
}
