package page

import (
	"math/bits"
	"slices"
	"sync"

	"socialekaart/generator/kaart"
)

// verzameling is a set of entries: a bit for each, by its place in the order of
// the site. A site has a list for each gebied and each part of it, and counts
// them to know how many pages each takes. With sets that is a few words per
// list; going through the entries for each took 4 s at 10,000 entries.
type verzameling []uint64

func (v verzameling) en(w verzameling) verzameling {
	out := slices.Clone(v)
	for i := range out {
		out[i] &= w[i]
	}
	return out
}

func (v verzameling) of(w verzameling) verzameling {
	out := slices.Clone(v)
	for i := range out {
		out[i] |= w[i]
	}
	return out
}

func (v verzameling) zonder(w verzameling) verzameling {
	out := slices.Clone(v)
	for i := range out {
		out[i] &^= w[i]
	}
	return out
}

// aantalEn is v.en(w).aantal() without making the set.
func (v verzameling) aantalEn(w verzameling) (n int) {
	for i := range v {
		n += bits.OnesCount64(v[i] & w[i])
	}
	return n
}

func (v verzameling) aantal() (n int) {
	for _, w := range v {
		n += bits.OnesCount64(w)
	}
	return n
}

// vermeldingen are the entries of a site by their number, and the sets of them
// that lists are made from.
type vermeldingen struct {
	alle     []kaart.Entry
	nummer   map[kaart.ID]int
	kaartjes []eenmalig             // by number
	noemt    map[string]verzameling // by gebied: what names it in its werkgebied
	regio    verzameling            // what somebody in the region can use
	aanbod   verzameling            // all but the praktijkvoorbeelden, which are about how, not about where to go
	door     verzameling            // what goes on now
	tijden   verzameling            // what a week shows
}

// eenmalig is a card that is made when it is first needed.
type eenmalig struct {
	sync.Once
	k Kaartje
}

func newVermeldingen(k *kaart.Kaart) *vermeldingen {
	v := &vermeldingen{alle: slices.Collect(k.Entries()), nummer: make(map[kaart.ID]int, k.Len()), kaartjes: make([]eenmalig, k.Len()), noemt: map[string]verzameling{}}
	for i, e := range v.alle {
		v.nummer[e.Kern().ID] = i
	}
	for i := range k.Gebieden() {
		id := k.Gebieden()[i].ID
		v.noemt[id] = v.van(k.Hier(id))
	}
	v.regio, v.aanbod = v.niets(), v.niets()
	for i := range k.Gebieden() {
		if g := &k.Gebieden()[i]; !g.BuitenRegio {
			v.regio = v.regio.of(v.noemt[g.ID])
		}
	}
	v.aanbod = v.met(func(e kaart.Entry) bool { return e.Kern().Soort != kaart.SoortPraktijkvoorbeeld })
	v.door = v.met(gaatDoor)
	v.tijden = v.met(heeftTijden)
	return v
}

func (v *vermeldingen) niets() verzameling { return make(verzameling, (len(v.alle)+63)/64) }

// van gives the set of es.
func (v *vermeldingen) van(es []kaart.Entry) verzameling {
	out := v.niets()
	for _, e := range es {
		nr := v.nummer[e.Kern().ID]
		out[nr/64] |= 1 << (nr % 64)
	}
	return out
}

// met gives the set of what is true.
func (v *vermeldingen) met(is func(kaart.Entry) bool) verzameling {
	out := v.niets()
	for nr, e := range v.alle {
		if is(e) {
			out[nr/64] |= 1 << (nr % 64)
		}
	}
	return out
}

// uit gives the entries of a set, in the order of the site.
func (v *vermeldingen) uit(w verzameling) []kaart.Entry {
	out := make([]kaart.Entry, 0, w.aantal())
	for i, word := range w {
		for ; word != 0; word &= word - 1 {
			out = append(out, v.alle[64*i+bits.TrailingZeros64(word)])
		}
	}
	return out
}

func (w verzameling) heeft(nr int) bool { return w[nr/64]>>(nr%64)&1 == 1 }

// buurt is what someone in a gebied can use, apart by how near it is.
type buurt struct {
	alle   verzameling
	hier   verzameling // names the gebied itself or a part of it
	ringen []ring      // the rest, by the areas around it
}

// ring is what is for an area around a gebied and not for anything nearer.
type ring struct {
	om *kaart.Gebied
	in verzameling
}

func (v *vermeldingen) buurt(k *kaart.Kaart, id string) *buurt {
	b := &buurt{hier: v.noemt[id]}
	for _, deel := range k.Binnen(id) {
		b.hier = b.hier.of(v.noemt[deel])
	}
	b.hier = b.hier.en(v.aanbod)
	b.alle = b.hier
	for _, om := range k.Omgeving(id) {
		in := v.noemt[om.ID].en(v.aanbod).zonder(b.alle)
		b.alle = b.alle.of(in)
		b.ringen = append(b.ringen, ring{om, in})
	}
	return b
}
