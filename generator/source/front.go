package source

import (
	"bytes"
	"fmt"
	"strings"

	"socialekaart/generator/diag"
)

// fence stands above and below the front matter of an entry.
const fence = "+++"

// cutFront finds the front matter of f.Data and sets Front, Body and the lines
// they begin on, so that every later position is true. A fence that is missing
// or mistyped is a fault at the line where it belongs, and reading goes on as
// if it were there.
func cutFront(f *File, lim Limits) (l diag.List) {
	lines := bytes.SplitAfter(f.Data, []byte("\n"))
	open := 0
	for open < len(lines)-1 && len(bytes.TrimSpace(lines[open])) == 0 {
		open++
	}
	place := func(i int) diag.Pos { return diag.Pos{File: f.Path, Line: i + 1, Col: 1} }
	first := text(lines[open])
	front := open + 1
	switch {
	case first == fence:
	case first == "---" && yaml(lines[open+1:]):
		f.Broken = true
		l.Add(place(open), diag.Fout, "kop-yaml", "deze kop is YAML (---), hier hoort TOML tussen +++").
			Hint = "zet +++ op de plaats van ---, en schrijf elk veld met een is-teken: titel = \"Inloop\""
		return l
	case first == "---" || mistyped(first):
		l.Add(place(open), diag.Fout, "kop-begin", "de kop begint met %q; daar hoort +++", shown(first)).Hint = "schrijf: +++"
	case startsStatement(lines[open]) || strings.HasPrefix(first, "#") && closing(lines, open) >= 0 || guessKey(first) != "" && closing(lines, open) >= 0:
		front = open
		l.Add(place(open), diag.Fout, "kop-begin", "boven deze regel ontbreekt +++").Hint = "zet boven deze regel een regel met alleen: +++"
	default:
		f.Broken = true
		d := l.Add(place(open), diag.Fout, "kop-ontbreekt", "dit bestand heeft geen kop")
		d.Hint = "begin het bestand met een regel +++, dan de velden, dan weer een regel +++, en dan de tekst"
		return l
	}
	end := closing(lines, front)
	body := end + 1
	if end < 0 {
		end = endOfTOML(f, lines, front)
		body = end
		l.Add(place(min(end, len(lines)-1)), diag.Fout, "kop-einde", "hier ontbreekt +++, het einde van de kop").
			Hint = "zet boven deze regel een regel met alleen: +++"
	} else if got := text(lines[end]); got != fence {
		l.Add(place(end), diag.Fout, "kop-einde", "de kop eindigt met %q; daar hoort +++", shown(got)).Hint = "schrijf: +++"
	}
	f.Front, f.FrontLine = part(f.Data, lines, front, end), front+1
	f.Body, f.BodyLine = part(f.Data, lines, min(body, len(lines)), len(lines)), body+1
	l = append(l, f.tooLong("kop", len(f.Front), lim.Front, front)...)
	return append(l, f.tooLong("tekst", len(f.Body), lim.Body, body)...)
}

// part gives the bytes of lines[from:to], which are all of data in order.
func part(data []byte, lines [][]byte, from, to int) []byte {
	at := 0
	for _, l := range lines[:from] {
		at += len(l)
	}
	end := at
	for _, l := range lines[from:to] {
		end += len(l)
	}
	return data[at:end:end]
}

// tooLong refuses a part of a file that is larger than its limit.
func (f *File) tooLong(what string, size, limit, line int) (l diag.List) {
	if size > limit {
		f.Broken = true
		l.Add(diag.Pos{File: f.Path, Line: line + 1}, diag.Fout, "bestand-te-groot", "de %s is te lang: %s, en hoogstens %s mag", what, kib(size), kib(limit)).
			Hint = "maak de tekst korter"
	}
	return l
}

func kib(n int) string { return fmt.Sprintf("%d KiB", (n+1023)/1024) }

func text(line []byte) string { return string(bytes.TrimSpace(line)) }

// mistyped says whether a line was meant as a fence: ++, ++++ or + + +.
func mistyped(s string) bool {
	return len(s) > 1 && len(s) < 12 && strings.Contains(s, "+") && strings.Trim(s, "+ ") == ""
}

// yaml says whether the lines after --- are YAML: the first field has a colon.
func yaml(lines [][]byte) bool {
	for _, b := range lines {
		if s := text(b); s != "" && s[0] != '#' {
			colon, equals := strings.Index(s, ":"), strings.Index(s, "=")
			return colon > 0 && (equals < 0 || colon < equals)
		}
	}
	return false
}

// closing gives the line that ends the front matter, or -1. A line --- only
// counts when there is no +++ at all, for it may be a rule in the text.
func closing(lines [][]byte, from int) int {
	loose := -1
	for i := from; i < len(lines); i++ {
		switch s := text(lines[i]); {
		case s == fence:
			if loose >= 0 && bytes.ContainsRune(bytes.Join(lines[loose:i], nil), '=') {
				return i
			}
			if loose >= 0 {
				return loose
			}
			return i
		case loose < 0 && (mistyped(s) || s == "---"):
			loose = i
		}
	}
	return loose
}

// endOfTOML gives the line where the front matter must have ended when nothing
// says so: behind the last field in front of the first line of plain text.
func endOfTOML(f *File, lines [][]byte, from int) int {
	rest := bytes.Join(lines[from:], nil)
	lay := locate(rest, diag.Pos{File: f.Path, Line: from + 1})
	end := from
	for _, st := range lay.stmts {
		line, _, _ := bytes.Cut(rest[st.from:], []byte("\n"))
		if !startsStatement(line) {
			break
		}
		end = st.line - 1 + bytes.Count(rest[st.from:st.to], []byte("\n"))
	}
	return max(from, min(end, len(lines)-1))
}
