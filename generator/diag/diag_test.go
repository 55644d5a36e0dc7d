package diag

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
)

func TestWrite(t *testing.T) {
	src := []byte("+++\ntitel = \"Inloop\"\ntelefoonnr = \"024\"\n")
	var l List
	l.Add(Pos{"content/b.md", 3, 1}, Fout, "veld-onbekend", "het veld %q bestaat niet", "telefoonnr").Hint = "bedoelt u telefoon?"
	l[0].Len = 10
	l.Add(Pos{"content/a.md", 0, 0}, Waarschuwing, "iets", "van het hele bestand")
	l.Add(Pos{"content/b.md", 3, 1}, Fout, "veld-onbekend", "het veld %q bestaat niet", "telefoonnr").Hint = "bedoelt u telefoon?"
	l[2].Len = 10
	l.Sort()
	var b strings.Builder
	if err := l.Write(&b, func(string) []byte { return src }); err != nil {
		t.Fatal(err)
	}
	const want = `content/a.md: waarschuwing: van het hele bestand [iets]
content/b.md:3:1: fout: het veld "telefoonnr" bestaat niet [veld-onbekend]
    3 | telefoonnr = "024"
      | ^^^^^^^^^^
    tip: bedoelt u telefoon?
`
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

func TestSnippet(t *testing.T) {
	long := strings.Repeat("a", 60) + "FOUT" + strings.Repeat("b", 60)
	for _, c := range []struct {
		src  string
		pos  Pos
		n    int
		want string
	}{
		{"een\r\ntwee\r\n", Pos{Line: 2, Col: 2}, 2, "    2 | twee\n      |  ^^\n"},
		{"een", Pos{Line: 1, Col: 9}, 3, "    1 | een\n      |    ^\n"},
		{"een", Pos{Line: 2, Col: 1}, 1, ""},
		{"\tx\x1b[31m", Pos{Line: 1, Col: 2}, 1, "    1 |  x<U+001B>[31m\n      |  ^\n"},
		{long, Pos{Line: 1, Col: 61}, 4, "    1 | …" + long[31:119] + "…\n      | " + strings.Repeat(" ", 30) + "^^^^\n"},
	} {
		if got := Snippet([]byte(c.src), c.pos, c.n); got != c.want {
			t.Errorf("Snippet(%.20q, %v)\n got %q\nwant %q", c.src, c.pos, got, c.want)
		}
	}
}

// TestPrintable: each of these acts on a terminal or on the log of a CI run.
func TestPrintable(t *testing.T) {
	for in, want := range map[string]string{
		"Inloop": "Inloop", "a\nb": "a\nb", "a::b": "a::b", "## [a](/b)": "## [a](/b)", "\ufffd": "\ufffd",
		"\x1b[2J":              "<U+001B>[2J",
		"\x9b2J":               "<9B>2J", // an escape of one byte, as a name of a file may hold
		"::error::x":           "<U+003A>:error::x",
		"a\n\u00a0::error::x":  "a\n\u00a0<U+003A>:error::x",  // the runner leaves white space out first
		"a ##[stop-commands]x": "a ##<U+005B>stop-commands]x", // the old form, anywhere in a line
	} {
		if got := Printable(in); got != want {
			t.Errorf("Printable(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestNearest(t *testing.T) {
	names := []string{"titel", "telefoon", "telefoon_tijden", "themas", "id", "sterker-sociaal-werk"}
	for word, want := range map[string]string{
		"titl": "titel", "tiitel": "titel", "tilte": "", "Telefoon": "telefoon", "telefoonnr": "telefoon", "thema": "themas",
		"sociaal-werk": "sterker-sociaal-werk", "d": "id", "xyz": "", "adres": "", "": "",
	} {
		if got := Nearest(word, names); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", word, got, want)
		}
	}
}

// TestGitHub: what stands in the content cannot start a command of its own in a
// CI log, and what does not fit is given back.
func TestGitHub(t *testing.T) {
	var l List
	for range 12 {
		l.Add(Pos{"content/a,b.md", 2, 3}, Fout, "x", "een\n::set-output name=y::z%%0A")
	}
	l[0].Len = 4
	var b bytes.Buffer
	rest, err := l.WriteGitHub(&b)
	if err != nil || len(rest) != 2 {
		t.Fatalf("rest %d, err %v", len(rest), err)
	}
	lines := strings.Split(strings.TrimSpace(b.String()), "\n")
	if want := "::error file=content/a%2Cb.md,line=2,col=3,endColumn=7,title=x::een%0A<U+003A>:set-output name=y::z%250A"; len(lines) != 10 || lines[0] != want {
		t.Errorf("%d lines, the first is\n%s\nwant\n%s", len(lines), lines[0], want)
	}
}

func TestMachineForms(t *testing.T) {
	var l List
	l.Add(Pos{"content/a.md", 2, 3}, Waarschuwing, "B1-MEN", "schrijf niet men").Hint = "schrijf u"
	var b bytes.Buffer
	if err := l.WriteJSON(&b); err != nil {
		t.Fatal(err)
	}
	var rows []map[string]any
	if err := json.Unmarshal(b.Bytes(), &rows); err != nil || len(rows) != 1 || rows[0]["regel"] != 2.0 || rows[0]["niveau"] != "waarschuwing" {
		t.Errorf("%v: %s", err, b.String())
	}
	b.Reset()
	if err := l.WriteSARIF(&b, func(string) string { return "https://example.org/" }); err != nil {
		t.Fatal(err)
	}
	var log struct {
		Version string
		Runs    []struct {
			Results []struct {
				RuleID, Level string
				Locations     []struct {
					PhysicalLocation struct{ Region struct{ StartLine int } }
				}
			}
		}
	}
	if err := json.Unmarshal(b.Bytes(), &log); err != nil {
		t.Fatal(err)
	}
	if r := log.Runs[0].Results[0]; log.Version != "2.1.0" || r.RuleID != "B1-MEN" || r.Level != "warning" || r.Locations[0].PhysicalLocation.Region.StartLine != 2 {
		t.Errorf("%s", b.String())
	}
	b.Reset()
	if err := (List{}).WriteJSON(&b); err != nil || b.String() != "[]\n" {
		t.Errorf("an empty list is %q, %v", b.String(), err)
	}
}
