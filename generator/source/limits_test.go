package source

import (
	"strings"
	"testing"

	"socialekaart/generator/diag"
)

// Case I14: what is exactly as long as may be is read; one byte more is one fault.
func TestLimits(t *testing.T) {
	lim := Limits{File: 2000, Vocabulary: 500, Front: 1000, Body: 700, Files: 20}
	front := "+++\ntitel = \"x\"\n"
	for _, c := range []struct {
		name   string
		file   func(extra int) string // that is extra bytes longer than may be
		fault  string
		inside string // a file name
	}{
		{"front matter", func(n int) string {
			fences := len("+++\n") // not a part of it
			return front + "#" + strings.Repeat("x", lim.Front+fences-len(front)-len("#\n")+n) + "\n+++\ntekst\n"
		}, "de kop is te lang", "over.md"},
		{"text", func(n int) string { return front + "+++\n" + strings.Repeat("x", lim.Body-1+n) + "\n" }, "de tekst is te lang", "over.md"},
		{"file", func(n int) string { return front + "+++\n" + strings.Repeat("x", lim.File-len(front)-4+n) }, "dit bestand is te groot", "over.md"},
		{"vocabulary", func(n int) string { return "#" + strings.Repeat("x", lim.Vocabulary-1+n) }, "dit bestand is te groot", "themas.toml"},
	} {
		for extra := range 2 {
			name := "content/paginas/" + c.inside
			if strings.HasSuffix(c.inside, ".toml") {
				name = "content/" + c.inside
			}
			_, root := tree(t, map[string]string{"config.toml": "", name: c.file(extra)})
			this := lim
			if c.name == "file" {
				this.Body = this.File
			}
			_, l, err := Load(root, this)
			if err != nil {
				t.Fatal(err)
			}
			faults := 0
			for _, d := range l {
				if d.Level == diag.Fout && d.Code == "bestand-te-groot" && d.Hint != "" && strings.HasPrefix(d.Text, c.fault) {
					faults++
				}
			}
			if faults != extra || len(l) != extra {
				t.Errorf("%s, %d bytes too long: %v", c.name, extra, l)
			}
		}
	}
}

// Case I28: more files than a site may have is one fault; no more are read.
func TestTooManyFiles(t *testing.T) {
	_, root := tree(t, map[string]string{"config.toml": "", "content/paginas/a.md": entry, "content/paginas/b.md": entry})
	lim := DefaultLimits
	for lim.Files = 4; lim.Files >= 2; lim.Files-- {
		files, l, err := Load(root, lim)
		if err != nil || len(files) != min(3, lim.Files) || (len(l) == 1 && l[0].Code == "te-veel-bestanden") != (lim.Files < 3) {
			t.Errorf("at most %d: %d files, %v, %v", lim.Files, len(files), l, err)
		}
	}
}
