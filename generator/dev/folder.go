package dev

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"

	"socialekaart/generator/publish"
)

// folder is a published site as it lies on a disk or a stick. It gives out what
// stands in the manifest of the site and nothing else, and only when the bytes are
// those of the manifest: a stick wears out.
type folder struct {
	root  *os.Root
	files map[string]publish.File
	pages int
	sum   [32]byte
}

func openFolder(dir string) (*folder, error) {
	m, err := publish.Load(dir)
	if err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	f := &folder{root: root, files: make(map[string]publish.File, len(m.Files)), sum: m.Digest}
	for _, x := range m.Files {
		f.files[x.Path] = x
		if isHTML(x.Path) {
			f.pages++
		}
	}
	return f, nil
}

func (f *folder) Has(path string) bool { _, ok := f.files[path]; return ok }
func (f *folder) Pages() int           { return f.pages }
func (f *folder) Sum() [32]byte        { return f.sum }

func (f *folder) File(path string) ([]byte, error) {
	x, ok := f.files[path]
	if !ok {
		return nil, fs.ErrNotExist
	}
	data, err := f.root.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read a file of the site: %v", err) // not fs.ErrNotExist: it should be there
	}
	if sha256.Sum256(data) != x.SHA256 {
		return nil, fmt.Errorf("het bestand %s is beschadigd. Maak de site opnieuw, of zet hem opnieuw op de stick", path)
	}
	return data, nil
}

// ServeFolder shows a published site in dir as Serve does, until ctx is done: the
// same checks, no network, nothing written. It needs no content and does not
// watch. Searching works in the browser; o.Site is not used.
func ServeFolder(ctx context.Context, o Options, dir string) error {
	if o.Addr == "" {
		o.Addr = "127.0.0.1"
	}
	f, err := openFolder(dir)
	if err != nil {
		return err
	}
	defer f.root.Close()
	ln, err := listen(o.Addr, o.Port)
	if err != nil {
		return err
	}
	defer ln.Close()
	s := newServer(o, nil)
	st := newState(f, nil)
	st.version = "" // never another one
	s.now.Store(st)
	s.term.say("%s in de map %s", plural(f.pages, "pagina", "pagina’s"), dir)
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	return s.listen(ctx, ln, defaults, nil)
}
