package generator_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"socialekaart/generator"
	"socialekaart/generator/intake"
	"socialekaart/generator/interop"
	"socialekaart/generator/kaart"
	"socialekaart/generator/source"
	"socialekaart/themes"
)

// TestImport takes in the lists of testdata/import, each with at least eight of
// the troubles of real ones, over the content of the demo: every row is
// accounted for, no word of a text is lost, nothing of a person comes through,
// what is written has no fault, and a second time changes nothing.
func TestImport(t *testing.T) {
	lists, _ := filepath.Glob("testdata/import/*.csv")
	if len(lists) < 5 {
		t.Fatalf("%d lists", len(lists))
	}
	k, r := readSite(t, "..")
	for _, path := range lists {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".csv"), func(t *testing.T) {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			list, err := intake.ReadTabel(data)
			if err != nil {
				t.Fatal(err)
			}
			if n := len(list.Rijen); n < 49 {
				t.Errorf("%d rows", n)
			}
			root := t.TempDir()
			if err := os.CopyFS(filepath.Join(root, "content"), os.DirFS("../content")); err != nil {
				t.Fatal(err)
			}
			config, err := os.ReadFile("../config.toml")
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(root, "config.toml"), config, 0o644); err != nil {
				t.Fatal(err)
			}
			kop := intake.Propose(list, filepath.Base(path))
			naam := strings.TrimSuffix(filepath.Base(path), ".csv")
			if naam == "maatjes" {
				kop.Soort = "maatjesproject"
			}
			run := func(k *kaart.Kaart, bronnen map[string][]byte) *intake.Resultaat {
				_, vorige := intake.ImportPad(naam)
				was, _ := os.ReadFile(filepath.Join(root, vorige))
				res, ds := intake.Plan(intake.Opdracht{Naam: naam, Tabel: list, Koppeling: kop, Kaart: k, Bestanden: bronnen, Vorige: was})
				if len(ds) > 0 {
					t.Fatal(ds)
				}
				for _, f := range res.Bestanden {
					p := filepath.Join(root, f.Pad)
					if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
						t.Fatal(err)
					}
					if err := os.WriteFile(p, f.Data, 0o644); err != nil {
						t.Fatal(err)
					}
				}
				return res
			}
			res := run(k, r.Bronnen)
			accounted(t, list, res)
			kept(t, list, kop, res)
			private(t, res)
			stand := map[intake.Stand]int{}
			for _, u := range res.Uitkomsten {
				stand[u.Stand]++
			}
			t.Logf("%d rows: %v, %d files", len(list.Rijen), stand, len(res.Bestanden))
			for _, f := range res.Bestanden {
				if again := source.Format(f.Pad, f.Data, source.DefaultLimits); strings.HasSuffix(f.Pad, ".md") && string(again) != string(f.Data) {
					t.Errorf("%s is not written as it should be:\n%s\nwant:\n%s", f.Pad, f.Data, again)
				}
			}
			now, with := readSite(t, root) // no faults
			second := run(now, with.Bronnen)
			if n := len(second.Bestanden); n > 0 {
				t.Errorf("a second time writes %d files, %s first:\n%s", n, second.Bestanden[0].Pad, second.Bestanden[0].Data)
			}
			for _, u := range second.Uitkomsten {
				if u.Stand == intake.Nieuw || u.Stand == intake.Bijgewerkt {
					t.Errorf("a second time row %d is %s: %s %v", u.Rij, u.Stand, u.Bestand, u.Velden)
				}
			}
		})
	}
}

func readSite(t *testing.T, root string) (*kaart.Kaart, *generator.Report) {
	t.Helper()
	k, r, err := generator.Read(t.Context(), generator.Options{Root: root, Theme: themes.Standaard(), Vandaag: kaart.Datum{Jaar: 2026, Maand: 11, Dag: 25}})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range r.Diags {
		if d.Level == 0 {
			t.Errorf("%s: %s (%s)", d.Pos, d.Text, d.Code)
		}
	}
	return k, r
}

// accounted: each row has one outcome.
func accounted(t *testing.T, list *intake.Tabel, res *intake.Resultaat) {
	t.Helper()
	if len(res.Uitkomsten) != len(list.Rijen) {
		t.Errorf("%d outcomes for %d rows", len(res.Uitkomsten), len(list.Rijen))
	}
	for i, u := range res.Uitkomsten {
		if u.Rij != list.Rijen[i].Nr {
			t.Errorf("outcome %d is about row %d, want %d", i, u.Rij, list.Rijen[i].Nr)
		}
		if u.Bestand == "" && len(u.Vragen) == 0 {
			t.Errorf("row %d ends without a file and without a word: %s", u.Rij, u.Stand)
		}
	}
}

