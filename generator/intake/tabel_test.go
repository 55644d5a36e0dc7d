package intake

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestReadTabel is a table of files as spreadsheets write them; each has the
// same two rows, at the numbers that the spreadsheet shows.
func TestReadTabel(t *testing.T) {
	for name, in := range map[string]string{
		"semicolons":        "Naam;Plaats\nCafé;Lent\nBingo;Hees\n",
		"commas":            "Naam,Plaats\nCafé,Lent\nBingo,Hees\n",
		"tabs":              "Naam\tPlaats\nCafé\tLent\nBingo\tHees\n",
		"a mark":            "\ufeffNaam;Plaats\r\nCafé;Lent\r\nBingo;Hees\r\n",
		"old line ends":     "Naam;Plaats\rCafé;Lent\rBingo;Hees\r",
		"windows-1252":      "Naam;Plaats\nCaf\xe9;Lent\nBingo;Hees\n",
		"no last line end":  "Naam;Plaats\nCafé;Lent\nBingo;Hees",
		"quotes and spaces": "Naam;Plaats\nCafé ; Lent \n'Bingo;=\"Hees\"\n",
		"an empty column":   "Naam;Plaats;\nCafé;Lent;\nBingo;Hees;\n",
		"utf-16":            "\xff\xfeN\x00a\x00a\x00m\x00;\x00P\x00l\x00a\x00a\x00t\x00s\x00\n\x00C\x00a\x00f\x00\xe9\x00;\x00L\x00e\x00n\x00t\x00\n\x00B\x00i\x00n\x00g\x00o\x00;\x00H\x00e\x00e\x00s\x00\n\x00",
	} {
		got, err := ReadTabel([]byte(in))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if s := fmt.Sprint(got.Koppen, got.Rijen); s != "[Naam Plaats] [{2 [Café Lent]} {3 [Bingo Hees]}]" {
			t.Errorf("%s: %s", name, s)
		}
	}
	odd := "Lijst van 2026;;\n\nNaam;Tijd;Plaats\nCafé;\"ma\rdi\";Lent\n;;\nBingo;vr;Hees;extra\nKort\n"
	got, err := ReadTabel([]byte(odd))
	if err != nil {
		t.Fatal(err)
	}
	var rows []string
	for _, r := range got.Rijen {
		rows = append(rows, fmt.Sprintf("%d %q", r.Nr, r.Cellen))
	}
	if want := []string{`4 ["Café" "ma\ndi" "Lent"]`, `6 ["Bingo" "vr" "Hees extra"]`, `7 ["Kort" "" ""]`}; !slices.Equal(rows, want) {
		t.Errorf("a row above the headings, empty ones, one too long and one too short: %v\nwant %v", rows, want)
	}
	for _, bad := range []string{"", "niets", "a\x00b;c\n", "1;2\n3;4\n"} {
		if got, err := ReadTabel([]byte(bad)); err == nil {
			t.Errorf("%q gives %v", bad, got)
		}
	}
}

// TestSieve: what is about a person goes, what is about the offer stays.
func TestSieve(t *testing.T) {
	for _, c := range []struct{ in, left, took string }{
		{"Bel 06-00000000 voor meer.", "Bel voor meer.", "06-nummer"},
		{"Vraag naar mevrouw De Groot bij de balie.", "Vraag naar bij de balie.", "naam"},
		{"Contactpersoon: Pieter Jansen", "", "naam"},
		{"Anja de Wit is er op dinsdag.", "is er op dinsdag.", "naam"},
		{"Mail anja.dewit@gmail.com of info@example.org", "Mail of info@example.org", "mail"},
		{"Sterker sociaal werk in Nijmegen-Oost", "Sterker sociaal werk in Nijmegen-Oost", ""},
		{"Bibliotheek Nijmegen, Mariënburg 29", "Bibliotheek Nijmegen, Mariënburg 29", ""},
		{"Samen wandelen door Park Brakkenstein.", "Samen wandelen door Park Brakkenstein.", ""},
		{"Kom naar de bank bij Wijkcentrum Meijhorst.", "Kom naar de bank bij Wijkcentrum Meijhorst.", ""},
	} {
		left, took := sieve(c.in)
		if left != c.left || !slices.Contains(append(took, ""), c.took) || len(took) > 0 != (c.took != "") {
			t.Errorf("%q leaves %q, took %v; want %q, %s", c.in, left, took, c.left, c.took)
		}
	}
}

func FuzzReadTabel(f *testing.F) {
	f.Add([]byte("Naam;Plaats\nCafé;Lent\n"))
	f.Add([]byte("\xff\xfeN\x00;\x00"))
	f.Add([]byte("a,\"b\r\nc\",d\n1,2\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		got, err := ReadTabel(data)
		if err != nil {
			return
		}
		last := 0
		for _, r := range got.Rijen {
			if len(r.Cellen) != len(got.Koppen) || r.Nr <= last || empty(r.Cellen) {
				t.Errorf("row %+v after %d, with %d headings", r, last, len(got.Koppen))
			}
			last = r.Nr
			for _, c := range r.Cellen {
				if left, _ := sieve(c); strings.Contains(left, "\x00") {
					t.Errorf("%q", left)
				}
			}
		}
	})
}

// A mark of UTF-8 before Windows-1252 is no letter, and a cell without end is told.
func TestClumsy(t *testing.T) {
	tabel, err := ReadTabel([]byte("\xef\xbb\xbfNaam;Waar\r\nKoor;caf\xe9\r\n"))
	if err != nil || tabel.Koppen[0] != "Naam" || tabel.Rijen[0].Cellen[1] != "café" {
		t.Errorf("%+v, %v", tabel, err)
	}
	if _, err := ReadTabel([]byte("Naam;Waar\nKoor;" + strings.Repeat("x", maxCell+1) + "\n")); err == nil || !strings.Contains(err.Error(), "rij 2 heeft een te grote cel") {
		t.Error(err)
	}
}
