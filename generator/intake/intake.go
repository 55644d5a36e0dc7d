// Package intake takes a list of others into the content: a CSV file as it comes
// out of a spreadsheet, with the help of a person.
//
// A Koppeling (content/import/NAAM.toml) says which column is which field;
// Propose makes the first one. Plan turns the list into files: a concept for
// what is new, and for what came in before the fields that changed. It accounts
// for every row. What it does not understand it does not guess: the field stays
// empty and becomes a question. What tells about a person is left out.
//
// What came in is kept (content/import/NAAM.csv), so that the next time three
// versions are held against each other, field by field: what the list said, what
// it says now, and what the file says. What an editor changed stays.
//
// The package opens no files: Plan gets what there is and gives what to write.
package intake

import (
	"bytes"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"socialekaart/generator/diag"
	"socialekaart/generator/kaart"
	"socialekaart/generator/source"
)

// Stand is what became of a row.
type Stand uint8

// What can become of a row.
const (
	Nieuw        Stand = iota // a new concept
	Bijgewerkt                // fields of its file got another value
	Gelijk                    // its file needs nothing
	Samengevoegd              // the same offer as an earlier row
	Dubbel                    // looks like a file that did not come from this list
	Weg                       // its file was taken away; it is not made again
	Overgeslagen              // has no name
)

var standen = [...]string{"nieuw", "bijgewerkt", "gelijk", "samengevoegd", "dubbel", "weggehaald", "overgeslagen"}

// String gives the word for a report: "bijgewerkt".
func (s Stand) String() string { return standen[s] }

// Uitkomst accounts for one row.
type Uitkomst struct {
	Rij     int // as a spreadsheet numbers it
	Stand   Stand
	Sleutel string
	Bestand string   // "content/voorzieningen/x.md"; "" when there is none
	Velden  []string // Bijgewerkt: what changed
	Vragen  []string // for who has the list
}

// Bestand is a file to write.
type Bestand struct {
	Pad  string
	Data []byte
}

// Opdracht is what Plan needs.
type Opdracht struct {
	Naam      string // of the list: the slug of content/import/NAAM.toml
	Tabel     *Tabel
	Koppeling *kaart.Koppeling
	Kaart     *kaart.Kaart
	Bestanden map[string][]byte // the content that is there, by path
	Vorige    []byte            // content/import/NAAM.csv of the time before, or nil
}

// Resultaat is what to write, and what became of each row, in their order.
type Resultaat struct {
	Uitkomsten []Uitkomst
	Bestanden  []Bestand // in the order of their paths
	Verdwenen  []string  // files of rows that the list no longer has
}

// ImportPad gives where in the content the koppeling of a list stands, and what
// came in the time before.
func ImportPad(naam string) (koppeling, vorige string) {
	return "content/import/" + naam + ".toml", "content/import/" + naam + ".csv"
}

// Plan decides what to do with each row. With faults in the list nothing is to
// be written.
func Plan(o Opdracht) (*Resultaat, diag.List) {
	s := kaart.SoortVoorziening
	for _, x := range []kaart.Soort{kaart.SoortVoorziening, kaart.SoortWegwijzer, kaart.SoortMaatjesproject} {
		if x.String() == o.Koppeling.Soort {
			s = x
		}
	}
	if ds := check(o.Koppeling, o.Tabel, s); ds.Fouten() > 0 {
		return nil, ds
	}
	p := &planner{
		Opdracht: o, soort: s, reader: newReader(o.Kaart, o.Koppeling, s),
		vorige: readBase(o.Vorige), write: map[string][]byte{}, base: map[string]*came{}, bySleutel: map[string]*record{},
	}
	return p.plan(), nil
}

type planner struct {
	Opdracht
	soort     kaart.Soort
	reader    *reader
	vorige    map[string]*came
	base      map[string]*came // for the next time
	write     map[string][]byte
	bySleutel map[string]*record
	uit       []Uitkomst
}

func (p *planner) plan() *Resultaat {
	var records []*record
	for _, row := range p.Tabel.Rijen {
		p.reader.row(p.Tabel, row) // a later row may say in full where a building is
	}
	for _, row := range p.Tabel.Rijen {
		r := p.reader.row(p.Tabel, row)
		switch eerder := p.bySleutel[r.sleutel]; {
		case r.titel == "":
			p.uit = append(p.uit, Uitkomst{Rij: row.Nr, Stand: Overgeslagen, Vragen: []string{"Deze rij heeft geen naam. Hoort zij bij de rij erboven?"}})
		case eerder != nil:
			p.merge(eerder, r)
			p.uit = append(p.uit, Uitkomst{Rij: row.Nr, Stand: Samengevoegd, Sleutel: r.sleutel, Vragen: []string{fmt.Sprintf("Dit is hetzelfde als rij %d.", eerder.nr)}})
		default:
			p.bySleutel[r.sleutel] = r
			records = append(records, r)
			p.uit = append(p.uit, Uitkomst{Rij: row.Nr, Sleutel: r.sleutel})
		}
	}
	for _, r := range records {
		i := slices.IndexFunc(p.uit, func(u Uitkomst) bool { return u.Rij == r.nr })
		p.one(r, &p.uit[i])
	}
	res := &Resultaat{Uitkomsten: p.uit}
	for sleutel, c := range p.vorige {
		if p.base[sleutel] == nil {
			p.base[sleutel] = c
			if p.bySleutel[sleutel] == nil {
				res.Verdwenen = append(res.Verdwenen, c.bestand)
			}
		}
	}
	slices.Sort(res.Verdwenen)
	_, vorige := ImportPad(p.Naam)
	if data := p.writeBase(); !bytes.Equal(data, p.Vorige) {
		p.write[vorige] = data
	}
	// Sort for determinism: the path.
	for _, pad := range slices.Sorted(maps.Keys(p.write)) {
		res.Bestanden = append(res.Bestanden, Bestand{pad, p.write[pad]})
	}
	return res
}

