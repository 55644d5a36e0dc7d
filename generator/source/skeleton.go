package source

import (
	"cmp"
	"fmt"
	"strings"

	"socialekaart/generator/kaart"
)

// Skeleton gives a new file for s: every field with its explanation, what must
// be filled in first with an example, the rest as a comment. It reads without a
// fault in form; what its values refer to is for the editor to put right. slug
// becomes the title.
func Skeleton(s kaart.Soort, slug string, day kaart.Datum) []byte {
	title := strings.ToUpper(slug[:1]) + strings.ReplaceAll(slug[1:], "-", " ")
	fields := map[string]string{}
	for _, v := range kaart.Velden(s) {
		if v.Moet.Bevat(s) && !inOptional(s, v) {
			fields[v.Pad] = v.Voorbeeld
		}
	}
	fields["titel"] = quote(title)
	if _, ok := fields["gecontroleerd_op"]; ok {
		fields["gecontroleerd_op"] = day.String()
	}
	return Filled(s, fields)
}

// inOptional says whether v stands in a table that need not be there.
func inOptional(s kaart.Soort, v *kaart.Veld) bool {
	i := strings.LastIndexByte(v.Pad, '.')
	return i >= 0 && !kaart.Zoek(s, v.Pad[:i]).Moet.Bevat(s)
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
	b.WriteString("+++\n\n## Wat is het?\n\nSchrijf hier in korte zinnen wat het is. Spreek de lezer aan met u.\n")
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
