package search

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// service is a kind of offer of the generated corpus: title, theme, summary,
// keywords, ICPC, and the sentences of its body.
type service struct{ titel, thema, kort, trefwoorden, icpc string }

var services = []service{
	{"Goede dag", "ontmoeten", "Samen koffie drinken en een praatje maken.", "inloop koffie eenzaamheid gezelligheid", "Z04"},
	{"Huiskamer", "ontmoeten", "Een warme plek in de wijk waar u zo kunt binnenlopen.", "inloop ontmoeten alleen", "Z04"},
	{"Wandelgroep", "bewegen", "Elke week samen een uur wandelen.", "wandelen bewegen wandelclub buiten", "A04"},
	{"Schuldhulpmaatje", "geld", "Een vrijwilliger helpt u met uw geld en uw post.", "schulden geldzorgen rondkomen deurwaarder", "Z01"},
	{"Voedselbank", "geld", "Een gratis pakket met eten voor wie weinig geld heeft.", "gratis eten voedselhulp", "Z02"},
	{"Formulierenbrigade", "geld", "Hulp bij formulieren en brieven van de overheid.", "formulieren digid toeslag belastingaangifte", "Z08"},
	{"Taalhuis", "leren", "Nederlands leren lezen, schrijven en spreken.", "taalles inburgeren lezen schrijven", "Z07"},
	{"Computerles", "leren", "Leer rustig omgaan met computer en telefoon.", "computer digitaal internet", "Z07"},
	{"Rouwcafé", "rouw", "Praten met anderen die iemand hebben verloren.", "rouw verlies nabestaanden weduwe rouwverwerking", "Z15"},
	{"Mantelzorgsteunpunt", "zorgen", "Steun voor wie voor een ander zorgt.", "mantelzorg respijtzorg overbelasting", "Z14"},
	{"Alzheimercafé", "zorgen", "Een avond over dementie voor mensen met dementie en hun naasten.", "dementie geheugen vergeten", "P70"},
	{"Automaatje", "wonen", "Een vrijwilliger rijdt u naar het ziekenhuis of de winkel.", "vervoer rolstoel ziekenhuis", "Z28"},
	{"Klussendienst", "wonen", "Kleine klusjes in huis door vrijwilligers.", "klussen reparatie lamp", "Z03"},
	{"Maatjesproject GGZ", "hoofd", "Een maatje voor wie psychisch kwetsbaar is.", "maatje buddy vriendendienst psychisch g.g.z.", "P76"},
	{"Ontspanningscursus", "hoofd", "Leer omgaan met stress en spanning.", "stress overspannen burn-out ontspannen", "P78"},
	{"Gezinscoach", "gezin", "Iemand denkt met u mee over opvoeden.", "opvoeden kinderen gezinshulp", "Z16"},
	{"Veilig Thuis", "veilig", "Advies bij geweld en mishandeling.", "huiselijk geweld mishandeling meldpunt", "Z25"},
	{"Vrijwilligerscentrale", "werk", "Vind vrijwilligerswerk dat bij u past.", "vrijwilligerswerk dagbesteding meedoen", "Z06"},
	{"Sollicitatieclub", "werk", "Samen zoeken naar een baan.", "solliciteren werkzoekend baan", "Z06"},
	{"Eettafel", "ontmoeten", "Samen eten voor een klein bedrag.", "eten maaltijd buurtrestaurant", "Z04"},
}

var wijken = []string{"Hatert", "Meijhorst", "Malvert", "Lent", "Bottendaal", "Wolfskuil", "Neerbosch-Oost", "Hengstdal", "Zwanenveld", "Grootstal"}

var organisaties = []string{"Bindkracht", "Humanitas", "Het Rode Kruis", "De Zonnebloem", "Stichting Welkom", "Welzijn Zuid", "Kerk en Buurt", "Huis van Compassie"}

const sentences = "U hoeft zich niet aan te melden. | De deur staat voor iedereen open. | Er zijn altijd twee vrijwilligers aanwezig. | U kunt ook iemand meenemen. | De eerste keer is gratis. | We drinken eerst samen koffie. | Wilt u liever dat er iemand bij u thuis komt? Bel ons dan. | De groep is klein en rustig. | U bepaalt zelf wat u vertelt. | We kijken samen wat u nodig hebt. | Ook jongeren zijn welkom. | De ruimte is goed bereikbaar met een rolstoel. | Bij slecht weer gaan we naar binnen. | Een medewerker van de gemeente schuift elke maand aan."

var syllables = strings.Fields("ba be bo dan der dijk do fel ge gra hof ka ker kra la len lo ma mer mo na nel no os pa per ra rei ro ruk sa ser sla ste ta ter tol va ver vo wa wil zan zo")

