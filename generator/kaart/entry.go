package kaart

import (
	"strings"
)

// ID is the one identity of a thing in the content: its folder and its slug,
// such as "voorzieningen/goede-dag". It never changes; when an address on the
// site must change, OudeURLs keeps the old one alive.
type ID string

// Map gives the folder of the ID: "voorzieningen".
func (id ID) Map() string { m, _, _ := strings.Cut(string(id), "/"); return m }

// Slug gives the ID without its folder: "goede-dag".
func (id ID) Slug() string { _, s, _ := strings.Cut(string(id), "/"); return s }

// Entry is one of the four types of the sociale kaart. The interface is sealed:
// *Voorziening, *Wegwijzer, *Maatjesproject and *Praktijkvoorbeeld are all there
// are.
type Entry interface {
	Kern() *Kern
	entry()
}

// kern is Kern under a name that lets an entry embed it and still have a method
// called Kern.
type kern = Kern

// Kern holds the fields that the four types share. It is read-only once it is
// part of a Kaart.
type Kern struct {
	ID    ID
	Soort Soort
	Pos   Posities // where each field stands in the source

	// Onzeker says that the front matter has a fault: what seems to be missing
	// may be there and wrong.
	Onzeker bool

	Titel           string   `toml:"titel"`
	Kort            string   `toml:"kort"`
	Status          string   `toml:"status"`
	Organisatie     string   `toml:"organisatie"`
	Themas          []string `toml:"themas"`
	VoorWie         string   `toml:"voor_wie"`
	Werkgebied      []string `toml:"werkgebied"`
	Contact         Contact  `toml:"contact"`
	VolgendeStap    Stap     `toml:"volgende_stap"`
	GecontroleerdOp Datum    `toml:"gecontroleerd_op"`

	GecontroleerdBij    string   `toml:"gecontroleerd_bij"`
	ControleMaanden     int      `toml:"controle_maanden"`
	Doelgroepen         []string `toml:"doelgroepen"`
	LeeftijdVan         int      `toml:"leeftijd_van"`
	LeeftijdTot         int      `toml:"leeftijd_tot"`
	NietVoor            string   `toml:"niet_voor"`
	Locaties            []string `toml:"locaties"`
	Talen               []string `toml:"talen"`
	Trefwoorden         []string `toml:"trefwoorden"`
	OokBekendAls        []string `toml:"ook_bekend_als"`
	ICPC                []string `toml:"icpc"`
	ZoGaatHet           []string `toml:"zo_gaat_het"`
	Verwant             []string `toml:"verwant"`
	Onderbouwing        []string `toml:"onderbouwing"`
	Melding             string   `toml:"melding"`
	MeldingTot          Datum    `toml:"melding_tot"`
	GeldigVan           Datum    `toml:"geldig_van"`
	GeldigTot           Datum    `toml:"geldig_tot"`
	InPlaatsVan         []string `toml:"in_plaats_van"`
	OudeURLs            []string `toml:"oude_urls"`
	Bron                []string `toml:"bron"`
	Voorbeeld           bool     `toml:"voorbeeld"`
	Leefgebieden        []string `toml:"leefgebieden"`
	WelzijnOpRecept     []string `toml:"welzijn_op_recept"`
	PositieveGezondheid []string `toml:"positieve_gezondheid"`

	TaalNegeer []TaalNegeer `toml:"taal_negeer"`
}

// Kern gives the shared fields themselves.
func (k *Kern) Kern() *Kern { return k }

// Contact is how to reach an entry or an organisatie. Telefoon is kept as the
// redactie writes it; ParseTelefoon gives the form for a link.
type Contact struct {
	Telefoon       string `toml:"telefoon"`
	TelefoonTijden string `toml:"telefoon_tijden"`
	Email          string `toml:"email"`
	Website        string `toml:"website"`
	Whatsapp       string `toml:"whatsapp"`
}

// Leeg says whether there is no way at all to reach anyone.
func (c Contact) Leeg() bool {
	return c.Telefoon == "" && c.Email == "" && c.Website == "" && c.Whatsapp == ""
}

// Stap is the one next step: what someone who wants this must do now.
type Stap struct {
	Manier string `toml:"manier"`
	Tekst  string `toml:"tekst"`
}

// Kosten says what it costs.
type Kosten struct {
	Soort       string `toml:"soort"`
	Bedrag      Bedrag `toml:"bedrag"`
	Per         string `toml:"per"`
	Toelichting string `toml:"toelichting"`
}

// Bedrag is an amount of money in euro cents.
type Bedrag int

// Drempel holds what makes a first visit easier.
type Drempel struct {
	MaatjeEersteKeer bool `toml:"maatje_eerste_keer"`
	IemandMeenemen   bool `toml:"iemand_meenemen"`
	Kennismaking     bool `toml:"kennismaking"`
	ThuisOphalen     bool `toml:"thuis_ophalen"`
	Anoniem          bool `toml:"anoniem"`
	AlleenVrouwen    bool `toml:"alleen_vrouwen"`
	KinderenMee      bool `toml:"kinderen_mee"`
	RustigeRuimte    bool `toml:"rustige_ruimte"`
}

// Wachttijd is how long it takes, as known on Peildatum. A figure older than
// three months counts as unknown (to who refers, waiting times that
// nobody dates are worthless).
type Wachttijd struct {
	Weken     int   `toml:"weken"`
	Peildatum Datum `toml:"peildatum"`
}

// Bekend says whether w is fresh enough to be shown as a fact on day vandaag.
func (w Wachttijd) Bekend(vandaag Datum) bool {
	return !w.Peildatum.Leeg() && !w.Peildatum.PlusMaanden(3).Voor(vandaag)
}

// Verwijzer is the block for the huisarts and the POH.
type Verwijzer struct {
	GeschiktBij     string   `toml:"geschikt_bij"`
	NietGeschiktBij string   `toml:"niet_geschikt_bij"`
	Route           string   `toml:"route"`
	Nodig           []string `toml:"nodig"`
	WieBeltWie      string   `toml:"wie_belt_wie"`
	ReactieBinnen   int      `toml:"reactie_binnen"` // working days
	Terugkoppeling  string   `toml:"terugkoppeling"`
	WarmeOverdracht string   `toml:"warme_overdracht"`
	Consultatie     string   `toml:"consultatie"`
	ZegZo           string   `toml:"zeg_zo"`
	Openingsvraag   string   `toml:"openingsvraag"`
}

// Leeg says whether the block has nothing to show.
func (v *Verwijzer) Leeg() bool {
	return v.GeschiktBij == "" && v.NietGeschiktBij == "" && v.Route == "" && len(v.Nodig) == 0 && v.WieBeltWie == "" &&
		v.ReactieBinnen == 0 && v.Terugkoppeling == "" && v.WarmeOverdracht == "" && v.Consultatie == "" && v.ZegZo == "" && v.Openingsvraag == ""
}
