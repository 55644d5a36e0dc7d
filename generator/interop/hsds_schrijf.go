package interop

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"socialekaart/generator/kaart"
)

// identiteit is the attribute that says which file an object comes from.
const identiteit = "identiteit"

// hsdsID gives the identifier of the file, or of the element of a vocabulary.
func hsdsID(id kaart.ID) string { return UUID(string(id)) }

// vocabulaire are the lists of the kaart that go out as taxonomies, and with them
// where a reference to an element leads.
var vocabulaire = []struct {
	soort kaart.Soort
	naar  string // as in kaart.Veld.Naar
	naam  string
}{
	{kaart.SoortThema, "thema", "Thema’s"},
	{kaart.SoortDoelgroep, "doelgroep", "Doelgroepen"},
	{kaart.SoortGebied, "gebied", "Gebieden"},
}

// namen gives what every identifier that can be referred to stands for.
func (b *Bron) namen() namen {
	n := namen{}
	zet := func(plek string, id kaart.ID) { n[sleutel{plek, hsdsID(id)}] = id }
	for _, o := range b.Kaart.Organisaties() {
		zet(plekOrganisatie, o.ID)
	}
	for _, l := range b.Kaart.Locaties() {
		zet(plekLocatie, l.ID)
	}
	for _, g := range b.Kaart.Gebieden() {
		zet(plekTerm, kaart.ID("gebied/"+g.ID))
	}
	return n
}

// attributen gives what own does not say of rs, and takes back what it says too
// much. Together they are exactly rs.
func attributen(id kaart.ID, rs []rij, own map[string]string) []hsdsAttribute {
	uuid := hsdsID(id)
	out := make([]hsdsAttribute, 0, len(rs)+1)
	add := func(pad, waarde, term string) {
		out = append(out, hsdsAttribute{ID: UUID(uuid + "/" + pad), LinkType: pad, Value: waarde, TaxonomyTermID: term})
	}
	add(identiteit, string(id), veldTerm(identiteit))
	for _, r := range rs {
		said, ok := own[r.pad]
		delete(own, r.pad)
		if !ok || said != r.tekst {
			add(r.pad, r.tekst, term(r))
		}
	}
	// Sort for determinism: a map has no order.
	te := make([]string, 0, len(own))
	for pad := range own {
		te = append(te, pad)
	}
	slices.Sort(te)
	for _, pad := range te {
		add(pad, "", veldTerm(pad))
	}
	return out
}

// veldTerm gives the identifier of the term for a field.
func veldTerm(pad string) string {
	pad = kaart.ZonderIndex(pad)
	if u, ok := veldTermen()[pad]; ok {
		return u
	}
	return UUID("veld/" + pad)
}

// veldTermen are made once: an entry has some forty fields.
var veldTermen = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for s := kaart.SoortVoorziening; s <= kaart.SoortDoelgroep; s++ {
		for _, v := range kaart.Velden(s) {
			out[v.Pad] = UUID("veld/" + v.Pad)
		}
	}
	return out
})

// term gives the identifier of the term for a value: that of its vocabulary, of
// its choice, or of its field.
func term(r rij) string {
	if r.veld.Vorm == kaart.Verwijzing && len(r.veld.Naar) == 1 {
		for _, v := range vocabulaire {
			if v.naar == r.veld.Naar[0] {
				return UUID(v.naar + "/" + r.tekst)
			}
		}
	}
	if r.veld.Vorm == kaart.Keuze {
		return UUID("veld/" + r.veld.Pad + "/" + r.tekst)
	}
	return veldTerm(r.veld.Pad)
}

// service gives an entry without its organisation and its locations.
func (b *Bron) service(e kaart.Entry, n namen) hsdsService {
	s := b.kaleService(e)
	e = b.openbaar(e)
	s.Attributes = attributen(e.Kern().ID, rijen(e.Kern().Soort, e), s.waarden(n))
	return s
}