// corpus makes n entries that look like a sociale kaart; the same n gives the
// same entries. Each fifth title and each body has rare words of its own.
func corpus(n int) []Doc {
	rnd := rand.New(rand.NewPCG(2026, 11))
	lines := strings.Split(sentences, " | ")
	docs := make([]Doc, n)
	for i := range docs {
		s := services[rnd.IntN(len(services))]
		w := wijken[rnd.IntN(len(wijken))]
		soort := "voorzieningen"
		if i%23 == 22 {
			soort = SoortPraktijkvoorbeeld
		}
		d := Doc{Soort: soort, Titel: s.titel + " " + w, Kort: s.kort, Organisatie: organisaties[rnd.IntN(len(organisaties))],
			Trefwoorden: strings.Fields(s.trefwoorden), Plaatsen: []string{w, "Nijmegen"}, Categorieen: []string{"thema " + s.thema}, ICPC: []string{s.icpc}}
		if i%5 == 0 {
			d.Titel = s.titel + " " + rare(rnd)
		}
		if i%17 == 0 {
			d.OokBekendAls = []string{rare(rnd)}
		}
		var body []string
		for range 8 + rnd.IntN(20) {
			body = append(body, lines[rnd.IntN(len(lines))])
		}
		for range 3 {
			body = append(body, rare(rnd)+".")
		}
		d.Tekst = strings.Join(body, " ")
		d.ID = fmt.Sprintf("%s/%s-%d", soort, slug(d.Titel), i)
		d.URL = d.ID + "/"
		d.Feiten = []string{pick(rnd, "gratis", "eigen bijdrage"), pick(rnd, "zonder verwijzing", "met verwijzing"), pick(rnd, "binnenlopen", "eerst bellen")}
		d.Facetten = []Facet{{"wijk", []string{slug(w)}}, {"thema", []string{s.thema}}, {"kosten", []string{slug(d.Feiten[0])}}, {HierFacet, []string{slug(w)}}}
		d.Versheid = Versheid(rnd.IntN(8) / 6 * (1 + rnd.IntN(2)))
		if rnd.IntN(30) == 0 {
			d.Status = Vol
		}
		docs[i] = d
	}
	return docs
}

func pick(rnd *rand.Rand, s ...string) string { return s[rnd.IntN(len(s))] }

func rare(rnd *rand.Rand) string {
	var b strings.Builder
	for range 2 + rnd.IntN(2) {
		b.WriteString(syllables[rnd.IntN(len(syllables))])
	}
	w := b.String()
	return strings.ToUpper(w[:1]) + w[1:]
}

// testOptions are the thesaurus, places and filters of the tests.
func testOptions() Options {
	o := Options{Begrippen: testBegrippen, Groepen: []Groep{
		{Naam: "wijk", Label: "Wijk"},
		{Naam: "thema", Label: "Thema", Waarden: []Waarde{{Waarde: "geld", Label: "Ik heb geldzorgen"}}},
		{Naam: "kosten", Label: "Kosten", Waarden: []Waarde{{"gratis", "Gratis", []string{"gratis", "kost niets"}}}},
		{Naam: HierFacet},
	}}
	for i, w := range wijken {
		o.Groepen[0].Waarden = append(o.Groepen[0].Waarden, Waarde{slug(w), w, []string{w, fmt.Sprint(6531 + i)}})
	}
	return o
}

var testBegrippen = func() (bs []Begrip) {
	for _, l := range strings.Split(strings.TrimSpace(`
somber: somberheid, neerslachtig, depressief, depressie, p76, p03 | in de put, dip, lusteloos, huilen, piekeren
eenzaam: eenzaamheid, gezelschap, sociaal contact, ontmoeten, z04 | alleen, alleen thuis, isolement, praten met iemand
maatje: buddy, vriendendienst, maatjescontact | vriend zoeken
schulden: geldproblemen, geldzorgen, schuldhulpverlening, rondkomen, z01 | deurwaarder, aanmaning, rood staan, geen geld
verslaving: alcohol, drugs, gokken, verslaafd, afkicken, p15 | drank, drinken, blowen
overgewicht: afvallen | dik, te zwaar
diabetes: suikerziekte | suiker
overspannen: stress, burn-out, surmenage, p78 | opgebrand, moe
rouw: verlies, overleden, nabestaanden, weduwe, z15 | verdriet, huilen
solliciteren: werkloos, werkzoekend, z06 | baan, werk zoeken
zelfmoord: suïcide, zelfdoding | niet meer leven
wonen: huisvesting, woonruimte | huis zoeken
mantelzorg: mantelzorger, respijt, z14 | ik zorg voor, even vrij
pesten: gepest, weerbaarheid |
klussen: klusjes, reparatie | klusjesman
dementie: vergeetachtig, alzheimer, geheugenverlies, p70 | vergeet alles, geheugen
taal: taalles, inburgeren, z07 | leren lezen
eten: voedselbank, voedselhulp, z02 | gratis eten, honger
vervoer: automaatje, rolstoelvervoer | naar ziekenhuis
welzijn op recept: wor, welzijnscoach | geen pillen
`), "\n") {
		id, rest, _ := strings.Cut(l, ":")
		strong, weak, _ := strings.Cut(rest, "|")
		bs = append(bs, Begrip{ID: id, Sterk: members(strong), Zwak: members(weak)})
	}
	return bs
}()

func members(s string) (out []string) {
	for _, m := range strings.Split(s, ",") {
		if m = strings.TrimSpace(m); m != "" {
			out = append(out, m)
		}
	}
	return out
}
