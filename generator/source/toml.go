package source

import (
	"errors"
	"strings"
	"time"

	"github.com/BurntSushi/toml"
	"golang.org/x/text/unicode/norm"

	"socialekaart/generator/diag"
)

// document is TOML that has been read. What the rest of the package needs:
//
//	d.Values         the values that are right: map[string]any, []any, string,
//	                 int64, float64, bool, time.Time (a date, midnight UTC)
//	d.Keys           every key, header and list element in the order of the text,
//	                 the wrong ones included
//	d.Wrong[path]    present but wrong: its fault has been told, so it is neither
//	                 missing nor unknown; do not look at its value, if any
//	d.At(path)       the place of a path, or else of the nearest path above it
//	joinPath, indexPath   the way to make a path
//
// Values is nil when the text is no TOML at all; then every field has been
// judged already.
type document struct {
	Values map[string]any
	Keys   []Key
	Wrong  map[string]bool

	start diag.Pos
	index map[string]int // path → Keys
}

// Key gives the key at a path; false when it is not in the text.
func (d *document) Key(path string) (Key, bool) {
	i, ok := d.index[path]
	if !ok {
		return Key{}, false
	}
	return d.Keys[i], true
}

// At gives the place of a path, or of the nearest one above it that is in the
// text: "tijden[2].van" may fall back to "tijden[2]".
func (d *document) At(path string) diag.Pos {
	for path != "" {
		if i, ok := d.index[path]; ok {
			return d.Keys[i].Pos
		}
		path = parentPath(path)
	}
	return d.start
}

// parentPath takes the last key or index off a path.
func parentPath(path string) string {
	quoted := false
	for i := len(path) - 1; i >= 0; i-- {
		switch c := path[i]; {
		case c == '"' && (i == 0 || path[i-1] != '\\'):
			quoted = !quoted
		case !quoted && (c == '.' || c == '['):
			return path[:i]
		}
	}
	return ""
}

// maxRetries is how many statements the library may refuse after the locator
// has passed the text. One is rare: keys that contradict one another.
const maxRetries = 20

// parseTOML reads src, whose first byte stands at at. All faults are found in
// one run: a faulty statement is taken out and the rest is read.
func parseTOML(src []byte, at diag.Pos) (*document, diag.List) {
	var l diag.List
	lay := locate(src, at)
	d := &document{Keys: lay.keys, Wrong: map[string]bool{}, start: at, index: make(map[string]int, len(lay.keys)+8)}
	for _, f := range lay.flaws {
		l = append(l, explain(f))
		if f.path != "" && f.kind != kindCapital && f.kind != kindSingle && f.kind != kindTwice {
			d.Wrong[f.path] = true
		}
	}
	for i, k := range d.Keys {
		if _, ok := d.index[k.Path]; !ok {
			d.index[k.Path] = i
		}
		if up := parentPath(k.Path); k.Table && up != "" {
			if _, ok := d.index[up]; !ok {
				d.index[up] = i
			}
		}
	}
	if lay.fatal {
		l.Add(at, diag.Fout, "kop-onleesbaar", "hier staan meer dan %d fouten; de rest is niet gelezen", maxFlaws).
			Hint = "kijk of dit de kop van een pagina is"
		return d, l
	}
	d.Values = d.decode(lay.clean(src), lay.stmts, &l)
	d.checkClocks(&l)
	d.checkTexts(&l)
	l.Sort()
	return d, l
}

