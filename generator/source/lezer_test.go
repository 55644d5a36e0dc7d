package source

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

// TestLezer: what is as it was is not opened again; what may have changed is.
func TestLezer(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "content", "paginas", "over.md")
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	old := time.Now().Add(-time.Hour)
	write := func(name, text string, at time.Time) {
		t.Helper()
		if err := os.WriteFile(name, []byte("+++\n+++\n"+text), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(name, at, at); err != nil {
			t.Fatal(err)
		}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	var l Lezer
	load := func() *File {
		t.Helper()
		files, ds, err := l.Load(root, DefaultLimits)
		if err != nil || len(ds) > 0 || len(files) != 3 {
			t.Fatal(files, ds, err)
		}
		return files[1] // behind config.toml
	}
	write(filepath.Join(dir, "config.toml"), "", old)
	write(filepath.Join(filepath.Dir(name), "privacy.md"), "nieuwer", old.Add(10*time.Minute))
	write(name, "een", old)
	first := load()
	if again := load(); again != first {
		t.Error("a file that is as it was is read again")
	}
	write(name, "twee", old)
	if f := load(); string(f.Body) != "twee" {
		t.Errorf("another size: %q", f.Body)
	}
	write(name, "drie", old.Add(time.Minute))
	if f := load(); string(f.Body) != "drie" {
		t.Errorf("another time: %q", f.Body)
	}
	write(name+"~", "vier", old.Add(time.Minute))
	if err := os.Rename(name+"~", name); err != nil {
		t.Fatal(err)
	}
	if f := load(); string(f.Body) != "vier" {
		t.Errorf("another file of the same size and time under the name: %q", f.Body)
	}
	last := old.Add(11 * time.Minute)
	write(name, "vijf", last)
	load()
	write(name, "zes.", last)
	if f := load(); string(f.Body) != "zes." {
		t.Errorf("written twice in one tick of the clock: %q", f.Body)
	}
}
