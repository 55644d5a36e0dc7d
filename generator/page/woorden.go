package page

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"socialekaart/generator/kaart"
)

// woorden gives the text on a page for a value in the content. A test holds it
// against the values in the table of fields.
var woorden = map[string]map[string]string{
	"status": {
		"actief": "gaat gewoon door", "vol": "vol", "tijdelijk_dicht": "nu even dicht", "gestopt": "gestopt", "concept": "nog niet klaar",
	},
	"volgende_stap.manier": {
		"binnenlopen": "Loop binnen", "bellen": "Bel", "mailen": "Stuur een mail", "formulier": "Vul het formulier in",
		"via_verwijzer": "Vraag het uw huisarts", "via_wegwijzer": "Vraag het een wegwijzer",
	},
	"kosten.soort": {
		"gratis": "Gratis", "vrijwillige_bijdrage": "U mag zelf weten of u iets betaalt", "eigen_bijdrage": "U betaalt zelf een deel",
		"wederdienst": "U betaalt niet met geld, maar u helpt mee", "via_regeling": "Betaald via een regeling", "onbekend": "Vraag wat het kost",
	},
	"indicatie":  {"nee": "Nee", "ja": "Ja, u hebt een besluit van de gemeente of het zorgkantoor nodig", "soms": "Soms. Vraag ernaar"},
	"verwijzing": {"nee": "Nee, u hebt geen verwijzing nodig", "mag": "Het hoeft niet. Uw huisarts mag u wel aanmelden", "ja": "Ja, vraag uw huisarts om een verwijzing"},
	"aanmelden":  {"niet_nodig": "Aanmelden hoeft niet", "vooraf": "Meld u eerst aan", "via_verwijzer": "Een verwijzer meldt u aan"},
	"deelname": {
		"per_keer": "U kiest elke keer zelf of u komt", "reeks": "U doet mee aan een reeks bijeenkomsten",
		"doorlopend": "U doet mee zolang het nodig is", "eenmalig": "Het is voor één keer",
	},
	"vorm": {
		"inloop": "Inloop", "activiteit": "Activiteit", "cursus": "Cursus", "spreekuur": "Spreekuur", "begeleiding": "Begeleiding", "huisbezoek": "Bezoek bij u thuis",
		"lotgenoten": "Praten met mensen die hetzelfde meemaken", "informatiepunt": "Informatiepunt", "spullen_eten": "Eten of spullen", "vervoer": "Vervoer",
		"online": "Online", "telefoon_chat": "Telefoon of chat", "overleg_voor_verwijzers": "Overleg voor professionals",
	},
	"begeleiding": {
		"beroepskracht": "een beroepskracht", "vrijwilliger": "een vrijwilliger", "ervaringsdeskundige": "iemand die het zelf heeft meegemaakt", "bewoners": "bewoners uit de wijk",
	},
	"toegankelijk": {
		"rolstoel_ingang": "U kunt met een rolstoel naar binnen", "rolstoel_toilet": "Er is een toilet voor een rolstoel", "lift": "Er is een lift",
		"ringleiding": "Er is een ringleiding voor uw hoortoestel", "prikkelarm": "Het is er rustig", "hulphond": "Uw hulphond mag mee",
		"gebarentolk": "Er is een tolk voor gebarentaal", "begeleider_gratis": "Uw begeleider mag gratis mee", "kinderopvang": "Er is opvang voor kinderen",
		"dichtbij_halte": "De bus stopt vlakbij",
	},
	"niet_toegankelijk": {
		"rolstoel_ingang": "U kunt niet met een rolstoel naar binnen", "rolstoel_toilet": "Er is geen toilet voor een rolstoel", "lift": "Er is geen lift",
		"ringleiding": "Er is geen ringleiding", "prikkelarm": "Het kan er druk zijn", "hulphond": "Een hulphond kan niet mee",
		"gebarentolk": "Er is geen tolk voor gebarentaal", "begeleider_gratis": "Een begeleider betaalt ook", "kinderopvang": "Er is geen opvang voor kinderen",
		"dichtbij_halte": "De bus stopt niet dichtbij",
	},
	// A filter has room for a few words.
	"filter.toegankelijk": {
		"rolstoel_ingang": "Met rolstoel naar binnen", "rolstoel_toilet": "Toilet voor rolstoel", "lift": "Lift", "ringleiding": "Ringleiding", "prikkelarm": "Rustig",
		"hulphond": "Hulphond mag mee", "gebarentolk": "Tolk voor gebarentaal", "begeleider_gratis": "Begeleider gratis", "kinderopvang": "Opvang voor kinderen", "dichtbij_halte": "Bus vlakbij",
	},
	"verwijzer.route":        {"telefoon": "telefoon", "mail": "e-mail", "zorgmail": "beveiligde mail", "zorgdomein": "ZorgDomein", "formulier": "formulier"},
	"verwijzer.wie_belt_wie": {"organisatie_belt": "De organisatie belt de bewoner", "bewoner_belt": "De bewoner belt zelf", "samen_in_spreekkamer": "U belt samen in de spreekkamer"},
	"voor":                   {"bewoners": "Voor bewoners", "professionals": "Voor professionals", "beide": "Voor bewoners en professionals"},
	"contactvorm":            {"een_op_een": "met zijn tweeën", "groep": "in een groep", "telefoon": "aan de telefoon", "online": "online"},
	"ritme":                  {"wekelijks": "Elke week", "twee_wekelijks": "Elke 2 weken", "maandelijks": "Elke maand", "in_overleg": "Dat spreekt u samen af"},
	"aanmelden_wie":          {"zelf": "uzelf", "naaste": "iemand die u goed kent", "verwijzer": "uw huisarts of een andere hulpverlener"},
	"wachtlijst.stand":       {"open": "Er is plaats", "wachtlijst": "Er is een wachtlijst", "stop": "U kunt zich nu niet aanmelden"},
	"tijden.soort":           {"open": "Open", "activiteit": "Activiteit", "telefoon": "Aan de telefoon", "spreekuur": "Spreekuur"},
	"tijden.week":            {"elke": "elke week", "even": "in even weken", "oneven": "in oneven weken"},
	"soort":                  {"gemeente": "Gemeente", "stadsdeel": "Stadsdeel", "wijk": "Wijk", "afkorting": "Afkorting", "woord": "Woord", "methode": "Manier van werken"},
	"toegankelijkheid.status": {
		"A": "voldoet helemaal", "B": "voldoet voor een deel, en is onderzocht", "C": "eerste maatregelen zijn genomen", "D": "voldoet niet", "E": "nog niet onderzocht",
	},
}

