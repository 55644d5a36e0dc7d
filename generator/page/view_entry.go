package page

import (
	"html/template"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"socialekaart/generator/kaart"
)

// Entry is what entry.html gets: one of the four types, ready to be shown. A
// field that is empty is not shown.
type Entry struct {
	Layout
	ID, Soort   string // "voorzieningen/goede-dag", "voorziening"
	Label       string // "Voorziening"
	Status      string // "gestopt", "vol", "tijdelijk_dicht", else ""
	StatusTekst string
	Alternatief []Link // where to go now
	Melding     string
	Elders      string // the gemeenten, when nobody in the region can use it
	Voorbeeld   bool
	OokBekend   string

	Stap    Stap
	Contact Contact
	Feiten  []Feit
	Tijden  []TijdRegel
	Anders  []string // days on which it is different, in words
	Nu      *Agenda  // Tijden for the script, or nil
	Agenda  string   // the address of the calendar, or ""
	Crisis  Crisis
	Plekken []Plek

	EersteKeer    []string
	EersteKeerURL string // the page that has it on one sheet, or ""
	Drempels      []string
	Meenemen      []string
	Tekst         template.HTML
	Begrippen     []*kaart.Begrip // terms in Tekst, explained at the end of the page
	Delen         []Deel          // what only this type has
	Vrijwillig    string

	Verwijzer           *Verwijzer
	Briefje             *Briefje // what paper shows; nil where nobody can go
	Themas              []Link
	Wijken              []Link
	Groepen             []Link
	Org                 *Link
	Verwant             []Kaartje
	Bewijs              []Kaartje
	Lokaal              []Kaartje // for a praktijkvoorbeeld: what in the region works like this
	IsVoorbeeldPraktijk bool

	Controle  Controle
	Bron      []string
	Klopt     []Klopt       // the parts that can be wrong, and where to say so
	Veranderd []Verandering // the newest first; empty when nothing is known of it
}

// Stap is the one next step.
type Stap struct{ Kop, Tekst string }

// Contact holds the ways to reach someone, each with its link.
type Contact struct {
	Telefoon, Whatsapp *kaart.Telefoon
	Tijden             string
	Email, Website     string
	WebsiteNaam        string
}

// Feit is a row of the list of facts: a short question and its answer.
type Feit struct{ Vraag, Antwoord string }

// TijdRegel is one line of the times.
type TijdRegel struct{ Naam, Wanneer, Waar, Bijzonder string }

// Plek is where it is.
type Plek struct {
	Naam, Adres, Postcode, Plaats, OV string
	Wel, Niet                         []string
	Tekst                             template.HTML
}

// Deel is a part of the page with a heading and sentences, a list, or both.
type Deel struct {
	Anker, Kop string
	Zinnen     []string
	Lijst      []string
}

// Verandering is what changed on one day.
type Verandering struct{ Op, Datum, Wat string }

// Controle says when the facts were checked.
type Controle struct {
	Op, Datum, Bij string // in words, as 2026-11-23, at whom
	Verouderd      bool
}

// entry gives what the page of an entry shows.
func (p *planner) entry(e kaart.Entry) *Entry {
	f := e.Kern()
	v := p.kort(e)
	v.ld = p.bron.LDEntry(e)
	v.Verwant = p.kaartjesVan(f.Verwant)
	v.Bewijs = p.kaartjesVan(f.Onderbouwing)
	v.Tekst, v.Begrippen = p.tekst(f.ID, v.Root)
	v.Klopt = p.klopt(v, e)
	for _, w := range p.geschiedenis[f.ID] {
		v.Veranderd = append(v.Veranderd, Verandering{Op: w.Op.Tekst(), Datum: w.Op.String(), Wat: zin(hoofd(strings.Join(w.Zinnen, "; ")))})
	}
	if url := v.URL + eersteKeerPad; p.urls[url] {
		v.EersteKeerURL = url
	}
	if v.Verwijzer = p.verwijzer(e); v.Verwijzer != nil && !voorProfessionals(e) {
		v.Briefje = p.briefje(v, e)
	}
	return v
}

