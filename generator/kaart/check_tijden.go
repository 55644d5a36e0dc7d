package kaart

import (
	"slices"
	"strconv"
)

// naMiddernacht says how to write a time that goes on in the next day.
const naMiddernacht = "duurt het tot na middernacht, schrijf dan: tot = \"24:00\""

// tijden checks each block of times against itself; the place is that block.
func (c *checker) tijden(ts []Tijd, us []Uitzondering, f *Kern) {
	pos := f.Pos
	for i := range ts {
		t := &ts[i]
		pad := "tijden[" + strconv.Itoa(i) + "]"
		switch {
		case len(t.Dagen) == 0 && len(t.Datums) == 0 && !f.Onzeker:
			c.fout(pos.Van(pad), "tijden-dag", "in dit blok staat niet op welke dag het is").Hint = `dag = ["ma"]`
		case len(t.Dagen) > 0 && len(t.Datums) > 0:
			c.fout(pos.Van(pad+".datums"), "tijden-dag", "kies: dagen van de week, of losse datums").Hint = "maak twee blokken [[tijden]]"
		}
		if t.Tot != 0 && t.Tot <= t.Van {
			c.fout(pos.Van(pad+".tot"), "tijden-volgorde", "tot (%s) is niet later dan van (%s)", t.Tot, t.Van).Hint = naMiddernacht
		}
		if t.Gemengd() {
			c.fout(pos.Van(pad), "tijden-ritme", "dit blok heeft meer dan één ritme; de site kan er maar één zeggen").Hint =
				"kies week, elke_weken of keer_in_maand, of schrijf de dagen op bij datums"
		}
		if t.ElkeWeken > 1 && t.Vanaf.Leeg() {
			c.fout(pos.Van(pad+".elke_weken"), "tijden-vanaf", "bij elke_weken hoort een eerste dag").Hint = "vanaf = " + c.k.Vandaag.String()
		}
		for j, n := range t.KeerInMaand {
			if n < 1 || n > 5 {
				c.fout(pos.Van(pad+".keer_in_maand["+strconv.Itoa(j)+"]"), "tijden-keer", "een maand heeft geen %de week", n).Hint = "kies 1, 2, 3, 4 of 5"
			}
		}
		if !t.TotEnMet.Leeg() && t.TotEnMet.Voor(t.Vanaf) {
			c.fout(pos.Van(pad+".tot_en_met"), "datum-volgorde", "tot_en_met ligt voor vanaf")
		}
		if t.Voorbij(c.k.Vandaag) {
			veld := ".datums"
			if len(t.Datums) == 0 {
				veld = ".tot_en_met"
			}
			c.let(pos.Van(pad+veld), "tijden-voorbij", "deze tijd is voorbij").Hint = "haal dit blok weg, of zet er een nieuwe datum in"
		}
	}
	c.uitzonderingen(us, pos)
}

// vakanties tells that there are no school holidays, or that the last is over, when
// something stands still in one: the agenda would say that it goes on all summer.
func (c *checker) vakanties(i *Instelling) {
	if i.Pos.bestand == "" {
		return // it is not there, which has been told
	}
	if slices.ContainsFunc(i.Schoolvakanties, func(p Periode) bool { return p.Tot.Leeg() || !p.Tot.Voor(c.k.Vandaag) }) {
		return
	}
	stil := slices.IndexFunc(c.k.entries, func(e Entry) bool {
		ts, _ := c.k.TijdenVan(e)
		return slices.ContainsFunc(ts, func(t Tijd) bool { return t.NietInVakantie })
	})
	if stil < 0 {
		return
	}
	titel := c.k.entries[stil].Kern().Titel
	if n := len(i.Schoolvakanties); n > 0 {
		c.let(i.Pos.Van("schoolvakanties["+strconv.Itoa(n-1)+"].tot_en_met"), "vakanties-op", "in dit bestand staat geen schoolvakantie na vandaag. De agenda zegt daarom het hele jaar dat %q doorgaat", titel).Hint =
			"kijk op rijksoverheid.nl wanneer de volgende vakanties zijn, en zet ze hier bij"
		return
	}
	c.let(i.Pos.Van("schoolvakanties"), "vakanties-geen", "in dit bestand staan geen schoolvakanties. De agenda zegt daarom ook in de vakantie dat %q doorgaat", titel).Hint =
		"kijk op rijksoverheid.nl wanneer de vakanties zijn. Schrijf voor elke vakantie een blok [[schoolvakanties]] met naam, van en tot_en_met"
}

func (c *checker) uitzonderingen(us []Uitzondering, pos Posities) {
	for i, u := range us {
		pad := "uitzonderingen[" + strconv.Itoa(i) + "]"
		switch {
		case !u.TotEnMet.Leeg() && u.TotEnMet.Voor(u.Datum):
			c.fout(pos.Van(pad+".tot_en_met"), "datum-volgorde", "tot_en_met ligt voor datum")
		case u.Tot != 0 && u.Tot <= u.Van:
			c.fout(pos.Van(pad+".tot"), "tijden-volgorde", "tot (%s) is niet later dan van (%s)", u.Tot, u.Van).Hint = naMiddernacht
		}
	}
}
