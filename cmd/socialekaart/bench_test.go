package main

import (
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
	for _, args := range [][]string{{"--entries", "veel"}, {"--entries", "0"}, {"--entries", ""}, {"--format", "xml"}, {"--today", "morgen", "--format", "json", "--entries", "1"}} {
		if _, errs, code := output(t, program(t.TempDir(), nil, append([]string{"bench"}, args...)...)); code != exitUsage {
			t.Errorf("%q: exit code %d: %s", args, code, errs)
		}
	}
}
