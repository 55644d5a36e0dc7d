package generator_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"socialekaart/generator/diag"
	"socialekaart/generator/kaart"
	"socialekaart/generator/taal"
)

// TestOwnWords holds what the program itself says to editors and visitors
// against the rules that it asks of others: the messages, the explanations of
// fields and rules, and the text of the theme.
func TestOwnWords(t *testing.T) {
	p, ds := taal.NewProfiel(taal.Opties{
		Aanspreking: "u", Getallen: "cijfers",
		Gewoon: []string{"veld", "map", "bestand", "regel", "kop", "haken", "thema", "wijkteam", "verwijzer", "wegwijzer", "indicatie", "voorziening"},
		Namen:  []string{"Markdown", "TOML", "YAML", "WhatsApp", "ZorgDomein", "BSN", "KvK", "ICPC", "CBS", "UTF"},
	})
	if len(ds) > 0 {
		t.Fatal(ds[0].Text)
	}
	n := 0
	check := func(where, text string) {
		n++
		_, found := taal.Check([]taal.Block{{Text: text, Scope: taal.Alinea, Offsets: []taal.Offset{{Pos: diag.Pos{File: where, Line: 1, Col: 1}}}}}, p)
		for _, f := range found {
			if f.Level == diag.Fout {
				t.Errorf("%s: %q: %s [%s]", where, text, f.Text, f.Code)
			}
		}
	}
	for _, dir := range []string{"diag", "kaart", "source", "markdown", "page", "keuring", "publish", "dev", "../cmd/socialekaart"} {
		for _, m := range messages(t, dir) {
			check(m.where, m.text)
		}
	}
	for s := kaart.SoortVoorziening; s <= kaart.SoortInstelling; s++ {
		for _, v := range kaart.Velden(s) {
			check("veld "+v.Pad, v.Uitleg)
		}
	}
	for _, r := range taal.Regels() {
		check("regel "+r.ID, named.ReplaceAllString(r.Uitleg, "Naam")) // a word that is talked about is not used
		check("regel "+r.ID, r.Goed)
	}
	for name, text := range themeTexts(t) {
		for line := range strings.SplitSeq(text, "\n") {
			if line = strings.TrimSpace(line); len(line) > 3 {
				check(name, line)
			}
		}
	}
	if n < 500 {
		t.Errorf("only %d texts were found: the test does not see what it should", n)
	}
}

// named is a word between quotation marks.
var named = regexp.MustCompile(`'[^']+'`)

type message struct{ where, text string }

// verb is what Sprintf fills in: a name of the content, a number.
var verb = regexp.MustCompile(`%[-+# 0-9.*]*[a-zA-Z]`)

// dutch says whether a string literal is a sentence for an editor: lower-case
// words of Dutch, with a space.
var dutch = regexp.MustCompile(`(^| )(de|het|een|is|niet|hier|deze|dit|dat|wordt|moet|schrijf|haal|zet|kies|gebruik|vul|geef|er|u) `)

// messages collects the sentences in the code of a package. Errors for
// programmers are English and are not seen by the pattern.
func messages(t *testing.T, dir string) []message {
	t.Helper()
	var out []message
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no code in %s: %v", dir, err)
	}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		fset := token.NewFileSet()
		f, err := parser.ParseFile(fset, name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(x ast.Node) bool {
			lit, ok := x.(*ast.BasicLit)
			if !ok || lit.Kind != token.STRING {
				return true
			}
			s, err := strconv.Unquote(lit.Value)
			if err == nil && dutch.MatchString(s+" ") && !strings.Contains(s, "<") {
				out = append(out, message{fset.Position(lit.Pos()).String(), verb.ReplaceAllString(s, "Naam")})
			}
			return true
		})
	}
	return out
}

var (
	action = regexp.MustCompile(`\{\{[^}]*\}\}`)
	inline = regexp.MustCompile(`</?(a|strong|span|code|em|b|i|time|dfn)( [^>]*)?>`)
	tag    = regexp.MustCompile(`<[^>]*>`)
)

// themeTexts gives the words of the templates, a block to a line.
func themeTexts(t *testing.T) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := fs.WalkDir(os.DirFS("../themes/standaard"), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".html") {
			return err
		}
		data, err := os.ReadFile(filepath.Join("../themes/standaard", name))
		if err != nil {
			return err
		}
		s := action.ReplaceAllString(string(data), "")
		s = strings.ReplaceAll(inline.ReplaceAllString(s, ""), "\n", " ")
		out[name] = tag.ReplaceAllString(s, "\n")
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
