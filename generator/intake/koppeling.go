package intake

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"socialekaart/generator/diag"
	"socialekaart/generator/kaart"
)

// The targets of a column that are no field of their own. Their text is taken
// apart.
const (
	naarNiet    = "niet"    // the column does not take part
	naarPersoon = "persoon" // of a person: never taken in
	naarTijden  = "tijden"
	naarKosten  = "kosten"
	naarLocatie = "locatie" // the name of a building
	naarAdres   = "adres"
	naarPC      = "postcode"
	naarPlaats  = "plaats"
	naarContact = "contact" // a telephone number, a mail address and a website in one cell
	naarTekst   = "tekst"   // the running text
	naarLeeft   = "leeftijd"
	naarMeer    = "opmerking" // goes into a question, for a person
)

var doelen = []string{naarNiet, naarPersoon, naarTijden, naarKosten, naarLocatie, naarAdres, naarPC, naarPlaats, naarContact, naarTekst, naarLeeft, naarMeer}

// koppen are words in headings and where such a column goes, the more specific
// first. They are matched against the heading in small letters without signs.
var koppen = []struct{ woord, veld string }{
	{"contactpersoon", naarPersoon}, {"coordinator", naarPersoon}, {"begeleider naam", naarPersoon}, {"naam contact", naarPersoon}, {"naam medewerker", naarPersoon}, {"bsn", naarPersoon}, {"geboorte", naarPersoon},
	{"mobiel", naarPersoon}, {"06", naarPersoon},
	{"kvk", naarNiet}, {"ingevuld door", naarPersoon}, {"datum invoer", naarNiet},
	{"telefoontijd", "contact.telefoon_tijden"}, {"bereikbaar", "contact.telefoon_tijden"},
	{"telefoon", "contact.telefoon"}, {"tel", "contact.telefoon"}, {"e mail", "contact.email"}, {"email", "contact.email"}, {"mail", "contact.email"},
	{"website", "contact.website"}, {"url", "contact.website"}, {"internet", "contact.website"}, {"site", "contact.website"},
	{"contact", naarContact},
	{"organisatie", "organisatie"}, {"aanbieder", "organisatie"}, {"instelling", "organisatie"}, {"uitvoerder", "organisatie"},
	{"postcode", naarPC}, {"woonplaats", naarPlaats}, {"plaats", naarPlaats}, {"adres", naarAdres}, {"straat", naarAdres},
	{"locatie", naarLocatie}, {"gebouw", naarLocatie}, {"waar", naarLocatie},
	{"stadsdeel", "werkgebied"}, {"wijk", "werkgebied"}, {"buurt", "werkgebied"}, {"werkgebied", "werkgebied"}, {"gemeente", "werkgebied"},
	{"leeftijd", naarLeeft}, {"doelgroep", "doelgroepen"}, {"voor wie", "voor_wie"},
	{"dag en tijd", naarTijden}, {"tijd", naarTijden}, {"wanneer", naarTijden}, {"openingstijden", naarTijden}, {"dagen", naarTijden}, {"dag", naarTijden},
	{"kosten", naarKosten}, {"prijs", naarKosten}, {"bijdrage", naarKosten}, {"tarief", naarKosten},
	{"thema", "themas"}, {"categorie", "themas"}, {"rubriek", "themas"}, {"onderwerp", "themas"},
	{"verwijzing", "verwijzing"}, {"indicatie", "indicatie"}, {"aanmelden", "volgende_stap.tekst"}, {"aanmelding", "volgende_stap.tekst"}, {"opgave", "volgende_stap.tekst"},
	{"trefwoord", "trefwoorden"}, {"talen", "talen"}, {"taal", "talen"},
	{"gecontroleerd", "gecontroleerd_op"}, {"bijgewerkt", "gecontroleerd_op"}, {"laatst gewijzigd", "gecontroleerd_op"},
	{"korte omschrijving", "kort"}, {"samenvatting", "kort"}, {"omschrijving", naarTekst}, {"beschrijving", naarTekst}, {"toelichting", naarTekst}, {"wat is het", naarTekst},
	{"opmerking", naarMeer}, {"bijzonderheden", naarMeer}, {"notitie", naarMeer},
	{"activiteit", "titel"}, {"titel", "titel"}, {"naam", "titel"}, {"aanbod", "titel"},
	{"id", naarNiet}, {"nr", naarNiet}, {"nummer", naarNiet},
}

var (
	rePhoneCell = regexp.MustCompile(`^\(?(\+31|0)[\d ()-]{8,14}$`)
	reMailCell  = regexp.MustCompile(`^\S+@\S+\.\S+$`)
	reWebCell   = regexp.MustCompile(`^(https?://|www\.)\S+$`)
	rePCCell    = regexp.MustCompile(`^[1-9]\d{3} ?[A-Za-z]{2}$`)
	reMoneyCell = regexp.MustCompile(`(?i)^(€|gratis|eur)`)
)

