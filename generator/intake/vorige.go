package intake

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"slices"
)

// came is what the list said about one offer the time before.
type came struct {
	bestand string
	velden  map[string]string
}

// The file of what came in has a row for each field: sleutel;bestand;veld;waarde.

func readBase(data []byte) map[string]*came {
	out := map[string]*came{}
	r := csv.NewReader(bytes.NewReader(data))
	r.Comma, r.FieldsPerRecord = ';', 4
	rows, err := r.ReadAll()
	if err != nil || len(rows) == 0 {
		return out
	}
	for _, row := range rows[1:] {
		c := out[row[0]]
		if c == nil {
			c = &came{row[1], map[string]string{}}
			out[row[0]] = c
		}
		c.velden[row[2]] = row[3]
	}
	return out
}

func (p *planner) writeBase() []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.Comma = ';'
	rows := [][]string{{"sleutel", "bestand", "veld", "waarde"}}
	for sleutel, c := range p.base {
		for veld, waarde := range c.velden {
			rows = append(rows, []string{sleutel, c.bestand, veld, waarde})
		}
	}
	// Sort for determinism: key, then field.
	slices.SortFunc(rows[1:], func(a, b []string) int { return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[2], b[2])) })
	_ = w.WriteAll(rows) // a buffer takes everything
	return b.Bytes()
}
