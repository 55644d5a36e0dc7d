// Package proef makes up the content of a whole site, of any size, to measure
// and to test with: settings, vocabularies, organisations, locations, pages and
// entries in plain Dutch, with every field of the table of fields in use. What
// it makes has no faults; a site of 10 000 entries is as correct as one of 10.
//
// It stands beside the pipeline and knows nothing of it: it writes the bytes
// that an editor would have typed. The same n and seed give the same bytes, on
// any day and any machine.
//
// The words are in data/*.txt, in the form that grammatica.go describes; what
// is there can be extended without touching the code. The files of this
// package follow the content: plan.go decides what exists and what it is
// called, so that entries can name each other; lijsten.go, plaats.go,
// aanbod.go, wegwijzer.go and voorbeeld.go write one type each; kern.go, tijden.go and
// lopend.go write what types have in common.
package proef

import (
	"fmt"
	"iter"
	"os"
	"path/filepath"
)

// Dag is the day for which the content is made up: its checks lie shortly
// before it, its courses after. Built for an earlier day it has faults, for a
// much later one warnings.
const Dag = "2026-11-22"

// Bestanden gives the files of a site with n entries, by their path below the
// folder of the site. Of n, 78 % are voorzieningen, 8 % maatjesprojecten, 6 %
// wegwijzers and 8 % praktijkvoorbeelden; one in fifty is not published on Dag.
// An entry is made when it is asked for: the memory that this takes is that of
// the names of all entries, some 200 bytes each.
func Bestanden(n int, seed uint64) iter.Seq2[string, []byte] {
	return func(yield func(string, []byte) bool) {
		s := nieuw(n, seed)
		for _, f := range s.vast() {
			if !yield(f.pad, f.data) {
				return
			}
		}
		for i := range s.orgs {
			if !yield(s.orgs[i].pad(), s.organisatie(i)) {
				return
			}
		}
		for i := range s.locs {
			if !yield(s.locs[i].pad(), s.locatie(i)) {
				return
			}
		}
		for i := range s.entries {
			if !yield(s.entries[i].pad(), s.entry(i)) {
				return
			}
		}
	}
}

// Schrijf writes the files of Bestanden below dir, which it makes.
func Schrijf(dir string, n int, seed uint64) error {
	for p, data := range Bestanden(n, seed) {
		name := filepath.Join(dir, filepath.FromSlash(p))
		err := os.WriteFile(name, data, 0o644)
		if os.IsNotExist(err) { // the first file of a folder
			if err = os.MkdirAll(filepath.Dir(name), 0o755); err == nil {
				err = os.WriteFile(name, data, 0o644)
			}
		}
		if err != nil {
			return fmt.Errorf("write made-up content: %w", err)
		}
	}
	return nil
}

// bestand is one file of the site.
type bestand struct {
	pad  string
	data []byte
}

// entry writes the file of entry i.
func (s *site) entry(i int) []byte {
	e := &s.entries[i]
	v := s.verteller(uint64(i)+1, e)
	t := &blad{}
	t.regel("+++")
	s.kern(t, v, e)
	switch e.soort {
	case voorziening:
		s.voorziening(t, v, e)
	case maatjesproject:
		s.maatjesproject(t, v, e)
	case wegwijzer:
		s.wegwijzer(t, v, e)
	default:
		s.praktijkvoorbeeld(t, v, e)
	}
	t.regel("+++")
	s.lopend(t, v, e)
	return t.b
}
