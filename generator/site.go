package generator

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"socialekaart/generator/diag"
	"socialekaart/generator/kaart"
	"socialekaart/generator/page"
	"socialekaart/generator/source"
)

// Site is a planned site: which files there are, and how to make each. Build
// makes them all; the server of who is editing makes the one that is asked for.
// It is safe for concurrent use.
type Site struct {
	sum     [32]byte
	streng  bool // as in Options
	theme   *page.Theme
	pages   []page.Page // in the order of their paths
	kaart   *kaart.Kaart
	teksten page.Teksten

	mu     sync.RWMutex // Zoekpagina and File hold it while they use zoek, close alone
	once   sync.Once    // of zoek
	zoek   *zoekmachine // made when it is first needed: it takes longer than all the rest
	err    error
	closed bool
}

// digest is of what the files of a site and its Report depend on: the theme, the
// content, the settings among it, the day, the address and what is known of earlier
// changes. ds is what there is to say of what was read: of a file that has no place
// there nothing else is known.
func (b *Builder) digest(theme *page.Theme, files []*source.File, ds diag.List) [32]byte {
	h := sha256.New()
	fmt.Fprintf(h, "%s %s %x\n", b.o.Vandaag, b.o.BaseURL, theme.Digest)
	was, err := json.Marshal([]any{ds, b.o.Geschiedenis}) // maps in the order of their keys
	if err != nil {
		panic("generator: messages and changes that are no JSON: " + err.Error())
	}
	h.Write(was)
	for _, f := range files {
		h.Write(f.Digest[:])
		h.Write([]byte(f.Path))
	}
	return [32]byte(h.Sum(nil))
}

// Sum gives a digest of everything that the files are made from: two sites of one
// program that have the same Sum have the same files.
func (s *Site) Sum() [32]byte { return s.sum }

// Has says whether a page, or a file of the theme, is at path. It does not know
// the files of the search, whose names depend on what is in them.
func (s *Site) Has(path string) bool { _, ok := s.find(path); return ok }

// Pages gives the number of HTML files.
func (s *Site) Pages() int {
	pages, _ := s.split()
	return len(pages)
}

func (s *Site) find(path string) (int, bool) {
	return slices.BinarySearchFunc(s.pages, path, func(p page.Page, path string) int { return strings.Compare(p.Path, path) })
}

// File makes the file at path; fs.ErrNotExist when the site has none there. The
// first one below zoek/ makes the search index.
func (s *Site) File(path string) ([]byte, error) {
	if i, ok := s.find(path); ok {
		var b bytes.Buffer
		return s.theme.Render(&b, s.pages[i])
	}
	if !strings.HasPrefix(path, zoekMap) {
		return nil, fs.ErrNotExist
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	z, err := s.zoekmachine()
	if err != nil {
		return nil, err
	}
	return z.file(path)
}

// zoekmachine gives the search index, and makes it when there is none yet. The
// caller holds mu.
func (s *Site) zoekmachine() (*zoekmachine, error) {
	if s.closed {
		return nil, errors.New("generator: another site has come")
	}
	s.once.Do(func() { s.zoek, s.err = newZoekmachine(s.kaart, s.teksten) })
	return s.zoek, s.err
}

// close is safe on nil.
func (s *Site) close() error {
	if s == nil {
		return nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.closed = true
	return s.zoek.close()
}

// write makes every file and gives it to sink; then it asks the search what the
// redactie expects of it.
func (s *Site) write(ctx context.Context, sink Sink, r *Report) error {
	klaar := r.klok()
	pages, others := s.split()
	// The others first: a page says how large they are.
	if err := s.render(ctx, others, sink, r); err != nil {
		return err
	}
	klaar("open data maken")
	if err := s.render(ctx, pages, sink, r); err != nil || r.Fouten(s.streng) > 0 {
		return err
	}
	klaar("pagina’s maken")
	s.mu.RLock()
	defer s.mu.RUnlock()
	z, err := s.zoekmachine()
	if err != nil {
		return err
	}
	r.Zoek = z.report
	if err := z.write(sink); err != nil {
		return err
	}
	if r.Vragen, err = beantwoord(ctx, s.kaart, z.index); err != nil {
		return err
	}
	r.Diags = append(r.Diags, verwacht(s.kaart, r.Vragen)...)
	r.Diags.Sort()
	klaar("zoeken voorbereiden")
	return nil
}

// split tells the files that people read from those for machines: agendas, open
// data and the files of the theme.
func (s *Site) split() (pages, others []page.Page) {
	for _, p := range s.pages {
		if strings.HasSuffix(p.Path, ".html") {
			pages = append(pages, p)
		} else {
			others = append(others, p)
		}
	}
	return pages, others
}

// render makes files and gives each to sink. A fault in a template of the
// site itself is told, and the other pages are made all the same: one run shows
// every fault.
func (s *Site) render(ctx context.Context, pages []page.Page, sink Sink, r *Report) error {
	buffers := sync.Pool{New: func() any { return new(bytes.Buffer) }}
	var mu sync.Mutex // of r.Diags
	err := parallel(ctx, len(pages), func(i int) string { return pages[i].Path }, func(i int) error {
		b := buffers.Get().(*bytes.Buffer)
		defer buffers.Put(b)
		data, err := s.theme.Render(b, pages[i])
		if err != nil {
			mu.Lock()
			defer mu.Unlock()
			return s.uitleg(err, r)
		}
		atomic.AddInt64(&r.Bytes, int64(len(data)))
		return sink(pages[i].Path, data)
	})
	r.Diags.Sort()
	return err
}

// uitleg tells a fault in a template of the site itself, and gives any other.
func (s *Site) uitleg(err error, r *Report) error {
	d, ok := s.theme.Uitleg(err)
	if ok {
		r.Diags = append(r.Diags, d)
		return nil
	}
	return err
}

// probeer makes the first page of each template: a mistake in it must not wait
// until somebody looks at such a page. One that shows with other data only does.
func (s *Site) probeer(r *Report) error {
	tried := map[string]bool{"": true}
	var b bytes.Buffer
	for i := range s.pages {
		if name := s.pages[i].Template; !tried[name] {
			tried[name] = true
			if _, err := s.theme.Render(&b, s.pages[i]); err != nil {
				if err := s.uitleg(err, r); err != nil {
					return err
				}
			}
		}
	}
	r.Diags.Sort()
	return nil
}
