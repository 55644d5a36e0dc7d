package generator

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"socialekaart/generator/diag"
	"socialekaart/generator/kaart"
	"socialekaart/generator/page"
	"socialekaart/search"
)

// zoekMap is the folder of the index and of what browsers get of it.
const zoekMap = "zoek/"

// BleveMap is where in a site the bleve index lies.
const BleveMap = zoekMap + "bleve"

// zoekmachine is the search index of one site, open, in a folder of its own.
type zoekmachine struct {
	index *search.Index
	dir   string
	theme *page.Theme
	page  page.Page // the page /zoeken/, without an answer
}

// close is safe on nil.
func (z *zoekmachine) close() error {
	if z == nil {
		return nil
	}
	var err error
	if z.index != nil {
		err = z.index.Close()
	}
	return errors.Join(err, os.RemoveAll(z.dir))
}

// newZoekmachine builds the index of k, gives every file of it and of the
// browser bundle to sink, and asks it what the redactie expects.
func newZoekmachine(ctx context.Context, k *kaart.Kaart, teksten page.Teksten, sink Sink, r *Report) (z *zoekmachine, err error) {
	dir, err := os.MkdirTemp("", "socialekaart-zoek-")
	if err != nil {
		return nil, fmt.Errorf("make room for the search index: %w", err)
	}
	z = &zoekmachine{dir: dir}
	defer func() {
		if err != nil {
			err = errors.Join(err, z.close())
			z = nil
		}
	}()
	bleve := filepath.Join(dir, "bleve")
	if r.Zoek, err = search.Build(bleve, docs(k, teksten), zoekOpties(k)); err != nil {
		return z, fmt.Errorf("build the search index: %w", err)
	}
	if z.index, err = search.Open(bleve); err != nil {
		return z, fmt.Errorf("open the search index: %w", err)
	}
	if err = z.files(bleve, sink); err != nil {
		return z, err
	}
	if r.Vragen, err = beantwoord(ctx, k, z.index); err != nil {
		return z, err
	}
	r.Diags = append(r.Diags, verwacht(k, r.Vragen)...)
	r.Diags.Sort()
	return z, nil
}

// files gives the index, the bundle that is derived from it and the script that
// reads it to sink.
func (z *zoekmachine) files(bleve string, sink Sink) error {
	bundle, err := z.index.Bundle()
	if err != nil {
		return fmt.Errorf("derive the browser bundle: %w", err)
	}
	for _, f := range append(bundle, search.Client()...) {
		if err := sink(zoekMap+f.Path, f.Data); err != nil {
			return err
		}
	}
	return filepath.WalkDir(bleve, func(p string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, err := filepath.Rel(bleve, p)
		if err != nil {
			return err
		}
		data, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		return sink(BleveMap+"/"+filepath.ToSlash(rel), data)
	})
}

// zoekLimiet is how many results a page without script shows: two screens of a
// phone answer, a list of hundred does not.
const zoekLimiet = 30

// Zoekpagina writes the page /zoeken/ with the answer to vraag, for who searches
// without script on a server. wijk may be "". It is safe for concurrent use,
// also while Make runs; it then answers from the last good site.
func (b *Builder) Zoekpagina(ctx context.Context, w io.Writer, vraag, wijk string) error {
	b.mu.RLock()
	defer b.mu.RUnlock()
	if b.last == nil {
		return errors.New("there is no site yet")
	}
	q := search.Parse(vraag)
	if wijk != "" {
		q.Filters = []search.Filter{{Naam: search.WijkFacet, Waarden: []string{wijk}}}
	}
	r, err := b.last.index.Search(ctx, q, zoekLimiet)
	if err != nil {
		return fmt.Errorf("search: %w", err)
	}
	pg := b.last.page
	data := pg.Data
	pg.Data = func() any {
		z := data().(*page.Zoeken)
		z.Vraag, z.NoIndex = q.Tekst, true
		z.Antwoord = &page.Antwoord{Totaal: r.Totaal}
		for _, t := range r.Treffers {
			z.Antwoord.Kaartjes = append(z.Antwoord.Kaartjes, page.Kaartje{
				ID: t.ID, Titel: t.Titel, URL: t.URL, Kort: t.Kort, Feiten: append([]string{t.Plaats}, t.Feiten...),
			})
		}
		return z
	}
	return b.last.theme.Render(w, pg)
}

// Beantwoord is one question of content/verwacht.toml and what the search said.
type Beantwoord struct {
	kaart.Vraag
	Kwam []string // the identities of the first ten results, best first
}

// beantwoord puts every question of content/verwacht.toml to the index.
func beantwoord(ctx context.Context, k *kaart.Kaart, x *search.Index) ([]Beantwoord, error) {
	var out []Beantwoord
	for _, v := range k.Vragen() {
		q := search.Parse(v.Zoek)
		q.Wijk = v.Wijk
		r, err := x.Search(ctx, q, 10)
		if err != nil {
			return nil, fmt.Errorf("ask %q: %w", v.Zoek, err)
		}
		b := Beantwoord{Vraag: v}
		for _, t := range r.Treffers {
			b.Kwam = append(b.Kwam, t.ID)
		}
		out = append(out, b)
	}
	return out, nil
}

// verwacht tells which answers are not what the redactie expects.
func verwacht(k *kaart.Kaart, vragen []Beantwoord) (ds diag.List) {
	pos := k.Plekken(kaart.SoortVraag)
	for i := range vragen {
		q := &vragen[i]
		ids := q.Kwam[:min(3, len(q.Kwam))]
		waar := pos.Van("vraag[" + strconv.Itoa(i) + "].zoek")
		kwam := "nu staat er: " + strings.Join(ids, ", ")
		if len(ids) == 0 {
			kwam = "nu komt er niets"
		}
		switch {
		case q.Niets && len(ids) > 0:
			ds.Add(waar, diag.Waarschuwing, "zoek-verwacht", "op %q hoort niets te komen", q.Zoek).Hint = kwam
		case len(q.Verwacht) > 0 && !slices.ContainsFunc(ids, func(id string) bool { return slices.Contains(q.Verwacht, id) }):
			ds.Add(waar, diag.Waarschuwing, "zoek-verwacht", "op %q komt niet bij de eerste drie: %s", q.Zoek, kaart.Opsomming(q.Verwacht)).Hint = kwam
		case len(ids) > 0 && slices.Contains(q.NietEerst, ids[0]):
			ds.Add(waar, diag.Waarschuwing, "zoek-niet-eerst", "op %q hoort %s niet bovenaan", q.Zoek, ids[0]).Hint = kwam
		}
	}
	return ds
}
