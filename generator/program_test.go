package generator_test

import (
	"context"
	"testing"

	"socialekaart/generator"
	"socialekaart/generator/browser/demo"
	"socialekaart/generator/source"
	"socialekaart/themes"
)

// TestPrograms: no page of the theme is left to html/template, which is slow, and
// each is byte for byte what html/template makes of it.
func TestPrograms(t *testing.T) {
	for _, root := range []string{"..", "testdata/site"} {
		o := generator.Options{Root: root, Theme: themes.Standaard(), Vandaag: demo.Dag, Limits: source.DefaultLimits}
		if err := generator.SameByTemplate(context.Background(), o); err != nil {
			t.Errorf("%s: %v", root, err)
		}
	}
}