// merge adds a row to an earlier one about the same offer: areas and places come
// together; what they say differently is a question.
func (p *planner) merge(r, more *record) {
	for _, pad := range slices.Sorted(maps.Keys(more.velden)) {
		now := more.velden[pad]
		v := kaart.Zoek(p.soort, pad)
		switch old := r.velden[pad]; {
		case old == "" && !r.hasTable(pad):
			r.velden[pad] = now
		case old == "":
			r.vraag("Rij %d zegt bij %s iets anders dan rij %d. Wat klopt?", more.nr, tableOf(pad), r.nr)
		case old == now || pad == "bron":
		case v != nil && v.Lijst:
			have := elements(old)
			for _, x := range elements(now) {
				if !slices.Contains(have, x) {
					have = append(have, x)
				}
			}
			r.velden[pad] = "[" + strings.Join(have, ", ") + "]"
		default:
			r.vraag("Rij %d zegt bij %s iets anders dan rij %d. Wat klopt?", more.nr, tableOf(pad), r.nr)
		}
	}
	for _, v := range more.vragen {
		r.vraag("%s", v)
	}
	r.nieuw = append(r.nieuw, more.nieuw...)
}

// tableOf gives the name by which a question calls a field: a price is one thing.
func tableOf(pad string) string {
	head, rest, ok := strings.Cut(pad, ".")
	if ok && head == "contact" {
		head = rest
	}
	return strings.ReplaceAll(head, "_", " ")
}

// hasTable says whether the table of a price has a field already: half of one row
// and half of another would say what neither says.
func (r *record) hasTable(pad string) bool {
	head, _, ok := strings.Cut(pad, ".")
	return ok && head == "kosten" && r.velden[head+".soort"] != "" || strings.HasPrefix(pad, "leeftijd") && r.velden["leeftijd_van"]+r.velden["leeftijd_tot"] != ""
}

// one decides about one offer.
func (p *planner) one(r *record, u *Uitkomst) {
	defer func() { u.Vragen = append(u.Vragen, r.vragen...) }()
	name := ""
	old := p.vorige[r.sleutel]
	for _, z := range p.Koppeling.Zelfde {
		if strings.EqualFold(z.Rij, r.sleutel) {
			name = z.Bestand
		}
	}
	switch {
	case name != "" && name != "nieuw":
		u.Bestand = "content/" + strings.TrimSuffix(name, ".md") + ".md"
		if old == nil {
			old = &came{u.Bestand, map[string]string{}}
		}
	case old != nil:
		u.Bestand = old.bestand
	case name == "":
		if twin := p.twin(r); twin != "" {
			u.Stand, u.Bestand = Dubbel, twin
			r.vragen = append([]string{fmt.Sprintf("Dit lijkt op %s. Is het hetzelfde? Zet dan in de koppeling: [[zelfde]] rij = %q, bestand = %q. Is het iets anders: bestand = \"nieuw\".",
				twin, r.sleutel, strings.TrimSuffix(strings.TrimPrefix(twin, "content/"), ".md"))}, r.vragen...)
			return
		}
	}
	if u.Bestand == "" {
		p.create(r, u)
		return
	}
	p.base[r.sleutel] = &came{u.Bestand, r.all()}
	data, ok := p.Bestanden[u.Bestand]
	if !ok {
		u.Stand = Weg
		r.vragen = append([]string{"Dit bestand is weggehaald. Het komt niet terug."}, r.vragen...)
		return
	}
	p.update(r, old, data, u)
}

// all gives the fields and the text as one.
func (r *record) all() map[string]string {
	out := maps.Clone(r.velden)
	if r.tekst != "" {
		out[naarTekst] = r.tekst
	}
	return out
}

