package source

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/BurntSushi/toml"

	"socialekaart/generator/diag"
	"socialekaart/generator/kaart"
)

// maxMends bounds how many broken statements Format puts right in one file. A
// file with more was not written by hand, and a person must look at it.
const maxMends = 20

// Format gives a file as it should be written: straight quotes, values in the
// form of their field, one space around "=", an empty line above a block.
// Comments, the order of the keys and the Markdown stay as they are. It mends
// only what has one meaning; what is left is for check to tell. Of what it gives
// it gives the same again. It gives nil when the file is no text in UTF-8, or has no
// front matter, or is larger than lim: of a letter in another code it would keep
// nothing.
func Format(name string, data []byte, lim Limits) []byte {
	f, _ := Parse(name, data, lim)
	if f.Broken || !utf8.Valid(data) {
		return nil
	}
	s, known := kaart.SoortVan(folderOf(name))
	if !known {
		return nil
	}
	front := arrange(values(mend(f.Front), s))
	if strings.HasSuffix(name, ".toml") {
		return front
	}
	var b bytes.Buffer
	b.WriteString(fence + "\n")
	b.Write(front)
	b.WriteString(fence + "\n")
	if body := bytes.TrimSpace(f.Body); len(body) > 0 {
		b.WriteByte('\n')
		b.Write(bytes.TrimRight(bytes.TrimLeft(f.Body, "\n"), " \t\n"))
		b.WriteByte('\n')
	}
	return b.Bytes()
}

// mend writes the lines that are no TOML as the message about them shows them,
// each only when the text has fewer flaws with it.
func mend(src []byte) []byte {
	for lay := locate(src, diag.Pos{Line: 1}); len(lay.flaws) > 0 && len(lay.flaws) <= maxMends; {
		better := false
		for _, f := range lay.flaws {
			if !f.certain() {
				continue
			}
			lines := bytes.SplitAfter(src, []byte("\n"))
			line := lines[f.pos.Line-1]
			indent := line[:len(line)-len(bytes.TrimLeft(line, " \t"))]
			lines[f.pos.Line-1] = slices.Concat(indent, []byte(f.corrected()+"\n"))
			next := bytes.Join(lines, nil)
			if l := locate(next, diag.Pos{Line: 1}); len(l.flaws) < len(lay.flaws) {
				src, lay, better = next, l, true
				break
			}
		}
		if !better {
			break
		}
	}
	return src
}

// certain says whether a flaw has one correction: nobody means anything else by
// it. A text without its second quote is none of these, for where it ends is a
// guess.
func (f flaw) certain() bool {
	switch f.kind {
	case kindWord, kindCapital, kindHeader, kindSingle, kindComma:
		return true
	case kindEquals:
		return strings.HasPrefix(f.token, ":")
	case kindKey, kindQuote:
		return strings.ContainsAny(f.line, curly)
	}
	return false
}

// values writes each value in the form that its field wants.
func values(src []byte, s kaart.Soort) []byte {
	lay := locate(src, diag.Pos{Line: 1})
	bol := lineStarts(src)
	var edits []edit
	for _, k := range lay.keys {
		v := kaart.Zoek(s, fieldOf(s, k.Path))
		if v == nil || k.Raw == "" {
			continue
		}
		goed, ok := tidy(v, k)
		if from := bol[k.Value.Line-1] + byteOf(src[bol[k.Value.Line-1]:], k.Value.Col); ok && goed != k.Raw {
			edits = append(edits, edit{from, from + len(k.Raw), goed})
		}
	}
	// The order of the text: clean wants it, and a list stands before its elements.
	slices.SortStableFunc(edits, func(a, b edit) int { return cmp.Compare(a.from, b.from) })
	l := layout{edits: edits}
	return []byte(l.clean(src))
}

