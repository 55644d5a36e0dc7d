package interop_test

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"socialekaart/generator/interop"
)

const hsdsSchemas = "https://raw.githubusercontent.com/openreferral/specification/3.0/schema/"

// schemas reads the JSON Schemas of others in testdata; see its README.md.
var schemas = sync.OnceValue(func() *jsonschema.Compiler {
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	add := func(url, name string) {
		f, err := os.Open(name)
		if err != nil {
			panic(err)
		}
		defer f.Close()
		doc, err := jsonschema.UnmarshalJSON(f)
		if err == nil {
			err = c.AddResource(url, doc)
		}
		if err != nil {
			panic(name + ": " + err.Error())
		}
	}
	names, _ := filepath.Glob("testdata/hsds/*.json")
	for _, n := range names {
		add(hsdsSchemas+filepath.Base(n), n)
	}
	add("http://hl7.org/fhir/json-schema/4.0", "testdata/fhir/fhir-r4.schema.json")
	add("https://specs.frictionlessdata.io/schemas/tabular-data-package.json", "testdata/datapackage/tabular-data-package.json")
	return c
})

func schema(t testing.TB, url string) *jsonschema.Schema {
	t.Helper()
	s, err := schemas().Compile(url)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func geldig(t testing.TB, s *jsonschema.Schema, waar string, data []byte) {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err == nil {
		err = s.Validate(doc)
	}
	if err != nil {
		t.Errorf("%s: %v\n%.300s", waar, err, data)
	}
}

// TestHSDSSchema holds every file of the API against the schemas of HSDS 3.0.
func TestHSDSSchema(t *testing.T) {
	b := bron(t, "../..")
	lijst := schema(t, hsdsSchemas+"page.json")
	aantal := map[string]int{}
	for _, f := range interop.HSDSBestanden(b) {
		data := f.Maak()
		dir, naam := filepath.Split(f.Pad)
		soort := map[string]string{"": "api", "services/": "service", "organizations/": "organization", "service_at_locations/": "service_at_location", "locations/": "location", "taxonomies/": "taxonomy", "taxonomy_terms/": "taxonomy_term"}[dir]
		een := schema(t, hsdsSchemas+soort+".json")
		aantal[soort]++
		if _, err := strconv.Atoi(strings.TrimSuffix(naam, ".json")); err != nil {
			geldig(t, een, f.Pad, data)
			continue
		}
		geldig(t, lijst, f.Pad, data)
		var p struct{ Contents []json.RawMessage }
		if err := json.Unmarshal(data, &p); err != nil {
			t.Fatal(err)
		}
		for _, x := range p.Contents {
			geldig(t, een, f.Pad, x)
		}
	}
	if aantal["service"] < 120 || aantal["organization"] < 25 || aantal["taxonomy_term"] == 0 || aantal["service_at_location"] == 0 || aantal["api"] != 1 {
		t.Errorf("too few files were held against a schema: %v", aantal)
	}
}

// TestSchemaRefuses: a validator that finds everything right is worth nothing.
func TestSchemaRefuses(t *testing.T) {
	for _, c := range []struct{ soort, data string }{
		{"service", `{"id":"ac148810-d857-441c-9679-408f346de14b","name":"x"}`},
		{"service", `{"id":"ac148810-d857-441c-9679-408f346de14b","name":"x","status":"open"}`},
		{"service", `{"id":"7","name":"x","status":"active"}`},
		{"service", `{"id":"ac148810-d857-441c-9679-408f346de14b","name":"x","status":"active","schedules":[{"id":"ac148810-d857-441c-9679-408f346de14b","freq":"DAILY"}]}`},
		{"organization", `{"id":"ac148810-d857-441c-9679-408f346de14b","name":"x"}`},
	} {
		doc, _ := jsonschema.UnmarshalJSON(strings.NewReader(c.data))
		if schema(t, hsdsSchemas+c.soort+".json").Validate(doc) == nil {
			t.Errorf("taken for a good %s: %s", c.soort, c.data)
		}
	}
}

// TestHSDSTabular holds the data package against the profile of Frictionless, and
// each table against its description: columns, types, what is required or unique,
// and that every reference leads to a row. The columns that HSDS wants are read
// from its schemas.
func TestHSDSTabular(t *testing.T) {
	data := interop.HSDSPakket(bron(t, "../.."))
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	desc, err := fs.ReadFile(z, "datapackage.json")
	if err != nil {
		t.Fatal(err)
	}
	geldig(t, schema(t, "https://specs.frictionlessdata.io/schemas/tabular-data-package.json"), "datapackage.json", desc)
	var pkg struct {
		Resources []struct {
			Name, Path string
			Schema     struct {
				Fields []struct {
					Name, Type  string
					Constraints struct{ Required, Unique bool }
				}
				ForeignKeys []struct {
					Fields    string
					Reference struct{ Resource, Fields string }
				}
			}
		}
	}
	if err := json.Unmarshal(desc, &pkg); err != nil {
		t.Fatal(err)
	}
	ids := map[string]map[string]bool{}
	rows := map[string][][]string{}
	for _, r := range pkg.Resources {
		f, err := z.Open(r.Path)
		if err != nil {
			t.Fatal(err)
		}
		all, err := csv.NewReader(f).ReadAll()
		if err != nil {
			t.Fatalf("%s: %v", r.Path, err)
		}
		rows[r.Name], ids[r.Name] = all[1:], map[string]bool{}
		var hsds struct {
			Properties      map[string]struct{ Type any }
			Required        []string
			TabularRequired []string `json:"tabular_required"`
		}
		raw, err := os.ReadFile("testdata/hsds/" + r.Name + ".json")
		if err == nil {
			err = json.Unmarshal(raw, &hsds)
		}
		if err != nil {
			t.Fatal(err)
		}
		for i, f := range r.Schema.Fields {
			if all[0][i] != f.Name {
				t.Errorf("%s: column %d is %q, the description says %q", r.Path, i, all[0][i], f.Name)
			}
			if _, ok := hsds.Properties[f.Name]; !ok {
				t.Errorf("%s: HSDS has no column %q", r.Path, f.Name)
			}
			if must := slices.Contains(hsds.Required, f.Name) || slices.Contains(hsds.TabularRequired, f.Name); must && !f.Constraints.Required {
				t.Errorf("%s: HSDS requires %q", r.Path, f.Name)
			}
			for n, row := range all[1:] {
				v := row[i]
				if f.Name == "id" {
					if ids[r.Name][v] {
						t.Errorf("%s:%d: id %s stands twice", r.Path, n+2, v)
					}
					ids[r.Name][v] = true
				}
				if f.Constraints.Required && v == "" {
					t.Errorf("%s:%d: %s is empty", r.Path, n+2, f.Name)
				}
				if _, err := strconv.ParseFloat(v, 64); f.Type != "string" && v != "" && err != nil {
					t.Errorf("%s:%d: %s is %q, no %s", r.Path, n+2, f.Name, v, f.Type)
				}
			}
		}
		for _, must := range append(hsds.Required, hsds.TabularRequired...) {
			if !slices.Contains(all[0], must) {
				t.Errorf("%s: HSDS requires a column %q", r.Path, must)
			}
		}
	}
	for _, r := range pkg.Resources {
		for _, fk := range r.Schema.ForeignKeys {
			i := slices.IndexFunc(r.Schema.Fields, func(f struct {
				Name, Type  string
				Constraints struct{ Required, Unique bool }
			}) bool {
				return f.Name == fk.Fields
			})
			naar := fk.Reference.Resource
			if naar == "" {
				naar = r.Name
			}
			for n, row := range rows[r.Name] {
				if row[i] != "" && !ids[naar][row[i]] {
					t.Errorf("%s:%d: %s names no %s: %s", r.Path, n+2, fk.Fields, naar, row[i])
				}
			}
		}
	}
	if len(rows["service"]) < 120 || len(rows["attribute"]) < 1000 || len(rows["schedule"]) < 50 {
		t.Errorf("%d services, %d attributes, %d schedules", len(rows["service"]), len(rows["attribute"]), len(rows["schedule"]))
	}
}
