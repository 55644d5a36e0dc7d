package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Case C6: of 5,000 faults, two kinds in each of 2,500 files, check prints the first
// 50 of a kind and counts all of them.
func TestFiveThousandFaults(t *testing.T) {
	dir := basis(t)
	for n := range 2500 {
		name := filepath.Join(dir, "content", "organisaties", fmt.Sprintf("fout-%04d.md", n))
		if err := os.WriteFile(name, []byte("+++\nnaam: \"Fout\"\n+++\n"), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	_, stderr, code := output(t, program(dir, nil, "check"))
	if code != exitContent {
		t.Errorf("exit code %d", code)
	}
	for _, kind := range []string{"[dubbele-punt]", "[veld-ontbreekt]"} {
		if n := strings.Count(stderr, kind); n != mostPerCode {
			t.Errorf("%d messages %s are printed, want %d", n, kind, mostPerCode)
		}
	}
	for _, want := range []string{"4.900 meldingen staan hier niet bij", "5.000 fouten"} {
		if !strings.Contains(stderr, want) {
			t.Errorf("%q is missing at the end:\n%s", want, stderr[max(0, len(stderr)-500):])
		}
	}
}
