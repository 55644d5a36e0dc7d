package source

import (
	"strings"
	"testing"

	"socialekaart/generator/kaart"
)

// TestExamples: of every field the guide shows a value as it should be and one as
// people get it wrong. The first is read without a word, the second is refused.
func TestExamples(t *testing.T) {
	folder := map[kaart.Soort]string{kaart.SoortInstelling: "config.toml"}
	n := 0
	for s := kaart.SoortVoorziening; s <= kaart.SoortInstelling; s++ {
		name, ok := folder[s]
		switch {
		case ok:
		case strings.HasSuffix(s.Plek(), ".toml"):
			name = "content/" + s.Plek()
		default:
			name = "content/" + s.Plek() + "/x.md"
		}
		for _, v := range kaart.Velden(s) {
			if v.Vorm == kaart.Tabel || v.Vorm == kaart.Tabellen {
				continue
			}
			n++
			if ds := said(name, s, v, v.Voorbeeld); ds != "" {
				t.Errorf("%s: %s = %s is refused: %s", s, v.Pad, v.Voorbeeld, ds)
			}
			if ds := said(name, s, v, v.Zoniet()); ds == "" {
				t.Errorf("%s: %s = %s is not refused", s, v.Pad, v.Zoniet())
			}
		}
	}
	if n < 200 {
		t.Errorf("%d fields", n)
	}
}

// said gives what is said about one field when it stands in a file by itself:
// what is missing there is another matter.
func said(name string, s kaart.Soort, v *kaart.Veld, value string) string {
	line := v.Naam() + " = " + value + "\n"
	if i := strings.LastIndexByte(v.Pad, '.'); i >= 0 {
		head := "[" + v.Pad[:i] + "]"
		if kaart.Zoek(s, v.Pad[:i]).Vorm == kaart.Tabellen {
			head = "[" + head + "]"
		}
		line = head + "\n" + line
	}
	if strings.HasSuffix(name, ".toml") && name != configFile && s != kaart.SoortWoordenlijst {
		line = strings.ReplaceAll(line, "[[", "[["+s.String()+".")
		line = "[[" + s.String() + "]]\n" + line
	}
	text := line
	if strings.HasSuffix(name, ".md") {
		text = "+++\n" + line + "+++\n"
	}
	f, l := Parse(name, []byte(text), DefaultLimits)
	_, more := Decode(f)
	for _, d := range append(l, more...) {
		if d.Code != "veld-ontbreekt" {
			return d.Code + ": " + d.Text
		}
	}
	return ""
}
