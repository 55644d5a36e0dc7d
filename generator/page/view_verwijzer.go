package page

import (
	"cmp"
	"html/template"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"socialekaart/generator/kaart"
)

// Verwijzer is the block for the huisarts and the POH. What is not behind a
// summary has at most maxVerwijzer words.
type Verwijzer struct {
	Feiten       []Feit // the most important, as many as there is room for
	ZegZo, Vraag string
	Meer         []Feit // the others
	Dossier      string // for the record of a patient, see Dossier
	Brief        string // a letter to the organisation, with blanks
	Mailto       template.URL
	Keuze        string // the address of the briefje with this entry on it
}

// maxVerwijzer is the most words that the block shows at first: who has ten
// minutes reads no more. vasteWoorden are those that stand in
// entry.html itself; a test counts both on the page.
const maxVerwijzer, vasteWoorden = 60, 16

// verwijzer gives the block, or nil where there is nobody to refer to: an example
// of how it can be done, something elsewhere, something that stopped.
func (p *planner) verwijzer(e kaart.Entry) *Verwijzer {
	f := e.Kern()
	if f.Soort == kaart.SoortPraktijkvoorbeeld || f.Status == "gestopt" || !p.k.InRegio(e) {
		return nil
	}
	r := verwijzerVan(e)
	v := &Verwijzer{ZegZo: r.ZegZo, Vraag: r.Openingsvraag}
	if t := p.k.Thema(f.Themas[0]); t != nil && !voorProfessionals(e) {
		v.ZegZo, v.Vraag = cmp.Or(v.ZegZo, t.ZegZo), cmp.Or(v.Vraag, t.Openingsvraag)
	}
	ruimte := maxVerwijzer - vasteWoorden
	past := func(ss ...string) bool {
		n := 0
		for _, s := range ss {
			n += len(strings.Fields(s))
		}
		if n > ruimte {
			return false
		}
		ruimte -= n
		return true
	}
	var lang []Feit
	if v.ZegZo != "" && !past(v.ZegZo) {
		lang, v.ZegZo = append(lang, Feit{"Zeg het zo", v.ZegZo}), ""
	}
	alle := p.verwijsfeiten(e, r)
	voorin := make([]bool, len(alle))
	for _, vraag := range []string{"Past bij", "Wie belt", "Aanmelden", ""} { // "": all others
		for i, x := range alle {
			if !voorin[i] && (vraag == "" || vraag == x.Vraag) {
				voorin[i] = past(x.Vraag, x.Antwoord)
			}
		}
	}
	for i, x := range alle {
		if voorin[i] {
			v.Feiten = append(v.Feiten, x)
		} else {
			lang = append(lang, x)
		}
	}
	if v.Vraag != "" && !past(v.Vraag) {
		lang, v.Vraag = append(lang, Feit{"Begin zo", v.Vraag}), ""
	}
	v.Meer = append(lang, indelingen(p.k, e)...)
	v.Dossier = Dossier(p.k, e, p.adres(entryURL(f.ID)))
	v.Brief, v.Mailto = p.verwijsbrief(e, r)
	v.Keuze = briefjeURL + "#kies=" + string(f.ID)
	return v
}

// adres gives the full address of a page, or "" when the site has none.
func (p *planner) adres(url string) string {
	if p.site.BaseURL == "" {
		return ""
	}
	return p.site.BaseURL + url
}

// wieBelt is shorter than woorden: it stands where every word counts.
var wieBelt = map[string]string{"organisatie_belt": "de organisatie", "bewoner_belt": "de bewoner zelf", "samen_in_spreekkamer": "samen, in de spreekkamer"}

// verwijsfeiten gives what a referrer must know, in the order of a referral.
func (p *planner) verwijsfeiten(e kaart.Entry, r *kaart.Verwijzer) []Feit {
	var out []Feit
	feit := func(vraag, antwoord string) {
		if antwoord != "" {
			out = append(out, Feit{vraag, zin(hoofd(antwoord))})
		}
	}
	feit("Past bij", r.GeschiktBij)
	feit("Past niet bij", r.NietGeschiktBij)
	route := woord("verwijzer.route", r.Route)
	if route == "" && !voorProfessionals(e) {
		route = strings.ToLower(woord("volgende_stap.manier", e.Kern().VolgendeStap.Manier))
	}
	feit("Aanmelden", route)
	feit("Stuur mee", kaart.Opsomming(r.Nodig))
	wie := wieBelt[r.WieBeltWie]
	if r.ReactieBinnen > 0 {
		wie = strings.TrimPrefix(wie+", binnen "+werkdagen(r.ReactieBinnen), ", ")
	}
	feit("Wie belt", wie)
	feit("Bericht terug", r.Terugkoppeling)
	feit("Overdracht", r.WarmeOverdracht)
	feit("Overleg", r.Consultatie)
	if w, ok := e.(*kaart.Wegwijzer); ok {
		feit("Zit bij", strings.Join(w.Overleggen, " "))
		if a, ok := p.k.Find(kaart.ID(w.Achterwacht)); ok {
			feit("Achterwacht", a.Kern().Titel)
		}
	}
	return out
}

