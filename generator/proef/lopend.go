package proef

import (
	"fmt"
	"strings"
)

// The length of a text in words. lopend stops adding when it has reached a
// number between these; the last paragraph, headings, a list and links bring up
// to 110 more.
const (
	minstens  = 150
	hoogstens = 280
)

// deel is a part of a text: a heading and a section of sentences.
type deel struct {
	kop, zin string
	kans     int // per cent of the texts that have it
}

// delen are the parts of each type in their order; THEMA is the theme.
var delen = [...][]deel{
	voorziening: {
		{"", "wat.THEMA", 100}, {"kop.eerste", "zin.eerste", 90}, {"kop.wie", "zin.wie", 70}, {"kop.levert", "zin.levert", 70},
		{"kop.praktisch", "zin.praktisch", 80}, {"kop.vrijwilliger", "zin.vrijwilliger", 25}, {"kop.vraag", "zin.vraag", 75},
	},
	maatjesproject: {
		{"", "zin.maatje", 100}, {"kop.eerste", "zin.eerste", 60}, {"kop.maatje", "zin.maatje", 80},
		{"kop.levert", "zin.levert", 90}, {"kop.vrijwilliger", "zin.vrijwilliger", 90}, {"kop.vraag", "zin.vraag", 90},
	},
	wegwijzer: {
		{"", "zin.wegwijzer", 100}, {"kop.wegwijzer", "zin.wegwijzer", 90}, {"kop.levert", "zin.levert", 90},
		{"kop.praktisch", "zin.praktisch", 80}, {"kop.vraag", "zin.vraag", 100},
	},
	praktijkvoorbeeld: {
		{"kop.aanpak", "zin.aanpak", 100}, {"", "wat.THEMA", 90}, {"kop.levert", "zin.levert", 90}, {"kop.wie", "zin.wie", 80}, {"kop.bekend", "zin.bekend", 100},
		{"kop.vrijwilliger", "zin.vrijwilliger", 40},
	},
}

// lopend writes the text of an entry in Markdown.
func (s *site) lopend(t *blad, v *verteller, e *item) {
	doel, woorden := v.tussen(minstens, hoogstens), 0
	var gekozen []deel
	for i, d := range delen[e.soort] {
		// Fewer than four parts do not have the words for the longest text.
		if over := len(delen[e.soort]) - i; v.kans(d.kans) || len(gekozen)+over <= 4 {
			d.zin = strings.ReplaceAll(d.zin, "THEMA", e.thema)
			gekozen = append(gekozen, d)
		}
	}
	alineas := make([][]string, len(gekozen))
	for i := 0; woorden < doel && i < 4*len(gekozen); i++ {
		d := i % len(gekozen)
		if zinnen := v.meer(gekozen[d].zin, v.tussen(3, 5)); len(zinnen) > 0 {
			a := strings.Join(zinnen, " ")
			alineas[d] = append(alineas[d], a)
			woorden += len(strings.Fields(a))
		}
	}
	for i, d := range gekozen {
		if len(alineas[i]) == 0 {
			continue
		}
		if d.kop != "" {
			t.regel("\n## " + v.een(d.kop))
		}
		for _, a := range alineas[i] {
			t.regel("\n" + a)
		}
		if i == 0 && v.kans(30) {
			s.opsomming(t, v)
		}
	}
	s.links(t, v, e)
}

// opsomming writes a short list, sometimes in steps.
func (s *site) opsomming(t *blad, v *verteller) {
	t.regel("\n## " + v.een("kop.lijst") + "\n")
	stappen := v.kans(20)
	for i, p := range v.meer("punt", v.tussen(3, 5)) {
		switch {
		case stappen:
			t.regel(fmt.Sprintf("%d. %s", i+1, hoofd(p)))
		case i == 0 && v.kans(20):
			t.regel("- **" + p + "**")
		default:
			t.regel("- " + p)
		}
	}
}

// links ends six texts in ten with links to other entries, and a few with one
// to elsewhere.
func (s *site) links(t *blad, v *verteller, e *item) {
	var zinnen []string
	if v.kans(60) {
		for _, x := range s.ander(v, e, v.tussen(1, 2)) {
			v.vast["link"] = "[" + x.titel + "](id:" + x.id() + ")"
			zinnen = append(zinnen, v.meer("zin.link", 1)...)
		}
	}
	if v.kans(5) {
		zinnen = append(zinnen, "Er is ook een [site met meer uitleg over "+e.thema+"](https://example.org/"+e.thema+").")
	}
	if v.kans(2) {
		zinnen = append(zinnen, "Is er nu gevaar? [Bel 112](tel:112).")
	}
	if len(zinnen) > 0 {
		t.regel("\n" + strings.Join(zinnen, " "))
	}
}
