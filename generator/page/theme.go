package page

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
)

// Theme is a set of templates with the files that belong to them. It is safe for
// concurrent use.
type Theme struct {
	templates map[string]*template.Template
	files     map[string][]byte // by path in the site
	namen     map[string]string // path in the theme to path in the site
	buffers   sync.Pool
}

// LoadTheme reads a theme: base.html, deel.html and the templates of the pages
// at its top, and whatever lies in its folders. Styles and scripts get names that
// change with their content, so that a browser can keep them for ever; a template
// asks for that name with {{bestand "js/site.js"}}.
func LoadTheme(fsys fs.FS) (*Theme, error) {
	t := &Theme{templates: map[string]*template.Template{}, files: map[string][]byte{}, namen: map[string]string{}}
	t.buffers.New = func() any { return new(bytes.Buffer) }
	if _, err := fs.Stat(fsys, "base.html"); err != nil {
		return nil, fmt.Errorf("dit is geen thema: het bestand base.html ontbreekt (%w)", err)
	}
	funcs := template.FuncMap{"icoon": icoon, "csp": csp, "kleine": strings.ToLower, "bestand": t.bestand}
	base, err := template.New("base.html").Funcs(funcs).ParseFS(fsys, "base.html", "deel.html")
	if err != nil {
		return nil, fmt.Errorf("theme: %w", err)
	}
	names, err := fs.Glob(fsys, "*.html")
	if err != nil {
		return nil, fmt.Errorf("theme: %w", err)
	}
	for _, name := range names {
		if name == "base.html" || name == "deel.html" {
			continue
		}
		c, err := base.Clone()
		if err == nil {
			c, err = c.ParseFS(fsys, name)
		}
		if err != nil {
			return nil, fmt.Errorf("theme: %w", err)
		}
		t.templates[name] = c
	}
	return t, t.take(fsys)
}

// take takes the files in the folders of a theme along: styles, scripts, icons,
// fonts.
func (t *Theme) take(fsys fs.FS) error {
	return fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return fmt.Errorf("theme: %w", err)
		}
		if d.IsDir() || !strings.Contains(name, "/") {
			return nil
		}
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			return fmt.Errorf("theme: %w", err)
		}
		t.namen[name] = fingerprint(name, data)
		t.files[t.namen[name]] = data
		return nil
	})
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

// Render writes the bytes of a page. It is pure: the same theme and the same
// data give the same bytes. An error names the template and its line.
func (t *Theme) Render(w io.Writer, p Page) error {
	data := p.Data()
	if b, ok := data.([]byte); ok {
		_, err := w.Write(b)
		return err
	}
	tpl := t.templates[p.Template]
	if tpl == nil {
		return fmt.Errorf("page %s: the theme has no template %s", p.Path, p.Template)
	}
	buf := t.buffers.Get().(*bytes.Buffer)
	defer t.buffers.Put(buf)
	buf.Reset()
	if err := tpl.ExecuteTemplate(buf, "base.html", data); err != nil {
		return fmt.Errorf("page %s: %w", p.Path, err)
	}
	// html/template writes this where it refused a value: a hole in the page
	// that nobody would see.
	if i := bytes.Index(buf.Bytes(), []byte("ZgotmplZ")); i >= 0 {
		return fmt.Errorf("page %s: the template refused a value near %q", p.Path, buf.Bytes()[max(0, i-60):i])
	}
	_, err := w.Write(buf.Bytes())
	return err
}
