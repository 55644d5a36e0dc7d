package intake

import (
	"slices"
	"strings"

	"socialekaart/generator/kaart"
)

// twin looks for an entry that may be the same offer and did not come from this
// list: nearly the same title; or one that has much in common, for the same area
// and with the same organisatie, telephone, mail domain or building.
func (p *planner) twin(r *record) string {
	mine := map[string]bool{}
	for _, c := range p.vorige {
		mine[c.bestand] = true
	}
	best, score := "", 0.0
	for e := range p.Kaart.Entries() {
		f := e.Kern()
		pad := "content/" + string(f.ID) + ".md"
		if mine[pad] || f.Soort != p.soort {
			continue
		}
		x := alike(f.Titel, r.titel)
		if x < 0.9 && !(x >= 0.6 && p.near(e, r) && p.shares(e, r)) || x < score {
			continue
		}
		if x > score || best == "" || pad < best {
			best, score = pad, x
		}
	}
	return best
}

// near says whether an entry and a record are for the same area, or for one that
// is not known.
func (p *planner) near(e kaart.Entry, r *record) bool {
	have := elements(r.velden["werkgebied"])
	return len(have) == 0 || slices.ContainsFunc(e.Kern().Werkgebied, func(g string) bool { return slices.Contains(have, quoted(g)) })
}

// shares says whether an entry and a record have a contact or a place in common.
func (p *planner) shares(e kaart.Entry, r *record) bool {
	f, c := e.Kern(), p.Kaart.ContactVan(e)
	same := func(pad, value string) bool { return value != "" && r.velden[pad] == quoted(value) }
	domain := func(s string) string {
		_, d, _ := strings.Cut(strings.Trim(s, `"`), "@")
		return d
	}
	return same("organisatie", f.Organisatie) || same("contact.telefoon", c.Telefoon) ||
		c.Email != "" && domain(c.Email) == domain(r.velden["contact.email"]) ||
		slices.ContainsFunc(f.Locaties, func(l string) bool { return slices.Contains(elements(r.velden["locaties"]), quoted(l)) })
}

// alike gives how much two names have in common, from 0 to 1: the Dice
// coefficient of their pairs of letters (Dice 1945).
func alike(a, b string) float64 {
	pairs := func(s string) map[string]int {
		out := map[string]int{}
		s = kaart.Slug(s)
		for i := 0; i+2 <= len(s); i++ {
			out[s[i:i+2]]++
		}
		return out
	}
	x, y := pairs(a), pairs(b)
	both, all := 0, 0
	for k, n := range x { // sums: the order does not matter
		both += 2 * min(n, y[k])
		all += n
	}
	for _, n := range y {
		all += n
	}
	if all == 0 {
		return 0
	}
	return float64(both) / float64(all)
}
