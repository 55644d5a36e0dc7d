package kaart

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"socialekaart/generator/diag"
)

// checker holds the parts of the content against each other. What one value
// must be like has been checked by Bind; here is what needs two of them.
type checker struct {
	k     *Kaart
	ls    *Lijsten     // as they stand in the content: with what is there twice
	alle  map[ID]Entry // also what is not published
	kapot map[ID]bool  // exists, and its fault has been told
	ds    diag.List

	namen map[*Veld][]string // what each field may point at, sorted; see namenVoor
}

func (c *checker) alles(in Invoer) {
	c.lijsten()
	c.basis(in.Instelling)
	c.wijzigen(in.Instelling)
	c.verklaring(in.Instelling)
	for _, e := range in.Entries {
		f := e.Kern()
		c.vooraf(in.Voorwerk[f.ID], f.Pos)
		c.voorbeeldContact(f.Voorbeeld, f.Contact, f.Pos)
		c.priveContact(e)
		c.kern(e)
		switch e := e.(type) {
		case *Voorziening:
			c.tijden(e.Tijden, e.Uitzonderingen, f)
			c.aanbod(&e.Aanbod, f)
		case *Wegwijzer:
			c.tijden(e.Tijden, e.Uitzonderingen, f)
			c.naam(e)
		case *Maatjesproject:
			c.aanbod(&e.Aanbod, f)
		}
	}
	c.naamgenoten()
	c.vakanties(in.Instelling)
	for _, o := range in.Organisaties {
		c.vooraf(in.Voorwerk[o.ID], o.Pos)
		c.voorbeeldContact(o.Voorbeeld, o.Contact, o.Pos)
	}
	for _, l := range in.Locaties {
		c.vooraf(in.Voorwerk[l.ID], l.Pos)
		c.uitzonderingen(l.Uitzonderingen, l.Pos)
	}
}

// naamgenoten tells two entries on the site that nobody can tell apart by name.
func (c *checker) naamgenoten() {
	for _, n := range c.k.Naamgenoten() {
		f := n[1].Kern()
		c.let(f.Pos.Van("titel"), "titel-dubbel", "deze titel heeft content/%s.md ook", n[0].Kern().ID).Hint =
			"zet in de titel wat anders is, zoals de plek. Is dit een kopie? Haal er één weg"
	}
}

// IsBasis says whether the addresses of pages can be made by writing behind s.
func IsBasis(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" && !strings.ContainsAny(s, " ?#")
}

func (c *checker) basis(i *Instelling) {
	if i.BaseURL != "" && !IsBasis(i.BaseURL) {
		c.fout(i.Pos.Van("base_url"), "waarde-vorm", "achter %q kan geen adres van een pagina staan", i.BaseURL).Hint = "schrijf het zo: https://kaart.example.org/"
	}
}

// wijzigen checks the addresses for who wants to change something: only a link
// to another website can stand on a page.
func (c *checker) wijzigen(i *Instelling) {
	for pad, adres := range map[string]string{"wijzigen.bewerken": i.Wijzigen.Bewerken, "wijzigen.melden": i.Wijzigen.Melden} {
		if adres != "" && !strings.HasPrefix(adres, "https://") {
			c.fout(i.Pos.Van(pad), "waarde-vorm", "dit is geen webadres dat met https:// begint").Hint = "kopieer het adres uit de balk van uw browser en zet {pad} op de plek van het bestand"
		}
	}
}

func (c *checker) fout(p diag.Pos, code, format string, args ...any) *diag.Diagnostic {
	return c.ds.Add(p, diag.Fout, code, format, args...)
}

func (c *checker) let(p diag.Pos, code, format string, args ...any) *diag.Diagnostic {
	return c.ds.Add(p, diag.Waarschuwing, code, format, args...)
}

// vooraf looks up every id that a file names, and tells what it says that may
// never be published.
func (c *checker) vooraf(w *Voorwerk, pos Posities) {
	for i := range w.verwijzingen {
		c.verwijzing(&w.verwijzingen[i], pos)
	}
	c.ds = append(c.ds, w.verboden...)
}

