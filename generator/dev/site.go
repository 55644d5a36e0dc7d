package dev

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"sync"
	"time"

	"socialekaart/generator"
)

// builder makes a site: generator.Builder.Make, or what a test puts in its
// place.
type builder func(ctx context.Context, sink generator.Sink) (*generator.Report, error)

// site is the output of one good build. Once shown it does not change.
type site struct {
	files map[string]file
	pages int // the HTML files among them

	mu  sync.Mutex
	old map[string]file
	sum [32]byte // of all files, whatever their order
}

type file struct {
	data []byte
	sum  [32]byte // SHA-256 of path and data
}

func newSite(old *site) *site {
	s := &site{files: map[string]file{}}
	if old != nil {
		s.files = make(map[string]file, len(old.files))
		s.old = old.files
	}
	return s
}

// put is the sink of a build, and keeps data. A file with the bytes of the old
// site is not hashed again: with 10,000 pages of 10 KB of which one changed, all
// puts together take 4 ms when the build gives the slices of before, and less
// than 60 ms when it gives new ones (BenchmarkTake).
func (s *site) put(path string, data []byte) error {
	f, ok := s.old[path]
	if !ok || !bytes.Equal(f.data, data) {
		f = file{data, sha256.Sum256(append([]byte(path+"\x00"), data...))}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.files[path] = f
	for i, b := range f.sum {
		s.sum[i] ^= b // the files come in any order
	}
	if isHTML(path) {
		s.pages++
	}
	return nil
}

func isHTML(path string) bool { return strings.HasSuffix(path, ".html") }

// state is what a request sees: a site, or the faults that keep a new one away,
// or both. It does not change; a new one takes its place.
type state struct {
	site     *site         // nil while there never was a good one
	faults   []byte        // the HTML that goes on top of each page; nil without faults
	version  string        // changes when a page could look different
	replaced chan struct{} // closed when another state has come
}

func newState(st *site, faults []byte) *state {
	h := sha256.New()
	if st != nil {
		h.Write(st.sum[:])
	}
	h.Write(faults)
	return &state{site: st, faults: faults, version: hex.EncodeToString(h.Sum(nil)[:8]), replaced: make(chan struct{})}
}

// rebuild runs the build once and shows what came of it. The error is what the
// build gave; it has been shown and told, except when there was no build before.
func (s *server) rebuild(ctx context.Context) error {
	old := s.now.Load()
	fresh := newSite(old.site)
	r, err := s.build(ctx, fresh.put)
	if ctx.Err() != nil {
		return nil
	}
	fresh.old = nil
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
		s.term.first(r, fresh.pages)
	case len(changed) > 0 || s.now.Load() != old:
		s.term.rebuilt(r, changed, fresh.pages, old.faults != nil)
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
