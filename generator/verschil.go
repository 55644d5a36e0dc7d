package generator

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"socialekaart/generator/diag"
	"socialekaart/generator/kaart"
	"socialekaart/generator/page"
	"socialekaart/generator/source"
)

// Verschil says in plain Dutch what a change to one file does for a visitor:
// "dinsdag van 9.30 tot 12.00 uur wordt van 9.30 tot 13.00 uur". oud or nieuw is
// nil when the file is new or gone. A file that cannot be read says nothing;
// its faults say enough. titel is the name of the page, the new one if it has
// one.
func Verschil(pad string, oud, nieuw []byte) (titel string, zinnen []string) {
	was, wordt := lees(pad, oud), lees(pad, nieuw)
	switch {
	case was == nil && wordt == nil:
		return "", nil
	case was == nil && oud == nil:
		return wordt.titel, []string{"nieuw op de kaart"}
	case wordt == nil && nieuw == nil:
		return was.titel, []string{"weg van de kaart"}
	case was == nil || wordt == nil:
		return "", nil
	}
	out := velden(was, wordt)
	out = append(out, lijst("tijd", was.tijden, wordt.tijden)...)
	out = append(out, lijst("bijzondere dag", was.anders, wordt.anders)...)
	if !bytes.Equal(was.tekst, wordt.tekst) {
		out = append(out, "de tekst is veranderd")
	}
	return wordt.titel, out
}

// versie is one version of a file, taken apart into what a visitor sees.
type versie struct {
	titel  string
	velden []veldwaarde // in the order of the table, lists joined
	tijden []string
	anders []string
	tekst  []byte
}

type veldwaarde struct{ naam, waarde string }

func lees(pad string, data []byte) *versie {
	if data == nil {
		return nil
	}
	f, ds := source.Parse(pad, data, source.DefaultLimits)
	if ds.Fouten() > 0 {
		return nil
	}
	s, _ := source.Decode(f)
	v := &versie{tekst: bytes.TrimSpace(f.Body)}
	switch {
	case s.Entry != nil:
		v.titel = s.Entry.Kern().Titel
		v.verzamel(s.Entry.Kern().Soort, s.Entry)
	case s.Organisatie != nil:
		v.titel = s.Organisatie.Titel
		v.verzamel(kaart.SoortOrganisatie, s.Organisatie)
	case s.Locatie != nil:
		v.titel = s.Locatie.Titel
		v.verzamel(kaart.SoortLocatie, s.Locatie)
	case s.Pagina != nil:
		v.titel = s.Pagina.Titel
		v.verzamel(kaart.SoortPagina, s.Pagina)
	default:
		return nil
	}
	return v
}

func (v *versie) verzamel(soort kaart.Soort, x any) {
	var ts []kaart.Tijd
	var us []kaart.Uitzondering
	switch e := x.(type) {
	case *kaart.Voorziening:
		ts, us = e.Tijden, e.Uitzonderingen
	case *kaart.Wegwijzer:
		ts, us = e.Tijden, e.Uitzonderingen
	case *kaart.Locatie:
		us = e.Uitzonderingen
	}
	for i := range ts {
		s := ts[i].Wanneer()
		if ts[i].Naam != "" {
			s = ts[i].Naam + ", " + s
		}
		v.tijden = append(v.tijden, s)
	}
	for _, u := range us {
		v.anders = append(v.anders, strings.TrimSuffix(page.Uitzondering(u), "."))
	}
	kaart.Bezoek(soort, x, func(pad string, veld *kaart.Veld, waarde any) {
		if strings.HasPrefix(veld.Pad, "tijden.") || strings.HasPrefix(veld.Pad, "uitzonderingen.") {
			return
		}
		naam, tekst := naamVan(kaart.ZonderIndex(pad)), waardeTekst(veld, waarde)
		if n := len(v.velden); n > 0 && v.velden[n-1].naam == naam {
			v.velden[n-1].waarde += ", " + tekst
			return
		}
		v.velden = append(v.velden, veldwaarde{naam, tekst})
	})
}

// veldnamen are what a visitor calls the fields that change most.
var veldnamen = map[string]string{
	"contact.telefoon": "het telefoonnummer", "contact.email": "het e-mailadres", "contact.website": "de website", "contact.telefoon_tijden": "wanneer u kunt bellen",
	"kosten.bedrag": "de prijs", "kosten.soort": "wat het kost", "kosten.per": "waarvoor u betaalt", "kosten.toelichting": "de uitleg bij de prijs",
	"volgende_stap.tekst": "wat u moet doen", "volgende_stap.manier": "hoe u begint", "adres": "het adres", "postcode": "de postcode", "titel": "de naam", "kort": "de korte tekst",
	"werkgebied": "voor welke wijken", "locaties": "waar het is", "themas": "de thema’s", "voor_wie": "voor wie", "status": "hoe het ervoor staat",
	"in_plaats_van": "waar u nu heen kunt", "wachttijd.weken": "de wachttijd in weken", "wachttijd.peildatum": "de dag waarop de wachttijd is gevraagd",
	"gecontroleerd_op": "nagekeken op", "gecontroleerd_bij": "nagekeken bij", "melding": "de mededeling", "zo_gaat_het": "hoe de eerste keer gaat",
}

func naamVan(pad string) string {
	if n, ok := veldnamen[pad]; ok {
		return n
	}
	return strings.ReplaceAll(strings.ReplaceAll(pad, "_", " "), ".", ", ")
}

