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
// the default of most servers), and the number of those requests.
const (
	paginaBytes  = 15 << 10
	lijstBytes   = 50 << 10
	meesteVragen = 5
)

// langeLijsten are the pages that may cost more, because all of a long list is what
// one came for: each kind with from how many entries it is long, and the most that it
// may cost. On 26 November 2026 they were 127 of the 1,720 pages; behind each kind its
// heaviest. A third of the HTML of those with a form is that form and the answers of
// each card; a wijk and its parts lead to it and do not have it.
var langeLijsten = []struct {
	pad        *regexp.Regexp
	meer, most int
}{
	{regexp.MustCompile(`^wijken/[^/]+/alles/`), 15, 26 << 10},                                    // 24,900: nijmegen, 153 entries; 57 of 59
	{regexp.MustCompile(`^wijken/nijmegen/(gratis|zonder-verwijzing)/`), 90, 17 << 10},            // 16,303: 102 entries
	{regexp.MustCompile(`^(voorzieningen|gratis|zonder-verwijzing|binnenlopen)/$`), 60, 26 << 10}, // 25,090: 150 entries
	{regexp.MustCompile(`^themas/[^/]+/$`), 25, 22 << 10},                                         // 21,529: ontmoeten, 112 entries; 7 of 12
	{regexp.MustCompile(`^doelgroepen/[^/]+/$`), 25, 19 << 10},                                    // 18,514: ouderen, 72 entries; 5 of 20
	{regexp.MustCompile(`^gids/[^/]+/$`), 20, 22 << 10},                                           // 22,015: a booklet, to print; 53 of 58
	{regexp.MustCompile(`^verwijzers/$`), 15, 28 << 10},                                           // 26,960: the words of the search, the codes of doctors, 18 wegwijzers, and what makes the briefje
}

// meest gives what the page with a number of entries may cost, and which of
// langeLijsten it is, or -1.
func meest(name string, entries int) (int, int) {
	for i, l := range langeLijsten {
		if entries > l.meer && l.pad.MatchString(strings.TrimSuffix(name, "index.html")) {
			return l.most, i
		}
	}
	return paginaBytes, -1
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
	nodig := make([]bool, len(langeLijsten))
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
		most, soort := meest(name, len(entries))
		if soort >= 0 {
			long, heaviestList = long+1, max(heaviestList, total)
		} else {
			heaviest = max(heaviest, total)
		}
		if total > paginaBytes {
			heavy++
			if soort >= 0 {
				nodig[soort] = true
			}
		}
		if name == page.ZoekPad {
			t.Logf("%s: %d bytes in %d requests", name, total, requests)
		}
		if total > most || requests > meesteVragen {
			t.Errorf("%s with %d entries is %d bytes over the wire in %d requests, at most %d in %d", name, len(entries), total, requests, most, meesteVragen)
		}
	}
	for i, l := range langeLijsten {
		if !nodig[i] || l.most > lijstBytes {
			t.Errorf("%s may cost %d bytes: no page of that kind needs it, or it is more than a list may cost", l.pad, l.most)
		}
	}
	t.Logf("%d pages, the heaviest %d bytes; of %d long lists %d over %d bytes, the heaviest %d", pages, heaviest, long, heavy, paginaBytes, heaviestList)
	if pages < 1000 || long == 0 {
		t.Errorf("only %d pages and %d long lists were weighed", pages, long)
	}
}
