package taal

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestOordeel holds the rules to what a person said of their findings
// (testdata/oordeel.txt): what was right is still found, what was mended is not.
// The precision is that of the day of reading. Lines about a corpus need the
// folder that TAAL_DATA names.
func TestOordeel(t *testing.T) {
	p := profiel(t, Opties{})
	teksten := corpusTeksten(t)
	goed, alle := map[string]int{}, map[string]int{}
	data, err := os.ReadFile("testdata/oordeel.txt")
	if err != nil {
		t.Fatal(err)
	}
	for regel := range strings.Lines(string(data)) {
		if strings.HasPrefix(regel, "#") || strings.TrimSpace(regel) == "" {
			continue
		}
		d := strings.Split(regel, "|")
		for i := range d {
			d[i] = strings.TrimSpace(d[i])
		}
		verdict, niveau, code, bron, tekst := d[0], d[1], d[2], d[3], d[4]
		alle[niveau]++
		if verdict == "goed" {
			goed[niveau]++
		}
		_, woord, _ := strings.Cut(tekst, "{")
		woord, _, _ = strings.Cut(woord, "}")
		if bron != "eigen" {
			if woord, tekst = tekst, teksten[bron]; tekst == "" {
				continue // no TAAL_DATA
			}
		}
		bs := alinea(strings.NewReplacer("{", "", "}", "").Replace(tekst))
		switch code {
		case "B1-KOP":
			bs[0].Scope = Kop
		case "B1-ONBEKEND":
			bs = append(append(bs, eenvoudig...), eenvoudig...) // it asks for a text of some length
		}
		_, bev := Check(bs, p)
		found := slices.ContainsFunc(bev, func(b Bevinding) bool { return b.Code == code && (woord == "" || b.Woord == woord) })
		if found != (verdict != "mis") {
			t.Errorf("found %v: %s", found, regel)
		}
	}
	for niveau, bar := range map[string]float64{"fout": .95, "waarschuwing": .85} {
		if deel(goed[niveau], alle[niveau]) < bar {
			t.Errorf("%s: %d of %d right", niveau, goed[niveau], alle[niveau])
		}
	}
	t.Logf("right: %v of %v", goed, alle)
}

// corpusTeksten gives the lines of the corpora by "name number".
func corpusTeksten(t *testing.T) map[string]string {
	dir, uit := os.Getenv("TAAL_DATA"), map[string]string{}
	if dir == "" {
		return uit
	}
	for i, q := range lines[Paar](t, filepath.Join(dir, "amsterdam.jsonl")) {
		uit["amsterdam "+strconv.Itoa(i+1)] = q.Moeilijk
	}
	for i, q := range lines[Item](t, filepath.Join(dir, "lint_ii.jsonl")) {
		uit["lint_ii "+strconv.Itoa(i+1)] = q.Text
	}
	return uit
}
