package search

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestMaten prints sizes and times; it is the source of the figures in the
// README. MATEN=1 go test -run Maten -v ./search/
func TestMaten(t *testing.T) {
	if os.Getenv("MATEN") == "" {
		t.Skip("MATEN=1 prints sizes and times")
	}
	js := 0
	for _, f := range Client() {
		js += len(deflate(f.Data))
	}
	t.Logf("client %d bytes compressed, of which %d at once", js, len(deflate(Client()[0].Data)))
	for _, n := range []int{1000, 10000, 20000} {
		docs, start := corpus(n), time.Now()
		dir := filepath.Join(t.TempDir(), "bleve")
		r, err := Build(dir, docs, testOptions())
		if err != nil {
			t.Fatal(err)
		}
		build := time.Since(start)
		start = time.Now()
		x, err := Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		open := time.Since(start)
		start = time.Now()
		files, err := x.Bundle()
		if err != nil {
			t.Fatal(err)
		}
		sum, manifest := 0, 0
		for _, f := range files {
			sum += len(f.Data)
			if f.Path == manifestPath {
				manifest = len(f.Data)
			}
		}
		t.Logf("%d entries: index %v, %d bytes; open %v; bundle %v, %d files, %d bytes, manifest %d",
			n, build, r.Bytes, open, time.Since(start), len(files), sum, manifest)
		var kinds = map[string][]question{
			"one word": {{Tekst: "eenzaam"}, {Tekst: "schulden"}, {Tekst: "wandelen"}, {Tekst: "maatje"}, {Tekst: "koffie"}, {Tekst: "P70"}, {Tekst: "dementie"}},
			"words":    {{Tekst: "hulp bij formulieren"}, {Tekst: "gratis eten"}, {Tekst: "mijn man is overleden"}},
			"place":    {{Tekst: "wandelen meijhorst"}, {Tekst: "koffie 6531"}},
			"typo":     {{Tekst: "enzaam"}, {Tekst: "schulthulp"}, {Tekst: "mantelzorch"}, {Tekst: "wandelgorep"}, {Tekst: "demmentie"}},
			"prefix":   {{Tekst: "formul"}, {Tekst: "vrijw"}, {Tekst: "ont"}},
			"rare":     {{Tekst: docs[3].Titel}, {Tekst: docs[5].Titel}, {Tekst: docs[10].Titel}},
		}
		for _, kind := range slices.Sorted(maps.Keys(kinds)) {
			qs := kinds[kind]
			var cost []string
			for i, line := range browserAnswers(t, x, qs, "koud") {
				var c struct {
					Bytes, Files, Minis int
					Ms                  float64
				}
				if err := json.Unmarshal(line, &c); err != nil {
					t.Fatal(err)
				}
				start := time.Now()
				a := x.answer(t, qs[i])
				cost = append(cost, fmt.Sprintf("%q %d B in %d (js %.1f ms, native %.1f ms, %d of %d mini)", qs[i].Tekst, c.Bytes, c.Files, c.Ms, float64(time.Since(start).Microseconds())/1000, c.Minis, min(10, a.Totaal)))
			}
			t.Logf("  %-8s %s", kind, strings.Join(cost, "; "))
		}
		x.Close()
	}
}

func TestBundleSame(t *testing.T) {
	sum := func() string {
		x, _ := built(t, corpus(700), testOptions())
		fs, err := x.Bundle()
		if err != nil {
			t.Fatal(err)
		}
		h := sha256.New()
		for _, f := range fs {
			fmt.Fprintf(h, "%s %x\n", f.Path, sha256.Sum256(f.Data))
		}
		return fmt.Sprintf("%x", h.Sum(nil))
	}
	if a, b := sum(), sum(); a != b {
		t.Error("two bundles of the same documents differ")
	}
}
