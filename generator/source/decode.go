package source

import (
	"path"
	"strconv"
	"strings"

	"socialekaart/generator/diag"
	"socialekaart/generator/kaart"
)

// Stuk is what one file says. Of the first six fields at most one is set; a
// vocabulary sets its own list in Lijsten.
type Stuk struct {
	Entry       kaart.Entry
	Organisatie *kaart.Organisatie
	Locatie     *kaart.Locatie
	Pagina      *kaart.Pagina
	Instelling  *kaart.Instelling
	Koppeling   *kaart.Koppeling
	Lijsten     kaart.Lijsten
	Kapot       kaart.ID // the file exists and could not be read at all
}

// ID gives the identity that a file has by its path: "content/map/slug.md" is
// "map/slug".
func (f *File) ID() kaart.ID {
	return kaart.ID(strings.TrimSuffix(strings.TrimPrefix(f.Path, contentDir+"/"), ".md"))
}

// Decode reads the TOML of f into the types of the kaart. The result holds what
// could be read also when there are faults, so that the rest of the content can
// still be checked against it.
func Decode(f *File) (Stuk, diag.List) {
	s, known := kaart.SoortVan(folderOf(f.Path))
	if f.Broken {
		return Stuk{Kapot: f.ID()}, nil
	}
	if !known {
		return Stuk{}, nil // a file that another reader takes: synoniemen.toml and the like
	}
	doc, ds := parseTOML(f.Front, diag.Pos{File: f.Path, Line: f.FrontLine, Col: 1})
	if doc.Values == nil {
		return Stuk{Kapot: f.ID()}, ds
	}
	h := doc.herkomst(f)
	bind := func(doel any) {
		ds = append(ds, kaart.Bind(s, doel, doc.Values, "", h)...)
	}
	var out Stuk
	switch s {
	case kaart.SoortVoorziening, kaart.SoortWegwijzer, kaart.SoortMaatjesproject, kaart.SoortPraktijkvoorbeeld:
		out.Entry = newEntry(s)
		bind(out.Entry)
		k := out.Entry.Kern()
		k.ID, k.Soort, k.Pos, k.Onzeker = f.ID(), s, doc.posities(h), ds.Fouten() > 0
	case kaart.SoortOrganisatie:
		out.Organisatie = &kaart.Organisatie{ID: f.ID(), Pos: doc.posities(h)}
		bind(out.Organisatie)
		out.Organisatie.Onzeker = ds.Fouten() > 0
	case kaart.SoortLocatie:
		out.Locatie = &kaart.Locatie{ID: f.ID(), Pos: doc.posities(h)}
		bind(out.Locatie)
	case kaart.SoortPagina:
		out.Pagina = &kaart.Pagina{ID: f.ID(), Pos: doc.posities(h)}
		bind(out.Pagina)
	case kaart.SoortInstelling:
		out.Instelling = &kaart.Instelling{Pos: doc.posities(h)}
		bind(out.Instelling)
	case kaart.SoortKoppeling:
		out.Koppeling = &kaart.Koppeling{Pos: doc.posities(h)}
		bind(out.Koppeling)
	case kaart.SoortWoordenlijst:
		out.Lijsten.Woorden = &kaart.Woordenlijst{Pos: doc.posities(h)}
		bind(out.Lijsten.Woorden)
	default:
		out.Lijsten.Pos = map[string]kaart.Posities{s.String(): doc.posities(h)}
		switch s {
		case kaart.SoortGebied:
			out.Lijsten.Gebieden = bindList[kaart.Gebied](s, doc, h, &ds)
		case kaart.SoortThema:
			out.Lijsten.Themas = bindList[kaart.Thema](s, doc, h, &ds)
		case kaart.SoortDoelgroep:
			out.Lijsten.Doelgroepen = bindList[kaart.Doelgroep](s, doc, h, &ds)
		case kaart.SoortBegrip:
			out.Lijsten.Begrippen = bindList[kaart.Begrip](s, doc, h, &ds)
		case kaart.SoortConcept:
			out.Lijsten.Concepten = bindList[kaart.Concept](s, doc, h, &ds)
		case kaart.SoortVraag:
			out.Lijsten.Vragen = bindList[kaart.Vraag](s, doc, h, &ds)
		}
	}
	return out, ds
}

func newEntry(s kaart.Soort) kaart.Entry {
	switch s {
	case kaart.SoortWegwijzer:
		return &kaart.Wegwijzer{}
	case kaart.SoortMaatjesproject:
		return &kaart.Maatjesproject{}
	case kaart.SoortPraktijkvoorbeeld:
		return &kaart.Praktijkvoorbeeld{}
	}
	return &kaart.Voorziening{}
}

// bindList reads a vocabulary: a file of blocks with one name, such as
// [[gebied]].
func bindList[T any](s kaart.Soort, doc *document, h *kaart.Herkomst, ds *diag.List) []T {
	name := s.String()
	for key := range doc.Values {
		if key != name {
			d := ds.Add(doc.At(key), diag.Fout, "veld-onbekend", "in dit bestand staan alleen blokken met de kop [[%s]]", name)
			d.Hint = "zet dit in een blok [[" + name + "]], of haal het weg"
		}
	}
	var blocks []map[string]any
	switch x := doc.Values[name].(type) {
	case []map[string]any:
		blocks = x
	case []any:
		for _, e := range x {
			if m, ok := e.(map[string]any); ok {
				blocks = append(blocks, m)
			}
		}
	case map[string]any:
		ds.Add(doc.At(name), diag.Fout, "veld-haken", "de kop van een blok heeft dubbele haken").Hint = "schrijf [[" + name + "]]"
	}
	out := make([]T, len(blocks))
	for i, m := range blocks {
		*ds = append(*ds, kaart.Bind(s, &out[i], m, name+"["+strconv.Itoa(i)+"].", h)...)
	}
	return out
}

// folderOf gives what decides the Soort of a file: its folder under content/, or
// the name of a file that stands alone.
func folderOf(p string) string {
	if rest, ok := strings.CutPrefix(p, contentDir+"/"); ok {
		if dir := path.Dir(rest); dir != "." {
			return dir
		}
		return rest
	}
	return p
}

// herkomst turns the keys of a document into what kaart.Bind asks for.
func (d *document) herkomst(f *File) *kaart.Herkomst {
	end := diag.Pos{File: f.Path, Line: max(f.BodyLine-1, 1), Col: 1}
	if !strings.HasSuffix(f.Path, ".md") {
		end = diag.Pos{File: f.Path, Line: 1}
	}
	h := &kaart.Herkomst{Plekken: make(map[string]kaart.Plek, len(d.Keys)), Mis: d.Wrong, Einde: end}
	for _, k := range d.Keys {
		if _, twice := h.Plekken[k.Path]; twice {
			continue // the first one counts; the second has its own fault
		}
		h.Plekken[k.Path] = kaart.Plek{Sleutel: k.Pos, Waarde: k.Value, Len: k.ValueLen}
	}
	return h
}

// posities keeps the places that checks across files need later.
func (d *document) posities(h *kaart.Herkomst) kaart.Posities {
	return kaart.NewPosities(h.Einde, func(yield func(string, diag.Pos) bool) {
		for _, k := range d.Keys {
			if !yield(k.Path, k.Value) {
				return
			}
		}
	})
}
