// Package source reads the content: it is the only package that opens a file
// of the site, and the only one that knows TOML.
//
// Load walks the content below an os.Root and gives every file as clean text:
// UTF-8 in NFC, LF, nothing hidden, its front matter cut off, its lines still
// numbered as the editor sees them. What it refuses is a diagnostic; only
// trouble with the disk is an error.
//
// Not done here: what the fields mean (package kaart) and what the text says
// (packages markdown and taal).
package source

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"socialekaart/generator/diag"
)

// Limits bound what one tree can cost, in bytes and files. A real entry is
// smaller than 8 KB.
type Limits struct {
	File       int // an entry
	Vocabulary int // a .toml file
	Front      int // the front matter of an entry
	Body       int // the text of an entry; 16 KiB of the worst Markdown takes 0.4 s and 17 MB
	Files      int
}

// DefaultLimits are the limits of a site.
var DefaultLimits = Limits{File: 64 << 10, Vocabulary: 1 << 20, Front: 16 << 10, Body: 16 << 10, Files: 20_000}

// folders are the folders of content, and vocabularies its TOML files.
var (
	folders      = []string{"voorzieningen", "wegwijzers", "maatjesprojecten", "praktijkvoorbeelden", "organisaties", "locaties", "paginas"}
	vocabularies = []string{"gebieden", "themas", "doelgroepen", "begrippen", "synoniemen", "woorden", "verwacht"}
)

const (
	contentDir = "content"
	configFile = "config.toml"
	importDir  = "import"
)

// File is one file of the content, clean.
type File struct {
	Path   string   // "content/voorzieningen/goede-dag.md", slash-separated
	Digest [32]byte // SHA-256 of Data
	Data   []byte   // the whole file after cleaning, for snippets

	Front     []byte // the TOML; of a .toml file all of it
	Body      []byte // the Markdown
	FrontLine int    // the line of Front[0], from 1
	BodyLine  int

	// Broken says that the name is good and the content is of no use; why has
	// been told. The id exists, so that a reference to it is no second fault.
	Broken bool
}

// candidate is a name that the walk has found and nobody has looked at yet.
type candidate struct {
	dir   *os.Root
	name  string
	path  string
	limit int
}

// loaded is what one worker makes of one candidate.
type loaded struct {
	file  *File
	diags diag.List
	err   error
}

// Lezer reads the content again and again, and does not open a file again that
// has the size, the time and the place on the disk that it had. The files that
// were changed last are opened again: one can be written twice within a tick of
// the clock of the file system, and be read in between. The zero Lezer is ready;
// it is not safe for concurrent use.
type Lezer struct {
	old map[string]seen
}

// seen is what a Lezer remembers of a file.
type seen struct {
	info fs.FileInfo
	loaded
}

// vers is how much older than the last change a file must be for its time to be
// trusted: file systems count in steps of up to 2 s (FAT).
const vers = 3 * time.Second

// read gives what is in c: what was read of it before when it is as it was then.
func (l *Lezer) read(c candidate, lim Limits) seen {
	info, err := c.dir.Lstat(c.name)
	if errors.Is(err, fs.ErrNotExist) { // deleted since the walk
		return seen{}
	}
	if err != nil {
		return seen{loaded: loaded{err: err}}
	}
	was, ok := l.old[c.path]
	if ok && info.Size() == was.info.Size() && info.ModTime().Equal(was.info.ModTime()) && info.Mode() == was.info.Mode() && os.SameFile(info, was.info) {
		return was
	}
	var s seen
	s.loaded, s.info = read(c, info, lim)
	return s
}

// Load reads all content below root, and remembers nothing; see Lezer.Load.
func Load(root *os.Root, lim Limits) ([]*File, diag.List, error) { return new(Lezer).Load(root, lim) }

// Load reads all content below root. The files are in the order of their
// paths. It reads at most as many at once as there are processors. It does not
// follow a symbolic link and never opens what is not a regular file, also when
// one is swapped for the other while it works. The error is about the disk, or
// says that there is no content at all.
func (l *Lezer) Load(root *os.Root, lim Limits) ([]*File, diag.List, error) {
	w := walker{root: root, lim: lim}
	defer w.close()
	if err := w.walk(); err != nil {
		return nil, nil, fmt.Errorf("read content: %w", err)
	}
	// The order of paths, not of the disk: the same tree gives the same list.
	slices.SortFunc(w.found, func(a, b candidate) int { return strings.Compare(a.path, b.path) })
	if len(w.found) > lim.Files {
		w.diags.Add(diag.Pos{File: contentDir}, diag.Fout, "te-veel-bestanden", "er zijn %d bestanden, en hoogstens %d mogen", len(w.found), lim.Files).
			Hint = "haal bestanden weg die niet meer nodig zijn"
		w.found = w.found[:lim.Files]
	}
	out := make([]seen, len(w.found))
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), 8, len(out)) { // 8: below a limit of 64 open files
		wg.Go(func() {
			for i := next.Add(1) - 1; int(i) < len(out); i = next.Add(1) - 1 {
				out[i] = l.read(w.found[i], lim)
			}
		})
	}
	wg.Wait()
	files := make([]*File, 0, len(out))
	now := make(map[string]seen, len(out))
	var last time.Time // the newest change
	for _, o := range out {
		if o.info != nil && o.info.ModTime().After(last) {
			last = o.info.ModTime()
		}
	}
	for i, o := range out {
		if o.err != nil {
			return nil, nil, fmt.Errorf("read content: %w", o.err)
		}
		w.diags = append(w.diags, o.diags...)
		if o.file != nil {
			files = append(files, o.file)
		}
		if o.info != nil && last.Sub(o.info.ModTime()) > vers {
			now[w.found[i].path] = o
		}
	}
	l.old = now
	w.diags.Sort()
	return files, w.diags, nil
}

