package publish

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
)

// manifestName is the one file in a published site that is not a file of the
// site. Its first line is "socialekaart-manifest 1 DIGEST", then there is a
// line "SHA256 SIZE PATH" per file, sorted by path. Paths hold no spaces, so a
// copy can be checked on any host with
//
//	tail -n +2 .manifest | awk '{print $1"  "$3}' | sha256sum -c --quiet
const (
	manifestName   = ".manifest"
	manifestHeader = "socialekaart-manifest 1 "
)

// File is one file of a published site.
type File struct {
	Path   string // relative, slash-separated
	Size   int64  // bytes
	SHA256 [sha256.Size]byte
}

// Manifest lists the files of a site. Two sites with the same Digest are the
// same, byte for byte.
type Manifest struct {
	Files   []File // sorted by Path, bytewise
	Digest  [sha256.Size]byte
	Changed bool // whether Commit changed the published site
}

// Equal says whether two manifests are of the same site.
func (m Manifest) Equal(o Manifest) bool { return m.Digest == o.Digest }

// Load gives the manifest of the site in dir. It does not look at the files.
func Load(dir string) (Manifest, error) {
	m, err := disk.load(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return m, refuse(err, "in %s staat geen site van dit programma", dir)
	}
	return m, Explain(err)
}

// Verify reads the site in dir and compares it with its manifest. It fails if
// a file is missing, changed or not in the manifest, and names it.
func Verify(dir string) error {
	m, err := Load(dir)
	if err == nil {
		err = disk.onlyOurs(dir, m)
	}
	if err == nil {
		err = disk.verify(dir, m)
	}
	return Explain(err)
}

// newManifest takes over files. Sorted by path: workers finish in any order.
func newManifest(files []File) Manifest {
	slices.SortFunc(files, func(a, b File) int { return cmp.Compare(a.Path, b.Path) })
	m := Manifest{Files: files}
	m.Digest = sha256.Sum256(m.lines())
	return m
}

func (m Manifest) lines() []byte {
	b := make([]byte, 0, 128*len(m.Files))
	for _, f := range m.Files {
		b = hex.AppendEncode(b, f.SHA256[:])
		b = append(b, ' ')
		b = strconv.AppendInt(b, f.Size, 10)
		b = append(b, ' ')
		b = append(b, f.Path...)
		b = append(b, '\n')
	}
	return b
}

func (m Manifest) encode() []byte {
	return slices.Concat(fmt.Appendf(nil, "%s%x\n", manifestHeader, m.Digest), m.lines())
}

// parseManifest reads what encode writes. The digest finds damage, the paths
// are checked because files are removed by them.
func parseManifest(data []byte) (Manifest, error) {
	head, body, _ := bytes.Cut(data, []byte("\n"))
	m := Manifest{Digest: sha256.Sum256(body)}
	if string(head) != fmt.Sprintf("%s%x", manifestHeader, m.Digest) {
		return Manifest{}, errors.New("the digest does not match")
	}
	for line := range strings.Lines(string(body)) {
		f, err := parseLine(strings.TrimSuffix(line, "\n"))
		if err != nil {
			return Manifest{}, fmt.Errorf("%w in line %q", err, line)
		}
		m.Files = append(m.Files, f)
	}
	if !bytes.Equal(m.lines(), body) { // one site has one manifest, and one digest
		return Manifest{}, errors.New("not as it is written")
	}
	return m, nil
}

func parseLine(line string) (f File, err error) {
	sum, rest, _ := strings.Cut(line, " ")
	size, path, _ := strings.Cut(rest, " ")
	if len(sum) != hex.EncodedLen(sha256.Size) {
		return f, errors.New("no SHA-256")
	}
	if _, err = hex.Decode(f.SHA256[:], []byte(sum)); err != nil {
		return f, err
	}
	if f.Size, err = strconv.ParseInt(size, 10, 64); err != nil {
		return f, err
	}
	f.Path = path
	return f, checkPath(path)
}

