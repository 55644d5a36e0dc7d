package search

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"socialekaart/generator/browser"
)

// regions gives n entries over r regions of different size as one index, and the
// addresses of their sites.
func regions(t testing.TB, n, r int) (*Index, []string) {
	t.Helper()
	parts := make([][]Doc, r)
	for i, d := range corpus(n) {
		k := i * i % r // of 23 regions eleven are empty
		parts[k] = append(parts[k], d)
	}
	var xs []*Index
	var names, sites []string
	for i, docs := range parts {
		x, _ := built(t, docs, testOptions())
		xs, names, sites = append(xs, x), append(names, fmt.Sprint("regio ", i)), append(sites, fmt.Sprintf("r%d/", i))
	}
	all, err := Samen(names, xs)
	if err != nil {
		t.Fatal(err)
	}
	return all, sites
}

// landAnswer is what landelijk.mjs gives for a query.
type landAnswer struct {
	Totaal   int
	Meer     bool
	Diep     bool
	Gemist   []string
	Zonder   []string
	Gevraagd int
	Treffers []landHit
	Bytes    int
	Files    int
	MS       float64
}

type landHit struct {
	Regio                  string
	Nummer, Woorden, Score int
}

// landAnswers lets node answer from the national bundle and those of the regions.
func landAnswers(t testing.TB, x *Index, sites []string, qs []question, args ...string) (out []landAnswer) {
	t.Helper()
	dir := t.TempDir()
	files, err := x.Landelijk(sites)
	if err != nil {
		t.Fatal(err)
	}
	writeFiles(t, filepath.Join(dir, "land"), files)
	for i, y := range x.samen.regios {
		if files, err = y.Bundle(); err != nil {
			t.Fatal(err)
		}
		writeFiles(t, filepath.Join(dir, sites[i]), files)
	}
	var in bytes.Buffer
	for _, q := range qs {
		json.NewEncoder(&in).Encode(q)
	}
	sc := bufio.NewScanner(bytes.NewReader(node(t, dir, "landelijk.mjs", in.Bytes(), args...)))
	sc.Buffer(nil, 1<<24)
	for sc.Scan() {
		var a landAnswer
		if err := json.Unmarshal(sc.Bytes(), &a); err != nil {
			t.Fatal(err)
		}
		out = append(out, a)
	}
	if len(out) != len(qs) {
		t.Fatalf("%d answers to %d queries", len(out), len(qs))
	}
	return out
}

// TestLandelijk: from static files alone a browser finds in all regions what the
// indexes together find: the same entries, with the same scores, of every query.
// Names of areas are words there. Of entries that score the same as the last one
// shown the two may choose others.
func TestLandelijk(t *testing.T) {
	const n = 10
	x, sites := regions(t, 900, 23)
	qs := questions(250)
	for i := range qs {
		qs[i].Wijk, qs[i].AlsWoord = "", append(qs[i].AlsWoord, WijkFacet)
	}
	answers := landAnswers(t, x, sites, qs, "warm", fmt.Sprint(n))
	wrong, spared := 0, 0
	for i, q := range qs {
		p := Parse(q.Tekst)
		p.Filters, p.AlsWoord = q.Filters, q.AlsWoord
		r, err := x.Search(context.Background(), p, n)
		if err != nil {
			t.Fatal(err)
		}
		var want []landHit
		for _, h := range r.Treffers {
			want = append(want, landHit{h.Regio, h.Nummer, h.Woorden, h.Score})
		}
		a := answers[i]
		if a.Meer {
			spared++
		}
		if !sameHits(a.Treffers, want) || a.Diep != r.Diep || !slices.Equal(a.Gemist, r.Gemist) || len(a.Zonder) != len(r.Zonder) ||
			a.Totaal > r.Totaal || !a.Meer && a.Totaal != r.Totaal {
			if wrong++; wrong < 4 {
				t.Errorf("%+v:\n js %.600s\n go %d %v %v %v %.600s", q, fmt.Sprint(a), r.Totaal, r.Diep, r.Gemist, len(r.Zonder), fmt.Sprint(want))
			}
		}
	}
	if wrong > 0 {
		t.Errorf("%d of %d queries differ", wrong, len(qs))
	}
	if spared == 0 {
		t.Error("every query asked all regions")
	}
}

// sameHits compares two lists but for which of equal last scores are in it.
func sameHits(a, b []landHit) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if last := b[len(b)-1].Score; a[i].Score != b[i].Score || a[i].Score > last && a[i] != b[i] {
			return false
		}
	}
	return true
}

func writeFiles(t testing.TB, dir string, files []File) {
	t.Helper()
	for _, f := range files {
		path := filepath.Join(dir, filepath.FromSlash(f.Path))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// TestLandelijkPagina: the page answers in a real browser, under its own policy,
// from sites at other addresses; a region that does not answer is said.
func TestLandelijkPagina(t *testing.T) {
	x, _ := regions(t, 300, 2)
	served := func(files []File, at string) map[string][]byte {
		out := map[string][]byte{"_headers": []byte("/*\n  Access-Control-Allow-Origin: *\n")}
		for _, f := range files {
			out[at+f.Path] = f.Data
		}
		return out
	}
	var sites []string
	for _, y := range x.samen.regios {
		files, err := y.Bundle()
		if err != nil {
			t.Fatal(err)
		}
		sites = append(sites, browser.Serve(t, served(files, "zoek/"))+"/")
	}
	open := func(sites []string) string {
		bundle, err := x.Landelijk(sites)
		if err != nil {
			t.Fatal(err)
		}
		page, err := x.LandelijkPagina(sites)
		if err != nil {
			t.Fatal(err)
		}
		files := served(bundle, "zoek/")
		for _, f := range page {
			files[f.Path] = f.Data
		}
		return browser.Serve(t, files) + "/"
	}
	p := browser.Start(t).Page(t)
	land := open(sites)
	p.Open(land)
	p.Click("#q")
	p.Type("schulthulp")
	p.Press("Enter")
	shows(t, p, `resultaten voor “schulthulp” && Schuldhulpmaatje && href="`+sites[0]+`voorzieningen/ && regio 0`)
	p.Open("about:blank")
	p.Open(land + "#q=xqzwvk")
	shows(t, p, `Geen resultaten voor “xqzwvk”`)
	p.Open("about:blank")
	p.Open(land + "#q=wandelen")
	shows(t, p, `Meer resultaten</button> && Wandelgroep`)
	p.Eval("document.querySelector('#resultaten button').click()", nil)
	p.Wait("document.querySelectorAll('#resultaten li').length > 10 && document.activeElement.tagName === 'A'")
	if r := p.Reports(); len(r) > 0 {
		t.Error(r)
	}
	p.Open("about:blank")
	p.Open(open([]string{sites[0], land + "niets/"}) + "#q=eenzaam")
	shows(t, p, `Zoeken lukt nu niet`)
}
