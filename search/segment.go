package search

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/bleve/v2/document"
	"github.com/blevesearch/bleve/v2/mapping"
	bleveutil "github.com/blevesearch/bleve/v2/util"
	index "github.com/blevesearch/bleve_index_api"
	segment "github.com/blevesearch/scorch_segment_api/v2"
	zap "github.com/blevesearch/zapx/v15"
	bolt "go.etcd.io/bbolt"
)

// bleve's own offline builder keeps each batch in a map and stamps the time,
// so that two builds differ in three bytes out of four. This file writes the
// same layout in the order of the documents: one zap segment of version 15
// (later versions write their sections in map order), the root that names it,
// and the description of the index. Stock bleve 2.3 to 2.6 opens the result.

const (
	metaFile    = "index_meta.json"
	rootFile    = "store/root.bolt"
	segmentFile = "store/000000000002.zap" // the name bleve's builder gives
)

// blockSize is the number of documents analysed into one segment before the
// segments are merged. At 10,000 documents a whole build of the index takes 475 MB
// with 2,000, 440 with 1,000 and 400 with 500, which costs a tenth more of processor
// (BenchmarkIndex). The bytes of the index are the same.
const blockSize = 1000

// writeSegment writes the documents, at least one, as one segment.
func writeSegment(path string, docs []Doc, as []analysed, groups []Groep) (err error) {
	tmp, err := os.MkdirTemp(filepath.Dir(path), "blok")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(tmp)) }()
	plugin := &zap.ZapPlugin{}
	n := (len(docs) + blockSize - 1) / blockSize
	blocks, errs := make([]segment.Segment, n), make([]error, n)
	parallel(len(docs), blockSize, func(from, to int) {
		i := from / blockSize
		blocks[i], errs[i] = writeBlock(plugin, filepath.Join(tmp, fmt.Sprintf("%d.zap", i)), docs, as, groups, from, to)
	})
	for _, b := range blocks {
		if b != nil {
			defer b.Close()
		}
	}
	if err := errors.Join(errs...); err != nil {
		return err
	}
	if _, _, err := plugin.Merge(blocks, make([]*roaring.Bitmap, n), path, nil, nil); err != nil {
		return err
	}
	return os.Chmod(path, 0o644)
}

func writeBlock(plugin *zap.ZapPlugin, path string, docs []Doc, as []analysed, groups []Groep, from, to int) (segment.Segment, error) {
	rows := make([]index.Document, 0, to-from)
	for i := from; i < to; i++ {
		d, err := bleveDocument(&docs[i], &as[i], newCard(i, &docs[i], groups), groups)
		if err != nil {
			return nil, err
		}
		rows = append(rows, d)
	}
	s, _, err := plugin.New(rows)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	if err := s.(segment.UnpersistedSegment).Persist(path); err != nil {
		return nil, err
	}
	return plugin.Open(path)
}

// bleveDocument makes a document with its fields in a fixed order: bleve numbers
// fields in the order in which it meets them, so the document may not be a map.
func bleveDocument(d *Doc, a *analysed, c card, groups []Groep) (*document.Document, error) {
	text, err := json.Marshal(c)
	if err != nil {
		return nil, err
	}
	doc := document.NewDocument(d.ID)
	for f, terms := range a {
		if len(terms) > 0 {
			doc.AddField(newTermField(fields[f].name, terms, index.IndexField))
		}
	}
	for g, group := range groups {
		if values := c.Facetten[g]; len(values) > 0 {
			doc.AddField(newTermField(facetPrefix+group.Naam, values, index.IndexField|index.DocValues))
		}
	}
	doc.AddField(document.NewTextFieldCustom(fieldCard, nil, text, index.StoreField, nil))
	doc.AddIDField()
	doc.Fields[len(doc.Fields)-1].Analyze()
	return doc, nil
}

// A termField is a field of which the terms are known. A TextField would find them
// again in a text, at 48 bytes a word and 8 KB a field, and keep a map of them for
// as long as its block is not written: 1.3 GB in all at 10,000 entries.
type termField struct {
	*document.TextField
	terms []string // in any order; one may stand there more than once
}