func (c *checker) verwijzing(w *verwijzing, pos Posities) {
	v, naar := w.veld, w.naar
	if len(c.kapot) > 0 && (c.kapot[ID(naar)] || c.kapot[ID(v.Naar[0]+"/"+naar)]) {
		return
	}
	var namen []string
	switch v.Naar[0] {
	case "organisaties":
		if c.k.orgOpSlug[naar] != nil {
			return
		}
		for _, o := range c.k.organisaties {
			namen = append(namen, o.ID.Slug())
		}
	case "locaties":
		if c.k.locOpSlug[naar] != nil {
			return
		}
		for _, l := range c.k.locaties {
			namen = append(namen, l.ID.Slug())
		}
	case "gebied":
		if c.k.gebieden[naar] != nil {
			return
		}
		for _, g := range c.ls.Gebieden {
			namen = append(namen, g.ID)
		}
	case "thema":
		if c.k.themas[naar] != nil {
			return
		}
		for _, t := range c.ls.Themas {
			namen = append(namen, t.ID)
		}
	case "doelgroep":
		if c.k.doelgroepen[naar] != nil {
			return
		}
		for _, d := range c.ls.Doelgroepen {
			namen = append(namen, d.ID)
		}
	default:
		c.verwijzingNaarEntry(v, naar, w, pos)
		return
	}
	if c.ls.Onzeker[v.Naar[0]] {
		return // the list has a fault, which has been told; the name may be in it
	}
	c.bestaatNiet(v, naar, pos.Van(w.pad), namen)
}

func (c *checker) verwijzingNaarEntry(v *Veld, naar string, w *verwijzing, ps Posities) {
	e, ok := c.alle[ID(naar)]
	if ok && slices.Contains(v.Naar, ID(naar).Map()) {
		if !c.k.Gepubliceerd(e) {
			c.let(ps.Van(w.pad), "verwijzing-verborgen", "%q staat niet op de site, dus deze verwijzing ook niet", naar)
		}
		return
	}
	pos := ps.Van(w.pad)
	if ok {
		c.fout(pos, "verwijzing-soort", "%q kan hier niet: bij %q hoort iets uit de map %s", naar, v.Naam(), strings.Join(v.Naar, ", "))
		return
	}
	namen := c.namenVoor(v)
	for _, n := range namen {
		if ID(n).Slug() == naar {
			c.fout(pos, "verwijzing-onbekend", "de map ontbreekt bij %q", naar).Hint = fmt.Sprintf("schrijf %q", n)
			return
		}
	}
	if d := c.bestaatNiet(v, naar, pos, namen); d != nil && diag.Nearest(naar, namen) == "" && len(namen) > 0 {
		d.Hint = TipWeg
	}
}

// namenVoor gives the entries that a field may point at, in order. It is made
// once: in a site of which a folder is missing every entry may point at nothing.
func (c *checker) namenVoor(v *Veld) []string {
	if namen, ok := c.namen[v]; ok {
		return namen
	}
	var namen []string
	for id := range c.alle {
		if slices.Contains(v.Naar, id.Map()) {
			namen = append(namen, string(id))
		}
	}
	// Sort for determinism: a map has no order, and the first that fits is named.
	slices.Sort(namen)
	if c.namen == nil {
		c.namen = map[*Veld][]string{}
	}
	c.namen[v] = namen
	return namen
}

// TipWeg is for who points at an entry that is not there. No other entry is
// offered: none is a substitute for one that was removed.
const TipWeg = `heeft dit bestand een andere naam gekregen? Schrijf dan die. Is het gestopt? Zet het bestand terug, met status = "gestopt". Anders haalt u deze verwijzing weg`

// bestaatNiet tells that a name is not there; it gives nil when that is no news.
func (c *checker) bestaatNiet(v *Veld, naar string, pos diag.Pos, namen []string) *diag.Diagnostic {
	if strings.ContainsRune(naar, utf8.RuneError) {
		return nil // a letter that could not be read, which has been told
	}
	d := c.fout(pos, "verwijzing-onbekend", "%q bestaat niet bij %q", naar, v.Naam())
	d.Len = len([]rune(naar)) + 2
	switch near := diag.Nearest(naar, namen); {
	case near != "":
		d.Hint = fmt.Sprintf("bedoelt u %q?", near)
	case len(namen) > 0 && len(namen) <= 12:
		d.Hint = "kies uit: " + strings.Join(namen, ", ")
	case len(namen) == 0:
		d.Hint = eersteMaken(v.Naar[0])
	default:
		d.Hint = "kijk in content/" + soortVanNaar(v.Naar[0]).Plek() + " welke namen er zijn"
	}
	return d
}

