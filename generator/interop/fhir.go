package interop

import (
	"slices"
	"strings"

	"socialekaart/generator/kaart"
)

// FHIR gives the offer as a Bundle of HL7 FHIR R4 with HealthcareService,
// Organization and Location, for coupling with the systems of general
// practitioners. It claims no Dutch profile. Praktijkvoorbeelden are not in it:
// nobody can be referred to them.
func FHIR(b *Bron) []byte {
	bundle := fhirBundle{Type: "Bundle", ID: UUID("fhir/" + b.Kaart.Instelling.Regio), Kind: "collection", Timestamp: moment(b.Kaart.Vandaag)}
	n := len(b.Kaart.Organisaties()) + len(b.Kaart.Locaties()) + b.Kaart.Len()
	return asJSONLijst(bundle, "entry", n, func(yield func(any) bool) {
		add := func(id kaart.ID, r any) bool { return yield(fhirEntry{"urn:uuid:" + hsdsID(id), r}) }
		for _, o := range b.Kaart.Organisaties() {
			if !add(o.ID, fhirOrganisatie(o)) {
				return
			}
		}
		for _, l := range b.Kaart.Locaties() {
			if !add(l.ID, fhirLocatie(l)) {
				return
			}
		}
		for e := range b.Kaart.Entries() {
			if f := e.Kern(); f.Soort != kaart.SoortPraktijkvoorbeeld && !add(f.ID, b.fhirAanbod(e)) {
				return
			}
		}
	})
}

type fhirBundle struct {
	Type      string `json:"resourceType"`
	ID        string `json:"id"`
	Kind      string `json:"type"`
	Timestamp string `json:"timestamp"`
}

type fhirEntry struct {
	FullURL  string `json:"fullUrl"`
	Resource any    `json:"resource"`
}

type fhirTekst struct { // CodeableConcept
	Coding []fhirCode `json:"coding,omitempty"`
	Text   string     `json:"text,omitempty"`
}

type fhirCode struct {
	System string `json:"system"`
	Code   string `json:"code"`
}

type fhirNummer struct { // ContactPoint
	System string `json:"system"`
	Value  string `json:"value"`
}

type fhirNaar struct { // Reference
	Reference string `json:"reference,omitempty"`
	Display   string `json:"display,omitempty"`
}

type fhirOrganization struct {
	Type       string `json:"resourceType"`
	ID         string `json:"id"`
	Identifier []struct {
		System string `json:"system"`
		Value  string `json:"value"`
	} `json:"identifier,omitempty"`
	Active  bool         `json:"active"`
	Name    string       `json:"name"`
	Alias   []string     `json:"alias,omitempty"`
	Telecom []fhirNummer `json:"telecom,omitempty"`
}

type fhirLocation struct {
	Type     string        `json:"resourceType"`
	ID       string        `json:"id"`
	Status   string        `json:"status"`
	Name     string        `json:"name"`
	Address  fhirAddress   `json:"address"`
	Position *fhirPosition `json:"position,omitempty"`
}

type fhirAddress struct {
	Line       []string `json:"line"`
	City       string   `json:"city"`
	PostalCode string   `json:"postalCode"`
	Country    string   `json:"country"`
}

type fhirPosition struct {
	Longitude float64 `json:"longitude"`
	Latitude  float64 `json:"latitude"`
}

type fhirService struct {
	Type           string         `json:"resourceType"`
	ID             string         `json:"id"`
	Active         bool           `json:"active"`
	ProvidedBy     fhirNaar       `json:"providedBy"`
	Category       []fhirTekst    `json:"category,omitempty"`
	Kind           []fhirTekst    `json:"type,omitempty"`
	Location       []fhirNaar     `json:"location,omitempty"`
	Name           string         `json:"name"`
	Comment        string         `json:"comment"`
	ExtraDetails   string         `json:"extraDetails,omitempty"`
	Telecom        []fhirNummer   `json:"telecom,omitempty"`
	Coverage       []fhirNaar     `json:"coverageArea,omitempty"`
	Provision      []fhirTekst    `json:"serviceProvisionCode,omitempty"`
	Eligibility    []fhirEligible `json:"eligibility,omitempty"`
	Characteristic []fhirTekst    `json:"characteristic,omitempty"`
	Communication  []fhirTekst    `json:"communication,omitempty"`
	Referral       []fhirTekst    `json:"referralMethod,omitempty"`
	Appointment    *bool          `json:"appointmentRequired,omitempty"`
	Available      []fhirOpen     `json:"availableTime,omitempty"`
	NotAvailable   []fhirDicht    `json:"notAvailable,omitempty"`
	Exceptions     string         `json:"availabilityExceptions,omitempty"`
}

type fhirEligible struct {
	Comment string `json:"comment"`
}

type fhirOpen struct {
	Days []string `json:"daysOfWeek"`
	From string   `json:"availableStartTime"`
	To   string   `json:"availableEndTime,omitempty"`
}

type fhirDicht struct {
	Description string     `json:"description"`
	During      fhirPeriod `json:"during"`
}

type fhirPeriod struct {
	Start string `json:"start"`
	End   string `json:"end"`
}

func fhirOrganisatie(o *kaart.Organisatie) fhirOrganization {
	r := fhirOrganization{Type: "Organization", ID: hsdsID(o.ID), Active: true, Name: o.Titel, Alias: o.OokBekendAls, Telecom: telecom(o.Contact)}
	if o.KvK != "" {
		r.Identifier = append(r.Identifier, struct {
			System string `json:"system"`
			Value  string `json:"value"`
		}{"http://org-id.guide/list/" + kvk, o.KvK})
	}
	return r
}

