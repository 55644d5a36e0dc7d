package page

import (
	"slices"
	"strings"
	"testing"

	"socialekaart/generator/kaart"
)

func TestBreek(t *testing.T) {
	for naam, want := range map[string]string{
		"Hatert": "Hatert", "Haven- en industrieterrein": "Haven- en|industrieterrein", "Neerbosch-Oost": "Neerbosch-Oost",
		"Ooyse Schependom": "Ooyse Schependom", "Nijmegen-Oude-Stadsrand": "Nijmegen-Oude-|Stadsrand", "Verschrikkelijklangewijk": "Verschrikkelijklangewijk", "": "",
	} {
		if got := strings.Join(breek(naam, tekensInHuis), "|"); got != want {
			t.Errorf("%q is %q, want %q", naam, got, want)
		}
	}
}

// TestLangs: who is next to whom stays together, whatever the order of the list.
func TestLangs(t *testing.T) {
	g := func(id string, buren ...string) *kaart.Gebied { return &kaart.Gebied{ID: id, Buren: buren} }
	in := []*kaart.Gebied{g("a", "c"), g("b", "d"), g("c", "a", "d"), g("d", "b", "c"), g("e")}
	var got []string
	for _, x := range langs(in) {
		got = append(got, x.ID)
	}
	if want := []string{"a", "c", "d", "b", "e"}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	if in[0].ID != "a" || in[4].ID != "e" {
		t.Error("the list itself was changed")
	}
}

func TestGrenzen(t *testing.T) {
	const vierkant = `[[[5.8,51.8],[5.9,51.8],[5.9,51.9],[5.8,51.9],[5.8,51.8]]]`
	feature := func(id, typ, coords string) string {
		return `{"type":"Feature","properties":{"id":"` + id + `"},"geometry":{"type":"` + typ + `","coordinates":` + coords + `}}`
	}
	for _, c := range []struct{ name, in, want string }{
		{"a polygon and a multipolygon", feature("a", "Polygon", vierkant) + "," + feature("b", "MultiPolygon", "["+vierkant+"]"), ""},
		{"metres", feature("a", "Polygon", `[[[187000,428000],[188000,428000],[188000,429000],[187000,428000]]]`), "in graden (WGS 84)"},
		{"a point", feature("a", "Point", "[5,51]"), "vlak 1 heeft geen grens"},
		{"a line", feature("a", "Polygon", "[[[5,51],[5,52]]]"), "vlak 1 heeft geen grens"},
		{"no JSON", "x", "thema/plattegrond.geojson:2: fout: dit is geen GeoJSON"},
	} {
		gs, ds := leesGrenzen([]byte("{\"type\":\"FeatureCollection\",\n\"features\":[" + c.in + "]}"))
		var b strings.Builder
		_ = ds.Write(&b, nil)
		if !strings.Contains(b.String(), c.want) || (c.want == "") != (len(ds) == 0) || c.want == "" && len(gs) != 2 {
			t.Errorf("%s: %d borders, %s", c.name, len(gs), b.String())
		}
	}
}

func TestOmtrek(t *testing.T) {
	in := [][2]float64{{0, 0}, {10, 0}, {10.4, .3}, {10, 10}, {0, 10}, {0, 0}}
	if got, want := omtrek(in), "M0 0L10 0L10 10L0 10L0 0z"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if opp, x, y := zwaartepunt([][2]float64{{0, 0}, {10, 0}, {10, 20}, {0, 20}}); opp != 200 || x != 5 || y != 10 {
		t.Errorf("area %v with its middle at %v, %v", opp, x, y)
	}
}

// FuzzGrenzen: whatever the file holds, what is drawn is finite.
func FuzzGrenzen(f *testing.F) {
	f.Add(`{"features":[{"properties":{"id":"a"},"geometry":{"type":"Polygon","coordinates":[[[5,51],[6,51],[6,52],[5,51]]]}}]}`)
	f.Add(`{"features":[{"geometry":{"type":"MultiPolygon","coordinates":[[[[0,0],[0,0],[0,0],[0,0]]]]}}]}`)
	f.Fuzz(func(t *testing.T, s string) {
		gs, _ := leesGrenzen([]byte(s))
		for _, g := range gs {
			for _, r := range g.Ringen {
				p := omtrek(r)
				if !strings.HasPrefix(p, "M") || !strings.HasSuffix(p, "z") || strings.Contains(p, "NaN") || strings.Contains(p, "Inf") {
					t.Fatalf("outline %s", p)
				}
			}
		}
	})
}
