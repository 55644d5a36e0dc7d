package interop_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/piprate/json-gold/ld"

	"socialekaart/generator/browser"
	"socialekaart/generator/interop"
)

var demo = sync.OnceValue(func() *interop.Bron { return bron(noodlot{}, "../..") })

// noodlot is a testing.TB for what is made once for all tests.
type noodlot struct{ testing.TB }

func (noodlot) Helper()                   {}
func (noodlot) Fatal(args ...any)         { panic(args) }
func (noodlot) Fatalf(s string, a ...any) { panic(s) }

// TestFHIRSchema holds the bundle against the JSON Schema of FHIR R4, and every
// reference in it against the bundle.
func TestFHIRSchema(t *testing.T) {
	s := schema(t, "http://hl7.org/fhir/json-schema/4.0")
	for _, b := range []*interop.Bron{demo(), proefbron(t, 100)} {
		data := interop.FHIR(b)
		geldig(t, s, "fhir.json", data)
		var bundle struct {
			Entry []struct {
				FullURL  string
				Resource struct {
					ResourceType string
					ProvidedBy   struct{ Reference string }
					Location     []struct{ Reference string }
				}
			}
		}
		if err := json.Unmarshal(data, &bundle); err != nil {
			t.Fatal(err)
		}
		er, soorten := map[string]bool{}, map[string]int{}
		for _, e := range bundle.Entry {
			if er[e.FullURL] {
				t.Errorf("%s stands twice", e.FullURL)
			}
			er[e.FullURL] = true
			soorten[e.Resource.ResourceType]++
		}
		for _, e := range bundle.Entry {
			for _, r := range append(e.Resource.Location, e.Resource.ProvidedBy) {
				if r.Reference != "" && !er[r.Reference] {
					t.Errorf("%s refers to %s, which is not there", e.FullURL, r.Reference)
				}
			}
		}
		if len(soorten) != 3 {
			t.Errorf("resources: %v", soorten)
		}
	}
	var fout any
	_ = json.Unmarshal([]byte(`{"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"HealthcareService","availableTime":[{"daysOfWeek":["monday"]}]}}]}`), &fout)
	if s.Validate(fout) == nil {
		t.Error("a day that FHIR does not have is taken for good")
	}
}

// TestAtom holds the feed against what RFC 4287 asks for.
func TestAtom(t *testing.T) {
	type entry struct {
		ID      string `xml:"id"`
		Title   string `xml:"title"`
		Updated string `xml:"updated"`
		Summary string `xml:"summary"`
		Link    struct {
			Href string `xml:"href,attr"`
		} `xml:"link"`
	}
	var x struct {
		XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
		ID      string   `xml:"id"`
		Title   string   `xml:"title"`
		Updated string   `xml:"updated"`
		Author  string   `xml:"author>name"`
		Entries []entry  `xml:"entry"`
	}
	if err := xml.Unmarshal(interop.Atom(demo()), &x); err != nil {
		t.Fatal(err)
	}
	if x.ID == "" || x.Title == "" || x.Author == "" || len(x.Entries) != 50 {
		t.Errorf("%+v", x)
	}
	ids := map[string]bool{}
	vorige := x.Updated
	for _, e := range x.Entries {
		if ids[e.ID] || e.ID == "" || e.Title == "" || e.Summary == "" || !strings.HasPrefix(e.Link.Href, "https://") {
			t.Errorf("%+v", e)
		}
		ids[e.ID] = true
		if _, err := time.Parse(time.RFC3339, e.Updated); err != nil || e.Updated > vorige {
			t.Errorf("%s: updated is %q after %q: %v", e.ID, e.Updated, vorige, err)
		}
		vorige = e.Updated
	}
}

// TestCSVShape: what a spreadsheet needs, and no cell that it would calculate.
func TestCSVShape(t *testing.T) {
	data := interop.CSV(demo())
	if !bytes.HasPrefix(data, []byte("\ufeffid;url;titel;")) || !bytes.Contains(data, []byte("\r\n")) {
		t.Errorf("it begins with %q", data[:40])
	}
	r := csv.NewReader(bytes.NewReader(data))
	r.Comma = ';'
	rows, err := r.ReadAll() // refuses rows of another length
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != demo().Kaart.Len()+1 {
		t.Errorf("%d rows for %d entries", len(rows), demo().Kaart.Len())
	}
	for n, row := range rows[1:] {
		for i, cell := range row {
			if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
				t.Errorf("row %d, %s: a spreadsheet would calculate %.20q", n+2, rows[0][i], cell)
			}
		}
	}
}

