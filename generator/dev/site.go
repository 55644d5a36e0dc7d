package dev

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"time"

	"socialekaart/generator"
	"socialekaart/generator/publish"
)

// files are those of one good build: a generator.Site, or what a test puts in its
// place. They do not change. Each is made when a browser asks for it.
type files interface {
	Has(path string) bool             // a page, or a file of the theme
	File(path string) ([]byte, error) // fs.ErrNotExist when there is none
	Pages() int                       // the HTML files
	Sum() [32]byte                    // of everything that they are made from
}

// builder plans a site; without one there are faults in the Report.
type builder func(ctx context.Context) (files, *generator.Report, error)

// plan gives the builder of Serve.
func plan(b *generator.Builder) builder {
	return func(ctx context.Context) (files, *generator.Report, error) {
		s, r, err := b.Plan(ctx)
		if s == nil {
			return nil, r, err // not a files that holds nil
		}
		return s, r, err
	}
}

func isHTML(path string) bool { return strings.HasSuffix(path, ".html") }

// state is what a request sees: a site, or the faults that keep a new one away,
// or both. It does not change; a new one takes its place.
type state struct {
	site     files         // nil while there never was a good one
	faults   []byte        // the HTML that goes on top of each page; nil without faults
	version  string        // changes when a page could look different
	replaced chan struct{} // closed when another state has come
}

func newState(st files, faults []byte) *state {
	h := sha256.New()
	if st != nil {
		sum := st.Sum()
		h.Write(sum[:])
	}
	h.Write(faults)
	return &state{site: st, faults: faults, version: hex.EncodeToString(h.Sum(nil)[:8]), replaced: make(chan struct{})}
}

// rebuild runs the build once and shows what came of it. The error is what the
// build gave; it has been shown and told, except when there was no build before.
func (s *server) rebuild(ctx context.Context) error {
	old := s.now.Load()
	fresh, r, err := s.build(ctx)
	if ctx.Err() != nil {
		return nil
	}
	err = publish.Explain(err)
	switch {
	case err != nil && !s.built:
		return err
	case err != nil:
		s.show(newState(old.site, overlayError(err, old.site != nil)))
		if s.now.Load() != old {
			s.term.failure(err, old.site != nil)
		}
		return err
	}
	changed := changedFiles(s.sources, r.Bronnen)
	first := !s.built
	s.sources, s.built = r.Bronnen, true
	if n := r.Fouten(s.o.Site.Streng); n > 0 {
		list := blocking(r.Diags, s.o.Site.Streng)
		s.show(newState(old.site, overlay(list, r.Bronnen, old.site != nil)))
		if len(changed) > 0 || s.now.Load() != old {
			s.term.faults(list, r.Bronnen, old.site != nil)
		}
		return nil
	}
	s.show(newState(fresh, nil))
	switch {
	case first:
		s.term.first(r, fresh.Pages())
	case len(changed) > 0 || s.now.Load() != old:
		s.term.rebuilt(r, changed, fresh.Pages(), old.faults != nil)
	}
	return nil
}

// show puts a state in the place of the one before, unless a browser could not
// see the difference.
func (s *server) show(st *state) {
	old := s.now.Load()
	if st.version == old.version {
		return
	}
	s.now.Store(st)
	close(old.replaced)
}

// changedFiles gives the paths that differ between two sets of files, without
// order.
func changedFiles(old, now map[string][]byte) map[string]bool {
	out := map[string]bool{}
	for path, data := range now {
		if before, ok := old[path]; !ok || !bytes.Equal(before, data) {
			out[path] = true
		}
	}
	for path := range old {
		if _, ok := now[path]; !ok {
			out[path] = true
		}
	}
	return out
}

func took(r *generator.Report) time.Duration {
	var d time.Duration
	for _, s := range r.Duur {
		d += s.Duur
	}
	return d
}
