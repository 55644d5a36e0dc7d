package kaart

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"

	"socialekaart/generator/diag"
)

// Plek is where a key and its value stand in the source.
type Plek struct {
	Sleutel, Waarde diag.Pos
	Len             int // runes of the value
}

// Herkomst leads from the path of a value to where it stands. A path has
// indices from 0: "tijden[1].dag[0]".
type Herkomst struct {
	Plekken map[string]Plek
	Mis     map[string]bool // keys that are there but could not be read; their fault has been told
	Einde   diag.Pos        // where a missing field belongs
}

// plek gives the place of a path, or of the nearest thing around it. Of a list of
// blocks it is the first block.
func (h *Herkomst) plek(pad string) Plek {
	if p, ok := h.Plekken[pad+"[0]"]; ok {
		if _, own := h.Plekken[pad]; !own {
			return p
		}
	}
	for {
		if p, ok := h.Plekken[pad]; ok {
			return p
		}
		i := strings.LastIndexAny(pad, ".[")
		if i < 0 {
			return Plek{Sleutel: h.Einde, Waarde: h.Einde}
		}
		pad = pad[:i]
	}
}

// Bind puts raw values, as TOML gives them, into doel, which points to the
// struct for s, guided by the table of fields. Every fault is told at its
// place, and none hides another. prefix is the path of the values in the file:
// "" for a whole file, "gebied[3]." for an element of a vocabulary.
func Bind(s Soort, doel any, waarden map[string]any, prefix string, h *Herkomst) diag.List {
	b := binder{soort: s, prefix: prefix, h: h, bedoeld: map[string]bool{}}
	b.tabel(reflect.ValueOf(doel).Elem(), waarden, "", prefix)
	b.ontbrekend(waarden)
	return b.ds
}

type binder struct {
	soort  Soort
	prefix string
	h      *Herkomst
	ds     diag.List

	bedoeld map[string]bool // there under a name that does not exist, so not missing
}

// tabel binds the keys of one table. rij is its path in the table of fields,
// pad its path in the file; both end in a dot unless they are empty.
func (b *binder) tabel(doel reflect.Value, waarden map[string]any, rij, pad string) {
	index := tags(doel.Type())
	for _, k := range gesorteerd(waarden) {
		v := Zoek(b.soort, rij+k)
		if v == nil {
			b.onbekend(rij, k, pad+k)
			continue
		}
		if b.h.Mis[pad+k] {
			continue // its fault has been told
		}
		veld := doel.FieldByIndex(index[k])
		switch v.Vorm {
		case Tabel:
			m, ok := waarden[k].(map[string]any)
			if !ok {
				b.haken(v, pad+k, "["+rij+k+"]")
				continue
			}
			b.tabel(veld, m, rij+k+".", pad+k+".")
		case Tabellen:
			b.tabellen(v, veld, waarden[k], rij+k, pad+k)
		default:
			b.veld(v, veld, waarden[k], pad+k)
		}
	}
}

func (b *binder) tabellen(v *Veld, doel reflect.Value, x any, rij, pad string) {
	ms, ok := x.([]map[string]any)
	if xs, isList := x.([]any); isList {
		for _, x := range xs {
			m, isMap := x.(map[string]any)
			if !isMap {
				ms, ok = nil, false
				break
			}
			ms, ok = append(ms, m), true
		}
	}
	if !ok {
		b.haken(v, pad, "[["+rij+"]]")
		return
	}
	out := reflect.MakeSlice(doel.Type(), len(ms), len(ms))
	for i, m := range ms {
		hier := pad + "[" + strconv.Itoa(i) + "]"
		b.tabel(out.Index(i), m, rij+".", hier+".")
		for _, moet := range Velden(b.soort) {
			naam, hoort := strings.CutPrefix(moet.Pad, rij+".")
			if _, er := m[naam]; hoort && moet.Moet.Bevat(b.soort) && !er && !b.weg(hier+"."+naam) {
				d := b.ds.Add(b.h.plek(hier).Sleutel, diag.Fout, "veld-ontbreekt", "in dit blok ontbreekt %q", naam)
				d.Hint = naam + " = " + moet.Voorbeeld
			}
		}
	}
	doel.Set(out)
}

