package interop

import (
	"slices"
	"strconv"
	"strings"

	"socialekaart/generator/kaart"
)

// JSON-LD with the words of schema.org, kept small: it goes along with every
// page. A node is what a page is about; Graph puts nodes together. Without the
// address of the site there are no links in it.

// Graph gives a document of nodes, or nil when there are none.
func Graph(nodes ...[]byte) []byte {
	w := &jsonWriter{}
	w.open('{')
	w.tekst("@context", "https://schema.org")
	w.naam("@graph")
	w.open('[')
	for _, n := range nodes {
		if len(n) > 0 {
			w.volgende()
			w.b.Write(n)
		}
	}
	w.sluit(']')
	w.sluit('}')
	if !slices.ContainsFunc(nodes, func(n []byte) bool { return len(n) > 0 }) {
		return nil
	}
	return w.b.Bytes()
}

// JSONLD gives everything as one document.
func JSONLD(b *Bron) []byte {
	var nodes [][]byte
	for _, o := range b.Kaart.Organisaties() {
		nodes = append(nodes, b.LDOrganisatie(o))
	}
	for e := range b.Kaart.Entries() {
		nodes = append(nodes, b.LDEntry(e))
	}
	return append(Graph(nodes...), '\n')
}

// LDEntry gives an entry: an activity with times as Event, a wegwijzer as
// ContactPoint of its Organization, a praktijkvoorbeeld as Article, else a
// Service.
func (b *Bron) LDEntry(e kaart.Entry) []byte {
	f := e.Kern()
	w := &jsonWriter{}
	switch e := e.(type) {
	case *kaart.Praktijkvoorbeeld:
		w.node("Article", b.adres(f.ID))
		w.tekst("headline", f.Titel)
		w.tekst("description", f.Kort)
		w.tekst("dateModified", f.GecontroleerdOp.String())
		w.tekst("inLanguage", "nl")
		w.org(b, "publisher", nil)
		w.sluit('}')
	case *kaart.Wegwijzer:
		b.ldWegwijzer(w, e)
	case *kaart.Voorziening:
		if len(e.Tijden) > 0 && slices.ContainsFunc(e.Vorm, func(v string) bool { return v == "activiteit" || v == "cursus" || v == "lotgenoten" }) {
			b.ldEvent(w, e)
		} else {
			b.ldService(w, e)
		}
	default:
		b.ldService(w, e)
	}
	return w.b.Bytes()
}

// LDOrganisatie gives an organisation.
func (b *Bron) LDOrganisatie(o *kaart.Organisatie) []byte {
	w := &jsonWriter{}
	w.node("Organization", b.adres(o.ID))
	w.tekst("name", o.Titel)
	w.teksten("alternateName", o.OokBekendAls)
	w.tekst("description", o.Kort)
	w.contact(o.Contact)
	w.tekst("sameAs", o.Contact.Website)
	if o.KvK != "" {
		w.naam("identifier")
		w.node("PropertyValue", "")
		w.tekst("propertyID", "KvK")
		w.tekst("value", o.KvK)
		w.sluit('}')
	}
	w.sluit('}')
	return w.b.Bytes()
}

// LDKruimels gives the way to a page as BreadcrumbList; nil without addresses.
func (b *Bron) LDKruimels(namen, urls []string) []byte {
	if b.BaseURL == "" || len(namen) < 2 {
		return nil
	}
	w := &jsonWriter{}
	w.node("BreadcrumbList", "")
	w.naam("itemListElement")
	w.open('[')
	for i, n := range namen {
		w.punt(i, n, b.BaseURL+urls[i])
	}
	w.sluit(']')
	w.sluit('}')
	return w.b.Bytes()
}

// inItemList bounds what a list page tells a search engine: the rest of the
// list is on the page itself.
const inItemList = 20

// LDLijst gives the entries of a list page, of which there are n in all; nil
// without addresses.
func (b *Bron) LDLijst(urls []string, n int) []byte {
	if b.BaseURL == "" || len(urls) == 0 {
		return nil
	}
	w := &jsonWriter{}
	w.node("ItemList", "")
	w.waarde("numberOfItems", strconv.Itoa(n))
	w.naam("itemListElement")
	w.open('[')
	for i, u := range urls[:min(len(urls), inItemList)] {
		w.punt(i, "", b.BaseURL+u)
	}
	w.sluit(']')
	w.sluit('}')
	return w.b.Bytes()
}

