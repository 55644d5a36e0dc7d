package intake

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// The limits of a file to take in. A list of a whole province is 3 MB.
const (
	maxFile = 20 << 20
	maxCell = 64 << 10
)

// Tabel is a list as a spreadsheet shows it.
type Tabel struct {
	Koppen []string
	Rijen  []Rij
}

// Rij is one row with something in it. Nr is its number in a spreadsheet, where
// the first row of the file is 1.
type Rij struct {
	Nr     int
	Cellen []string // as many as there are Koppen
}

// ReadTabel reads a CSV file as it comes: comma, semicolon or tab; UTF-8,
// UTF-16 or Windows-1252; with or without a byte order mark; with any line end,
// also inside a cell; with rows above the headings. Every row that is not empty
// and stands below the headings is in the result. The error is for the person
// who has the file.
func ReadTabel(data []byte) (*Tabel, error) {
	if len(data) > maxFile {
		return nil, fmt.Errorf("het bestand is te groot: hoogstens %d MB", maxFile>>20)
	}
	text, err := decode(data)
	if err != nil {
		return nil, err
	}
	rows, err := split(text)
	if err != nil {
		return nil, err
	}
	top := headings(rows)
	if top < 0 {
		return nil, errors.New("in het bestand staat geen rij met koppen, zoals Naam en Telefoon")
	}
	t := &Tabel{Koppen: rows[top].Cellen}
	for len(t.Koppen) > 0 && t.Koppen[len(t.Koppen)-1] == "" {
		t.Koppen = t.Koppen[:len(t.Koppen)-1]
	}
	for _, r := range rows[top+1:] {
		if len(r.Cellen) > len(t.Koppen) { // a separator too many: what stands there belongs to the last cell
			last := len(t.Koppen) - 1
			r.Cellen[last] = strings.Trim(strings.Join(r.Cellen[last:], " "), " ")
			r.Cellen = r.Cellen[:last+1]
		}
		for len(r.Cellen) < len(t.Koppen) {
			r.Cellen = append(r.Cellen, "")
		}
		if !empty(r.Cellen) {
			t.Rijen = append(t.Rijen, r)
		}
	}
	return t, nil
}

// decode gives the text as UTF-8 with LF. Excel writes "CSV" in Windows-1252,
// "CSV UTF-8" with a mark and "Unicode-tekst" in UTF-16.
func decode(data []byte) (string, error) {
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")) // also before what is no UTF-8
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		out, err := unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder().Bytes(data)
		if err != nil {
			return "", errors.New("het bestand is kapot opgeslagen. Sla het opnieuw op als CSV UTF-8")
		}
		data = out
	case !utf8.Valid(data):
		out, err := charmap.Windows1252.NewDecoder().Bytes(data)
		if err != nil {
			return "", errors.New("het bestand is geen tekst. Sla het op als CSV UTF-8")
		}
		data = out
	}
	s := strings.TrimPrefix(string(data), "\ufeff")
	if strings.ContainsRune(s, 0) {
		return "", errors.New("het bestand is geen tekst. Sla het op als CSV UTF-8")
	}
	return strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u00a0", " ", "\u200b", "").Replace(s), nil
}

// split cuts the text into rows and cells, with the separator that gives the
// most rows the same number of cells.
func split(text string) ([]Rij, error) {
	var best []Rij
	most := 0
	var last error
	for _, sep := range []rune{';', ',', '\t'} { // the first of two that do as well: a Dutch Excel writes ;
		rows, err := cells(text, sep)
		if err != nil {
			last = err
			continue
		}
		width := map[int]int{}
		for _, r := range rows {
			if n := len(r.Cellen); n > 1 {
				width[n]++
			}
		}
		score := 0
		for n, count := range width { // the largest of all: the order does not matter
			score = max(score, count*100+min(n, 99))
		}
		if score > most {
			best, most = rows, score
		}
	}
	if best == nil && errors.Is(last, errCel) {
		return nil, last
	}
	if best == nil {
		return nil, errors.New("het programma kan in dit bestand geen kolommen vinden. Sla het op als CSV")
	}
	return best, nil
}

var errCel = errors.New("een te grote cel")

func cells(text string, sep rune) ([]Rij, error) {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord, r.TrimLeadingSpace = sep, true, -1, sep != '\t'
	var out []Rij
	row, line := 0, 0
	for {
		rec, err := r.Read()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		// encoding/csv skips empty lines; a spreadsheet counts them as rows, and a
		// cell with line ends as one.
		first, _ := r.FieldPos(0)
		row += 1 + max(first-line-1, 0)
		last, _ := r.FieldPos(len(rec) - 1)
		line = last + strings.Count(rec[len(rec)-1], "\n")
		for i, c := range rec {
			if len(c) > maxCell {
				return nil, fmt.Errorf("rij %d heeft %w: hoogstens %d kB mag", row, errCel, maxCell>>10)
			}
			rec[i] = tidyCell(c)
		}
		out = append(out, Rij{row, rec})
	}
}

// tidyCell takes off what a spreadsheet adds: spaces, the apostrophe before a
// number that is a text, and ="..." with which programs keep Excel from reading
// a number.
func tidyCell(s string) string {
	s = strings.TrimSpace(s)
	if rest, ok := strings.CutPrefix(s, `="`); ok {
		s = strings.TrimSuffix(rest, `"`)
	}
	return strings.TrimSpace(strings.TrimPrefix(s, "'"))
}

// headings gives the row with the headings: the first that has more than half
// as many cells as the widest row, each of them a short word.
func headings(rows []Rij) int {
	widest := 0
	for _, r := range rows {
		widest = max(widest, filled(r.Cellen))
	}
	for i, r := range rows {
		if n := filled(r.Cellen); n >= 2 && 2*n > widest && words(r.Cellen) {
			return i
		}
	}
	return -1
}

func words(cs []string) bool {
	for _, c := range cs {
		if len(c) > 60 || strings.ContainsAny(c, "@") || strings.Trim(c, "0123456789 -+.,") == "" && c != "" {
			return false
		}
	}
	return true
}

func filled(cs []string) int {
	n := 0
	for _, c := range cs {
		if c != "" {
			n++
		}
	}
	return n
}

func empty(cs []string) bool { return filled(cs) == 0 }