func (b *binder) veld(v *Veld, doel reflect.Value, x any, pad string) {
	if !v.Lijst {
		if w, m := v.lees(x); m != nil {
			b.fout(pad, m)
		} else {
			doel.Set(reflect.ValueOf(w).Convert(doel.Type()))
		}
		return
	}
	xs, ok := x.([]any)
	if !ok {
		m := &mis{"waarde-soort", fmt.Sprintf("bij %q hoort een lijst tussen haken", v.Naam()), v.zo()}
		if s, isText := x.(string); isText {
			m.hint = "schrijf: " + v.Naam() + " = [" + v.raadLijst(s) + "]"
		} else if goed, ok := v.Netjes(x); ok {
			m.hint = "schrijf: " + v.Naam() + " = [" + goed + "]"
		}
		b.fout(pad, m)
		return
	}
	if v.Vorm != Tekst && v.Max > 0 && len(xs) > v.Max {
		b.fout(pad, &mis{"waarde-veel", fmt.Sprintf("bij %q mogen er %d, hier staan er %d", v.Naam(), v.Max, len(xs)), "houd de belangrijkste over"})
	}
	if len(xs) == 0 && v.Moet.Bevat(b.soort) {
		b.fout(pad, &mis{"waarde-leeg", fmt.Sprintf("de lijst %q is leeg", v.Naam()), v.zo()})
	}
	out := reflect.MakeSlice(doel.Type(), 0, len(xs))
	for i, x := range xs {
		if b.h.Mis[pad+"["+strconv.Itoa(i)+"]"] {
			continue
		}
		w, m := v.lees(x)
		if m != nil {
			b.fout(pad+"["+strconv.Itoa(i)+"]", m)
			continue
		}
		e := reflect.ValueOf(w).Convert(doel.Type().Elem())
		for j := range out.Len() {
			if out.Index(j).Equal(e) {
				b.fout(pad+"["+strconv.Itoa(i)+"]", &mis{"waarde-dubbel", fmt.Sprintf("%v staat hier twee keer", x), "haal er één weg"})
				break
			}
		}
		out = reflect.Append(out, e)
	}
	doel.Set(out)
}

func (b *binder) fout(pad string, m *mis) {
	p := b.h.plek(pad)
	d := b.ds.Add(p.Waarde, diag.Fout, m.code, "%s", m.tekst)
	d.Hint, d.Len = m.hint, p.Len
}

func (b *binder) haken(v *Veld, pad, goed string) {
	b.ds.Add(b.h.plek(pad).Sleutel, diag.Fout, "veld-haken", "%q is een blok met een kop tussen haken", v.Naam()).Hint = "zo moet de kop: " + goed
}

// onbekend tells that a key does not exist, and what was most likely meant.
func (b *binder) onbekend(rij, k, pad string) {
	tabel := strings.TrimSuffix(rij, ".")
	p := b.h.plek(pad)
	d := b.ds.Add(p.Sleutel, diag.Fout, "veld-onbekend", "het veld %q bestaat niet", k)
	d.Len = len([]rune(k))
	if near := diag.Nearest(k, namenIn(b.soort, tabel)); near != "" {
		d.Hint = fmt.Sprintf("bedoelt u %q?", near)
		b.bedoeld[pad[:len(pad)-len(k)]+near] = true
		return
	}
	if v := b.elders(k); v != nil {
		i := strings.LastIndexByte(v.Pad, '.')
		switch {
		case v.Vorm == Tabellen:
			d.Hint = fmt.Sprintf("zet op een eigen regel [[%s]], en daaronder per regel een veld van dat blok", v.Pad)
		case v.Vorm == Tabel:
			d.Hint = fmt.Sprintf("zet op een eigen regel [%s], en daaronder per regel een veld van dat blok", v.Pad)
		case i >= 0:
			d.Hint = fmt.Sprintf("bedoelt u %q onder [%s]?", v.Naam(), v.Pad[:i])
		default:
			d.Hint = fmt.Sprintf("bedoelt u %q? Zet die regel boven de eerste kop tussen haken", v.Naam())
		}
		return
	}
	for i := range velden {
		if velden[i].Pad == rij+k || velden[i].Pad == k {
			d.Text = fmt.Sprintf("het veld %q hoort niet bij %s %s", k, soorten[b.soort].lidwoord, b.soort)
			d.Hint = "haal deze regel weg"
			return
		}
	}
	d.Hint = "haal deze regel weg, of kijk in de lijst met velden"
}

