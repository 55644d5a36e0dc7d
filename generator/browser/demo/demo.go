// Package demo builds the site that the repository comes with, for tests.
package demo

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"socialekaart/generator"
	"socialekaart/generator/kaart"
	"socialekaart/themes"
)

// Dag is the day on which tests build: a Sunday before the Christmas holidays.
var Dag = kaart.Datum{Jaar: 2026, Maand: 11, Dag: 22}

// Site gives the files of the demo site, built once per test program, and what
// the build had to tell. Nobody may write in them.
func Site(t testing.TB) (map[string][]byte, *generator.Report) {
	t.Helper()
	s, err := once()
	if err != nil {
		t.Fatal(err)
	}
	if n := s.report.Diags.Fouten(); n > 0 {
		var b bytes.Buffer
		_ = s.report.Diags.Write(&b, func(f string) []byte { return s.report.Bronnen[f] })
		t.Fatalf("the demo content has %d faults\n%s", n, b.Bytes())
	}
	return s.files, s.report
}

type site struct {
	files  map[string][]byte
	report *generator.Report
}

var once = sync.OnceValues(func() (site, error) {
	root, err := Root()
	if err != nil {
		return site{}, err
	}
	files, r, err := Make(generator.Options{Root: root})
	return site{files, r}, err
})

// Make builds a site into memory; the theme and the day are those of the demo
// where o has none. An error is of the machine, or a file that was made twice.
func Make(o generator.Options) (map[string][]byte, *generator.Report, error) {
	if o.Theme == nil {
		o.Theme = themes.Standaard()
	}
	if o.Vandaag.Leeg() {
		o.Vandaag = Dag
	}
	b := generator.NewBuilder(o)
	defer b.Close()
	return Collect(b)
}

// Collect lets b make its site, and gives the files.
func Collect(b *generator.Builder) (map[string][]byte, *generator.Report, error) {
	files := map[string][]byte{}
	var mu sync.Mutex
	r, err := b.Make(context.Background(), func(path string, data []byte) error {
		mu.Lock()
		defer mu.Unlock()
		if _, twice := files[path]; twice {
			return fmt.Errorf("%s is made twice", path)
		}
		files[path] = bytes.Clone(data)
		return nil
	})
	return files, r, err
}

// Root gives the folder of the repository, above the package under test.
func Root() (string, error) {
	dir, err := os.Getwd()
	for err == nil {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir, nil
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return "", errors.New("no go.mod above the package under test")
		}
		dir = parent
	}
	return "", err
}