// kept: the words of each text stand in a file or in a question of the report,
// unless the column is about a person.
func kept(t *testing.T, list *intake.Tabel, kop *kaart.Koppeling, res *intake.Resultaat) {
	t.Helper()
	var all strings.Builder
	for _, f := range res.Bestanden {
		all.Write(f.Data)
	}
	for _, u := range res.Uitkomsten {
		all.WriteString(strings.Join(u.Vragen, "\n"))
	}
	text := strings.NewReplacer(`\`, "", "’", "'").Replace(all.String())
	lost := 0
	for i, row := range list.Rijen {
		if s := res.Uitkomsten[i].Stand; s == intake.Dubbel || s == intake.Samengevoegd || s == intake.Overgeslagen {
			continue // the row itself is the question
		}
		for j, cell := range row.Cellen {
			if v := kop.Kolommen[j].Veld; v != "titel" && v != "tekst" && v != "kort" && v != "opmerking" {
				continue
			}
			for _, w := range strings.FieldsFunc(cell, func(r rune) bool { return strings.ContainsRune(" \n.,;:!?()\"'’‘–-<>[]*_/", r) }) {
				if len(w) > 4 && !strings.Contains(text, w) && !secret(cell) {
					lost++
					t.Errorf("row %d: %q of %q is lost", row.Nr, w, cell)
				}
			}
		}
	}
}

// secrets are what the lists have of persons.
var secrets = []string{"de Wit", "van der Berg", "Yildiz", "Jan Peters", "Smit", "Idrissi", "Hendriks", "Jansen", "De Groot", "111222333", "12-03-1961", "gmail.com", "hotmail.com", "j.peters@", "06-00000000", "06 00 00 00 00"}

func secret(cell string) bool {
	return slices.ContainsFunc(secrets, func(s string) bool { return strings.Contains(cell, s) })
}

func private(t *testing.T, res *intake.Resultaat) {
	t.Helper()
	for _, f := range res.Bestanden {
		for _, s := range secrets {
			if i := strings.Index(string(f.Data), s); i >= 0 {
				t.Errorf("%s has %q: …%s…", f.Pad, s, f.Data[max(0, i-60):min(len(f.Data), i+40)])
			}
		}
	}
	for _, u := range res.Uitkomsten {
		for _, v := range u.Vragen {
			if secret(v) {
				t.Errorf("row %d asks %q", u.Rij, v)
			}
		}
	}
}

// TestImportThreeWay: of a field that the list changed and nobody else, the file
// gets the new value; what an editor changed stays, and is asked about.
func TestImportThreeWay(t *testing.T) {
	k, r := readSite(t, "..")
	files := maps.Clone(r.Bronnen)
	const naam = "lijst"
	_, vorige := intake.ImportPad(naam)
	take := func(rows string) *intake.Resultaat {
		list, err := intake.ReadTabel([]byte("Naam;Kosten;Telefoon;Omschrijving\n" + rows))
		if err != nil {
			t.Fatal(err)
		}
		res, ds := intake.Plan(intake.Opdracht{Naam: naam, Tabel: list, Koppeling: intake.Propose(list, "een lijst"), Kaart: k, Bestanden: files, Vorige: files[vorige]})
		if len(ds) > 0 {
			t.Fatal(ds)
		}
		for _, f := range res.Bestanden {
			files[f.Pad] = f.Data
		}
		return res
	}
	take("Zwemclub Test;gratis;024 000 00 01;Samen zwemmen.\nBriefclub Test;gratis;;Samen schrijven.\n")
	const zwem, brief = "content/voorzieningen/zwemclub-test.md", "content/voorzieningen/briefclub-test.md"
	edited, ok := source.Set(zwem, files[zwem], "contact.telefoon", `"024 000 00 99"`)
	if !ok {
		t.Fatal("cannot edit")
	}
	files[zwem] = []byte(strings.Replace(string(edited), "[kosten]", "# nagevraagd\n[kosten]", 1))
	delete(files, brief)
	res := take("Zwemclub Test;€ 2,50 per keer;024 000 00 02;Samen zwemmen.\nBriefclub Test;gratis;;Samen schrijven.\nNieuwclub Test;gratis;;\n")
	got := ""
	for _, u := range res.Uitkomsten {
		got += fmt.Sprintf("%s %v %d\n", u.Stand, u.Velden, len(u.Vragen))
	}
	if want := "bijgewerkt [kosten.bedrag kosten.per kosten.soort] 1\nweggehaald [] 1\nnieuw [] 0\n"; got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	now := string(files[zwem])
	for _, want := range []string{`telefoon = "024 000 00 99"`, "# nagevraagd", "bedrag = 2.50", `soort = "eigen_bijdrage"`} {
		if !strings.Contains(now, want) {
			t.Errorf("no %s in\n%s", want, now)
		}
	}
	if _, back := files[brief]; back {
		t.Error("what an editor took away came back")
	}
	if res := take("Zwemclub Test;€ 2,50 per keer;024 000 00 02;Samen zwemmen.\n"); len(res.Verdwenen) != 2 {
		t.Errorf("gone from the list: %v", res.Verdwenen)
	}
}

// TestImportHSDS takes the voorzieningen of the demo out as HSDS and in again,
// over a kaart that has its names and none of its entries. Every field that came
// over says what it said; a time that HSDS puts in other words is asked, never
// guessed.
func TestImportHSDS(t *testing.T) {
	b, _, err := generator.OpenData(t.Context(), generator.Options{Root: "..", Theme: themes.Standaard(), Vandaag: kaart.Datum{Jaar: 2026, Maand: 11, Dag: 25}})
	if err != nil {
		t.Fatal(err)
	}
	pakket := interop.HSDSPakket(b)
	z, err := zip.NewReader(bytes.NewReader(pakket), int64(len(pakket)))
	if err != nil {
		t.Fatal(err)
	}
	in, _, err := interop.ReadHSDS(z)
	if err != nil {
		t.Fatal(err)
	}
	leeg := kaart.New(kaart.Invoer{Lijsten: in.Lijsten, Organisaties: in.Organisaties, Locaties: in.Locaties}, b.Kaart.Vandaag)
	list, kop := intake.FromHSDS(in, "regio.zip")
	res, ds := intake.Plan(intake.Opdracht{Naam: "regio", Tabel: list, Koppeling: kop, Kaart: leeg})
	if len(ds) > 0 {
		t.Fatal(ds)
	}
	accounted(t, list, res)
	was := map[string]*kaart.Voorziening{}
	for _, e := range b.Kaart.Van(kaart.SoortVoorziening) {
		was[e.Kern().Titel] = e.(*kaart.Voorziening)
	}
	if len(res.Uitkomsten) != len(was) {
		t.Errorf("%d rows for %d voorzieningen", len(res.Uitkomsten), len(was))
	}
	times, asked := 0, 0
	for _, f := range res.Bestanden {
		if !strings.HasPrefix(f.Pad, "content/voorzieningen/") {
			continue
		}
		file, _ := source.Parse(f.Pad, f.Data, source.DefaultLimits)
		stuk, _ := source.Decode(file)
		now := stuk.Entry.(*kaart.Voorziening)
		old := was[now.Titel]
		if old == nil {
			t.Errorf("%s: %q is nowhere in the demo", f.Pad, now.Titel)
			continue
		}
		for _, x := range [][2]any{
			{now.Kort, old.Kort}, {now.VoorWie, old.VoorWie}, {now.Organisatie, old.Organisatie}, {now.VolgendeStap.Tekst, old.VolgendeStap.Tekst},
			{fmt.Sprint(now.Themas), fmt.Sprint(old.Themas)}, {now.Verwijzing, old.Verwijzing}, {now.GecontroleerdOp, old.GecontroleerdOp},
		} {
			if x[0] != x[1] {
				t.Errorf("%s: %v, and it was %v", f.Pad, x[0], x[1])
			}
		}
		if len(old.Tijden) == 0 {
			continue
		}
		if len(now.Tijden) == 0 {
			asked++
			continue
		}
		times++
		for i := range old.Tijden {
			if i >= len(now.Tijden) || now.Tijden[i].Wanneer() != old.Tijden[i].Wanneer() {
				t.Errorf("%s: the times are %+v, and they were %+v", f.Pad, now.Tijden, old.Tijden)
				break
			}
		}
	}
	t.Logf("of %d with times %d came over and %d are asked", times+asked, times, asked)
	if 10*times < 8*(times+asked) {
		t.Errorf("of %d with times only %d came over", times+asked, times)
	}
}
