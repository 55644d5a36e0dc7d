package proef_test

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"socialekaart/generator"
	"socialekaart/generator/kaart"
	"socialekaart/generator/proef"
	"socialekaart/themes"
)

func options(t testing.TB, n int, seed uint64) generator.Options {
	t.Helper()
	dir := t.TempDir()
	if err := proef.Schrijf(dir, n, seed); err != nil {
		t.Fatal(err)
	}
	day, _ := kaart.ParseDatum(proef.Dag)
	return generator.Options{Root: dir, Theme: themes.Standaard(), Vandaag: day}
}

// TestNoFaults: whatever the size and the seed, the content has no faults.
func TestNoFaults(t *testing.T) {
	for _, c := range []struct {
		n    int
		seed uint64
	}{{1, 1}, {300, 2}} {
		t.Run(fmt.Sprintf("%d-%d", c.n, c.seed), func(t *testing.T) {
			r, err := generator.NewBuilder(options(t, c.n, c.seed)).Make(context.Background(), func(string, []byte) error { return nil })
			if err != nil {
				t.Fatal(err)
			}
			if r.Diags.Fouten() > 0 {
				var b strings.Builder
				_ = r.Diags.Write(&b, func(f string) []byte { return r.Bronnen[f] })
				t.Error(b.String())
			}
			if r.Entries+r.Weggelaten != c.n {
				t.Errorf("%d entries and %d left out, want %d", r.Entries, r.Weggelaten, c.n)
			}
		})
	}
}

// TestSameBytes: n and seed decide all bytes; another seed gives others.
func TestSameBytes(t *testing.T) {
	first := maps.Collect(proef.Bestanden(300, 1))
	if !maps.EqualFunc(first, maps.Collect(proef.Bestanden(300, 1)), bytes.Equal) {
		t.Error("the second time gives other files")
	}
	other := 0
	for p, data := range proef.Bestanden(300, 2) {
		if !bytes.Equal(first[p], data) {
			other++
		}
	}
	if other < 300 {
		t.Errorf("another seed changes %d files only", other)
	}
}

// TestAllFields: every field of the four types, of an organisation and of a
// location occurs, but for taal_negeer: it is a fault where there is nothing to
// ignore. And every text has the length of a real one.
func TestAllFields(t *testing.T) {
	seen := map[kaart.Soort]map[string]bool{}
	for p, data := range proef.Bestanden(5000, 1) {
		folder, _, ok := strings.Cut(strings.TrimPrefix(p, "content/"), "/")
		if !ok {
			continue
		}
		s, _ := kaart.SoortVan(folder)
		if seen[s] == nil {
			seen[s] = map[string]bool{}
		}
		front, body, _ := strings.Cut(strings.TrimPrefix(string(data), "+++\n"), "+++\n")
		table := ""
		for line := range strings.Lines(front) {
			if key, _, ok := strings.Cut(line, " = "); ok {
				seen[s][table+key] = true
			} else if line[0] == '[' {
				table = strings.Trim(line, "[]\n") + "."
			}
		}
		if n := len(strings.Fields(body)); s <= kaart.SoortPraktijkvoorbeeld && (n < 150 || n > 400) {
			t.Errorf("%s has %d words", p, n)
		}
	}
	for s := range kaart.SoortPagina {
		for _, f := range kaart.Velden(s) {
			if f.Vorm != kaart.Tabel && f.Vorm != kaart.Tabellen && !strings.HasPrefix(f.Pad, "taal_negeer") && !seen[s][f.Pad] {
				t.Errorf("no %s has %s", s, f.Pad)
			}
		}
	}
}

// TestShares: the types have their shares in every row of fifty entries.
func TestShares(t *testing.T) {
	got := map[string]int{}
	for p := range proef.Bestanden(500, 9) {
		got[strings.Split(p, "/")[min(1, strings.Count(p, "/"))]]++
	}
	for folder, want := range map[string]int{"voorzieningen": 390, "maatjesprojecten": 40, "wegwijzers": 30, "praktijkvoorbeelden": 40} {
		if got[folder] != want {
			t.Errorf("%d %s, want %d", got[folder], folder, want)
		}
	}
	if l := slices.Sorted(maps.Keys(got)); len(l) < 11 {
		t.Errorf("folders and vocabularies: %v", l)
	}
}

// BenchmarkBuild builds and publishes sites, for a profile:
//
//	go test ./generator/proef -run '^$' -bench Build/10000 -benchtime 1x -cpuprofile cpu.out
func BenchmarkBuild(b *testing.B) {
	for _, n := range []int{1_000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			o := options(b, n, 1)
			pages := 0
			for b.Loop() {
				o.Out = b.TempDir() + "/public"
				r, err := generator.Build(context.Background(), o)
				if err != nil || r.Diags.Fouten() > 0 {
					b.Fatal(err, r.Diags.Fouten())
				}
				pages += r.Paginas
			}
			b.ReportMetric(float64(pages)/b.Elapsed().Seconds(), "pages/s")
		})
	}
}
