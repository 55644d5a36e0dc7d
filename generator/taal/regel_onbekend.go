package taal

import "socialekaart/generator/diag"

var regelOnbekend = Regel{
	ID: "B1-ONBEKEND", Naam: "Woord dat weinig voorkomt", Ernst: diag.Tip,
	Uitleg: "Dit woord staat niet in onze lijst met gewone woorden. Dat is niet fout: de lijst is niet volledig. Vraag uzelf af of iedereen het woord kent. U ziet er hoogstens drie per tekst.",
	Fout:   "Het pand krijgt een nieuwe fundering.",
	Goed:   "Het gebouw krijgt nieuwe palen onder de grond.",
}

// checkOnbekend shows the three longest words that the score counts as
// unknown, each at its first place.
func checkOnbekend(t *toets) {
	if t.m.inhoud < 20 {
		return
	}
	for range 3 {
		beste, lengte := -1, 0
		for i, p := range t.vreemd {
			if p.z == nil || t.vlag(p.van)&moeilijkV != 0 {
				continue // counted already, or another rule has more to say of it
			}
			if n := int(t.tok[p.van].tot - t.tok[p.van].van); n > lengte {
				beste, lengte = i, n
			}
		}
		if beste < 0 {
			return
		}
		p := t.vreemd[beste]
		w := t.woordVan(p.z, p.van, p.tot)
		t.vind(rOnbekend, p.z, p.van, p.tot, sprint("dit woord komt weinig voor: %q", w), "kent iedereen het?")
		for i := range t.vreemd {
			if q := &t.vreemd[i]; q.z != nil && t.tok[q.van].tot-t.tok[q.van].van == int32(lengte) && t.woordVan(q.z, q.van, q.tot) == w {
				q.z = nil
			}
		}
	}
}