// kaleService is service without the attributes.
func (b *Bron) kaleService(e kaart.Entry) hsdsService {
	f := e.Kern()
	id := hsdsID(f.ID)
	s := hsdsService{
		ID: id, OrganizationID: hsdsID(kaart.ID("organisaties/" + f.Organisatie)), Name: f.Titel,
		AlternateName: strings.Join(f.OokBekendAls, "; "), Description: voegTekst(f.Kort, b.Tekst(f.ID)),
		URL: f.Contact.Website, Email: f.Contact.Email, Status: hsdsStatus(f), ApplicationProcess: f.VolgendeStap.Tekst,
		EligibilityDescription: f.VoorWie, MinimumAge: f.LeeftijdVan, MaximumAge: f.LeeftijdTot,
		AssuredDate: f.GecontroleerdOp.String(), AssurerEmail: b.Kaart.Instelling.Email, Alert: b.Kaart.MeldingVan(e),
		Phones: phones(id, f.Contact),
	}
	for _, g := range f.Werkgebied {
		s.ServiceAreas = append(s.ServiceAreas, b.serviceArea(id, g))
	}
	for _, l := range f.Locaties {
		s.ServiceAtLocations = append(s.ServiceAtLocations, hsdsServiceAtLocation{ID: UUID(id + "/locaties/" + l), LocationID: hsdsID(kaart.ID("locaties/" + l))})
	}
	s.Languages = []hsdsLanguage{{ID: UUID(id + "/talen/nl"), Name: b.Taal("nl"), Code: "nl", Note: altijd}}
	for i, t := range f.Talen {
		s.Languages = append(s.Languages, hsdsLanguage{ID: UUID(id + "/" + element("talen", i)), Name: b.Taal(t), Code: t})
	}
	if a := kaart.AanbodVan(e); a != nil {
		s.FeesDescription = a.Kosten.Toelichting
		s.CostOptions = costOptions(id, a.Kosten)
	}
	switch e := e.(type) {
	case *kaart.Voorziening:
		for i, m := range e.Meenemen {
			s.RequiredDocuments = append(s.RequiredDocuments, hsdsRequiredDocument{ID: UUID(id + "/" + element("meenemen", i)), Document: m})
		}
		s.Schedules = schedules(id, e.Tijden)
	case *kaart.Wegwijzer:
		s.Schedules = schedules(id, e.Tijden)
	}
	return s
}

// hsdsStatus: a praktijkvoorbeeld is "inactive", because nobody can go to it.
func hsdsStatus(f *kaart.Kern) string {
	switch {
	case f.Status == "gestopt":
		return "defunct"
	case f.Status == "tijdelijk_dicht":
		return "temporarily closed"
	case f.Soort == kaart.SoortPraktijkvoorbeeld:
		return "inactive"
	}
	return "active"
}

func phones(id string, c kaart.Contact) []hsdsPhone {
	var out []hsdsPhone
	if c.Telefoon != "" {
		out = append(out, hsdsPhone{ID: UUID(id + "/contact.telefoon"), Number: c.Telefoon, Type: "voice", Description: c.TelefoonTijden})
	}
	if c.Whatsapp != "" {
		out = append(out, hsdsPhone{ID: UUID(id + "/contact.whatsapp"), Number: c.Whatsapp, Type: "text", Description: "WhatsApp"})
	}
	return out
}

func (b *Bron) serviceArea(id, gebied string) hsdsServiceArea {
	a := hsdsServiceArea{ID: UUID(id + "/werkgebied/" + gebied), Name: gebied, Extent: gebied, ExtentType: "text"}
	if g := b.Kaart.Gebied(gebied); g != nil {
		a.Name = g.Naam
		if strings.HasPrefix(g.CBS, "GM") { // TOOI has the gemeenten, not what is smaller
			a.URI = "https://identifier.overheid.nl/tooi/id/gemeente/" + strings.ToLower(g.CBS)
		}
	}
	return a
}

func costOptions(id string, k kaart.Kosten) []hsdsCostOption {
	if k.Soort == "" {
		return nil
	}
	c := hsdsCostOption{ID: UUID(id + "/kosten"), Option: strings.ReplaceAll(k.Soort, "_", " "), AmountDescription: k.Per}
	if k.Soort == "gratis" || k.Bedrag > 0 {
		euro := float64(k.Bedrag) / 100
		c.Currency, c.Amount = "EUR", &euro
	}
	return []hsdsCostOption{c}
}

