package intake

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"socialekaart/generator/kaart"
)

// place finds the building, or makes one of an address.
func (d *reader) place(r *record, name, street, pc, town string) {
	if name == "" && street == "" && pc == "" {
		return
	}
	v := kaart.Zoek(kaart.SoortLocatie, "postcode")
	if p, ok := v.Netjes(pc); ok {
		pc = strings.Trim(p, `"`)
	} else if pc != "" {
		r.vraag("Wat is de postcode? In de lijst staat: “%s”.", pc)
		pc = ""
	}
	bekend := slices.Concat(d.k.Locaties(), d.erbij)
	// Sort for determinism: identity, so that a building is found the same way in
	// the list that adds it and in the content the next time.
	slices.SortFunc(bekend, func(a, b *kaart.Locatie) int { return cmp.Compare(a.ID, b.ID) })
	for _, same := range []func(*kaart.Locatie) bool{
		func(l *kaart.Locatie) bool {
			return pc != "" && l.Postcode == pc && street != "" && houseNumber(l.Adres) == houseNumber(street)
		},
		func(l *kaart.Locatie) bool {
			return name != "" && kaart.Slug(l.Titel) == kaart.Slug(name) && (pc == "" || l.Postcode == pc)
		},
	} {
		if i := slices.IndexFunc(bekend, same); i >= 0 {
			l := bekend[i]
			r.velden["locaties"] = "[" + quoted(l.ID.Slug()) + "]"
			if slices.Contains(d.erbij, l) {
				r.nieuw = append(r.nieuw, l)
			}
			return
		}
	}
	street = strings.Join(strings.Fields(clean(r, street)), " ")
	if street == "" || town == "" || pc == "" {
		r.vraag("Waar is het precies? In de lijst staat: “%s”.", strings.Trim(strings.Join([]string{name, street, pc, town}, " "), " "))
		return
	}
	l := &kaart.Locatie{Titel: cmp.Or(name, street), Adres: street, Postcode: pc, Plaats: town}
	for n := 1; l.ID == "" || slices.ContainsFunc(bekend, func(x *kaart.Locatie) bool { return x.ID == l.ID }); n++ {
		l.ID = kaart.ID("locaties/" + kaart.Slug(l.Titel))
		if n > 1 { // another building with this name
			l.ID += kaart.ID("-" + strconv.Itoa(n))
		}
	}
	d.erbij = append(d.erbij, l)
	r.nieuw = append(r.nieuw, l)
	r.velden["locaties"] = "[" + quoted(l.ID.Slug()) + "]"
}

var reNumber = regexp.MustCompile(`\d+\s*[a-zA-Z]?\b`)

func houseNumber(street string) string {
	return strings.ToLower(strings.ReplaceAll(reNumber.FindString(street), " ", ""))
}
