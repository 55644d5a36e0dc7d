package source

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"socialekaart/generator/diag"
	"socialekaart/generator/kaart"
)

// ThemaMap is the folder beside content/ with what this site has of its own in
// place of the theme.
const ThemaMap = "thema"

// themaMappen are the folders of thema/ and the files that may be in each; the
// templates stand beside them.
var themaMappen = []struct {
	naam string
	exts []string
}{
	{"css", []string{".css", ".svg", ".png"}},
	{"js", []string{".js"}},
	{"fonts", []string{".woff2"}},
	{"beelden", []string{".svg", ".png", ".jpg", ".webp"}},
	{"tokens", []string{".css"}},
}

// LoadThema reads the folder thema/ below root, by the paths of its files in it:
// "entry.html", "css/extra.css". Without that folder it gives nothing. Which
// templates there are is for package page to say.
func LoadThema(root *os.Root, lim Limits) (map[string][]byte, diag.List, error) {
	w := walker{root: root, lim: lim}
	defer w.close()
	top, names, err := w.open(root, ThemaMap, ThemaMap)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, nil
	}
	if err == nil && top != nil {
		err = w.thema(top, names)
	}
	if err != nil {
		return nil, nil, fmt.Errorf("read %s: %w", ThemaMap, err)
	}
	out := map[string][]byte{}
	for _, c := range w.found {
		var data []byte
		before, err := c.dir.Lstat(c.name)
		if err == nil {
			data, _, err = readRegular(c, before, &w.diags)
		}
		switch {
		case errors.Is(err, fs.ErrNotExist): // deleted since the walk
		case errors.Is(err, fs.ErrPermission):
			onleesbaar(c.path, &w.diags)
		case err != nil:
			return nil, nil, fmt.Errorf("read %s: %w", ThemaMap, err)
		}
		if ext := path.Ext(c.name); data != nil && (ext == ".html" || ext == ".css") {
			var ds diag.List
			data, ds = cleanText(c.path, data)
			w.diags = append(w.diags, ds...)
		}
		if data != nil {
			out[strings.TrimPrefix(c.path, ThemaMap+"/")] = data
		}
	}
	w.diags.Sort()
	return out, w.diags, nil
}

func (w *walker) thema(top *os.Root, names []string) error {
	var namen []string
	for _, m := range themaMappen {
		namen = append(namen, m.naam)
	}
	for _, name := range names {
		p := path.Join(ThemaMap, name)
		i := slices.Index(namen, name)
		switch {
		case dropping(name) || strings.EqualFold(name, "README.md"):
		case i >= 0:
			dir, files, err := w.open(top, name, p)
			if err != nil || dir == nil {
				return err
			}
			for _, f := range files {
				w.themaBestand(dir, f, path.Join(p, f), themaMappen[i].exts)
			}
		case isDir(top, name):
			d := w.diags.Add(diag.Pos{File: p}, diag.Fout, "thema-onbekend", "de map %q hoort niet in %q", name, ThemaMap)
			d.Hint = "de mappen zijn: " + strings.Join(namen, ", ")
			if near := diag.Nearest(name, namen); near != "" {
				d.Hint = fmt.Sprintf("bedoelt u %q?", near)
			}
		default:
			w.themaBestand(top, name, p, []string{".html", ".geojson"})
		}
	}
	return nil
}

// themaBestand takes a file along when its name is one that can be in a site.
func (w *walker) themaBestand(dir *os.Root, name, p string, exts []string) {
	at := diag.Pos{File: p}
	switch {
	case dropping(name):
	case isDir(dir, name):
		w.diags.Add(at, diag.Fout, "thema-onbekend", "in deze map mag geen andere map staan").Hint = "zet de bestanden een map hoger"
	case !slices.Contains(exts, path.Ext(name)):
		w.diags.Add(at, diag.Fout, "thema-onbekend", "dit bestand hoort hier niet").Hint = "hier horen bestanden die eindigen op: " + strings.Join(exts, " ")
	case !kaart.IsSlug(base(name)):
		w.diags.Add(at, diag.Fout, "bestandsnaam", "de naam van dit bestand kan niet: gebruik alleen kleine letters, cijfers en streepjes").
			Hint = "geef het bestand de naam: " + kaart.Slug(base(name)) + path.Ext(name)
	default:
		w.found = append(w.found, candidate{dir, name, p, w.lim.Vocabulary})
	}
}
