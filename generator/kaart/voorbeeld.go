package kaart

import (
	"fmt"
	"strings"
)

// Zoniet gives the value of the example as people get it wrong, for the guide:
// the row's own, else the mistake that its Vorm invites. A test holds that it is
// refused. It is "" for a table.
func (v *Veld) Zoniet() string {
	if v.Fout != "" || v.Vorm == Tabel || v.Vorm == Tabellen {
		return v.Fout
	}
	kaal := strings.Trim(v.Voorbeeld, `"`)
	if v.Lijst {
		// One value without its brackets; of a list with more the first.
		een, _, _ := strings.Cut(strings.Trim(v.Voorbeeld, "[]"), ", ")
		return een
	}
	switch v.Vorm {
	case Getal, Bedragvorm, Graden:
		return strings.ReplaceAll(v.Voorbeeld, ".", ",") + " stuks"
	case JaNee:
		return "Ja"
	case Datumvorm:
		d, _ := ParseDatum(v.Voorbeeld)
		return fmt.Sprintf("%d-%d-%d", d.Dag, d.Maand, d.Jaar)
	case Klokvorm:
		return strings.TrimPrefix(strings.Replace(kaal, ":", ".", 1), "0")
	}
	return kaal
}
