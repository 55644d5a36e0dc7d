package generator_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"socialekaart/generator"
	"socialekaart/generator/browser/demo"
	"socialekaart/generator/publish"
	"socialekaart/themes"
)

// own gives a builder for a copy of the small site, and its folder.
func own(t *testing.T) (*generator.Builder, string) {
	t.Helper()
	root := t.TempDir()
	if err := os.CopyFS(root, os.DirFS("testdata/site")); err != nil {
		t.Fatal(err)
	}
	b := generator.NewBuilder(generator.Options{Root: root, Theme: themes.Standaard(), Vandaag: demo.Dag})
	t.Cleanup(func() { b.Close() })
	return b, root
}

// Case D12: a fault of the program itself, in one of the workers, is told with
// the page that it came up at, and the site stays as it was.
func TestPanic(t *testing.T) {
	b, _ := own(t)
	out := filepath.Join(t.TempDir(), "public")
	made := func(spoil bool) error {
		stage, err := publish.Open(out)
		if err != nil {
			t.Fatal(err)
		}
		defer stage.Abort()
		if _, err = b.Make(context.Background(), func(path string, data []byte) error {
			if spoil && path == "over/index.html" {
				panic("proef")
			}
			return stage.Create(path, data)
		}); err != nil {
			return err
		}
		_, err = stage.Commit(context.Background())
		return err
	}
	if err := made(false); err != nil {
		t.Fatal(err)
	}
	before := snapshot(t, out)
	err := made(true)
	if err == nil || !strings.HasPrefix(err.Error(), "dit is een fout in het programma zelf, bij over/index.html. Meld dit aan de makers (proef)\n") {
		t.Errorf("the fault is told as: %v", err)
	}
	same(t, "after the fault", before, snapshot(t, out))
	if err := made(false); err != nil {
		t.Errorf("after the fault: %v", err)
	}
	if err := publish.Verify(out); err != nil {
		t.Error(err)
	}
}

// Case D10: what changes while the site is being made is of the next site. Each
// page is of the bytes that were read, and so is what the Report knows of them.
func TestEditWhileBuilding(t *testing.T) {
	b, root := own(t)
	name := filepath.Join(root, "content", "voorzieningen", "ruilwinkel-nijmegen.md")
	before, _, err := demo.Collect(b)
	if err != nil {
		t.Fatal(err)
	}
	old := read(t, name)
	var once sync.Once
	var mu sync.Mutex
	got := map[string][]byte{}
	r, err := b.Make(context.Background(), func(path string, data []byte) error {
		once.Do(func() { save(t, name, old+"\nDit is nieuw.\n") })
		mu.Lock()
		defer mu.Unlock()
		got[path] = append([]byte(nil), data...)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	same(t, "the site that was being made", before, got)
	if told := string(r.Bronnen["content/voorzieningen/ruilwinkel-nijmegen.md"]); told != old {
		t.Errorf("the report shows other bytes than the site is made from:\n%s", told)
	}
	next, _, err := demo.Collect(b)
	if err != nil || !strings.Contains(string(next["voorzieningen/ruilwinkel-nijmegen/index.html"]), "Dit is nieuw.") {
		t.Errorf("the edit is not in the next site (%v)", err)
	}
}
