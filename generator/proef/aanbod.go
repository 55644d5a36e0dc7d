package proef

// toegang are the values of toegankelijk.
var toegang = []string{"rolstoel_ingang", "rolstoel_toilet", "lift", "ringleiding", "prikkelarm", "hulphond", "gebarentolk", "begeleider_gratis", "kinderopvang", "dichtbij_halte"}

// voorziening writes what only a voorziening has, and its tables.
func (s *site) voorziening(t *blad, v *verteller, e *item) {
	vorm := []string{e.vorm}
	if x := kies(v, []string{"huisbezoek", "spullen_eten", "online", "informatiepunt", "overleg_voor_verwijzers"}); x != e.vorm && v.kans(20) {
		vorm = append(vorm, x)
	}
	t.lijst("vorm", vorm)
	t.tekst("indicatie", []string{"nee", "soms", "ja"}[v.gewogen(88, 7, 5)])
	t.tekst("verwijzing", []string{"nee", "mag", "ja"}[v.gewogen(70, 22, 8)])
	t.tekst("aanmelden", []string{"niet_nodig", "vooraf", "via_verwijzer"}[v.gewogen(50, 43, 7)])
	t.tekst("deelname", []string{"per_keer", "reeks", "doorlopend", "eenmalig"}[v.gewogen(50, 20, 25, 5)])
	if v.kans(80) {
		t.lijst("begeleiding", greep(v, v.tussen(1, 2), []string{"beroepskracht", "vrijwilliger", "ervaringsdeskundige", "bewoners"}))
	}
	if v.kans(30) {
		t.lijst("meenemen", v.meer("meenemen", v.tussen(1, 3)))
	}
	if v.kans(25) {
		t.tekst("meedoen_als_vrijwilliger", v.een("helpmee"))
	}
	if v.kans(30) {
		s.toegankelijk(t, v)
	}
	if v.kans(30) {
		s.contact(t, v, e.slug, false)
	}
	s.stap(t, v, e)
	s.kosten(t, v)
	if v.kans(15) {
		t.kop("[wachttijd]")
		t.kaal("weken", v.tussen(0, 26))
		t.kaal("peildatum", datum(-v.tussen(1, 120)))
	}
	if v.kans(60) {
		s.drempel(t, v)
	}
	if v.kans(70) {
		s.verwijzer(t, v, e)
	}
	if v.kans(80) {
		s.tijden(t, v, 1+v.gewogen(65, 25, 10))
	}
}

// toegankelijk writes what there is and what there is not, without overlap.
func (s *site) toegankelijk(t *blad, v *verteller) {
	xs := greep(v, v.tussen(1, 5), toegang)
	niet := 0
	if len(xs) > 2 && v.kans(35) {
		niet = 1
	}
	t.lijst("toegankelijk", xs[niet:])
	t.lijst("niet_toegankelijk", xs[:niet])
}

func (s *site) kosten(t *blad, v *verteller) {
	wat := []string{"gratis", "eigen_bijdrage", "vrijwillige_bijdrage", "via_regeling", "wederdienst", "onbekend"}[v.gewogen(60, 22, 8, 5, 2, 3)]
	t.kop("[kosten]")
	t.tekst("soort", wat)
	if wat == "eigen_bijdrage" {
		t.kaal("bedrag", kies(v, []string{"1", "2", "2.50", "3", "4.50", "5", "7.50", "10", "15", "25", "40.00"}))
		t.tekst("per", v.een("per"))
	}
	if wat != "gratis" && v.kans(60) {
		t.tekst("toelichting", v.een("toelichting"))
	}
}

func (s *site) drempel(t *blad, v *verteller) {
	t.kop("[drempel]")
	t.kaal("iemand_meenemen", true)
	t.ja("maatje_eerste_keer", v.kans(20))
	t.ja("kennismaking", v.kans(35))
	t.ja("thuis_ophalen", v.kans(10))
	t.ja("anoniem", v.kans(20))
	t.ja("alleen_vrouwen", v.kans(4))
	t.ja("kinderen_mee", v.kans(25))
	t.ja("rustige_ruimte", v.kans(15))
}

func (s *site) verwijzer(t *blad, v *verteller, e *item) {
	t.kop("[verwijzer]")
	t.tekst("geschikt_bij", v.een("klacht."+e.thema))
	if v.kans(50) {
		t.tekst("niet_geschikt_bij", v.een("niet.verwijzer"))
	}
	t.tekst("route", []string{"telefoon", "mail", "zorgmail", "zorgdomein", "formulier"}[v.gewogen(45, 20, 15, 15, 5)])
	if v.kans(60) {
		t.lijst("nodig", v.meer("nodig", v.tussen(1, 3)))
	}
	t.tekst("wie_belt_wie", []string{"organisatie_belt", "bewoner_belt", "samen_in_spreekkamer"}[v.gewogen(50, 40, 10)])
	if v.kans(60) {
		t.kaal("reactie_binnen", v.tussen(1, 10))
	}
	t.tekst("terugkoppeling", v.een("terug"))
	if v.kans(25) {
		t.tekst("warme_overdracht", v.een("warm"))
	}
	if v.kans(25) {
		t.tekst("consultatie", v.een("overleg"))
	}
	t.tekst("zeg_zo", v.een("zegzo"))
	if v.kans(25) {
		t.tekst("openingsvraag", v.een("opening."+e.thema))
	}
}

// maatjesproject writes what only a maatjesproject has, and its tables.
func (s *site) maatjesproject(t *blad, v *verteller, e *item) {
	t.lijst("contactvorm", greep(v, v.tussen(1, 2), []string{"een_op_een", "groep", "telefoon", "online"}))
	t.tekst("ritme", kies(v, []string{"wekelijks", "twee_wekelijks", "maandelijks", "in_overleg"}))
	t.lijst("aanmelden_wie", greep(v, v.tussen(1, 3), []string{"zelf", "naaste", "verwijzer"}))
	t.tekst("kennismaking", v.een("kennismaking"))
	if v.kans(60) {
		t.kaal("duur_max_maanden", v.tussen(3, 24))
	}
	t.tekst("training", v.een("training"))
	if v.kans(60) {
		t.tekst("intervisie", v.een("intervisie"))
		t.tekst("evaluatie", v.een("evaluatie"))
	}
	t.tekst("grenzen", v.een("grenzen"))
	if v.kans(20) {
		s.contact(t, v, e.slug, false)
	}
	s.stap(t, v, e)
	s.kosten(t, v)
	t.kop("[wachtlijst]")
	stand := v.gewogen(60, 30, 10)
	t.tekst("stand", []string{"open", "wachtlijst", "stop"}[stand])
	if stand == 1 {
		t.kaal("weken", v.tussen(1, 20))
	}
	t.kaal("peildatum", datum(-v.tussen(1, 120)))
	if v.kans(50) {
		s.drempel(t, v)
	}
	if v.kans(60) {
		s.verwijzer(t, v, e)
	}
	t.kop("[vrijwilliger_worden]")
	t.tekst("wat", v.een("maatjewat"))
	t.tekst("tijd", v.een("maatjetijd"))
	t.kaal("leeftijd", kies(v, []int{16, 18, 21}))
	t.tekst("aanmelden", v.een("maatjemeld"))
}
