package source

import (
	"cmp"
	"fmt"
	"strings"

	"socialekaart/generator/kaart"
)

// Skeleton gives a new file for s: every field with its explanation, what must
// be filled in first, the rest as a comment. It reads without a fault in form;
// what its values refer to is for the editor to put right. slug becomes the
// title.
func Skeleton(s kaart.Soort, slug string, day kaart.Datum) []byte {
	var b strings.Builder
	b.WriteString("+++\n# Een regel met # ervoor doet niet mee. Haal het hekje weg om de regel te gebruiken.\n")
	title := strings.ToUpper(slug[:1]) + strings.ReplaceAll(slug[1:], "-", " ")
	open, live := "", true
	for _, v := range kaart.Velden(s) {
		must := v.Moet.Bevat(s)
		if v.Vorm == kaart.Tabel || v.Vorm == kaart.Tabellen {
			open, live = v.Pad, must
			head := "[" + v.Pad + "]"
			if v.Vorm == kaart.Tabellen {
				head = "[[" + v.Pad + "]]"
			}
			fmt.Fprintf(&b, "\n# %s\n%s\n", v.Uitleg, comment(head, live))
			continue
		}
		value := v.Voorbeeld
		switch v.Pad {
		case "titel":
			value = `"` + title + `"`
		case "gecontroleerd_op":
			value = day.String()
		}
		inTable := open != "" && strings.HasPrefix(v.Pad, open+".")
		line := comment(v.Naam()+" = "+value, must && (!inTable || live))
		explain := v.Uitleg
		if len(v.Waarden) > 0 {
			explain += " Kies uit: " + strings.Join(v.Waarden, ", ") + "."
		}
		fmt.Fprintf(&b, "\n# %s%s\n%s\n", explain, cmp.Or(map[bool]string{true: " (moet)"}[must], ""), line)
	}
	b.WriteString("+++\n\n## Wat is het?\n\nSchrijf hier in korte zinnen wat het is. Spreek de lezer aan met u.\n")
	return []byte(b.String())
}

func comment(line string, live bool) string {
	if live {
		return line
	}
	return "# " + line
}