func woord(veld, waarde string) string { return woorden[veld][waarde] }

// Woord gives the text on a page for a value of a field, such as "vorm" and
// "inloop".
func Woord(veld, waarde string) string { return woord(veld, waarde) }

func woordenVan(veld string, waarden []string) []string {
	out := make([]string, len(waarden))
	for i, w := range waarden {
		out[i] = woord(veld, w)
	}
	return out
}

func taalnamen(codes []string) []string {
	out := make([]string, len(codes))
	for i, c := range codes {
		out[i] = c
		if n := kaart.Talen[c]; n != "" {
			out[i] = n
		}
	}
	return out
}

// kostenTekst says in one or two sentences what it costs.
func kostenTekst(k kaart.Kosten) string {
	if k.Soort == "" {
		return ""
	}
	s := woord("kosten.soort", k.Soort)
	if k.Bedrag > 0 {
		s = k.Bedrag.Tekst()
		if k.Per != "" {
			s += " per " + k.Per
		}
		if k.Soort == "vrijwillige_bijdrage" {
			s += ", als u dat wilt"
		}
	}
	s += "."
	if k.Toelichting != "" {
		s += " " + zin(k.Toelichting)
	}
	return s
}

// KostenTekst says in a sentence or two what something costs, or "".
func KostenTekst(k kaart.Kosten) string { return kostenTekst(k) }

// leeftijdTekst says for which ages, or "".
func leeftijdTekst(van, tot int) string {
	switch {
	case van > 0 && tot > 0:
		return strconv.Itoa(van) + " tot en met " + strconv.Itoa(tot) + " jaar"
	case van > 0:
		return "vanaf " + strconv.Itoa(van) + " jaar"
	case tot > 0:
		return "tot en met " + strconv.Itoa(tot) + " jaar"
	}
	return ""
}

// drempels says, in the words of a visitor, what makes the first time easier.
func drempels(d kaart.Drempel) []string {
	var out []string
	for _, x := range []struct {
		is    bool
		tekst string
	}{
		{d.IemandMeenemen, "U mag iemand meenemen."},
		{d.MaatjeEersteKeer, "Iemand kan de eerste keer met u meegaan."},
		{d.ThuisOphalen, "Iemand kan u thuis ophalen."},
		{d.Kennismaking, "U kunt eerst kennismaken."},
		{d.Anoniem, "U hoeft uw naam niet te zeggen."},
		{d.RustigeRuimte, "Er is een rustige plek."},
		{d.KinderenMee, "Kinderen mogen mee."},
		{d.AlleenVrouwen, "Het is alleen voor vrouwen."},
	} {
		if x.is {
			out = append(out, x.tekst)
		}
	}
	return out
}

// zin gives s a full stop when it has no end of its own.
func zin(s string) string {
	s = strings.TrimSpace(s)
	if s == "" || strings.ContainsAny(s[len(s)-1:], ".!?") {
		return s
	}
	return s + "."
}

// hoofd gives s a capital.
func hoofd(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	return strings.ToUpper(s[:n]) + s[n:]
}

// aantal says how many: "1 vermelding", "12 vermeldingen".
func aantal(n int, een, meer string) string {
	if n == 1 {
		return "1 " + een
	}
	return strconv.Itoa(n) + " " + meer
}

// elkeMaanden says how often: "elke maand", "elke 6 maanden".
func elkeMaanden(n int) string {
	if n == 1 {
		return "elke maand"
	}
	return "elke " + aantal(n, "maand", "maanden")
}

// werkdagen says within how many working days: "1 werkdag", "3 werkdagen".
func werkdagen(n int) string { return aantal(n, "werkdag", "werkdagen") }