// verwijsbrief gives a letter to the organisation in which everything about the
// person is a blank, and a mail that asks to be called. The mail carries nothing
// about anyone: ordinary mail is no place for it.
func (p *planner) verwijsbrief(e kaart.Entry, r *kaart.Verwijzer) (string, template.URL) {
	f := e.Kern()
	if voorProfessionals(e) {
		return "", ""
	}
	thema := p.k.Thema(f.Themas[0])
	reden := "…………"
	if thema != nil {
		reden = thema.Verwijzer + ". Toelichting: …………"
	}
	nodig := ""
	if len(r.Nodig) > 0 {
		nodig = "U vraagt ook om " + kaart.Opsomming(r.Nodig) + ": …………\n"
	}
	brief := "Geachte collega,\n\nGraag uw contact met een bewoner voor " + f.Titel + ".\n\nInitialen: …………\nTelefoon: …………\nReden: " + reden +
		"\nWens van de bewoner: …………\n" + nodig + "De bewoner weet dit en vindt het goed: ja / nee\n\nGraag bericht terug via: …………\n\nMet vriendelijke groet,\n…………"
	c := p.k.ContactVan(e)
	if c.Email == "" {
		return brief, ""
	}
	q := "subject=" + url.PathEscape("Vraag over een verwijzing naar "+f.Titel) +
		"&body=" + url.PathEscape("Wilt u de praktijk bellen?\nPraktijk:\nNummer:\n")
	return brief, template.URL("mailto:" + c.Email + "?" + q)
}

// indelingen says how the classifications of referrers call what e is about.
func indelingen(k *kaart.Kaart, e kaart.Entry) []Feit {
	var out []Feit
	leefgebieden, welzijn, positief := k.Indelingen(e)
	for _, x := range []struct {
		vraag string
		namen []string
	}{{"Leefgebied", leefgebieden}, {"Welzijn op Recept", welzijn}, {"Positieve Gezondheid", positief}} {
		if len(x.namen) > 0 {
			out = append(out, Feit{x.vraag, zin(hoofd(kaart.Opsomming(x.namen)))})
		}
	}
	if icpc := e.Kern().ICPC; len(icpc) > 0 {
		out = append(out, Feit{"ICPC", strings.Join(icpc, ", ")})
	}
	return out
}

// Verwijsfeiten gives what a referrer wants to see on a card beside Feiten: how
// long it takes, as known less than three months ago, and who calls.
func Verwijsfeiten(k *kaart.Kaart, e kaart.Entry) []string {
	var out []string
	w := kaart.Wachttijd{}
	switch e := e.(type) {
	case *kaart.Voorziening:
		w = e.Wachttijd
	case *kaart.Maatjesproject:
		w = kaart.Wachttijd{Weken: e.Wachtlijst.Weken, Peildatum: e.Wachtlijst.Peildatum}
	}
	switch {
	case !w.Bekend(k.Vandaag):
		if !w.Peildatum.Leeg() {
			out = append(out, "wachttijd onbekend")
		}
	case w.Weken == 0:
		out = append(out, "geen wachttijd ("+korteDatum(w.Peildatum)+")")
	default:
		out = append(out, "wacht "+aantal(w.Weken, "week", "weken")+" ("+korteDatum(w.Peildatum)+")")
	}
	switch verwijzerVan(e).WieBeltWie {
	case "organisatie_belt":
		out = append(out, "zij bellen u")
	case "bewoner_belt":
		out = append(out, "u belt zelf")
	case "samen_in_spreekkamer":
		out = append(out, "samen bellen met de huisarts")
	}
	return out
}

// korteDatum gives "26 oktober".
func korteDatum(d kaart.Datum) string {
	s := d.Tekst()
	return strings.TrimSuffix(s, " "+strconv.Itoa(d.Jaar))
}

// wegwijzerVoor gives for every gebied the wegwijzer to call when one is stuck:
// for residents, with a number, working there; else one of an area around it.
func (p *planner) wegwijzerVoor() map[string]*kaart.Wegwijzer {
	eigen := map[string]*kaart.Wegwijzer{}
	for _, e := range p.k.Van(kaart.SoortWegwijzer) {
		w := e.(*kaart.Wegwijzer)
		if w.Voor == "professionals" || !gaatDoor(e) || p.k.ContactVan(e).Telefoon == "" {
			continue
		}
		for _, g := range w.Werkgebied {
			// A welzijnscoach looks with somebody for what fits, whatever it is about;
			// other wegwijzers have a subject.
			if oud := eigen[g]; oud == nil || !coach(oud) && coach(w) {
				eigen[g] = w
			}
		}
	}
	uit := map[string]*kaart.Wegwijzer{}
	for _, g := range p.k.Gebieden() {
		uit[g.ID] = eigen[g.ID]
		for _, om := range p.k.Omgeving(g.ID) {
			if uit[g.ID] == nil {
				uit[g.ID] = eigen[om.ID]
			}
		}
	}
	return uit
}

func coach(w *kaart.Wegwijzer) bool { return slices.Contains(w.ICPC, "Z68") }