// kort gives what both pages of an entry show: its own, and that of the first time.
func (p *planner) kort(e kaart.Entry) *Entry {
	f := e.Kern()
	k := p.k
	v := &Entry{
		Layout: p.layout(entryURL(f.ID), f.Titel, f.Kort, f.ID.Map(), Link{Tekst: hoofd(f.Soort.Meer()), URL: f.ID.Map() + "/"}),
		ID:     string(f.ID), Soort: f.Soort.String(), Label: hoofd(f.Soort.String()),
		Melding: k.MeldingVan(e), Voorbeeld: f.Voorbeeld, OokBekend: strings.Join(f.OokBekendAls, ", "),
		EersteKeer: f.ZoGaatHet, Bron: f.Bron,
		Stap:     Stap{Kop: woord("volgende_stap.manier", f.VolgendeStap.Manier), Tekst: f.VolgendeStap.Tekst},
		Contact:  contact(k.ContactVan(e)),
		Controle: Controle{Op: f.GecontroleerdOp.Tekst(), Datum: f.GecontroleerdOp.String(), Bij: f.GecontroleerdBij, Verouderd: k.Verouderd(e)},
	}
	v.Venster = p.venster(f.Titel, f.Soort.String(), f.ID.Slug())
	if f.Status != "" && f.Status != "actief" {
		v.Status, v.StatusTekst = f.Status, statusZin(f.Status)
		v.Alternatief = p.links(f.InPlaatsVan)
	}
	if !k.InRegio(e) {
		v.Elders = gebiedNamen(k, f.Werkgebied)
	}
	if o := k.Organisatie(f.Organisatie); o != nil {
		v.Org = &Link{Tekst: p.linknaam(o.Titel, kaart.SoortOrganisatie), URL: entryURL(o.ID)}
	}
	for _, id := range f.Themas {
		if t := k.Thema(id); t != nil {
			v.Themas = append(v.Themas, Link{Tekst: t.Naam, URL: themaURL(id)})
		}
	}
	for _, id := range f.Werkgebied {
		if g := k.Gebied(id); g != nil && !g.BuitenRegio {
			v.Wijken = append(v.Wijken, Link{Tekst: g.Naam, URL: gebiedURL(id)})
		}
	}
	for _, id := range f.Doelgroepen {
		if d := k.Doelgroep(id); d != nil {
			v.Groepen = append(v.Groepen, Link{Tekst: d.Naam, URL: doelgroepURL(id)})
		}
	}
	v.Feiten = append(v.Feiten, Feit{"Voor wie?", zin(f.VoorWie)})
	if s := leeftijdTekst(f.LeeftijdVan, f.LeeftijdTot); s != "" {
		v.Feiten = append(v.Feiten, Feit{"Leeftijd", hoofd(s)})
	}
	if a := kaart.AanbodVan(e); a != nil {
		if s := kostenTekst(a.Kosten); s != "" {
			v.Feiten = append(v.Feiten, Feit{"Wat kost het?", s})
		}
		v.Drempels = drempels(a.Drempel)
	}
	switch e := e.(type) {
	case *kaart.Voorziening:
		p.voorziening(v, e)
	case *kaart.Wegwijzer:
		p.wegwijzer(v, e)
	case *kaart.Maatjesproject:
		p.maatjesproject(v, e)
	case *kaart.Praktijkvoorbeeld:
		p.praktijkvoorbeeld(v, e)
	}
	if f.NietVoor != "" {
		v.Feiten = append(v.Feiten, Feit{"Voor wie niet?", zin(f.NietVoor)})
	}
	if len(f.Talen) > 0 {
		v.Feiten = append(v.Feiten, Feit{"Welke talen?", zin(kaart.Opsomming(taalnamen(metNederlands(f.Talen))))})
	}
	p.tijden(v, e)
	if k.InRegio(e) {
		v.Crisis = p.crisis(f.Themas...)
		v.Verlaat = p.verlaat(f.Themas...)
	}
	p.plekken(v, f.Locaties)
	return v
}

func statusZin(status string) string {
	switch status {
	case "gestopt":
		return "Dit aanbod is gestopt."
	case "vol":
		return "Er is nu geen plaats."
	case "tijdelijk_dicht":
		return "Dit is nu even dicht."
	}
	return ""
}

func contact(c kaart.Contact) Contact {
	v := Contact{Tijden: c.TelefoonTijden, Email: c.Email, Website: c.Website}
	if t, ok := kaart.ParseTelefoon(c.Telefoon); ok {
		v.Telefoon = &t
	}
	if t, ok := kaart.ParseTelefoon(c.Whatsapp); ok {
		v.Whatsapp = &t
	}
	if u, err := url.Parse(c.Website); err == nil {
		v.WebsiteNaam = strings.TrimPrefix(u.Host, "www.")
	}
	return v
}

