package generator_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// allowed is the import graph of the house. The key is a folder; the value is
// what its code, tests left out, may import beside the standard library. Each
// arrow points down the pipeline that generator.go describes. A new line here is
// a decision about the house: say why in the commit.
var allowed = map[string][]string{
	"generator/diag":  {},
	"generator/kaart": {"generator/diag", "golang.org/x/text"},
	// For tests of others.
	"generator/kaart/kaarttest": {"generator/kaart"},
	"generator/source":          {"generator/kaart", "generator/diag", "github.com/BurntSushi/toml", "golang.org/x/text"},
	"generator/taal":            {"generator/diag"},
	"generator/markdown":        {"generator/diag", "generator/taal", "github.com/yuin/goldmark"},
	"generator/stijl":           {"generator/diag"},
	"generator/tmpl":            {},
	"generator/page":            {"generator/kaart", "generator/markdown", "generator/diag", "generator/interop", "generator/stijl", "generator/tmpl", "rsc.io/qr"},
	"generator/interop":         {"generator/kaart", "generator/diag"},
	"generator/intake":          {"generator/interop", "generator/kaart", "generator/source", "generator/diag", "golang.org/x/text"},
	"generator/publish":         {"golang.org/x/sys"},
	"generator/keuring":         {"generator/diag", "golang.org/x/net"},
	"generator/proef":           {},
	"generator/dev":             {"generator", "generator/diag", "generator/publish", "github.com/fsnotify/fsnotify"},
	// For tests of others; demo is a part of it.
	"generator/browser":      {},
	"generator/browser/demo": {"generator", "generator/kaart", "themes"},
	"generator":              {"generator/diag", "generator/kaart", "generator/source", "generator/taal", "generator/markdown", "generator/page", "generator/interop", "generator/keuring", "generator/publish", "search"},
	"search":                 {"github.com/blevesearch", "github.com/RoaringBitmap/roaring", "go.etcd.io/bbolt", "golang.org/x/text"},
	"search/api":             {"search"},
	"themes":                 {},
	"cmd/socialekaart":       {"generator", "generator/dev", "generator/diag", "generator/interop", "search/api", "generator/intake", "generator/kaart", "generator/page", "generator/proef", "generator/publish", "generator/source", "generator/taal", "search", "themes"},
}

const module = "socialekaart/"

func TestImports(t *testing.T) {
	root := ".."
	err := fs.WalkDir(os.DirFS(root), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (strings.HasPrefix(d.Name(), ".") && name != "." || d.Name() == "testdata" || d.Name() == "node_modules") {
			return fs.SkipDir
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		dir := path.Dir(name)
		may, known := allowed[dir]
		if !known {
			t.Errorf("%s: the folder is not in the table of imports", name)
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), filepath.Join(root, name), nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, spec := range f.Imports {
			p, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			own, isOwn := strings.CutPrefix(p, module)
			if !isOwn && !strings.Contains(strings.Split(p, "/")[0], ".") {
				continue // the standard library
			}
			if isOwn && !slices.Contains(may, own) {
				t.Errorf("%s imports %s: that arrow is not in the table", name, own)
			}
			if !isOwn && !slices.ContainsFunc(may, func(m string) bool { return p == m || strings.HasPrefix(p, m+"/") }) {
				t.Errorf("%s imports %s: another package is its only user", name, p)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// modules are the third-party modules that go.mod may name, each with the one
// reason that the README gives. A new one must be wanted.
func TestModules(t *testing.T) {
	data, err := os.ReadFile("../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	direct := 0
	for line := range strings.Lines(string(data)) {
		if f := strings.Fields(line); len(f) == 2 && strings.Contains(f[0], "/") && !strings.Contains(line, "//") {
			direct++
		}
		if strings.HasPrefix(strings.TrimSpace(line), "replace ") {
			t.Errorf("go.mod replaces a module: %s", line)
		}
	}
	// Four prescribed, zapx, bbolt, roaring and the index API that come with
	// bleve and that the ordered builder names itself, three of golang.org/x, one
	// for QR codes,
	// and four that only tests use: a reader of iCalendar, an expander of its rules,
	// a validator of JSON Schema and a processor of JSON-LD.
	if direct > 17 {
		t.Errorf("go.mod names %d modules directly, at most 17 are wanted", direct)
	}
}

// TestNoClock: the day enters through Options; only cmd looks at the clock, and
// nothing is random. Durations for the report are no clock of the content.
func TestNoClock(t *testing.T) {
	for dir := range allowed {
		if strings.HasPrefix(dir, "cmd/") || dir == "generator/dev" || dir == "generator" || dir == "generator/publish" || dir == "generator/browser" {
			continue
		}
		files, err := filepath.Glob(filepath.Join("..", dir, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range files {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			for _, no := range []string{"time.Now(", "math/rand", "os.Getenv(", "os.Hostname("} {
				if no == "math/rand" && strings.Contains(string(data), "rand.NewPCG(") {
					continue // a fixed seed is not random: the bootstrap of an evaluation
				}
				if strings.Contains(string(data), no) {
					t.Errorf("%s uses %s", name, no)
				}
			}
		}
	}
}

// TestOneLanguagePerNoun: a thing of the domain has one name, the Dutch one.
func TestOneLanguagePerNoun(t *testing.T) {
	err := fs.WalkDir(os.DirFS(".."), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") || name == "generator/imports_test.go" {
			return err
		}
		data, err := os.ReadFile(filepath.Join("..", name))
		if err != nil {
			return err
		}
		for _, no := range []string{"Facility", "Neighbourhood", "Organization ", "Provision "} {
			if strings.Contains(string(data), "type "+no) {
				t.Errorf("%s declares %s: the domain has a Dutch word for it", name, no)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
