package search

import (
	"encoding/binary"
	"errors"
	"fmt"
	"sync"

	"github.com/blevesearch/bleve/v2"
	index "github.com/blevesearch/bleve_index_api"
)

// An Index is a prebuilt index, open for reading. It may be used by several
// goroutines at once.
type Index struct {
	side
	words   thesaurus
	parts   splitter
	common  map[string]bool
	setters filterTable
	dict    func() *dictionary

	bleve  bleve.Index
	reader index.IndexReader
	digest string

	remembered remembered
	tallied    sync.Pool // *[]tally, one for each entry

	samen *samen // of several regions; then there is no reader
	alle  *Index // the index of several regions that this is one of, or nil
	regio string // its name there
}

// Open opens the index in dir for reading only, after it has compared every
// file with the manifest. The error wraps ErrOud or ErrKapot when the index
// must be built again.
func Open(dir string) (x *Index, err error) {
	man, err := verify(dir)
	if err != nil {
		return nil, err
	}
	// The files are the ones that were built; what can still go wrong in
	// bleve is a fault of this program, not of the visitor's disk.
	defer func() {
		if p := recover(); p != nil {
			x, err = nil, fmt.Errorf("%w: bleve: %v", ErrKapot, p)
		}
	}()
	x = &Index{digest: man.digest()}
	// Without bolt_timeout a second opener would wait for ever.
	x.bleve, err = bleve.OpenUsing(dir, map[string]any{"read_only": true, "bolt_timeout": "1s"})
	if err != nil {
		return nil, fmt.Errorf("%w: bleve: %w", ErrKapot, err)
	}
	if err := x.load(); err != nil {
		x.bleve.Close()
		return nil, fmt.Errorf("%w: %w", ErrKapot, err)
	}
	return x, nil
}

func (x *Index) load() error {
	scorch, err := x.bleve.Advanced()
	if err != nil {
		return err
	}
	if x.reader, err = scorch.Reader(); err != nil {
		return err
	}
	if x.side, err = decodeSide(x.reader.GetInternal); err != nil {
		return err
	}
	x.derive()
	return nil
}

// derive makes from the side data what a query needs at hand.
func (x *Index) derive() {
	x.words = newThesaurus(x.Begrippen, x.Groepen)
	x.parts = newSplitter(x.Delen, &x.words)
	x.common = set(x.Gewoon)
	x.setters = newFilterTable(x.Groepen)
	x.dict = sync.OnceValue(func() *dictionary { return newDictionary(x.head, &x.words) })
}

func (x *Index) dictionary() *dictionary { return x.dict() }

// Digest names the index: the SHA-256 of its manifest.
func (x *Index) Digest() string { return x.digest }

// Close closes the index. Nothing of it may be used afterwards.
func (x *Index) Close() error {
	if x.samen != nil {
		var errs []error
		for _, y := range x.samen.regios {
			errs = append(errs, y.Close())
		}
		return errors.Join(errs...)
	}
	err := x.reader.Close()
	if e := x.bleve.Close(); err == nil {
		err = e
	}
	return err
}

// docNumber reads bleve's internal identity of a document: with one segment it
// is the number of the document.
func docNumber(id index.IndexInternalID) int { return int(binary.BigEndian.Uint64(id)) }

func internalID(nr int) index.IndexInternalID {
	return binary.BigEndian.AppendUint64(nil, uint64(nr))
}
