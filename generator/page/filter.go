package page

import (
	"slices"
	"strings"

	"socialekaart/generator/kaart"
)

// Filter is one question by which people narrow a list, with its answers. Within
// a Filter answers widen (or), between Filters they narrow (and). Lists and the
// search have the same ones, in the order in which they help most;
// wijk is the first of all, and there the pages themselves are the filter.
type Filter struct {
	Naam, Label string
	Waarden     []FilterWaarde
	Vast        bool // all answers are shown, also those that nothing has: a week has seven days
	Verwijzer   bool // of use to who refers others
}

// FilterWaarde is an answer, as it stands in an address and as it is said.
type FilterWaarde struct{ Waarde, Label string }

// Kenmerk gives the answers of an entry to one Filter.
type Kenmerk struct {
	Naam    string
	Waarden []string
}

// Filters gives the filters of k in their order. A risk profile
// is not in the model: nobody could fill it in.
func Filters(k *kaart.Kaart) []Filter {
	thema := Filter{Naam: "thema", Label: "Thema"}
	for _, t := range k.Themas() {
		thema.Waarden = append(thema.Waarden, FilterWaarde{t.ID, t.Naam})
	}
	dag := Filter{Naam: "dag", Label: "Dag", Vast: true}
	for d := kaart.Maandag; d <= kaart.Zondag; d++ {
		dag.Waarden = append(dag.Waarden, FilterWaarde{d.Kort(), hoofd(d.String())})
	}
	dagdeel := Filter{Naam: "dagdeel", Label: "Deel van de dag", Vast: true, Waarden: []FilterWaarde{{"ochtend", "Ochtend"}, {"middag", "Middag"}, {"avond", "Avond"}}}
	leeftijd := Filter{Naam: "leeftijd", Label: "Leeftijd", Vast: true}
	for _, l := range leeftijdsgroepen {
		leeftijd.Waarden = append(leeftijd.Waarden, FilterWaarde{l.waarde, l.label})
	}
	doelgroep := Filter{Naam: "doelgroep", Label: "Voor wie"}
	for _, d := range k.Doelgroepen() {
		doelgroep.Waarden = append(doelgroep.Waarden, FilterWaarde{d.ID, d.Naam})
	}
	vorm := Filter{Naam: "vorm", Label: "Wat voor aanbod"}
	for _, v := range kaart.Zoek(kaart.SoortVoorziening, "vorm").Waarden {
		vorm.Waarden = append(vorm.Waarden, FilterWaarde{v, woord("vorm", v)})
	}
	toegang := Filter{Naam: "toegankelijk", Label: "Toegankelijk"}
	for _, v := range kaart.Zoek(kaart.SoortVoorziening, "toegankelijk").Waarden {
		toegang.Waarden = append(toegang.Waarden, FilterWaarde{v, woord("filter.toegankelijk", v)})
	}
	soort := Filter{Naam: "soort", Label: "Soort"}
	for s := kaart.SoortVoorziening; s <= kaart.SoortOrganisatie; s++ {
		soort.Waarden = append(soort.Waarden, FilterWaarde{s.Plek(), hoofd(s.Meer())})
	}
	een := func(naam, label, waarde, tekst string) Filter {
		return Filter{Naam: naam, Label: label, Vast: true, Waarden: []FilterWaarde{{waarde, tekst}}}
	}
	out := []Filter{
		thema, een("kosten", "Kosten", "gratis", "Gratis"), een("verwijzing", "Verwijzing", "zonder", "Zonder verwijzing"), een("meedoen", "Meedoen", "binnenlopen", "Binnenlopen"),
		dag, dagdeel, leeftijd, doelgroep, vorm, een("deelname", "Hoe vaak", "per_keer", "Per keer: u zit nergens aan vast"), toegang, taalfilter(k),
		{Naam: "waar", Label: "Thuis of op afstand", Waarden: []FilterWaarde{{"thuis", "Bij u thuis"}, {"telefoon", "Aan de telefoon"}, {"online", "Online"}}},
		een("wachttijd", "Wachttijd", "kort", "Hoogstens 4 weken"), een("terugkoppeling", "Bericht terug", "ja", "De verwijzer krijgt bericht"),
		een("overdracht", "Overdracht", "warm", "Warme overdracht"), soort,
	}
	for i := range out {
		out[i].Verwijzer = slices.Contains([]string{"wachttijd", "terugkoppeling", "overdracht"}, out[i].Naam)
	}
	return out
}

// taalfilter has the languages that are spoken somewhere, but Dutch, which is
// spoken everywhere.
func taalfilter(k *kaart.Kaart) Filter {
	f := Filter{Naam: "taal", Label: "Ook in deze taal"}
	for e := range k.Entries() {
		for i, naam := range taalnamen(e.Kern().Talen) {
			if w := (FilterWaarde{e.Kern().Talen[i], naam}); w.Waarde != "nl" && !slices.Contains(f.Waarden, w) {
				f.Waarden = append(f.Waarden, w)
			}
		}
	}
	// Sort for determinism and for who looks for their own: by name.
	slices.SortFunc(f.Waarden, func(a, b FilterWaarde) int { return strings.Compare(a.Label, b.Label) })
	return f
}

// leeftijdsgroepen are the ages of the filter, in years.
var leeftijdsgroepen = []struct {
	waarde, label string
	van, tot      int
}{
	{"kind", "0 tot 12 jaar", 0, 11}, {"jong", "12 tot 27 jaar", 12, 26}, {"volwassen", "27 tot 65 jaar", 27, 64}, {"ouder", "65 jaar en ouder", 65, 120},
}

