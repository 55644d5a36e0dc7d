// Package generator turns a folder of Markdown into a site. This comment is its
// manual, and the manual of the house; read it before the code.
//
// # What goes in, what comes out
//
// In: content/ (entries, organisations, locations, pages, vocabularies),
// config.toml and a theme. Out: public/, a folder of files that any static host
// can serve, swapped whole or not touched at all. The same input on the same
// day gives the same bytes, on any machine.
//
// # The pipeline
//
// Five values, one function for each arrow between them:
//
//	content/ config.toml
//	   │ source.Load        every file: regular, within limits, clean UTF-8
//	   ▼ []*source.File
//	   │ source.Decode      TOML into the types of the kaart, each fault at its line
//	   │ markdown.Parse     the text: no raw HTML, only safe links
//	   ▼ []stuk             what one file says
//	   │ kaart.New          everything put together, on a given day
//	   ▼ *kaart.Kaart
//	   │ Kaart.Check        its parts held against each other
//	   │ taal.Check         the language of each text: findings and a score, no more
//	   │ page.Plan          which pages there are, at which path
//	   ▼ *Site              every file of the site, as a function that makes it
//	   ├─ page.Theme.Render one page into bytes
//	   ├─ search.Build      the index, and from it what browsers get
//	   ▼ a sink             publish.Stage for build, keuring for check; serve asks for one file
//
// Arrows only point down: a package knows the values that it gets and the one
// that it gives. imports_test.go holds the table. Nothing below source reads a
// file, nothing above publish writes one. Work is done in parallel per file and
// per page, always into out[i], never through a channel or a map that is ranged
// over later.
//
// # Two kinds of trouble
//
// What is wrong in the content is a diag.Diagnostic: all are collected, from
// every stage, and sorted; a stage goes on past a fault, so that one run shows
// them all. With one Fout among them nothing is published. What is wrong with
// the machine (disk, lock, permission) is a Go error, and the first one stops
// the run.
//
// # The clock
//
// The day enters once, in Options.Vandaag, from cmd. It decides what is
// published (geldig_van, geldig_tot) and what is overdue. Nothing depends on the
// hour: "nu open" is for the browser to say. Nothing is random.
//
// # Incremental
//
// There is no second code path for a rebuild. A Builder plans the whole site
// again after each save, over a memo: what depends on nothing but one file is
// kept under the digest of its bytes. And a Site makes a file when it is asked
// for, so that the server of who is editing makes the page that is looked at and
// no other. A page that it gives is what a clean build would write, byte for
// byte: incremental_test.go holds the two against each other.
//
// # The packages
//
//	diag      place, fact, hint
//	kaart     the types, the table of fields, the checked model; no files, no clock
//	source    files, front matter, TOML, and where each key stands
//	markdown  CommonMark into safe HTML, blocks of text and links
//	taal      plain Dutch (B1): findings and a score for blocks of text
//	page      which pages, what stands on them, the theme
//	tmpl      the templates of the theme, compiled; html/template is the definition
//	stijl     colours: those of the site, or of a house style; their contrast
//	interop   the facts in the formats of others, and back
//	intake    lists of others, taken in as concepts; for cmd, no part of a build
//	keuring   what would keep a visitor out of a finished page
//	publish   staging, manifest, the swap of the whole directory
//	dev       the server for who is editing: watch, rebuild, reload
//	browser   for tests: Chromium over its DevTools protocol, and the demo site
//	search    the bleve index and what the browser gets of it (beside this folder)
//
// Content is not trusted: nothing in it can run, and no path or link in it
// reaches outside its root. The theme, the settings and the program are.
package generator

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"io/fs"
	"path"
	"slices"
	"sync/atomic"
	"time"

	"socialekaart/generator/diag"
	"socialekaart/generator/kaart"
	"socialekaart/generator/keuring"
	"socialekaart/generator/page"
	"socialekaart/generator/publish"
	"socialekaart/generator/source"
	"socialekaart/search"
)

// Options say what to build.
type Options struct {
	Root      string        // the folder with content/ and config.toml
	Out       string        // where the site goes; for Build only
	Theme     fs.FS         // the theme
	Vandaag   kaart.Datum   // the day for which the site is made
	BaseURL   string        // overrides base_url of config.toml when not ""
	Streng    bool          // a warning counts as a fault
	Programma string        // which program this is; "" when that is not known. For Build: see there
	OpVraag   bool          // files will be asked for one by one: Plan tries each template of a new theme
	Limits    source.Limits // zero means source.DefaultLimits

	// Geschiedenis is what changed in each file for a visitor, the newest first;
	// nil when nothing is known of it.
	Geschiedenis map[kaart.ID][]kaart.Wijziging
}