// soortVanNaar gives the type that a Veld names in Naar: by its folder, or by its
// own name when it stands in a vocabulary.
func soortVanNaar(naar string) Soort {
	s, ok := SoortVan(naar)
	if !ok {
		for _, x := range []Soort{SoortGebied, SoortThema, SoortDoelgroep} {
			if x.String() == naar {
				s = x
			}
		}
	}
	return s
}

// eersteMaken says how to make the first of a type of which there is none.
func eersteMaken(naar string) string {
	s := soortVanNaar(naar)
	if strings.HasSuffix(s.Plek(), ".toml") {
		return fmt.Sprintf("content/%s is leeg: schrijf er een [[%s]] in, met een id en een naam", s.Plek(), s)
	}
	return fmt.Sprintf("er is nog niets in content/%s. Maak de eerste met: socialekaart new %s NAAM", s.Plek(), s)
}

// oudst is the highest age that is taken for one; above it a digit is too many. Some
// write 120 for "no limit".
const oudst = 130

// kern checks what all four types share.
func (c *checker) kern(e Entry) {
	f := e.Kern()
	contact := c.k.ContactVan(e)
	// Where a file has a fault, what seems to be missing may be there and wrong.
	org := c.k.orgOpSlug[f.Organisatie]
	zeker := !f.Onzeker && org != nil && !org.Onzeker
	if contact.Leeg() && zeker {
		c.fout(f.Pos.Van("contact"), "contact-ontbreekt", "niemand kan deze vermelding bereiken: er is geen telefoon, e-mail, website of WhatsApp").Hint =
			"vul [contact] in, hier of bij de organisatie"
	}
	for _, nodig := range [...]struct{ manier, heeft, wat string }{
		{"bellen", contact.Telefoon, "telefoonnummer"}, {"mailen", contact.Email, "e-mailadres"}, {"formulier", contact.Website, "website"},
	} {
		if f.VolgendeStap.Manier == nodig.manier && nodig.heeft == "" && !contact.Leeg() && zeker {
			c.fout(f.Pos.Van("volgende_stap.manier"), "stap-onmogelijk", "de volgende stap is %q, maar er is geen %s", nodig.manier, nodig.wat).Hint =
				"vul dat in onder [contact], of kies een andere stap"
		}
	}
	for _, l := range [...]struct {
		pad  string
		jaar int
	}{{"leeftijd_van", f.LeeftijdVan}, {"leeftijd_tot", f.LeeftijdTot}} {
		if l.jaar > oudst {
			c.fout(f.Pos.Van(l.pad), "leeftijd-hoog", "niemand is %d jaar", l.jaar).Hint = "kijk of er een cijfer te veel staat"
		}
	}
	if f.LeeftijdTot > 0 && f.LeeftijdTot < f.LeeftijdVan {
		c.fout(f.Pos.Van("leeftijd_tot"), "leeftijd-volgorde", "leeftijd_tot is lager dan leeftijd_van")
	}
	if !f.GeldigTot.Leeg() && f.GeldigTot.Voor(f.GeldigVan) {
		c.fout(f.Pos.Van("geldig_tot"), "datum-volgorde", "geldig_tot ligt voor geldig_van")
	}
	if (f.Status == "gestopt" || f.Status == "vol") && len(f.InPlaatsVan) == 0 {
		c.let(f.Pos.Van("status"), "status-zonder-uitweg", "de status is %q, maar er staat niet waar mensen nu heen kunnen", f.Status).Hint =
			`vul in_plaats_van in: in_plaats_van = ["voorzieningen/NAAM"]`
	}
	if strings.EqualFold(strings.TrimRight(f.Kort, "."), f.Titel) {
		c.let(f.Pos.Van("kort"), "kort-zegt-niets", "kort is hetzelfde als de titel").Hint = "schrijf wat het is en voor wie"
	}
	c.versheid(e)
}