// decode calls the library until it accepts the text.
func (d *document) decode(text string, stmts []stmt, l *diag.List) map[string]any {
	first := max(d.start.Line, 1)
	for range maxRetries {
		var v any
		_, err := toml.Decode(text, &v)
		if err == nil {
			m, _ := v.(map[string]any)
			return m
		}
		var pe toml.ParseError
		if !errors.As(err, &pe) {
			break
		}
		line := first + max(pe.Position.Line, 1) - 1
		from, to := line, line
		for i, s := range stmts {
			if s.line <= line && (i+1 == len(stmts) || stmts[i+1].line > line) {
				from, to = s.line, d.lastLine(stmts, i, first, text)
				d.Wrong[s.path] = true
			}
		}
		p := diag.Pos{File: d.start.File, Line: from, Col: 1}
		if strings.Contains(pe.Message, "already") || strings.Contains(pe.Message, "is not a table") {
			l.Add(p, diag.Fout, "veld-dubbel", "deze naam staat er al, op een andere manier geschreven").Hint = "haal een van de twee weg"
		} else {
			l.Add(p, diag.Fout, "regel-fout", "deze regel is niet goed te lezen").Hint = "kijk naar een regel die wel goed is"
		}
		text = blankLines(text, from-first, to-first)
	}
	if l.Fouten() == 0 {
		l.Add(d.start, diag.Fout, "kop-onleesbaar", "de kop is niet goed te lezen").Hint = "kijk naar een pagina die wel goed is"
	}
	return nil
}

// lastLine gives the last line of statement i; of a header, that of its table.
func (d *document) lastLine(stmts []stmt, i, first int, text string) int {
	j := i + 1
	for stmts[i].header && j < len(stmts) && !stmts[j].header {
		j++
	}
	if j < len(stmts) {
		return stmts[j].line - 1
	}
	return first + strings.Count(text, "\n")
}

// blankLines empties the lines from..to, counted from 0.
func blankLines(text string, from, to int) string {
	lines := strings.Split(text, "\n")
	for i := max(from, 0); i <= to && i < len(lines); i++ {
		lines[i] = ""
	}
	return strings.Join(lines, "\n")
}

// checkClocks finds a time of day that is written as a number (van = 9.30): for
// TOML there is nothing wrong with it.
func (d *document) checkClocks(l *diag.List) {
	for _, k := range d.Keys {
		name := k.Path[strings.LastIndexByte(k.Path, '.')+1:]
		if !clockKeys[name] || k.Raw == "" || !isDigit(k.Raw[0]) || d.Wrong[k.Path] {
			continue
		}
		if t := fixTime(name, k.Raw); t != "" {
			d.Wrong[k.Path] = true
			p := l.Add(k.Value, diag.Fout, "tijd-vorm", "de tijd %q hoort tussen aanhalingstekens, met twee cijfers voor het uur", k.Raw)
			p.Len, p.Hint = k.ValueLen, "schrijf: "+name+" = "+quote(t)
		}
	}
}

// checkTexts refuses characters that cannot be seen, which TOML lets in as an
// escape ("\u202e"), and brings every text to NFC.
func (d *document) checkTexts(l *diag.List) {
	var walk func(path string, v any) any
	walk = func(path string, v any) any {
		switch v := v.(type) {
		case string:
			return d.text(path, v, l)
		case []any:
			for i := range v {
				v[i] = walk(indexPath(path, i), v[i])
			}
		case []map[string]any:
			out := make([]any, len(v))
			for i := range v {
				out[i] = walk(indexPath(path, i), v[i])
			}
			return out
		case map[string]any:
			for k := range v { // any order: the diagnostics are sorted afterwards
				v[k] = walk(joinPath(path, k), v[k])
			}
		case time.Time:
			y, m, day := v.Date()
			return time.Date(y, m, day, 0, 0, 0, 0, time.UTC)
		}
		return v
	}
	walk("", d.Values)
}

func (d *document) text(path, s string, l *diag.List) string {
	if plainASCII(s) {
		return s
	}
	for _, r := range s {
		if !hidden(r) {
			continue
		}
		p := d.At(path)
		n := 0
		if k, ok := d.Key(path); ok {
			p, n = k.Value, k.ValueLen
		}
		f := l.Add(p, diag.Fout, "teken-onzichtbaar", "in deze tekst staat %s", runeName(r))
		f.Len, f.Hint = n, "haal de code met de \\ weg uit de tekst"
		d.Wrong[path] = true
		return ""
	}
	return norm.NFC.String(s)
}
