package source

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"socialekaart/generator/diag"
)

// This file reads the parts of a statement for the locator: headers, keys and
// values. Every function that gives false has set s.bad.

// header reads [x] or [[x]]. A header that is not right is mended when its name
// can be known: without it, every key below would seem to stand in the wrong
// table. It gives false when the line is no header at all.
func (s *scanner) header() bool {
	start := s.pos
	n := min(len(s.src[start:s.eol])-len(bytes.TrimLeft(s.src[start:s.eol], "[")), 2)
	array := n == 2
	s.pos += n
	s.blanks()
	nameOff := s.pos
	parts, ok := s.name()
	end := s.pos
	ok = ok && n > 0 && s.closed("]]"[:n])
	if !ok && s.bad != nil && s.bad.kind == kindDepth {
		return false
	}
	s.bad = nil
	mended := !ok
	if !ok {
		var name string
		if name, array = guessHeader(s.lineText()); name == "" {
			s.swallow = true
			return s.fail(kindJunk, start, s.eol)
		}
		parts = strings.Split(name, ".")
	}
	lower := lowerParts(parts)
	if !mended && !bytes.ContainsAny(s.src[nameOff:end], `"'`) && strings.Join(lower, ".") != strings.Join(parts, ".") {
		mended = true
		s.key = strings.Join(parts, ".")
		s.note(kindCapital, nameOff, end)
	} else if mended {
		s.key = strings.Join(lower, ".")
		s.note(kindHeader, start, s.eol).token = headerText(lower, array)
	} else {
		lower = parts
	}
	if mended {
		s.mend(edit{s.bol, s.eol, headerText(lower, array)})
	}
	s.enter(lower, array, nameOff, end)
	s.nextLine()
	return true
}

// closed reads the brackets behind the name of a header, with nothing after
// them but a comment.
func (s *scanner) closed(brackets string) bool {
	s.blanks()
	if !bytes.HasPrefix(s.src[s.pos:s.eol], []byte(brackets)) {
		return false
	}
	s.pos += len(brackets)
	s.blanks()
	return s.pos == s.eol || s.src[s.pos] == '#'
}

func headerText(parts []string, array bool) string {
	name := strings.Join(parts, ".")
	if array {
		return "[[" + name + "]]"
	}
	return "[" + name + "]"
}

func lowerParts(parts []string) []string {
	out := make([]string, len(parts))
	for i, p := range parts {
		out[i] = strings.ToLower(p)
	}
	return out
}

// enter makes a table the current one and records its header.
func (s *scanner) enter(parts []string, array bool, off, end int) {
	s.mute = false
	path := ""
	for i, p := range parts {
		path = joinPath(path, p)
		if n := s.count[path]; i < len(parts)-1 && n > 0 {
			path = indexPath(path, n-1)
		}
	}
	pos := s.place(off)
	n := s.count[path]
	first, taken := s.seen[path]
	switch {
	case array && n == 0 && taken:
		if !s.turnIntoList(path) {
			s.twice(path, first, off, end)
			return
		}
		n = 1
	case !array && n > 0: // [tijden] where the others are [[tijden]]
		s.path = path
		s.note(kindSingle, off, end)
		s.mend(edit{s.bol, s.eol, headerText(parts, true)})
		array = true
	case !array && taken:
		s.twice(path, first, off, end)
		return
	}
	if !taken {
		s.seen[path] = pos
	}
	if array {
		s.count[path] = n + 1
		path = indexPath(path, n)
		s.seen[path] = pos
	}
	s.prefix, s.depth, s.path = path, len(parts), path
	s.keys = append(s.keys, Key{Path: path, Pos: pos, Value: pos, ValueLen: utf8.RuneCount(s.src[off:end]), Table: true})
}

// twice tells that a table stands here for the second time. What follows it is
// read for flaws only, up to the next header.
func (s *scanner) twice(path string, first diag.Pos, off, end int) {
	s.path = path
	f := s.note(kindTwice, off, end)
	f.first, f.token = first, "["+path+"]"
	s.prefix, s.depth, s.mute = path, 0, true
}

// turnIntoList mends an earlier [x] when [[x]] follows: it was meant as the
// first element.
func (s *scanner) turnIntoList(path string) bool {
	at := slices.IndexFunc(s.stmts, func(st stmt) bool { return st.header && st.path == path })
	if at < 0 {
		return false
	}
	st := &s.stmts[at]
	to := st.to
	if i := bytes.IndexByte(s.src[st.from:to], '\n'); i >= 0 {
		to = st.from + i
	}
	line := string(s.src[st.from:to])
	s.flaws = append(s.flaws, flaw{kind: kindSingle, pos: s.seen[path], line: line, key: path, path: path, token: path})
	name, _ := guessHeader(line)
	s.mend(edit{st.from, to, "[[" + name + "]]"})
	st.path = indexPath(path, 0)
	for i := range s.keys {
		if k := &s.keys[i]; k.Path == path || strings.HasPrefix(k.Path, path+".") {
			s.seen[st.path+k.Path[len(path):]] = k.Pos
			k.Path = st.path + k.Path[len(path):]
		}
	}
	return true
}

// mend adds an edit in the order of the text; a later one takes the place of an
// earlier one of the same line.
func (s *scanner) mend(e edit) {
	i := len(s.edits)
	for i > 0 && s.edits[i-1].from >= e.from {
		i--
	}
	if i < len(s.edits) && s.edits[i].from == e.from {
		s.edits[i] = e
		return
	}
	s.edits = slices.Insert(s.edits, i, e)
}

