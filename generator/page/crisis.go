package page

import "slices"

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

// The lines by theme. 113 is free of charge since October 2025, 0800 0113 has
// long been; both are of 113 Zelfmoordpreventie (113.nl), 0800 2000 is of Veilig
// Thuis (veiligthuis.nl). Each region has its own huisartsenspoedpost, so that
// stands here without a number.
var (
	bij112    = CrisisRegel{"Is er direct gevaar?", "Bel", []Nummer{{"112", "112"}}}
	bij113    = CrisisRegel{"Denkt u aan zelfdoding?", "Praat erover. Bel", []Nummer{{"113", "113"}, {"0800 0113", "08000113"}}}
	thuis     = CrisisRegel{"Bent u thuis niet veilig, of iemand anders?", "Bel Veilig Thuis:", []Nummer{{"0800 2000", "08002000"}}}
	spoedpost = CrisisRegel{"Kan het niet wachten tot morgen?", "Bel uw huisarts. ’s Avonds en in het weekend belt u de huisartsenspoedpost.", nil}
)

// crisis gives what belongs on a page with these themes; the fullest wins.
func crisis(themas ...string) Crisis {
	switch {
	case slices.Contains(themas, "veilig"):
		return Crisis{bij112, thuis, bij113, spoedpost}
	case slices.Contains(themas, "hoofd"):
		return Crisis{bij112, bij113}
	}
	return nil
}