func telecom(c kaart.Contact) []fhirNummer {
	var out []fhirNummer
	for _, x := range []fhirNummer{{"phone", c.Telefoon}, {"email", c.Email}, {"url", c.Website}, {"sms", c.Whatsapp}} {
		if x.Value != "" {
			out = append(out, x)
		}
	}
	return out
}

func fhirLocatie(l *kaart.Locatie) fhirLocation {
	r := fhirLocation{Type: "Location", ID: hsdsID(l.ID), Status: "active", Name: l.Titel, Address: fhirAddress{[]string{l.Adres}, l.Plaats, l.Postcode, "NL"}}
	if l.Lat != 0 || l.Lon != 0 {
		r.Position = &fhirPosition{l.Lon, l.Lat}
	}
	return r
}

// fhirAanbod gives an entry. Where FHIR has a code of its own it is used; the
// rest is text.
func (b *Bron) fhirAanbod(e kaart.Entry) fhirService {
	f := e.Kern()
	ref := func(id kaart.ID, naam string) fhirNaar { return fhirNaar{"urn:uuid:" + hsdsID(id), naam} }
	s := fhirService{
		Type: "HealthcareService", ID: hsdsID(f.ID), Active: f.Status != "gestopt" && f.Status != "tijdelijk_dicht", Name: f.Titel, Comment: f.Kort,
		ExtraDetails: b.Tekst(f.ID), Telecom: telecom(b.Kaart.ContactVan(e)), Eligibility: []fhirEligible{{f.VoorWie}},
	}
	if o := b.Kaart.Organisatie(f.Organisatie); o != nil {
		s.ProvidedBy = ref(o.ID, o.Titel)
	}
	for _, t := range f.Themas {
		if x := b.Kaart.Thema(t); x != nil {
			s.Category = append(s.Category, fhirTekst{Text: x.Verwijzer})
		}
	}
	for _, l := range f.Locaties {
		if x := b.Kaart.Locatie(l); x != nil {
			s.Location = append(s.Location, ref(x.ID, x.Titel))
		}
	}
	for _, g := range f.Werkgebied {
		if x := b.Kaart.Gebied(g); x != nil {
			s.Coverage = append(s.Coverage, fhirNaar{Display: x.Naam})
		}
	}
	for _, t := range append([]string{"nl"}, slices.DeleteFunc(slices.Clone(f.Talen), func(t string) bool { return t == "nl" })...) {
		s.Communication = append(s.Communication, fhirTekst{Coding: []fhirCode{{"urn:ietf:bcp:47", t}}, Text: b.Taal(t)})
	}
	if a := kaart.AanbodVan(e); a != nil {
		s.voorwaarden(a)
	}
	switch e := e.(type) {
	case *kaart.Voorziening:
		for _, v := range e.Vorm {
			s.Kind = append(s.Kind, fhirTekst{Text: b.Woord("vorm", v)})
		}
		for _, t := range e.Toegankelijk {
			s.Characteristic = append(s.Characteristic, fhirTekst{Text: b.Woord("toegankelijk", t)})
		}
		vooraf := e.Aanmelden != "niet_nodig"
		s.Appointment = &vooraf
	case *kaart.Wegwijzer:
		s.Kind = []fhirTekst{{Text: e.Functie}}
	default:
		s.Kind = []fhirTekst{{Text: f.Soort.String()}}
	}
	s.tijden(b.Kaart.TijdenVan(e))
	return s
}

func (s *fhirService) voorwaarden(a *kaart.Aanbod) {
	const kosten = "http://terminology.hl7.org/CodeSystem/service-provision-conditions"
	switch a.Kosten.Soort {
	case "gratis":
		s.Provision = []fhirTekst{{Coding: []fhirCode{{kosten, "free"}}}}
	case "eigen_bijdrage":
		s.Provision = []fhirTekst{{Coding: []fhirCode{{kosten, "cost"}}, Text: a.Kosten.Toelichting}}
	}
	const route = "http://terminology.hl7.org/CodeSystem/service-referral-method"
	if code := map[string]string{"telefoon": "phone", "zorgmail": "semail", "zorgdomein": "elec"}[a.Verwijzer.Route]; code != "" {
		s.Referral = []fhirTekst{{Coding: []fhirCode{{route, code}}}}
	} else if a.Verwijzer.Route != "" {
		s.Referral = []fhirTekst{{Text: a.Verwijzer.Route}}
	}
}

var fhirDag = [...]string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"}

// tijden gives the blocks that are the same each week; FHIR has no other rhythm,
// so those are told in words.
func (s *fhirService) tijden(ts []kaart.Tijd, us []kaart.Uitzondering) {
	var anders []string
	for i := range ts {
		t := &ts[i]
		if t.WelkeDagen() != kaart.DagenTekst(t.Dagen) {
			anders = append(anders, beschrijf(t))
			continue
		}
		o := fhirOpen{From: t.Van.String() + ":00"}
		if t.Tot > 0 && t.Tot < 24*60 {
			o.To = t.Tot.String() + ":00"
		}
		for _, d := range t.Dagen {
			o.Days = append(o.Days, fhirDag[d])
		}
		s.Available = append(s.Available, o)
	}
	for _, u := range us {
		if !u.Dicht() {
			continue
		}
		tot := u.TotEnMet
		if tot.Leeg() {
			tot = u.Datum
		}
		reden := u.Reden
		if reden == "" {
			reden = "dicht"
		}
		s.NotAvailable = append(s.NotAvailable, fhirDicht{reden, fhirPeriod{u.Datum.String(), tot.String()}})
	}
	s.Exceptions = strings.Join(anders, "; ")
}