// Kenmerken gives the answers of e to the Filters, those without an answer left
// out. What is not known is no answer: it is never shown as "no".
func Kenmerken(k *kaart.Kaart, e kaart.Entry) []Kenmerk {
	f := e.Kern()
	var out []Kenmerk
	zet := func(naam string, waarden ...string) {
		if len(waarden) > 0 {
			out = append(out, Kenmerk{naam, waarden})
		}
	}
	als := func(naam, waarde string, is bool) {
		if is {
			zet(naam, waarde)
		}
	}
	zet("thema", f.Themas...)
	a := kaart.AanbodVan(e)
	als("kosten", "gratis", isGratis(e))
	v, isV := e.(*kaart.Voorziening)
	als("verwijzing", "zonder", zonderVerwijzing(e))
	als("meedoen", "binnenlopen", isBinnenlopen(e))
	dagen, delen := dagenVan(k, e)
	zet("dag", dagen...)
	zet("dagdeel", delen...)
	zet("leeftijd", leeftijden(f.LeeftijdVan, f.LeeftijdTot)...)
	zet("doelgroep", f.Doelgroepen...)
	if isV {
		zet("vorm", v.Vorm...)
		als("deelname", "per_keer", v.Deelname == "per_keer")
		zet("toegankelijk", toegankelijk(k, v)...)
	}
	zet("taal", slices.DeleteFunc(slices.Clone(f.Talen), func(t string) bool { return t == "nl" })...)
	zet("waar", opAfstand(e)...)
	als("wachttijd", "kort", isV && v.Wachttijd.Bekend(k.Vandaag) && v.Wachttijd.Weken <= 4)
	if a != nil {
		als("terugkoppeling", "ja", belooft(a.Verwijzer.Terugkoppeling))
		als("overdracht", "warm", belooft(a.Verwijzer.WarmeOverdracht))
	}
	zet("soort", f.ID.Map())
	return out
}

// isGratis says whether e costs nothing.
func isGratis(e kaart.Entry) bool {
	a := kaart.AanbodVan(e)
	return a != nil && a.Kosten.Soort == "gratis"
}

// zonderVerwijzing says whether e needs neither a referral nor a decision.
func zonderVerwijzing(e kaart.Entry) bool {
	v, ok := e.(*kaart.Voorziening)
	return ok && v.Verwijzing == "nee" && v.Indicatie == "nee"
}

// isBinnenlopen says whether one can walk in.
func isBinnenlopen(e kaart.Entry) bool {
	v, ok := e.(*kaart.Voorziening)
	return ok && v.VolgendeStap.Manier == "binnenlopen"
}

// belooft says whether a field of free text says more than no.
func belooft(s string) bool { return s != "" && !strings.HasPrefix(strings.ToLower(s), "nee") }

// dagenVan gives on which days and in which parts of a day one can go to e.
// Noon and six in the evening part the day.
func dagenVan(k *kaart.Kaart, e kaart.Entry) (dagen, delen []string) {
	var dag [7]bool
	var deel [3]bool
	ts, _ := k.TijdenVan(e)
	for i := range ts {
		t := &ts[i]
		if !telt(t, k.Vandaag) {
			continue
		}
		for _, d := range t.Dagen {
			dag[d] = true
		}
		for _, d := range t.Datums {
			if !d.Voor(k.Vandaag) {
				dag[d.Weekdag()] = true
			}
		}
		tot := max(t.Tot, t.Van+1)
		deel[0] = deel[0] || t.Van < 12*60
		deel[1] = deel[1] || t.Van < 18*60 && tot > 12*60
		deel[2] = deel[2] || tot > 18*60
	}
	for d, is := range dag {
		if is {
			dagen = append(dagen, kaart.Weekdag(d).Kort())
		}
	}
	for i, naam := range []string{"ochtend", "middag", "avond"} {
		if deel[i] {
			delen = append(delen, naam)
		}
	}
	return dagen, delen
}

// leeftijden gives the groups that an age range touches; without a range it is
// for everyone.
func leeftijden(van, tot int) []string {
	if tot == 0 {
		tot = 120
	}
	var out []string
	for _, g := range leeftijdsgroepen {
		if van <= g.tot && tot >= g.van {
			out = append(out, g.waarde)
		}
	}
	return out
}

// toegankelijk gives what v itself has, and what all the buildings have in which
// it is, but not what it says that it lacks.
func toegankelijk(k *kaart.Kaart, v *kaart.Voorziening) []string {
	has := map[string]int{}
	for _, slug := range v.Locaties {
		if l := k.Locatie(slug); l != nil {
			for _, x := range l.Toegankelijk {
				has[x]++
			}
		}
	}
	var out []string
	for _, x := range kaart.Zoek(kaart.SoortVoorziening, "toegankelijk").Waarden {
		ergens := len(v.Locaties) > 0 && has[x] == len(v.Locaties)
		if (ergens || slices.Contains(v.Toegankelijk, x)) && !slices.Contains(v.NietToegankelijk, x) {
			out = append(out, x)
		}
	}
	return out
}

// opAfstand says how to make use of e without going anywhere.
func opAfstand(e kaart.Entry) []string {
	var vormen []string
	switch e := e.(type) {
	case *kaart.Voorziening:
		vormen = e.Vorm
	case *kaart.Maatjesproject:
		vormen = e.Contactvorm
	}
	var out []string
	for _, x := range []struct {
		waarde string
		vorm   []string
	}{{"thuis", []string{"huisbezoek"}}, {"telefoon", []string{"telefoon", "telefoon_chat"}}, {"online", []string{"online"}}} {
		if slices.ContainsFunc(x.vorm, func(v string) bool { return slices.Contains(vormen, v) }) {
			out = append(out, x.waarde)
		}
	}
	return out
}
