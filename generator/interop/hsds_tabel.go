package interop

import (
	"archive/zip"
	"bytes"
	"cmp"
	"compress/flate"
	"encoding/csv"
	"errors"
	"hash"
	"hash/crc32"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"socialekaart/generator/kaart"
)

// tabel is one file of the tabular form of HSDS.
type tabel struct {
	naam, bestand string
	rij           reflect.Type
	moet          []string // columns that must be filled in, as the schemas of HSDS say
	bij           []string // columns that name a row of another table: "service_id"
}

// tabellen are the tables of HSDS 3.0 that we write, in the order of the
// specification. A test holds them against its schemas.
var tabellen = []tabel{
	{"organization", "organizations.csv", reflect.TypeFor[hsdsOrganization](), []string{"id", "name", "description"}, nil},
	{"service", "services.csv", reflect.TypeFor[hsdsService](), []string{"id", "organization_id", "name", "status"}, []string{"organization_id"}},
	{"attribute", "attributes.csv", reflect.TypeFor[hsdsAttribute](), []string{"id", "link_id", "taxonomy_term_id", "link_entity"}, []string{"taxonomy_term_id"}},
	{"service_at_location", "service_at_location.csv", reflect.TypeFor[hsdsServiceAtLocation](), []string{"id", "service_id", "location_id"}, []string{"service_id", "location_id"}},
	{"location", "locations.csv", reflect.TypeFor[hsdsLocation](), []string{"id", "location_type"}, nil},
	{"phone", "phones.csv", reflect.TypeFor[hsdsPhone](), []string{"id", "number"}, []string{"service_id", "organization_id"}},
	{"address", "addresses.csv", reflect.TypeFor[hsdsAddress](), []string{"id", "address_1", "city", "state_province", "postal_code", "country", "address_type"}, []string{"location_id"}},
	{"schedule", "schedules.csv", reflect.TypeFor[hsdsSchedule](), []string{"id"}, []string{"service_id"}},
	{"service_area", "service_areas.csv", reflect.TypeFor[hsdsServiceArea](), []string{"id"}, []string{"service_id"}},
	{"required_document", "required_documents.csv", reflect.TypeFor[hsdsRequiredDocument](), []string{"id"}, []string{"service_id"}},
	{"language", "languages.csv", reflect.TypeFor[hsdsLanguage](), []string{"id"}, []string{"service_id"}},
	{"accessibility", "accessibility.csv", reflect.TypeFor[hsdsAccessibility](), []string{"id"}, []string{"location_id"}},
	{"taxonomy_term", "taxonomy_terms.csv", reflect.TypeFor[hsdsTerm](), []string{"id", "name", "description"}, []string{"taxonomy_id", "parent_id"}},
	{"cost_option", "cost_options.csv", reflect.TypeFor[hsdsCostOption](), []string{"id", "service_id"}, []string{"service_id"}},
	{"organization_identifier", "organization_identifiers.csv", reflect.TypeFor[hsdsIdentifier](), []string{"id", "organization_id", "identifier_type", "identifier"}, []string{"organization_id"}},
	{"taxonomy", "taxonomies.csv", reflect.TypeFor[hsdsTaxonomy](), []string{"id", "name", "description"}, nil},
}

// kolom is a field of an object that is one cell of its table.
type kolom struct {
	naam  string
	index int
	soort reflect.Kind // String, Int or Float64
}

// kolommen gives the cells of an object; what is a list or another object is a
// table of its own. It is remembered by type: it was a tenth of the time of the
// formats.
func kolommen(t reflect.Type) []kolom {
	if known, ok := kolommenVan.Load(t); ok {
		return known.([]kolom)
	}
	out := leesKolommen(t)
	kolommenVan.Store(t, out)
	return out
}

var kolommenVan sync.Map // reflect.Type to []kolom

func leesKolommen(t reflect.Type) []kolom {
	var out []kolom
	for i := range t.NumField() {
		f := t.Field(i)
		naam, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		k := f.Type.Kind()
		if k == reflect.Pointer {
			k = f.Type.Elem().Kind()
		}
		if k == reflect.String || k == reflect.Int || k == reflect.Float64 {
			out = append(out, kolom{naam, i, k})
		}
	}
	return out
}

// plat writes every table, a row at a time and compressed at once: the tables of
// 10,000 entries are 78 MB, and as objects four times as large.
type plat map[reflect.Type]*csvBestand