// create makes a concept.
func (p *planner) create(r *record, u *Uitkomst) {
	slug := kaart.Slug(r.titel)
	u.Bestand = p.free(p.soort.Plek(), slug)
	u.Stand = Nieuw
	p.locations(r)
	var ws []source.Waarde
	for pad, value := range r.velden { // Compose puts them in order
		ws = append(ws, source.Waarde{Pad: pad, TOML: value})
	}
	notes := []string{fmt.Sprintf("Uit: %s, rij %d. Haal status weg als alles klopt.", p.Koppeling.Bron, r.nr)}
	for _, v := range r.vragen {
		notes = append(notes, "VRAAG: "+diag.Printable(v))
	}
	text := ""
	if r.tekst != "" {
		text = "## Wat is het?\n\n" + plainMarkdown(r.tekst)
	}
	p.write[u.Bestand] = source.Compose(p.soort, ws, text, notes)
	p.base[r.sleutel] = &came{u.Bestand, r.all()}
}

// locations writes the buildings that are new.
func (p *planner) locations(r *record) {
	for _, l := range r.nieuw {
		p.write["content/"+string(l.ID)+".md"] = source.Compose(kaart.SoortLocatie, []source.Waarde{
			{Pad: "titel", TOML: quoted(l.Titel)}, {Pad: "adres", TOML: quoted(l.Adres)},
			{Pad: "postcode", TOML: quoted(l.Postcode)}, {Pad: "plaats", TOML: quoted(l.Plaats)},
		}, "", []string{"Uit: " + p.Koppeling.Bron})
	}
}

// free gives a path that nothing has.
func (p *planner) free(folder, slug string) string {
	for n := 1; ; n++ {
		pad := "content/" + folder + "/" + slug + ".md"
		if n > 1 {
			pad = fmt.Sprintf("content/%s/%s-%d.md", folder, slug, n)
		}
		_, there := p.Bestanden[pad]
		_, planned := p.write[pad]
		if !there && !planned {
			return pad
		}
	}
}

// update writes the fields that the list changed and nobody else did.
func (p *planner) update(r *record, old *came, data []byte, u *Uitkomst) {
	u.Stand = Gelijk
	now, was, is := r.all(), old.velden, source.Fields(u.Bestand, data)
	is[naarTekst] = source.Text(u.Bestand, data)
	for _, pad := range slices.Sorted(maps.Keys(union(now, was))) {
		n, b, c := now[pad], was[pad], is[pad]
		if pad == "status" || pad == "bron" || source.Same(n, b) || source.Same(n, c) {
			continue // status is for the editor, bron is for the first time
		}
		mine := source.Same(c, b)
		if pad == naarTekst {
			mine = strings.TrimSpace(c) == strings.TrimSpace(body(b))
			if strings.TrimSpace(c) == strings.TrimSpace(body(n)) {
				continue
			}
		}
		if !mine {
			r.vraag("In de lijst staat bij %s nu iets anders: %s. Iemand heeft het bestand aangepast; daar staat: %s. Wat klopt?", strings.ReplaceAll(pad, "_", " "), short(n), short(c))
			continue
		}
		var ok bool
		if pad == naarTekst {
			data, ok = source.SetText(u.Bestand, data, body(n))
		} else {
			data, ok = source.Set(u.Bestand, data, pad, n)
		}
		if ok {
			u.Velden, u.Stand = append(u.Velden, pad), Bijgewerkt
		}
	}
	if u.Stand == Bijgewerkt {
		if slices.Contains(u.Velden, "locaties") {
			p.locations(r)
		}
		p.write[u.Bestand] = data
	}
}

func union(a, b map[string]string) map[string]string {
	out := maps.Clone(a)
	maps.Copy(out, b)
	return out
}

func body(text string) string {
	if text == "" {
		return ""
	}
	return "## Wat is het?\n\n" + plainMarkdown(text)
}

func short(value string) string {
	value = strings.Join(strings.Fields(value), " ")
	if value == "" {
		return "niets"
	}
	if rs := []rune(value); len(rs) > 80 {
		value = string(rs[:80]) + "…"
	}
	return diag.Printable(value)
}

var (
	reLink = regexp.MustCompile(`\[([^\]\n]*)\]\(([^)\n]*)\)`)
	reHead = regexp.MustCompile(`(?m)^#{1,6} +`)
)

// plainMarkdown gives a text whose signs mean nothing in Markdown. Of a text that
// is Markdown already the words stay: a link to a page of another site becomes
// its name with the address behind it.
func plainMarkdown(s string) string {
	s = reLink.ReplaceAllStringFunc(s, func(m string) string {
		p := reLink.FindStringSubmatch(m)
		if strings.HasPrefix(p[2], "id:") || strings.HasPrefix(p[2], "#") {
			return p[1]
		}
		return p[1] + " (" + p[2] + ")"
	})
	s = reHead.ReplaceAllString(s, "")
	s = strings.NewReplacer(`\`, `\\`, "<", `\<`, "[", `\[`, "*", `\*`, "_", `\_`, "`", "\\`", "&", "en").Replace(s)
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		l = strings.TrimSpace(l)
		if l != "" && strings.ContainsRune("#>+=~|", rune(l[0])) {
			l = `\` + l
		}
		lines[i] = l
	}
	return strings.Join(lines, "\n")
}
