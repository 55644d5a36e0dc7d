package kaart

import (
	"iter"
	"slices"
	"strings"
	"unique"

	"socialekaart/generator/diag"
)

// Posities says where the fields of a file stand: the path of a key, such as
// "kosten.soort" or "tijden[0].van", to the place of its value. The zero Posities
// is of no file. It is a sorted list: as maps, the 400,000 keys of 10,000 entries
// took 60 MB, a fifth of what a build holds on to.
type Posities struct {
	bestand string
	einde   regelKolom // where a field that is missing belongs
	velden  []veldplek // by path
}

type regelKolom struct{ regel, kolom int32 }

type veldplek struct {
	pad string
	regelKolom
}

// NewPosities keeps the places of the keys of one file; of two with one path the
// first. einde is where a field that is missing belongs.
func NewPosities(einde diag.Pos, keys iter.Seq2[string, diag.Pos]) Posities {
	p := Posities{bestand: einde.File, einde: regelKolom{int32(einde.Line), int32(einde.Col)}}
	for pad, at := range keys {
		// Files have the same keys: one string for all of them.
		p.velden = append(p.velden, veldplek{unique.Make(pad).Value(), regelKolom{int32(at.Line), int32(at.Col)}})
	}
	// Stable, so that the first of two stays the first.
	slices.SortStableFunc(p.velden, func(a, b veldplek) int { return strings.Compare(a.pad, b.pad) })
	p.velden = slices.Clip(slices.CompactFunc(p.velden, func(a, b veldplek) bool { return a.pad == b.pad }))
	return p
}

// opPlek gives Posities in which everything stands at one place.
func opPlek(at diag.Pos) Posities {
	return NewPosities(at, func(func(string, diag.Pos) bool) {})
}

// Van gives the place of a field. Where the field is not in the file, it gives
// the place of the nearest key that is: the element, the table, the file.
func (p Posities) Van(pad string) diag.Pos {
	for {
		i, ok := slices.BinarySearchFunc(p.velden, pad, func(v veldplek, pad string) int { return strings.Compare(v.pad, pad) })
		if ok {
			return p.pos(p.velden[i].regelKolom)
		}
		end := strings.LastIndexAny(pad, ".[")
		if end < 0 {
			return p.pos(p.einde)
		}
		pad = pad[:end]
	}
}

func (p Posities) pos(r regelKolom) diag.Pos {
	return diag.Pos{File: p.bestand, Line: int(r.regel), Col: int(r.kolom)}
}
