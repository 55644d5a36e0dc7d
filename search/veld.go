package search

import (
	"math/bits"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/custom"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/keyword"
	"github.com/blevesearch/bleve/v2/analysis/tokenizer/whitespace"
	"github.com/blevesearch/bleve/v2/mapping"
)

// A field is one searched field of the index. Its text is stored as stems with
// spaces between them, so that any bleve can read the index without knowing
// our analysis.
type field struct {
	name   string
	weight int // in fifths: 5 is one occurrence in running text
	b      int // percentage by which the length of the field counts
	head   bool
}

// Positions in fields.
const (
	fNaam = iota
	fTitel
	fTrefwoorden
	fKort
	fOrganisatie
	fPlaats
	fCategorie
	fICPC
	fBegrip
	fDeel
	fTekst
	fTekstdeel
	nFields
)

// fields are the weights of the ranking. They come from the measurements in
// which trefwoorden, thesaurus and compound parts were worth most and the body
// hardly mattered for the order; the body has an impact of its own, so that it
// can be fetched only when the head finds too little.
var fields = [nFields]field{
	fNaam:        {"naam", 40, 0, true}, // the whole title or another name as one term
	fTitel:       {"titel", 40, 50, true},
	fTrefwoorden: {"trefwoorden", 30, 30, true},
	fKort:        {"kort", 15, 50, true},
	fOrganisatie: {"organisatie", 10, 50, true},
	fPlaats:      {"plaats", 20, 0, true},
	fCategorie:   {"categorie", 10, 0, true},
	fICPC:        {"icpc", 40, 0, true},
	fBegrip:      {"begrip", 8, 0, true}, // see document for how often a place counts
	fDeel:        {"deel", 15, 30, true}, // parts of compounds in title, trefwoorden and kort
	fTekst:       {"tekst", 5, 60, false},
	fTekstdeel:   {"tekstdeel", 2, 60, false},
}

const (
	fieldCard   = "kaart" // stored only: the card as JSON
	facetPrefix = "facet_"
)

// indexMapping describes the index to bleve. Nothing is dynamic, nothing is
// put into a field of all text, and only the card is stored: at 10,000 entries
// that is 10 MB against 77 MB for bleve's defaults.
func indexMapping(groups []Groep) (*mapping.IndexMappingImpl, error) {
	m := bleve.NewIndexMapping()
	m.StoreDynamic, m.DocValuesDynamic, m.IndexDynamic = false, false, false
	if err := m.AddCustomAnalyzer("stammen", map[string]any{
		"type": custom.Name, "tokenizer": whitespace.Name,
	}); err != nil {
		return nil, err
	}
	m.DefaultAnalyzer = "stammen"
	d := bleve.NewDocumentStaticMapping()
	for _, f := range fields {
		d.AddFieldMappingsAt(f.name, textField("stammen"))
	}
	for _, g := range groups {
		f := textField(keyword.Name)
		f.DocValues = true
		d.AddFieldMappingsAt(facetPrefix+g.Naam, f)
	}
	card := textField(keyword.Name)
	card.Index, card.Store = false, true
	d.AddFieldMappingsAt(fieldCard, card)
	m.DefaultMapping = d
	return m, nil
}

func textField(analyzer string) *mapping.FieldMapping {
	f := bleve.NewTextFieldMapping()
	f.Analyzer = analyzer
	f.Store, f.DocValues, f.IncludeInAll, f.IncludeTermVectors = false, false, false, false
	return f
}

// maxImpact is the highest impact of a term in an entry. Five bits: 31 levels
// rank as well as 255 and take a sixth less (measured at 10,000 entries).
const maxImpact = 31

// saturation is BM25's k1 in the unit of the weights: 1.2 occurrences.
const saturation = 6

// termWeight gives what freq occurrences in a field of length tokens weigh, in
// 1/64 of the unit of the weights; average is the mean length times 16.
func (f *field) termWeight(freq, length, average int) int {
	return f.weight * freq * 64 * 100 * average / ((100-f.b)*average + f.b*16*length)
}

// impact turns the summed weight of a term in an entry of this rank into the
// number 1..31 that both languages add. Integers throughout: the same on every
// machine.
func impact(weight, rank int) int {
	return max(1, maxImpact*rank*weight/(16*(saturation*64+weight)))
}

// log2 is the binary logarithm of x ≥ 1 in 1/32, linear between powers of two:
// integer arithmetic that JavaScript repeats exactly. It is at most .09 too
// low, far less than the ranking notices.
func log2(x int) int {
	k := bits.Len(uint(x)) - 1
	return 32*k + ((x - 1<<k) << 5 >> k)
}

// rarity is BM25's idf of a term in df of n entries, in 1/32 bit.
func rarity(n, df int) int { return max(1, log2(2*n+2)-log2(2*df+1)) }
