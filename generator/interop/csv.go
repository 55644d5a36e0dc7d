package interop

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"socialekaart/generator/diag"
	"socialekaart/generator/kaart"
)

// CSV gives every entry as a row that a Dutch Excel opens as it is: semicolons,
// because the comma is for decimals; a byte order mark, or é becomes Ã©; CRLF.
//
// The columns are id, url, then each field in use by its path ("contact.telefoon",
// "tijden[0].van"), then tekst. The elements of a list stand under each other in
// one cell. A cell that a spreadsheet would take for a formula has an apostrophe
// before it (OWASP, CSV injection); ReadCSV takes it away again.
func CSV(b *Bron) []byte {
	gebruikt := map[string]bool{}
	for e := range b.Kaart.Entries() {
		e = b.openbaar(e)
		for _, x := range rijen(e.Kern().Soort, e) {
			gebruikt[lijstPad(x)] = true
		}
	}
	kop := append(append([]string{"id", "url"}, kolomkop(gebruikt)...), "tekst")
	kolom := make(map[string]int, len(kop))
	for i, pad := range kop {
		kolom[pad] = i
	}
	out := bytes.NewBufferString("\ufeff")
	w := csv.NewWriter(out)
	w.Comma, w.UseCRLF = ';', true
	schrijf := func(row []string) {
		if err := w.Write(row); err != nil {
			panic("interop: a table in memory: " + err.Error())
		}
	}
	schrijf(kop)
	// Each entry is taken apart twice: the cells of 10,000 entries at once are
	// five times the table.
	n := 0
	row := make([]string, len(kop))
	for e := range b.Kaart.Entries() {
		e = b.openbaar(e)
		clear(row)
		for _, x := range rijen(e.Kern().Soort, e) {
			i := kolom[lijstPad(x)]
			if row[i] != "" {
				row[i] += "\n"
			}
			row[i] += nederlands(x)
		}
		for i := range row {
			row[i] = veilig(row[i])
		}
		f := e.Kern()
		row[0], row[1], row[len(row)-1] = string(f.ID), b.adres(f.ID), veilig(b.Tekst(f.ID))
		schrijf(row)
		n++
		plaatsVoor(out, n, b.Kaart.Len())
	}
	w.Flush()
	return out.Bytes()
}

// lijstPad gives the column of a value: the path without the number of an element
// of a list, but with that of a block.
func lijstPad(r rij) string {
	if r.veld.Lijst && strings.HasSuffix(r.pad, "]") {
		return r.pad[:strings.LastIndexByte(r.pad, '[')]
	}
	return r.pad
}

