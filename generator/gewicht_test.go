package generator_test

import (
	"bytes"
	"compress/gzip"
	"path"
	"regexp"
	"slices"
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
// came for. Of the 1,661 pages 523 are such lists, and 244 of those cost no more than
// another page: a letter of A tot Z, an organisation, the wegwijzers. zwareLijsten has
// the kinds of the other 279. A third of the HTML of a list is its form of filters with
// the answers of each card; 61 of the 279 lead to 40 entries or fewer, and most of
// those are over by less than 700 bytes.
const (
	paginaBytes  = 15 << 10
	lijstBytes   = 50 << 10
	langeLijst   = 15
	meesteVragen = 5
)

// zwareLijsten are the kinds of lists, by the first folder, of which some cost more
// than another page, each with the heaviest of 26 November 2026.
var zwareLijsten = []string{
	"wijken",            // 32,113: /wijken/nijmegen/, 153 entries; all 58 wijken, 142 of the 347 parts of one
	"voorzieningen",     // 25,842: all 150
	"verwijzers",        // 24,053: 18 wegwijzers, and all codes of doctors
	"zonder-verwijzing", // 22,264
	"themas",            // 22,065: 9 of 10, and 4 of the 14 parts of one
	"gids",              // 22,001: a booklet, to print; 53 of 57
	"gratis",            // 21,209
	"binnenlopen",       // 19,165
	"doelgroepen",       // 18,867: 6 of 9
}

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
	pages, long, heavy, heaviest, heaviestList := 0, 0, 0, 0, 0
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
		if soort, _, _ := strings.Cut(name, "/"); len(entries) > langeLijst && slices.Contains(zwareLijsten, soort) {
			most, long, heaviestList = lijstBytes, long+1, max(heaviestList, total)
		} else {
			heaviest = max(heaviest, total)
		}
		if total > paginaBytes {
			heavy++
		}
		if name == page.ZoekPad {
			t.Logf("%s: %d bytes in %d requests", name, total, requests)
		}
		if total > most || requests > meesteVragen {
			t.Errorf("%s with %d entries is %d bytes over the wire in %d requests, at most %d in %d", name, len(entries), total, requests, most, meesteVragen)
		}
	}
	t.Logf("%d pages, the heaviest %d bytes; of %d lists of more than %d entries %d over %d bytes, the heaviest %d", pages, heaviest, long, langeLijst, heavy, paginaBytes, heaviestList)
	if pages < 1000 || long == 0 {
		t.Errorf("only %d pages and %d long lists were weighed", pages, long)
	}
}