// elders gives the field of another table that a key is the name of, else one
// with nearly that name, else nil.
func (b *binder) elders(k string) (bijna *Veld) {
	for _, v := range Velden(b.soort) {
		if v.Naam() == k {
			return v
		}
		if bijna == nil && diag.Nearest(k, []string{v.Naam()}) != "" {
			bijna = v
		}
	}
	return bijna
}

// weg says that a path is not in the values and is no fault there: it was told
// as wrong, or stands under another name.
func (b *binder) weg(pad string) bool { return b.h.Mis[pad] || b.bedoeld[pad] }

// gesorteerd gives the keys of a table in a fixed order: a Go map has none.
func gesorteerd(m map[string]any) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// perType keeps the tags of each struct type; reading them again for every
// entry would cost more than filling it.
var perType sync.Map // reflect.Type → map[string][]int

// tags leads from a TOML key to the field of a struct that holds it, also
// through embedded structs.
func tags(t reflect.Type) map[string][]int {
	if m, ok := perType.Load(t); ok {
		return m.(map[string][]int)
	}
	m := map[string][]int{}
	for _, f := range reflect.VisibleFields(t) {
		if tag := f.Tag.Get("toml"); tag != "" {
			m[tag] = f.Index
		}
	}
	perType.Store(t, m)
	return m
}

// Bezoek calls f for every field of x that is filled in, with its path in the
// file and its row, in the order of the table of fields. A list is visited per
// element, a table per field. x points to the struct for s.
func Bezoek(s Soort, x any, f func(pad string, v *Veld, waarde any)) {
	v := reflect.ValueOf(x).Elem()
	bezoek(route(s, v.Type()), v, "", f)
}

// stap is a field on the way through a struct.
type stap struct {
	veld  *Veld
	naam  string // the last part of its path
	index []int
	onder []stap // of a table
}

func bezoek(stappen []stap, x reflect.Value, pad string, f func(string, *Veld, any)) {
	for i := range stappen {
		st := &stappen[i]
		veld := x.FieldByIndex(st.index)
		if veld.IsZero() {
			continue
		}
		switch {
		case st.veld.Vorm == Tabel:
			bezoek(st.onder, veld, pad+st.naam+".", f)
		case st.veld.Vorm == Tabellen:
			for i := range veld.Len() {
				bezoek(st.onder, veld.Index(i), pad+st.naam+"["+strconv.Itoa(i)+"].", f)
			}
		case st.veld.Lijst:
			for i := range veld.Len() {
				f(pad+st.naam+"["+strconv.Itoa(i)+"]", st.veld, veld.Index(i).Interface())
			}
		default:
			f(pad+st.naam, st.veld, veld.Interface())
		}
	}
}

// routes keeps the way through each type: to look for the rows of a table again
// in every entry was a third of the time of Bezoek.
var routes sync.Map // struct{Soort; reflect.Type} → []stap

func route(s Soort, t reflect.Type) []stap {
	type key struct {
		s Soort
		t reflect.Type
	}
	if known, ok := routes.Load(key{s, t}); ok {
		return known.([]stap)
	}
	out := stappen(s, t, "")
	routes.Store(key{s, t}, out)
	return out
}

// stappen gives the fields of t in the order of the table; rij is what their paths
// begin with.
func stappen(s Soort, t reflect.Type, rij string) (out []stap) {
	index := tags(t)
	for i := range velden {
		v := &velden[i]
		naam, ok := strings.CutPrefix(v.Pad, rij)
		if !ok || strings.IndexByte(naam, '.') >= 0 || !v.In.Bevat(s) {
			continue
		}
		st := stap{veld: v, naam: naam, index: index[naam]}
		if v.Vorm == Tabel || v.Vorm == Tabellen {
			in := t.FieldByIndex(st.index).Type
			if in.Kind() == reflect.Slice {
				in = in.Elem()
			}
			st.onder = stappen(s, in, v.Pad+".")
		}
		out = append(out, st)
	}
	return out
}
