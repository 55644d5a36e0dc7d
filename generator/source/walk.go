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

// walker finds the files: config.toml, content/*.toml and content/FOLDER/*.md,
// and nothing deeper.
type walker struct {
	root  *os.Root
	lim   Limits
	dirs  []*os.Root
	found []candidate
	diags diag.List
}

func (w *walker) close() {
	for _, d := range w.dirs {
		d.Close()
	}
}

func (w *walker) walk() error {
	if _, err := w.root.Lstat(configFile); err == nil {
		w.found = append(w.found, candidate{w.root, configFile, configFile, w.lim.Vocabulary})
	} else if errors.Is(err, fs.ErrNotExist) {
		w.diags.Add(diag.Pos{File: configFile}, diag.Fout, "config-ontbreekt", "dit bestand ontbreekt: daarin staan de naam en het adres van de site").
			Hint = "zet het naast de map content. Let op: in Kladblok heet het soms config.toml.txt"
	} else {
		return err
	}
	content, names, err := w.open(w.root, contentDir, contentDir)
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("there is no folder %q in %s: %w", contentDir, w.root.Name(), err)
	}
	if err != nil || content == nil {
		return err
	}
	for _, name := range names {
		p := path.Join(contentDir, name)
		switch {
		case dropping(name), name == importDir && isDir(content, name): // how lists are taken in; not on the site
		case slices.Contains(folders, name):
			if err := w.folder(content, name, p); err != nil {
				return err
			}
		case strings.HasSuffix(name, ".toml") && slices.Contains(vocabularies, base(name)):
			w.found = append(w.found, candidate{content, name, p, w.lim.Vocabulary})
		default:
			w.unknown(content, name, p)
		}
	}
	return nil
}

func isDir(dir *os.Root, name string) bool {
	info, err := dir.Lstat(name)
	return err == nil && info.IsDir()
}

// open opens a folder that is one itself, not through a link, and gives the names in
// it: what they are is looked at by who reads them, on all processors. It gives nil
// when the folder has become a diagnostic.
func (w *walker) open(parent *os.Root, name, p string) (*os.Root, []string, error) {
	before, err := parent.Lstat(name)
	if err != nil {
		return nil, nil, err
	}
	if !before.IsDir() {
		w.notFolder(p)
		return nil, nil, nil
	}
	dir, err := parent.OpenRoot(name)
	if err != nil {
		return nil, nil, err
	}
	w.dirs = append(w.dirs, dir)
	f, err := dir.Open(".")
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	if after, err := f.Stat(); err != nil {
		return nil, nil, err
	} else if !os.SameFile(before, after) {
		w.notFolder(p)
		return nil, nil, nil
	}
	names, err := f.Readdirnames(-1)
	return dir, names, err
}

func (w *walker) notFolder(p string) {
	w.diags.Add(diag.Pos{File: p}, diag.Fout, "geen-gewone-map", "dit is geen gewone map").Hint = "zet hier de map zelf neer"
}

func (w *walker) folder(content *os.Root, name, p string) error {
	dir, names, err := w.open(content, name, p)
	if err != nil || dir == nil {
		return err
	}
	for _, name := range names {
		p := path.Join(p, name)
		slug, md := strings.CutSuffix(name, ".md")
		at := diag.Pos{File: p}
		switch {
		case dropping(name):
		case md && kaart.IsSlug(slug):
			w.found = append(w.found, candidate{dir, name, p, w.lim.File})
		case isDir(dir, name):
			mapInMap(p, &w.diags)
		case !md:
			d := w.diags.Add(at, diag.Fout, "bestand-onbekend", "in deze map horen alleen bestanden die op .md eindigen")
			d.Hint = "haal dit bestand weg"
			switch strings.ToLower(path.Ext(name)) {
			case ".md", ".markdown", ".txt": // a text under the name that an editor gave it
				d.Hint += ", of geef het de naam: " + kaart.Slug(strings.TrimSuffix(base(name), ".md")) + ".md"
			}
		default:
			w.diags.Add(at, diag.Fout, "bestandsnaam", "de naam van dit bestand kan niet: gebruik alleen kleine letters, cijfers en streepjes").
				Hint = "geef het bestand de naam: " + kaart.Slug(slug) + ".md"
		}
	}
	return nil
}

func mapInMap(p string, l *diag.List) {
	l.Add(diag.Pos{File: p}, diag.Fout, "map-onbekend", "in deze map mag geen andere map staan").Hint = "zet de bestanden een map hoger"
}

func (w *walker) unknown(dir *os.Root, name, p string) {
	if isDir(dir, name) {
		d := w.diags.Add(diag.Pos{File: p}, diag.Fout, "map-onbekend", "de map %q hoort niet in %q", name, contentDir)
		d.Hint = "de mappen zijn: " + strings.Join(folders, ", ")
		if near := diag.Nearest(name, folders); near != "" {
			d.Hint = fmt.Sprintf("bedoelt u %q?", near)
		}
		return
	}
	d := w.diags.Add(diag.Pos{File: p}, diag.Fout, "bestand-onbekend", "het bestand %q hoort niet in %q", name, contentDir)
	d.Hint = "zet een pagina in een van de mappen: " + strings.Join(folders, ", ")
	if near := diag.Nearest(base(name), vocabularies); near != "" && path.Ext(name) == ".toml" {
		d.Hint = fmt.Sprintf("bedoelt u %q?", near+".toml")
	}
}

// dropping says whether a name is one that an editor or a file manager leaves
// behind: it is no content, and no fault either.
func dropping(name string) bool {
	switch name {
	case "4913", ".DS_Store", "Thumbs.db", "ehthumbs.db", "desktop.ini", ".directory", ".gitkeep", ".gitignore":
		return true
	}
	if strings.HasPrefix(name, "~$") || strings.HasPrefix(name, "~WRL") || strings.HasPrefix(name, ".~lock.") {
		return true // while it is open in Word or LibreOffice
	}
	return strings.HasSuffix(name, "~") || strings.HasPrefix(name, ".#") || strings.HasPrefix(name, "._") ||
		strings.HasPrefix(name, "#") && strings.HasSuffix(name, "#") ||
		strings.HasPrefix(name, ".") && (strings.HasSuffix(name, ".swp") || strings.HasSuffix(name, ".swo") || strings.HasSuffix(name, ".swx"))
}
