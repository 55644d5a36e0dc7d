package kaart

import (
	"strings"

	"socialekaart/generator/diag"
)

// ontbrekend tells once, at the end of the front matter, which fields must
// still be filled in.
func (b *binder) ontbrekend(waarden map[string]any) {
	weg := Ontbrekend(b.soort, func(pad string) bool {
		naam, rest, diep := strings.Cut(pad, ".")
		if b.weg(b.prefix+pad) || b.weg(b.prefix+naam) {
			return true
		}
		x, ok := waarden[naam]
		if !diep || !ok {
			return ok
		}
		m, isTabel := x.(map[string]any)
		_, ok = m[rest]
		return ok || !isTabel
	})
	if len(weg) == 0 {
		return
	}
	var namen, regels []string
	// A line at the end of a file with blocks would be part of the last block, so
	// there the tip says where each line goes.
	plekken := b.prefix == "" && heeftBlok(waarden)
	onder := ""
	regel := func(plek, r string) {
		if plekken && plek != onder {
			regels, onder = append(regels, "zet "+plek+":"), plek
		}
		regels = append(regels, r)
	}
	for _, pad := range weg {
		v := Zoek(b.soort, pad)
		if v.Vorm == Tabel {
			namen = append(namen, "["+pad+"]")
			regel("onderaan, boven +++", "["+pad+"]")
			for _, k := range Velden(b.soort) {
				if naam, ok := strings.CutPrefix(k.Pad, pad+"."); ok && k.Moet.Bevat(b.soort) {
					regels = append(regels, naam+" = "+k.Voorbeeld)
				}
			}
			continue
		}
		namen = append(namen, pad)
		plek := "boven de eerste kop tussen haken"
		if i := strings.LastIndexByte(pad, '.'); i >= 0 {
			plek = "onder [" + pad[:i] + "]"
		}
		regel(plek, v.Naam()+" = "+v.Voorbeeld)
	}
	wat := "hier ontbreekt een veld dat nodig is: "
	if len(namen) > 1 {
		wat = "hier ontbreken velden die nodig zijn: "
	}
	plek := b.h.Einde
	if b.prefix != "" {
		plek = b.h.plek(strings.TrimSuffix(b.prefix, ".")).Sleutel
	}
	ernst := diag.Fout
	if waarden["status"] == "concept" { // it is not on the site: what is missing can wait
		ernst = diag.Waarschuwing
	}
	b.ds.Add(plek, ernst, "veld-ontbreekt", "%s%s", wat, Opsomming(namen)).Hint = strings.Join(regels, "\n")
}

func heeftBlok(waarden map[string]any) bool {
	for _, x := range waarden {
		switch x.(type) {
		case map[string]any, []map[string]any:
			return true
		}
	}
	return false
}
