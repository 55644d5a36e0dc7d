package generator_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"socialekaart/generator"
	"socialekaart/generator/browser/demo"
	"socialekaart/generator/proef"
	"socialekaart/generator/source"
	"socialekaart/themes"
)

// entries gives the number in SOCIALEKAART_ENTRIES, or n when there is none.
func entries(b *testing.B, n int) int {
	b.Helper()
	if s := os.Getenv("SOCIALEKAART_ENTRIES"); s != "" {
		if _, err := fmt.Sscan(s, &n); err != nil {
			b.Fatal(err)
		}
	}
	return n
}

// BenchmarkEdit measures what an edit costs a Builder that remembers, at
// SOCIALEKAART_ENTRIES entries (1,000 when that is not set):
//
//	SOCIALEKAART_ENTRIES=10000 go test ./generator -run '^$' -bench Edit -benchtime 20x -cpuprofile /tmp/edit.prof
func BenchmarkEdit(b *testing.B) {
	n := entries(b, 1000)
	root := b.TempDir()
	if err := proef.Schrijf(root, n, 1); err != nil {
		b.Fatal(err)
	}
	names, err := filepath.Glob(filepath.Join(root, "content", "voorzieningen", "*.md"))
	if err != nil {
		b.Fatal(err)
	}
	name := names[len(names)/2]
	text, err := os.ReadFile(name)
	if err != nil {
		b.Fatal(err)
	}
	o := generator.Options{Root: root, Theme: themes.Standaard(), Vandaag: demo.Dag}
	o.Limits = source.DefaultLimits
	o.Limits.Files = max(o.Limits.Files, 2*n)
	builder := generator.NewBuilder(o)
	defer builder.Close()
	plan := func() *generator.Report {
		s, r, err := builder.Plan(context.Background())
		if err != nil || s == nil {
			b.Fatal(err, r.Fouten(false))
		}
		return r
	}
	plan()
	took := map[string]float64{}
	var stages []string
	i := 0
	for b.Loop() {
		i++
		if err := os.WriteFile(name, fmt.Appendf(nil, "%s\nDit is zin %d.\n", text, i), 0o644); err != nil {
			b.Fatal(err)
		}
		stages = stages[:0]
		for _, s := range plan().Duur {
			stages = append(stages, s.Naam)
			took[s.Naam] += s.Duur.Seconds() * 1000
		}
	}
	for _, s := range stages {
		b.ReportMetric(took[s]/float64(i), strings.NewReplacer(" ", "-", ",", "").Replace(s)+"-ms/op")
	}
}
