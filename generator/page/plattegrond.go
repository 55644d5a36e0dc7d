package page

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"socialekaart/generator/kaart"
)

// Plattegrond is a picture of the region in which each wijk is a link. It stands
// beside the list of wijken and never in its place.
type Plattegrond struct {
	Delen []PlanDeel
	Echt  bool // drawn from the borders of the wijken; else a row of houses for each stadsdeel
}

// PlanDeel is one drawing: the whole region, or a stadsdeel.
type PlanDeel struct {
	Kop, URL string
	Breed    int
	Hoog     int
	Vormen   []Vorm
}

// Vorm is a wijk in a drawing.
type Vorm struct {
	Naam, URL string
	Aantal    int     // what there is in the wijk and its stadsdeel
	Pad       string  // the outline, as in the attribute d of a path
	X, Y      int     // where the number stands
	Regels    []Regel // the name, where there is room for it
}

// Regel is a line of text at a place.
type Regel struct {
	Y     int
	Tekst string
}

// A house is 160 wide and two stand beside each other in 328: the width of a
// phone of 360 without its margins. So its letters of 15 are as large on the
// screen, and 19 of them fit.
const (
	huisBreed, huisHoog = 160, 84
	planBreed           = 328
	tekensInHuis        = 19
)

// huisje is the outline of a house with its left top at x, y.
func huisje(x, y int) string {
	return fmt.Sprintf("M%d %dl80-22 80 22v58h-160z", x, y+24)
}

// plattegrond draws the region: by the borders that the site has for its wijken,
// else a house for each wijk, street by street.
func (p *planner) plattegrond() *Plattegrond {
	if len(p.grenzen) > 0 {
		return p.grenskaart()
	}
	out := &Plattegrond{}
	var los []*kaart.Gebied
	for _, gem := range p.k.Delen("") {
		delen := p.k.Delen(gem.ID)
		if len(delen) == 0 {
			los = append(los, gem)
		}
		var eigen []*kaart.Gebied // directly in the gemeente
		for _, d := range delen {
			if ws := p.k.Delen(d.ID); len(ws) > 0 {
				out.Delen = append(out.Delen, p.straat(d.Naam, gebiedURL(d.ID), ws))
			} else {
				eigen = append(eigen, d)
			}
		}
		if len(eigen) > 0 {
			out.Delen = append(out.Delen, p.straat(gem.Naam, gebiedURL(gem.ID), eigen))
		}
	}
	if len(los) > 0 {
		out.Delen = append(out.Delen, p.straat("Rond "+p.hoofdplaats(), "", los))
	}
	return out
}

// straat puts a house for each gebied, two in a row, and what is next to each
// other as near as that goes.
func (p *planner) straat(kop, url string, gs []*kaart.Gebied) PlanDeel {
	d := PlanDeel{Kop: kop, URL: url, Breed: planBreed}
	for i, g := range langs(gs) {
		kolom, rij := i%2, i/2
		if rij%2 == 1 {
			kolom = 1 - kolom // back again, so that what follows stands below
		}
		x, y := kolom*(planBreed-huisBreed), rij*(huisHoog+8)
		v := p.vorm(g)
		v.Pad, v.X, v.Y = huisje(x, y), x+huisBreed/2, y+29
		regels := breek(g.Naam, tekensInHuis)
		for j, tekst := range regels {
			v.Regels = append(v.Regels, Regel{y + 66 + 17*j - 8*(len(regels)-1), tekst})
		}
		d.Vormen, d.Hoog = append(d.Vormen, v), y+huisHoog
	}
	return d
}

// vorm counts what is near: in the wijk itself or for its stadsdeel. What is for
// the whole gemeente would give every wijk the same number.
func (p *planner) vorm(g *kaart.Gebied) Vorm {
	b := p.buurten[g.ID]
	n := b.hier.aantal()
	for _, r := range b.ringen {
		if r.om.Soort != "gemeente" {
			n += r.in.aantal()
		}
	}
	return Vorm{Naam: g.Naam, URL: gebiedURL(g.ID), Aantal: n}
}

// langs orders gebieden as one walks past them: the first, then each time one
// that lies next to the last, or else the first that is left.
func langs(gs []*kaart.Gebied) []*kaart.Gebied {
	left := append([]*kaart.Gebied(nil), gs...)
	var out []*kaart.Gebied
	for len(left) > 0 {
		next := 0
		if len(out) > 0 {
			last := out[len(out)-1]
			for i, g := range left {
				if buur(last, g) {
					next = i
					break
				}
			}
		}
		out = append(out, left[next])
		left = append(left[:next], left[next+1:]...)
	}
	return out
}

func buur(a, b *kaart.Gebied) bool {
	for _, id := range a.Buren {
		if id == b.ID {
			return true
		}
	}
	return false
}

// breek cuts a name into lines of at most n characters, between words and behind
// a hyphen. A word that is longer keeps a line of its own.
func breek(naam string, n int) []string {
	var out []string
	for _, w := range strings.Fields(strings.ReplaceAll(naam, "-", "- ")) {
		last := len(out) - 1
		if last >= 0 {
			sep := " "
			if strings.HasSuffix(out[last], "-") && !strings.Contains(naam, "- ") {
				sep = ""
			}
			if s := out[last] + sep + w; utf8.RuneCountInString(s) <= n {
				out[last] = s
				continue
			}
		}
		out = append(out, w)
	}
	return out
}
