package search

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Versions of what is on disk. A number goes up when an index made before the
// change would answer differently or not at all; the index is then made again,
// never converted.
const (
	// IndexVersion is the layout of the index directory and of its side data.
	//	2  November 2026: zap 15, one segment, side data in the root
	//	3  November 2026: the parts of compounds are those that the site uses
	IndexVersion = 3
	// AnalyseVersion is the analysis: tokens, stems, compounds, weights.
	//	2  November 2026
	AnalyseVersion = 2
)

// ErrOud means that the index was made by another version of this program.
// ErrKapot means that a file of the index is missing, foreign or damaged. Both
// are wrapped with the particulars; the cure is the same: build again.
var (
	ErrOud   = errors.New("search: the index was made by another version of this program")
	ErrKapot = errors.New("search: the index is damaged")
)

// manifestFile lists the other files of the index with their SHA-256. bleve
// itself opens and answers from a segment with flipped bytes (3 of 14 injected
// kinds of damage went unnoticed, one was a panic), so no file is given to
// bleve before it has been compared with this list.
const manifestFile = "manifest.txt"

type manifest struct {
	documents int
	files     []fileSum // in order of path
}

type fileSum struct {
	path string
	size int64
	sum  string
}

// text is the manifest as it stands on disk: a line of versions, a line per
// file, and the hash of those lines.
func (m *manifest) text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "socialekaart-index %d analyse %d documenten %d\n", IndexVersion, AnalyseVersion, m.documents)
	for _, f := range m.files {
		fmt.Fprintf(&b, "%s %d %s\n", f.sum, f.size, f.path)
	}
	fmt.Fprintf(&b, "%x\n", sha256.Sum256([]byte(b.String())))
	return b.String()
}

func (m *manifest) digest() string { return fmt.Sprintf("%x", sha256.Sum256([]byte(m.text()))) }

// sumDir hashes every file below dir but the manifest.
func sumDir(dir string) ([]fileSum, error) {
	var out []fileSum
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, err := filepath.Rel(dir, path)
		if err != nil || rel == manifestFile {
			return err
		}
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		defer f.Close()
		h := sha256.New()
		n, err := io.Copy(h, f)
		out = append(out, fileSum{filepath.ToSlash(rel), n, fmt.Sprintf("%x", h.Sum(nil))})
		return err
	})
	slices.SortFunc(out, func(a, b fileSum) int { return strings.Compare(a.path, b.path) })
	return out, err
}

func writeManifest(dir string, documents int) (manifest, error) {
	files, err := sumDir(dir)
	if err != nil {
		return manifest{}, err
	}
	m := manifest{documents, files}
	return m, os.WriteFile(filepath.Join(dir, manifestFile), []byte(m.text()), 0o644)
}

// verify compares the directory with its manifest, byte for byte.
func verify(dir string) (manifest, error) {
	got, err := os.ReadFile(filepath.Join(dir, manifestFile))
	if err != nil {
		return manifest{}, fmt.Errorf("%w: %w", ErrKapot, err)
	}
	var m manifest
	var layout, analysis int
	if _, err := fmt.Fscanf(bytes.NewReader(got), "socialekaart-index %d analyse %d documenten %d\n", &layout, &analysis, &m.documents); err != nil {
		return m, fmt.Errorf("%w: %s is not a manifest", ErrKapot, manifestFile)
	}
	if layout != IndexVersion || analysis != AnalyseVersion {
		return m, fmt.Errorf("%w: layout %d, analysis %d; this is %d, %d", ErrOud, layout, analysis, IndexVersion, AnalyseVersion)
	}
	if m.files, err = sumDir(dir); err != nil {
		return m, fmt.Errorf("%w: %w", ErrKapot, err)
	}
	if m.text() != string(got) {
		return m, fmt.Errorf("%w: the files are not those of %s", ErrKapot, manifestFile)
	}
	return m, nil
}