// load reads the manifest of the site in dir; fs.ErrNotExist if there is none.
func (o ops) load(dir string) (Manifest, error) {
	path := filepath.Join(dir, manifestName)
	data, err := o.readFile(path)
	if err != nil {
		return Manifest{}, err
	}
	m, err := parseManifest(data)
	if err != nil {
		return m, refuse(err, "het bestand %s is beschadigd. Niemand weet nu welke bestanden van de site zijn. "+
			"Bewaar wat u nodig hebt, verwijder de map %s en bouw opnieuw", path, dir)
	}
	return m, nil
}

// folders gives every folder that holds a file of m, parents before children.
func (m Manifest) folders() []string {
	var out []string
	seen := map[string]bool{}
	for _, f := range m.Files {
		for p := parent(f.Path); p != "." && !seen[p]; p = parent(p) {
			seen[p] = true
			out = append(out, p)
		}
	}
	slices.Sort(out) // "a" before "a/b"; the order of making and, backwards, of removing
	return out
}

// verify compares the files that m lists with those in dir.
func (o ops) verify(dir string, m Manifest) error {
	errs := make([]error, len(m.Files))
	var next atomic.Int64
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(m.Files)); i = next.Add(1) - 1 {
				data, err := o.readFile(filepath.Join(dir, filepath.FromSlash(m.Files[i].Path)))
				if errors.Is(err, fs.ErrNotExist) {
					err = refuse(err, "%s ontbreekt. Bouw opnieuw", m.Files[i].Path)
				} else if err == nil && sha256.Sum256(data) != m.Files[i].SHA256 {
					err = refuse(errChanged, "%s is anders dan toen het werd gebouwd. Bouw opnieuw", m.Files[i].Path)
				}
				errs[i] = err
			}
		})
	}
	wg.Wait()
	for _, err := range errs { // the first by path, so that the answer is the same each time
		if err != nil {
			return err
		}
	}
	return nil
}

var errChanged = errors.New("publish: a file is not as it was built")

// litter lists the files that a desktop leaves in a folder that someone looks
// at. They are hidden from that person and hold nothing, so they do not count.
var litter = []string{".DS_Store", "Thumbs.db"}

// onlyOurs refuses a dir with a file, or an empty folder, that no build wrote.
// The walk costs 11 µs per folder (10 000 folders: 106 ms, ext4).
func (o ops) onlyOurs(dir string, m Manifest) error {
	ours := map[string]bool{manifestName: false} // path → is a folder
	for _, k := range kept {
		ours[k] = false
	}
	for _, f := range m.Files {
		ours[f.Path] = false
	}
	for _, d := range m.folders() {
		ours[d] = true
	}
	var foreign []string
	var walk func(rel string) error
	walk = func(rel string) error {
		entries, err := o.readDir(filepath.Join(dir, filepath.FromSlash(rel))) // sorted by name
		for _, e := range entries {
			p := e.Name()
			if rel != "" {
				p = rel + "/" + p
			}
			folder, known := ours[p]
			switch {
			case known && folder && e.IsDir():
				if err := walk(p); err != nil {
					return err
				}
			case known && !folder && e.Type().IsRegular():
			case e.Type().IsRegular() && slices.Contains(litter, e.Name()):
			default:
				foreign = append(foreign, p)
			}
		}
		return err
	}
	if err := walk(""); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if len(foreign) == 0 {
		return nil
	}
	return refuse(syscall.ENOTEMPTY, "in %s staat iets dat niet door een bouw is gemaakt: %s. "+
		"Bij een nieuwe bouw zou dat verdwijnen. Verplaats het, of kies een andere map voor de site", dir, some(foreign))
}

// some names up to five of names and counts the rest.
func some(names []string) string {
	const show = 5
	if len(names) <= show {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s en nog %d", strings.Join(names[:show], ", "), len(names)-show)
}