// schedules gives each block of times as one rule, and loose dates as one rule
// each. Holidays and exceptions have no place in HSDS; the attributes hold them
// and the description tells them.
func schedules(id string, ts []kaart.Tijd) []hsdsSchedule {
	var out []hsdsSchedule
	for i := range ts {
		t := &ts[i]
		pad := element("tijden", i)
		s := hsdsSchedule{ID: UUID(id + "/" + pad), Description: beschrijf(t), OpensAt: t.Van.String()}
		if t.Tot > 0 {
			s.ClosesAt = t.Tot.String()
		}
		if len(t.Datums) > 0 {
			for j, d := range t.Datums {
				los := s
				los.ID = UUID(id + "/" + element(pad+".datums", j))
				los.DTStart, los.Until, los.Count = d.String(), d.String(), 1
				out = append(out, los)
			}
			continue
		}
		if !t.Vanaf.Leeg() {
			s.ValidFrom, s.DTStart = t.Vanaf.String(), t.Vanaf.String()
		}
		if !t.TotEnMet.Leeg() {
			s.ValidTo = t.TotEnMet.String()
		}
		s.ritme(t)
		out = append(out, s)
	}
	return out
}

// ritme fills in the rule. A rhythm that no rule says has only its description.
func (s *hsdsSchedule) ritme(t *kaart.Tijd) {
	if t.Gemengd() {
		return
	}
	s.Freq, s.Interval = "WEEKLY", 1
	var dagen []string
	for _, d := range t.Dagen {
		if len(t.KeerInMaand) == 0 && !t.Laatste {
			dagen = append(dagen, icalDag[d])
			continue
		}
		s.Freq = "MONTHLY"
		for _, n := range t.KeerInMaand {
			dagen = append(dagen, strconv.Itoa(n)+icalDag[d])
		}
		if t.Laatste {
			dagen = append(dagen, "-1"+icalDag[d])
		}
	}
	s.ByDay = strings.Join(dagen, ",")
	switch {
	case t.Week == "even":
		s.ByWeekNo = weken(0)
	case t.Week == "oneven":
		s.ByWeekNo = weken(1)
	case t.ElkeWeken > 1 && !t.Vanaf.Leeg():
		s.Interval = t.ElkeWeken
	}
}

// beschrijf says a block of times in words.
func beschrijf(t *kaart.Tijd) string {
	s := t.Wanneer()
	if t.Naam != "" {
		s = t.Naam + ": " + s
	}
	if t.NietInVakantie {
		s += ", niet in de schoolvakantie"
	}
	if t.OokOpFeestdag {
		s += ", ook op feestdagen"
	}
	return s
}

func (b *Bron) organization(o *kaart.Organisatie, n namen) hsdsOrganization {
	h := b.kaleOrganization(o)
	h.Attributes = attributen(o.ID, rijen(kaart.SoortOrganisatie, o), h.waarden(n))
	return h
}

func (b *Bron) kaleOrganization(o *kaart.Organisatie) hsdsOrganization {
	id := hsdsID(o.ID)
	h := hsdsOrganization{
		ID: id, Name: o.Titel, AlternateName: strings.Join(o.OokBekendAls, "; "), Description: voegTekst(o.Kort, b.Tekst(o.ID)),
		Email: o.Contact.Email, Website: o.Contact.Website, Phones: phones(id, o.Contact),
	}
	if o.KvK != "" {
		h.Identifiers = []hsdsIdentifier{{ID: UUID(id + "/kvk"), IdentifierScheme: kvk, IdentifierType: "company", Identifier: o.KvK}}
	}
	return h
}

func (b *Bron) location(l *kaart.Locatie, n namen) hsdsLocation {
	h := b.kaleLocation(l)
	h.Attributes = attributen(l.ID, rijen(kaart.SoortLocatie, l), h.waarden(n))
	return h
}

func (b *Bron) kaleLocation(l *kaart.Locatie) hsdsLocation {
	id := hsdsID(l.ID)
	h := hsdsLocation{ID: id, LocationType: "physical", Name: l.Titel, Description: b.Tekst(l.ID), Transportation: l.OV}
	if l.Lat != 0 || l.Lon != 0 {
		h.Latitude, h.Longitude = &l.Lat, &l.Lon
	}
	// HSDS wants a province, which the kaart does not have: the region stands for it.
	h.Addresses = []hsdsAddress{{
		ID: UUID(id + "/adres"), Address1: l.Adres, City: l.Plaats, StateProvince: cmp.Or(b.Kaart.Instelling.Regio, "Nederland"),
		PostalCode: l.Postcode, Country: "NL", AddressType: "physical",
	}}
	for _, x := range []struct {
		veld string
		wat  []string
	}{{"toegankelijk", l.Toegankelijk}, {"niet_toegankelijk", l.NietToegankelijk}} {
		for _, w := range x.wat {
			h.Accessibility = append(h.Accessibility, hsdsAccessibility{ID: UUID(id + "/" + x.veld + "/" + w), Description: b.Woord(x.veld, w)})
		}
	}
	return h
}