// tidy gives the value of k as it should be written. A list is left to its
// elements; one value where a list belongs becomes a list.
func tidy(v *kaart.Veld, k Key) (string, bool) {
	var x struct{ X any }
	if _, err := toml.Decode("X = "+k.Raw, &x); err != nil || strings.Contains(k.Raw, `\`) {
		return "", false // an escape can hide what a person must see
	}
	element := strings.HasSuffix(k.Path, "]")
	switch list, isList := x.X.([]any); {
	case isList && (v.Lijst || len(list) != 1):
		return "", false
	case isList:
		return v.Netjes(list[0])
	}
	goed, ok := v.Netjes(x.X)
	if !ok && isDigit(k.Raw[0]) {
		goed, ok = v.Netjes(k.Raw) // van = 9.30 is a number for TOML
	}
	if s, isText := x.X.(string); !ok && isText && v.Vorm == kaart.Tekst && !strings.Contains(k.Raw, "\n") {
		goed, ok = quote(s), strings.TrimSpace(s) != "" && !strings.Contains(s, `"`)
	}
	if v.Lijst && !element && ok {
		goed = "[" + goed + "]"
	}
	return goed, ok
}

// fieldOf gives the path of a key in the table of fields: in a vocabulary the
// fields stand in blocks that have the name of the Soort.
func fieldOf(s kaart.Soort, path string) string {
	if head, rest, ok := strings.Cut(path, "."); ok && kaart.ZonderIndex(head) == s.String() {
		return rest
	}
	return path
}

// arrange puts the white space right.
func arrange(src []byte) []byte {
	lay := locate(src, diag.Pos{Line: 1})
	var b bytes.Buffer
	at, empty := 0, true // empty: an empty line stands above, or nothing does
	gap := func(to int) {
		for line := range bytes.Lines(src[at:to]) {
			line = bytes.TrimSpace(line)
			if len(line) == 0 && empty {
				continue
			}
			b.Write(line)
			b.WriteByte('\n')
			empty = len(line) == 0
		}
	}
	for _, st := range lay.stmts {
		gap(st.from)
		text := src[st.from:st.to]
		if st.header && !empty && !commentAbove(b.Bytes()) {
			b.WriteByte('\n')
		}
		b.Write(bytes.TrimRight(spaced(text, st), " \t\n"))
		b.WriteByte('\n')
		at, empty = st.to, false
	}
	gap(len(src))
	return append(bytes.TrimRight(b.Bytes(), "\n"), '\n')
}

// commentAbove says whether the last line is a comment: it belongs to the block
// that follows.
func commentAbove(written []byte) bool {
	written = bytes.TrimSuffix(written, []byte("\n"))
	return bytes.HasPrefix(written[bytes.LastIndexByte(written, '\n')+1:], []byte("#"))
}

// spaced writes the first line of a statement with one space around "=" and
// none in front.
func spaced(text []byte, st stmt) []byte {
	first, rest, more := bytes.Cut(text, []byte("\n"))
	first = bytes.TrimSpace(first)
	if n := bytes.IndexByte(first, '='); !st.header && n > 0 && plain(bytes.TrimSpace(first[:n])) {
		first = slices.Concat(bytes.TrimSpace(first[:n]), []byte(" = "), bytes.TrimSpace(first[n+1:]))
	}
	if more {
		first = slices.Concat(first, []byte("\n"), rest)
	}
	return first
}

// plain says whether a key has no quotes, so that the first "=" is the one behind
// it.
func plain(key []byte) bool {
	for _, c := range key {
		if !isBare(c) && c != '.' {
			return false
		}
	}
	return len(key) > 0
}

func lineStarts(src []byte) []int {
	starts := []int{0}
	for i, c := range src {
		if c == '\n' {
			starts = append(starts, i+1)
		}
	}
	return starts
}

// byteOf gives the byte at which rune col of a line begins, from 1.
func byteOf(line []byte, col int) int {
	n := 0
	for i := range string(line) {
		if n++; n == col {
			return i
		}
	}
	return len(line)
}