// TestSpreadsheet: a spreadsheet that is not ours (Gnumeric) opens the table with
// every cell in its place: text as it was, a day as a day, a time as a time, yes
// as a truth, an amount as a number; and it calculates nothing.
func TestSpreadsheet(t *testing.T) {
	convert := browser.Tool(t, "ssconvert")
	giftig := proefbron(t, 10)
	for e := range giftig.Kaart.Entries() {
		e.Kern().Kort, e.Kern().VoorWie = "=1+1", "+2+2"
		e.Kern().NietVoor, e.Kern().Bron = "-3-3", []string{"@SUM(A1)"}
	}
	for naam, b := range map[string]*interop.Bron{"demo": demo(), "200 made up": proefbron(t, 200), "formulas": giftig} {
		dir := t.TempDir()
		in, sheet, out := filepath.Join(dir, "in.csv"), filepath.Join(dir, "sheet.xlsx"), filepath.Join(dir, "out.csv")
		data := interop.CSV(b)
		if err := os.WriteFile(in, data, 0o644); err != nil {
			t.Fatal(err)
		}
		for _, args := range [][]string{{"-I", "Gnumeric_stf:stf_csvtab", in, sheet}, {"-T", "Gnumeric_stf:stf_csv", sheet, out}} {
			if msg, err := exec.Command(convert, args...).CombinedOutput(); err != nil {
				t.Fatalf("ssconvert: %v %s", err, msg)
			}
		}
		got, err := os.Open(out)
		if err != nil {
			t.Fatal(err)
		}
		defer got.Close()
		have, err := csv.NewReader(got).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
		r.Comma = ';'
		want, err := r.ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		if len(have) != len(want) || len(have[0]) != len(want[0]) {
			t.Fatalf("%s: %d rows of %d cells, want %d of %d", naam, len(have), len(have[0]), len(want), len(want[0]))
		}
		gezien, fouten := map[string]int{}, 0
		for n := range want {
			for i, cell := range want[n] {
				soort, zoals := inBlad(cell)
				gezien[soort]++
				if have[n][i] != zoals && fouten < 5 {
					fouten++
					t.Errorf("%s: row %d, %s: %s %.40q became %.40q", naam, n+1, want[0][i], soort, cell, have[n][i])
				}
			}
		}
		if min(gezien["day"], gezien["time"], gezien["truth"], gezien["text"]) == 0 {
			t.Errorf("%s: not every kind of cell was there: %v", naam, gezien)
		}
	}
}

// inBlad gives what a cell is to a spreadsheet, and how that writes it again.
func inBlad(cell string) (soort, zoals string) {
	if _, err := time.Parse("2006-01-02", cell); err == nil {
		return "day", strings.ReplaceAll(cell, "-", "/")
	}
	if _, err := time.Parse("15:04", cell); err == nil {
		return "time", cell + ":00"
	}
	if cell == "true" || cell == "false" {
		return "truth", strings.ToUpper(cell)
	}
	if f, err := strconv.ParseFloat(strings.Replace(cell, ",", ".", 1), 64); err == nil {
		return "number", strconv.FormatFloat(f, 'f', -1, 64)
	}
	// Gnumeric takes the apostrophe for what it is: a mark that text follows.
	return "text", strings.TrimPrefix(cell, "'")
}

// TestKaartJSON: it is JSON, it says its version, and every entry has its id.
func TestKaartJSON(t *testing.T) {
	for _, b := range []*interop.Bron{demo(), proefbron(t, 200)} {
		var k struct {
			Versie       int
			Vermeldingen []struct {
				ID, Soort, Titel string
				Tijden           []struct {
					Dag []string
					Van string
				}
			}
			Organisaties, Locaties, Themas, Gebieden []map[string]any
		}
		d := json.NewDecoder(bytes.NewReader(interop.KaartJSON(b)))
		if err := d.Decode(&k); err != nil {
			t.Fatal(err)
		}
		if k.Versie != interop.KaartVersie || len(k.Vermeldingen) != b.Kaart.Len() || len(k.Organisaties) != len(b.Kaart.Organisaties()) || len(k.Gebieden) != len(b.Kaart.Gebieden()) {
			t.Errorf("version %d, %d entries, %d organisations", k.Versie, len(k.Vermeldingen), len(k.Organisaties))
		}
		tijden := 0
		for _, v := range k.Vermeldingen {
			if v.ID == "" || v.Soort == "" || v.Titel == "" {
				t.Errorf("%+v", v)
			}
			tijden += len(v.Tijden)
		}
		if tijden == 0 {
			t.Error("no times")
		}
	}
}

// TestGeoJSON holds the locations against RFC 7946: a FeatureCollection of points
// with longitude first. The made-up site has coordinates, all in one town.
func TestGeoJSON(t *testing.T) {
	var c struct {
		Type     string
		Features []struct {
			Type, ID string
			Geometry struct {
				Type        string
				Coordinates []float64
			}
			Properties map[string]any
		}
	}
	if err := json.Unmarshal(interop.GeoJSON(proefbron(t, 200)), &c); err != nil {
		t.Fatal(err)
	}
	if c.Type != "FeatureCollection" || len(c.Features) < 5 {
		t.Fatalf("%s with %d features", c.Type, len(c.Features))
	}
	for _, f := range c.Features {
		g := f.Geometry
		if f.Type != "Feature" || f.ID == "" || g.Type != "Point" || len(g.Coordinates) != 2 || f.Properties["naam"] == nil {
			t.Errorf("%+v", f)
		}
		if lon, lat := g.Coordinates[0], g.Coordinates[1]; lon < 3 || lon > 8 || lat < 50 || lat > 54 {
			t.Errorf("%s is not in the Netherlands: %v", f.ID, g.Coordinates)
		}
	}
}

