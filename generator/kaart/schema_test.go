package kaart

import (
	"reflect"
	"slices"
	"strings"
	"testing"
)

// structen leads from a Soort to the struct that Bind fills for it.
func structen() map[Soort]any {
	return map[Soort]any{
		SoortVoorziening: &Voorziening{}, SoortWegwijzer: &Wegwijzer{}, SoortMaatjesproject: &Maatjesproject{}, SoortPraktijkvoorbeeld: &Praktijkvoorbeeld{},
		SoortOrganisatie: &Organisatie{}, SoortLocatie: &Locatie{}, SoortPagina: &Pagina{},
		SoortGebied: &Gebied{}, SoortThema: &Thema{}, SoortDoelgroep: &Doelgroep{}, SoortBegrip: &Begrip{}, SoortConcept: &Concept{}, SoortVraag: &Vraag{}, SoortWoordenlijst: &Woordenlijst{}, SoortInstelling: &Instelling{},
	}
}

// TestTableAndTypesAgree: every toml tag has a row, every row a tag, of the same
// kind. Without it a field could be accepted and lost.
func TestTableAndTypesAgree(t *testing.T) {
	for s, x := range structen() {
		paden := map[string]bool{}
		var walk func(typ reflect.Type, prefix string)
		walk = func(typ reflect.Type, prefix string) {
			for naam, index := range tags(typ) {
				pad := prefix + naam
				paden[pad] = true
				v := Zoek(s, pad)
				if v == nil {
					t.Errorf("%s: field %s of %v has no row in the table", s, pad, typ)
					continue
				}
				ft := typ.FieldByIndex(index).Type
				switch {
				case v.Vorm == Tabel:
					walk(ft, pad+".")
				case v.Vorm == Tabellen:
					walk(ft.Elem(), pad+".")
				case v.Lijst != (ft.Kind() == reflect.Slice):
					t.Errorf("%s: %s is a list in one of table and type only", s, pad)
				}
			}
		}
		walk(reflect.TypeOf(x).Elem(), "")
		for _, v := range Velden(s) {
			if !paden[v.Pad] {
				t.Errorf("%s: row %s has no field in %T", s, v.Pad, x)
			}
			if (v.Moet|v.Wens)&^v.In != 0 {
				t.Errorf("%s must or should stand where it may not", v.Pad)
			}
			if v.Uitleg == "" || v.Vorm != Tabel && v.Vorm != Tabellen && v.Voorbeeld == "" {
				t.Errorf("%s has no explanation or no example", v.Pad)
			}
			if i := strings.LastIndexByte(v.Pad, '.'); i >= 0 && Zoek(s, v.Pad[:i]) == nil {
				t.Errorf("%s: %s stands in a table that has no row", s, v.Pad)
			}
		}
	}
}

// TestOneRowPerPath: two rows for one path in one Soort would make the second
// one invisible.
func TestOneRowPerPath(t *testing.T) {
	for s := range aantalSoorten {
		var seen []string
		for _, v := range Velden(s) {
			if slices.Contains(seen, v.Pad) {
				t.Errorf("%s has two rows for %s", s, v.Pad)
			}
			seen = append(seen, v.Pad)
		}
	}
}

// TestTablesAfterFields: in TOML every key after a header belongs to that table,
// so a skeleton in the order of the table of fields is only right when plain
// fields come first.
func TestTablesAfterFields(t *testing.T) {
	for s := range aantalSoorten {
		table := ""
		for _, v := range Velden(s) {
			switch {
			case v.Vorm == Tabel || v.Vorm == Tabellen:
				table = v.Pad
			case table != "" && !strings.HasPrefix(v.Pad, table+"."):
				t.Errorf("%s: %s comes after the table %s", s, v.Pad, table)
			}
		}
	}
}
