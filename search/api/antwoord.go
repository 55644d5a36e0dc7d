package api

import (
	"strings"

	"socialekaart/search"
)

// antwoord is what /api/zoek gives; openapi.json describes it.
type antwoord struct {
	Versie   int             `json:"versie"`
	Totaal   int             `json:"totaal"`
	Treffers []treffer       `json:"treffers"`
	Filters  []search.Filter `json:"filters"`
	Gemist   []string        `json:"gemist"` // words for which nothing was found
}

type treffer struct {
	ID          string   `json:"id"`
	Soort       string   `json:"soort"`
	Titel       string   `json:"titel"`
	Kort        string   `json:"kort"`
	URL         string   `json:"url"`
	Organisatie string   `json:"organisatie,omitempty"`
	Plaats      string   `json:"plaats,omitempty"`
	Feiten      []string `json:"feiten,omitempty"`
	Status      string   `json:"status,omitempty"` // "vol" or "gestopt"
	Regio       string   `json:"regio,omitempty"`
	Score       int      `json:"score"`
}

func (s *Server) antwoord(r search.Result) antwoord {
	a := antwoord{Versie: Versie, Totaal: r.Totaal, Treffers: []treffer{}, Filters: r.Filters, Gemist: r.Gemist}
	if a.Filters == nil {
		a.Filters = []search.Filter{}
	}
	if a.Gemist == nil {
		a.Gemist = []string{}
	}
	for _, t := range r.Treffers {
		a.Treffers = append(a.Treffers, treffer{
			ID: t.ID, Soort: t.Soort, Titel: t.Titel, Kort: t.Kort, URL: s.o.Sites[t.Regio] + strings.TrimPrefix(t.URL, "/"), Organisatie: t.Organisatie,
			Plaats: t.Plaats, Feiten: t.Feiten, Status: [...]string{"", "vol", "gestopt"}[t.Status], Regio: t.Regio, Score: t.Score,
		})
	}
	return a
}
