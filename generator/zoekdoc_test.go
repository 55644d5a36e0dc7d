package generator_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"socialekaart/generator"
)

// TestZoekdoc holds what search is told of an entry: whom it is for and not, and
// where it is.
func TestZoekdoc(t *testing.T) {
	root := t.TempDir()
	if err := os.CopyFS(root, os.DirFS("testdata/site")); err != nil {
		t.Fatal(err)
	}
	// The same offer for the city, for a part of it and for elsewhere; the same
	// organisation elsewhere and here.
	for _, c := range []struct{ from, to, titel, gebied string }{
		{"voorzieningen/ruilwinkel-nijmegen", "voorzieningen/rekenen-een", "Rekenles blauw", "nijmegen"},
		{"voorzieningen/ruilwinkel-nijmegen", "voorzieningen/rekenen-twee", "Rekenles rood", "zuid"},
		{"voorzieningen/ruilwinkel-nijmegen", "voorzieningen/rekenen-drie", "Rekenles groen", "soest"},
		{"organisaties/andes", "organisaties/dammen-een", "Damclub blauw", "borger-odoorn"},
		{"organisaties/andes", "organisaties/dammen-twee", "Damclub rood", "nijmegen"},
	} {
		data, err := os.ReadFile(filepath.Join(root, "content", c.from+".md"))
		if err != nil {
			t.Fatal(err)
		}
		var lines []string
		for line := range strings.Lines(string(data)) {
			if strings.HasPrefix(line, "titel =") {
				line = fmt.Sprintf("titel = %q\n", c.titel)
			} else if strings.HasPrefix(line, "werkgebied =") {
				line = fmt.Sprintf("werkgebied = [%q]\n", c.gebied)
			} else if strings.HasPrefix(line, "oude_url") {
				continue
			}
			lines = append(lines, line)
		}
		write(t, filepath.Join(root, "content", c.to+".md"), strings.Join(lines, ""))
	}
	cases := []struct{ zoek, wijk, want string }{ // want: what comes, best first; "-" is not there
		{"bang om te vallen", "", "voorzieningen/goede-dag-wandelclub"},            // verwijzer.geschikt_bij
		{"benauwd", "", "-voorzieningen/goede-dag-wandelclub"},                     // verwijzer.niet_geschikt_bij
		{"behandelaar", "", "-maatjesprojecten/maatjesproject-balans-soest"},       // niet_voor
		{"Z02", "", "voorzieningen/rekenen-een voorzieningen/ruilwinkel-nijmegen"}, // of its theme, which nobody lists
		{"Z06", "", "-praktijkvoorbeelden/voliere-vijverhof"},                      // of its theme, which others list
		{"rekenles", "", "voorzieningen/rekenen-een voorzieningen/rekenen-twee voorzieningen/rekenen-drie"},
		{"damclub", "", "organisaties/dammen-twee organisaties/dammen-een"},
	}
	var vragen strings.Builder
	for _, c := range cases {
		fmt.Fprintf(&vragen, "[[vraag]]\nzoek = %q\nsoort = \"leek\"\nverwacht = [\"voorzieningen/goede-dag\"]\n", c.zoek)
		if c.wijk != "" {
			fmt.Fprintf(&vragen, "wijk = %q\n", c.wijk)
		}
	}
	write(t, filepath.Join(root, "content/verwacht.toml"), vragen.String())
	_, r := makeSite(t, generator.Options{Root: root})
	if len(r.Vragen) != len(cases) {
		t.Fatalf("%d of %d questions are answered, %d faults", len(r.Vragen), len(cases), r.Fouten(false))
	}
	for i, c := range cases {
		kwam := r.Vragen[i].Kwam
		if not, ok := strings.CutPrefix(c.want, "-"); ok {
			if slices.Contains(kwam, not) {
				t.Errorf("%q finds %s", c.zoek, not)
			}
		} else if want := strings.Fields(c.want); !slices.Equal(kwam[:min(len(want), len(kwam))], want) {
			t.Errorf("%q (wijk %q) gives %v, want %v first", c.zoek, c.wijk, kwam, want)
		}
	}
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