// LDSite gives the site itself, for its first page.
func (b *Bron) LDSite() []byte {
	i := b.Kaart.Instelling
	w := &jsonWriter{}
	w.node("WebSite", b.BaseURL)
	w.tekst("name", i.Titel)
	w.tekst("description", i.Kort)
	w.tekst("inLanguage", "nl")
	w.tekst("license", licentieURL(i.Licentie))
	w.org(b, "publisher", nil)
	w.sluit('}')
	return w.b.Bytes()
}

func (b *Bron) ldService(w *jsonWriter, e kaart.Entry) {
	f := e.Kern()
	w.node("Service", b.adres(f.ID))
	w.tekst("name", f.Titel)
	w.teksten("alternateName", f.OokBekendAls)
	w.tekst("description", f.Kort)
	v, _ := e.(*kaart.Voorziening)
	if v != nil {
		w.teksten("serviceType", b.woorden("vorm", v.Vorm))
	}
	w.org(b, "provider", e)
	w.gebieden(b, f)
	w.naam("audience")
	w.node("Audience", "")
	w.tekst("audienceType", f.VoorWie)
	w.sluit('}')
	w.kosten(kaart.AanbodVan(e))
	if v != nil {
		w.uren(v.Tijden)
	}
	w.naam("availableChannel")
	w.node("ServiceChannel", "")
	c := b.Kaart.ContactVan(e)
	w.tekst("serviceUrl", c.Website)
	if c.Telefoon != "" {
		w.naam("servicePhone")
		w.node("ContactPoint", "")
		w.tekst("telephone", c.Telefoon)
		w.sluit('}')
	}
	w.plekken(b, "serviceLocation", f.Locaties)
	w.teksten("availableLanguage", ldTalen(f.Talen))
	w.sluit('}')
	w.sluit('}')
}

func (b *Bron) ldEvent(w *jsonWriter, v *kaart.Voorziening) {
	f := v.Kern()
	w.node("Event", b.adres(f.ID))
	w.tekst("name", f.Titel)
	w.teksten("alternateName", f.OokBekendAls)
	w.tekst("description", f.Kort)
	w.org(b, "organizer", v)
	w.plekken(b, "location", f.Locaties)
	if v.Kosten.Soort == "gratis" {
		w.waarde("isAccessibleForFree", "true")
	}
	w.kosten(&v.Aanbod)
	if f.Status == "tijdelijk_dicht" || f.Status == "gestopt" {
		w.tekst("eventStatus", "https://schema.org/EventCancelled")
	}
	w.naam("eventSchedule")
	w.open('[')
	ts, us := b.Kaart.TijdenVan(v)
	for i := range ts {
		if ts[i].Soort != "telefoon" {
			w.schema(b.Kaart, &ts[i], us, f.GecontroleerdOp)
		}
	}
	w.sluit(']')
	w.sluit('}')
}

func (b *Bron) ldWegwijzer(w *jsonWriter, e *kaart.Wegwijzer) {
	f := e.Kern()
	o := b.Kaart.Organisatie(f.Organisatie)
	if o == nil {
		o = &kaart.Organisatie{Titel: f.Titel}
	}
	w.node("Organization", b.adres(o.ID))
	w.tekst("name", o.Titel)
	w.naam("contactPoint")
	w.node("ContactPoint", b.adres(f.ID))
	w.tekst("name", f.Titel)
	w.tekst("contactType", e.Functie)
	w.tekst("description", f.Kort)
	w.contact(b.Kaart.ContactVan(e))
	w.gebieden(b, f)
	w.teksten("availableLanguage", ldTalen(f.Talen))
	w.uren(e.Tijden)
	w.sluit('}')
	w.sluit('}')
}

// ldTalen gives the languages that one can be helped in, each once.
func ldTalen(ook []string) []string {
	return append([]string{"nl"}, slices.DeleteFunc(slices.Clone(ook), func(t string) bool { return t == "nl" })...)
}

