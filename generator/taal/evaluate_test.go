package taal

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// lines reads a file of JSON lines.
func lines[T any](t *testing.T, path string) []T {
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var uit []T
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<20)
	for sc.Scan() {
		var v T
		if err := json.Unmarshal(sc.Bytes(), &v); err != nil {
			t.Fatal(err)
		}
		uit = append(uit, v)
	}
	return uit
}

// TestBars measures on corpora that are not part of the project: the folder is
// named by TAAL_DATA and holds amsterdam.jsonl, leesplank.jsonl and
// lint_ii.jsonl. With -v it prints the figures.
func TestBars(t *testing.T) {
	dir := os.Getenv("TAAL_DATA")
	if dir == "" {
		t.Skip("TAAL_DATA names no folder with corpora")
	}
	p := profiel(t, Opties{})
	for _, c := range []struct {
		naam           string
		paren, blokken float64
	}{{"amsterdam", .75, .95}, {"leesplank", .95, 0}} {
		r := Evaluate(lines[Paar](t, filepath.Join(dir, c.naam+".jsonl")), nil, p)
		var b strings.Builder
		r.Write(&b)
		t.Logf("%s\n%s", c.naam, b.String())
		if m := r.Maten[0]; m.Paren.Waarde < c.paren || m.Blokken.Waarde < c.blokken {
			t.Errorf("%s: pairs %v, blocks %v; want %v, %v", c.naam, m.Paren, m.Blokken, c.paren, c.blokken)
		}
		if c.naam == "amsterdam" {
			gelijk(t, r.Regels)
		}
		for _, m := range r.Maten[1:] {
			if m.Paren.Waarde >= r.Maten[0].Paren.Waarde || r.Blokken > 0 && m.Blokken.Waarde >= r.Maten[0].Blokken.Waarde {
				t.Errorf("%s: %s is not beaten: %v, %v", c.naam, m.Naam, m.Paren, m.Blokken)
			}
		}
	}
	r := Evaluate(nil, lines[Item](t, filepath.Join(dir, "lint_ii.jsonl")), p)
	var b strings.Builder
	r.Write(&b)
	t.Logf("lint_ii\n%s", b.String())
	if deel(r.SchoonFout, r.Schoon) > .03 {
		t.Errorf("a fout on %d of %d clean items", r.SchoonFout, r.Schoon)
	}
	if deel(r.PassiefGevonden, r.Passief) < .85 {
		t.Errorf("passives: %d of %d", r.PassiefGevonden, r.Passief)
	}
}

// gelijk wants the figures on the page of each rule to be the measured ones.
func gelijk(t *testing.T, gemeten []RegelMeting) {
	for _, r := range Regels() {
		var m Meting
		for _, g := range gemeten {
			if g.Regel == r.ID {
				m = Meting{m.Treffers + g.Treffers, m.Weg + g.Weg, m.Goed + g.Goed, m.Fout + g.Fout}
			}
		}
		if r.ID != "B1-SCORE" && m != r.Meting {
			t.Errorf("%s: Meting: Meting{%d, %d, %d, %d}, not %v", r.ID, m.Treffers, m.Weg, m.Goed, m.Fout, r.Meting)
		}
	}
}
