package source

import (
	"cmp"
	"fmt"
	"strings"

	"socialekaart/generator/kaart"
)

// Skeleton gives a new file for s: every field with its explanation and, as a
// comment, an example. An example is never filled in: what nobody wrote must not
// come on the site as if it were true. What can be a concept is one; of the other
// types the check says what is still missing. slug becomes the title.
func Skeleton(s kaart.Soort, slug string, day kaart.Datum) []byte {
	title := strings.ToUpper(slug[:1]) + strings.ReplaceAll(slug[1:], "-", " ")
	fields := map[string]string{}
	for pad, value := range map[string]string{"titel": quote(title), "status": `"concept"`, "gecontroleerd_op": day.String()} {
		if kaart.Zoek(s, pad) != nil {
			fields[pad] = value
		}
	}
	return Filled(s, fields)
}

// Filled gives a new file for s in which fields have a value, as TOML by their
// path; the value of a list of blocks is the text of its blocks. Every other
// field stands in it as a comment, with its explanation and an example.
func Filled(s kaart.Soort, fields map[string]string) []byte {
	var b strings.Builder
	b.WriteString("+++\n# Een regel met # ervoor doet niet mee. Haal het hekje weg om de regel te gebruiken.\n")
	blocks := "" // a list of blocks that is written as a whole
	for _, v := range kaart.Velden(s) {
		if blocks != "" && strings.HasPrefix(v.Pad, blocks+".") {
			continue
		}
		value, live := fields[v.Pad]
		switch {
		case v.Vorm == kaart.Tabellen && live && value != "":
			blocks = v.Pad
			fmt.Fprintf(&b, "\n# %s\n%s\n", v.Uitleg, strings.TrimSpace(value))
			continue
		case v.Vorm == kaart.Tabellen:
			fmt.Fprintf(&b, "\n# %s\n%s\n", v.Uitleg, comment("[["+v.Pad+"]]", live))
			continue
		case v.Vorm == kaart.Tabel:
			live = live || anyIn(fields, v.Pad)
			fmt.Fprintf(&b, "\n# %s\n%s\n", v.Uitleg, comment("["+v.Pad+"]", live))
			continue
		}
		explain := v.Uitleg
		if len(v.Waarden) > 0 {
			explain += " Kies uit: " + strings.Join(v.Waarden, ", ") + "."
		}
		if v.Moet.Bevat(s) {
			explain += " (moet)"
		}
		fmt.Fprintf(&b, "\n# %s\n%s\n", explain, comment(v.Naam()+" = "+cmp.Or(value, v.Voorbeeld), live))
	}
	b.WriteString("\n# Onder de volgende regel komt de tekst, in korte zinnen. Een kop begint met ##, zoals: ## Wat is het?\n+++\n")
	return []byte(b.String())
}

func anyIn(fields map[string]string, table string) bool {
	for pad := range fields { // any: the order does not matter
		if strings.HasPrefix(pad, table+".") {
			return true
		}
	}
	return false
}

func comment(line string, live bool) string {
	if live {
		return line
	}
	return "# " + line
}
