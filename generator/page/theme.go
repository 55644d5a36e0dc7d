package page

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"

	"socialekaart/generator/diag"
)

// ThemaVersie is the version of what a template may rely on: the data in
// themes/standaard/gegevens.md and the functions of LoadTheme. It goes up when
// something in it goes away or comes to mean something else, not when something
// is added.
const ThemaVersie = 1

// Theme is a set of templates with the files that belong to them. It is safe for
// concurrent use.
type Theme struct {
	Digest [32]byte // of its files

	templates map[string]*template.Template
	kaarten   *template.Template // base.html and deel.html, for kaart
	funcs     template.FuncMap
	mu        sync.Mutex
	programs  map[programKey]program // made when first asked for
	files     map[string][]byte      // by path in the site
	namen     map[string]string      // path in the theme to path in the site
	eigen     map[string]bool        // the files that are the site's own
	ds        diag.List              // what is wrong with those
	kleuren   map[string]string      // of the light appearance: "band" is "#541d47"
	grenzen   []grens                // of wijken, from plattegrond.geojson of the site
}

// LoadTheme reads a theme: base.html, deel.html and the templates of the pages
// at its top, and whatever lies in its folders. Styles and scripts get names that
// change with their content, so that a browser can keep them for ever; a template
// asks for that name with {{bestand "js/site.js"}}.
//
// eigen are files of the site itself, by the same paths: each takes the place of
// the one of the theme. css/extra.css is put behind css/site.css, and behind that
// the colours that the design tokens in tokens/ give. What is wrong with them is
// a diagnostic; what is wrong with the theme is an error.
//
// It gives old when that was made of the same files; old may be nil.
func LoadTheme(fsys fs.FS, eigen map[string][]byte, old *Theme) (*Theme, diag.List, error) {
	if _, err := fs.Stat(fsys, "base.html"); err != nil {
		return nil, nil, errors.New("dit is geen thema: het bestand base.html ontbreekt")
	}
	files, err := readAll(fsys)
	if err != nil {
		return nil, nil, err
	}
	for name, data := range files {
		files[name] = zuinig(name, data)
	}
	digest := digestOf(files, eigen)
	if old != nil && old.Digest == digest {
		return old, old.ds, nil
	}
	t := &Theme{Digest: digest, templates: map[string]*template.Template{}, files: map[string][]byte{}, namen: map[string]string{}, eigen: map[string]bool{}}
	ds := append(t.lay(files, eigen), t.stijl(files, eigen)...)
	more, err := t.parse(files)
	t.ds = append(ds, more...)
	for name, data := range files {
		if strings.Contains(name, "/") {
			t.namen[name] = fingerprint(name, data)
			t.files[t.namen[name]] = data
		}
	}
	return t, t.ds, err
}

// digestOf gives a digest of the names and the content of files.
func digestOf(sets ...map[string][]byte) [32]byte {
	h := sha256.New()
	for _, files := range sets {
		// Sort for determinism: a map has no order.
		for _, name := range slices.Sorted(maps.Keys(files)) {
			fmt.Fprintf(h, "%q %d\n", name, len(files[name]))
			h.Write(files[name])
		}
		h.Write([]byte("\n"))
	}
	return [32]byte(h.Sum(nil))
}

func readAll(fsys fs.FS) (map[string][]byte, error) {
	files := map[string][]byte{}
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			files[name], err = fs.ReadFile(fsys, name)
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("theme: %w", err)
	}
	return files, nil
}

// parse makes a template of every file at the top. A fault in deel.html or
// base.html is in all of them, and told once.
func (t *Theme) parse(files map[string][]byte) (diag.List, error) {
	var ds diag.List
	t.funcs = template.FuncMap{"icoon": icoon, "csp": csp, "kleine": strings.ToLower, "aantal": aantal, "bestand": t.bestand, "kleur": t.kleur, "kaart": t.kaart}
	base := template.New("base.html").Funcs(t.funcs)
	add := func(to *template.Template, name string) (bool, error) {
		if name != "base.html" {
			to = to.New(name)
		}
		_, err := to.Parse(string(files[name]))
		if d, ok := t.Uitleg(err); ok {
			ds = append(ds, d)
			return false, nil
		}
		return err == nil, err
	}
	for _, name := range []string{"base.html", "deel.html"} {
		if ok, err := add(base, name); !ok {
			return ds, err
		}
	}
	var err error
	if t.kaarten, err = base.Clone(); err != nil {
		return ds, fmt.Errorf("theme: %w", err)
	}
	for name := range files {
		if strings.Contains(name, "/") || path.Ext(name) != ".html" || name == "base.html" || name == "deel.html" {
			continue
		}
		c, err := base.Clone()
		if err == nil {
			_, err = add(c, name)
		}
		if err != nil {
			return ds, fmt.Errorf("theme: %w", err)
		}
		t.templates[name] = c
	}
	return ds, nil
}

