package interop

import (
	"slices"

	"socialekaart/generator/kaart"
)

// Reeks gives the events of an entry for ICalendar; nil when it has no times to
// show, or does not go on now.
func (b *Bron) Reeks(e kaart.Entry) []byte {
	f := e.Kern()
	ts, us := b.Kaart.TijdenVan(e)
	if !HeeftTijden(ts) || f.Status == "gestopt" || f.Status == "tijdelijk_dicht" {
		return nil
	}
	a := &Afspraak{
		ID: string(f.ID), Titel: f.Titel, Tekst: f.Kort, Tijden: ts, Anders: us, Stempel: f.GecontroleerdOp, URL: b.adres(f.ID),
		Waar: func(t *kaart.Tijd) string { return b.plek(f, t) },
	}
	return Reeksen(a, b.Kaart.Instelling.Schoolvakanties, b.Kaart.Vandaag)
}

// HeeftTijden says whether there is anything for a calendar in ts: telephone
// hours are no appointment.
func HeeftTijden(ts []kaart.Tijd) bool {
	return slices.ContainsFunc(ts, func(t kaart.Tijd) bool { return t.Soort != "telefoon" })
}

// plek says where a block of times is: name, address, town.
func (b *Bron) plek(f *kaart.Kern, t *kaart.Tijd) string {
	slug := t.Locatie
	if slug == "" && len(f.Locaties) == 1 {
		slug = f.Locaties[0]
	}
	l := b.Kaart.Locatie(slug)
	if l == nil {
		return ""
	}
	s := l.Titel
	for _, deel := range []string{l.Adres, l.Plaats} {
		if deel != "" {
			s += ", " + deel
		}
	}
	return s
}

// Agenda gives one calendar of everything that can be used in the region.
func Agenda(b *Bron) []byte {
	var delen [][]byte
	for e := range b.Kaart.Entries() {
		if r := b.Reeks(e); r != nil && b.Kaart.InRegio(e) {
			delen = append(delen, r)
		}
	}
	return ICalendar(b.Kaart.Instelling.Titel, delen...)
}
