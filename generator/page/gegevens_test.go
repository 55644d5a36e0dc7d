package page

import (
	"bytes"
	"cmp"
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write themes/standaard/gegevens.md anew; read the diff")

const gegevens = "../../themes/standaard/gegevens.md"

// TestGegevens holds themes/standaard/gegevens.md, what a template may use,
// against the types in the source. What is added is written by -update. What
// goes away, or gets another type, asks for a new ThemaVersie first: a site with
// a template of its own would break.
func TestGegevens(t *testing.T) {
	got := beschrijf(t)
	want, err := os.ReadFile(gegevens)
	if err != nil && !*update {
		t.Fatal(err)
	}
	changelog, err := os.ReadFile("../../CHANGELOG.md")
	if err != nil {
		t.Fatal(err)
	}
	// The promise begins with the first version that somebody can have.
	if !bytes.Contains(changelog, []byte("## 0.1.0 (not released yet)")) {
		for _, veld := range verdwenen(want, got) {
			t.Errorf("%s went away: give ThemaVersie the next number, and run with -update", veld)
		}
	}
	if *update && !t.Failed() {
		if err := os.WriteFile(gegevens, got, 0o644); err != nil {
			t.Fatal(err)
		}
	} else if !bytes.Equal(want, got) {
		t.Errorf("themes/standaard/gegevens.md is out of date; run go test ./generator/page -run Gegevens -update")
	}
}

// verdwenen gives the fields of an older description that a newer one of the same
// version no longer has.
func verdwenen(old, now []byte) []string {
	if !bytes.Contains(old, fmt.Appendf(nil, "Versie %d.", ThemaVersie)) {
		return nil
	}
	return slices.DeleteFunc(velden(old), func(v string) bool { return slices.Contains(velden(now), v) })
}

func TestVerdwenen(t *testing.T) {
	now := beschrijf(t)
	for _, c := range []struct{ old, want string }{
		{string(now), ""},
		{strings.Replace(string(now), "| `.Kort` | string |", "| `.Kort` | int |", 1), "Kort int"},
		{string(now) + "\n## Entry\n| `.Weg` | string | |\n", "Entry.Weg string"},
		{strings.Replace(string(now), "Versie ", "Versie 9", 1) + "\n## Entry\n| `.Weg` | string | |\n", ""},
	} {
		if got := strings.Join(verdwenen([]byte(c.old), now), " "); !strings.HasSuffix(got, c.want) || (got == "") != (c.want == "") {
			t.Errorf("went away: %q, want %q", got, c.want)
		}
	}
}

var typeLine, fieldLine = regexp.MustCompile("^## (\\w+)"), regexp.MustCompile("^\\| `\\.(\\w+)` \\| (\\S+) \\|")

// velden gives the fields that a description names: "Entry.Titel string".
func velden(md []byte) []string {
	var out []string
	typ := ""
	for line := range strings.Lines(string(md)) {
		if m := typeLine.FindStringSubmatch(line); m != nil {
			typ = m[1]
		}
		if m := fieldLine.FindStringSubmatch(line); m != nil {
			out = append(out, typ+"."+m[1]+" "+m[2])
		}
	}
	return out
}

// beschrijving is a type as the source declares it.
type beschrijving struct {
	rows []string // of the table
	uses []string // the types in its fields
}

// getsData is how the comment of a type says which templates get it:
// "Home is what home.html gets".
var getsData = regexp.MustCompile(`is what ([a-z0-9-]+\.html(?: and [a-z0-9-]+\.html)*) gets?\b`)

// beschrijf writes the types that templates get, and those in their fields.
func beschrijf(t *testing.T) []byte {
	soorten, data := bron(t)
	var b bytes.Buffer
	fmt.Fprintf(&b, "# What a template gets\n\nMade by `go test ./generator/page -run Gegevens -update` from the types in Go; do not edit.\n\nVersie %d. ", ThemaVersie)
	b.WriteString("Within a version fields are added and none goes away. base.html and deel.html get the data of the\npage that they are part of; a type has the fields of `Layout` when it names that.\n\n" +
		"Functions: `{{bestand \"css/site.css\"}}` the path of a file of the theme, `{{icoon \"bel\"}}` a picture, `{{kleine .Titel}}`\nlower case, `{{aantal .Aantal \"vermelding\" \"vermeldingen\"}}` \"1 vermelding\" or \"12 vermeldingen\", `{{csp}}` the policy for the meta element, `{{kleur \"band\"}}` a colour of the light appearance,\n`{{kaart \"kaartje\" $.Root .}}` a Kaartje by a part of deel.html that gets it with Root; it is made once for all lists.\n\n| template | data |\n|---|---|\n")
	files, _ := filepath.Glob("../../themes/standaard/*.html")
	var todo []string
	for _, f := range files {
		name := filepath.Base(f)
		if name == "base.html" || name == "deel.html" {
			continue
		}
		if data[name] == "" {
			t.Errorf("no type says in its comment that it is what %s gets", name)
		}
		fmt.Fprintf(&b, "| `%s` | %s |\n", name, data[name])
		todo = append(todo, data[name])
	}
	seen := map[string]bool{}
	for len(todo) > 0 {
		name := todo[0]
		todo = todo[1:]
		if typ, ok := soorten[name]; ok && !seen[name] {
			seen[name] = true
			todo = append(todo, typ.uses...)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(seen)) {
		fmt.Fprintf(&b, "\n## %s\n\n| | type | |\n|---|---|---|\n%s", name, strings.Join(soorten[name].rows, ""))
	}
	return b.Bytes()
}

// bron reads the exported structs of this package and of kaart, and which
// template gets which. Of two types with one name that of this package counts.
func bron(t *testing.T) (map[string]*beschrijving, map[string]string) {
	out, data := map[string]*beschrijving{}, map[string]string{}
	for _, dir := range []string{"../kaart", "."} {
		names, _ := filepath.Glob(dir + "/*.go")
		var funcs []*ast.FuncDecl
		for _, name := range names {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments)
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range file.Decls {
				switch d := d.(type) {
				case *ast.GenDecl:
					for _, s := range d.Specs {
						ts, ok := s.(*ast.TypeSpec)
						if !ok || !ts.Name.IsExported() {
							continue
						}
						if m := getsData.FindStringSubmatch(strings.Join(strings.Fields(d.Doc.Text()+" "+ts.Doc.Text()), " ")); m != nil {
							for _, tpl := range strings.Split(m[1], " and ") {
								data[tpl] = ts.Name.Name
							}
						}
						out[ts.Name.Name] = beschrijfType(ts.Type)
					}
				case *ast.FuncDecl:
					funcs = append(funcs, d)
				}
			}
		}
		for _, f := range funcs {
			methode(out, f)
		}
	}
	return out, data
}

func beschrijfType(e ast.Expr) *beschrijving {
	b := &beschrijving{uses: namenIn(e)}
	st, ok := e.(*ast.StructType)
	if !ok {
		return b
	}
	b.uses = nil
	for _, f := range st.Fields.List {
		names := f.Names
		if len(names) == 0 { // embedded
			names = []*ast.Ident{{Name: types.ExprString(f.Type)}}
		}
		for _, id := range names {
			if id.IsExported() {
				b.rows = append(b.rows, rij(id.Name, f.Type, cmp.Or(f.Comment.Text(), f.Doc.Text())))
				b.uses = append(b.uses, namenIn(f.Type)...)
			}
		}
	}
	return b
}

// methode adds what a template can call: a method that gives one value and asks
// for none.
func methode(out map[string]*beschrijving, f *ast.FuncDecl) {
	if f.Recv == nil || !f.Name.IsExported() || f.Type.Params.NumFields() > 0 || f.Type.Results.NumFields() != 1 {
		return
	}
	for _, name := range namenIn(f.Recv.List[0].Type) {
		if b := out[name]; b != nil {
			b.rows = append(b.rows, rij(f.Name.Name, f.Type.Results.List[0].Type, f.Doc.Text()))
		}
	}
}

func rij(naam string, typ ast.Expr, doc string) string {
	doc, _, _ = strings.Cut(strings.Join(strings.Fields(doc), " "), ". ")
	doc = strings.ReplaceAll(strings.TrimSuffix(doc, "."), "|", "\\|")
	return fmt.Sprintf("| `.%s` | %s | %s |\n", naam, strings.NewReplacer("kaart.", "", "template.", "").Replace(types.ExprString(typ)), doc)
}

// namenIn gives the names of the types in an expression of a type.
func namenIn(e ast.Expr) []string {
	var out []string
	ast.Inspect(e, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok && id.IsExported() {
			out = append(out, id.Name)
		}
		return true
	})
	return out
}
