package interop

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"socialekaart/generator/diag"
	"socialekaart/generator/kaart"
)

// Inhoud is what was read from a data set: the parts of a kaart, not yet held
// against each other, and the Markdown of each.
type Inhoud struct {
	Entries      []kaart.Entry
	Organisaties []*kaart.Organisatie
	Locaties     []*kaart.Locatie
	Lijsten      kaart.Lijsten // themes, groups and areas
	Tekst        map[kaart.ID]string
}

// maxBestand is the most bytes of one file that is read: a hundred times the
// largest table of 10,000 entries would not fit, and nothing that somebody
// types does.
const maxBestand = 256 << 20

// ReadHSDS reads a data set of HSDS 3.0: the folder or the zip of a data
// package, or the folder of the JSON files of an API (services/, organizations/,
// taxonomy_terms/). What we wrote ourselves comes back as it was. Of another
// source every service becomes a voorziening; what a voorziening must have and
// HSDS does not is told in the list, with the name of the service as place.
//
// An error is about the file: it cannot be read or is no HSDS at all.
func ReadHSDS(fsys fs.FS) (*Inhoud, diag.List, error) {
	a := &hsdsAlles{}
	var err error
	if _, no := fs.Stat(fsys, "datapackage.json"); no == nil {
		err = a.leesTabellen(fsys)
	} else {
		err = a.leesJSON(fsys)
	}
	if err != nil {
		return nil, nil, err
	}
	if len(a.services) == 0 && len(a.organizations) == 0 {
		return nil, nil, errors.New("hier staan geen gegevens van HSDS in: er is geen datapackage.json en er zijn geen services")
	}
	in, ds := a.inhoud()
	return in, ds, nil
}

func lees(fsys fs.FS, naam string) ([]byte, error) {
	f, err := fsys.Open(naam)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxBestand+1))
	if err == nil && len(data) > maxBestand {
		err = fmt.Errorf("%s is groter dan %d MB", naam, maxBestand>>20)
	}
	if err == nil && !utf8.Valid(data) {
		err = fmt.Errorf("%s is geen UTF-8", naam)
	}
	return data, err
}

// leesJSON reads full objects, whatever their files are called. Pages of lists
// are passed over, but for what has no files of its own. What a list says of a
// location goes before what lies in a service, which is less.
func (a *hsdsAlles) leesJSON(fsys fs.FS) error {
	read := func(map_ string, f func([]byte) error) error {
		names, err := fs.Glob(fsys, map_+"/*.json")
		if err != nil {
			return err
		}
		for _, naam := range names {
			data, err := lees(fsys, naam)
			if err == nil {
				err = f(data)
			}
			if err != nil {
				return fmt.Errorf("%s: %w", naam, err)
			}
		}
		return nil
	}
	gezien := map[string]bool{}
	err := read("services", func(data []byte) error {
		var s hsdsService
		if err := json.Unmarshal(data, &s); err != nil || s.ID == "" {
			return err
		}
		for i := range s.ServiceAtLocations {
			l := &s.ServiceAtLocations[i]
			if l.Location != nil && !gezien[l.Location.ID] {
				gezien[l.Location.ID] = true
				a.locations = append(a.locations, *l.Location)
			}
			if l.LocationID == "" && l.Location != nil {
				l.LocationID = l.Location.ID
			}
		}
		if s.OrganizationID == "" && s.Organization != nil {
			s.OrganizationID = s.Organization.ID
		}
		if o := s.Organization; o != nil && !gezien[o.ID] {
			gezien[o.ID] = true
			defer func() { a.organizations = append(a.organizations, *o) }()
		}
		a.services = append(a.services, s)
		return nil
	})
	if err != nil {
		return err
	}
	err = read("organizations", func(data []byte) error {
		var o hsdsOrganization
		if err := json.Unmarshal(data, &o); err != nil || o.ID == "" {
			return err
		}
		// The file of an organisation says more than what lies in a service.
		a.organizations = append(slices.DeleteFunc(a.organizations, func(x hsdsOrganization) bool { return x.ID == o.ID }), o)
		return nil
	})
	if err != nil {
		return err
	}
	err = read("locations", func(data []byte) error {
		var p struct{ Contents []hsdsLocation }
		err := json.Unmarshal(data, &p)
		for _, l := range p.Contents {
			a.locations = append(slices.DeleteFunc(a.locations, func(x hsdsLocation) bool { return x.ID == l.ID }), l)
		}
		return err
	})
	if err != nil {
		return err
	}
	return read("taxonomy_terms", func(data []byte) error {
		var p struct{ Contents []hsdsTerm }
		err := json.Unmarshal(data, &p)
		a.terms = append(a.terms, p.Contents...)
		return err
	})
}

