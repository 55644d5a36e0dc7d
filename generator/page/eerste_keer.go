package page

import "socialekaart/generator/kaart"

// EersteKeer is what eerste-keer.html gets: of an entry only what somebody wants
// to know who has never been there, to read slowly, to print or to send. Its text,
// what is like it, what can be wrong, what changed and what a verwijzer wants to
// know are empty.
type EersteKeer struct {
	*Entry
	Naam  string // of the entry
	Terug string // to the page of the entry
}

const eersteKeerPad = "eerste-keer/"

// eersteKeer plans the page of an entry that says how a first visit goes.
func (p *planner) eersteKeer(e kaart.Entry) {
	f := e.Kern()
	if len(f.ZoGaatHet) == 0 || f.Status == "gestopt" || f.Soort == kaart.SoortPraktijkvoorbeeld {
		return
	}
	url := entryURL(f.ID) + eersteKeerPad
	p.add(url, "eerste-keer.html", func() any {
		v := &EersteKeer{Entry: p.kort(e), Naam: f.Titel, Terug: entryURL(f.ID)}
		l := p.layout(url, "Zo ziet de eerste keer eruit: "+f.Titel, "Hoe uw eerste bezoek gaat, stap voor stap.", f.ID.Map(), append(v.Kruimels, Link{Tekst: f.Titel, URL: v.Terug})...)
		l.Venster = "Zo ziet de eerste keer eruit: " + v.Venster
		l.Verlaat = v.Verlaat
		v.Layout = l
		return v
	}).Sitemap = false
}
