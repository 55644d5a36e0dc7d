package generator

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"

	"socialekaart/generator/diag"
	"socialekaart/generator/kaart"
	"socialekaart/generator/page"
	"socialekaart/generator/publish"
	"socialekaart/search"
)

// zoekMap is the folder of the index and of what browsers get of it.
const zoekMap = "zoek/"

// BleveMap is where in a site the bleve index lies.
const BleveMap = zoekMap + "bleve"

// zoekmachine is the search index of one site, open, in a folder of its own.
type zoekmachine struct {
	index  *search.Index
	dir    string
	remove func() error // of dir
	report search.Report
	bundle func() ([]search.File, error) // what browsers get, derived from the index when it is first asked for
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
	return errors.Join(err, z.remove())
}

// newZoekmachine builds the index of k.
func newZoekmachine(k *kaart.Kaart, teksten page.Teksten) (z *zoekmachine, err error) {
	dir, remove, err := publish.TempDir("socialekaart-zoek-")
	if err != nil {
		return nil, fmt.Errorf("make room for the search index: %w", err)
	}
	z = &zoekmachine{dir: dir, remove: remove}
	defer func() {
		if err != nil {
			err = errors.Join(err, z.close())
			z = nil
		}
	}()
	if z.report, err = search.Build(z.bleve(), docs(k, teksten), zoekOpties(k)); err != nil {
		return z, fmt.Errorf("build the search index: %w", err)
	}
	if z.index, err = search.Open(z.bleve()); err != nil {
		return z, fmt.Errorf("open the search index: %w", err)
	}
	z.bundle = sync.OnceValues(func() ([]search.File, error) {
		fs, err := z.index.Bundle()
		if err != nil {
			return nil, fmt.Errorf("derive the browser bundle: %w", err)
		}
		return append(fs, search.Client()...), nil
	})
	return z, nil
}

func (z *zoekmachine) bleve() string { return filepath.Join(z.dir, "bleve") }

// write gives the index, the bundle that is derived from it and the script that
// reads it to sink.
func (z *zoekmachine) write(sink Sink) error {
	files, err := z.bundle()
	if err != nil {
		return err
	}
	for _, f := range files {
		if err := sink(zoekMap+f.Path, f.Data); err != nil {
			return err
		}
	}
	return filepath.WalkDir(z.bleve(), func(p string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, err := filepath.Rel(z.dir, p)
		if err != nil {
			return err
		}
		data, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		return sink(zoekMap+filepath.ToSlash(rel), data)
	})
}

// file gives what write gives at path; fs.ErrNotExist when that is nothing.
func (z *zoekmachine) file(path string) (out []byte, err error) {
	files, err := z.bundle()
	if err != nil {
		return nil, err
	}
	for _, f := range files { // what browsers ask for
		if zoekMap+f.Path == path {
			return f.Data, nil
		}
	}
	err = z.write(func(p string, data []byte) error {
		if p == path {
			out = data
		}
		return nil
	})
	if err == nil && out == nil {
		err = fs.ErrNotExist
	}
	return out, err
}

// zoekLimiet is how many results a page without script shows: two screens of a
// phone answer, a list of hundred does not.
const zoekLimiet = 30

// Zoekpagina gives the page /zoeken/ with the answer to vraag, for who searches
// without script on a server. wijk may be "". It is safe for concurrent use,
// also while Plan runs; it then answers from the last good site.
func (b *Builder) Zoekpagina(ctx context.Context, vraag, wijk string) ([]byte, error) {
	s := b.last.Load()
	if s == nil {
		return nil, errors.New("there is no site yet")
	}
	return s.zoekpagina(ctx, vraag, wijk)
}

func (s *Site) zoekpagina(ctx context.Context, vraag, wijk string) ([]byte, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	z, err := s.zoekmachine()
	if err != nil {
		return nil, err
	}
	schoon, _ := kaart.ZonderPersoon(vraag)
	q := search.Parse(schoon)
	if wijk != "" {
		q.Filters = []search.Filter{{Naam: search.WijkFacet, Waarden: []string{wijk}}}
	}
	r, err := z.index.Search(ctx, q, zoekLimiet)
	if err != nil {
		return nil, fmt.Errorf("search: %w", err)
	}
	i, ok := s.find(page.ZoekPad)
	if !ok {
		return nil, fmt.Errorf("search: no page %s: %w", page.ZoekPad, fs.ErrNotExist)
	}
	pg := s.pages[i]
	data := pg.Data
	pg.Data = func() any {
		z := data().(*page.Zoeken)
		z.Vraag, z.NoIndex, z.Uitweg = q.Tekst, true, kaart.Uitweg(q.Tekst, s.kaart.Uitwegen())
		z.Persoonlijk = kaart.Persoonlijk(vraag)
		z.Antwoord = &page.Antwoord{Totaal: r.Totaal}
		for _, t := range r.Treffers {
			z.Antwoord.Kaartjes = append(z.Antwoord.Kaartjes, page.Kaartje{
				ID: t.ID, Titel: t.Titel, URL: t.URL, Kort: t.Kort, Feiten: append([]string{t.Plaats}, t.Feiten...),
			})
		}
		return z
	}
	return s.theme.Render(new(bytes.Buffer), pg)
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
