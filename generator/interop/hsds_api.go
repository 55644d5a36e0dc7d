package interop

import (
	"slices"
	"strconv"
	"strings"

	"socialekaart/generator/kaart"
)

// Bestand is one file of a format that has many. Maak is pure and safe for
// concurrent use.
type Bestand struct {
	Pad  string // below the folder of the format
	Maak func() []byte
}

// perLijst is how many objects a page of a list has; it is what API's of HSDS
// give when nobody asks for a number.
const perLijst = 100

// HSDSBestanden gives the files of the HSDS API as a static site has it: where
// the API has services/ID there is services/ID.json, and where it has
// services?page=2 there is services/2.json.
//
// An entry has a file of its own because that is what the API promises: whoever
// follows one service does not fetch all. Everything else is in pages of a
// hundred, which bounds the number of files at one for each entry and each
// organisation.
func HSDSBestanden(b *Bron) []Bestand {
	n := b.namen()
	es := slices.Collect(b.Kaart.Entries())
	os := b.Kaart.Organisaties()
	type plek struct{ service, locatie string }
	var plekken []plek
	out := make([]Bestand, 0, len(es)+len(os)+len(es)/20) // one for each, and the pages of the lists
	out = append(out, Bestand{"index.json", b.hsdsWortel})
	for _, e := range es {
		id := hsdsID(e.Kern().ID)
		out = append(out, Bestand{"services/" + id + ".json", func() []byte { return asJSON(b.volleService(e, n), false) }})
		for _, l := range e.Kern().Locaties {
			plekken = append(plekken, plek{id, l})
		}
	}
	for _, o := range os {
		out = append(out, Bestand{"organizations/" + hsdsID(o.ID) + ".json", func() []byte { return asJSON(b.organization(o, n), false) }})
	}
	out = append(out, bladen("services", es, func(e kaart.Entry) any { return kaal(b.kaleService(e)) })...)
	out = append(out, bladen("organizations", os, func(o *kaart.Organisatie) any {
		h := b.kaleOrganization(o)
		h.Phones, h.Identifiers = nil, nil
		return h
	})...)
	out = append(out, bladen("service_at_locations", plekken, func(p plek) any {
		s := hsdsServiceAtLocation{ID: UUID(p.service + "/locaties/" + p.locatie), ServiceID: p.service, LocationID: hsdsID(kaart.ID("locaties/" + p.locatie))}
		if l := b.Kaart.Locatie(p.locatie); l != nil {
			h := b.kaleLocation(l)
			s.Location = &h
		}
		return s
	})...)
	// HSDS has no list of locations; ours holds what else we know of them.
	out = append(out, bladen("locations", b.Kaart.Locaties(), func(l *kaart.Locatie) any { return b.location(l, n) })...)
	taxonomies, terms := b.termen(n)
	out = append(out, bladen("taxonomies", taxonomies, func(t hsdsTaxonomy) any { return t })...)
	return append(out, bladen("taxonomy_terms", terms, func(t hsdsTerm) any { return t })...)
}

// hsdsWortel says what kind of API this is.
func (b *Bron) hsdsWortel() []byte {
	i := b.Kaart.Instelling
	type publisher struct {
		Name  string `json:"name"`
		Email string `json:"email,omitempty"`
	}
	return asJSON(struct {
		Version     string    `json:"version"`
		Profile     string    `json:"profile"`
		OpenAPI     string    `json:"openapi_url"`
		Description string    `json:"description"`
		Publisher   publisher `json:"publisher"`
	}{HSDSVersie, "https://docs.openreferral.org/en/3.0/hsds/", "https://raw.githubusercontent.com/openreferral/specification/3.0/schema/openapi.json", i.Kort, publisher{i.Uitgever, i.Email}}, true)
}

// kaal leaves only what has one value, as the lists of the API do.
func kaal(s hsdsService) hsdsService {
	s.Phones, s.Schedules, s.ServiceAreas, s.ServiceAtLocations, s.Languages = nil, nil, nil, nil, nil
	s.CostOptions, s.RequiredDocuments, s.Attributes = nil, nil, nil
	return s
}

// volleService gives an entry with its organisation, its locations and the terms
// of its themes and groups inside it: 7 kB on the demo.
func (b *Bron) volleService(e kaart.Entry, n namen) hsdsService {
	s := b.service(e, n)
	if o := b.Kaart.Organisatie(e.Kern().Organisatie); o != nil {
		h := b.kaleOrganization(o) // the rest is in its own file
		s.Organization = &h
	}
	for i := range s.ServiceAtLocations {
		if l := b.Kaart.Locatie(n.slug(plekLocatie, s.ServiceAtLocations[i].LocationID)); l != nil {
			h := b.kaleLocation(l) // the rest is in the list of locations
			s.ServiceAtLocations[i].Location = &h
		}
	}
	for i := range s.Attributes {
		a := &s.Attributes[i]
		if a.Term = b.termVan(a); a.Term == nil && a.TaxonomyTermID == veldTerm(a.LinkType) {
			a.TaxonomyTermID = "" // link_type says it already, and half as long
		}
	}
	return s
}

// termVan gives the term of an attribute that classifies; the terms of fields are
// only in the list.
func (b *Bron) termVan(a *hsdsAttribute) *hsdsTerm {
	t := &hsdsTerm{ID: a.TaxonomyTermID, Code: a.Value}
	switch {
	case strings.HasPrefix(a.LinkType, "themas["):
		if x := b.Kaart.Thema(a.Value); x != nil {
			t.Name, t.Description, t.TaxonomyID = x.Naam, x.Kort, UUID("taxonomie/thema")
			return t
		}
	case strings.HasPrefix(a.LinkType, "doelgroepen["):
		if x := b.Kaart.Doelgroep(a.Value); x != nil {
			t.Name, t.Description, t.TaxonomyID = x.Naam, x.Naam, UUID("taxonomie/doelgroep")
			return t
		}
	}
	return nil
}

// bladen gives a list in pages of perLijst; a list without anything has one page
// that is empty.
func bladen[T any](naam string, xs []T, maak func(T) any) []Bestand {
	pages := max(1, (len(xs)+perLijst-1)/perLijst)
	out := make([]Bestand, pages)
	for i := range out {
		deel := xs[i*perLijst : min(len(xs), (i+1)*perLijst)]
		out[i] = Bestand{naam + "/" + strconv.Itoa(i+1) + ".json", func() []byte {
			p := struct {
				TotalItems int   `json:"total_items"`
				TotalPages int   `json:"total_pages"`
				PageNumber int   `json:"page_number"`
				Size       int   `json:"size"`
				FirstPage  bool  `json:"first_page"`
				LastPage   bool  `json:"last_page"`
				Empty      bool  `json:"empty"`
				Contents   []any `json:"contents"`
			}{len(xs), pages, i + 1, len(deel), i == 0, i == pages-1, len(deel) == 0, []any{}}
			for _, x := range deel {
				p.Contents = append(p.Contents, maak(x))
			}
			return asJSON(p, false)
		}}
	}
	return out
}
