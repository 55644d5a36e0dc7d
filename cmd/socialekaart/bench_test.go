package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestBench: the table has every row for every size. How long things take is
// not tested.
func TestBench(t *testing.T) {
	t.Parallel()
	out, errs, code := output(t, program(t.TempDir(), nil, "bench", "--entries", "1,3"))
	if code != exitOK {
		t.Fatalf("exit code %d: %s", code, errs)
	}
	for _, row := range []string{"vermeldingen", "pagina’s", "seconden", "meeste geheugen", "  lezen", "  open data maken", "  pagina’s maken", "  publiceren", "nog een keer", "één bestand veranderd"} {
		found := false
		for line := range strings.Lines(out) {
			found = found || strings.HasPrefix(line, row) && len(strings.Fields(strings.TrimPrefix(line, row))) >= 2
		}
		if !found {
			t.Errorf("no row %q in\n%s", row, out)
		}
	}
}

func TestBenchRefuses(t *testing.T) {
	for _, args := range [][]string{{"--entries", "veel"}, {"--entries", "0"}, {"--entries", ""}, {"--format", "xml"}, {"--keep", ""}, {"--cpuprofile", ""}, {"--today", "morgen", "--format", "json", "--entries", "1"}} {
		if _, errs, code := output(t, program(t.TempDir(), nil, append([]string{"bench"}, args...)...)); code != exitUsage {
			t.Errorf("%q: exit code %d: %s", args, code, errs)
		}
	}
}

// TestBenchKeep: a folder with something in it stays as it is, also when that has
// the name of a size. What benches of other sizes left may stand there.
func TestBenchKeep(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for _, name := range []string{"content/wandelclub.md", "maat/1/content/wandelclub.md", "eerder/3/config.toml"} {
		if err := os.MkdirAll(filepath.Join(dir, filepath.Dir(name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(name), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for keep, want := range map[string]int{"content": exitUsage, "maat": exitUsage, "content/wandelclub.md": exitUsage, "eerder": exitOK, "nieuw/diep": exitOK} {
		_, errs, code := output(t, program(dir, nil, "bench", "--entries", "1", "--keep", keep))
		if code != want {
			t.Errorf("%s: exit code %d: %s", keep, code, errs)
		}
		if _, err := os.Stat(filepath.Join(dir, keep, "1", "public", "index.html")); (err == nil) != (want == exitOK) {
			t.Errorf("%s: the site: %v", keep, err)
		}
	}
	for name, n := range map[string]int{"content": 1, "maat": 1, "eerder": 2} {
		if es, err := os.ReadDir(filepath.Join(dir, name)); err != nil || len(es) != n {
			t.Errorf("%s: %v %v", name, es, err)
		}
	}
}
