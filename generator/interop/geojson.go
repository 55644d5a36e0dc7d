package interop

import "socialekaart/generator/kaart"

// GeoJSON gives the locations of which the place is known as RFC 7946: WGS 84,
// longitude first. A location without coordinates is not in it; kaart.json has
// all of them.
func GeoJSON(b *Bron) []byte {
	type point struct {
		Type        string     `json:"type"`
		Coordinates [2]float64 `json:"coordinates"`
	}
	type properties struct {
		Naam         string    `json:"naam"`
		Adres        string    `json:"adres,omitempty"`
		Postcode     string    `json:"postcode,omitempty"`
		Plaats       string    `json:"plaats,omitempty"`
		Wijk         string    `json:"wijk,omitempty"`
		Toegankelijk []string  `json:"toegankelijk,omitempty"`
		Vermeldingen []verwijs `json:"vermeldingen,omitempty"`
	}
	type feature struct {
		Type       string     `json:"type"`
		ID         string     `json:"id"`
		Geometry   point      `json:"geometry"`
		Properties properties `json:"properties"`
	}
	kop := struct {
		Type string `json:"type"`
	}{"FeatureCollection"}
	ls := b.Kaart.Locaties()
	return asJSONLijst(kop, "features", len(ls), func(yield func(any) bool) {
		for _, l := range ls {
			if l.Lat == 0 && l.Lon == 0 {
				continue
			}
			f := feature{"Feature", string(l.ID), point{"Point", [2]float64{l.Lon, l.Lat}}, properties{
				Naam: l.Titel, Adres: l.Adres, Postcode: l.Postcode, Plaats: l.Plaats, Wijk: l.Wijk, Toegankelijk: l.Toegankelijk,
			}}
			for _, e := range b.Kaart.OpLocatie(l.ID.Slug()) {
				f.Properties.Vermeldingen = append(f.Properties.Vermeldingen, b.verwijs(e.Kern()))
			}
			if !yield(f) {
				return
			}
		}
	})
}

// verwijs names an entry: enough to show a link to it.
type verwijs struct {
	ID    kaart.ID `json:"id"`
	Titel string   `json:"titel"`
	URL   string   `json:"url,omitempty"`
}

func (b *Bron) verwijs(f *kaart.Kern) verwijs { return verwijs{f.ID, f.Titel, b.adres(f.ID)} }