// csvBestand is a table on its way into a zip.
type csvBestand struct {
	out  bytes.Buffer // compressed
	pers *flate.Writer
	som  hash.Hash32
	n    uint64 // bytes before compression
	w    *csv.Writer
}

func (t *csvBestand) Write(data []byte) (int, error) {
	t.som.Write(data) // a hash gives no error
	t.n += uint64(len(data))
	return t.pers.Write(data)
}

func newPlat() plat {
	p := plat{}
	for i := range tabellen {
		t := &csvBestand{som: crc32.NewIEEE()}
		// At 5,000 entries 0.8 instead of 1.4 s of processor, and 10.1 instead of 8.3 MB.
		t.pers, _ = flate.NewWriter(&t.out, flate.BestSpeed) // a level that exists
		t.w = csv.NewWriter(t)
		p[tabellen[i].rij] = t
		var kop []string
		for _, k := range kolommen(tabellen[i].rij) {
			kop = append(kop, k.naam)
		}
		p.schrijf(tabellen[i].rij, kop)
	}
	return p
}

func (p plat) schrijf(t reflect.Type, row []string) {
	if err := p[t].w.Write(row); err != nil {
		panic("interop: a table in memory: " + err.Error())
	}
}

// inZip puts a table that is complete into z.
func (t *csvBestand) inZip(z *zip.Writer, naam string, op time.Time) error {
	t.w.Flush()
	if err := errors.Join(t.w.Error(), t.pers.Close()); err != nil {
		return err
	}
	h := &zip.FileHeader{Name: naam, Method: zip.Deflate, CRC32: t.som.Sum32(), CompressedSize64: uint64(t.out.Len()), UncompressedSize64: t.n}
	h.SetModTime(op) // CreateRaw takes no other
	w, err := z.CreateRaw(h)
	if err != nil {
		return err
	}
	_, err = t.out.WriteTo(w)
	return err
}

// zet adds an object and what lies in it. ouder is the name of the table of its
// parent and id the identifier there.
func (p plat) zet(x reflect.Value, ouder, id string) {
	t := x.Type()
	ks := kolommen(t)
	row := make([]string, len(ks))
	for i, k := range ks {
		row[i] = cel(x.Field(k.index))
		switch {
		case id == "" || row[i] != "":
		case k.naam == ouder+"_id", k.naam == "link_id":
			row[i] = id
		case k.naam == "link_entity":
			row[i] = ouder
		}
	}
	p.schrijf(t, row)
	own := tabelVan(t).naam
	for i := range t.NumField() {
		f := x.Field(i)
		for j := 0; f.Kind() == reflect.Slice && j < f.Len(); j++ {
			p.zet(f.Index(j), own, x.FieldByName("ID").String())
		}
	}
}

func cel(v reflect.Value) string {
	if v.Kind() == reflect.Pointer {
		if v.IsNil() {
			return ""
		}
		v = v.Elem()
	}
	switch v.Kind() {
	case reflect.Int:
		if v.Int() == 0 {
			return ""
		}
		return strconv.FormatInt(v.Int(), 10)
	case reflect.Float64:
		return strconv.FormatFloat(v.Float(), 'f', -1, 64)
	}
	return v.String()
}

func tabelVan(t reflect.Type) *tabel {
	for i := range tabellen {
		if tabellen[i].rij == t {
			return &tabellen[i]
		}
	}
	panic("interop: no table for " + t.Name())
}