// keyValue reads "key = value" and the rest of its line.
func (s *scanner) keyValue() bool {
	off, i := s.pos, len(s.keys)
	if !s.pair(s.prefix, s.depth) {
		if t := s.bad.token; s.bad.kind == kindEquals && (strings.HasSuffix(t, "[") || strings.HasSuffix(t, `"""`)) {
			s.swallow = true
		}
		if s.bad.key == "" && s.bad.kind != kindDepth {
			s.bad.key = guessKey(s.bad.line)
			if s.bad.key == "" && s.peek() != '=' {
				s.bad.kind, s.swallow = kindJunk, true
			} else if s.bad.key != "" {
				s.bad.path = joinPath(s.prefix, plainKey(s.bad.key))
				s.path = s.bad.path
				s.remember(s.bad.path, off, off)
			}
		}
		return false
	}
	s.blanks()
	if s.pos < s.eol && s.src[s.pos] != '#' {
		return s.fail(kindAfter, s.pos, s.eol)
	}
	if k := s.keys[i]; k.Raw == `""` && s.eol < len(s.src) && s.plainAhead() {
		s.swallow = true
		s.fail(kindMultiOpen, s.pos, s.pos)
		s.bad.pos, s.bad.token = k.Value, k.Raw
		return false
	}
	return true
}

// plainAhead says whether text follows on the next line that belongs to no key.
func (s *scanner) plainAhead() bool {
	rest := s.src[s.eol+1:]
	if i := bytes.IndexByte(rest, '\n'); i >= 0 {
		rest = rest[:i]
	}
	rest = bytes.TrimSpace(rest)
	return len(rest) > 0 && rest[0] != '#' && rest[0] != '[' && guessKey(string(rest)) == "" && !startsStatement(rest)
}

// pair reads "key = value" below a path.
func (s *scanner) pair(prefix string, depth int) bool {
	off := s.pos
	parts, ok := s.name()
	if !ok {
		return false
	}
	end := s.pos
	s.blanks()
	if s.peek() != '=' || s.pos >= s.eol {
		return s.fail(kindEquals, s.pos, s.eol)
	}
	if depth+len(parts) > maxKeyDepth {
		return s.fail(kindDepth, off, end)
	}
	if raw := s.src[off:end]; !bytes.ContainsAny(raw, `"'`) && bytes.ContainsFunc(raw, func(r rune) bool { return 'A' <= r && r <= 'Z' }) {
		s.key = string(raw)
		parts = lowerParts(parts)
		s.note(kindCapital, off, end)
		s.mend(edit{off, end, strings.ToLower(string(raw))})
	}
	s.key = string(s.src[off:end])
	path := prefix
	for _, p := range parts {
		path = joinPath(path, p)
	}
	s.path = path
	i := len(s.keys)
	if first, ok := s.seen[path]; ok && !s.mute {
		s.fail(kindTwice, off, end)
		s.bad.first = first
		twice := s.bad
		s.pos++
		s.value(path, depth+len(parts)) // go past the value, so that its other lines are gone as well
		s.bad, s.keys = twice, s.keys[:i]
		return false
	}
	s.remember(path, off, end)
	s.pos++
	s.blanks()
	return s.element(i, path, depth+len(parts))
}

// remember records a key whose value has still to be read.
func (s *scanner) remember(path string, off, end int) {
	pos := s.place(off)
	if !s.mute {
		s.seen[path] = pos
	}
	s.keys = append(s.keys, Key{Path: path, Pos: pos, Value: s.place(end)})
}

// element reads a value and completes the key at index i with it.
func (s *scanner) element(i int, path string, depth int) bool {
	from, line, bol := s.pos, s.line, s.bol
	s.keys[i].Value = s.place(from)
	eol := s.eol
	ok := s.value(path, depth)
	to := min(s.pos, len(s.src))
	if line != s.line || bol != s.bol {
		to = eol
	}
	if ok {
		s.keys[i].Raw = string(s.src[from:s.pos])
	} else {
		to = eol
	}
	s.keys[i].ValueLen = utf8.RuneCount(bytes.TrimRight(s.src[from:max(from, to)], " \t"))
	return ok
}

// name reads a dotted key and gives its parts without quotes.
func (s *scanner) name() ([]string, bool) {
	var parts []string
	for {
		s.blanks()
		off := s.pos
		switch c := s.peek(); {
		case s.pos < s.eol && (c == '"' || c == '\''):
			if !s.quoted(c) {
				s.bad.kind = kindKey
				return nil, false
			}
			parts = append(parts, unescape(string(s.src[off+1:s.pos-1]), c == '\''))
		default:
			for s.pos < s.eol && isBare(s.src[s.pos]) {
				s.pos++
			}
			if s.pos == off {
				return nil, s.fail(kindKey, off, s.eol)
			}
			parts = append(parts, string(s.src[off:s.pos]))
		}
		if len(parts) > maxKeyDepth {
			return nil, s.fail(kindDepth, off, s.pos)
		}
		end := s.pos
		s.blanks()
		if s.pos < s.eol && s.src[s.pos] == '.' {
			s.pos++
			continue
		}
		s.pos = end
		return parts, true
	}
}
