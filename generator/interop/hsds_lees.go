package interop

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"socialekaart/generator/kaart"
)

// What the own fields of HSDS say in our terms. Writing uses these functions
// too: what they do not give back goes out as an attribute (see attributen).
// That is why nothing can be lost, whatever is mapped here.

// namen leads from the identifiers of a data set to what refers to them. HSDS asks
// for UUIDs; many a data set counts from 1 in each table, so the table belongs to it.
type namen map[sleutel]kaart.ID

type sleutel struct{ plek, id string }

// The tables that others refer to.
const (
	plekOrganisatie = "organisaties"
	plekLocatie     = "locaties"
	plekTerm        = "term"
)

func (n namen) slug(plek, id string) string { return n[sleutel{plek, id}].Slug() }

func (s *hsdsService) waarden(n namen) map[string]string {
	w := waarden{}
	w.zet("titel", s.Name)
	w.lijst("ook_bekend_als", splits(s.AlternateName))
	kort, _ := splitsTekst(s.Description)
	w.zet("kort", kort)
	w.zet("organisatie", n.slug(plekOrganisatie, s.OrganizationID))
	w.zet("contact.website", s.URL)
	w.zet("contact.email", s.Email)
	w.telefoons(s.Phones)
	w.zet("status", map[string]string{"temporarily closed": "tijdelijk_dicht", "defunct": "gestopt"}[s.Status])
	w.zet("volgende_stap.tekst", s.ApplicationProcess)
	w.zet("voor_wie", s.EligibilityDescription)
	w.getal("leeftijd_van", s.MinimumAge)
	w.getal("leeftijd_tot", s.MaximumAge)
	w.zet("gecontroleerd_op", s.AssuredDate)
	w.zet("melding", s.Alert)
	for i, a := range s.ServiceAreas {
		if a.ExtentType == "text" {
			w.zet(element("werkgebied", i), a.Extent)
		}
	}
	for i, l := range s.ServiceAtLocations {
		w.zet(element("locaties", i), n.slug(plekLocatie, l.LocationID))
	}
	w.lijst("talen", talen(s.Languages))
	for i, d := range s.RequiredDocuments {
		w.zet(element("meenemen", i), d.Document)
	}
	w.kosten(s)
	for i := range s.Schedules {
		if pad := s.Schedules[i].blok(s.ID, i, len(s.Schedules)); pad != "" {
			w.tijd(pad, &s.Schedules[i])
		}
	}
	return w
}

func (o *hsdsOrganization) waarden(namen) map[string]string {
	w := waarden{}
	w.zet("titel", o.Name)
	w.lijst("ook_bekend_als", splits(o.AlternateName))
	kort, _ := splitsTekst(o.Description)
	w.zet("kort", kort)
	w.zet("contact.email", o.Email)
	w.zet("contact.website", o.Website)
	w.telefoons(o.Phones)
	for _, x := range o.Identifiers {
		if x.IdentifierScheme == kvk {
			w.zet("kvk", x.Identifier)
		}
	}
	return w
}

func (l *hsdsLocation) waarden(namen) map[string]string {
	w := waarden{}
	w.zet("titel", l.Name)
	w.zet("ov", l.Transportation)
	if l.Latitude != nil && l.Longitude != nil {
		w.zet("lat", tekst(*l.Latitude))
		w.zet("lon", tekst(*l.Longitude))
	}
	if len(l.Addresses) > 0 {
		a := &l.Addresses[0]
		w.zet("adres", a.Address1)
		w.zet("postcode", a.PostalCode)
		w.zet("plaats", a.City)
	}
	return w
}

func (t *hsdsTerm) waarden(n namen) map[string]string {
	w := waarden{}
	w.zet("id", t.Code)
	w.zet("naam", t.Name)
	w.zet("in", n.slug(plekTerm, t.ParentID))
	return w
}

// kvk is the register of companies in http://org-id.guide/.
const kvk = "NL-KVK"

type waarden map[string]string

func (w waarden) zet(pad, s string) {
	if s != "" {
		w[pad] = s
	}
}

func (w waarden) getal(pad string, n int) {
	if n != 0 {
		w[pad] = strconv.Itoa(n)
	}
}

