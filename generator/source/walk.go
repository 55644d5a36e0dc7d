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
	if info, err := w.root.Lstat(configFile); err == nil {
		w.found = append(w.found, candidate{w.root, configFile, configFile, w.lim.Vocabulary, info})
	} else if errors.Is(err, fs.ErrNotExist) {
		w.diags.Add(diag.Pos{File: configFile}, diag.Fout, "config-ontbreekt", "dit bestand ontbreekt: daarin staan de naam en het adres van de site").
			Hint = "zet het naast de map content. Let op: in Kladblok heet het soms config.toml.txt"
	} else {
		return err
	}
	content, entries, err := w.open(w.root, contentDir, contentDir)
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("there is no folder %q in %s: %w", contentDir, w.root.Name(), err)
	}
	if err != nil || content == nil {
		return err
	}
	for _, e := range entries {
		name, p := e.Name(), path.Join(contentDir, e.Name())
		switch {
		case dropping(name), name == importDir && e.IsDir(): // how lists are taken in; not on the site
		case slices.Contains(folders, name):
			if err := w.folder(content, name, p); err != nil {
				return err
			}
		case strings.HasSuffix(name, ".toml") && slices.Contains(vocabularies, base(name)):
			if err := w.add(content, e, p, w.lim.Vocabulary); err != nil {
				return err
			}
		default:
			w.unknown(p, e)
		}
	}
	return nil
}

// add notes a file to read. In an os.Root the listing of a folder has looked at
// each file already, so its information costs nothing more.
func (w *walker) add(dir *os.Root, e fs.DirEntry, p string, limit int) error {
	info, err := e.Info()
	if errors.Is(err, fs.ErrNotExist) { // deleted since the listing
		return nil
	}
	if err != nil {
		return err
	}
	w.found = append(w.found, candidate{dir, e.Name(), p, limit, info})
	return nil
}

// open opens a folder that is one itself, not through a link. It gives nil when
// that has become a diagnostic.
func (w *walker) open(parent *os.Root, name, p string) (*os.Root, []fs.DirEntry, error) {
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
	entries, err := f.ReadDir(-1)
	return dir, entries, err
}

func (w *walker) notFolder(p string) {
	w.diags.Add(diag.Pos{File: p}, diag.Fout, "geen-gewone-map", "dit is geen gewone map").Hint = "zet hier de map zelf neer"
}

func (w *walker) folder(content *os.Root, name, p string) error {
	dir, entries, err := w.open(content, name, p)
	if err != nil || dir == nil {
		return err
	}
	for _, e := range entries {
		name, p := e.Name(), path.Join(p, e.Name())
		slug, md := strings.CutSuffix(name, ".md")
		at := diag.Pos{File: p}
		switch {
		case dropping(name):
		case e.IsDir():
			w.diags.Add(at, diag.Fout, "map-onbekend", "in deze map mag geen andere map staan").Hint = "zet de bestanden een map hoger"
		case !md:
			d := w.diags.Add(at, diag.Fout, "bestand-onbekend", "in deze map horen alleen bestanden die op .md eindigen")
			d.Hint = "haal dit bestand weg"
			switch strings.ToLower(path.Ext(name)) {
			case ".md", ".markdown", ".txt": // a text under the name that an editor gave it
				d.Hint += ", of geef het de naam: " + kaart.Slug(strings.TrimSuffix(base(name), ".md")) + ".md"
			}
		case !kaart.IsSlug(slug):
			w.diags.Add(at, diag.Fout, "bestandsnaam", "de naam van dit bestand kan niet: gebruik alleen kleine letters, cijfers en streepjes").
				Hint = "geef het bestand de naam: " + kaart.Slug(slug) + ".md"
		default:
			if err := w.add(dir, e, p, w.lim.File); err != nil {
				return err
			}
		}
	}
	return nil
}

func (w *walker) unknown(p string, e fs.DirEntry) {
	name := e.Name()
	if e.IsDir() {
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
