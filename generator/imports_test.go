package generator_test

import (
	"encoding/json"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
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

// modules are the third-party modules that go.mod names itself. Each has a row in
// the README with the one reason for it. A new one must be wanted.
var modules = []string{
	"github.com/BurntSushi/toml",
	"github.com/RoaringBitmap/roaring/v2",
	"github.com/arran4/golang-ical",
	"github.com/blevesearch/bleve/v2",
	"github.com/blevesearch/bleve_index_api",
	"github.com/blevesearch/scorch_segment_api/v2",
	"github.com/blevesearch/zapx/v15",
	"github.com/fsnotify/fsnotify",
	"github.com/piprate/json-gold",
	"github.com/santhosh-tekuri/jsonschema/v6",
	"github.com/teambition/rrule-go",
	"github.com/yuin/goldmark",
	"go.etcd.io/bbolt",
	"golang.org/x/net",
	"golang.org/x/sys",
	"golang.org/x/text",
	"rsc.io/qr",
}

// TestModules: go.mod names these modules and no other, and replaces none.
func TestModules(t *testing.T) {
	// What a command reads is unknown to the cache of go test, which would keep an old answer.
	if _, err := os.ReadFile("../go.mod"); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("go", "mod", "edit", "-json", "../go.mod").Output()
	if err != nil {
		t.Fatal(err)
	}
	var mod struct {
		Require []struct {
			Path     string
			Indirect bool
		}
		Replace []struct{ Old struct{ Path string } }
	}
	if err := json.Unmarshal(out, &mod); err != nil {
		t.Fatal(err)
	}
	var direct []string
	for _, r := range mod.Require {
		if !r.Indirect {
			direct = append(direct, r.Path)
		}
	}
	slices.Sort(direct)
	if !slices.Equal(direct, modules) {
		t.Errorf("go.mod names the modules\n%q, wanted are\n%q", direct, modules)
	}
	for _, r := range mod.Replace {
		t.Errorf("go.mod replaces %s", r.Old.Path)
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

// TestFiles holds every file of code to what a reader can hold: 400 lines. A table
// is read by the row.
func TestFiles(t *testing.T) {
	const most = 400
	tables := map[string]bool{"generator/kaart/velden.go": true}
	root := os.DirFS("..")
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return err
		}
		data, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		switch n := strings.Count(string(data), "\n"); {
		case tables[name] && n <= most:
			t.Errorf("%s has %d lines: it needs no exception", name, n)
		case !tables[name] && n > most:
			t.Errorf("%s has %d lines, and %d may be: cut it where its subject changes", name, n, most)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