// lokaal gives the contexts that a document may name, without the network.
type lokaal struct{}

func (lokaal) LoadDocument(u string) (*ld.RemoteDocument, error) {
	if strings.TrimSuffix(u, "/") != "https://schema.org" {
		return nil, errors.New("unknown context " + u)
	}
	var doc any
	err := json.Unmarshal([]byte(`{"@context":{"@vocab":"https://schema.org/","url":{"@type":"@id"},"item":{"@type":"@id"},"sameAs":{"@type":"@id"},"license":{"@type":"@id"}}}`), &doc)
	return &ld.RemoteDocument{DocumentURL: u, Document: doc}, err
}

func rdf(t *testing.T, data []byte) *ld.RDFDataset {
	t.Helper()
	var doc any
	if err := json.Unmarshal(data, &doc); err != nil {
		t.Fatalf("%v\n%.300s", err, data)
	}
	o := ld.NewJsonLdOptions("")
	o.DocumentLoader = lokaal{}
	out, err := ld.NewJsonLdProcessor().ToRDF(doc, o)
	if err != nil {
		t.Fatalf("%v\n%.300s", err, data)
	}
	return out.(*ld.RDFDataset)
}

// TestDCAT: a JSON-LD processor finds a dataset with a distribution for each
// format, each with a place to get it.
func TestDCAT(t *testing.T) {
	n := map[string]int{}
	for _, q := range rdf(t, interop.DCAT(demo())).Graphs["@default"] {
		n[q.Predicate.GetValue()]++
		if q.Predicate.GetValue() == "http://www.w3.org/1999/02/22-rdf-syntax-ns#type" {
			n[q.Object.GetValue()]++
		}
	}
	files := 0
	for _, f := range interop.Formaten() {
		if f.Pad != "" {
			files++
		}
	}
	for p, want := range map[string]int{
		"http://www.w3.org/ns/dcat#Dataset": 1, "http://www.w3.org/ns/dcat#Distribution": files, "http://www.w3.org/ns/dcat#accessURL": files,
		"http://purl.org/dc/terms/license": files + 1, "http://purl.org/dc/terms/publisher": 1, "http://www.w3.org/ns/dcat#mediaType": files,
	} {
		if n[p] != want {
			t.Errorf("%s: %d times, want %d", p, n[p], want)
		}
	}
}

// termen reads which properties a type of schema.org may have.
func termen(t *testing.T) map[string][]string {
	data, err := os.ReadFile("testdata/schemaorg.txt")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]string{}
	for line := range strings.Lines(string(data)) {
		if soort, ps, ok := strings.Cut(line, ":"); ok && !strings.HasPrefix(line, "#") {
			out[soort] = strings.Fields(ps)
		}
	}
	return out
}

// onbekend gives the types and properties in a node that schema.org does not have.
func onbekend(x any, termen map[string][]string, soorten map[string]int) (out []string) {
	switch x := x.(type) {
	case []any:
		for _, y := range x {
			out = append(out, onbekend(y, termen, soorten)...)
		}
	case map[string]any:
		soort, _ := x["@type"].(string)
		soorten[soort]++
		if termen[soort] == nil {
			out = append(out, "type "+soort)
		}
		for _, p := range slices.Sorted(maps.Keys(x)) {
			if p != "@type" && !slices.Contains(termen[soort], p) {
				out = append(out, soort+"."+p)
			}
			out = append(out, onbekend(x[p], termen, soorten)...)
		}
	}
	return out
}

// TestJSONLD: a JSON-LD processor reads all entries of the demo and of a made-up
// site, and each type and property is one of schema.org.
func TestJSONLD(t *testing.T) {
	known := termen(t)
	soorten := map[string]int{}
	for _, b := range []*interop.Bron{demo(), proefbron(t, 200)} {
		data := interop.JSONLD(b)
		if quads := rdf(t, data).Graphs["@default"]; len(quads) < 10*b.Kaart.Len() {
			t.Errorf("only %d statements about %d entries", len(quads), b.Kaart.Len())
		}
		var doc struct {
			Graph []any `json:"@graph"`
		}
		if err := json.Unmarshal(data, &doc); err != nil {
			t.Fatal(err)
		}
		for _, x := range doc.Graph {
			if wrong := onbekend(x, known, soorten); wrong != nil {
				t.Fatalf("schema.org has no %v", wrong)
			}
		}
	}
	for _, must := range []string{"Service", "Event", "Schedule", "Organization", "ContactPoint", "Place", "Article", "OpeningHoursSpecification", "Offer", "GeoCoordinates"} {
		if soorten[must] == 0 {
			t.Errorf("no %s in it", must)
		}
	}
	if got := onbekend(map[string]any{"@type": "Service", "servicetype": "x", "provider": map[string]any{"@type": "Orgg"}}, known, map[string]int{}); len(got) != 2 {
		t.Errorf("found %v, want two mistakes", got)
	}
}
