package intake

import (
	"regexp"
	"slices"
	"strings"

	"socialekaart/generator/kaart"
)

// This file takes apart what people write in one cell: a contact, a price, an
// age.

var (
	rePhone  = regexp.MustCompile(`\(?(?:\+31|0)[\d ()/-]{8,14}\d`)
	reWeb    = regexp.MustCompile(`(?:https?://|www\.)[^\s,;)]+`)
	reAge    = regexp.MustCompile(`(\d{1,3})\s*(?:-|–|tot|t/m|tot en met)\s*(\d{1,3})`)
	reFrom   = regexp.MustCompile(`(?:vanaf\s*)?(\d{1,3})\s*(?:\+|plus|jaar en ouder|jaar of ouder|-plus|plussers)|vanaf\s*(\d{1,3})`)
	reMoney  = regexp.MustCompile(`(?i)(?:€|eur|euro)\s*(\d{1,4}(?:[.,]\d{2})?)|(\d{1,4}(?:[.,]\d{2})?)\s*(?:,-)?\s*euro`)
	reCostIn = regexp.MustCompile(`(?i)[,;.]?\s*(?:(?:eigen|vrijwillige)\s+bijdrage|kosten|prijs)?:?\s*€\s*\d{1,4}(?:[.,]\d{2}|,-)?(?:\s*per\s+\p{L}+)?|[,;.]?\s*\bgratis\b`)
	rePer    = regexp.MustCompile(`(?i)(?:per|p/)\s*(keer|maand|jaar|les|cursus|maaltijd|week|dagdeel|rit|uur)`)
)

// contact takes a telephone number, a mail address and a website out of one
// cell. More than one number is for a person to choose from.
func (d *reader) contact(r *record, cell string) {
	cell = clean(r, cell)
	for _, c := range []struct {
		re  *regexp.Regexp
		pad string
	}{{reAnyMail, "contact.email"}, {reWeb, "contact.website"}, {rePhone, "contact.telefoon"}} {
		v := kaart.Zoek(d.soort, c.pad)
		var found []string
		cell = c.re.ReplaceAllStringFunc(cell, func(m string) string {
			if goed, ok := v.Netjes(strings.TrimSpace(m)); ok && !slices.Contains(found, goed) {
				found = append(found, goed)
				return " "
			}
			return m
		})
		switch {
		case len(found) == 1 && r.velden[c.pad] == "":
			r.velden[c.pad] = found[0]
		case len(found) > 0 && r.velden[c.pad] != found[0]:
			r.vraag("Welke moet op de site: %s?", strings.Join(found, " of "))
		}
	}
	rest := strings.Trim(strings.Join(strings.Fields(cell), " "), " ,;:/-.()")
	switch {
	case rest == "":
	case onlyNames(rest):
		r.vraag("Er is iets over een persoon weggelaten (naam). Welk algemeen nummer of adres kan er op de site?")
	case !slices.Contains([]string{"tel", "mail", "e-mail", "email", "telefoon", "t", "e", "of", "en"}, strings.ToLower(rest)):
		r.vraag("Wat betekent dit bij het contact? In de lijst staat ook: “%s”.", rest)
	}
}

// splitCost takes the price out of a text about times.
func splitCost(s string) (text, cost string) {
	cost = strings.Trim(reCostIn.FindString(s), " ,;.")
	if cost == "" {
		return s, ""
	}
	return reCostIn.ReplaceAllString(s, ""), cost
}

// costs reads what something costs.
func costs(r *record, cell string) {
	s := strings.ToLower(strings.Join(strings.Fields(cell), " "))
	bare := strings.Trim(s, " .!")
	switch bare {
	case "gratis", "geen", "geen kosten", "kosteloos", "nee", "€ 0", "€0", "0", "€ 0,00", "€0,00", "€ 0,-", "€0,-", "0,00", "0,-", "0 euro", "vrij", "niets":
		r.velden["kosten.soort"] = `"gratis"`
		return
	}
	free := strings.Contains(bare, "vrijwillige bijdrage")
	m := reMoney.FindAllStringSubmatch(cell, -1)
	if len(m) == 1 && !strings.Contains(bare, "gratis") {
		amount := strings.ReplaceAll(m[0][1]+m[0][2], ",", ".")
		r.velden["kosten.soort"], r.velden["kosten.bedrag"] = `"eigen_bijdrage"`, strings.TrimSuffix(amount, ".00")
		if free {
			r.velden["kosten.soort"] = `"vrijwillige_bijdrage"`
		}
		if p := rePer.FindStringSubmatch(cell); p != nil {
			r.velden["kosten.per"] = quoted(strings.ToLower(p[1]))
		}
		return
	}
	if free && len(m) == 0 {
		r.velden["kosten.soort"] = `"vrijwillige_bijdrage"`
		return
	}
	r.velden["kosten.soort"] = `"onbekend"`
	r.vraag("Wat kost het precies? In de lijst staat: “%s”.", clean(r, cell))
}

// ages reads "55+", "4-12 jaar", "vanaf 18 jaar".
func ages(r *record, cell string) {
	if m := reAge.FindStringSubmatch(cell); m != nil {
		r.velden["leeftijd_van"], r.velden["leeftijd_tot"] = strings.TrimLeft(m[1], "0"), strings.TrimLeft(m[2], "0")
		if r.velden["leeftijd_van"] == "" {
			delete(r.velden, "leeftijd_van")
		}
		return
	}
	if m := reFrom.FindStringSubmatch(strings.ToLower(cell)); m != nil {
		r.velden["leeftijd_van"] = m[1] + m[2]
		return
	}
	if s := strings.ToLower(strings.TrimSpace(cell)); !slices.Contains([]string{"alle leeftijden", "iedereen", "alle", "n.v.t.", "nvt", "-"}, s) {
		r.vraag("Voor welke leeftijd is het? In de lijst staat: “%s”.", clean(r, cell))
	}
}
