package generator

import (
	"bytes"
	"encoding/gob"
	"time"

	"socialekaart/generator/diag"
	"socialekaart/search"
)

// Report is what a run has to tell.
type Report struct {
	Diags      diag.List
	Bestanden  int // content files read
	Entries    int // published entries
	Weggelaten int // entries that are not published today
	Paginas    int // files of the site
	Bytes      int64
	Veranderd  bool // Build: the site is another one than before
	Duur       []Stap
	Zoek       search.Report
	Vragen     []Beantwoord      // the expectations of content/verwacht.toml, and what the search said
	BaseURL    string            // the address of the site
	Taal       []Oordeel         // of every file with text for residents, but not from Build; findings about language keep no site from being published
	Bronnen    map[string][]byte // the cleaned content files, for the lines in messages
}

func newReport() *Report { return &Report{Bronnen: map[string][]byte{}} }

// Stap is how long one stage took.
type Stap struct {
	Naam string
	Duur time.Duration
}

// klok gives a function that notes how long it is since the last note.
func (r *Report) klok() func(naam string) {
	start := time.Now()
	return func(naam string) {
		r.Duur = append(r.Duur, Stap{naam, time.Since(start)})
		start = time.Now()
	}
}

// Fouten gives the number of diagnostics for which nothing is published.
func (r *Report) Fouten(streng bool) int {
	n := r.Diags.Fouten()
	if streng {
		n += r.Diags.Count(diag.Waarschuwing)
	}
	return n
}

// note gives all of r but the content files and the time that it took, for the next
// build.
func (r *Report) note() []byte {
	kept := *r
	kept.Bronnen, kept.Duur = nil, nil
	var b bytes.Buffer
	if err := gob.NewEncoder(&b).Encode(kept); err != nil {
		panic("generator: a report that cannot be kept: " + err.Error())
	}
	return b.Bytes()
}

// herinner makes r what it was when note was made, and says whether it could.
func (r *Report) herinner(note []byte) bool {
	var kept Report
	if err := gob.NewDecoder(bytes.NewReader(note)).Decode(&kept); err != nil {
		return false
	}
	kept.Bronnen, kept.Duur, kept.Veranderd = r.Bronnen, r.Duur, false
	*r = kept
	return true
}
