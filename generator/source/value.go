package source

import (
	"bytes"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// value reads one value: a text, a list, an inline table, or a word such as a
// number, a date, true or false.
func (s *scanner) value(path string, depth int) bool {
	s.blanks()
	if s.pos >= s.eol || s.src[s.pos] == '#' {
		s.swallow = s.open == 0
		return s.fail(kindEmpty, s.pos, s.pos)
	}
	switch c := s.src[s.pos]; c {
	case '"', '\'':
		if bytes.HasPrefix(s.src[s.pos:], []byte{c, c, c}) {
			return s.multi(c)
		}
		return s.quoted(c)
	case '[', '{':
		if s.open++; s.open > maxNesting {
			return s.fail(kindDepth, s.pos, s.pos+1)
		}
		ok := false
		if c == '[' {
			ok = s.list(path, depth)
		} else {
			ok = s.inline(path, depth)
		}
		s.open--
		return ok
	}
	return s.word()
}

// quoted reads a text on one line.
func (s *scanner) quoted(q byte) bool {
	start := s.pos
	for s.pos++; s.pos < s.eol; s.pos++ {
		switch c := s.src[s.pos]; {
		case c == q:
			s.pos++
			return true
		case c == '\\' && q == '"':
			n := escapeLen(s.src[s.pos:s.eol])
			if n == 0 {
				return s.fail(kindEscape, s.pos, min(s.pos+2, s.eol))
			}
			s.pos += n - 1
		}
	}
	s.fail(kindQuote, start, s.eol)
	if q == '"' && s.open == 0 {
		s.bad.rest = s.goesOn()
		s.swallow = s.bad.rest != ""
	}
	return false
}

// maxBroken bounds how many lines are read for the end of a text: one of 160
// characters, the longest that most fields take, breaks into three in a mail.
const maxBroken = 5

// goesOn gives what follows on the next lines up to a quote at the end of one, or
// "" when they are no part of the text.
func (s *scanner) goesOn() string {
	var out []string
	for l := range bytes.Lines(s.src[min(s.eol+1, len(s.src)):]) {
		l = bytes.TrimSpace(l)
		if len(l) == 0 || l[0] == '#' || startsStatement(l) || len(out) == maxBroken {
			return ""
		}
		text, ends := bytes.CutSuffix(l, []byte(`"`))
		if bytes.ContainsAny(text, `"\`) {
			return ""
		}
		out = append(out, string(text))
		if ends {
			return strings.Join(out, " ")
		}
	}
	return ""
}

// multi reads a text between three quotes.
func (s *scanner) multi(q byte) bool {
	begin := s.mark
	var lone *mark // a line of one or two quotes: the third was lost there
	three := []byte{q, q, q}
	for s.pos += 3; ; {
		if s.eol-s.bol > maxLine {
			s.back(begin)
			return s.fail(kindLong, s.pos, s.pos+3)
		}
		for s.pos < s.eol {
			switch c := s.src[s.pos]; {
			case c == '\\' && q == '"':
				if s.pos+1 < s.eol && len(bytes.TrimSpace(s.src[s.pos+1:s.eol])) > 0 || s.eol == len(s.src) {
					n := escapeLen(s.src[s.pos:s.eol])
					if n == 0 {
						return s.fail(kindEscape, s.pos, min(s.pos+2, s.eol))
					}
					s.pos += n
				} else {
					s.pos = s.eol
				}
			case c == q && bytes.HasPrefix(s.src[s.pos:s.eol], three):
				if s.line != begin.line && strings.HasSuffix(strings.TrimRight(string(s.src[s.bol:s.pos]), " \t"), "=") && startsStatement(s.src[s.bol:s.pos]) {
					return s.leftOpen(begin, lone) // these are the opening quotes of the next text
				}
				for n := 0; n < 3 || n < 5 && s.pos < s.eol && s.src[s.pos] == q; n++ {
					s.pos++
				}
				return true
			default:
				s.pos++
			}
		}
		if l := strings.TrimSpace(s.lineText()); lone == nil && s.line != begin.line && l != "" && strings.Trim(l, string(q)) == "" {
			m := s.mark
			lone = &m
		}
		if s.eol == len(s.src) {
			return s.leftOpen(begin, lone)
		}
		s.nextLine()
	}
}

// leftOpen fails a text of three quotes that has no end.
func (s *scanner) leftOpen(begin mark, lone *mark) bool {
	if lone != nil {
		s.back(*lone)
		return s.fail(kindMultiClose, s.bol, s.eol)
	}
	s.back(begin)
	s.swallow = true
	return s.fail(kindMultiClose, s.pos, s.pos+3)
}

// list reads [a, b]; it may take more than one line. A fault on a line of its
// own is put aside, so that the other lines of the list are read as well.
func (s *scanner) list(path string, depth int) bool {
	begin := s.line
	var bad *flaw
	s.pos++
	for n := 0; ; n++ {
		last, ok := s.gap()
		if !ok {
			return s.unclosed(begin, last)
		}
		if s.src[s.pos] == ']' {
			s.pos++
			s.bad = bad
			return bad == nil
		}
		if s.item(path, n, depth) {
			if last, ok = s.gap(); !ok {
				return s.unclosed(begin, last)
			}
			if c := s.src[s.pos]; c == ',' {
				s.pos++
				continue
			} else if c == ']' {
				continue
			}
			s.fail(kindComma, s.pos, s.eol)
		}
		if ends := bytes.HasSuffix(bytes.TrimRight(s.src[s.bol:s.eol], " \t"), []byte("]")); s.line == begin || ends || s.open > 1 {
			s.swallow = !ends
			return false
		}
		bad = s.bad
		s.flaws = append(s.flaws, *bad)
		s.pos = s.eol
	}
}

// item reads element n of a list.
func (s *scanner) item(path string, n, depth int) bool {
	if s.src[s.pos] == ',' {
		return s.fail(kindComma, s.pos, s.eol)
	}
	elem := indexPath(path, n)
	s.keys = append(s.keys, Key{Path: elem, Pos: s.place(s.pos)})
	return s.element(len(s.keys)-1, elem, depth)
}

// gap goes past blanks, newlines and comments in a list. It gives false at the
// end of the text or where a new statement begins, and then the place where
// the closing bracket belongs.
func (s *scanner) gap() (mark, bool) {
	last := s.mark
	for {
		s.blanks()
		switch {
		case s.pos < s.eol && s.src[s.pos] != '#':
			return last, true
		case s.eol == len(s.src):
			s.pos = s.eol
			return last, false
		}
		s.nextLine()
		if s.eol-s.bol > maxLine || startsStatement(s.src[s.bol:s.eol]) {
			return last, false
		}
	}
}

// unclosed fails a list that began on line begin, at the place where its bracket
// belongs: behind its last value, or, in a list of more lines, on the empty line
// below. Reading goes on where gap stopped.
func (s *scanner) unclosed(begin int, last mark) bool {
	stop := s.mark
	s.back(last)
	if last.line > begin && stop.line > last.line {
		if s.nextLine(); len(bytes.TrimSpace(s.src[s.bol:s.eol])) > 0 {
			s.back(last)
		}
	}
	s.fail(kindBracket, s.pos, s.pos)
	if stop.line != last.line {
		s.back(stop)
	}
	return false
}

// inline reads {a = 1, b = 2}, which must stay on one line.
func (s *scanner) inline(path string, depth int) bool {
	begin := s.mark
	outerKey, outerPath := s.key, s.path
	s.pos++
	for {
		s.blanks()
		if s.pos >= s.eol {
			s.key, s.path = outerKey, outerPath
			stop := s.mark // a list inside may have gone on to another line
			s.back(begin)
			s.fail(kindBrace, s.pos, s.eol)
			s.back(stop)
			return false
		}
		if s.src[s.pos] == '}' {
			s.pos++
			s.key, s.path = outerKey, outerPath
			return true
		}
		if !s.pair(path, depth) {
			s.bad.key, s.bad.path = outerKey, outerPath
			s.path = outerPath
			return false
		}
		s.blanks()
		if s.pos < s.eol && s.src[s.pos] == ',' {
			s.pos++
		} else if s.pos < s.eol && s.src[s.pos] != '}' {
			s.key, s.path = outerKey, outerPath
			return s.fail(kindComma, s.pos, s.eol)
		}
	}
}

// word reads a value without quotes and checks that it is one of the four that
// may stand so.
func (s *scanner) word() bool {
	start := s.pos
	for s.pos < s.eol && (isBare(s.src[s.pos]) || s.src[s.pos] == '.' || s.src[s.pos] == '+' || s.src[s.pos] == ':') {
		s.pos++
	}
	end := s.pos
	s.blanks()
	ends := s.pos >= s.eol || s.src[s.pos] == '#' || s.open > 0 && strings.IndexByte(",]}", s.src[s.pos]) >= 0
	s.pos = end
	if ends && isWord(string(s.src[start:end])) {
		return true
	}
	for end = start; end < s.eol; end++ {
		c := s.src[end]
		if c == '#' && end > start && s.src[end-1] == ' ' || s.open > 0 && strings.IndexByte(",]}", c) >= 0 {
			break
		}
	}
	return s.fail(kindWord, start, start+len(bytes.TrimRight(s.src[start:end], " \t")))
}

// isWord says whether w is true, false, a date that exists, or a plain number
// that fits: no nan, no inf, no 0x, nothing of more than 15 digits, beyond
// which a float is no longer exact.
func isWord(w string) bool {
	if w == "true" || w == "false" {
		return true
	}
	if len(w) == 10 && w[4] == '-' {
		_, err := time.Parse(time.DateOnly, w)
		return err == nil
	}
	n := strings.TrimLeft(w, "+-")
	if n == "" || len(n) > 15 || len(w)-len(n) > 1 || !isDigit(n[0]) || len(n) > 1 && n[0] == '0' && n[1] != '.' {
		return false
	}
	whole, part, float := strings.Cut(n, ".")
	return allDigits(whole) && (!float || allDigits(part))
}

func allDigits(s string) bool {
	for i := range len(s) {
		if !isDigit(s[i]) {
			return false
		}
	}
	return s != ""
}

// escapeLen gives the bytes of the escape at the start of b, or 0 if it is
// none: \b \t \n \f \r \e \" \\ \xHH \uHHHH \UHHHHHHHH.
func escapeLen(b []byte) int {
	if len(b) < 2 {
		return 0
	}
	n := 2
	switch b[1] {
	case 'b', 't', 'n', 'f', 'r', 'e', '"', '\\':
		return 2
	case 'x':
		n = 4
	case 'u':
		n = 6
	case 'U':
		n = 10
	default:
		return 0
	}
	if len(b) < n {
		return 0
	}
	v, err := strconv.ParseUint(string(b[2:n]), 16, 32)
	if err != nil || !utf8.ValidRune(rune(v)) {
		return 0
	}
	return n
}

// unescape gives the text of a quoted key.
func unescape(s string, raw bool) string {
	if raw || strings.IndexByte(s, '\\') < 0 {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' {
			b.WriteByte(s[i])
			continue
		}
		n := max(escapeLen([]byte(s[i:])), 1)
		if at := strings.IndexByte("btnfre\"\\", s[min(i+1, len(s)-1)]); n == 2 && at >= 0 {
			b.WriteByte("\b\t\n\f\r\x1b\"\\"[at])
		} else if n > 2 {
			v, _ := strconv.ParseUint(s[i+2:i+n], 16, 32)
			b.WriteRune(rune(v))
		}
		i += n - 1
	}
	return b.String()
}