// HSDSPakket gives the whole kaart as the tabular form of HSDS 3.0: a zip with a
// data package (datapackage.org) of CSV files. The same kaart gives the same
// bytes.
func HSDSPakket(b *Bron) []byte {
	n, p := b.namen(), newPlat()
	for e := range b.Kaart.Entries() {
		p.zet(reflect.ValueOf(b.service(e, n)), "", "")
	}
	for _, o := range b.Kaart.Organisaties() {
		p.zet(reflect.ValueOf(b.organization(o, n)), "", "")
	}
	for _, l := range b.Kaart.Locaties() {
		p.zet(reflect.ValueOf(b.location(l, n)), "", "")
	}
	taxonomies, terms := b.termen(n)
	for _, t := range taxonomies {
		p.zet(reflect.ValueOf(t), "", "")
	}
	for _, t := range terms {
		p.zet(reflect.ValueOf(t), "", "")
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	op := dag(b.Kaart.Vandaag) // a zip has no zone: the day of the site, the only clock there is
	w, err := z.CreateHeader(&zip.FileHeader{Name: "datapackage.json", Method: zip.Deflate, Modified: op})
	if err == nil {
		_, err = w.Write(datapackage(b))
	}
	for i := range tabellen {
		err = cmp.Or(err, p[tabellen[i].rij].inZip(z, tabellen[i].bestand, op))
	}
	if err = cmp.Or(err, z.Close()); err != nil {
		panic("interop: a zip in memory: " + err.Error())
	}
	return out.Bytes()
}

func dag(d kaart.Datum) time.Time {
	return time.Date(d.Jaar, time.Month(d.Maand), d.Dag, 0, 0, 0, 0, time.UTC)
}

// datapackage describes the tables by the specification Tabular Data Package 1.0
// (specs.frictionlessdata.io).
func datapackage(b *Bron) []byte {
	type constraints struct {
		Required bool `json:"required,omitempty"`
		Unique   bool `json:"unique,omitempty"`
	}
	type field struct {
		Name        string       `json:"name"`
		Type        string       `json:"type"`
		Constraints *constraints `json:"constraints,omitempty"`
	}
	type reference struct {
		Resource string `json:"resource"`
		Fields   string `json:"fields"`
	}
	type foreign struct {
		Fields    string    `json:"fields"`
		Reference reference `json:"reference"`
	}
	type schema struct {
		Fields      []field   `json:"fields"`
		PrimaryKey  string    `json:"primaryKey"`
		ForeignKeys []foreign `json:"foreignKeys,omitempty"`
	}
	type resource struct {
		Name     string `json:"name"`
		Path     string `json:"path"`
		Profile  string `json:"profile"`
		Format   string `json:"format"`
		Media    string `json:"mediatype"`
		Encoding string `json:"encoding"`
		Schema   schema `json:"schema"`
	}
	var rs []resource
	for i := range tabellen {
		t := &tabellen[i]
		r := resource{Name: t.naam, Path: t.bestand, Profile: "tabular-data-resource", Format: "csv", Media: "text/csv", Encoding: "utf-8"}
		r.Schema.PrimaryKey = "id"
		for _, k := range kolommen(t.rij) {
			f := field{Name: k.naam, Type: map[reflect.Kind]string{reflect.String: "string", reflect.Int: "integer", reflect.Float64: "number"}[k.soort]}
			if c := (constraints{slices.Contains(t.moet, k.naam), k.naam == "id"}); c != (constraints{}) {
				f.Constraints = &c
			}
			r.Schema.Fields = append(r.Schema.Fields, f)
		}
		for _, k := range t.bij {
			naar := strings.TrimSuffix(k, "_id")
			if k == "parent_id" {
				naar = "" // of the table itself
			}
			r.Schema.ForeignKeys = append(r.Schema.ForeignKeys, foreign{k, reference{naar, "id"}})
		}
		rs = append(rs, r)
	}
	i := b.Kaart.Instelling
	return asJSON(struct {
		Profile     string     `json:"profile"`
		Name        string     `json:"name"`
		Title       string     `json:"title"`
		Description string     `json:"description"`
		Version     string     `json:"version"`
		Created     string     `json:"created"`
		Homepage    string     `json:"homepage,omitempty"`
		Licenses    []licentie `json:"licenses,omitempty"`
		Resources   []resource `json:"resources"`
	}{"tabular-data-package", "sociale-kaart", i.Titel, i.Kort, HSDSVersie, b.Kaart.Vandaag.String() + "T00:00:00Z", b.BaseURL, licenties(i.Licentie), rs}, true)
}

// licentie is a licence as a data package names it.
type licentie struct {
	Name string `json:"name"`
	Path string `json:"path,omitempty"`
}

// licenties gives the licence of the settings; of Creative Commons the address is
// known.
func licenties(naam string) []licentie {
	if naam == "" {
		return nil
	}
	return []licentie{{strings.ReplaceAll(naam, " ", "-"), licentieURL(naam)}}
}

func licentieURL(naam string) string {
	switch delen := strings.Fields(strings.ToLower(naam)); {
	case len(delen) == 3 && delen[0] == "cc":
		return "https://creativecommons.org/licenses/" + delen[1] + "/" + delen[2] + "/"
	case strings.HasPrefix(strings.ToUpper(naam), "CC0"):
		return "https://creativecommons.org/publicdomain/zero/1.0/"
	}
	return ""
}
