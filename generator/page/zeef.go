package page

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"socialekaart/generator/kaart"
)

// Zeef is the form by which a visitor narrows a list of cards: the Filters that
// make a difference on this page, with how many cards each answer keeps.
type Zeef struct {
	Snel      []ZeefGroep // the answers that people want most, in sight
	Groepen   []ZeefGroep
	Verwijzer []ZeefGroep // for who refers others
	Totaal    int         // cards on the page
	Ernaast   bool        // with those of the wijken next to it, which the links to the parts of a wijk do not count
	Stijl     string      // the style, from the root of the site
}

// ZeefGroep is a Filter on a page.
type ZeefGroep struct {
	Naam, Label string
	Waarden     []ZeefWaarde
}

// ZeefWaarde is an answer with the number of cards that have it.
type ZeefWaarde struct {
	Waarde, Label string
	Teken         string // how the answer stands in data-f of a card, and in the id of its box
	Aantal        int
}

// minZeef is from how many cards a list gets a form: fewer are read sooner than
// a form is.
const minZeef = 6

// snel are the filters of one answer that are in sight; the pages of makkelijk
// are the same without script.
var snel = []string{"kosten", "verwijzing", "meedoen"}

// vlag is an answer by its place in the table of filters. A card holds its
// answers as vlaggen, so that counting those of a page is no more than adding.
type vlag struct{ filter, waarde int }

// zeeftabel holds the filters of a site and the number of each answer.
type zeeftabel struct {
	filters []Filter
	vlaggen []vlag
	nummer  map[[2]string]int // by filter and answer
	stijl   string            // the name of the style in the site
}

func newZeeftabel(k *kaart.Kaart) *zeeftabel {
	z := &zeeftabel{filters: Filters(k), nummer: map[[2]string]int{}}
	for i, f := range z.filters {
		for j, w := range f.Waarden {
			z.nummer[[2]string{f.Naam, w.Waarde}] = len(z.vlaggen)
			z.vlaggen = append(z.vlaggen, vlag{i, j})
		}
	}
	return z
}

// teken gives a name of letters for answer nr: "a", "z", "aa". A card has some
// fifteen answers and a site some ten thousand cards in all its lists; written
// out they made the demo site two and a half times as large.
func teken(nr int) string {
	s := string(rune('a' + nr%26))
	if nr < 26 {
		return s
	}
	return teken(nr/26-1) + s
}

// merk gives what stands in data-f of e, and the same as numbers.
func (z *zeeftabel) merk(k *kaart.Kaart, e kaart.Entry) (string, []int) {
	var tekens []string
	var nrs []int
	for _, x := range Kenmerken(k, e) {
		for _, w := range x.Waarden {
			if nr, ok := z.nummer[[2]string{x.Naam, w}]; ok {
				tekens, nrs = append(tekens, teken(nr)), append(nrs, nr)
			}
		}
	}
	return strings.Join(tekens, " "), nrs
}

// zeef gives the form for a list, and has its cards show their answers. It gives nil
// where another page has the form, and where it would be of no help: for a few cards,
// and for a part of a long list, where it would hide that the other parts have more.
func (z *zeeftabel) zeef(l *Lijst) *Zeef {
	if l.Bladen != nil || l.zonderZeef {
		return nil
	}
	out := &Zeef{Stijl: z.stijl}
	n := make([]int, len(z.vlaggen))
	for _, g := range l.Groepen {
		out.Totaal += len(g.Kaartjes)
		out.Ernaast = out.Ernaast || g.Anker == ernaastAnker
		for i := range g.Kaartjes {
			for _, nr := range g.Kaartjes[i].nrs {
				n[nr]++
			}
		}
	}
	if out.Totaal < minZeef {
		return nil
	}
	for i := range l.Groepen {
		l.Groepen[i].Merken = true
	}
	nr := 0
	for _, f := range z.filters {
		g := ZeefGroep{Naam: f.Naam, Label: f.Label}
		telt := false
		for _, w := range f.Waarden {
			if f.Vast || n[nr] > 0 {
				g.Waarden = append(g.Waarden, ZeefWaarde{w.Waarde, w.Label, teken(nr), n[nr]})
			}
			telt = telt || 0 < n[nr] && n[nr] < out.Totaal
			nr++
		}
		switch {
		case !telt || f.Naam == l.vast:
		case slices.Contains(snel, f.Naam):
			out.Snel = append(out.Snel, g)
		case f.Verwijzer:
			out.Verwijzer = append(out.Verwijzer, g)
		default:
			out.Groepen = append(out.Groepen, g)
		}
	}
	return out
}

// regels gives the style that narrows a list without script. For each filter a
// card has a property of that name. It is empty, which changes nothing, until a
// box of the filter is ticked: then it is invalid, but empty again where the card
// has that answer. One invalid property makes --toon invalid, and the card is
// gone. So answers widen and filters narrow (custom properties, CSS Variables 1
// §3.1). The script takes the class away, and with it all of this. A browser looks
// for what :has names in the form only, not in the whole page.
func (z *zeeftabel) regels() []byte {
	var b, begin, toon strings.Builder
	for i, f := range z.filters {
		fmt.Fprintf(&begin, "--z%d: ;", i)
		fmt.Fprintf(&toon, "var(--z%d)", i)
		fmt.Fprintf(&b, ".css:has([name=%s] :checked)~* [data-f]{--z%d:initial}\n", f.Naam, i)
		for _, w := range f.Waarden {
			t := teken(z.nummer[[2]string{f.Naam, w.Waarde}])
			fmt.Fprintf(&b, ".css:has(#f_%s:checked)~* [data-f~=%s]{--z%d: }\n", t, t, i)
		}
	}
	return fmt.Appendf(nil, "@supports selector(:has(*)){\n:root{%s}\n%s.css~* [data-f]{--toon:%s block;display:var(--toon,none)}\n}\n", begin.String(), b.String(), toon.String())
}

// zeefCSS is how the form looks; a theme may leave it out.
const zeefCSS = "css/filters.css"

// themaBestanden plans the files of the theme: the style of the form with the
// rules for the answers that this site knows, the script of the search with the
// words that it must know, and the others as they are. It gives what a browser may
// keep for ever.
func (p *planner) themaBestanden(t *Theme) []string {
	blijvend := t.blijvend()
	files := maps.Clone(t.files)
	met := func(name string, meer []byte) string {
		van := t.namen[name]
		data := append(slices.Clone(files[van]), meer...)
		naar := fingerprint(name, data)
		delete(files, van)
		files[naar] = data
		blijvend = append(slices.DeleteFunc(blijvend, func(name string) bool { return name == van }), naar)
		return naar
	}
	p.zeef.stijl = met(zeefCSS, p.zeef.regels())
	p.hulpScript = met(hulpJS, p.zoekhulp().begin())
	for name, data := range files {
		p.bytes(name, data)
	}
	// Sort for determinism: as the others.
	slices.Sort(blijvend)
	return blijvend
}
