package source

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"

	"socialekaart/generator/diag"
)

// The locator reads TOML once, in front of the library, for two reasons.
//
// Places: BurntSushi/toml 1.6.0 gives the line of the last [[tijden]] for a
// fault in the first one, and the opening line of a list for a bad element. The
// locator knows the place of every key and every element.
//
// Cost: the library recurses without a limit. 39 KB of {a={a=… takes it 8 s and
// 6.6 GB, and three million [ end the process beyond recover. The locator is
// linear, stops at maxKeyDepth and maxNesting, and blanks what it refuses, so
// that the library never sees it.
//
// It goes statement by statement. A statement that is not right becomes a flaw
// (see mistakes.go), and reading goes on at the next one.
const (
	maxKeyDepth = 6    // parts of a key, its table included; content uses 3
	maxNesting  = 8    // lists and inline tables in one another; content uses 2
	maxLine     = 4000 // bytes; longer lines cannot be shown in a message
	maxFlaws    = 100  // after so many this is no TOML at all
)

// Key is one key, one table header or one element of a list, with its place.
type Key struct {
	Path     string   // "contact.telefoon", "tijden[1].van", "themas[0]"
	Pos      diag.Pos // of the key; for an element, of its value
	Value    diag.Pos // of the value; for a header, of its name
	ValueLen int      // runes of the value, up to the end of its first line
	Raw      string   // the value as written; "" for a header
	Table    bool     // a header: [x] or [[x]]
}

// flaw is one statement that is not right, as the locator sees it. What it
// means for an editor is decided in mistakes.go.
type flaw struct {
	kind  kind
	pos   diag.Pos
	token string   // the offending text, at most to the end of its line
	line  string   // the whole source line
	key   string   // the key as written, "" when there is none
	path  string   // the path of the key, "" when unknown
	first diag.Pos // for kindTwice: where the path stands first
	rest  string   // for kindQuote: how the text goes on below, without its last quote
}

// edit replaces src[from:to] in the text that the library gets.
type edit struct {
	from, to int
	text     string
}

// layout is what the locator found.
type layout struct {
	keys  []Key
	flaws []flaw
	edits []edit
	stmts []stmt
	fatal bool // too many flaws: the rest was not read
}

// stmt is the range of one statement, for blanking it later.
type stmt struct {
	from, to int // bytes; to is after the last newline
	line     int // of the first byte
	path     string
	header   bool
}

type mark struct{ pos, line, bol, eol int }

type scanner struct {
	layout
	mark // the next byte, its line, and where that line begins and ends
	src  []byte
	at   diag.Pos // file and line of src[0]

	colOff, col int // the last column computed, so that columns cost linear time
	prefix      string
	depth       int // parts in prefix
	mute        bool
	open        int // lists and inline tables around pos
	key         string
	path        string
	seen        map[string]diag.Pos
	count       map[string]int // elements of each [[x]]
	bad         *flaw
	swallow     bool // plain text after this flaw belongs to it
}

// locate finds every key of the TOML in src, whose first byte stands at at.
func locate(src []byte, at diag.Pos) layout {
	const many = 48 // a full entry has about 40
	s := &scanner{src: src, at: at, seen: make(map[string]diag.Pos, many), count: map[string]int{}}
	s.keys = make([]Key, 0, many)
	s.line = max(at.Line, 1) - 1
	s.startLine(0)
	for s.pos < len(src) {
		if len(s.flaws) >= maxFlaws {
			s.fatal = true
			break
		}
		s.statement()
	}
	return s.layout
}

func (s *scanner) startLine(bol int) {
	s.pos, s.bol, s.colOff, s.col = bol, bol, bol, 1
	s.line++
	if i := bytes.IndexByte(s.src[bol:], '\n'); i >= 0 {
		s.eol = bol + i
	} else {
		s.eol = len(s.src)
	}
}

// nextLine goes to the start of the next line; at the end of the text it stays
// behind the last byte.
func (s *scanner) nextLine() {
	if s.eol < len(s.src) {
		s.startLine(s.eol + 1)
	} else {
		s.pos = len(s.src)
	}
}

func (s *scanner) back(m mark) { s.mark, s.colOff, s.col = m, m.bol, 1 }

// place gives the position of a byte on the current line.
func (s *scanner) place(off int) diag.Pos {
	if off < s.colOff {
		s.colOff, s.col = s.bol, 1
	}
	s.col += utf8.RuneCount(s.src[s.colOff:off])
	s.colOff = off
	return diag.Pos{File: s.at.File, Line: s.line, Col: s.col}
}

func (s *scanner) peek() byte {
	if s.pos < len(s.src) {
		return s.src[s.pos]
	}
	return '\n'
}

func (s *scanner) blanks() {
	for s.pos < s.eol && (s.src[s.pos] == ' ' || s.src[s.pos] == '\t') {
		s.pos++
	}
}

func (s *scanner) lineText() string { return string(s.src[s.bol:s.eol]) }

// fail makes the flaw of this statement and is always false.
func (s *scanner) fail(k kind, off, end int) bool {
	s.bad = &flaw{kind: k, pos: s.place(off), token: string(s.src[off:end]), line: s.lineText(), key: s.key, path: s.path}
	return false
}

