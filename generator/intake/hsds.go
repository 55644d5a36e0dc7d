package intake

import (
	"strconv"
	"strings"

	"socialekaart/generator/interop"
	"socialekaart/generator/kaart"
)

// hsdsKoppen are the columns that a data set of HSDS becomes, each called by the
// field that it fills.
var hsdsKoppen = []string{
	"id", "titel", "kort", "organisatie", "voor_wie", "niet_voor", "werkgebied", "themas", "doelgroepen", "trefwoorden", "ook_bekend_als", "talen",
	"contact.telefoon", "contact.telefoon_tijden", "contact.email", "contact.website", "volgende_stap.manier", "volgende_stap.tekst",
	"vorm", "indicatie", "verwijzing", "aanmelden", "deelname", "gecontroleerd_op", "melding", "meenemen", "zo_gaat_het",
	naarLeeft, naarTijden, naarKosten, naarLocatie, naarAdres, naarPC, naarPlaats, naarTekst,
}

// FromHSDS turns a data set of HSDS into a list and the way to read it, so that
// it is taken in as any other list: as concepts, with questions, three versions
// held against each other the next time. Only offers are taken; of an
// organisatie its name, for who looks it up.
func FromHSDS(in *interop.Inhoud, bron string) (*Tabel, *kaart.Koppeling) {
	kop := &kaart.Koppeling{Bron: bron, Soort: kaart.SoortVoorziening.String(), Sleutel: []string{"id"}}
	for _, k := range hsdsKoppen {
		veld := k
		if k == "id" {
			veld = naarNiet
		}
		kop.Kolommen = append(kop.Kolommen, kaart.KoppelKolom{Kop: k, Veld: veld})
	}
	orgs, locs := map[string]*kaart.Organisatie{}, map[string]*kaart.Locatie{}
	for _, o := range in.Organisaties {
		orgs[o.ID.Slug()] = o
	}
	for _, l := range in.Locaties {
		locs[l.ID.Slug()] = l
	}
	t := &Tabel{Koppen: hsdsKoppen}
	for i, e := range in.Entries {
		if e.Kern().Soort != kaart.SoortVoorziening {
			continue
		}
		cells := map[string]string{"id": string(e.Kern().ID), naarTekst: in.Tekst[e.Kern().ID]}
		kaart.Bezoek(kaart.SoortVoorziening, e, func(_ string, v *kaart.Veld, waarde any) {
			s := hsdsCell(waarde)
			if old := cells[v.Pad]; old != "" {
				s = old + "; " + s
			}
			cells[v.Pad] = s
		})
		hsdsParts(cells, e, orgs, locs)
		row := Rij{Nr: i + 1, Cellen: make([]string, len(hsdsKoppen))}
		for j, k := range hsdsKoppen {
			row.Cellen[j] = cells[k]
		}
		t.Rijen = append(t.Rijen, row)
	}
	return t, kop
}

func hsdsCell(waarde any) string {
	switch x := waarde.(type) {
	case string:
		return x
	case int:
		return strconv.Itoa(x)
	case interface{ String() string }:
		return x.String()
	}
	return ""
}

// hsdsParts fills the columns that are no field of their own.
func hsdsParts(cells map[string]string, e kaart.Entry, orgs map[string]*kaart.Organisatie, locs map[string]*kaart.Locatie) {
	f := e.Kern()
	if o := orgs[f.Organisatie]; o != nil {
		cells["organisatie"] = o.Titel
	}
	if len(f.Locaties) > 0 {
		if l := locs[f.Locaties[0]]; l != nil {
			cells[naarLocatie], cells[naarAdres], cells[naarPC], cells[naarPlaats] = l.Titel, l.Adres, l.Postcode, l.Plaats
		}
	}
	switch {
	case f.LeeftijdVan > 0 && f.LeeftijdTot > 0:
		cells[naarLeeft] = strconv.Itoa(f.LeeftijdVan) + "-" + strconv.Itoa(f.LeeftijdTot)
	case f.LeeftijdVan > 0:
		cells[naarLeeft] = "vanaf " + strconv.Itoa(f.LeeftijdVan)
	}
	v := e.(*kaart.Voorziening)
	var when []string
	for i := range v.Tijden {
		when = append(when, v.Tijden[i].Wanneer())
	}
	cells[naarTijden] = strings.Join(when, "\n")
	switch k := v.Kosten; {
	case k.Soort == "gratis":
		cells[naarKosten] = "gratis"
	case k.Soort == "vrijwillige_bijdrage" && k.Bedrag == 0:
		cells[naarKosten] = "vrijwillige bijdrage"
	case k.Bedrag > 0:
		cells[naarKosten] = k.Bedrag.Tekst()
		if k.Per != "" {
			cells[naarKosten] += " per " + k.Per
		}
		if k.Soort == "vrijwillige_bijdrage" {
			cells[naarKosten] = "vrijwillige bijdrage " + cells[naarKosten]
		}
	case k.Soort != "":
		cells[naarKosten] = strings.TrimSpace(strings.ReplaceAll(k.Soort, "_", " ") + " " + k.Toelichting)
	}
}