// onzichtbaar are the fields that no page shows: they are for search, for other
// programs, or for the redactie.
var onzichtbaar = []string{"trefwoorden", "icpc", "oude_urls", "controle_maanden", "leefgebieden", "welzijn_op_recept", "positieve_gezondheid", "lat", "lon", "voorbeeld"}

// letterlijk are the fields of which a visitor wants to know the old value and the
// new one: who has a note on the fridge corrects it. Of any other it is enough to
// know that it changed; the page says what it is now, and not in names of files.
var letterlijk = []string{"titel", "contact.telefoon", "contact.email", "contact.telefoon_tijden", "kosten.bedrag", "kosten.soort", "kosten.per", "adres", "postcode", "status", "wachttijd.weken"}

// Zichtbaar keeps of what Verschil says what a visitor of the page can see, in as
// few words as are of use.
func Zichtbaar(zinnen []string) []string {
	var out, ook []string
	is := func(naam string) func(pad string) bool { return func(pad string) bool { return naam == naamVan(pad) } }
	for _, z := range zinnen {
		naam, _, veld := strings.Cut(z, ": ")
		lijst := strings.HasSuffix(naam, " weg") || strings.HasPrefix(naam, "nieuwe ") || naam != strings.ToLower(naam)
		switch {
		case veld && slices.ContainsFunc(onzichtbaar, is(naam)):
		case veld && !lijst && !slices.ContainsFunc(letterlijk, is(naam)):
			ook = append(ook, naam)
		default:
			out = append(out, z)
		}
	}
	if len(ook) > 0 {
		out = append(out, "veranderd: "+kaart.Opsomming(ook))
	}
	return out
}

// waardeTekst gives a value as the page shows it; a running text stands between
// quotes, for it has its own full stop.
func waardeTekst(veld *kaart.Veld, waarde any) string {
	switch x := waarde.(type) {
	case kaart.Datum:
		return x.Tekst()
	case kaart.Bedrag:
		return x.Tekst()
	case bool:
		return map[bool]string{true: "ja", false: "nee"}[x]
	case string:
		if w := page.Woord(veld.Pad, x); w != "" {
			return strings.ToLower(w[:1]) + w[1:]
		}
		if veld.Vorm == kaart.Tekst && strings.ContainsAny(x, ".!? ") {
			return "“" + x + "”"
		}
	}
	return fmt.Sprint(waarde)
}

// velden tells which fields got another value.
func velden(was, wordt *versie) []string {
	var out []string
	zoek := func(vs []veldwaarde, naam string) (string, bool) {
		i := slices.IndexFunc(vs, func(x veldwaarde) bool { return x.naam == naam })
		if i < 0 {
			return "", false
		}
		return vs[i].waarde, true
	}
	for _, x := range was.velden {
		switch nu, ok := zoek(wordt.velden, x.naam); {
		case !ok:
			out = append(out, fmt.Sprintf("%s: weg (was: %s)", x.naam, x.waarde))
		case nu != x.waarde && x.naam == veldnamen["gecontroleerd_op"]:
			out = append(out, x.naam+" "+nu)
		case nu != x.waarde:
			out = append(out, fmt.Sprintf("%s: %s wordt %s", x.naam, x.waarde, nu))
		}
	}
	for _, x := range wordt.velden {
		if _, ok := zoek(was.velden, x.naam); !ok {
			out = append(out, fmt.Sprintf("%s: %s (nieuw)", x.naam, x.waarde))
		}
	}
	return out
}

// lijst tells how a list of sentences changed: what stayed is left out, what is
// left is paired in order.
func lijst(wat string, was, wordt []string) []string {
	weg := slices.DeleteFunc(slices.Clone(was), func(s string) bool { return slices.Contains(wordt, s) })
	nieuw := slices.DeleteFunc(slices.Clone(wordt), func(s string) bool { return slices.Contains(was, s) })
	var out []string
	for i := range max(len(weg), len(nieuw)) {
		switch {
		case i >= len(nieuw):
			out = append(out, fmt.Sprintf("%s weg: %s", wat, weg[i]))
		case i >= len(weg):
			out = append(out, fmt.Sprintf("nieuwe %s: %s", wat, nieuw[i]))
		default:
			out = append(out, weg[i]+" wordt "+zonderBegin(weg[i], nieuw[i]))
		}
	}
	return out
}

// zonderBegin leaves out the words with which b begins just as a does: of
// "dinsdag van 9.30 tot 13.00 uur" the hours stay.
func zonderBegin(a, b string) string {
	i := strings.LastIndex(b, " van ")
	if i > 0 && strings.HasPrefix(a, b[:i]+" van ") {
		return b[i+1:]
	}
	return b
}

// Gewijzigd says what became of a file since another version of the content.
type Gewijzigd struct {
	Pad    string
	Regels [][2]int // lines of the new version that changed, both ends included
	Titel  string   // of the page; "" for a file that is none
	Zinnen []string // what the change does for a visitor
}

// Raakt says whether d is about a line that changed, or about a sentence with
// such a line in it. A place without a line belongs to the file as a whole.
func Raakt(gs []Gewijzigd, d *diag.Diagnostic) bool {
	van, tot := d.Pos.Line, d.Pos.Line
	if d.Regels != [2]int{} {
		van, tot = d.Regels[0], d.Regels[1]
	}
	for _, g := range gs {
		if g.Pad != d.Pos.File {
			continue
		}
		if d.Pos.Line == 0 || slices.ContainsFunc(g.Regels, func(r [2]int) bool { return tot >= r[0] && van <= r[1] }) {
			return true
		}
	}
	return false
}
