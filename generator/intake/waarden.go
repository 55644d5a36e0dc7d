package intake

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"socialekaart/generator/kaart"
)

// record is what one row says: fields as TOML by their path, and what a person
// must answer.
type record struct {
	nr      int
	sleutel string
	titel   string
	velden  map[string]string
	tekst   string
	vragen  []string
	nieuw   []*kaart.Locatie // buildings that are not in the content yet
}

func (r *record) vraag(format string, args ...any) {
	if s := strings.Join(strings.Fields(fmt.Sprintf(format, args...)), " "); !slices.Contains(r.vragen, s) {
		r.vragen = append(r.vragen, s)
	}
}

// reader turns rows into records.
type reader struct {
	k     *kaart.Kaart
	kop   *kaart.Koppeling
	soort kaart.Soort
	namen map[string]map[string]string // kind of reference → name as a slug → id
	erbij []*kaart.Locatie             // buildings that this list adds
}

func newReader(k *kaart.Kaart, kop *kaart.Koppeling, s kaart.Soort) *reader {
	d := &reader{k: k, kop: kop, soort: s, namen: map[string]map[string]string{"organisaties": {}, "locaties": {}, "gebied": {}, "thema": {}, "doelgroep": {}}}
	put := func(kind, id string, names ...string) {
		for _, n := range append(names, id) {
			if _, taken := d.namen[kind][kaart.Slug(n)]; !taken {
				d.namen[kind][kaart.Slug(n)] = id
			}
		}
	}
	for _, o := range k.Organisaties() {
		put("organisaties", o.ID.Slug(), append([]string{o.Titel}, o.OokBekendAls...)...)
	}
	for _, l := range k.Locaties() {
		put("locaties", l.ID.Slug(), l.Titel)
	}
	for _, g := range k.Gebieden() {
		put("gebied", g.ID, g.Naam)
	}
	for _, t := range k.Themas() {
		put("thema", t.ID, t.Naam)
	}
	for _, g := range k.Doelgroepen() {
		put("doelgroep", g.ID, g.Naam)
	}
	return d
}

// row reads one row. A row without a title has none.
func (d *reader) row(t *Tabel, row Rij) *record {
	r := &record{nr: row.Nr, velden: map[string]string{}}
	by := map[string][]string{}
	var key []string
	for i, kop := range t.Koppen {
		cell := row.Cellen[i]
		if slices.Contains(d.kop.Sleutel, kop) {
			key = append(key, strings.ReplaceAll(kaart.Slug(cell), "-", " "))
		}
		j := slices.IndexFunc(d.kop.Kolommen, func(c kaart.KoppelKolom) bool { return c.Kop == kop })
		if cell == "" || j < 0 {
			continue
		}
		veld := d.kop.Kolommen[j].Veld
		if veld == naarPersoon || veld == naarNiet {
			continue
		}
		by[veld] = append(by[veld], cell)
	}
	for _, v := range d.kop.Vast {
		by[v.Veld] = append(by[v.Veld], v.Waarde)
	}
	r.sleutel = strings.Join(key, " | ")
	for _, v := range kaart.Velden(d.soort) {
		if v.Vorm == kaart.Tabel || v.Vorm == kaart.Tabellen {
			continue // kosten and tijden are taken apart below
		}
		for _, cell := range by[v.Pad] {
			d.field(r, v, cell)
		}
	}
	d.parts(r, by)
	r.titel = strings.Join(by["titel"], " ")
	r.velden["status"] = `"concept"`
	r.velden["bron"] = "[" + quoted(d.kop.Bron) + "]"
	return r
}

