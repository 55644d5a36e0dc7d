package source

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"socialekaart/generator/diag"
)

var update = flag.Bool("update", false, "write the expected diagnostics; read the difference afterwards")

// entry is a whole entry of the usual size, without a fault.
const entry = `+++
titel = "Inloop De Linde"
kort = "Koffie en een praatje in de buurt. U hoeft niets af te spreken."
organisatie = "welzijn-nijmegen"
themas = ["ontmoeten", "meedoen"]
voor_wie = "Iedereen uit de wijk die graag mensen ziet."
werkgebied = ["hatert", "hatertse-hei"]
leeftijd_van = 18
gecontroleerd_op = 2026-11-02
voorbeeld = true
trefwoorden = [
  "koffie", # staat ook op het bord
  "praatje",
]
zo_gaat_het = """
U komt binnen en krijgt koffie.
Er is altijd iemand die u helpt.
"""

[contact]
telefoon = "024 123 45 67"
email = "inloop@delinde.example"
website = "https://delinde.example/inloop"

[volgende_stap]
manier = "binnenlopen"
tekst = "Kom op dinsdag langs."

[kosten]
soort = "vrijwillige_bijdrage"
bedrag = 1.50

[[tijden]]
dag = ["ma", "di"]
van = "09:30"
tot = "12:00"

[[tijden]]
dag = ["vr"]
van = "13:00"
tot = "15:30"
week = "even"

[[uitzonderingen]]
datum = 2026-12-25
naam = "Eerste Kerstdag"
+++

De inloop is er voor **iedereen**.

## De eerste keer

Iemand vangt u op bij de deur.
`

// archive splits a txtar file: a comment, then "-- name --" and its text.
func archive(b []byte) (comment string, names []string, files map[string]string) {
	files = map[string]string{}
	name := ""
	for _, line := range strings.SplitAfter(string(b), "\n") {
		if n, ok := strings.CutPrefix(line, "-- "); ok && strings.HasSuffix(n, " --\n") {
			name = strings.TrimSuffix(n, " --\n")
			names = append(names, name)
		} else if name == "" {
			comment += line
		} else {
			files[name] += line
		}
	}
	return comment, names, files
}

// readEntry does what Load and Decode do with one file.
func readEntry(name string, data []byte) (*File, *document, diag.List) {
	f := &File{Path: name, FrontLine: 1, BodyLine: 1}
	clean, l := cleanText(name, data)
	if clean == nil {
		f.Broken = true
		return f, nil, l
	}
	f.Data = clean
	if strings.HasSuffix(name, ".toml") {
		f.Front = clean
	} else {
		l = append(l, cutFront(f, DefaultLimits)...)
	}
	if f.Broken {
		return f, nil, l
	}
	doc, dl := parseTOML(f.Front, diag.Pos{File: name, Line: f.FrontLine})
	l = append(l, dl...)
	l.Sort()
	return f, doc, l
}

// TestCases runs testdata/*.txtar: every file of an archive is read, and what
// there is to say about all of them stands under "-- diag --". A backquoted
// escape such as `U+202E` in an input stands for that character.
func TestCases(t *testing.T) {
	paths, _ := filepath.Glob("testdata/*.txtar")
	if len(paths) < 10 {
		t.Fatalf("only %d cases", len(paths))
	}
	for _, p := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(p), ".txtar"), func(t *testing.T) {
			b, err := os.ReadFile(p)
			if err != nil {
				t.Fatal(err)
			}
			comment, names, files := archive(b)
			var got bytes.Buffer
			out := comment
			for _, n := range names {
				if n == "diag" {
					continue
				}
				out += "-- " + n + " --\n" + files[n]
				f, _, l := readEntry(n, []byte(runes.Replace(files[n])))
				l.Write(&got, func(string) []byte { return f.Data })
			}
			if *update {
				if err := os.WriteFile(p, []byte(out+"-- diag --\n"+got.String()), 0o644); err != nil {
					t.Fatal(err)
				}
			} else if got.String() != files["diag"] {
				t.Errorf("got:\n%s\nwant:\n%s", got.String(), files["diag"])
			}
		})
	}
}

// runes makes characters that cannot be seen writable in a case.
var runes = strings.NewReplacer("`U+202E`", "\u202e", "`U+200B`", "\u200b", "`U+00A0`", "\u00a0", "`U+0000`", "\x00",
	"`U+FEFF`", "\ufeff", "`U+0430`", "\u0430", "`U+03BF`", "\u03bf", "`CR`", "\r", "`FF`", "\xff", "`U+00AD`", "\u00ad")

func TestEntryHasNoFault(t *testing.T) {
	f, doc, l := readEntry("content/voorzieningen/linde.md", []byte(entry))
	if len(l) > 0 {
		t.Fatalf("diagnostics: %v", l)
	}
	for path, line := range map[string]int{"titel": 2, "trefwoorden[1]": 13, "contact.telefoon": 21, "tijden[0]": 33, "tijden[1].van": 40, "tijden[1].dag[0]": 39, "uitzonderingen[0].datum": 45} {
		if k, ok := doc.Key(path); !ok || k.Pos.Line != line {
			t.Errorf("%s: line %d, want %d", path, k.Pos.Line, line)
		}
	}
	if p := doc.At("tijden[1].locatie"); p.Line != 38 {
		t.Errorf("a missing key falls back to line %d, want 38", p.Line)
	}
	if p := doc.At("drempel.anoniem"); p.Line != 2 {
		t.Errorf("a missing table falls back to line %d, want 2", p.Line)
	}
	if n := len(doc.Values["tijden"].([]any)); n != 2 {
		t.Errorf("%d tijden", n)
	}
	if f.BodyLine != 48 || !bytes.HasPrefix(f.Body, []byte("\nDe inloop")) {
		t.Errorf("body on line %d: %q", f.BodyLine, f.Body)
	}
}

// TestLongLine: a line that is too long is still known by its key.
func TestLongLine(t *testing.T) {
	src := "a = 1\nkort = \"" + strings.Repeat("x", 5000) + "\"\nb = 2\n"
	doc, l := parseTOML([]byte(src), diag.Pos{File: "x.toml", Line: 1})
	if len(l) != 1 || l[0].Code != "regel-te-lang" || l[0].Pos.Line != 2 || !doc.Wrong["kort"] || len(doc.Values) != 2 {
		t.Errorf("%v, wrong %v, values %v", l, doc.Wrong, doc.Values)
	}
}
