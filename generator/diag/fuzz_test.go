package diag

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"
)

// hostile are names and texts of content that want to act on a terminal or a CI
// log. Each was once printed as it stood, or begins a command of GitHub.
var hostile = []string{
	"een\n::set-output name=y::z", "::error::x", "\x1b[2J", "\x9b31m", "\u009b31m", "\u202egnp.md", "a\r::warning::b", "%0A::error::x", "a\u2028::error::b", "\u0085::error::b", "\u00a0::error::x", "##[kop](/a) ##[stop-commands]x", "##\n[x",
}

// FuzzWrite: whatever stands in a file, its name or a message, each form of the
// list prints nothing that a terminal acts on and no line that is a command in
// the log of a CI run, but for the annotations themselves.
func FuzzWrite(f *testing.F) {
	for _, s := range hostile {
		f.Add(s, s, s, s, 1, 1, 3)
	}
	f.Add(":", "a name and the colon behind it are ::", "", "", 0, 0, 0)
	f.Add("content/b.md", "het veld bestaat niet", "bedoelt u\ntelefoon?", "een\ntwee", 2, 3, 1000)
	f.Fuzz(func(t *testing.T, file, text, hint, src string, line, col, n int) {
		l := List{{Pos: Pos{file, line, col}, Len: n, Level: Level(uint(n) % 3), Code: "x", Text: text, Hint: hint}}
		var b strings.Builder
		if err := l.Write(&b, func(string) []byte { return []byte(src) }); err != nil {
			t.Fatal(err)
		}
		safe(t, b.String())
		if most := len(file) + len(text) + len(hint); b.Len() > 10*most+2000+12*snippetRunes {
			t.Fatalf("%d bytes for %d", b.Len(), most)
		}
		b.Reset()
		if _, err := l.WriteGitHub(&b); err != nil {
			t.Fatal(err)
		}
		safe(t, strings.TrimPrefix(b.String(), "::"))
		if strings.Count(b.String(), "\n") != 1 || !strings.HasPrefix(b.String(), "::") || strings.Count(strings.SplitN(b.String(), "title=x::", 2)[0], "::") != 1 {
			t.Fatalf("more than one command: %q", b.String())
		}
		b.Reset()
		if err := l.WriteJSON(&b); err != nil || !json.Valid([]byte(b.String())) || strings.Count(b.String(), "\n") != 3 || strings.Contains(b.String(), "##[") {
			t.Fatalf("%v: %q", err, b.String())
		}
	})
}

// safe refuses what a terminal or the log of a CI run acts on.
func safe(t *testing.T, s string) {
	t.Helper()
	if !utf8.ValidString(s) {
		t.Fatalf("bytes that are no text: %q", s)
	}
	if i := strings.IndexFunc(s, hidden); i >= 0 {
		t.Fatalf("%q is printed as it stands", s[i:min(i+8, len(s))])
	}
	for row := range strings.Lines(s) {
		if strings.HasPrefix(strings.TrimSpace(row), "::") || strings.Contains(row, "##[") {
			t.Fatalf("a command: %q", row)
		}
	}
}
