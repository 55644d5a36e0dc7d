package kaart

import "slices"

// ContactVan gives how to reach an entry: its own contact, and for what it does
// not give the contact of its organisatie.
func (k *Kaart) ContactVan(e Entry) Contact {
	c := e.Kern().Contact
	o := k.orgOpSlug[e.Kern().Organisatie]
	if o == nil {
		return c
	}
	// Opening hours of a phone belong to the number they were given with.
	if c.Telefoon == "" && c.TelefoonTijden == "" {
		c.TelefoonTijden = o.Contact.TelefoonTijden
	}
	for _, f := range []struct{ eigen, org *string }{
		{&c.Telefoon, &o.Contact.Telefoon}, {&c.Email, &o.Contact.Email},
		{&c.Website, &o.Contact.Website}, {&c.Whatsapp, &o.Contact.Whatsapp},
	} {
		if *f.eigen == "" {
			*f.eigen = *f.org
		}
	}
	return c
}

// AanbodVan gives the part about price, threshold and referral, or nil for a
// type that has none.
func AanbodVan(e Entry) *Aanbod {
	switch e := e.(type) {
	case *Voorziening:
		return &e.Aanbod
	case *Maatjesproject:
		return &e.Aanbod
	}
	return nil
}

// TijdenVan gives the rhythm of an entry and its exceptions, those of its
// locaties included: a building that is closed closes what happens in it.
func (k *Kaart) TijdenVan(e Entry) ([]Tijd, []Uitzondering) {
	var ts []Tijd
	var us []Uitzondering
	switch e := e.(type) {
	case *Voorziening:
		ts, us = e.Tijden, e.Uitzonderingen
	case *Wegwijzer:
		ts, us = e.Tijden, e.Uitzonderingen
	default:
		return nil, nil
	}
	// With more than one locatie it is not known which one a day belongs to.
	if locs := e.Kern().Locaties; len(locs) == 1 {
		if l := k.locOpSlug[locs[0]]; l != nil && len(l.Uitzonderingen) > 0 {
			us = slices.Concat(us, l.Uitzonderingen)
		}
	}
	return ts, us
}

// MeldingVan gives the notice that stands on top of the page today, or "".
func (k *Kaart) MeldingVan(e Entry) string {
	f := e.Kern()
	if !(Periode{Tot: f.MeldingTot}).Bevat(k.Vandaag) {
		return ""
	}
	return f.Melding
}

// Indelingen gives how other classifications call what e is about: as the entry
// says itself, else as its themes do.
func (k *Kaart) Indelingen(e Entry) (leefgebieden, welzijn, positief []string) {
	f := e.Kern()
	leefgebieden, welzijn, positief = f.Leefgebieden, f.WelzijnOpRecept, f.PositieveGezondheid
	var van [3][]string
	for _, id := range f.Themas {
		if t := k.themas[id]; t != nil {
			for i, xs := range [][]string{t.Leefgebieden, t.WelzijnOpRecept, t.PositieveGezondheid} {
				for _, x := range xs {
					if !slices.Contains(van[i], x) {
						van[i] = append(van[i], x)
					}
				}
			}
		}
	}
	if leefgebieden == nil {
		leefgebieden = van[0]
	}
	if welzijn == nil {
		welzijn = van[1]
	}
	if positief == nil {
		positief = van[2]
	}
	return leefgebieden, welzijn, positief
}
