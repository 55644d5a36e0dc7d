package page

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"socialekaart/generator/diag"
	"socialekaart/generator/stijl"
)

// themaMap is where the files of the site itself are, for messages.
const themaMap = "thema/"

// lay puts the files of the site in the place of those of the theme.
func (t *Theme) lay(files, eigen map[string][]byte) diag.List {
	var ds diag.List
	var templates []string
	for name := range files {
		if !strings.Contains(name, "/") && strings.HasSuffix(name, ".html") {
			templates = append(templates, name)
		}
	}
	slices.Sort(templates)
	// Sort for determinism: a map has no order.
	for _, name := range slices.Sorted(maps.Keys(eigen)) {
		data := eigen[name]
		switch {
		case strings.HasPrefix(name, "tokens/"):
			continue
		case name == grensBestand:
			var more diag.List
			t.grenzen, more = leesGrenzen(data)
			ds = append(ds, more...)
			continue
		case !strings.Contains(name, "/") && !slices.Contains(templates, name):
			d := ds.Add(diag.Pos{File: themaMap + name}, diag.Fout, "thema-onbekend", "een pagina %q is er niet in het thema", name)
			d.Hint = "de bestanden zijn: " + strings.Join(templates, ", ")
			if near := diag.Nearest(name, templates); near != "" {
				d.Hint = fmt.Sprintf("bedoelt u %q?", near)
			}
			continue
		}
		t.eigen[name] = true
		ds = append(ds, geweigerd(name, data)...)
		files[name] = data
	}
	return ds
}

// stijl makes css/site.css whole: what the site adds in css/extra.css behind it,
// and behind that the colours of a house style. It tells what cannot be read.
func (t *Theme) stijl(files, eigen map[string][]byte) diag.List {
	var own, tokens []stijl.Bron
	for _, name := range []string{"css/site.css", "css/extra.css"} {
		if data, ok := files[name]; ok {
			b := stijl.Bron{Naam: name, Data: data}
			if t.eigen[name] {
				b.Naam = themaMap + name
			}
			own = append(own, b)
		}
	}
	// Sort for determinism: a later file corrects an earlier one.
	for _, name := range slices.Sorted(maps.Keys(eigen)) {
		if strings.HasPrefix(name, "tokens/") {
			tokens = append(tokens, stijl.Bron{Naam: themaMap + name, Data: eigen[name]})
		}
	}
	css, kleuren, ds := stijl.Maak(own, tokens)
	t.kleuren = kleuren
	if len(own) > 0 {
		var parts [][]byte
		for _, b := range own {
			parts = append(parts, b.Data)
		}
		files["css/site.css"] = append(bytes.Join(parts, []byte("\n")), css...)
	}
	delete(files, "css/extra.css")
	return ds
}

// weigert is what the policy of the site (CSP) keeps a browser from doing: it
// would be missing from the page, and nobody would say why.
var weigert = []struct {
	in, wat, hint string
	re            *regexp.Regexp
}{
	{".html", "stijl in de pagina zelf", "zet de stijl in thema/css/extra.css", regexp.MustCompile(`<style\b|\sstyle\s*=`)},
	{".html", "een script in de pagina zelf", "zet het script in een bestand in thema/js", regexp.MustCompile(`<script\s*>|<script\s+type="(?:module|text/javascript)"\s*>|\son[a-z]+\s*=\s*["']`)},
	{".html", "een bestand van een andere website", "zet het bestand in thema/beelden, thema/css, thema/fonts of thema/js", regexp.MustCompile(`\ssrc\s*=\s*["']?(?:https?:)?//|<link\b[^>]*\shref\s*=\s*["']?(?:https?:)?//`)},
	{".css", "een bestand van een andere website", "zet het bestand in thema/beelden of thema/fonts", regexp.MustCompile(`url\(\s*["']?(?:https?:)?//`)},
	{".css", "een stijl die een andere stijl ophaalt", "zet alles in dit bestand", regexp.MustCompile(`@import\b`)},
}

// geweigerd tells what a browser will refuse in a file of the site.
func geweigerd(name string, data []byte) diag.List {
	var ds diag.List
	for _, w := range weigert {
		if !strings.HasSuffix(name, w.in) {
			continue
		}
		for _, at := range w.re.FindAllIndex(data, 20) {
			line := bytes.Count(data[:at[0]], []byte("\n")) + 1
			ds.Add(diag.Pos{File: themaMap + name, Line: line}, diag.Fout, "thema-geweigerd", "de browser laat dit niet toe: %s", w.wat).Hint = w.hint
		}
	}
	return ds
}

