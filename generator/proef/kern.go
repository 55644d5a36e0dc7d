package proef

import "strings"

// The shares below are chosen, not counted: most fields are used by some
// entries, few by all, and none by nobody.

// kern writes the fields that the four types share, without their tables.
func (s *site) kern(t *blad, v *verteller, e *item) {
	kort := [...]string{"kort", "maatjekort", "wegkort", "voorbeeldkort"}[e.soort]
	doel := [...]string{"doel." + e.thema, "doel." + e.thema, "wegdoel", "voorbeelddoel"}[e.soort]
	t.tekst("titel", e.titel)
	t.tekst("kort", v.een(kort))
	t.tekst("status", e.status)
	t.tekst("organisatie", s.orgs[e.org].slug)
	t.lijst("themas", s.themas(v, e))
	t.tekst("voor_wie", v.een(doel))
	t.lijst("werkgebied", s.werkgebied(v, e))
	if v.kans(85) {
		t.lijst("doelgroepen", greep(v, v.tussen(1, 3), doelgroepen))
	}
	if v.kans(30) {
		t.kaal("leeftijd_van", kies(v, []int{12, 16, 18, 18, 18, 23, 55, 60, 65}))
	}
	if v.kans(6) {
		t.kaal("leeftijd_tot", v.tussen(70, 85))
	}
	if v.kans(25) {
		t.tekst("niet_voor", v.een("nietvoor"))
	}
	t.lijst("locaties", s.locaties(v, e))
	if v.kans(15) {
		t.lijst("talen", greep(v, v.tussen(1, 4), []string{"ar", "en", "tr", "pl", "uk", "ti", "fr", "es", "fa", "so"}))
	}
	if v.kans(95) {
		t.lijst("trefwoorden", v.meer("trefwoord."+e.thema, v.tussen(3, 8)))
	}
	if v.kans(20) {
		t.lijst("ook_bekend_als", []string{v.een("groepsnaam")})
	}
	if v.kans(40) {
		t.lijst("icpc", greep(v, v.tussen(1, 4), grammatica["icpc."+e.thema]))
	}
	if v.kans([...]int{75, 75, 20, 10}[e.soort]) {
		t.lijst("zo_gaat_het", v.stappen("stapje", v.tussen(2, 4)))
	}
	s.samenhang(t, v, e)
	s.versheid(t, v, e)
}

// doelgroepen are the ids of data/namen.txt.
var doelgroepen = func() []string {
	var ids []string
	for _, line := range grammatica["doelgroepen"] {
		id, _, _ := strings.Cut(line, ":")
		ids = append(ids, id)
	}
	return ids
}()

// themas gives the main theme and at most two more.
func (s *site) themas(v *verteller, e *item) []string {
	out := []string{e.thema}
	for range v.gewogen(50, 35, 15) {
		if t := v.een("themas"); t != out[0] && t != out[len(out)-1] {
			out = append(out, t)
		}
	}
	return out
}

// werkgebied: a quarter is for the whole gemeente, a quarter for one stadsdeel
// or two, half for a few wijken. The share of the gemeente decides how long the
// lists of all 70 gebieden become; in the demo content it is about a quarter.
func (s *site) werkgebied(v *verteller, e *item) []string {
	deel := s.wijken[e.wijk].deel
	switch v.gewogen(25, 20, 5, 50) {
	case 0:
		return []string{slug(s.gemeente)}
	case 1:
		return []string{s.delen[deel].id}
	case 2:
		return []string{s.delen[deel].id, s.delen[(deel+1)%len(s.delen)].id}
	}
	out := []string{s.wijken[e.wijk].id}
	for _, w := range greep(v, v.tussen(0, 2), s.wijken) {
		if w.deel == deel && w.id != out[0] {
			out = append(out, w.id)
		}
	}
	return out
}

func (s *site) locaties(v *verteller, e *item) []string {
	if e.loc < 0 {
		return nil
	}
	out := []string{s.locs[e.loc].slug}
	if ander := v.IntN(len(s.locs)); ander != e.loc && v.kans(10) {
		out = append(out, s.locs[ander].slug)
	}
	return out
}

// samenhang writes what leads to other entries and to other lists.
func (s *site) samenhang(t *blad, v *verteller, e *item) {
	if v.kans(70) {
		t.lijst("verwant", ids(s.ander(v, e, v.tussen(1, 5))))
	}
	if v.kans(8) {
		t.lijst("onderbouwing", ids(s.ander(v, e, 1, praktijkvoorbeeld)))
	}
	if e.status == "vol" || e.status == "gestopt" {
		t.lijst("in_plaats_van", ids(s.ander(v, e, 2, voorziening, maatjesproject, wegwijzer)))
	}
	if v.kans(2) {
		t.lijst("oude_urls", []string{"/" + mappen[e.soort] + "/oud-" + e.slug + "/"})
	}
	if v.kans(3) {
		t.lijst("leefgebieden", grammatica["leefgebied."+v.een("themas")])
		t.lijst("welzijn_op_recept", []string{"natuur"})
		t.lijst("positieve_gezondheid", []string{"meedoen"})
	}
}

// versheid writes until when and since when it holds.
func (s *site) versheid(t *blad, v *verteller, e *item) {
	if v.kans(6) {
		t.tekst("melding", v.een("melding"))
		t.kaal("melding_tot", datum(v.tussen(0, 90)))
	}
	switch {
	case e.geldigVan != "":
		t.kaal("geldig_van", e.geldigVan)
	case v.kans(3):
		t.kaal("geldig_tot", datum(v.tussen(0, 300)))
	}
	if e.soort == praktijkvoorbeeld || v.kans(8) {
		t.lijst("bron", []string{v.een("bron")})
	}
	// Three months is what a wegwijzer has; one in thirty is overdue.
	dagen := v.tussen(1, 85)
	if v.kans(3) {
		dagen = v.tussen(190, 300)
	}
	t.kaal("gecontroleerd_op", datum(-dagen))
	if v.kans(90) {
		t.tekst("gecontroleerd_bij", v.een("bij"))
	}
	if v.kans(4) {
		t.kaal("controle_maanden", 12)
	}
	t.kaal("voorbeeld", true)
}

// contact writes [contact] with numbers and addresses that are nobody's.
func (s *site) contact(t *blad, v *verteller, naam string, alles bool) {
	t.kop("[contact]")
	t.tekst("telefoon", kies(v, []string{"024 000 00 00", "026 000 00 00", "033 000 00 00"}))
	if alles || v.kans(40) {
		t.tekst("telefoon_tijden", v.een("teltijden"))
	}
	if alles || v.kans(50) {
		t.tekst("email", naam+"@example.org")
	}
	if alles || v.kans(50) {
		t.tekst("website", "https://example.org/"+naam)
	}
	if v.kans(8) {
		t.tekst("whatsapp", "06 00 00 00 00")
	}
}

// stap writes [volgende_stap] with a manier that the contact of every
// organisation allows.
func (s *site) stap(t *blad, v *verteller, e *item) {
	manier := []string{"bellen", "binnenlopen", "mailen", "formulier", "via_verwijzer", "via_wegwijzer"}[v.gewogen(45, 25, 12, 8, 6, 4)]
	if e.soort == wegwijzer || manier == "binnenlopen" && e.loc < 0 {
		manier = "bellen"
	}
	t.kop("[volgende_stap]")
	t.tekst("manier", manier)
	t.tekst("tekst", v.een("stap."+manier))
}
