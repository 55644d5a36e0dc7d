package search

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	index "github.com/blevesearch/bleve_index_api"
)

// A File is one file of the site. Path is relative to the folder zoek/.
type File struct {
	Path string
	Data []byte
}

// BundleVersion is the format of the browser bundle; zoek.js refuses another.
//
//	2  November 2026: words that set any filter, a weight for words in a phrase
//	3  November 2026: the columns of the filters in three files
//	4  November 2026: words that set a filter per filter, the places in one column
//	5  November 2026: a file for each filter that words can set
//	6  November 2026: weak members that lead to more concepts than one are told apart
//	7  November 2026: parts of compounds that only the thesaurus knows are told apart
//	8  November 2026: strong members of conditions are told apart
const BundleVersion = 8

// manifestPath is the one file of the bundle with a fixed name. All others have
// the hash of their content in their path, below Forever; the manifest says
// which folder is the present one.
const manifestPath = "m.bin"

// Forever is the folder, with a slash at its end, of the files of Bundle and of
// Client that a browser may keep for ever.
const Forever = "v/"

// Sizes of the pieces, before compression is known. They were chosen so that
// a first question costs a cold visitor less than 25 KB at 10,000 entries, in
// no more than 1,100 files (BenchmarkSizes of search/vergelijk).
const (
	headShard    = 4200
	bodyShard    = 9000
	cardsInBlock = 14
	maxBlocks    = 730 // more entries make larger blocks, not more files
	miniCards    = 10  // entries shown at once, per term
	miniFrom     = 5   // a term in fewer entries has no mini-cards of its own
)

// Bundle derives the files of the browser from the index: shards of terms with
// their impacts, cards, the words for corrections, parts of compounds, columns
// of facets, and the manifest. The same index gives the same bytes. An index
// of 10,000 entries gives some 2 MB in 900 files, in about 2 s.
func (x *Index) Bundle() (files []File, err error) {
	defer func() {
		if p := recover(); p != nil {
			files, err = nil, fmt.Errorf("%w: bleve: %v", ErrKapot, p)
		}
	}()
	b := &bundler{x: x}
	if b.cards, err = x.cards(); err != nil {
		return nil, err
	}
	if b.heads, err = x.termPostings(head); err != nil {
		return nil, err
	}
	if b.bodies, err = x.termPostings(body); err != nil {
		return nil, err
	}
	m := b.manifest()
	m.Kop = b.writeHeads(b.miniCards())
	m.Tekst = b.writeShards("t", b.bodies)
	m.Klank = b.writeSlices()
	b.writeParts()
	m.Blok = b.writeCards()
	b.writeFacets()
	return b.finish(m)
}

// finish puts the files in a folder that is named after them, and the manifest
// beside it.
func (b *bundler) finish(m bundleManifest) ([]File, error) {
	hash := sha256.New()
	for _, f := range b.files {
		fmt.Fprintf(hash, "%s %d\n", f.Path, len(f.Data))
		hash.Write(f.Data)
	}
	m.Map = fmt.Sprintf("%s%x", Forever, hash.Sum(nil)[:6])
	for i := range b.files {
		b.files[i].Path = m.Map + "/" + b.files[i].Path
	}
	text, err := json.Marshal(m)
	if err != nil {
		return nil, err
	}
	return append(b.files, File{manifestPath, deflate(text)}), nil
}

// bundleManifest is what zoek.js reads first.
type bundleManifest struct {
	Versie  int      `json:"v"`
	Map     string   `json:"map"`
	N       int      `json:"n"`
	Kop     []string `json:"k"` // first terms of the head shards, as short as tells them apart
	Tekst   []string `json:"t"`
	Klank   string   `json:"d"` // first letters of the slices of the dictionary
	Blok    int      `json:"b"` // cards in a block
	Gewicht weights  `json:"w"`
	Woorden [][]any  `json:"p"` // words that set a filter: its name, then per value [value, words…]
	Gewoon  []string `json:"c"`

	Facet map[string]int `json:"f"` // the file of each filter that is not in f0

	// Of several regions together only: then N is how many there are. See Landelijk.
	Regios       [][2]string `json:"regios,omitempty"`       // name, address of the site
	Vermeldingen int         `json:"vermeldingen,omitempty"` // in all of them
}