// note adds a flaw that does not end the statement.
func (s *scanner) note(k kind, off, end int) *flaw {
	s.flaws = append(s.flaws, flaw{kind: k, pos: s.place(off), token: string(s.src[off:end]), line: s.lineText(), key: s.key, path: s.path})
	return &s.flaws[len(s.flaws)-1]
}

func (s *scanner) statement() {
	from, line, nkeys := s.bol, s.line, len(s.keys)
	s.bad, s.swallow, s.open, s.key, s.path = nil, false, 0, "", ""
	s.blanks()
	header := false
	switch c := s.peek(); {
	case s.eol-s.bol > maxLine:
		s.bad = &flaw{kind: kindLong, pos: diag.Pos{File: s.at.File, Line: s.line}}
		if key := guessKey(string(s.src[s.bol : s.bol+100])); key != "" {
			s.bad.path = joinPath(s.prefix, plainKey(key))
			s.remember(s.bad.path, s.bol, s.bol)
		}
		s.nextLine()
	case c == '\n' || c == '#':
		s.nextLine()
		return
	case c == '[' || lostBracket(s.src[s.pos:s.eol]):
		header = s.header()
	default:
		if s.keyValue() {
			s.nextLine()
		}
	}
	if s.bad != nil {
		s.flaws = append(s.flaws, *s.bad)
		s.resync()
	}
	if s.bad != nil || s.mute {
		s.keys = s.keys[:min(len(s.keys), nkeys+1)]
		if s.mute || s.bad.path == "" {
			s.keys = s.keys[:nkeys]
		}
		for len(s.edits) > 0 && s.edits[len(s.edits)-1].from >= from {
			s.edits = s.edits[:len(s.edits)-1] // mending a line that goes is no use
		}
		s.edits = append(s.edits, blank(s.src, from, s.pos))
	}
	s.stmts = append(s.stmts, stmt{from, s.pos, line, s.path, header})
}

// resync goes to the line where reading can go on: the next one, or, after text
// that was left open, the first that looks like a statement.
func (s *scanner) resync() {
	if s.pos > s.bol || s.pos == s.bol && s.bad.pos.Line == s.line {
		s.nextLine()
	}
	for s.swallow && s.pos < len(s.src) {
		m, l := s.mark, bytes.TrimSpace(s.src[s.bol:s.eol])
		for len(l) == 0 && s.eol < len(s.src) {
			s.nextLine()
			l = bytes.TrimSpace(s.src[s.bol:s.eol])
		}
		if len(l) == 0 || l[0] == '#' || startsStatement(l) {
			s.back(m)
			return
		}
		s.nextLine()
	}
}

func blank(src []byte, from, to int) edit {
	return edit{from, to, strings.Repeat("\n", bytes.Count(src[from:to], []byte("\n")))}
}

// clean gives the text for the library: src with the edits made.
func (l *layout) clean(src []byte) string {
	var b strings.Builder
	b.Grow(len(src))
	at := 0
	for _, e := range l.edits {
		b.Write(src[at:e.from])
		b.WriteString(e.text)
		at = e.to
	}
	b.Write(src[at:])
	return b.String()
}

// startsStatement says whether a line begins with a header or with "naam =" or
// "naam:", so that it cannot be the continuation of a list or of a text.
func startsStatement(line []byte) bool {
	line = bytes.TrimLeft(line, " \t")
	if len(line) > 1 && line[0] == '[' {
		name := bytes.TrimLeft(line, "[ ")
		return len(name) > 0 && isLetter(name[0]) && !bytes.ContainsAny(name, `"'(,`) && bytes.IndexByte(name, ']') > 0 &&
			!bytes.HasPrefix(name, []byte("true")) && !bytes.HasPrefix(name, []byte("false")) &&
			!bytes.HasPrefix(name, []byte("inf")) && !bytes.HasPrefix(name, []byte("nan"))
	}
	n := 0
	for n < len(line) && (isBare(line[n]) || line[n] == '.') {
		n++
	}
	rest := bytes.TrimLeft(line[n:], " \t")
	if n == 0 || len(rest) == 0 {
		return false
	}
	return rest[0] == '=' || rest[0] == ':' && n > 1 && !isDigit(line[0])
}

// lostBracket says whether a line is a header without its first bracket.
func lostBracket(line []byte) bool {
	n := 0
	for n < len(line) && (isBare(line[n]) || line[n] == '.') {
		n++
	}
	return n > 0 && (string(line[n:]) == "]" || string(line[n:]) == "]]")
}

func isDigit(c byte) bool  { return '0' <= c && c <= '9' }
func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
func isBare(c byte) bool   { return isLetter(c) || isDigit(c) || c == '_' || c == '-' }

// joinPath puts a key behind a path, in quotes when it holds more than the
// characters of a bare key.
func joinPath(path, key string) string {
	for i := range len(key) {
		if !isBare(key[i]) {
			key = strconv.Quote(key)
			break
		}
	}
	if key == "" {
		key = `""`
	}
	if path == "" {
		return key
	}
	return path + "." + key
}

// indexPath gives the path of element i.
func indexPath(path string, i int) string { return path + "[" + strconv.Itoa(i) + "]" }