// zuinig leaves out of a style or a script of the theme what is for who reads
// the source: lines of comment, the space before a line, empty lines. It is 8 %
// of js/site.js over the wire. Such a file therefore has no text over more lines.
func zuinig(name string, data []byte) []byte {
	begin := map[string]string{".js": "//", ".css": "/*"}[path.Ext(name)]
	if begin == "" {
		return data
	}
	var out []byte
	for line := range bytes.Lines(data) {
		line = bytes.TrimSpace(line)
		heel := begin == "//" || bytes.HasSuffix(line, []byte("*/")) && bytes.Count(line, []byte("*/")) == 1
		if len(line) == 0 || bytes.HasPrefix(line, []byte(begin)) && heel {
			continue
		}
		out = append(append(out, line...), '\n')
	}
	return out
}

// fingerprint puts the digest of a style or a script into its name. Other files
// keep theirs: a style refers to its fonts and pictures by name.
func fingerprint(name string, data []byte) string {
	ext := path.Ext(name)
	if ext != ".css" && ext != ".js" {
		return name
	}
	sum := sha256.Sum256(data)
	return strings.TrimSuffix(name, ext) + "." + hex.EncodeToString(sum[:4]) + ext
}

// bestand gives the path in the site of a file of the theme.
func (t *Theme) bestand(name string) (string, error) {
	if naam, ok := t.namen[name]; ok {
		return naam, nil
	}
	return "", fmt.Errorf("het thema heeft geen bestand %s", name)
}

// kleur gives a colour of the light appearance, for where no style reaches. A
// style without colours of ours gives "".
func (t *Theme) kleur(naam string) (string, error) {
	if k, ok := t.kleuren[naam]; ok || len(t.kleuren) == 0 {
		return k, nil
	}
	return "", fmt.Errorf("het thema heeft geen kleur %s", naam)
}

// blijvend gives the paths of the files whose content can never change, sorted.
func (t *Theme) blijvend() []string {
	var out []string
	for van, naar := range t.namen {
		if van != naar {
			out = append(out, naar)
		}
	}
	// Sort for determinism: a map has no order.
	slices.Sort(out)
	return out
}

// kaartHTML keeps the HTML of one card by the part of the theme that made it and
// the way to the root. A card stands in some twenty lists: of the type, each
// theme, each group, each gebied and each part of that. Making it each time took
// most of the time of a list.
type kaartHTML struct {
	mu sync.Mutex
	m  map[[2]string]template.HTML
}

// kaartData is what the template of a card gets.
type kaartData struct {
	Root string
	*Kaartje
}

// kaart gives the card k by the part deel of the theme, for a page with a given
// way to the root.
func (t *Theme) kaart(deel, root string, k *Kaartje) (template.HTML, error) {
	key := [2]string{deel, root}
	if k.html != nil {
		k.html.mu.Lock()
		made, ok := k.html.m[key]
		k.html.mu.Unlock()
		if ok {
			return made, nil
		}
	}
	var b bytes.Buffer
	if err := t.execute(&b, "", t.kaarten, deel, &kaartData{root, k}); err != nil {
		return "", err
	}
	made := template.HTML(b.String())
	if k.html != nil {
		k.html.mu.Lock()
		k.html.m[key] = made
		k.html.mu.Unlock()
	}
	return made, nil
}

// Render gives the bytes of a page. They may be in buf, which it empties first: they
// are good until that is used again. It is pure: the same theme and the same data
// give the same bytes. An error names the template and its line.
func (t *Theme) Render(buf *bytes.Buffer, p Page) ([]byte, error) {
	buf.Reset()
	data := p.Data()
	if b, ok := data.([]byte); ok {
		return b, nil // not copied: the largest are tens of megabytes
	}
	tpl := t.templates[p.Template]
	if tpl == nil {
		return nil, fmt.Errorf("page %s: the theme has no template %s", p.Path, p.Template)
	}
	if err := t.execute(buf, p.Template, tpl, "base.html", data); err != nil {
		return nil, fmt.Errorf("page %s: %w", p.Path, err)
	}
	made := buf.Bytes()
	if i := bytes.Index(made, []byte("ZgotmplZ")); i >= 0 {
		return nil, &geweigerdeWaarde{p.Path, p.Template, string(made[max(0, i-60):i])}
	}
	return made, nil
}