type bundler struct {
	x      *Index
	cards  []card
	heads  []termPosting
	bodies []termPosting
	files  []File
}

func (b *bundler) manifest() bundleManifest {
	m := bundleManifest{Versie: BundleVersion, N: b.x.Documenten, Gewicht: planWeights, Gewoon: b.x.Gewoon, Woorden: [][]any{}, Facet: map[string]int{}}
	of := facetFiles(b.x.Groepen)
	for i, g := range b.x.Groepen {
		if of[i] > 0 {
			m.Facet[g.Naam] = of[i]
		}
		row := []any{g.Naam}
		for _, v := range g.Waarden {
			value := []string{v.Waarde}
			for _, w := range v.Woorden {
				value = append(value, strings.Join(forms(w), " "))
			}
			if len(value) > 1 {
				row = append(row, value)
			}
		}
		if len(row) > 1 {
			m.Woorden = append(m.Woorden, row)
		}
	}
	return m
}

func (b *bundler) add(path string, data []byte) {
	b.files = append(b.files, File{path + ".bin", deflate(data)})
}

// deflate compresses in the format that every host may serve as it is and
// every browser's DecompressionStream reads: zlib, with a checksum at its end.
func deflate(data []byte) []byte {
	var out bytes.Buffer
	w := compressors.Get().(*zlib.Writer)
	defer compressors.Put(w)
	w.Reset(&out)
	w.Write(data) // a Buffer does not fail
	w.Close()
	return out.Bytes()
}

// compressors are used again: a new one takes 1.5 MB, which was 1.4 GB in all at
// 10,000 entries.
var compressors = sync.Pool{New: func() any {
	w, _ := zlib.NewWriterLevel(nil, zlib.BestCompression) // the level is valid
	return w
}}

type termPosting struct {
	term string
	ps   []posting
	df   int // entries that have it, where the postings are regions; else 0
}

// termPostings walks all terms of a tier, in order.
func (x *Index) termPostings(t tier) ([]termPosting, error) {
	terms := map[string]bool{}
	for _, f := range fields {
		if tier(f.head) != t {
			continue
		}
		d, err := x.reader.FieldDict(f.name)
		if err != nil {
			return nil, err
		}
		for e, err := d.Next(); e != nil || err != nil; e, err = d.Next() {
			if err != nil {
				return nil, err
			}
			terms[e.Term] = true
		}
		d.Close()
	}
	out := make([]termPosting, 0, len(terms))
	for _, term := range slices.Sorted(maps.Keys(terms)) {
		ps, err := x.postings(x.reader, term, t)
		if err != nil {
			return nil, err
		}
		out = append(out, termPosting{term: term, ps: ps})
	}
	return out, nil
}

// cards reads the stored cards in order.
func (x *Index) cards() ([]card, error) {
	out := make([]card, x.Documenten)
	for i := range out {
		id, err := x.reader.ExternalID(internalID(i))
		if err != nil {
			return nil, err
		}
		d, err := x.reader.Document(id)
		if err != nil {
			return nil, err
		}
		d.VisitFields(func(f index.Field) {
			if f.Name() == fieldCard && err == nil {
				err = json.Unmarshal(f.Value(), &out[i])
			}
		})
		if err != nil || out[i].Nr != i {
			return nil, fmt.Errorf("%w: card %d: %v", ErrKapot, i, err)
		}
	}
	return out, nil
}

// line writes a card as one line of tabbed columns, without those at the end
// that are empty. An ID that ends in the slug of the title is cut there.
func (c *card) line(kort bool) string {
	id := c.ID
	if folder, ok := strings.CutSuffix(id, "/"+slug(c.Titel)); ok {
		id = folder + "/"
	}
	status := ""
	if c.Status != Actief {
		status = fmt.Sprint(c.Status)
	}
	cols := []string{c.Titel, id, c.Organisatie, c.Plaats, strings.Join(c.Feiten, "|"), status, c.URL, ""}
	if kort {
		cols[7] = c.Kort
	}
	return strings.TrimRight(strings.Join(cols, "\t"), "\t")
}

// slug makes the part of an address that a title usually gets.
func slug(s string) string {
	return strings.Join(strings.FieldsFunc(Fold(s), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') }), "-")
}