func (p *planner) voorziening(v *Entry, e *kaart.Voorziening) {
	v.Label = strings.Join(woordenVan("vorm", e.Vorm), ", ")
	v.Feiten = append(v.Feiten, Feit{"Is een verwijzing nodig?", zin(woord("verwijzing", e.Verwijzing))})
	if e.Indicatie != "nee" {
		v.Feiten = append(v.Feiten, Feit{"Is een besluit nodig?", zin(woord("indicatie", e.Indicatie))})
	}
	v.Feiten = append(v.Feiten, Feit{"Hoe doet u mee?", zin(woord("aanmelden", e.Aanmelden)) + " " + zin(woord("deelname", e.Deelname))})
	if e.Wachttijd.Bekend(p.k.Vandaag) {
		s := "Er is geen wachttijd"
		if e.Wachttijd.Weken > 0 {
			s = "Ongeveer " + aantal(e.Wachttijd.Weken, "week", "weken")
		}
		v.Feiten = append(v.Feiten, Feit{"Hoe lang wacht u?", s + ", gemeten op " + e.Wachttijd.Peildatum.Tekst() + "."})
	}
	if len(e.Begeleiding) > 0 {
		v.Feiten = append(v.Feiten, Feit{"Wie is erbij?", zin(hoofd(kaart.Opsomming(woordenVan("begeleiding", e.Begeleiding))))})
	}
	v.Meenemen, v.Vrijwillig = e.Meenemen, e.MeedoenAlsVrijwilliger
	if wel, niet := woordenVan("toegankelijk", e.Toegankelijk), woordenVan("niet_toegankelijk", e.NietToegankelijk); len(wel)+len(niet) > 0 {
		v.Plekken = append(v.Plekken, Plek{Wel: wel, Niet: niet})
	}
}

func (p *planner) wegwijzer(v *Entry, e *kaart.Wegwijzer) {
	v.Label = "Wegwijzer"
	if n := e.NaamOp(p.k.Vandaag); n != "" {
		v.Feiten = append(v.Feiten, Feit{"Wie is het?", n})
	}
	v.Feiten = append(v.Feiten, Feit{"Wat is de functie?", zin(hoofd(e.Functie))}, Feit{"Wie mag bellen?", zin(woord("voor", e.Voor))})
	if e.ReactieBinnen > 0 {
		v.Feiten = append(v.Feiten, Feit{"Wanneer krijgt u antwoord?", "Binnen " + werkdagen(e.ReactieBinnen) + "."})
	}
	if e.Netwerk != "" {
		v.Feiten = append(v.Feiten, Feit{"Bij welk netwerk?", zin(e.Netwerk)})
	}
	v.Delen = delen(
		Deel{Anker: "waarvoor", Kop: "Waarvoor kunt u hier terecht?", Lijst: e.Waarvoor},
		Deel{Anker: "wel", Kop: "Wat doet deze persoon wel?", Lijst: e.DoetWel},
		Deel{Anker: "niet", Kop: "Wat doet deze persoon niet?", Lijst: e.DoetNiet},
		Deel{Anker: "overleg", Kop: "Bij welk overleg zit deze persoon?", Lijst: e.Overleggen},
	)
	if a, ok := p.k.Find(kaart.ID(e.Achterwacht)); ok {
		v.Alternatief = append(v.Alternatief, Link{Tekst: p.linknaam(a.Kern().Titel, a.Kern().Soort), URL: entryURL(a.Kern().ID)})
	}
}

