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
	"strings"
	"sync"
)

// Theme is a set of templates with the files that belong to them. It is safe for
// concurrent use.
type Theme struct {
	templates map[string]*template.Template
	files     map[string][]byte // by path in the site, fingerprinted where they can change
	css, js   string
	buffers   sync.Pool
}

// LoadTheme reads a theme: base.html, deel.html and the templates of the pages
// at its top, css/site.css, js/site.js when there is one, and whatever else lies
// in its folders. The style and the script get names that change with their
// content, so that they can be cached for ever.
func LoadTheme(fsys fs.FS) (*Theme, error) {
	t := &Theme{templates: map[string]*template.Template{}, files: map[string][]byte{}}
	t.buffers.New = func() any { return new(bytes.Buffer) }
	if _, err := fs.Stat(fsys, "base.html"); err != nil {
		return nil, fmt.Errorf("dit is geen thema: het bestand base.html ontbreekt (%w)", err)
	}
	base, err := template.New("base.html").Funcs(template.FuncMap{"icoon": icoon, "csp": csp, "kleine": strings.ToLower}).ParseFS(fsys, "base.html", "deel.html")
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
	if t.css, err = t.asset(fsys, "css/site.css"); err != nil {
		return nil, err
	}
	if t.css == "" {
		return nil, fmt.Errorf("theme: css/site.css: %w", fs.ErrNotExist)
	}
	if t.js, err = t.asset(fsys, "js/site.js"); err != nil {
		return nil, err
	}
	return t, t.rest(fsys)
}

// rest takes the other files of a theme along under their own names: icons,
// fonts.
func (t *Theme) rest(fsys fs.FS) error {
	return fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return fmt.Errorf("theme: %w", err)
		}
		if d.IsDir() || !strings.Contains(name, "/") || name == "css/site.css" || name == "js/site.js" {
			return nil
		}
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			return fmt.Errorf("theme: %w", err)
		}
		t.files[name] = data
		return nil
	})
}

// asset takes a file into the theme under a name with its digest, and gives that
// name; "" when there is no such file.
func (t *Theme) asset(fsys fs.FS, name string) (string, error) {
	data, err := fs.ReadFile(fsys, name)
	if errorsIsNotExist(err) {
		return "", nil
	}
	if err != nil {
		return "", fmt.Errorf("theme: %w", err)
	}
	sum := sha256.Sum256(data)
	ext := path.Ext(name)
	hashed := strings.TrimSuffix(name, ext) + "." + hex.EncodeToString(sum[:4]) + ext
	t.files[hashed] = data
	return hashed, nil
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