func newTermField(name string, terms []string, options index.FieldIndexingOptions) *termField {
	return &termField{document.NewTextFieldCustom(name, nil, nil, options, nil), terms}
}

// AnalyzedLength gives the number of words, of which the norm is made.
func (f *termField) AnalyzedLength() int { return len(f.terms) }

// AnalyzedTokenFrequencies is asked for twice, and gives another map each time.
func (f *termField) AnalyzedTokenFrequencies() index.TokenFrequencies {
	m, all := make(index.TokenFrequencies, len(f.terms)), make([]index.TokenFreq, len(f.terms))
	for i, t := range f.terms {
		tf := m[t]
		if tf == nil {
			tf = &all[i]
			m[t] = tf
		}
		tf.SetFrequency(tf.Frequency() + 1)
	}
	return m
}

// writeRoot writes the description of the index and the root, in which bleve
// finds its segment and mapping and we find our side data.
func writeRoot(dir string, m mapping.IndexMapping, s side, segments int) error {
	if err := os.WriteFile(filepath.Join(dir, metaFile), []byte(`{"storage":"scorch","index_type":"scorch"}`+"\n"), 0o644); err != nil {
		return err
	}
	mappingJSON, err := json.Marshal(m)
	if err != nil {
		return err
	}
	sideData, err := s.encode()
	if err != nil {
		return err
	}
	// PageSize is fixed, because the default is that of the machine.
	db, err := bolt.Open(filepath.Join(dir, rootFile), 0o644, &bolt.Options{PageSize: 4096, NoSync: true})
	if err != nil {
		return err
	}
	err = db.Update(func(tx *bolt.Tx) error { return putSnapshot(tx, mappingJSON, sideData, segments) })
	return errors.Join(err, db.Sync(), db.Close())
}

// putSnapshot writes what bleve's builder writes (prepareBoltSnapshot in
// bleve/index/scorch/persister.go) with a fixed time.
func putSnapshot(tx *bolt.Tx, mappingJSON []byte, sideData []keyValue, segments int) error {
	root, err := tx.CreateBucket(bleveutil.BoltSnapshotsBucket)
	if err != nil {
		return err
	}
	snapshot, err := root.CreateBucket(smallKey(3)) // epoch 3, as after one batch
	if err != nil {
		return err
	}
	version := make([]byte, binary.MaxVarintLen32)
	binary.BigEndian.PutUint32(version, zap.Version)
	if err := putAll(snapshot, bleveutil.BoltMetaDataKey, []keyValue{
		{bleveutil.BoltMetaDataSegmentTypeKey, []byte(zap.Type)},
		{bleveutil.BoltMetaDataSegmentVersionKey, version},
		{bleveutil.BoltMetaDataFileWriterIDKey, nil},
		{bleveutil.BoltMetaDataTimeStamp, []byte("2026-01-01T00:00:00Z")},
	}); err != nil {
		return err
	}
	internal := append([]keyValue{{bleveutil.MappingInternalKey, mappingJSON}}, sideData...)
	if err := putAll(snapshot, bleveutil.BoltInternalKey, internal); err != nil {
		return err
	}
	if segments == 0 {
		return nil
	}
	return putAll(snapshot, smallKey(0), []keyValue{{bleveutil.BoltPathKey, []byte(filepath.Base(segmentFile))}})
}

type keyValue struct{ key, value []byte }

func putAll(parent *bolt.Bucket, name []byte, kvs []keyValue) error {
	b, err := parent.CreateBucket(name)
	if err != nil {
		return err
	}
	for _, kv := range kvs {
		if err := b.Put(kv.key, kv.value); err != nil {
			return err
		}
	}
	return nil
}

// smallKey is scorch's ordered encoding of a number below 109 (encodeUvarintAscending).
func smallKey(n byte) []byte { return []byte{0x88 + n} }