// Propose guesses which column is which field, from its heading and from what
// stands in it. bron names the list. The result is for a person to read and to
// correct.
func Propose(t *Tabel, bron string) *kaart.Koppeling {
	k := &kaart.Koppeling{Bron: bron, Soort: kaart.SoortVoorziening.String()}
	taken := map[string]bool{}
	own := len(t.Koppen) > 1 && t.Koppen[0] == "id" && t.Koppen[1] == "url" // as export writes it
	for i, kop := range t.Koppen {
		if own && (kop == "url" || isTarget(kaart.SoortVoorziening, kop)) {
			veld := kop
			if kop == "url" {
				veld = naarNiet // it leads to this site, not to the page of the offer
			}
			k.Kolommen = append(k.Kolommen, kaart.KoppelKolom{Kop: kop, Veld: veld})
			continue
		}
		veld := byHeading(kop)
		if seen := byCells(t, i); seen != "" && (veld == "" || veld == naarContact || veld == naarNiet) {
			veld = seen
		}
		if veld == "" {
			veld = naarMeer
		}
		if taken[veld] && !slices.Contains([]string{naarNiet, naarPersoon, naarMeer, naarTijden, naarTekst, "werkgebied"}, veld) {
			veld = naarMeer // the first column is the field; what a second one says is for a person
		}
		taken[veld] = true
		k.Kolommen = append(k.Kolommen, kaart.KoppelKolom{Kop: kop, Veld: veld})
	}
	k.Sleutel = key(t, k)
	return k
}

// plainKop gives a heading in small letters without signs, between spaces.
func plainKop(kop string) string { return " " + strings.ReplaceAll(kaart.Slug(kop), "-", " ") + " " }

// isEnd says whether a column has the time at which something ends: beside the
// one with its begin it is no second time.
func isEnd(kop string) bool {
	plain := plainKop(kop)
	if strings.Contains(plain, " van ") || strings.Contains(plain, " begin") {
		return false // both in one cell
	}
	return strings.Contains(plain, " tot ") || strings.Contains(plain, " eind") || strings.Contains(plain, " sluit")
}

func byHeading(kop string) string {
	plain := plainKop(kop)
	switch plain {
	case " van ", " tot ", " van tot ": // of a place or a person with more words beside them
		return naarTijden
	}
	for _, x := range koppen {
		if strings.Contains(plain, " "+x.woord+" ") || len(x.woord) > 3 && strings.Contains(plain, x.woord) {
			return x.veld
		}
	}
	return ""
}

// byCells looks at the cells of a column: what four of five have the form of.
func byCells(t *Tabel, i int) string {
	for _, form := range []struct {
		re   *regexp.Regexp
		veld string
	}{{rePhoneCell, "contact.telefoon"}, {reMailCell, "contact.email"}, {reWebCell, "contact.website"}, {rePCCell, naarPC}, {reMoneyCell, naarKosten}} {
		n, all := 0, 0
		for _, r := range t.Rijen {
			if c := r.Cellen[i]; c != "" {
				all++
				if form.re.MatchString(c) {
					n++
				}
			}
		}
		if all > 0 && 5*n >= 4*all {
			return form.veld
		}
	}
	return ""
}

// key gives the columns by which a row is known again: one with a number for
// each row, or else the name and the organisatie. A stadsdeel is no part of it:
// one offer is often typed once for each.
func key(t *Tabel, k *kaart.Koppeling) []string {
	for i, kop := range t.Koppen {
		if k.Kolommen[i].Veld != naarNiet || kop == "" {
			continue
		}
		seen := map[string]bool{}
		for _, r := range t.Rijen {
			seen[r.Cellen[i]] = true
		}
		if len(seen) == len(t.Rijen) && !seen[""] {
			return []string{kop}
		}
	}
	var out []string
	for _, veld := range []string{"titel", "organisatie"} {
		if i := slices.IndexFunc(k.Kolommen, func(c kaart.KoppelKolom) bool { return c.Veld == veld }); i >= 0 {
			out = append(out, t.Koppen[i])
		}
	}
	if out == nil {
		out = t.Koppen[:1]
	}
	return out
}

