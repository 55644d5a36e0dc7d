package diag

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"
)

// snippetRunes is the most of a source line that is shown: with the number in
// front of it, it fits a terminal of 100 columns.
const snippetRunes = 88

// Snippet gives the source line at p with a caret under the fault, as two
// lines that end in a newline, or "" when there is no such line. length is the
// number of runes to underline. A long line is cut around the fault.
func Snippet(src []byte, p Pos, length int) string {
	line, ok := lineAt(src, p.Line)
	if !ok {
		return ""
	}
	text := []rune(Printable(strings.ReplaceAll(string(line), "\t", " ")))
	col := min(max(p.Col, 1), len(text)+1)
	length = min(max(length, 1), max(len(text)-col+1, 1))
	before, after := "", ""
	if len(text) > snippetRunes {
		from := min(max(col-1-snippetRunes/3, 0), len(text)-snippetRunes)
		if from > 0 {
			before = "…"
		}
		if from+snippetRunes < len(text) {
			after = "…"
		}
		length = min(length, from+snippetRunes-(col-1))
		text = text[from : from+snippetRunes]
		col -= from
	}
	head := fmt.Sprintf("%5d | ", p.Line)
	out := head + before + string(text) + after + "\n"
	if p.Col == 0 {
		return out
	}
	pad := strings.Repeat(" ", utf8.RuneCountInString(before)+col-1)
	return out + strings.Repeat(" ", len(head)-2) + "| " + pad + strings.Repeat("^", max(length, 1)) + "\n"
}

func lineAt(src []byte, n int) ([]byte, bool) {
	if n < 1 || len(src) == 0 {
		return nil, false
	}
	for i := 1; ; i++ {
		line, rest, more := bytes.Cut(src, []byte("\n"))
		if i == n {
			return bytes.TrimSuffix(line, []byte("\r")), true
		}
		if !more {
			return nil, false
		}
		src = rest
	}
}
