package page

import (
	"reflect"
	"strings"
	"testing"

	"socialekaart/generator/kaart"
)

// TestKenmerken: the answers of an entry to the filters.
func TestKenmerken(t *testing.T) {
	vandaag := kaart.Datum{Jaar: 2026, Maand: 11, Dag: 22}
	tijd := func(van, tot kaart.Klok, dagen ...kaart.Weekdag) kaart.Tijd {
		return kaart.Tijd{Dagen: dagen, Van: van, Tot: tot}
	}
	for _, c := range []struct {
		naam string
		e    kaart.Voorziening
		want string
	}{
		{"nothing known", kaart.Voorziening{}, "leeftijd=kind,jong,volwassen,ouder"},
		{"free", kaart.Voorziening{Aanbod: kaart.Aanbod{Kosten: kaart.Kosten{Soort: "gratis"}}, Verwijzing: "nee", Indicatie: "nee"}, "kosten=gratis verwijzing=zonder leeftijd=kind,jong,volwassen,ouder"},
		{"a decision is needed", kaart.Voorziening{Verwijzing: "nee", Indicatie: "soms"}, "leeftijd=kind,jong,volwassen,ouder"},
		{"days and parts of a day", kaart.Voorziening{Tijden: []kaart.Tijd{tijd(570, 720, kaart.Dinsdag), tijd(1140, 0, kaart.Vrijdag)}}, "dag=di,vr dagdeel=ochtend,avond leeftijd=kind,jong,volwassen,ouder"},
		{"over noon", kaart.Voorziening{Tijden: []kaart.Tijd{tijd(690, 721, kaart.Maandag)}}, "dag=ma dagdeel=ochtend,middag leeftijd=kind,jong,volwassen,ouder"},
		{"the telephone is no day", kaart.Voorziening{Tijden: []kaart.Tijd{{Dagen: []kaart.Weekdag{kaart.Maandag}, Van: 540, Tot: 600, Soort: "telefoon"}}}, "leeftijd=kind,jong,volwassen,ouder"},
		{"what is over is no day", kaart.Voorziening{Tijden: []kaart.Tijd{{Dagen: []kaart.Weekdag{kaart.Maandag}, Van: 540, TotEnMet: vandaag.Plus(-1)}}}, "leeftijd=kind,jong,volwassen,ouder"},
		{"a loose date", kaart.Voorziening{Tijden: []kaart.Tijd{{Datums: []kaart.Datum{vandaag.Plus(-1), vandaag.Plus(6)}, Van: 900, Tot: 960}}}, "dag=za dagdeel=middag leeftijd=kind,jong,volwassen,ouder"},
		{"access is yes, never a guess", kaart.Voorziening{Toegankelijk: []string{"lift", "hulphond"}, NietToegankelijk: []string{"lift"}}, "leeftijd=kind,jong,volwassen,ouder toegankelijk=hulphond"},
		{"no report back", kaart.Voorziening{Aanbod: kaart.Aanbod{Verwijzer: kaart.Verwijzer{Terugkoppeling: "Nee. Bel ons.", WarmeOverdracht: "Ja, samen"}}}, "leeftijd=kind,jong,volwassen,ouder overdracht=warm"},
		{"an old waiting time is unknown", kaart.Voorziening{Wachttijd: kaart.Wachttijd{Weken: 2, Peildatum: vandaag.Plus(-200)}}, "leeftijd=kind,jong,volwassen,ouder"},
		{"a short one", kaart.Voorziening{Wachttijd: kaart.Wachttijd{Weken: 4, Peildatum: vandaag.Plus(-20)}}, "leeftijd=kind,jong,volwassen,ouder wachttijd=kort"},
		{"at home and by phone", kaart.Voorziening{Vorm: []string{"huisbezoek", "telefoon_chat"}}, "leeftijd=kind,jong,volwassen,ouder vorm=huisbezoek,telefoon_chat waar=thuis,telefoon"},
	} {
		k := kaart.New(kaart.Invoer{}, vandaag)
		c.e.ID = "voorzieningen/proef"
		var got []string
		for _, x := range Kenmerken(k, &c.e) {
			if x.Naam != "soort" {
				got = append(got, x.Naam+"="+strings.Join(x.Waarden, ","))
			}
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: %s, want %s", c.naam, s, c.want)
		}
	}
}

// TestLeeftijden: a range belongs to every group that it touches.
func TestLeeftijden(t *testing.T) {
	for _, c := range []struct {
		van, tot int
		want     string
	}{{0, 0, "kind jong volwassen ouder"}, {55, 0, "volwassen ouder"}, {12, 18, "jong"}, {0, 12, "kind jong"}, {65, 65, "ouder"}} {
		if got := leeftijden(c.van, c.tot); !reflect.DeepEqual(got, strings.Fields(c.want)) {
			t.Errorf("%d to %d: %v, want %s", c.van, c.tot, got, c.want)
		}
	}
}