// In a cell with a list a line end is the border between two elements; one inside
// an element, which hardly anyone writes, is escaped. A list that was given and
// is empty is a single backslash.
var (
	escape   = strings.NewReplacer(`\`, `\\`, "\n", `\n`)
	unescape = strings.NewReplacer(`\\`, `\`, `\n`, "\n")
)

const legeLijst = `\`

// nederlands writes a value as a cell, a number as a Dutch spreadsheet reads it.
func nederlands(r rij) string {
	switch {
	case r.veld.Vorm == kaart.Bedragvorm || r.veld.Vorm == kaart.Graden:
		return strings.Replace(r.tekst, ".", ",", 1)
	case r.veld.Lijst && r.tekst == "":
		return legeLijst
	case r.veld.Lijst:
		return escape.Replace(r.tekst)
	}
	return r.tekst
}

// kolomkop puts paths in the order of the table of fields, blocks of one kind by
// their number.
func kolomkop(gebruikt map[string]bool) []string {
	volgorde := map[string]int{}
	for s := kaart.SoortVoorziening; s <= kaart.SoortPraktijkvoorbeeld; s++ {
		for _, v := range kaart.Velden(s) {
			if _, ok := volgorde[v.Pad]; !ok {
				volgorde[v.Pad] = len(volgorde)
			}
		}
	}
	out := make([]string, 0, len(gebruikt))
	for pad := range gebruikt {
		out = append(out, pad)
	}
	// Sort for determinism: number of the block, place in the table, path.
	slices.SortFunc(out, func(a, b string) int {
		blokA, blokB := blok(a), blok(b)
		if blokA != "" && blokB != "" && blokA != blokB && kaart.ZonderIndex(blokA) == kaart.ZonderIndex(blokB) {
			if len(blokA) != len(blokB) {
				return len(blokA) - len(blokB)
			}
			return strings.Compare(blokA, blokB)
		}
		if x, y := volgorde[kaart.ZonderIndex(a)], volgorde[kaart.ZonderIndex(b)]; x != y {
			return x - y
		}
		return strings.Compare(a, b)
	})
	return out
}

// blok gives the block that a path is in: "tijden[2]".
func blok(pad string) string {
	if i := strings.IndexByte(pad, ']'); i >= 0 {
		return pad[:i+1]
	}
	return ""
}

// formule are the characters with which a spreadsheet begins to calculate; the
// apostrophe is one of them so that veilig can be undone.
const formule = "=+-@\t\r'"

func veilig(s string) string {
	if s != "" && strings.ContainsRune(formule, rune(s[0])) {
		return "'" + s
	}
	return s
}

func onveilig(s string) string {
	if len(s) > 1 && s[0] == '\'' && strings.IndexByte(formule, s[1]) >= 0 {
		return s[1:]
	}
	return s
}

// ReadCSV reads what CSV wrote. A fault is told with the identity of its row as
// place; an error says that this is no such file.
func ReadCSV(data []byte) (*Inhoud, diag.List, error) {
	if !utf8.Valid(data) {
		return nil, nil, errors.New("het bestand is geen UTF-8: sla het op als CSV UTF-8")
	}
	if bytes.Count(data, []byte("\r")) != bytes.Count(data, []byte("\r\n")) {
		// encoding/csv drops it on the way out; no file of ours may have one.
		return nil, nil, errors.New("in het bestand staat een los regeleinde (CR): sla het op als CSV UTF-8")
	}
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(data), "\ufeff")))
	r.Comma = ';'
	kop, err := r.Read()
	if err != nil || !slices.Contains(kop, "id") {
		return nil, nil, errors.New("dit is geen csv-bestand van een sociale kaart: de eerste regel heeft geen kolom id")
	}
	in := &Inhoud{Tekst: map[kaart.ID]string{}}
	gezien := map[kaart.ID]bool{}
	var ds diag.List
	for {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, nil, fmt.Errorf("csv: %w", err)
		}
		w := waarden{}
		id := kaart.ID(row[slices.Index(kop, "id")])
		if !goedeID(string(id)) {
			return nil, nil, fmt.Errorf("csv: %q is geen id", id)
		}
		if gezien[id] {
			return nil, nil, fmt.Errorf("csv: %q staat er twee keer in", id)
		}
		gezien[id] = true
		e := nieuw(id)
		for i, pad := range kop {
			cell := onveilig(row[i])
			if cell == "" {
				continue
			}
			if pad == "tekst" {
				in.Tekst[id] = cell
			}
			if v := kaart.Zoek(e.Kern().Soort, pad); v != nil {
				w.cel(pad, v, cell)
			}
		}
		ds = append(ds, bouw(e.Kern().Soort, e, w, string(id))...)
		in.Entries = append(in.Entries, e)
	}
	opID(in.Entries, func(e kaart.Entry) kaart.ID { return e.Kern().ID })
	return in, ds, nil
}

func (w waarden) cel(pad string, v *kaart.Veld, cell string) {
	if v.Vorm == kaart.Bedragvorm || v.Vorm == kaart.Graden {
		cell = strings.Replace(cell, ",", ".", 1)
	}
	switch {
	case !v.Lijst:
		w.zet(pad, cell)
	case cell == legeLijst:
		w[pad] = ""
	default:
		for i, x := range strings.Split(cell, "\n") {
			w.zet(element(pad, i), unescape.Replace(x))
		}
	}
}