// WriteKoppeling gives the file of a proposal, with an explanation on top and an
// example from the list beside each column.
func WriteKoppeling(k *kaart.Koppeling, t *Tabel) []byte {
	var b strings.Builder
	b.WriteString("# Zo leest het programma deze lijst. Kijk het na en verander wat niet klopt.\n")
	b.WriteString("# Achter veld staat een veld van de vermelding, of een van deze woorden:\n")
	b.WriteString("# " + strings.Join(doelen, ", ") + ".\n")
	b.WriteString("# Een kolom met niet doet niet mee. Een kolom met persoon komt nooit op de site.\n")
	fmt.Fprintf(&b, "bron = %s\nsoort = %q\nsleutel = [%s]\n", quoted(k.Bron), k.Soort, quotedList(k.Sleutel))
	for i, c := range k.Kolommen {
		fmt.Fprintf(&b, "\n[[kolom]]\nkop = %s\nveld = %q", quoted(c.Kop), c.Veld)
		if ex := example(t, i); ex != "" && c.Veld != naarPersoon {
			fmt.Fprintf(&b, " # zoals: %s", diag.Printable(ex))
		}
		b.WriteByte('\n')
	}
	b.WriteString("\n# Wat bij elke rij hetzelfde is. Haal de hekjes weg om het te gebruiken.\n# [[vast]]\n# veld = \"organisatie\"\n# waarde = \"welzijn-dorp\"\n")
	b.WriteString("\n# Hun woord, en het woord op deze kaart.\n# [[woord]]\n# veld = \"themas\"\n# hun = \"Sport en spel\"\n# wij = \"bewegen\"\n")
	return []byte(b.String())
}

func example(t *Tabel, i int) string {
	for _, r := range t.Rijen {
		if c := strings.Join(strings.Fields(r.Cellen[i]), " "); c != "" {
			if rs := []rune(c); len(rs) > 40 {
				c = string(rs[:40]) + "…"
			}
			return c
		}
	}
	return ""
}

func quoted(s string) string {
	return strconv.Quote(strings.ReplaceAll(strings.ToValidUTF8(s, ""), `"`, "'"))
}

func quotedList(xs []string) string {
	out := make([]string, len(xs))
	for i, x := range xs {
		out[i] = quoted(x)
	}
	return strings.Join(out, ", ")
}

// check holds a koppeling against the list and the table of fields.
func check(k *kaart.Koppeling, t *Tabel, s kaart.Soort) diag.List {
	var ds diag.List
	for i, c := range k.Kolommen {
		at := k.Pos.Van("kolom[" + strconv.Itoa(i) + "].kop")
		if !slices.Contains(t.Koppen, c.Kop) {
			d := ds.Add(at, diag.Fout, "kolom-onbekend", "de kolom %q staat niet in de lijst", c.Kop)
			if near := diag.Nearest(c.Kop, t.Koppen); near != "" {
				d.Hint = fmt.Sprintf("bedoelt u %q?", near)
			}
		}
		target(&ds, s, c.Veld, k.Pos.Van("kolom["+strconv.Itoa(i)+"].veld"))
	}
	for i, v := range k.Vast {
		target(&ds, s, v.Veld, k.Pos.Van("vast["+strconv.Itoa(i)+"].veld"))
	}
	for i, kop := range k.Sleutel {
		if !slices.Contains(t.Koppen, kop) {
			ds.Add(k.Pos.Van("sleutel["+strconv.Itoa(i)+"]"), diag.Fout, "kolom-onbekend", "de kolom %q staat niet in de lijst", kop)
		}
	}
	if !slices.ContainsFunc(k.Kolommen, func(c kaart.KoppelKolom) bool { return c.Veld == "titel" }) {
		ds.Add(k.Pos.Van("soort"), diag.Fout, "kolom-ontbreekt", "geen kolom is de titel").Hint = `zet bij een kolom: veld = "titel"`
	}
	return ds
}

// isTarget says whether a column can go there.
func isTarget(s kaart.Soort, veld string) bool {
	v := kaart.Zoek(s, veld)
	return slices.Contains(doelen, veld) ||
		v != nil && v.Pad == veld && v.Vorm != kaart.Tabel && v.Vorm != kaart.Tabellen && !strings.HasPrefix(veld, "tijden.") && !strings.HasPrefix(veld, "uitzonderingen.")
}

func target(ds *diag.List, s kaart.Soort, veld string, at diag.Pos) {
	if isTarget(s, veld) {
		return
	}
	names := slices.Clone(doelen)
	for _, v := range kaart.Velden(s) {
		names = append(names, v.Pad)
	}
	d := ds.Add(at, diag.Fout, "veld-onbekend", "het veld %q bestaat niet bij een %s", veld, s)
	d.Hint = "kies een veld, of: " + strings.Join(doelen, ", ")
	if near := diag.Nearest(veld, names); near != "" {
		d.Hint = fmt.Sprintf("bedoelt u %q?", near)
	}
}
