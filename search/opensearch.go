package search

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// OpenSearch gives the documents for an engine that a directory of many regions
// may already have: index.json is the body of a request that makes an index,
// bulk.ndjson that of a request to _bulk (documentation of OpenSearch 3,
// "Bulk API"; Elasticsearch 7 and later read the same). regio is in every
// document. A document has the address of its page as its _id, so that those of
// several regions live in one index; baseURL, the root of the site with a slash
// at its end, may be "".
//
// The engine analyses the text by itself, with its own stemmer and the thesaurus
// as synonyms. It does not rank as this package does: it has no compounds.
func OpenSearch(docs []Doc, o Options, regio, baseURL string) ([]File, error) {
	docs = slices.Clone(docs)
	slices.SortStableFunc(docs, compareDocs)
	if err := checkIDs(docs); err != nil {
		return nil, err
	}
	index, err := json.MarshalIndent(openSearchIndex(o), "", "  ")
	if err != nil {
		return nil, fmt.Errorf("search: %w", err)
	}
	var bulk bytes.Buffer
	e := json.NewEncoder(&bulk) // a line for each value, as _bulk wants them
	e.SetEscapeHTML(false)
	for i := range docs {
		d := newOpenSearchDoc(&docs[i], regio, baseURL)
		for _, line := range []any{map[string]any{"index": map[string]string{"_id": d.URL}}, d} {
			if err := e.Encode(line); err != nil {
				return nil, fmt.Errorf("search: %w", err)
			}
		}
	}
	return []File{{"index.json", append(index, '\n')}, {"bulk.ndjson", bulk.Bytes()}}, nil
}

// openSearchDoc is a Doc as the engine keeps it; openSearchFields says what each
// of its fields is.
type openSearchDoc struct {
	ID           string              `json:"id"`
	URL          string              `json:"url"`
	Regio        string              `json:"regio"`
	Soort        string              `json:"soort"`
	Titel        string              `json:"titel"`
	Kort         string              `json:"kort,omitempty"`
	Organisatie  string              `json:"organisatie,omitempty"`
	Trefwoorden  []string            `json:"trefwoorden,omitempty"`
	OokBekendAls []string            `json:"ook_bekend_als,omitempty"`
	Plaatsen     []string            `json:"plaatsen,omitempty"`
	Categorieen  []string            `json:"categorieen,omitempty"`
	ICPC         []string            `json:"icpc,omitempty"`
	Tekst        string              `json:"tekst,omitempty"`
	Feiten       []string            `json:"feiten,omitempty"`
	Facetten     map[string][]string `json:"facetten,omitempty"` // Marshal sorts the names
	Rang         int                 `json:"rang"`               // sixteenths, see Doc.rank: multiply the score by it
}

func newOpenSearchDoc(d *Doc, regio, baseURL string) openSearchDoc {
	url := d.URL
	if url == "" {
		url = d.ID + "/"
	}
	out := openSearchDoc{ID: d.ID, URL: baseURL + url, Regio: regio, Soort: d.Soort, Titel: d.Titel, Kort: d.Kort, Organisatie: d.Organisatie,
		Trefwoorden: d.Trefwoorden, OokBekendAls: d.OokBekendAls, Plaatsen: d.Plaatsen, Categorieen: nonEmpty(d.Categorieen), ICPC: d.ICPC,
		Tekst: strings.TrimSpace(d.Tekst), Feiten: d.Feiten, Rang: d.rank()}
	for _, f := range d.Facetten {
		if len(f.Waarden) > 0 {
			if out.Facetten == nil {
				out.Facetten = map[string][]string{}
			}
			out.Facetten[f.Naam] = f.Waarden
		}
	}
	return out
}

func nonEmpty(words []string) []string {
	return slices.DeleteFunc(slices.Clone(words), func(s string) bool { return s == "" })
}

// openSearchText are the fields that are searched as Dutch text.
var openSearchText = []string{"titel", "kort", "organisatie", "trefwoorden", "ook_bekend_als", "plaatsen", "categorieen", "tekst"}

// openSearchIndex is the mapping and the analysis. "dutch" is the stemmer that
// every version has. Synonyms are for questions only, so that a thesaurus that
// changes needs no documents again; they come before the stop words, or "in de
// put" would be "put". lenient leaves out a synonym that the engine cannot read.
func openSearchIndex(o Options) any {
	type object = map[string]any
	props := object{}
	for _, f := range []string{"id", "url", "regio", "soort", "icpc"} {
		props[f] = object{"type": "keyword"}
	}
	for _, f := range openSearchText {
		props[f] = object{"type": "text", "analyzer": "nederlands", "search_analyzer": "nederlands_vraag"}
	}
	props["feiten"] = object{"type": "keyword", "index": false}
	props["rang"] = object{"type": "byte"}
	facets := object{}
	for _, g := range o.Groepen {
		facets[g.Naam] = object{"type": "keyword"}
	}
	props["facetten"] = object{"properties": facets}
	before, after := []string{"lowercase", "asciifolding"}, []string{"nl_stop", "nl_stam"}
	return object{
		"settings": object{"analysis": object{
			"filter": object{
				"nl_stop":   object{"type": "stop", "stopwords": "_dutch_"},
				"nl_stam":   object{"type": "stemmer", "language": "dutch"},
				"begrippen": object{"type": "synonym_graph", "lenient": true, "synonyms": synonyms(o.Begrippen)},
			},
			"analyzer": object{
				"nederlands":       object{"type": "custom", "tokenizer": "standard", "filter": slices.Concat(before, after)},
				"nederlands_vraag": object{"type": "custom", "tokenizer": "standard", "filter": slices.Concat(before, []string{"begrippen"}, after)},
			},
		}},
		"mappings": object{"dynamic": false, "properties": props},
	}
}

// synonyms writes concepts as Solr does, which the engine reads: strong members
// stand for each other, a weak member leads to them and not back.
func synonyms(bs []Begrip) []string {
	out := []string{}
	for _, b := range bs {
		strong := synonymWords(b.Sterk)
		if len(strong) > 1 {
			out = append(out, strings.Join(strong, ", "))
		}
		for _, w := range synonymWords(b.Zwak) {
			if len(strong) > 0 && !slices.Contains(strong, w) {
				out = append(out, w+" => "+strings.Join(append([]string{w}, strong...), ", "))
			}
		}
	}
	return out
}

// synonymWords folds members and leaves out the signs that mean something in a
// line of synonyms.
func synonymWords(members []string) (out []string) {
	for _, m := range members {
		m = strings.Join(strings.FieldsFunc(Fold(m), func(r rune) bool { return strings.ContainsRune(" ,=>\\#\n\t", r) }), " ")
		if m != "" && !slices.Contains(out, m) {
			out = append(out, m)
		}
	}
	return out
}
