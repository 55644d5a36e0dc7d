package search

import (
	"slices"
	"strings"
)

// A card is what is kept of a document to show it and to filter by it.
type card struct {
	Nr          int        `json:"nr"` // document number, the order of the index
	ID          string     `json:"id"`
	URL         string     `json:"url,omitempty"` // empty: ID + "/"
	Soort       string     `json:"soort,omitempty"`
	Titel       string     `json:"titel"`
	Kort        string     `json:"kort,omitempty"`
	Organisatie string     `json:"organisatie,omitempty"`
	Plaats      string     `json:"plaats,omitempty"`
	Feiten      []string   `json:"feiten,omitempty"`
	Status      Status     `json:"status,omitempty"`
	Facetten    [][]string `json:"facetten,omitempty"` // values per group, in the order of the groups
	Rang        int        `json:"rang"`
}

func newCard(nr int, d *Doc, groups []Groep) card {
	c := card{Nr: nr, ID: d.ID, Soort: d.Soort, Titel: line(d.Titel), Kort: line(d.Kort), Organisatie: line(d.Organisatie),
		Plaats: line(first(d.Plaatsen)), Status: d.Status, Rang: d.rank()}
	if d.URL != d.ID+"/" {
		c.URL = d.URL
	}
	for _, f := range d.Feiten {
		c.Feiten = append(c.Feiten, line(strings.ReplaceAll(f, "|", " ")))
	}
	for _, g := range groups {
		c.Facetten = append(c.Facetten, facetValues(d, g.Naam))
	}
	return c
}

// line puts text on one line without tabs: cards travel as lines of tabbed
// columns.
func line(s string) string { return strings.Join(strings.Fields(s), " ") }

func facetValues(d *Doc, name string) []string {
	var vs []string
	for _, f := range d.Facetten {
		if f.Naam == name {
			vs = append(vs, f.Waarden...)
		}
	}
	slices.Sort(vs)
	return slices.Compact(vs)
}
