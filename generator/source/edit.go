package source

import (
	"bytes"
	"fmt"
	"reflect"
	"strings"

	"github.com/BurntSushi/toml"

	"socialekaart/generator/diag"
	"socialekaart/generator/kaart"
)

// This file changes a content file one field at a time, for a program that adds
// to what people write: comments, order and the text stay as they are. A value is
// TOML as it stands in the file. The value of a list of blocks such as [[tijden]]
// is the text of all its blocks.

// Fields gives the fields of a content file that stand in it, by path: "titel",
// "contact.telefoon", "tijden". A file that cannot be read has none.
func Fields(name string, data []byte) map[string]string {
	f, _ := Parse(name, data, DefaultLimits)
	out := map[string]string{}
	if f.Broken {
		return out
	}
	lay := locate(f.Front, diag.Pos{Line: 1})
	for _, k := range lay.keys {
		if k.Raw != "" && !strings.Contains(k.Path, "[") {
			out[k.Path] = k.Raw
		}
	}
	for _, st := range lay.stmts {
		if head, _, ok := strings.Cut(st.path, "["); ok {
			out[head] += strings.TrimRight(string(f.Front[st.from:st.to]), " \t\n") + "\n"
		}
	}
	return out
}

// Set gives the file with another value for one field. A field that is not there
// yet comes where the table of fields has it; "" takes it out. It gives false
// when the file cannot be read.
func Set(name string, data []byte, pad, value string) ([]byte, bool) {
	f, _ := Parse(name, data, DefaultLimits)
	s, known := kaart.SoortVan(folderOf(name))
	if f.Broken || !known {
		return data, false
	}
	front := set(f.Front, s, pad, value)
	i := bytes.Index(f.Data, f.Front)
	if len(f.Front) == 0 || i < 0 {
		return data, false
	}
	return bytes.Join([][]byte{f.Data[:i], front, f.Data[i+len(f.Front):]}, nil), true
}

func set(front []byte, s kaart.Soort, pad, value string) []byte {
	lay := locate(front, diag.Pos{Line: 1})
	table, key := "", pad
	if i := strings.LastIndexByte(pad, '.'); i >= 0 {
		table, key = pad[:i], pad[i+1:]
	}
	blocks := strings.HasPrefix(value, "[[")
	line := key + " = " + value + "\n"
	switch {
	case value == "":
		line = ""
	case blocks:
		line = "\n" + strings.TrimSpace(value) + "\n"
	}
	var edits []edit
	insert, inTable := -1, false
	for _, st := range lay.stmts {
		at := kaart.ZonderIndex(st.path)
		switch {
		case st.path == pad, strings.HasPrefix(st.path, pad+"["):
			e := edit{st.from, st.to, ""}
			if len(edits) == 0 {
				e.text = line
				if blocks {
					e.text = strings.TrimLeft(line, "\n")
				}
			}
			edits = append(edits, e)
		case st.header && at == table:
			inTable, insert = true, st.to
		case st.header:
			if table == "" && !inTable && insert < 0 {
				insert = st.from
			}
			inTable = false
		case !st.header && parentPath(st.path) == table && !strings.Contains(st.path, "[") && before(s, at, pad):
			insert = st.to
		}
	}
	if len(edits) == 0 && line != "" {
		if table != "" && insert < 0 {
			line = "\n[" + table + "]\n" + line
		}
		if blocks || insert < 0 {
			insert = len(front)
		}
		edits = []edit{{insert, insert, line}}
	}
	l := layout{edits: edits}
	return []byte(l.clean(front))
}

// before says whether field a stands above field b in the table of fields.
func before(s kaart.Soort, a, b string) bool {
	for _, v := range kaart.Velden(s) {
		switch v.Pad {
		case a:
			return true
		case b:
			return false
		}
	}
	return true
}

// Same says whether two values mean the same: spaces, quotes and comments do not
// count.
func Same(a, b string) bool {
	x, okA := meaning(a)
	y, okB := meaning(b)
	return okA == okB && (okA && reflect.DeepEqual(x, y) || !okA && a == b)
}

func meaning(value string) (any, bool) {
	if !strings.HasPrefix(value, "[[") || strings.HasSuffix(strings.TrimSpace(value), "]]") && !strings.Contains(value, "\n") {
		value = "X = " + value
	}
	var v map[string]any
	_, err := toml.Decode(value, &v)
	return v, err == nil
}

// Waarde is a field with its value.
type Waarde struct{ Pad, TOML string }

// Compose gives a new file for s with some fields, in the order of the table of
// fields, and a text. Each of notes becomes a comment on top, for a person to
// read.
func Compose(s kaart.Soort, waarden []Waarde, text string, notes []string) []byte {
	by := map[string]string{}
	for _, w := range waarden {
		by[w.Pad] = w.TOML
	}
	var b strings.Builder
	b.WriteString(fence + "\n")
	for _, n := range notes {
		fmt.Fprintf(&b, "# %s\n", strings.Join(strings.Fields(n), " "))
	}
	var tables strings.Builder
	open := ""
	for _, v := range kaart.Velden(s) {
		value, ok := by[v.Pad]
		if !ok {
			continue
		}
		i := strings.LastIndexByte(v.Pad, '.')
		switch {
		case v.Vorm == kaart.Tabellen:
			fmt.Fprintf(&tables, "\n%s\n", strings.TrimSpace(value))
			open = ""
		case i < 0:
			fmt.Fprintf(&b, "%s = %s\n", v.Pad, value)
		default:
			if open != v.Pad[:i] {
				open = v.Pad[:i]
				fmt.Fprintf(&tables, "\n[%s]\n", open)
			}
			fmt.Fprintf(&tables, "%s = %s\n", v.Naam(), value)
		}
	}
	b.WriteString(tables.String() + fence + "\n")
	if text = strings.TrimSpace(text); text != "" {
		b.WriteString("\n" + text + "\n")
	}
	return []byte(b.String())
}

// Text gives the Markdown of a content file, without space around it.
func Text(name string, data []byte) string {
	f, _ := Parse(name, data, DefaultLimits)
	return string(bytes.TrimSpace(f.Body))
}

// SetText gives the file with another text; false when it cannot be read.
func SetText(name string, data []byte, text string) ([]byte, bool) {
	f, _ := Parse(name, data, DefaultLimits)
	if f.Broken || !bytes.HasSuffix(f.Data, f.Body) {
		return data, false
	}
	return bytes.Join([][]byte{bytes.TrimSuffix(f.Data, f.Body), []byte(strings.TrimSpace(text) + "\n")}, []byte("\n")), true
}