func (b *Bron) woorden(veld string, waarden []string) []string {
	var out []string
	for _, x := range waarden {
		if s := b.Woord(veld, x); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// node opens a node of a type; the caller closes it.
func (w *jsonWriter) node(soort, url string) {
	w.open('{')
	w.tekst("@type", soort)
	w.tekst("url", url)
}

// teksten writes one text as it is and more as a list.
func (w *jsonWriter) teksten(naam string, xs []string) {
	if len(xs) < 2 {
		w.tekst(naam, strings.Join(xs, ""))
		return
	}
	w.naam(naam)
	w.open('[')
	for _, x := range xs {
		w.volgende()
		w.string(x)
	}
	w.sluit(']')
}

func (w *jsonWriter) punt(i int, naam, url string) {
	w.node("ListItem", "")
	w.waarde("position", strconv.Itoa(i+1))
	w.tekst("name", naam)
	w.tekst("item", url)
	w.sluit('}')
}

// org writes the organisation of e, or the publisher of the site for nil.
func (w *jsonWriter) org(b *Bron, rol string, e kaart.Entry) {
	naam, url := b.Kaart.Instelling.Uitgever, b.BaseURL
	if e != nil {
		o := b.Kaart.Organisatie(e.Kern().Organisatie)
		if o == nil {
			return
		}
		naam, url = o.Titel, b.adres(o.ID)
	}
	if naam == "" {
		return
	}
	w.naam(rol)
	w.node("Organization", url)
	w.tekst("name", naam)
	w.sluit('}')
}

func (w *jsonWriter) contact(c kaart.Contact) {
	w.tekst("telephone", c.Telefoon)
	w.tekst("email", c.Email)
}

func (w *jsonWriter) gebieden(b *Bron, f *kaart.Kern) {
	if len(f.Werkgebied) == 0 {
		return
	}
	w.naam("areaServed")
	w.open('[')
	for _, id := range f.Werkgebied {
		if g := b.Kaart.Gebied(id); g != nil {
			w.node("AdministrativeArea", "")
			w.tekst("name", g.Naam)
			w.sluit('}')
		}
	}
	w.sluit(']')
}

// kosten writes an Offer when there is a price to name.
func (w *jsonWriter) kosten(a *kaart.Aanbod) {
	if a == nil || a.Kosten.Soort != "gratis" && a.Kosten.Bedrag == 0 {
		return
	}
	w.naam("offers")
	w.node("Offer", "")
	w.tekst("price", strings.TrimSuffix(tekst(a.Kosten.Bedrag), ".00"))
	w.tekst("priceCurrency", "EUR")
	w.sluit('}')
}

func (w *jsonWriter) plekken(b *Bron, rol string, slugs []string) {
	var ls []*kaart.Locatie
	for _, s := range slugs {
		if l := b.Kaart.Locatie(s); l != nil {
			ls = append(ls, l)
		}
	}
	if len(ls) == 0 {
		return
	}
	w.naam(rol)
	w.open('[')
	for _, l := range ls {
		w.place(b, l)
	}
	w.sluit(']')
}

func (w *jsonWriter) place(b *Bron, l *kaart.Locatie) {
	w.node("Place", "")
	w.tekst("name", l.Titel)
	w.naam("address")
	w.node("PostalAddress", "")
	w.tekst("streetAddress", l.Adres)
	w.tekst("postalCode", l.Postcode)
	w.tekst("addressLocality", l.Plaats)
	w.tekst("addressCountry", "NL")
	w.sluit('}')
	if l.Lat != 0 || l.Lon != 0 {
		w.naam("geo")
		w.node("GeoCoordinates", "")
		w.waarde("latitude", tekst(l.Lat))
		w.waarde("longitude", tekst(l.Lon))
		w.sluit('}')
	}
	if wel := b.woorden("toegankelijk", l.Toegankelijk); len(wel) > 0 {
		w.naam("amenityFeature")
		w.open('[')
		for _, x := range wel {
			w.node("LocationFeatureSpecification", "")
			w.tekst("name", x)
			w.waarde("value", "true")
			w.sluit('}')
		}
		w.sluit(']')
	}
	w.sluit('}')
}
