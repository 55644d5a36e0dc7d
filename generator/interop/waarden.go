package interop

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"socialekaart/generator/diag"
	"socialekaart/generator/kaart"
)

// rij is one value of a file as text: the path of its field, such as
// "tijden[1].van", and the value as it stands in TOML without quotes. A list
// that was given and is empty has the path of the list and no text; no other
// value can be "".
type rij struct {
	pad   string
	veld  *kaart.Veld
	tekst string
}

// rijen takes what x holds apart, in the order of the table of fields. x points
// to the struct for s. It is the one way out of the types of the kaart: what it
// gives, and nothing else, goes round through every format.
func rijen(s kaart.Soort, x any) []rij {
	out := make([]rij, 0, 48)
	kaart.Bezoek(s, x, func(pad string, v *kaart.Veld, waarde any) {
		out = append(out, rij{pad, v, tekst(waarde)})
	})
	if e, ok := x.(kaart.Entry); ok { // empty means "none", not "as the theme says"
		f := e.Kern()
		for _, l := range []struct {
			naam string
			xs   []string
		}{{"leefgebieden", f.Leefgebieden}, {"welzijn_op_recept", f.WelzijnOpRecept}, {"positieve_gezondheid", f.PositieveGezondheid}} {
			if l.xs != nil && len(l.xs) == 0 {
				out = append(out, rij{l.naam, kaart.Zoek(s, l.naam), ""})
			}
		}
	}
	return append(out, nullen(s, out)...)
}

// nullen gives the values that are zero and must be there, such as the 0 of "0
// weken": Bezoek passes over them.
func nullen(s kaart.Soort, rs []rij) []rij {
	var out []rij
	for _, v := range metNul[s] {
		i := strings.LastIndexByte(v.Pad, '.')
		vorig := ""
		for _, r := range rs {
			j := strings.LastIndexByte(r.pad, '.')
			if j < 0 || r.pad[:j] == vorig || kaart.ZonderIndex(r.pad[:j]) != v.Pad[:i] {
				continue // the rows of a block stand together
			}
			vorig = r.pad[:j]
			if pad := vorig + v.Pad[i:]; !slices.ContainsFunc(rs, func(r rij) bool { return r.pad == pad }) {
				out = append(out, rij{pad, v, nul[v.Vorm]})
			}
		}
	}
	return out
}

var nul = map[kaart.Vorm]string{kaart.Getal: "0", kaart.Klokvorm: "00:00"}

// metNul are the fields in a table that may be zero and must be there.
var metNul = func() map[kaart.Soort][]*kaart.Veld {
	out := map[kaart.Soort][]*kaart.Veld{}
	for s := kaart.SoortVoorziening; s <= kaart.SoortDoelgroep; s++ {
		for _, v := range kaart.Velden(s) {
			if strings.Contains(v.Pad, ".") && nul[v.Vorm] != "" && v.Moet.Bevat(s) {
				out[s] = append(out[s], v)
			}
		}
	}
	return out
}()

func tekst(waarde any) string {
	switch x := waarde.(type) {
	case string:
		return x
	case int:
		return strconv.Itoa(x)
	case bool:
		return strconv.FormatBool(x)
	case float64:
		return strconv.FormatFloat(x, 'f', -1, 64)
	case kaart.Bedrag:
		return fmt.Sprintf("%d.%02d", x/100, x%100)
	case kaart.Weekdag:
		return x.Kort()
	case fmt.Stringer: // Datum, Klok
		return x.String()
	}
	panic(fmt.Sprintf("interop: a value of type %T", waarde))
}

// bouw puts values together again into x, which points to the struct for s, as
// if they had stood in a file. What is wrong with them is told at bestand.
func bouw(s kaart.Soort, x any, waarden map[string]string, bestand string) diag.List {
	top := &knoop{}
	for _, pad := range slices.Sorted(maps.Keys(waarden)) {
		if v := kaart.Zoek(s, pad); v != nil {
			top.zet(pad, v, waarden[pad])
		}
	}
	plek := diag.Pos{File: bestand, Line: 1, Col: 1}
	h := &kaart.Herkomst{Plekken: map[string]kaart.Plek{}, Einde: plek}
	m, _ := top.waarde().(map[string]any)
	return kaart.Bind(s, x, m, "", h)
}

// knoop is a table, a list or a value on its way to TOML or JSON.
type knoop struct {
	veld    *kaart.Veld // of a value
	tekst   string
	namen   []string // of a table, in the order in which they came
	onder   map[string]*knoop
	nummers map[int]*knoop // of a list
	leeg    bool           // a list without elements
}

// zet puts a value at a path. A number in a path may be any: elements keep their
// order and close up.
func (k *knoop) zet(pad string, v *kaart.Veld, tekst string) {
	naam, rest, _ := strings.Cut(pad, ".")
	naam, nummer, inLijst := strings.Cut(naam, "[")
	onder := k.onder[naam]
	if onder == nil {
		onder = &knoop{}
		if k.onder == nil {
			k.onder = map[string]*knoop{}
		}
		k.namen, k.onder[naam] = append(k.namen, naam), onder
	}
	if inLijst {
		n, err := strconv.Atoi(strings.TrimSuffix(nummer, "]"))
		if err != nil {
			return
		}
		if onder.nummers == nil {
			onder.nummers = map[int]*knoop{}
		}
		lijst := onder
		if onder = lijst.nummers[n]; onder == nil {
			onder = &knoop{}
			lijst.nummers[n] = onder
		}
	}
	switch {
	case rest != "":
		onder.zet(rest, v, tekst)
	case v.Lijst && !inLijst:
		onder.leeg = tekst == ""
	default:
		onder.veld, onder.tekst = v, tekst
	}
}

// waarde gives what a TOML library would have given.
func (k *knoop) waarde() any {
	switch {
	case k.nummers != nil:
		out := make([]any, 0, len(k.nummers))
		for _, n := range slices.Sorted(maps.Keys(k.nummers)) {
			out = append(out, k.nummers[n].waarde())
		}
		return out
	case k.leeg:
		return []any{}
	case k.veld != nil:
		return toml(k.veld, k.tekst)
	}
	out := make(map[string]any, len(k.onder))
	for naam, onder := range k.onder {
		out[naam] = onder.waarde()
	}
	return out
}

// toml gives a value as a TOML library would have given it. What cannot be read
// stays text, so that Bind tells what is wrong with it.
func toml(v *kaart.Veld, s string) any {
	switch v.Vorm {
	case kaart.Getal:
		if n, err := strconv.ParseInt(s, 10, 64); err == nil {
			return n
		}
	case kaart.JaNee:
		if s == "true" || s == "false" {
			return s == "true"
		}
	case kaart.Bedragvorm, kaart.Graden:
		if f, err := strconv.ParseFloat(s, 64); err == nil {
			return f
		}
	case kaart.Datumvorm:
		if d, ok := kaart.ParseDatum(s); ok {
			return time.Date(d.Jaar, time.Month(d.Maand), d.Dag, 0, 0, 0, 0, time.UTC)
		}
	}
	return s
}

// element gives the path of element i of a list: "talen[2]".
func element(lijst string, i int) string { return lijst + "[" + strconv.Itoa(i) + "]" }

// Sort for determinism: by identity, which is unique.
func opID[T any](xs []T, id func(T) kaart.ID) {
	slices.SortFunc(xs, func(a, b T) int { return cmp.Compare(id(a), id(b)) })
}
