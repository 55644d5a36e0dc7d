package intake

import (
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
		if veld == naarTijden && isEnd(kop) && len(by[veld]) > 0 {
			by[veld][len(by[veld])-1] += " - " + cell
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
		for _, alinea := range emptyLine.Split(cell, -1) {
			if s := clean(r, alinea); s != "" {
				text = append(text, s)
			}
		}
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

var emptyLine = regexp.MustCompile(`\n[ \t\r]*\n`)

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
