package page

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"socialekaart/generator/diag"
)

// grensBestand holds the borders of the wijken when a site has them, as GeoJSON
// (RFC 7946): features with a Polygon or MultiPolygon, and the id of the gebied
// in properties.id.
const grensBestand = "plattegrond.geojson"

// grens are the borders of one gebied, in degrees.
type grens struct {
	ID     string
	Ringen [][][2]float64 // only outlines: a hole in a wijk is a wijk of its own
}

// leesGrenzen reads the borders.
func leesGrenzen(data []byte) ([]grens, diag.List) {
	var ds diag.List
	var in struct {
		Features []struct {
			Properties struct {
				ID string `json:"id"`
			} `json:"properties"`
			Geometry struct {
				Type        string          `json:"type"`
				Coordinates json.RawMessage `json:"coordinates"`
			} `json:"geometry"`
		} `json:"features"`
	}
	at := diag.Pos{File: themaMap + grensBestand}
	if err := json.Unmarshal(data, &in); err != nil {
		var syntax *json.SyntaxError
		if errors.As(err, &syntax) {
			at.Line = bytes.Count(data[:min(int(syntax.Offset), len(data))], []byte("\n")) + 1
		}
		ds.Add(at, diag.Fout, "plattegrond", "dit is geen GeoJSON").Hint = "maak het bestand opnieuw, in het kaartprogramma"
		return nil, ds
	}
	var out []grens
	for i, f := range in.Features {
		var many [][][][2]float64
		var one [][][2]float64
		err := fmt.Errorf("a geometry of type %q", f.Geometry.Type)
		switch f.Geometry.Type {
		case "Polygon":
			err = json.Unmarshal(f.Geometry.Coordinates, &one)
			many = [][][][2]float64{one}
		case "MultiPolygon":
			err = json.Unmarshal(f.Geometry.Coordinates, &many)
		}
		g := grens{ID: f.Properties.ID}
		for _, polygon := range many {
			if len(polygon) > 0 && len(polygon[0]) >= 4 {
				g.Ringen = append(g.Ringen, polygon[0])
			}
		}
		if err != nil || len(g.Ringen) == 0 || !inGraden(g.Ringen) {
			ds.Add(at, diag.Fout, "plattegrond", "vlak %d heeft geen grens die wij kunnen tekenen", i+1).Hint = "elk vlak is een Polygon of een MultiPolygon, in graden (WGS 84)"
			continue
		}
		out = append(out, g)
	}
	return out, ds
}

// inGraden says whether all points are degrees: a map program may write metres.
func inGraden(ringen [][][2]float64) bool {
	for _, r := range ringen {
		for _, c := range r {
			if !(math.Abs(c[0]) <= 180 && math.Abs(c[1]) <= 90) {
				return false
			}
		}
	}
	return true
}

// kenGrenzen keeps the borders of gebieden that the site has.
func (p *planner) kenGrenzen(gs []grens) {
	var ids []string
	for i := range p.k.Gebieden() {
		ids = append(ids, p.k.Gebieden()[i].ID)
	}
	for i, g := range gs {
		if slices.Contains(ids, g.ID) {
			p.grenzen = append(p.grenzen, g)
			continue
		}
		d := p.ds.Add(diag.Pos{File: themaMap + grensBestand}, diag.Fout, "plattegrond", "vlak %d is van %q, en dat gebied is er niet", i+1, g.ID)
		d.Hint = `geef elk vlak de id van een gebied: "properties": {"id": "…"}`
		if near := diag.Nearest(g.ID, ids); near != "" {
			d.Hint = fmt.Sprintf("bedoelt u %q?", near)
		}
	}
}

// grensBreed is the width of the drawing in its own units: two to a pixel of a
// phone, so that a number of 26 is 13 pixels there. Points nearer to each other
// than dichtOpeen are one.
const grensBreed, dichtOpeen = 656, 2

// grenskaart draws the borders. Over some tens of kilometres a degree east is as
// long as the cosine of the latitude.
func (p *planner) grenskaart() *Plattegrond {
	minX, minY, maxX, maxY := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, g := range p.grenzen {
		for _, r := range g.Ringen {
			for _, c := range r {
				minX, maxX, minY, maxY = min(minX, c[0]), max(maxX, c[0]), min(minY, c[1]), max(maxY, c[1])
			}
		}
	}
	kort := math.Cos((minY + maxY) / 2 * math.Pi / 180)
	// At most a square: a region that is taller than wide would fill screens.
	schaal := grensBreed / max((maxX-minX)*kort, maxY-minY, 1e-9)
	d := PlanDeel{Breed: int((maxX - minX) * kort * schaal), Hoog: int((maxY - minY) * schaal)}
	for _, g := range p.grenzen {
		v := p.vorm(p.k.Gebied(g.ID))
		var pad strings.Builder
		grootste := 0.0
		for _, r := range g.Ringen {
			punten := make([][2]float64, len(r))
			for i, c := range r {
				punten[i] = [2]float64{(c[0] - minX) * kort * schaal, (maxY - c[1]) * schaal}
			}
			if opp, x, y := zwaartepunt(punten); opp > grootste {
				grootste, v.X, v.Y = opp, int(x), int(y)
			}
			pad.WriteString(omtrek(punten))
		}
		v.Pad = pad.String()
		d.Vormen = append(d.Vormen, v)
	}
	return &Plattegrond{Delen: []PlanDeel{d}, Echt: true}
}

// omtrek writes an outline in whole units.
func omtrek(punten [][2]float64) string {
	var b strings.Builder
	lastX, lastY := math.Inf(-1), math.Inf(-1)
	for i, c := range punten {
		if i > 0 && math.Hypot(c[0]-lastX, c[1]-lastY) < dichtOpeen {
			continue
		}
		begin := "L"
		if i == 0 {
			begin = "M"
		}
		lastX, lastY = c[0], c[1]
		fmt.Fprintf(&b, "%s%d %d", begin, int(math.Round(c[0])), int(math.Round(c[1])))
	}
	return b.String() + "z"
}

// zwaartepunt gives the area of an outline and the middle of it.
func zwaartepunt(punten [][2]float64) (opp, x, y float64) {
	for i := range punten {
		a, b := punten[i], punten[(i+1)%len(punten)]
		kruis := a[0]*b[1] - b[0]*a[1]
		opp += kruis / 2
		x += (a[0] + b[0]) * kruis
		y += (a[1] + b[1]) * kruis
	}
	if math.Abs(opp) < 1e-9 {
		return 0, punten[0][0], punten[0][1]
	}
	return math.Abs(opp), x / (6 * opp), y / (6 * opp)
}
