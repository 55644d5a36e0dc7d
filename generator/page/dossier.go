package page

import (
	"slices"
	"strconv"
	"strings"

	"socialekaart/generator/kaart"
)

// maxDossier is the longest text for the record, in bytes of ASCII: about what
// a huisarts reads back at a glance, and what every record system takes in one
// line of a journal.
const maxDossier = 400

// dossierdeel is a piece of the text for the record. What is of a higher rang is
// left out sooner when there is no room.
type dossierdeel struct {
	tekst string
	rang  int
	los   bool // a sentence of its own, else one more fact of the first sentence
}

// Dossier gives what a huisarts puts in the record of a patient after handing
// over e: printable ASCII on one line, at most maxDossier bytes, without one
// word about the patient. url is the address of the page, or "".
func Dossier(k *kaart.Kaart, e kaart.Entry, url string) string {
	f := e.Kern()
	delen := []dossierdeel{{tekst: dossierkop(k, e)}}
	feit := func(rang int, s string) { delen = append(delen, dossierdeel{tekst: s, rang: rang}) }
	zinnetje := func(rang int, s string) { delen = append(delen, dossierdeel{tekst: s, rang: rang, los: true}) }
	feit(6, dossierplek(k, e))
	ts, _ := k.TijdenVan(e)
	for i := range ts {
		if telt(&ts[i], k.Vandaag) {
			feit(1+i*9, korteTijd(&ts[i], k.Vandaag))
		}
	}
	if a := kaart.AanbodVan(e); a != nil && a.Kosten.Soort == "gratis" {
		feit(4, "gratis")
	}
	if v, ok := e.(*kaart.Voorziening); ok && v.Aanmelden == "niet_nodig" {
		feit(5, "geen aanmelding")
	}
	r := verwijzerVan(e)
	zinnetje(2, dossierBellen(k, e, r))
	if r.Terugkoppeling != "" {
		zinnetje(3, "Terugkoppeling: "+kleineLetter(r.Terugkoppeling))
	}
	if slices.Contains(f.ICPC, "Z68") {
		zinnetje(1, "Reg: Z68")
	}
	bron := "gecontroleerd " + cijferdatum(f.GecontroleerdOp)
	if len(url) <= maxDossier/2 {
		bron = strings.TrimSpace(url + " " + bron)
	}
	zinnetje(0, "Bron: "+bron)
	rangen := []int{0}
	for i := range delen {
		delen[i].tekst = kaart.ASCII(delen[i].tekst)
		rangen = append(rangen, delen[i].rang)
	}
	slices.Sort(rangen)
	for _, hoogste := range slices.Backward(slices.Compact(rangen)) {
		if s := dossierTekst(delen, hoogste); len(s) <= maxDossier {
			return s
		}
	}
	// Only a title or an address far beyond what the content allows gets here.
	return dossierTekst(delen, 0)[:maxDossier]
}

// dossierTekst puts the pieces up to a rang together.
func dossierTekst(delen []dossierdeel, hoogste int) string {
	s := ""
	for _, los := range []bool{false, true} {
		for _, d := range delen {
			switch {
			case d.los != los || d.rang > hoogste || d.tekst == "":
			case s == "":
				s = d.tekst
			case los:
				s = zin(s) + " " + d.tekst
			default:
				s += ", " + d.tekst
			}
		}
	}
	return zin(s)
}

// dossierkop says what was done. Nobody is sent to an overleg or an example.
func dossierkop(k *kaart.Kaart, e kaart.Entry) string {
	f := e.Kern()
	over := "besproken"
	if len(f.Themas) > 0 {
		if t := k.Thema(f.Themas[0]); t != nil {
			over += " " + kleineLetter(t.Verwijzer)
		}
	}
	titel := f.Titel
	if len(titel) > 120 {
		titel = strings.ToValidUTF8(titel[:120], "")
	}
	switch {
	case f.Soort == kaart.SoortPraktijkvoorbeeld:
		return "P: voorbeeld bekeken: " + titel
	case voorProfessionals(e):
		return "P: vraag zonder naam voorgelegd aan " + titel
	}
	return "P: " + over + ". Verwezen naar " + titel
}

// voorProfessionals says whether only professionals can turn to e.
func voorProfessionals(e kaart.Entry) bool {
	switch e := e.(type) {
	case *kaart.Voorziening:
		return slices.Contains(e.Vorm, "overleg_voor_verwijzers")
	case *kaart.Wegwijzer:
		return e.Voor == "professionals"
	}
	return false
}