func (p *planner) maatjesproject(v *Entry, e *kaart.Maatjesproject) {
	v.Label = "Maatjesproject"
	v.Feiten = append(v.Feiten,
		Feit{"Hoe ziet u elkaar?", zin(hoofd(kaart.Opsomming(woordenVan("contactvorm", e.Contactvorm)))) + " " + zin(woord("ritme", e.Ritme))},
		Feit{"Wie mag u aanmelden?", zin(hoofd(kaart.Opsomming(woordenVan("aanmelden_wie", e.AanmeldenWie))))})
	if e.DuurMaxMaanden > 0 {
		v.Feiten = append(v.Feiten, Feit{"Hoe lang duurt het?", "Hoogstens " + aantal(e.DuurMaxMaanden, "maand", "maanden") + "."})
	}
	if w := e.Wachtlijst; w.Stand != "" {
		s := woord("wachtlijst.stand", w.Stand)
		if wt := (kaart.Wachttijd{Weken: w.Weken, Peildatum: w.Peildatum}); w.Weken > 0 && wt.Bekend(p.k.Vandaag) {
			s = zin(s) + " U wacht ongeveer " + aantal(w.Weken, "week", "weken") + ", gemeten op " + w.Peildatum.Tekst()
		}
		v.Feiten = append(v.Feiten, Feit{"Is er plaats?", zin(s)})
	}
	v.Delen = delen(
		Deel{Anker: "kennismaken", Kop: "Hoe leert u uw maatje kennen?", Zinnen: zinnen(e.Kennismaking)},
		Deel{Anker: "grenzen", Kop: "Wat doet een maatje niet?", Zinnen: zinnen(e.Grenzen)},
		Deel{Anker: "hoe-gaat-het", Kop: "Vraagt iemand hoe het gaat?", Zinnen: zinnen(e.Evaluatie)},
	)
	vw := e.VrijwilligerWorden
	if vw.Wat == "" {
		return
	}
	d := Deel{Anker: "word-maatje", Kop: "Ik word maatje", Zinnen: zinnen(vw.Wat, vw.Tijd)}
	if vw.Leeftijd > 0 {
		d.Zinnen = append(d.Zinnen, "U bent "+aantal(vw.Leeftijd, "jaar", "jaar")+" of ouder.")
	}
	d.Zinnen = append(d.Zinnen, zinnen(e.Training, e.Intervisie, vw.Aanmelden)...)
	v.Delen = append(v.Delen, d)
}

func (p *planner) praktijkvoorbeeld(v *Entry, e *kaart.Praktijkvoorbeeld) {
	v.Label, v.IsVoorbeeldPraktijk = "Praktijkvoorbeeld", true
	v.Feiten = append(v.Feiten,
		Feit{"Wat is het doel?", zin(e.Doel)}, Feit{"Waarom is dit een goed voorbeeld?", zin(e.WaaromGoed)},
		Feit{"Wie deed het?", zin(kaart.Opsomming(e.Uitvoerders))}, Feit{"Waar?", zin(kaart.Opsomming(e.Plaatsen))})
	if e.Periode != "" {
		v.Feiten = append(v.Feiten, Feit{"Wanneer?", zin(hoofd(e.Periode))})
	}
	var res []string
	for _, r := range e.Resultaten {
		s := zin(r.Tekst)
		switch {
		case r.Bron != "" && r.Jaar > 0:
			s += " Bron: " + r.Bron + ", " + strconv.Itoa(r.Jaar)
		case r.Bron != "":
			s += " Bron: " + r.Bron
		case r.Jaar > 0:
			s += " Dit was in " + strconv.Itoa(r.Jaar)
		}
		res = append(res, zin(s))
	}
	v.Delen = delen(
		Deel{Anker: "resultaten", Kop: "Wat leverde het op?", Lijst: res},
		Deel{Anker: "waardoor", Kop: "Waardoor lukte het?", Lijst: e.Succesfactoren},
		Deel{Anker: "lessen", Kop: "Wat leerden de makers?", Lijst: e.Lessen},
	)
	v.Lokaal = p.kaartjes(p.k.Gebruikt(e.ID))
}

// delen leaves out what has nothing to say.
func delen(ds ...Deel) []Deel {
	var out []Deel
	for _, d := range ds {
		if len(d.Zinnen)+len(d.Lijst) > 0 {
			out = append(out, d)
		}
	}
	return out
}

func zinnen(ss ...string) []string {
	var out []string
	for _, s := range ss {
		if s != "" {
			out = append(out, zin(s))
		}
	}
	return out
}

// meld gives a mail to the redactie with the subject filled in, for who sees
// that something is not right.
func (p *planner) meld(titel, pad string) template.URL {
	if p.site.Email == "" {
		return ""
	}
	q := "subject=" + url.PathEscape("Klopt niet: "+titel) +
		"&body=" + url.PathEscape("Over deze pagina: "+p.site.BaseURL+pad+"\n\nDit klopt niet:\n\nZo is het wel:\n")
	return template.URL("mailto:" + p.site.Email + "?" + q)
}

// metNederlands puts Dutch first: it is always spoken.
func metNederlands(talen []string) []string {
	return append([]string{"nl"}, slices.DeleteFunc(slices.Clone(talen), func(t string) bool { return t == "nl" })...)
}