// read opens, cleans and cuts one file, which was before a moment ago.
func read(c candidate, before fs.FileInfo, lim Limits) (loaded, fs.FileInfo) {
	var l diag.List
	data, info, err := readRegular(c, before, &l)
	switch {
	case errors.Is(err, fs.ErrNotExist): // deleted since the walk
		return loaded{}, nil
	case errors.Is(err, fs.ErrPermission):
		onleesbaar(c.path, &l)
	case err != nil:
		return loaded{err: err}, nil
	}
	if data == nil {
		return loaded{file: &File{Path: c.path, FrontLine: 1, BodyLine: 1, Broken: true}, diags: l}, nil
	}
	f, more := Parse(c.path, data, lim)
	return loaded{file: f, diags: append(l, more...)}, info
}

// Parse makes a File of bytes that were read elsewhere, such as an older version
// of a file. The File is never nil; it may be Broken.
func Parse(name string, data []byte, lim Limits) (*File, diag.List) {
	f := &File{Path: name, FrontLine: 1, BodyLine: 1}
	data, l := cleanText(name, data)
	if data == nil {
		f.Broken = true
		return f, l
	}
	f.Data, f.Digest = data, sha256.Sum256(data)
	if strings.HasSuffix(name, ".toml") {
		f.Front = data
	} else {
		l = append(l, cutFront(f, lim)...)
	}
	return f, l
}

// readRegular reads a file that is one itself. A link, and what takes its place
// between the looking and the opening, is refused. O_NONBLOCK keeps the opening of a pipe from waiting.
func readRegular(c candidate, before fs.FileInfo, l *diag.List) ([]byte, fs.FileInfo, error) {
	if before.IsDir() && strings.HasSuffix(c.path, ".md") {
		mapInMap(c.path, l)
		return nil, nil, nil
	}
	if !before.Mode().IsRegular() {
		irregular(c.path, before.Mode(), l)
		return nil, nil, nil
	}
	f, err := c.dir.OpenFile(c.name, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if errno := syscall.Errno(0); err != nil && (!errors.As(err, &errno) || errno == syscall.ELOOP) {
		irregular(c.path, fs.ModeSymlink, l) // no error of the disk, but of os.Root: swapped for a link that leads outside
		return nil, nil, nil
	}
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, nil, err
	}
	if !info.Mode().IsRegular() || !os.SameFile(before, info) {
		irregular(c.path, info.Mode(), l)
		return nil, nil, nil
	}
	size := info.Size()
	if size <= int64(c.limit) {
		buf := make([]byte, size+1) // one more, to see that it has not grown
		n, err := io.ReadFull(f, buf)
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			return buf[:n], info, nil
		}
		if err != nil {
			return nil, nil, err
		}
		rest, err := io.ReadAll(io.LimitReader(f, int64(c.limit)))
		if err != nil {
			return nil, nil, err
		}
		if buf = append(buf, rest...); len(buf) <= c.limit {
			return buf, info, nil
		}
		size = int64(len(buf))
	}
	l.Add(diag.Pos{File: c.path}, diag.Fout, "bestand-te-groot", "dit bestand is te groot: %s, en hoogstens %s mag", kib(int(size)), kib(c.limit)).
		Hint = "verdeel de tekst over meer bestanden"
	return nil, nil, nil
}

func onleesbaar(file string, l *diag.List) {
	l.Add(diag.Pos{File: file}, diag.Fout, "bestand-onleesbaar", "dit bestand mag niet gelezen worden").
		Hint = "geef uzelf leesrecht op dit bestand"
}

func irregular(file string, m fs.FileMode, l *diag.List) {
	what := "geen gewoon bestand"
	if m&fs.ModeSymlink != 0 {
		what += ", maar een verwijzing (symlink)"
	}
	l.Add(diag.Pos{File: file}, diag.Fout, "geen-gewoon-bestand", "dit is %s", what).
		Hint = "zet hier het bestand zelf neer"
}

// base gives the name of a path without its extension.
func base(p string) string { return strings.TrimSuffix(path.Base(p), path.Ext(p)) }
