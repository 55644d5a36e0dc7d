package interop

import (
	"cmp"
	"strings"
)

// DCAT describes the data set and each of its formats for catalogues such as
// data.overheid.nl: DCAT 3 (W3C) as JSON-LD with its own context, so that nobody
// has to fetch one.
func DCAT(b *Bron) []byte {
	type iri struct {
		ID string `json:"@id"`
	}
	type agent struct {
		Type string `json:"@type"`
		Name string `json:"foaf:name"`
	}
	type contact struct {
		Type string `json:"@type"`
		Name string `json:"vcard:fn"`
		Mail *iri   `json:"vcard:hasEmail,omitempty"`
	}
	type distribution struct {
		Type    string `json:"@type"`
		ID      string `json:"@id"`
		Title   string `json:"dct:title"`
		Descr   string `json:"dct:description"`
		Access  iri    `json:"dcat:accessURL"`
		Media   iri    `json:"dcat:mediaType"`
		Licence *iri   `json:"dct:license,omitempty"`
	}
	type literal struct {
		Type  string `json:"@type"`
		Value string `json:"@value"`
	}
	i := b.Kaart.Instelling
	var licence *iri
	if u := licentieURL(i.Licentie); u != "" {
		licence = &iri{u}
	}
	set := struct {
		Context map[string]string `json:"@context"`
		Type    string            `json:"@type"`
		ID      string            `json:"@id"`
		Title   string            `json:"dct:title"`
		Descr   string            `json:"dct:description"`
		Ident   string            `json:"dct:identifier"`
		Mod     literal           `json:"dct:modified"`
		Lang    iri               `json:"dct:language"`
		Theme   iri               `json:"dcat:theme"`
		Spatial agentPlace        `json:"dct:spatial"`
		Publ    agent             `json:"dct:publisher"`
		Contact contact           `json:"dcat:contactPoint"`
		Licence *iri              `json:"dct:license,omitempty"`
		Page    *iri              `json:"dcat:landingPage,omitempty"`
		Distr   []distribution    `json:"dcat:distribution"`
	}{
		Context: map[string]string{
			"dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/", "foaf": "http://xmlns.com/foaf/0.1/",
			"vcard": "http://www.w3.org/2006/vcard/ns#", "xsd": "http://www.w3.org/2001/XMLSchema#", "skos": "http://www.w3.org/2004/02/skos/core#",
		},
		Type: "dcat:Dataset", ID: "urn:uuid:" + UUID("dataset/"+i.Regio), Title: i.Titel, Descr: i.Kort, Ident: UUID("dataset/" + i.Regio),
		Mod: literal{"xsd:date", b.Kaart.Vandaag.String()}, Lang: iri{"http://publications.europa.eu/resource/authority/language/NLD"},
		Theme:   iri{"http://publications.europa.eu/resource/authority/data-theme/SOCI"},
		Spatial: agentPlace{"dct:Location", i.Regio}, Publ: agent{"foaf:Organization", cmp.Or(i.Uitgever, i.Titel)},
		Contact: contact{Type: "vcard:Kind", Name: cmp.Or(i.Redactie, i.Uitgever, i.Titel)}, Licence: licence,
	}
	if i.Email != "" {
		set.Contact.Mail = &iri{"mailto:" + i.Email}
	}
	if b.BaseURL != "" {
		set.Page = &iri{b.BaseURL + OpenDataPad}
		for _, f := range Formaten() {
			if f.Pad == "" {
				continue
			}
			media, _, _ := strings.Cut(f.Media, ";")
			set.Distr = append(set.Distr, distribution{
				"dcat:Distribution", set.ID + "#" + f.Naam, f.Titel, f.Uitleg, iri{b.BaseURL + f.Pad},
				iri{"http://www.iana.org/assignments/media-types/" + media}, licence,
			})
		}
	}
	return asJSON(set, true)
}

type agentPlace struct {
	Type string `json:"@type"`
	Name string `json:"skos:prefLabel"`
}

// OpenDataPad is where the page about open data is.
const OpenDataPad = "open-data/"
