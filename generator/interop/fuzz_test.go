package interop_test

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"io/fs"
	"path"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"socialekaart/generator/diag"
	"socialekaart/generator/intake"
	"socialekaart/generator/interop"
	"socialekaart/generator/kaart"
)

// klein is a site of a few entries, whose files are what the fuzzers begin with.
const klein = "../testdata/site"

// FuzzCSV: whatever a file holds, what ReadCSV takes from it comes back
// from our own file as it was, and no cell in that is a formula.
func FuzzCSV(f *testing.F) {
	f.Add(eerste(f, interop.CSV(bron(f, klein)), ';'))
	f.Add([]byte("id;naam_toestemming_tot\nwegwijzers/b;2020-01-01\n"))
	f.Add([]byte("id;titel\nvoorzieningen/a;\xff"))
	f.Add([]byte("id;titel\nvoorzieningen/a;Een\nvoorzieningen/a;Twee\n")) // one of two got lost
	f.Add([]byte("id;titel\nvoorzieningen/a;Een\rtwee\n"))                 // the CR did
	f.Add([]byte("id;titel;talen;kosten.bedrag;tijden[0].dag;tijden[0].van;tekst\nvoorzieningen/a;\"'=1+1\";\"nl\nen\";2,50;ma;10:00;\"'-a\""))
	f.Add([]byte("id;tijden[9].dag;tijden[9].van;naam;naam_toestemming_tot\nwegwijzers/b;\\;24:00;x;2027-01-01\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		in, faults, err := interop.ReadCSV(data)
		if err != nil || lost(faults) || leegBlokken(in) {
			return
		}
		b := kaartVan(in)
		out := interop.CSV(b)
		r := csv.NewReader(bytes.NewReader(out))
		r.Comma = ';'
		rows, err := r.ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for _, cell := range slices.Concat(rows...) {
			if cell != "" && strings.Contains("=+-@\t\r", cell[:1]) {
				t.Fatalf("a formula: %q", cell)
			}
		}
		again, ds, err := interop.ReadCSV(out)
		if err != nil || lost(ds) {
			t.Fatalf("%v, %v in our own file", err, ds)
		}
		vergelijk(t, b, again, false)
	})
}

// hsdsDelen are the folders and tables that FuzzHSDS fills.
var hsdsDelen = [2][4]string{
	{"services/a.json", "organizations/a.json", "locations/a.json", "taxonomy_terms/a.json"},
	{"services.csv", "schedules.csv", "attributes.csv", "cost_options.csv"},
}

// zaai gives FuzzHSDS and FuzzHSDSRond what a small data set holds, and what is
// wrong in ways of HSDS.
func zaai(f *testing.F) {
	b := bron(f, klein)
	var seed [4]string
	for i, pad := range hsdsDelen[0] {
		names, err := fs.Glob(hsdsFS(b), path.Dir(pad)+"/*.json")
		if err != nil || len(names) == 0 {
			f.Fatalf("%v, no %s", err, pad)
		}
		data, _ := fs.ReadFile(hsdsFS(b), names[len(names)-1])
		seed[i] = string(data)
	}
	f.Add(false, seed[0], seed[1], seed[2], "")
	data := interop.HSDSPakket(b)
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		f.Fatal(err)
	}
	for i, pad := range hsdsDelen[1] {
		data, err := fs.ReadFile(z, pad)
		if err != nil {
			f.Fatal(err)
		}
		seed[i] = string(eerste(f, data, ','))
	}
	f.Add(true, seed[0], seed[1], seed[2], seed[3])
	f.Add(true, "id,name,description\na,Koffie,Kort", "id,service_id,byday,opens_at,count\nx,a,\"-1MO,9TU\",09:00:00Z,1", "id,link_id,link_type,value,link_entity\n1,a,tijden[-1].van,1,service", "id,service_id,amount\nx,a,NaN")
	// A ninth Tuesday of the month was a crash; one number in two tables was one thing.
	f.Add(true, "id,name\na,Koffie", "id,service_id,byday,opens_at,closes_at\nx,a,9TU,09:00:00Z,10:00:00Z", "", "")
	f.Add(true, "name\nKoffie\nThee", "", "", "")
	f.Add(false, `{"id":"1","name":"Koffie","organization_id":"1"}`, `{"id":"1","name":"Steunpunt"}`, "", "")
	f.Add(true, "id,name\na,Koffie \xff", "", "", "")
	f.Add(false, `{"id":"a","name":"x","cost_options":[{"amount":1e999}]}`, `{"id":"b","id":"c"}`, strings.Repeat("[", 10_001), `{"contents":[{"id":"a","parent_id":"a"}]}`)
}

