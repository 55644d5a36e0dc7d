package interop_test

import (
	"archive/zip"
	"bytes"
	"context"
	"io/fs"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"socialekaart/generator"
	"socialekaart/generator/diag"
	"socialekaart/generator/interop"
	"socialekaart/generator/kaart"
	"socialekaart/generator/proef"
)

// aantal is how many made-up entries go round.
const aantal = 1000

var dag = kaart.Datum{Jaar: 2026, Maand: 11, Dag: 22}

// bron reads the content in a folder.
func bron(t testing.TB, root string) *interop.Bron {
	t.Helper()
	b, r, err := generator.OpenData(context.Background(), generator.Options{Root: root, Vandaag: dag})
	if err != nil {
		t.Fatal(err)
	}
	if b == nil {
		t.Fatalf("%s has faults: %v", root, r.Diags[0].Text)
	}
	return b
}

// proefbron is a site that was made up, with every field of the table in use.
func proefbron(t testing.TB, n int) *interop.Bron {
	t.Helper()
	dir := t.TempDir()
	if err := proef.Schrijf(dir, n, 7); err != nil {
		t.Fatal(err)
	}
	return bron(t, dir)
}

// TestRoundTrip: what goes out in a format comes back as it was, on the demo and
// on 1,000 entries that use every field.
func TestRoundTrip(t *testing.T) {
	for naam, b := range map[string]*interop.Bron{"demo": bron(t, "../.."), "1,000 made up": proefbron(t, aantal)} {
		for _, f := range []struct {
			naam  string
			heel  bool // all that there is, not the entries alone
			terug func(*interop.Bron) (*interop.Inhoud, diag.List, error)
		}{
			{"hsds zip", true, func(b *interop.Bron) (*interop.Inhoud, diag.List, error) {
				data := interop.HSDSPakket(b)
				z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
				if err != nil {
					return nil, nil, err
				}
				return interop.ReadHSDS(z)
			}},
			{"hsds json", true, func(b *interop.Bron) (*interop.Inhoud, diag.List, error) { return interop.ReadHSDS(hsdsFS(b)) }},
			{"csv", false, func(b *interop.Bron) (*interop.Inhoud, diag.List, error) { return interop.ReadCSV(interop.CSV(b)) }},
		} {
			t.Run(naam+"/"+f.naam, func(t *testing.T) {
				in, ds, err := f.terug(b)
				if err != nil {
					t.Fatal(err)
				}
				for _, d := range ds[:min(len(ds), 5)] {
					t.Errorf("%s: %s (%s)", d.Pos, d.Text, d.Hint)
				}
				vergelijk(t, b, in, f.heel)
			})
		}
	}
}

func hsdsFS(b *interop.Bron) fs.FS {
	m := fstest.MapFS{}
	for _, f := range interop.HSDSBestanden(b) {
		m[f.Pad] = &fstest.MapFile{Data: f.Maak()}
	}
	return m
}

// vergelijk holds what came back against the kaart.
func vergelijk(t *testing.T, b *interop.Bron, in *interop.Inhoud, heel bool) {
	t.Helper()
	k := b.Kaart
	terug := map[kaart.ID]any{}
	for _, e := range in.Entries {
		terug[e.Kern().ID] = e
	}
	for _, o := range in.Organisaties {
		terug[o.ID] = o
	}
	for _, l := range in.Locaties {
		terug[l.ID] = l
	}
	fouten := 0
	check := func(id kaart.ID, want any) {
		if fouten > 4 {
			return
		}
		got, ok := terug[id]
		if !ok {
			t.Errorf("%s did not come back", id)
			fouten++
			return
		}
		delete(terug, id)
		if w, g := gewoon(want), gewoon(got); !reflect.DeepEqual(w, g) {
			t.Errorf("%s is another:\nwant %+v\n got %+v", id, w, g)
			fouten++
		}
		if w, g := b.Tekst(id), in.Tekst[id]; w != g {
			t.Errorf("%s: the text is another:\nwant %q\n got %q", id, w, g)
			fouten++
		}
	}
	for e := range k.Entries() {
		check(e.Kern().ID, zonderNaam(e, k.Vandaag))
	}
	if heel {
		for _, o := range k.Organisaties() {
			check(o.ID, o)
		}
		for _, l := range k.Locaties() {
			check(l.ID, l)
		}
		gelijk(t, k.Themas(), in.Lijsten.Themas)
		gelijk(t, k.Doelgroepen(), in.Lijsten.Doelgroepen)
		gelijk(t, k.Gebieden(), in.Lijsten.Gebieden)
	}
	for id := range terug {
		t.Errorf("%s came back and was not there", id)
	}
}

func gelijk[T any](t *testing.T, want, got []T) {
	t.Helper()
	if len(want) != len(got) {
		t.Errorf("%d elements came back, want %d", len(got), len(want))
		return
	}
	for i := range want {
		if w, g := gewoon(&want[i]), gewoon(&got[i]); !reflect.DeepEqual(w, g) {
			t.Errorf("element %d is another:\nwant %+v\n got %+v", i, w, g)
		}
	}
}

// leegBlok says that a block of x says nothing, which no file may have and no
// format can give back.
func leegBlok(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if leegBlok(v.Field(i)) {
				return true
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			if e := v.Index(i); e.Kind() == reflect.Struct && e.IsZero() || leegBlok(e) {
				return true
			}
		}
	}
	return false
}

// zonderNaam takes the name of a wegwijzer away when the consent is over.
func zonderNaam(e kaart.Entry, op kaart.Datum) kaart.Entry {
	w, ok := e.(*kaart.Wegwijzer)
	if !ok || w.Naam == "" || w.NaamOp(op) != "" {
		return e
	}
	kopie := *w
	kopie.Naam, kopie.NaamToestemmingTot = "", kaart.Datum{}
	return &kopie
}

// gewoon leaves out where a thing stood in its file, and makes an empty list of
// no meaning none.
func gewoon(x any) any {
	v := reflect.New(reflect.TypeOf(x).Elem()).Elem()
	v.Set(reflect.ValueOf(x).Elem())
	leeg(v)
	return v.Interface()
}

func leeg(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			f := v.Type().Field(i)
			if f.Name == "Pos" || f.Name == "Onzeker" {
				v.Field(i).SetZero()
				continue
			}
			if !v.Field(i).CanSet() { // kern, embedded under a small letter
				leeg(reflect.NewAt(f.Type, v.Field(i).Addr().UnsafePointer()).Elem())
				continue
			}
			if v.Field(i).Kind() == reflect.Slice && v.Field(i).Len() == 0 && !(v.Type() == reflect.TypeFor[kaart.Kern]() && strings.Contains("Leefgebieden WelzijnOpRecept PositieveGezondheid", f.Name)) {
				v.Field(i).SetZero()
				continue
			}
			leeg(v.Field(i))
		}
	case reflect.Slice:
		for i := range v.Len() {
			leeg(v.Index(i))
		}
	}
}