// Sink takes the files of a site. It is called from several goroutines, and may
// not keep data.
type Sink func(path string, data []byte) error

// Builder plans a site again and again, and remembers what did not change. It
// is not safe for concurrent use, but for Zoekpagina.
type Builder struct {
	o        Options
	theme    *page.Theme
	profiel  profielMemo
	lezer    source.Lezer
	stukken  memo[fileKey, stuk]
	oordelen memo[oordeelKey, oordeel]

	last   atomic.Pointer[Site] // the last good one
	before *Site                // the one before it, for who still looks at it
}

// Close lets go of the search indexes of the Sites that are still of use.
func (b *Builder) Close() error { return errors.Join(b.last.Swap(nil).close(), b.before.close()) }

// NewBuilder gives a Builder for o.
func NewBuilder(o Options) *Builder {
	if o.Limits == (source.Limits{}) {
		o.Limits = source.DefaultLimits
	}
	return &Builder{o: o}
}

// Build makes the site and publishes it in o.Out. When the Report has faults,
// the site there is as it was. An error is about the machine; then too the site
// is as it was.
//
// When the site there is whole, and was made from the same by the same program,
// there is nothing to do once the content is read: the Report is that of then.
func Build(ctx context.Context, o Options) (*Report, error) {
	stage, err := publish.Open(o.Out)
	if err != nil {
		return nil, err
	}
	defer stage.Abort()
	b := NewBuilder(o)
	defer b.Close()
	r := newReport()
	in, err := b.lees(r)
	if err != nil {
		return r, err
	}
	key := sha256.Sum256(append(in.sum[:], o.Programma...))
	if o.Programma != "" {
		klaar := r.klok()
		if note, ok := stage.Noted(key); ok && r.herinner(note) {
			klaar("nagaan of alles er nog is")
			return r, nil
		}
	}
	s, err := b.plan(ctx, in, r)
	r.Taal = nil // with it a note of 10,000 entries is 12 MB instead of 66 KB
	if err != nil || s == nil {
		return r, err
	}
	if err := s.write(ctx, stage.Create, r); err != nil || r.Fouten(o.Streng) > 0 {
		return r, err
	}
	if o.Programma != "" {
		stage.Note(key, r.note())
	}
	start := time.Now()
	m, err := stage.Commit(ctx)
	if err != nil {
		return r, err
	}
	r.Veranderd = m.Changed
	r.Duur = append(r.Duur, Stap{"publiceren", time.Since(start)})
	return r, nil
}

// Check does everything that Build does and publishes nothing. It also reads the
// pages that were made, as a visitor's browser would: see keuring.
func Check(ctx context.Context, o Options) (*Report, error) {
	b := NewBuilder(o)
	defer b.Close()
	k := keuring.New()
	r, err := b.Make(ctx, k.Take)
	if err != nil || r.Fouten(o.Streng) > 0 {
		return r, err
	}
	for _, n := range b.last.Load().kaart.Naamgenoten() {
		k.Verteld = append(k.Verteld, slices.Concat(page.Linknamen(n[0].Kern()), page.Linknamen(n[1].Kern()))...)
	}
	r.Diags = append(r.Diags, k.Messages(r.BaseURL, herkomst(r.Bronnen))...)
	r.Diags.Sort()
	return r, nil
}

// herkomst finds the content file of a page by their names.
func herkomst(bronnen map[string][]byte) keuring.Herkomst {
	return func(pagina, text string) diag.Pos {
		slug := path.Dir(pagina)
		for _, bron := range []string{"content/" + slug + ".md", "content/paginas/" + slug + ".md"} {
			data, ok := bronnen[bron]
			if !ok {
				continue
			}
			pos := diag.Pos{File: bron}
			if i := bytes.Index(data, []byte(text)); i >= 0 && text != "" {
				pos.Line = 1 + bytes.Count(data[:i], []byte("\n"))
			}
			return pos
		}
		return diag.Pos{}
	}
}

// Make plans the site and gives every file of it to sink. With faults in the
// Report what sink got is no site: mostly nothing, and some pages when a template
// of the site itself has a fault.
func (b *Builder) Make(ctx context.Context, sink Sink) (*Report, error) {
	s, r, err := b.Plan(ctx)
	if err != nil || s == nil {
		return r, err
	}
	return r, s.write(ctx, sink, r)
}