// leesHSDS reads four files: JSON, or tables.
func leesHSDS(tabel bool, files ...string) (*interop.Inhoud, diag.List, error) {
	vorm, fsys := hsdsDelen[0], fstest.MapFS{}
	if tabel {
		vorm, fsys["datapackage.json"] = hsdsDelen[1], &fstest.MapFile{Data: []byte("{}")}
	}
	for i, text := range files {
		if text != "" {
			fsys[vorm[i]] = &fstest.MapFile{Data: []byte(text)}
		}
	}
	return interop.ReadHSDS(fsys)
}

// FuzzHSDS: whatever the files of a data set hold, what an import takes from them
// is a table of text with a row for each offer and a place for each value.
func FuzzHSDS(f *testing.F) {
	zaai(f)
	f.Fuzz(func(t *testing.T, tabel bool, a, b, c, d string) {
		in, _, err := leesHSDS(tabel, a, b, c, d)
		if err != nil {
			return
		}
		offers := 0
		for _, e := range in.Entries {
			f := e.Kern()
			if !kaart.IsSlug(f.ID.Slug()) {
				t.Fatalf("identity %q", f.ID)
			}
			if f.Soort == kaart.SoortVoorziening {
				offers++
			}
		}
		list, kop := intake.FromHSDS(in, "x")
		if len(list.Rijen) != offers || len(kop.Kolommen) != len(list.Koppen) {
			t.Fatalf("%d rows for %d offers, %d of %d columns", len(list.Rijen), offers, len(kop.Kolommen), len(list.Koppen))
		}
		for _, r := range list.Rijen {
			if len(r.Cellen) != len(list.Koppen) || r.Cellen[0] == "" || !utf8.ValidString(strings.Join(r.Cellen, "")) {
				t.Fatalf("row %q", r.Cellen)
			}
		}
	})
}

// FuzzHSDSRond: what ReadHSDS takes goes out as HSDS and comes back as it was. All
// our lists go with it, so that this is ten times as slow as FuzzHSDS.
func FuzzHSDSRond(f *testing.F) {
	zaai(f)
	f.Fuzz(func(t *testing.T, tabel bool, a, b, c, d string) {
		in, faults, err := leesHSDS(tabel, a, b, c, d)
		if err != nil || lost(faults) || leegBlokken(in) {
			return
		}
		k := kaartVan(in)
		again, ds, err := interop.ReadHSDS(hsdsFS(k))
		if err != nil { // what was read is not published, and the files are empty
			return
		}
		if lost(ds) {
			t.Fatalf("%v in our own files", ds)
		}
		vergelijk(t, k, again, true)
	})
}

// eerste gives the headings of a table and its first row.
func eerste(f *testing.F, data []byte, sep rune) []byte {
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	r.Comma = sep
	rows, err := r.ReadAll()
	if err != nil || len(rows) < 2 {
		f.Fatalf("%v, %d rows", err, len(rows))
	}
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.Comma = sep
	if err := w.WriteAll(rows[:2]); err != nil {
		f.Fatal(err)
	}
	return b.Bytes()
}

// lost says that a value was refused. What is only not there (HSDS has no field for
// all that we ask) does not keep the rest from coming back.
func lost(ds diag.List) bool {
	return slices.ContainsFunc(ds, func(d diag.Diagnostic) bool { return d.Level == diag.Fout && d.Code != "veld-ontbreekt" })
}

func leegBlokken(in *interop.Inhoud) bool {
	return slices.ContainsFunc(in.Entries, func(e kaart.Entry) bool { return leegBlok(reflect.ValueOf(gewoon(e))) })
}

// kaartVan makes a kaart of what was read, whatever does not fit together in it.
func kaartVan(in *interop.Inhoud) *interop.Bron {
	k := kaart.New(kaart.Invoer{Entries: in.Entries, Organisaties: in.Organisaties, Locaties: in.Locaties, Lijsten: in.Lijsten}, dag)
	return &interop.Bron{
		Kaart: k,
		Tekst: func(id kaart.ID) string { return in.Tekst[id] },
		Woord: func(_, waarde string) string { return waarde },
		Taal:  func(code string) string { return code },
		Adres: func(id kaart.ID) string { return string(id) + "/" },
	}
}