// parts reads the columns that are no field of their own.
func (d *reader) parts(r *record, by map[string][]string) {
	for _, cell := range by[naarContact] {
		d.contact(r, cell)
	}
	if cell := strings.Join(by[naarTijden], "\n"); cell != "" {
		text, cost := splitCost(cell)
		if cost != "" && len(by[naarKosten]) == 0 {
			by[naarKosten] = []string{cost}
		}
		if ts, ok := Tijden(text); ok {
			r.velden["tijden"] = blokken(ts)
		} else {
			r.vraag("Wanneer is het precies? In de lijst staat: “%s”.", clean(r, cell))
		}
	}
	for _, cell := range by[naarKosten] {
		costs(r, cell)
	}
	for _, cell := range by[naarLeeft] {
		ages(r, cell)
	}
	d.place(r, first(by[naarLocatie]), first(by[naarAdres]), first(by[naarPC]), first(by[naarPlaats]))
	var text []string
	for _, cell := range by[naarTekst] {
		text = append(text, clean(r, cell))
	}
	r.tekst = strings.TrimSpace(strings.Join(text, "\n\n"))
	if _, ok := r.velden["kort"]; !ok && r.tekst != "" {
		if s := opening(r.tekst, 160); s != "" {
			r.velden["kort"] = quoted(s)
		}
	}
	for _, cell := range by[naarMeer] {
		if s := clean(r, cell); s != "" {
			r.vraag("Waar hoort dit bij? In de lijst staat: “%s”.", s)
		}
	}
}

func first(xs []string) string {
	if len(xs) == 0 {
		return ""
	}
	return xs[0]
}

// clean gives a text without what is about a person, on one line for each of its
// own, and tells that something was taken out.
func clean(r *record, s string) string {
	var out []string
	for line := range strings.Lines(s) {
		left, took := sieve(strings.Join(strings.Fields(line), " "))
		for _, kind := range took {
			r.vraag("Er is iets over een persoon weggelaten (%s). Welk algemeen nummer of adres kan er op de site?", kind)
		}
		if left != "" {
			out = append(out, left)
		}
	}
	return strings.Join(out, "\n")
}

// field puts one cell into one field, or asks.
func (d *reader) field(r *record, v *kaart.Veld, cell string) {
	for _, w := range d.kop.Woorden {
		if w.Veld == v.Pad && strings.EqualFold(strings.TrimSpace(w.Hun), cell) {
			cell = w.Wij
		}
	}
	switch {
	case v.Lijst:
		d.list(r, v, cell)
	case v.Vorm == kaart.Tekst:
		d.text(r, v, cell)
	case v.Vorm == kaart.Verwijzing:
		if id, ok := d.namen[v.Naar[0]][kaart.Slug(cell)]; ok {
			r.velden[v.Pad] = quoted(id)
		} else {
			r.vraag("Welke %s is dit? In de lijst staat: “%s”. Bestaat die nog niet, maak haar dan eerst met het commando new.", strings.TrimSuffix(v.Naam(), "s"), clean(r, cell))
		}
	default:
		d.value(r, v, cell)
	}
}

// value puts a cell into a field with a form of its own: the cell as a whole, or
// the one part of it that has the form.
func (d *reader) value(r *record, v *kaart.Veld, cell string) {
	if goed, ok := v.Netjes(cell); ok && public(v, cell) {
		r.velden[v.Pad] = goed
		return
	}
	switch v.Vorm {
	case kaart.Telefoonvorm: // a spreadsheet takes the nought off a number
		if reLostZero.MatchString(cell) {
			cell = "0" + cell
			if goed, ok := v.Netjes(cell); ok && public(v, cell) {
				r.velden[v.Pad] = goed
				return
			}
		}
	case kaart.Datumvorm:
		if n, err := strconv.Atoi(cell); err == nil && n > firstSerial && n < lastSerial {
			r.velden[v.Pad] = serialZero.Plus(n).String()
			return
		}
	}
	if v.Vorm == kaart.Keuze {
		if goed, ok := yesNo(v, cell); ok {
			r.velden[v.Pad] = goed
			return
		}
	}
	if v.Vorm == kaart.Telefoonvorm || v.Vorm == kaart.Emailvorm || v.Vorm == kaart.Webvorm {
		d.contact(r, cell)
		if r.velden[v.Pad] != "" {
			return
		}
	}
	if s := clean(r, cell); s != "" {
		r.vraag("Wat moet er staan bij %s? In de lijst staat: “%s”.", strings.ReplaceAll(v.Naam(), "_", " "), s)
	}
}

// A date in a cell without a format is the number of days since the day before
// 31 December 1899 (ECMA-376 part 1, 18.17.4.1). The bounds are 2009 and 2064:
// other numbers are no dates of a check.
var (
	serialZero = kaart.Datum{Jaar: 1899, Maand: 12, Dag: 30}
	reLostZero = regexp.MustCompile(`^[1-9]\d{8}$`)
)