// leesTabellen reads the CSV files of a data package. A table that is not there
// is empty; a column that we do not know is passed over.
func (a *hsdsAlles) leesTabellen(fsys fs.FS) error {
	alles := map[reflect.Type]reflect.Value{} // a slice of each type
	for i := range tabellen {
		t := &tabellen[i]
		rijen := reflect.New(reflect.SliceOf(t.rij)).Elem()
		data, err := lees(fsys, path.Clean(t.bestand))
		if err == nil {
			rijen, err = t.lees(data)
		}
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("%s: %w", t.bestand, err)
		}
		alles[t.rij] = rijen
	}
	// Children before parents: an object is copied into its parent when it is whole.
	for _, ouder := range []any{hsdsService{}, hsdsOrganization{}, hsdsLocation{}, hsdsTerm{}} {
		nest(alles, reflect.TypeOf(ouder))
	}
	a.services = alles[reflect.TypeFor[hsdsService]()].Interface().([]hsdsService)
	a.organizations = alles[reflect.TypeFor[hsdsOrganization]()].Interface().([]hsdsOrganization)
	a.locations = alles[reflect.TypeFor[hsdsLocation]()].Interface().([]hsdsLocation)
	a.terms = alles[reflect.TypeFor[hsdsTerm]()].Interface().([]hsdsTerm)
	return nil
}

// nest puts the rows that name an object of type t into it.
func nest(alles map[reflect.Type]reflect.Value, t reflect.Type) {
	naam := tabelVan(t).naam
	ouders := alles[t]
	waar := make(map[string]int, ouders.Len())
	for i := range ouders.Len() {
		waar[ouders.Index(i).FieldByName("ID").String()] = i
	}
	for i := range t.NumField() {
		if t.Field(i).Type.Kind() != reflect.Slice {
			continue
		}
		kind := t.Field(i).Type.Elem()
		for j := range alles[kind].Len() {
			k := alles[kind].Index(j)
			if o, ok := waar[wijst(k, naam)]; ok {
				lijst := ouders.Index(o).Field(i)
				lijst.Set(reflect.Append(lijst, k))
			}
		}
	}
}

// wijst gives the identifier by which row k names a row of a table.
func wijst(k reflect.Value, tabel string) string {
	if a, ok := k.Interface().(hsdsAttribute); ok {
		if a.LinkEntity != tabel {
			return ""
		}
		return a.LinkID
	}
	for _, c := range kolommen(k.Type()) {
		if c.naam == tabel+"_id" {
			return k.Field(c.index).String()
		}
	}
	return ""
}

func (t *tabel) lees(data []byte) (reflect.Value, error) {
	out := reflect.New(reflect.SliceOf(t.rij)).Elem()
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(data), "\ufeff")))
	r.FieldsPerRecord = -1
	rows, err := r.ReadAll()
	if err != nil || len(rows) == 0 {
		return out, err
	}
	waar := map[int]kolom{}
	for _, k := range kolommen(t.rij) {
		if i := slices.Index(rows[0], k.naam); i >= 0 {
			waar[i] = k
		}
	}
	for n, row := range rows[1:] {
		x := reflect.New(t.rij).Elem()
		for i, s := range row {
			k, ok := waar[i]
			if !ok || s == "" {
				continue
			}
			if err := zetCel(x.Field(k.index), k.soort, s); err != nil {
				return out, fmt.Errorf("regel %d, kolom %s: %q is geen getal", n+2, k.naam, s)
			}
		}
		out = reflect.Append(out, x)
	}
	return out, nil
}

func zetCel(v reflect.Value, soort reflect.Kind, s string) error {
	if v.Kind() == reflect.Pointer {
		v.Set(reflect.New(v.Type().Elem()))
		v = v.Elem()
	}
	switch soort {
	case reflect.Int:
		n, err := strconv.Atoi(s)
		v.SetInt(int64(n))
		return err
	case reflect.Float64:
		f, err := strconv.ParseFloat(s, 64)
		v.SetFloat(f)
		return err
	}
	v.SetString(s)
	return nil
}