func dossierplek(k *kaart.Kaart, e kaart.Entry) string {
	f := e.Kern()
	if len(f.Locaties) == 1 {
		if l := k.Locatie(f.Locaties[0]); l != nil {
			if g := k.Gebied(l.Wijk); g != nil && !strings.Contains(l.Titel, g.Naam) {
				return l.Titel + " (" + g.Naam + ")"
			}
			return l.Titel
		}
	}
	return Waar(k, e)
}

func dossierBellen(k *kaart.Kaart, e kaart.Entry, r *kaart.Verwijzer) string {
	if voorProfessionals(e) || e.Kern().Soort == kaart.SoortPraktijkvoorbeeld {
		return ""
	}
	binnen := ""
	if r.ReactieBinnen > 0 {
		binnen = " binnen " + werkdagen(r.ReactieBinnen)
	}
	switch r.WieBeltWie {
	case "organisatie_belt":
		return "Organisatie belt" + binnen
	case "bewoner_belt":
		if c := k.ContactVan(e); c.Telefoon != "" {
			return "Bewoner belt zelf: " + c.Telefoon
		}
		return "Bewoner belt zelf"
	case "samen_in_spreekkamer":
		return "Samen gebeld in de spreekkamer"
	}
	return ""
}

// verwijzerVan gives the block for referrers of e; a type without one has an
// empty block, with the reply time of a wegwijzer.
func verwijzerVan(e kaart.Entry) *kaart.Verwijzer {
	if a := kaart.AanbodVan(e); a != nil {
		return &a.Verwijzer
	}
	if w, ok := e.(*kaart.Wegwijzer); ok {
		return &kaart.Verwijzer{ReactieBinnen: w.ReactieBinnen}
	}
	return &kaart.Verwijzer{}
}

// korteTijd writes a block of times as one does in a record: "ma, wo-vr
// 9.30-12.00", "2e za van de maand 11.00-14.00"; of loose dates the first from
// vandaag on.
func korteTijd(t *kaart.Tijd, vandaag kaart.Datum) string {
	uren := t.Van.Tekst()
	switch {
	case t.Van == 0 && t.Tot == 0:
		uren = ""
	case t.Tot > 0:
		uren += "-" + t.Tot.Tekst()
	}
	var dagen []string
	for i := 0; i < len(t.Dagen); {
		j := i
		for j+1 < len(t.Dagen) && t.Dagen[j+1] == t.Dagen[j]+1 {
			j++
		}
		switch {
		case j-i >= 2:
			dagen = append(dagen, t.Dagen[i].Kort()+"-"+t.Dagen[j].Kort())
		case j > i:
			dagen = append(dagen, t.Dagen[i].Kort(), t.Dagen[j].Kort())
		default:
			dagen = append(dagen, t.Dagen[i].Kort())
		}
		i = j + 1
	}
	dag := strings.Join(dagen, ", ")
	var keer []string
	for _, n := range t.KeerInMaand {
		keer = append(keer, strconv.Itoa(n)+"e")
	}
	if t.Laatste {
		keer = append(keer, "laatste")
	}
	switch {
	case len(t.Datums) > 0:
		datums := t.Komend(vandaag).Datums
		dag = cijferdatum(datums[0])
		if len(datums) > 1 {
			dag += " e.v."
		}
	case len(keer) > 0:
		dag = strings.Join(keer, " en ") + " " + dag + " v/d maand"
	case t.ElkeWeken > 1:
		dag = "elke " + strconv.Itoa(t.ElkeWeken) + " weken " + dag
	case t.Week == "even" || t.Week == "oneven":
		dag += " in " + t.Week + " weken"
	}
	return strings.TrimSpace(dag + " " + uren)
}

// cijferdatum gives 03-11-2026, as dates stand in a record.
func cijferdatum(d kaart.Datum) string {
	s := d.String()
	if len(s) != 10 {
		return s
	}
	return s[8:] + "-" + s[5:7] + "-" + s[:4]
}

// kleineLetter gives s without a capital where the first word is an ordinary
// one: "Ja" becomes "ja", "GGZ" stays.
func kleineLetter(s string) string {
	if len(s) < 2 || s[0] < 'A' || s[0] > 'Z' || s[1] >= 'A' && s[1] <= 'Z' {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}
