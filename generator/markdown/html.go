package markdown

import (
	"strings"

	"socialekaart/generator/diag"
)

// markdownFor gives the Markdown way for the elements that editors know.
var markdownFor = map[string]string{
	"a":          "schrijf een link zo: [tekst](adres)",
	"b":          "schrijf vette tekst zo: **tekst**",
	"strong":     "schrijf vette tekst zo: **tekst**",
	"i":          "schrijf schuine tekst zo: *tekst*",
	"em":         "schrijf schuine tekst zo: *tekst*",
	"br":         "laat een regel leeg: dan begint een nieuwe alinea",
	"p":          "laat een regel leeg: dan begint een nieuwe alinea",
	"div":        "laat een regel leeg: dan begint een nieuwe alinea",
	"ul":         "schrijf een lijst zo: een streepje en een spatie voor elke regel",
	"ol":         "schrijf een lijst zo: 1. en een spatie voor de eerste regel, 2. voor de tweede",
	"li":         "schrijf een lijst zo: een streepje en een spatie voor elke regel",
	"h1":         "schrijf een kop zo: # tekst",
	"h2":         "schrijf een kop zo: # tekst",
	"h3":         "schrijf een kop zo: ## tekst",
	"blockquote": "schrijf een citaat zo: > tekst",
	"hr":         "schrijf een lijn zo: --- met een lege regel ervoor",
	"img":        "haal het weg, en zet in woorden wat het plaatje zegt",
	"table":      "maak er een lijst of gewone zinnen van",
}

// html reports raw HTML. A closing tag is not reported when its opening tag
// was: that would be two messages for one mistake. All of it stays off the
// page.
func (w *walk) html(off int, raw []byte) {
	name, closing := tagName(string(raw))
	if closing && w.tags[name] {
		return
	}
	w.tags[name] = true
	if name == "!" {
		w.fault(off, diag.Fout, "html", "hier staat een opmerking in HTML").
			Hint = "haal de opmerking weg; een tekst op deze site heeft geen verborgen regels"
		return
	}
	hint := markdownFor[name]
	if hint == "" {
		hint = "schrijf gewone tekst; wilt u het teken < zelf op de pagina, schrijf dan \\<"
	}
	d := w.fault(off, diag.Fout, "html", "hier staat HTML (%s), en dat kan niet in een tekst", short(string(raw)))
	d.Hint, d.Len = hint, len(name)+1
	if closing {
		d.Len++
	}
}

// tagName gives the name of the element that raw begins or ends, in lower
// case; "!" for a comment or declaration and "" for anything else.
func tagName(raw string) (name string, closing bool) {
	raw = strings.TrimLeft(raw, " <")
	raw, closing = strings.CutPrefix(raw, "/")
	if strings.HasPrefix(raw, "!") {
		return "!", false
	}
	end := strings.IndexFunc(raw, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && r != '-'
	})
	if end < 0 {
		end = len(raw)
	}
	return strings.ToLower(raw[:end]), closing
}
