package generator_test

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"testing"

	"socialekaart/generator"
	"socialekaart/generator/browser/demo"
	"socialekaart/generator/proef"
	"socialekaart/themes"
)

// TestLongList: the pages of a list that takes more than one share the making of it.
// Asked for one by one, in another order and more than once, each is the page of a
// whole build.
func TestLongList(t *testing.T) {
	root := t.TempDir()
	if err := proef.Schrijf(root, 700, 1); err != nil {
		t.Fatal(err)
	}
	o := generator.Options{Root: root, Theme: themes.Standaard(), Vandaag: demo.Dag}
	files, _ := makeSite(t, o)
	var parts []string
	for name := range files {
		if strings.HasSuffix(name, "/2/index.html") {
			parts = append(parts, name, strings.Replace(name, "/2/", "/", 1))
		}
	}
	if len(parts) < 6 {
		t.Fatalf("only %d pages of long lists", len(parts))
	}
	slices.Sort(parts)
	b := generator.NewBuilder(o)
	defer b.Close()
	s, r, err := b.Plan(context.Background())
	if err != nil || s == nil {
		t.Fatal(err, r.Diags)
	}
	for range 2 {
		slices.Reverse(parts)
		for _, name := range append(parts, parts[0], parts[0]) {
			data, err := s.File(name)
			if err != nil || !bytes.Equal(data, files[name]) {
				t.Errorf("%s is another page: %v", name, err)
			}
		}
	}
}
