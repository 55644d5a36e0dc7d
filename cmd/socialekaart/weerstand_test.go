package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// faults is how many there are of each kind in testdata/weerstand.tsv: input,
// disk, determinism, watching, server, search (query) and supply chain.
var faults = []struct {
	kind string
	n    int
}{{"I", 30}, {"D", 13}, {"T", 6}, {"W", 7}, {"S", 6}, {"Q", 8}, {"C", 7}}

// TestWeerstand: every fault of testdata/weerstand.tsv has a test or a story that
// exists, or a row of the README that begins with its id and says why not. Each
// id stands there once, and no row of the README is about one that has no need
// of it.
func TestWeerstand(t *testing.T) {
	data, err := os.ReadFile("testdata/weerstand.tsv")
	if err != nil {
		t.Fatal(err)
	}
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	known := knownTests(t)
	excused := map[string]bool{}
	for _, m := range regexp.MustCompile(`(?m)^\| ([A-Z]\d+) \| [^|]+ \| [^|]+ \|$`).FindAllStringSubmatch(string(readme), -1) {
		excused[m[1]] = true
	}
	var ids []string
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(cells) != 3 || cells[1] == "" || cells[2] == "" {
			t.Errorf("not an id, a fault and tests: %q", line)
			continue
		}
		id := cells[0]
		ids = append(ids, id)
		for _, name := range strings.Fields(cells[2]) {
			switch {
			case name != "README" && !known[name]:
				t.Errorf("%s: there is no %s", id, name)
			case name == "README" && !excused[id]:
				t.Errorf("%s: the README has no row that begins with it", id)
			case name == "README":
				delete(excused, id)
			}
		}
	}
	var want []string
	for _, f := range faults {
		for n := range f.n {
			want = append(want, fmt.Sprint(f.kind, n+1))
		}
	}
	if !slices.Equal(ids, want) {
		t.Errorf("the faults are %v\nwant %v", ids, want)
	}
	for id := range excused {
		t.Errorf("the README says why %s is not tested, and weerstand.tsv does not", id)
	}
}

// knownTests gives the names of all tests and stories of the module.
func knownTests(t *testing.T) map[string]bool {
	known := map[string]bool{}
	root := filepath.Join("..", "..")
	function := regexp.MustCompile(`(?m)^func ((?:Test|Fuzz)\w+)\(\w+ \*testing\.`)
	for _, top := range []string{"cmd", "generator", "search", "themes"} {
		err := filepath.WalkDir(filepath.Join(root, top), func(name string, d os.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case strings.HasSuffix(name, ".txtar") && filepath.Base(filepath.Dir(name)) == "script":
				known["script/"+strings.TrimSuffix(d.Name(), ".txtar")] = true
			case strings.HasSuffix(name, "_test.go"):
				data, err := os.ReadFile(name)
				if err != nil {
					return err
				}
				dir, _ := filepath.Rel(root, filepath.Dir(name))
				for _, m := range function.FindAllSubmatch(data, -1) {
					known[filepath.ToSlash(dir)+"."+string(m[1])] = true
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return known
}
