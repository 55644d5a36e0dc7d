// Package diag holds what a redacteur gets to read when content is wrong: a
// Diagnostic has a place, a fact and a hint, in that order, in Dutch at B1.
//
// There are two kinds of trouble in this program and only two. A fault in the
// content is a Diagnostic: every stage collects all of them and goes on, so
// that one run shows everything. A fault of the machine (disk, lock,
// permission) is a Go error: the first one stops the run. This package knows
// only the first kind.
//
// Rules for a message, obeyed by every package that adds one: it starts with a
// lower-case letter and has no full stop at its end; it says what is wrong in
// words of the content, never in words of Go or TOML; the hint says what to
// do, with the corrected line where that can be known.
package diag

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// Pos is a place in a content file. File is slash-separated and relative to
// the root of the site. Line and Col count from 1; Col counts runes. A zero
// Line means the file as a whole, a zero Col the line as a whole.
type Pos struct {
	File string
	Line int
	Col  int
}

// String gives "file:line:col" and leaves out what is zero.
func (p Pos) String() string {
	s := p.File
	if p.Line > 0 {
		s += ":" + strconv.Itoa(p.Line)
		if p.Col > 0 {
			s += ":" + strconv.Itoa(p.Col)
		}
	}
	return s
}

// Level says how much a Diagnostic matters.
type Level uint8

// The levels, hardest first. Only a Fout keeps a site from being published.
const (
	Fout Level = iota
	Waarschuwing
	Tip
)

// String gives the Dutch word that stands in a message.
func (l Level) String() string {
	switch l {
	case Fout:
		return "fout"
	case Waarschuwing:
		return "waarschuwing"
	case Tip:
		return "tip"
	}
	return "niveau " + strconv.Itoa(int(l))
}

// Diagnostic is one thing that is wrong, or could be better, in the content.
type Diagnostic struct {
	Pos   Pos
	Len   int // runes under the caret line; 0 means one
	Level Level
	Code  string // stable and readable, such as "veld-onbekend"
	Text  string // Dutch, B1
	Hint  string // what to do; may be empty
	// Regels are the first and the last line of the sentence that it is about;
	// zero when it is about the line of Pos.
	Regels [2]int
}

// List is a set of diagnostics in the order in which they were found. The zero
// value is ready for use.
type List []Diagnostic

// Add appends a Diagnostic and returns it, so that the caller can set Hint or
// Len. The pointer is valid until the next Add.
func (l *List) Add(p Pos, lv Level, code, format string, args ...any) *Diagnostic {
	*l = append(*l, Diagnostic{Pos: p, Level: lv, Code: code, Text: fmt.Sprintf(format, args...)})
	return &(*l)[len(*l)-1]
}

// Sort puts the list in a total order (file, line, column, level, code, text,
// hint) and removes exact doubles, so that the output of a run does not depend
// on which worker finished first.
func (l *List) Sort() {
	slices.SortFunc(*l, func(a, b Diagnostic) int {
		return cmp.Or(
			cmp.Compare(a.Pos.File, b.Pos.File),
			cmp.Compare(a.Pos.Line, b.Pos.Line),
			cmp.Compare(a.Pos.Col, b.Pos.Col),
			cmp.Compare(a.Level, b.Level),
			cmp.Compare(a.Code, b.Code),
			cmp.Compare(a.Text, b.Text),
			cmp.Compare(a.Hint, b.Hint),
		)
	})
	*l = slices.Compact(*l)
}

// Count gives the number of diagnostics at one level.
func (l List) Count(lv Level) int {
	n := 0
	for _, d := range l {
		if d.Level == lv {
			n++
		}
	}
	return n
}

// Fouten gives the number of diagnostics that keep the site from being
// published.
func (l List) Fouten() int { return l.Count(Fout) }

// Write prints the list for a person: place, level, fact and code on the first
// line, then the source line with a caret, then the hint. src gives the bytes
// of a file, or nil if it has none to show. The list is printed as it stands;
// Sort it first.
func (l List) Write(w io.Writer, src func(file string) []byte) error {
	for _, d := range l {
		var b strings.Builder
		fmt.Fprintln(&b, oneLine(fmt.Sprintf("%s: %s: %s [%s]", d.Pos, d.Level, d.Text, d.Code)))
		if src != nil {
			b.WriteString(Snippet(src(d.Pos.File), d.Pos, d.Len))
		}
		if d.Hint != "" {
			fmt.Fprintf(&b, "    tip: %s\n", strings.ReplaceAll(Printable(d.Hint), "\n", "\n         "))
		}
		if _, err := io.WriteString(w, b.String()); err != nil {
			return err
		}
	}
	return nil
}

// record is the form of a Diagnostic in JSON; its names are a promise to
// scripts.
type record struct {
	Bestand string `json:"bestand"`
	Regel   int    `json:"regel,omitempty"`
	Kolom   int    `json:"kolom,omitempty"`
	Lengte  int    `json:"lengte,omitempty"`
	Niveau  string `json:"niveau"`
	Code    string `json:"code"`
	Tekst   string `json:"tekst"`
	Tip     string `json:"tip,omitempty"`
}

// WriteJSON prints the list as one JSON array, an element per line.
func (l List) WriteJSON(w io.Writer) error {
	sep := "["
	for _, d := range l {
		b, err := json.Marshal(record{d.Pos.File, d.Pos.Line, d.Pos.Col, d.Len, d.Level.String(), d.Code, d.Text, d.Hint})
		if err != nil {
			return err
		}
		if _, err := fmt.Fprintf(w, "%s\n%s", sep, noCommand(b)); err != nil {
			return err
		}
		sep = ","
	}
	if len(l) == 0 {
		_, err := io.WriteString(w, "[]\n")
		return err
	}
	_, err := io.WriteString(w, "\n]\n")
	return err
}
