package kaart

import "slices"

// Omgeving gives what is around a gebied, from near to far: of a wijk its
// stadsdeel and its gemeente. It stops at what does not exist or comes round
// again.
func (k *Kaart) Omgeving(id string) []*Gebied {
	var out []*Gebied
	for g := k.gebieden[id]; g != nil && g.In != ""; {
		g = k.gebieden[g.In]
		if g == nil || slices.Contains(out, g) {
			break
		}
		out = append(out, g)
	}
	return out
}

// Delen gives the gebieden directly in id, in the order of their file; "" gives
// the gemeenten of the region.
func (k *Kaart) Delen(id string) []*Gebied {
	var out []*Gebied
	for i := range k.lijsten.Gebieden {
		if g := &k.lijsten.Gebieden[i]; g.In == id && !g.BuitenRegio {
			out = append(out, g)
		}
	}
	return out
}

// Hier gives the entries whose werkgebied names the gebied itself.
func (k *Kaart) Hier(id string) []Entry { return k.inGebied[id] }

// Binnen gives the ids of the gebieden that lie in id, at any depth.
func (k *Kaart) Binnen(id string) []string {
	var out []string
	for i := range k.lijsten.Gebieden {
		g := &k.lijsten.Gebieden[i]
		if slices.ContainsFunc(k.Omgeving(g.ID), func(om *Gebied) bool { return om.ID == id }) {
			out = append(out, g.ID)
		}
	}
	return out
}

// InRegio says whether anyone in the region can use e. An example from
// elsewhere cannot be visited, and the page says so.
func (k *Kaart) InRegio(e Entry) bool {
	return slices.ContainsFunc(e.Kern().Werkgebied, func(id string) bool {
		g := k.gebieden[id]
		return g != nil && !g.BuitenRegio
	})
}