// Plan runs the pipeline up to the files: it decides which there are, and makes
// none. The Site is nil when the Report has faults. It is of use until the second
// good Plan after it, or Close.
func (b *Builder) Plan(ctx context.Context) (*Site, *Report, error) {
	r := newReport()
	in, err := b.lees(r)
	if err != nil {
		return nil, r, err
	}
	s, err := b.plan(ctx, in, r)
	return s, r, err
}

// gelezen is all that a site is made from.
type gelezen struct {
	files []*source.File
	theme *page.Theme
	sum   [32]byte // of that, the day, the address and what is known of earlier changes
}

// lees reads it.
func (b *Builder) lees(r *Report) (*gelezen, error) {
	klaar := r.klok()
	files, eigen, err := b.load(r)
	if err != nil {
		return nil, err
	}
	theme, ds, err := page.LoadTheme(b.o.Theme, eigen, b.theme)
	if err != nil {
		return nil, err
	}
	b.theme = theme
	r.Diags = append(r.Diags, ds...)
	klaar("lezen")
	return &gelezen{files, theme, b.digest(theme, files, r.Diags)}, nil
}

// plan is Plan from what was read.
func (b *Builder) plan(ctx context.Context, in *gelezen, r *Report) (*Site, error) {
	klaar := r.klok()
	k, teksten, err := b.model(ctx, in.files, r, klaar)
	if err != nil {
		return nil, err
	}
	taalprofiel, ds := b.profiel.van(opties(k))
	r.Diags = append(r.Diags, ds...)
	// Three that need the model and not each other. The longest first: on two
	// processors the others are done while it runs.
	var pages []page.Page
	var ingedeeld, nagekeken, taal diag.List
	err = samen(ctx,
		werk{"het indelen van de pagina’s", func() error {
			pages, ingedeeld = page.Plan(k, teksten, in.theme, page.Config{
				BaseURL: r.BaseURL, ZoekScript: zoekMap + search.Client()[0].Path, Blijvend: zoekMap + search.Forever, Termen: begrippen(taalprofiel), Regels: taalregels(), BegripTerm: begripTerm, Geschiedenis: b.o.Geschiedenis,
			})
			return nil
		}},
		werk{"het nakijken", func() error { nagekeken = k.Check(); return nil }},
		werk{"de taal", func() (err error) { r.Taal, taal, err = b.toets(ctx, k, teksten, taalprofiel); return err }},
	)
	if err != nil {
		return nil, err
	}
	r.Diags = slices.Concat(r.Diags, nagekeken, taal, ingedeeld)
	r.Diags.Sort()
	r.Paginas = len(pages)
	klaar("nakijken, taal en indelen")
	if r.Fouten(b.o.Streng) > 0 {
		return nil, nil
	}
	s := &Site{streng: b.o.Streng, sum: in.sum, theme: in.theme, pages: pages, kaart: k, teksten: teksten}
	if last := b.last.Load(); b.o.OpVraag && (last == nil || last.theme != in.theme) {
		if err := s.probeer(r); err != nil || r.Fouten(b.o.Streng) > 0 {
			return nil, err
		}
	}
	err = b.before.close()
	b.before = b.last.Swap(s)
	return s, err
}

// Read runs the pipeline up to the checked model, for who wants to know what is
// in it and needs no site. With faults in the Report the model is not to be
// published.
func Read(ctx context.Context, o Options) (*kaart.Kaart, *Report, error) {
	r := newReport()
	b := NewBuilder(o)
	files, _, err := b.load(r)
	if err != nil {
		return nil, r, err
	}
	k, _, err := b.model(ctx, files, r, func(string) {})
	if err != nil {
		return nil, r, err
	}
	r.Diags = append(r.Diags, k.Check()...)
	r.Diags.Sort()
	return k, r, nil
}

// model reads the files and puts them together. klaar is told each stage that is
// done.
func (b *Builder) model(ctx context.Context, files []*source.File, r *Report, klaar func(stage string)) (*kaart.Kaart, page.Teksten, error) {
	stukken, err := b.read(ctx, files)
	if err != nil {
		return nil, nil, err
	}
	klaar("begrijpen")
	in, teksten := assemble(stukken, r)
	k := kaart.New(in, b.o.Vandaag)
	r.Entries, r.Weggelaten = k.Len(), k.Weggelaten
	r.BaseURL = b.baseURL(k)
	klaar("samenvoegen")
	return k, teksten, nil
}

func (b *Builder) baseURL(k *kaart.Kaart) string {
	if b.o.BaseURL != "" {
		return b.o.BaseURL
	}
	return k.Instelling.BaseURL
}
