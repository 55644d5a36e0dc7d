package page

import (
	"cmp"
	"slices"
)

// Crisis is the help that must work: the one thing on the site with real
// numbers, also where all else is made up.
type Crisis []CrisisRegel

// CrisisRegel is one way to get help now.
type CrisisRegel struct {
	Vraag string
	Doe   string
	Bel   []Nummer // in the order in which to try
}

// Nummer is a telephone number as it is said and as it is dialled.
type Nummer struct{ Toon, Link string }

// crisisregels are the lines in the order in which they matter. Sources, read in
// November 2026: 113 and 0800 0113 of 113 Zelfmoordpreventie in nu.nl of July 2020
// (article 6062813), both free of charge since October 2025 (ANP, 3 October 2025);
// 0800 2000 of Veilig Thuis, free and day and night, at veiligthuisgm.nl (veelgestelde
// vragen) and augeo.nl (themas/meldcode/veilig-thuis). Each region has its own
// huisartsenspoedpost, so that stands here without a number.
var crisisregels = []struct {
	id string // as in themas.toml
	CrisisRegel
}{
	{"gevaar", CrisisRegel{"Is er direct gevaar?", "Bel", []Nummer{{"112", "112"}}}},
	{"thuis", CrisisRegel{"Bent u thuis niet veilig, of iemand anders?", "Bel Veilig Thuis:", []Nummer{{"0800 2000", "08002000"}}}},
	{"zelfdoding", CrisisRegel{"Denkt u aan zelfdoding?", "Praat erover. Bel", []Nummer{{"113", "113"}, {"0800 0113", "08000113"}}}},
	{"spoed", CrisisRegel{"Kan het niet wachten tot morgen?", "Bel uw huisarts. ’s Avonds en in het weekend belt u de huisartsenspoedpost.", nil}},
}

// crisis gives what belongs on a page with these themes.
func (p *planner) crisis(themas ...string) Crisis {
	var out Crisis
	for _, r := range crisisregels {
		if slices.ContainsFunc(themas, func(id string) bool { t := p.k.Thema(id); return t != nil && slices.Contains(t.Crisis, r.id) }) {
			out = append(out, r.CrisisRegel)
		}
	}
	return out
}

// heleCrisis gives every line: for who typed a word that may mean any of it.
func heleCrisis() Crisis {
	var out Crisis
	for _, r := range crisisregels {
		out = append(out, r.CrisisRegel)
	}
	return out
}

// weer is where who must leave goes when config.toml says nothing: a page that
// anyone may have open.
const weer = "https://www.knmi.nl/nederland-nu/weer/verwachtingen"

// verlaat gives where the reader of a page with these themes can flee to when
// somebody looks along; "" where that is not needed.
func (p *planner) verlaat(themas ...string) string {
	if slices.ContainsFunc(themas, func(id string) bool { t := p.k.Thema(id); return t != nil && t.Gevoelig }) {
		return cmp.Or(p.k.Instelling.VerlaatNaar, weer)
	}
	return ""
}
