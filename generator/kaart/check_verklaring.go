package kaart

import "socialekaart/generator/diag"

// How long a status in the register of accessibility statements is good, in
// months (digitoegankelijk.nl, "status", November 2026): an investigation for A,
// B and D at most three years, a C half a year.
const onderzoekMaanden, statusCMaanden = 36, 6

// verklaring holds what config.toml says of the accessibility statement against
// the rules of the register. What gets old by itself is a warning: a site that is
// made every night must not stop on that day.
func (c *checker) verklaring(i *Instelling) {
	t := i.Toegankelijkheid
	pos := func(veld string) diag.Pos { return i.Pos.Van("toegankelijkheid." + veld) }
	if t.Status == "" {
		return
	}
	if c.k.Vandaag.Voor(t.Onderzocht) {
		c.fout(pos("onderzocht"), "verklaring", "deze dag moet nog komen").Hint = "schrijf de dag waarop het onderzoek klaar was"
		return
	}
	if t.Link == "" && t.Status != "E" {
		c.let(pos("status"), "verklaring", "bij status %s hoort een verklaring in het register van de overheid", t.Status).Hint =
			`zet het adres van uw verklaring bij link = "https://www.…"`
	}
	maanden, wat := onderzoekMaanden, "een onderzoek mag 3 jaar oud zijn"
	switch t.Status {
	case "A", "B":
	case "C":
		maanden, wat = statusCMaanden, "een status C geldt 6 maanden"
	default:
		return
	}
	if t.Onderzocht.Leeg() {
		c.fout(pos("status"), "verklaring", "status %s kan niet zonder een dag van onderzoek", t.Status).Hint =
			"zet erbij: onderzocht = " + c.k.Vandaag.String() + " (de dag van uw onderzoek), of kies status E"
		return
	}
	if einde := t.Onderzocht.PlusMaanden(maanden); einde.Voor(c.k.Vandaag) {
		c.let(pos("onderzocht"), "verklaring", "status %s gold tot %s: %s", t.Status, einde.Tekst(), wat).Hint =
			"laat de site opnieuw onderzoeken, of verander de status"
	}
}
