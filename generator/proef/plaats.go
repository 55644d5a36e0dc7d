package proef

import (
	"fmt"
	"strings"
)

// locatieNummer and organisatieNummer keep the numbers of files apart: entries
// have those from 1.
const (
	organisatieNummer = 1 << 40
	locatieNummer     = 1 << 41
)

// organisatie writes the file of organisation i. It has every way of contact,
// so that any next step of an entry is possible.
func (s *site) organisatie(i int) []byte {
	o := &s.orgs[i]
	v := s.verteller(organisatieNummer+uint64(i), &item{wijk: o.wijk, org: i, loc: i % len(s.locs)})
	t := &blad{}
	t.regel("+++")
	t.tekst("titel", o.titel)
	t.tekst("kort", v.een("orgkort"))
	if v.kans(30) {
		t.lijst("ook_bekend_als", []string{v.een("groepsnaam")})
	}
	if v.kans(50) {
		t.tekst("kvk", fmt.Sprintf("%08d", v.IntN(1e8)))
	}
	t.lijst("werkgebied", []string{s.delen[s.wijken[o.wijk].deel].id})
	t.kaal("gecontroleerd_op", datum(-v.tussen(1, 170)))
	t.tekst("gecontroleerd_bij", v.een("bij"))
	if v.kans(2) {
		t.lijst("oude_urls", []string{"/organisaties/oud-" + o.slug + "/"})
	}
	t.kaal("voorbeeld", true)
	s.contact(t, v, o.slug, true)
	t.regel("+++\n")
	t.regel(strings.Join(v.meer("orgtekst", 4), " ") + "\n\n" + strings.Join(v.meer("orgtekst", 3), " "))
	return t.b
}

// locatie writes the file of location i.
func (s *site) locatie(i int) []byte {
	l := &s.locs[i]
	v := s.verteller(locatieNummer+uint64(i), &item{wijk: l.wijk, loc: i})
	t := &blad{}
	t.regel("+++")
	t.tekst("titel", l.titel)
	t.tekst("adres", fmt.Sprintf("%s %d", v.een("straat"), v.tussen(1, 250)))
	t.tekst("postcode", pc4(l.wijk)+" XX")
	t.tekst("plaats", s.gemeente)
	t.tekst("wijk", s.wijken[l.wijk].id)
	t.kaal("lat", fmt.Sprintf("%.5f", 51.8+v.Float64()/10))
	t.kaal("lon", fmt.Sprintf("%.5f", 5.8+v.Float64()/10))
	if v.kans(70) {
		t.tekst("ov", v.een("ov"))
	}
	if v.kans(80) {
		s.toegankelijk(t, v)
	}
	t.kaal("voorbeeld", true)
	if v.kans(10) {
		uitzondering(t, v)
	}
	t.regel("+++")
	if v.kans(60) {
		t.regel("\n" + strings.Join(v.meer("loctekst", v.tussen(1, 3)), " "))
	}
	return t.b
}

// pc4 gives the postcode of a wijk.
func pc4(wijk int) string { return fmt.Sprint(6501 + wijk) }
