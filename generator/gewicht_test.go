package generator_test

import (
	"bytes"
	"compress/gzip"
	"path"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"socialekaart/generator/browser/demo"
	"socialekaart/generator/page"
)

// What a page may cost somebody who comes with an empty cache: the page with the
// styles, the scripts and the icon that it names, over the wire (gzip at level 6,
// the default of most servers), and the number of those requests. A page that leads
// to more than langeLijst entries is a list and may cost more: they are what one
// came for.
const (
	paginaBytes  = 15 << 10
	lijstBytes   = 50 << 10
	langeLijst   = 15
	meesteVragen = 5
)

// entryLink is the address of an entry.
var entryLink = regexp.MustCompile(`^/(?:voorzieningen|wegwijzers|maatjesprojecten|praktijkvoorbeelden)/[a-z0-9-]+$`)

// TestGewicht weighs every page of the demo.
func TestGewicht(t *testing.T) {
	files, _ := demo.Site(t)
	wire := map[string]int{}
	gezipt := func(name string) int {
		if n, ok := wire[name]; ok {
			return n
		}
		var b bytes.Buffer
		w := gzip.NewWriter(&b)
		_, _ = w.Write(files[name])
		_ = w.Close()
		wire[name] = b.Len()
		return b.Len()
	}
	pages, long, heaviest, heaviestList := 0, 0, 0, 0
	for name, data := range files {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		root, err := html.Parse(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		total, requests, entries := gezipt(name), 1, map[string]bool{}
		for n := range root.Descendants() {
			at := map[string]string{}
			for _, a := range n.Attr {
				at[a.Key] = a.Val
			}
			if n.Data == "a" && entryLink.MatchString(path.Join("/", path.Dir(name), at["href"])) {
				entries[at["href"]] = true
			}
			ref := at["src"]
			if n.Data == "link" && (at["rel"] == "stylesheet" || at["rel"] == "icon" || at["rel"] == "manifest") {
				ref = at["href"]
			}
			if n.Type != html.ElementNode || ref == "" {
				continue
			}
			if !strings.HasPrefix(ref, "/") { // 404.html names its files from the root
				ref = "/" + path.Join(path.Dir(name), ref)
			}
			file := strings.TrimPrefix(ref, "/")
			if files[file] == nil {
				t.Errorf("%s names %s, which is not there", name, file)
			}
			total, requests = total+gezipt(file), requests+1
		}
		pages++
		most := paginaBytes
		if len(entries) > langeLijst {
			most, long, heaviestList = lijstBytes, long+1, max(heaviestList, total)
		} else {
			heaviest = max(heaviest, total)
		}
		if name == page.ZoekPad {
			t.Logf("%s: %d bytes in %d requests", name, total, requests)
		}
		if total > most || requests > meesteVragen {
			t.Errorf("%s with %d entries is %d bytes over the wire in %d requests, at most %d in %d", name, len(entries), total, requests, most, meesteVragen)
		}
	}
	t.Logf("%d pages, the heaviest %d bytes; %d lists of more than %d entries, the heaviest %d bytes", pages, heaviest, long, langeLijst, heaviestList)
	if pages < 1000 || long == 0 {
		t.Errorf("only %d pages and %d long lists were weighed", pages, long)
	}
}
