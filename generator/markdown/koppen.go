package markdown

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"socialekaart/generator/diag"
	"socialekaart/generator/taal"
)

// top gives the highest level of heading in a text, 1 to 6. It becomes h2 on
// the page, whether an editor begins with "#" or, as most do, with "##".
func top(doc ast.Node) int {
	level := 6
	_ = ast.Walk(doc, func(n ast.Node, in bool) (ast.WalkStatus, error) {
		if h, ok := n.(*ast.Heading); ok {
			level = min(level, h.Level)
		}
		return ast.WalkContinue, nil
	})
	return level
}

func (w *walk) heading(n *ast.Heading, p place) {
	k := Kop{Niveau: min(n.Level-w.top+2, 6), Tekst: w.plain(n), Pos: w.pos(n.Pos())}
	if k.Tekst == "" {
		w.faults.Add(k.Pos, diag.Fout, "kop-leeg", "hier staat een kop zonder tekst").
			Hint = "zet tekst achter het hekje, of haal de regel weg"
		return
	}
	if len := utf8.RuneCountInString(k.Tekst); len > maxTekst {
		w.faults.Add(k.Pos, diag.Fout, "kop-lang", "deze kop is te lang: %d tekens, en %d is het meeste", len, maxTekst).
			Hint = "maak er een korte kop van, en een alinea"
	}
	if n.Level > max(w.niveau+1, w.top) {
		d := w.faults.Add(k.Pos, diag.Waarschuwing, "kop-sprong", "deze kop slaat een niveau over")
		d.Hint = "schrijf " + strings.Repeat("#", max(w.niveau+1, w.top)) + " " + short(k.Tekst)
		d.Len = n.Level
	}
	w.niveau = n.Level
	k.Anker = w.anker(k.Tekst)
	w.doc.Koppen = append(w.doc.Koppen, k)

	tag := "h" + strconv.Itoa(k.Niveau)
	p.vast = true
	w.openBlock(taal.Kop)
	w.enclose(n, "<"+tag+` id="`+k.Anker+`">`, "</"+tag+">\n", p)
	w.closeBlock()
}

// anker gives the id for a heading: the slug of its text, with -2, -3 … for
// the second and third heading with the same slug, so that an id only changes
// when a heading before it changes.
func (w *walk) anker(tekst string) string {
	s := slug(tekst)
	id := s
	for n := max(w.ankers[s], 1); w.ankers[id] > 0; {
		n++
		id = s + "-" + strconv.Itoa(n)
		w.ankers[s] = n
	}
	w.ankers[id] = max(w.ankers[id], 1)
	return id
}

// slug gives text as lower-case words of letters and digits joined by single
// hyphens, or "kop" when there are none. Apostrophes join: "foto's" is
// "fotos".
func slug(tekst string) string {
	var b strings.Builder
	gap := false
	for _, r := range strings.ToLower(tekst) {
		s := fold(r)
		switch {
		case s != "":
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteString(s)
		case r == '\'' || r == '’' || unicode.Is(unicode.Mn, r):
		default:
			gap = true
		}
	}
	if b.Len() == 0 {
		return "kop"
	}
	return b.String()
}

// fold gives a lower-case letter or digit without its diacritic, and "" for
// what is neither. The table holds the letters of the languages of western and
// central Europe and of Turkish, which is what names in a Dutch text need.
func fold(r rune) string {
	if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
		return string(r)
	}
	for _, f := range [...]struct{ from, to string }{
		{"àáâãäåāăą", "a"}, {"çćĉċč", "c"}, {"ďđð", "d"}, {"èéêëēĕėęě", "e"}, {"ĝğġģ", "g"}, {"ĥħ", "h"},
		{"ìíîïĩīĭįı", "i"}, {"ĵ", "j"}, {"ķ", "k"}, {"ĺļľŀł", "l"}, {"ñńņňŋ", "n"}, {"òóôõöøōŏő", "o"},
		{"ŕŗř", "r"}, {"śŝşšș", "s"}, {"ţťŧț", "t"}, {"ùúûüũūŭůűų", "u"}, {"ŵ", "w"}, {"ýÿŷ", "y"}, {"źżž", "z"},
		{"æ", "ae"}, {"œ", "oe"}, {"ß", "ss"}, {"þ", "th"}, {"ĳ", "ij"},
	} {
		if strings.ContainsRune(f.from, r) {
			return f.to
		}
	}
	return ""
}