const firstSerial, lastSerial = 40_000, 60_000

// public says whether a contact is not that of a person.
func public(v *kaart.Veld, s string) bool {
	switch v.Vorm {
	case kaart.Telefoonvorm:
		return !reMobile.MatchString(s)
	case kaart.Emailvorm:
		return !personalMail(s)
	}
	return true
}

func yesNo(v *kaart.Veld, cell string) (string, bool) {
	word := map[string]string{"j": "ja", "ja": "ja", "yes": "ja", "x": "ja", "n": "nee", "nee": "nee", "no": "nee", "geen": "nee", "niet nodig": "nee", "nvt": "nee", "n.v.t.": "nee"}[strings.ToLower(strings.TrimSpace(cell))]
	return `"` + word + `"`, word != "" && slices.Contains(v.Waarden, word)
}

var listSplit = regexp.MustCompile(`[;\n]|,\s|\s/\s|\s&\s| en `)

// list adds the parts of a cell to a list.
func (d *reader) list(r *record, v *kaart.Veld, cell string) {
	have := elements(r.velden[v.Pad])
	parts := listSplit.Split(cell, -1)
	if v.Vorm == kaart.Verwijzing && d.known(v, cell) != "" { // a name with "en" in it
		parts = []string{cell}
	}
	for _, p := range parts {
		p = strings.TrimSpace(p)
		for _, w := range d.kop.Woorden {
			if w.Veld == v.Pad && strings.EqualFold(strings.TrimSpace(w.Hun), p) {
				p = w.Wij
			}
		}
		if p == "" {
			continue
		}
		goed := ""
		switch v.Vorm {
		case kaart.Verwijzing:
			if id := d.known(v, p); id != "" {
				goed = quoted(id)
			}
		case kaart.Tekst:
			if s := clean(r, p); s != "" {
				goed = quoted(s)
			}
		default:
			if s, ok := v.Netjes(p); ok {
				goed = s
			}
		}
		if goed == "" {
			r.vraag("Wat is dit bij %s? In de lijst staat: “%s”.", strings.ReplaceAll(v.Naam(), "_", " "), clean(r, p))
			continue
		}
		if !slices.Contains(have, goed) {
			have = append(have, goed)
		}
	}
	if v.Vorm != kaart.Tekst && v.Max > 0 && len(have) > v.Max {
		r.vraag("Bij %s mogen er %d. Welke zijn het belangrijkst: %s?", v.Naam(), v.Max, strings.Join(have, ", "))
		have = have[:v.Max]
	}
	if len(have) > 0 {
		r.velden[v.Pad] = "[" + strings.Join(have, ", ") + "]"
	}
}

func (d *reader) known(v *kaart.Veld, name string) string {
	if len(v.Naar) == 0 {
		return ""
	}
	return d.namen[v.Naar[0]][kaart.Slug(name)]
}

// elements gives the values of a list that this package wrote.
func elements(list string) []string {
	list = strings.TrimSuffix(strings.TrimPrefix(list, "["), "]")
	if list == "" {
		return nil
	}
	return strings.Split(list, ", ")
}

// text puts a cell into a field of running text. What does not fit goes on in
// the text of the entry.
func (d *reader) text(r *record, v *kaart.Veld, cell string) {
	s := strings.Join(strings.Fields(clean(r, cell)), " ")
	if s == "" {
		return
	}
	most := v.Max
	if most == 0 {
		most = 200
	}
	if len([]rune(s)) <= most {
		r.velden[v.Pad] = quoted(s)
		return
	}
	if short := opening(s, most); short != "" && v.Pad != "titel" {
		r.velden[v.Pad] = quoted(short)
	} else {
		r.vraag("Bij %s past hoogstens %d tekens. Wat is de korte versie van “%s”?", v.Naam(), most, s)
	}
	r.tekst = strings.TrimSpace(r.tekst + "\n\n" + s)
}

// opening gives as many whole sentences from the start as fit.
func opening(s string, most int) string {
	s = strings.Join(strings.Fields(s), " ")
	out := ""
	for i, c := range s {
		if len([]rune(s[:i+1])) > most {
			return out
		}
		if (c == '.' || c == '!' || c == '?') && (i+1 == len(s) || s[i+1] == ' ') {
			out = s[:i+1]
		}
	}
	return s
}

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
