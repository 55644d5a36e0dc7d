package diag

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Printable replaces what a terminal or a CI log would act on by a visible code
// such as <U+001B>: control characters, escapes, text-direction marks, bytes that
// are no text, and the two forms of a command in the log of GitHub Actions.
// Content ends up in messages, and content is not trusted. A newline stays.
//
// The runner of GitHub takes a line for a command when it begins with ::, white
// space left out, and when ##[ stands anywhere in it (TryParseV2 and TryParse in
// actions/runner, src/Runner.Common/ActionCommand.cs). One of the commands switches
// off all others.
func Printable(s string) string {
	if strings.IndexFunc(s, hidden) < 0 && utf8.ValidString(s) && !strings.Contains(s, "::") && !strings.Contains(s, "##[") {
		return s
	}
	var b strings.Builder
	begin := true // nothing but white space in this line yet
	for i, r := range s {
		switch rest := s[i:]; {
		case r == utf8.RuneError && !strings.HasPrefix(rest, "\ufffd"):
			fmt.Fprintf(&b, "<%02X>", s[i])
		case hidden(r), begin && strings.HasPrefix(rest, "::"), r == '[' && strings.HasSuffix(s[:i], "##"):
			fmt.Fprintf(&b, "<U+%04X>", r)
		default:
			b.WriteRune(r)
		}
		begin = r == '\n' || begin && unicode.IsSpace(r)
	}
	return b.String()
}

// oneLine is Printable for what stands at the beginning of a line and may not
// begin another.
func oneLine(s string) string { return strings.ReplaceAll(Printable(s), "\n", "<U+000A>") }

// noCommand is the same for JSON, where ##[ can only stand in a text.
func noCommand(b []byte) []byte { return bytes.ReplaceAll(b, []byte("##["), []byte(`##\u005b`)) }

func hidden(r rune) bool {
	return r != '\n' && r != ' ' && !unicode.IsGraphic(r) || unicode.Is(unicode.Zs, r) && r != ' ' && r != '\u00a0'
}
