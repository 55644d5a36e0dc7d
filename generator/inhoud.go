package generator

import (
	"context"
	"fmt"
	"os"
	"unicode/utf8"

	"socialekaart/generator/diag"
	"socialekaart/generator/kaart"
	"socialekaart/generator/markdown"
	"socialekaart/generator/page"
	"socialekaart/generator/source"
)

// load reads the content, and what the site has of its own in place of the
// theme.
func (b *Builder) load(r *Report) ([]*source.File, map[string][]byte, error) {
	root, err := os.OpenRoot(b.o.Root)
	if err != nil {
		return nil, nil, fmt.Errorf("open the folder of the site: %w", err)
	}
	defer root.Close()
	files, ds, err := b.lezer.Load(root, b.o.Limits)
	if err != nil {
		return nil, nil, err
	}
	eigen, more, err := source.LoadThema(root, b.o.Limits)
	if err != nil {
		return nil, nil, err
	}
	r.Diags = append(ds, more...)
	for name, data := range eigen {
		if utf8.Valid(data) { // a font has no lines to show
			r.Bronnen[source.ThemaMap+"/"+name] = data
		}
	}
	r.Bestanden = len(files)
	for _, f := range files {
		r.Bronnen[f.Path] = f.Data
	}
	return files, eigen, nil
}

// stuk is what one file says.
type stuk struct {
	source.Stuk
	id    kaart.ID
	voor  *kaart.Voorwerk
	tekst *markdown.Doc
	ds    diag.List
}

// fileKey is what a stuk depends on.
type fileKey struct {
	path   string
	digest [32]byte
}

func (b *Builder) read(ctx context.Context, files []*source.File) ([]stuk, error) {
	b.stukken.begin()
	out := make([]stuk, len(files))
	err := parallel(ctx, len(files), func(i int) string { return files[i].Path }, func(i int) error {
		f := files[i]
		out[i] = b.stukken.get(fileKey{f.Path, f.Digest}, func() stuk { return understand(f) })
		return nil
	})
	b.stukken.end()
	return out, err
}

// understand reads one file; it depends on nothing but the bytes of the file.
func understand(f *source.File) stuk {
	s := stuk{id: f.ID()}
	s.Stuk, s.ds = source.Decode(f)
	switch {
	case s.Entry != nil:
		s.voor = kaart.NewVoorwerk(s.Entry)
	case s.Organisatie != nil:
		s.voor = kaart.NewVoorwerk(s.Organisatie)
	case s.Locatie != nil:
		s.voor = kaart.NewVoorwerk(s.Locatie)
	case s.Pagina == nil:
		return s
	}
	var ds diag.List
	s.tekst, ds = markdown.Parse(f.Body, diag.Pos{File: f.Path, Line: f.BodyLine, Col: 1})
	s.ds = append(s.ds, ds...)
	for _, blok := range s.tekst.Blocks {
		for _, v := range kaart.Verboden(blok.Text) {
			d := s.ds.Add(blok.PosAt(v.Van), diag.Fout, v.Code, "%s", v.Tekst)
			d.Hint, d.Len = v.Hint, v.Tot-v.Van
		}
	}
	return s
}

// assemble puts what the files say together, in the order of their paths.
func assemble(stukken []stuk, r *Report) (kaart.Invoer, page.Teksten) {
	var in kaart.Invoer
	teksten := page.Teksten{}
	in.Voorwerk = make(map[kaart.ID]*kaart.Voorwerk, len(stukken))
	in.Lijsten.Pos, in.Lijsten.Onzeker = map[string]kaart.Posities{}, map[string]bool{}
	for i := range stukken {
		s := &stukken[i]
		r.Diags = append(r.Diags, s.ds...)
		switch {
		case s.Entry != nil:
			in.Entries = append(in.Entries, s.Entry)
		case s.Organisatie != nil:
			in.Organisaties = append(in.Organisaties, s.Organisatie)
		case s.Locatie != nil:
			in.Locaties = append(in.Locaties, s.Locatie)
		case s.Pagina != nil:
			in.Paginas = append(in.Paginas, s.Pagina)
		case s.Instelling != nil:
			in.Instelling = s.Instelling
		case s.Kapot != "":
			in.Kapot = append(in.Kapot, s.Kapot)
		}
		in.Lijsten.Gebieden = append(in.Lijsten.Gebieden, s.Lijsten.Gebieden...)
		in.Lijsten.Themas = append(in.Lijsten.Themas, s.Lijsten.Themas...)
		in.Lijsten.Doelgroepen = append(in.Lijsten.Doelgroepen, s.Lijsten.Doelgroepen...)
		in.Lijsten.Begrippen = append(in.Lijsten.Begrippen, s.Lijsten.Begrippen...)
		in.Lijsten.Concepten = append(in.Lijsten.Concepten, s.Lijsten.Concepten...)
		in.Lijsten.Vragen = append(in.Lijsten.Vragen, s.Lijsten.Vragen...)
		if s.Lijsten.Woorden != nil {
			in.Lijsten.Woorden = s.Lijsten.Woorden
		}
		for lijst, pos := range s.Lijsten.Pos {
			in.Lijsten.Pos[lijst] = pos
			in.Lijsten.Onzeker[lijst] = s.ds.Fouten() > 0
		}
		if s.voor != nil {
			in.Voorwerk[s.id] = s.voor
		}
		if s.tekst != nil {
			teksten[s.id] = s.tekst
		}
	}
	return in, teksten
}
