package generator_test

import (
	"bytes"
	"crypto/sha256"
	"flag"
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"socialekaart/generator"
)

var update = flag.Bool("update", false, "write the golden files anew; read the diff")

// TestGolden builds the small site of testdata/site and holds it against
// testdata/site.golden: what stands in main of every page, the home page as a
// whole, every text file, and of the index only which files there are. The diff
// of that file is what a change does to a visitor.
func TestGolden(t *testing.T) {
	files, r := makeSite(t, generator.Options{Root: "testdata/site"})
	var b bytes.Buffer
	_ = r.Diags.Write(&b, nil)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		data := files[name]
		if strings.HasPrefix(name, "api/") {
			fmt.Fprintf(&b, "-- %s --\n", name) // the tests of interop look inside
			continue
		}
		switch {
		case strings.HasPrefix(name, "zoek/"), strings.HasPrefix(name, "css/"), strings.HasPrefix(name, "js/"):
			if strings.HasPrefix(name, generator.BleveMap) {
				fmt.Fprintf(&b, "-- %s --\n", name)
			}
			continue // their names and bytes are tested where they are made
		case deel.MatchString(name) && !strings.HasPrefix(name, "wijken/hatert/"):
			fmt.Fprintf(&b, "-- %s --\n", name) // one wijk shows what they are like
			continue
		case name == "index.html", !strings.HasSuffix(name, ".html"):
		default:
			data = between(data, "<main", "</main>")
			if name != "wijken/hatert/alles/index.html" {
				data = filterForm.ReplaceAll(data, []byte("<!-- the form with filters -->"))
			}
			data = cardSigns.ReplaceAll(data, []byte(`data-f="*"`))
		}
		fmt.Fprintf(&b, "-- %s --\n%s\n", name, bytes.TrimSpace(data))
	}
	const golden = "testdata/site.golden"
	// The stylesheet's name holds its digest; a change of colour is no change here.
	got := hashedName.ReplaceAll(b.Bytes(), []byte("$1.*.$2"))
	// Calendars have CRLF, which git would not keep in a text file.
	got = bytes.ReplaceAll(got, []byte("\r\n"), []byte("\n"))
	if *update {
		if err := os.WriteFile(golden, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(want, got) {
		t.Errorf("the site is another one than %s (%x, want %x); the first difference:\n%s\nrun go test ./generator -run Golden -update and read the diff",
			golden, sha256.Sum256(got), sha256.Sum256(want), firstDiff(want, got))
	}
	checkSite(t, files)
}

func between(data []byte, from, to string) []byte {
	i, j := bytes.Index(data, []byte(from)), bytes.LastIndex(data, []byte(to))
	if i < 0 || j < i {
		return data
	}
	return data[i : j+len(to)]
}

func firstDiff(want, got []byte) string {
	w, g := strings.Split(string(want), "\n"), strings.Split(string(got), "\n")
	for i := range w {
		if i >= len(g) || w[i] != g[i] {
			return fmt.Sprintf("line %d\nwant %s\n got %s", i+1, w[i], strings.Join(g[i:min(i+1, len(g))], ""))
		}
	}
	return fmt.Sprintf("line %d\n got %s", len(w)+1, g[len(w)])
}

var deel = regexp.MustCompile(`^(?:wijken|themas)/[^/]+/[^/]+/`)

// filterForm stands on every list and is much the same: one page shows it.
var filterForm = regexp.MustCompile(`(?s)<div id="filters".*<p role="status" id="telling"></p>`)

// cardSigns are numbered through the vocabularies: one new word shifts them all.
var cardSigns = regexp.MustCompile(`data-f="[a-z ]*"`)

var hashedName = regexp.MustCompile(`((?:css|js|zoek)/[a-z]+)\.[0-9a-f]{8,10}\.(css|js)`)