func (w waarden) lijst(pad string, xs []string) {
	for i, x := range xs {
		w.zet(element(pad, i), x)
	}
}

func (w waarden) telefoons(ps []hsdsPhone) {
	for _, p := range ps {
		switch {
		case p.Type == "text" && w["contact.whatsapp"] == "":
			w.zet("contact.whatsapp", p.Number)
		case p.Type != "text" && w["contact.telefoon"] == "":
			w.zet("contact.telefoon", p.Number)
			w.zet("contact.telefoon_tijden", p.Description)
		}
	}
}

func (w waarden) kosten(s *hsdsService) {
	if len(s.CostOptions) == 0 {
		return
	}
	c := &s.CostOptions[0]
	w.zet("kosten.soort", strings.ReplaceAll(c.Option, " ", "_"))
	if c.Amount != nil && *c.Amount > 0 {
		w.zet("kosten.bedrag", strconv.FormatFloat(*c.Amount, 'f', 2, 64))
	}
	w.zet("kosten.per", c.AmountDescription)
	w.zet("kosten.toelichting", s.FeesDescription)
}

// blok gives the path of the block of times that a schedule is. Ours says so by
// its identifier; loose dates are no block and give "". Others count.
func (h *hsdsSchedule) blok(service string, i, n int) string {
	for d := range n { // nearly always its own place, or one near to it
		for _, j := range []int{i - d, i + d} {
			if pad := element("tijden", j); j >= 0 && h.ID == UUID(service+"/"+pad) {
				return pad
			}
		}
	}
	if h.Count == 1 {
		return ""
	}
	return element("tijden", i)
}

func (w waarden) tijd(pad string, h *hsdsSchedule) {
	w.zet(pad+".van", klok(h.OpensAt))
	w.zet(pad+".tot", klok(h.ClosesAt))
	w.zet(pad+".vanaf", h.ValidFrom)
	w.zet(pad+".tot_en_met", h.ValidTo)
	if h.Freq == "WEEKLY" && h.Interval > 1 {
		w.getal(pad+".elke_weken", h.Interval)
	}
	switch h.ByWeekNo {
	case evenWeken:
		w[pad+".week"] = "even"
	case onevenWeken:
		w[pad+".week"] = "oneven"
	}
	var dagen, keren []string
	for d := range strings.SplitSeq(h.ByDay, ",") {
		if len(d) < 2 {
			continue
		}
		keer, dag := d[:len(d)-2], d[len(d)-2:]
		if k := slices.Index(icalDag[:], dag); k >= 0 && !slices.Contains(dagen, kaart.Weekdag(k).Kort()) {
			dagen = append(dagen, kaart.Weekdag(k).Kort())
		}
		if keer == "-1" {
			w[pad+".laatste"] = "true"
		} else if keer != "" && !slices.Contains(keren, keer) {
			keren = append(keren, keer)
		}
	}
	w.lijst(pad+".dag", dagen)
	w.lijst(pad+".keer_in_maand", keren)
}

var evenWeken, onevenWeken = weken(0), weken(1)

// weken gives the numbers of the even (0) or the odd (1) weeks of a year. A year
// has at most 53.
func weken(rest int) string {
	var out []string
	for n := 1; n <= 53; n++ {
		if n%2 == rest {
			out = append(out, strconv.Itoa(n))
		}
	}
	return strings.Join(out, ",")
}

// klok gives a time without seconds and zone: ours are those of the Netherlands.
func klok(s string) string {
	if len(s) > 5 {
		s = s[:5]
	}
	return s
}

// altijd marks the language that is always spoken.
const altijd = "altijd"

func talen(ls []hsdsLanguage) []string {
	var out []string
	for _, l := range ls {
		if l.Note != altijd {
			out = append(out, l.Code)
		}
	}
	return out
}

// A field of HSDS that holds one name takes several with "; " between them.
func splits(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, "; ")
}

// A description is the summary, an empty line, and the body in Markdown.
func splitsTekst(s string) (kort, tekst string) {
	kort, tekst, _ = strings.Cut(s, "\n\n")
	return kort, tekst
}

func voegTekst(kort, tekst string) string {
	if tekst == "" {
		return kort
	}
	return cmp.Or(kort, "") + "\n\n" + tekst
}
