package proef

import "strings"

// wegwijzer writes what only a wegwijzer has, and its tables.
func (s *site) wegwijzer(t *blad, v *verteller, e *item) {
	t.tekst("functie", strings.TrimPrefix(e.iets, "de "))
	t.tekst("voor", []string{"beide", "bewoners", "professionals"}[v.gewogen(60, 25, 15)])
	t.lijst("waarvoor", v.meer("waarvoor", v.tussen(2, 4)))
	if v.kans(60) {
		t.tekst("netwerk", v.een("netwerk"))
	}
	if wie := s.ander(v, e, 1, wegwijzer); len(wie) > 0 && v.kans(60) {
		t.tekst("achterwacht", wie[0].id())
	}
	t.kaal("reactie_binnen", v.tussen(1, 5))
	t.lijst("doet_wel", v.meer("doetwel", v.tussen(1, 4)))
	t.lijst("doet_niet", v.meer("doetniet", v.tussen(1, 3)))
	if v.kans(40) {
		t.lijst("overleggen", []string{v.een("overleggen")})
	}
	if v.kans(8) {
		t.tekst("naam", string(rune('A'+v.IntN(26)))+". Voorbeeld")
		t.kaal("naam_toestemming_tot", datum(v.tussen(30, 400)))
	}
	if v.kans(50) {
		s.contact(t, v, e.slug, false)
	}
	s.stap(t, v, e)
	if v.kans(70) {
		s.tijden(t, v, 1)
	}
}

// praktijkvoorbeeld writes what only a praktijkvoorbeeld has, and its tables.
func (s *site) praktijkvoorbeeld(t *blad, v *verteller, e *item) {
	t.tekst("doel", v.een("doelzin"))
	t.lijst("uitvoerders", v.meer("uitvoerder", v.tussen(1, 4)))
	t.lijst("plaatsen", []string{v.een("plaats")})
	t.tekst("waarom_goed", v.een("waaromgoed"))
	if v.kans(60) {
		t.tekst("periode", v.een("periode"))
	}
	t.lijst("succesfactoren", v.meer("succes", v.tussen(2, 4)))
	t.lijst("lessen", v.meer("les", v.tussen(1, 3)))
	if v.kans(30) {
		t.lijst("gebruikt_door", ids(s.ander(v, e, v.tussen(1, 3), voorziening, maatjesproject)))
	}
	if v.kans(15) {
		s.contact(t, v, e.slug, false)
	}
	s.stap(t, v, e)
	for _, r := range v.meer("resultaat", v.tussen(0, 3)) {
		t.kop("[[resultaten]]")
		t.tekst("tekst", r)
		t.kaal("jaar", v.tussen(2012, 2025))
		t.tekst("bron", v.een("bron"))
	}
}