// templatePlek finds the file and the line in an error of a template:
// "template: entry.html:12:5: executing …", "html/template:entry.html:3:1: …".
var templatePlek = regexp.MustCompile(`(?s)template: ?([a-z0-9-]+\.html):(\d+)(?::(\d+))?: (.*)`)

// Uitleg turns an error of a template into a message for who wrote that
// template. It says false when the fault is not in a file of the site.
func (t *Theme) Uitleg(err error) (diag.Diagnostic, bool) {
	if err == nil {
		return diag.Diagnostic{}, false
	}
	var z *geweigerdeWaarde
	if errors.As(err, &z) && t.eigen[z.template] {
		return diag.Diagnostic{Pos: diag.Pos{File: themaMap + z.template}, Code: "thema-fout", Level: diag.Fout,
			Text: "een waarde staat op een plek waar die niet veilig is", Hint: "kijk rond: " + z.near}, true
	}
	m := templatePlek.FindStringSubmatch(err.Error())
	if m == nil {
		return diag.Diagnostic{}, false
	}
	d := diag.Diagnostic{Pos: diag.Pos{File: themaMap + m[1]}, Level: diag.Fout, Code: "thema-fout"}
	d.Pos.Line, _ = strconv.Atoi(m[2])
	if col, err := strconv.Atoi(m[3]); err == nil {
		d.Pos.Col = col + 1 // the column of a template counts from 0, in bytes
	}
	d.Text, d.Hint = t.vertaal(m[4])
	if t.eigen[m[1]] {
		return d, true
	}
	// A part that a template of the theme asks for and that is gone from the file
	// of the site.
	if strings.Contains(d.Text, "het deel") {
		for _, name := range []string{"deel.html", "base.html"} {
			if t.eigen[name] {
				d.Pos = diag.Pos{File: themaMap + name}
				return d, true
			}
		}
	}
	return diag.Diagnostic{}, false
}

// vertalingen of what html/template says most, with what to do. The order is
// that of trying.
var vertalingen = []struct {
	re         *regexp.Regexp
	text, hint string
}{
	{regexp.MustCompile(`can't evaluate field (\w+) in type \*?(?:page|kaart)\.(\w+)`), "het veld %s bestaat niet bij %s", "kies een veld uit themes/standaard/gegevens.md (versie %d)"},
	{regexp.MustCompile(`can't evaluate field (\w+)`), "het veld %s bestaat hier niet", "kies een veld uit themes/standaard/gegevens.md (versie %d)"},
	{regexp.MustCompile(`no such template "([^"]*)"|template "([^"]*)" not defined`), "het deel %q is er niet", `zet er een bij met {{define "…"}}, of haal het gebruik weg`},
	{regexp.MustCompile(`function "([^"]*)" not defined`), "de functie %q bestaat niet", "de functies zijn: bestand, csp, icoon, kaart, kleine, kleur"},
	{regexp.MustCompile(`undefined variable "([^"]*)"`), "de naam %q is nergens gemaakt", "kijk of de naam goed is geschreven"},
	{regexp.MustCompile(`het thema heeft geen bestand (\S+)`), "het thema heeft geen bestand %s", "zet het bestand in de map thema, of verander de naam"},
	{regexp.MustCompile(`unexpected EOF`), "er mist een {{end}}", "elke {{if}}, {{range}}, {{with}} en {{define}} eindigt met {{end}}"},
	{regexp.MustCompile(`unexpected \{\{end\}\}`), "er is een {{end}} te veel", "haal die weg"},
	{regexp.MustCompile(`unclosed action|unterminated`), "een {{ wordt niet gesloten", "zet er }} achter, op dezelfde regel"},
}

func (t *Theme) vertaal(s string) (text, hint string) {
	for _, v := range vertalingen {
		m := v.re.FindStringSubmatch(s)
		if m == nil {
			continue
		}
		var args []any
		for _, a := range m[1:] {
			if a != "" {
				args = append(args, a)
			}
		}
		hint = v.hint
		if strings.Contains(hint, "%d") {
			hint = fmt.Sprintf(hint, ThemaVersie)
		}
		return fmt.Sprintf(v.text, args...), hint
	}
	return "dit sjabloon klopt niet: " + s, "vergelijk het met hetzelfde bestand van het thema"
}

// geweigerdeWaarde: html/template writes ZgotmplZ where it refused a value, a
// hole in the page that nobody would see.
type geweigerdeWaarde struct{ page, template, near string }

func (e *geweigerdeWaarde) Error() string {
	return fmt.Sprintf("page %s: the template refused a value near %q", e.page, e.near)
}