func (c *checker) versheid(e Entry) {
	f := e.Kern()
	switch {
	case f.GecontroleerdOp.Leeg():
	case c.k.Vandaag.Voor(f.GecontroleerdOp):
		c.fout(f.Pos.Van("gecontroleerd_op"), "datum-toekomst", "gecontroleerd_op ligt in de toekomst")
	case c.k.teOud(e):
		c.let(f.Pos.Van("gecontroleerd_op"), "controle-verborgen", "deze vermelding staat niet meer op de site: niemand heeft haar nagekeken sinds %s", f.GecontroleerdOp.Tekst()).Hint =
			"vraag na of alles klopt en zet daarna de datum van die dag. Bestaat het niet meer? Zet dan status = \"gestopt\""
	case c.k.Verouderd(e):
		c.let(f.Pos.Van("gecontroleerd_op"), "controle-verlopen", "deze gegevens moesten voor %s zijn nagekeken", c.k.ControleVoor(e).Tekst()).Hint =
			"vraag na of alles klopt en zet daarna de datum van die dag"
	}
	if !f.GeldigTot.Leeg() && f.GeldigTot.Voor(c.k.Vandaag) {
		c.let(f.Pos.Van("geldig_tot"), "geldig-voorbij", "deze vermelding staat niet meer op de site sinds %s", f.GeldigTot.Plus(1).Tekst()).Hint =
			"stopt het aanbod? Zet dan status = \"gestopt\" en haal geldig_tot weg"
	}
	if !f.MeldingTot.Leeg() && f.MeldingTot.Voor(c.k.Vandaag) {
		c.let(f.Pos.Van("melding_tot"), "melding-voorbij", "deze mededeling staat niet meer op de site").Hint = "haal melding en melding_tot weg"
	}
}

// naam guards the name of a person: only with consent, and not longer than it
// lasts.
func (c *checker) naam(w *Wegwijzer) {
	switch {
	case w.Naam == "":
	case w.NaamToestemmingTot.Leeg():
		c.fout(w.Pos.Van("naam"), "naam-zonder-toestemming", "een naam mag alleen met toestemming op de site").Hint =
			"vul naam_toestemming_tot in, of haal de naam weg"
	case w.NaamOp(c.k.Vandaag) == "":
		c.let(w.Pos.Van("naam_toestemming_tot"), "naam-verlopen", "de toestemming is voorbij, daarom staat de naam niet op de site").Hint =
			"vraag opnieuw toestemming, of haal de naam weg"
	}
}

// aanbod checks the price and the block for referrers.
func (c *checker) aanbod(a *Aanbod, f *Kern) {
	pos := f.Pos
	if a.Kosten.Soort == "gratis" && a.Kosten.Bedrag > 0 {
		c.fout(pos.Van("kosten.bedrag"), "kosten-tegenspraak", "het is gratis, maar er staat ook een bedrag").Hint = "haal het bedrag weg, of kies een andere soort"
	}
	if a.Kosten.Soort == "eigen_bijdrage" && a.Kosten.Bedrag == 0 && a.Kosten.Toelichting == "" && !f.Onzeker {
		c.let(pos.Van("kosten.soort"), "kosten-onduidelijk", "er staat niet wat de eigen bijdrage is").Hint = "vul bedrag of toelichting in"
	}
	// 60 words: a huisarts reads the block in the consultation.
	v := &a.Verwijzer
	n := 0
	tel := func(teksten ...string) {
		for _, s := range teksten {
			for range strings.FieldsSeq(s) {
				n++
			}
		}
	}
	tel(v.GeschiktBij, v.NietGeschiktBij, v.Terugkoppeling, v.WarmeOverdracht, v.Consultatie)
	tel(v.Nodig...)
	if n > 60 {
		c.let(pos.Van("verwijzer"), "verwijzer-lang", "het blok voor verwijzers heeft %d woorden, dat mogen er 60 zijn", n).Hint = "haal weg wat niet nodig is om te kiezen"
	}
}
