package kaart

// Organisatie stands behind entries, so that a phone number stands in one
// place. An entry without contact of its own has that of its organisatie.
type Organisatie struct {
	ID      ID
	Pos     Posities
	Onzeker bool // as of Kern

	Titel            string   `toml:"titel"`
	Kort             string   `toml:"kort"`
	OokBekendAls     []string `toml:"ook_bekend_als"`
	KvK              string   `toml:"kvk"`
	Werkgebied       []string `toml:"werkgebied"`
	Contact          Contact  `toml:"contact"`
	GecontroleerdOp  Datum    `toml:"gecontroleerd_op"`
	GecontroleerdBij string   `toml:"gecontroleerd_bij"`
	OudeURLs         []string `toml:"oude_urls"`
	Voorbeeld        bool     `toml:"voorbeeld"`

	TaalNegeer []TaalNegeer `toml:"taal_negeer"`
}

// Locatie is a building or a place with an address. Accessibility and days on
// which it is closed hold for everything that happens there.
type Locatie struct {
	ID  ID
	Pos Posities

	Titel            string         `toml:"titel"`
	Adres            string         `toml:"adres"`
	Postcode         string         `toml:"postcode"`
	Plaats           string         `toml:"plaats"`
	Wijk             string         `toml:"wijk"`
	Lat              float64        `toml:"lat"` // WGS 84 degrees
	Lon              float64        `toml:"lon"`
	OV               string         `toml:"ov"`
	Toegankelijk     []string       `toml:"toegankelijk"`
	NietToegankelijk []string       `toml:"niet_toegankelijk"`
	Uitzonderingen   []Uitzondering `toml:"uitzonderingen"`
	Voorbeeld        bool           `toml:"voorbeeld"`
}

// Pagina is a page of free text: about, privacy, taking part.
type Pagina struct {
	ID  ID
	Pos Posities

	Titel    string   `toml:"titel"`
	Kort     string   `toml:"kort"`
	OudeURLs []string `toml:"oude_urls"`

	TaalNegeer []TaalNegeer `toml:"taal_negeer"`
}

// Gebied is a gemeente, a stadsdeel or a wijk. What people call their wijk, CBS
// calls a buurt; the CBS code is an attachment, never the identity.
type Gebied struct {
	ID           string   `toml:"id"`
	Naam         string   `toml:"naam"`
	Soort        string   `toml:"soort"` // gemeente, stadsdeel, wijk
	In           string   `toml:"in"`    // the gebied around it; "" for a gemeente
	PC4          []string `toml:"pc4"`
	Lat          float64  `toml:"lat"` // WGS 84 degrees, of about its middle; 0 when not known
	Lon          float64  `toml:"lon"`
	Buren        []string `toml:"buren"`
	CBS          string   `toml:"cbs"`
	BuitenRegio  bool     `toml:"buiten_regio"` // named by an example from elsewhere
	OokBekendAls []string `toml:"ook_bekend_als"`
}

// Thema is a question of a resident, with a second label for referrers and the
// names that other classifications give to it.
type Thema struct {
	ID                  string   `toml:"id"`
	Naam                string   `toml:"naam"`
	Verwijzer           string   `toml:"verwijzer"`
	Verwijsthema        string   `toml:"verwijsthema"`
	Kort                string   `toml:"kort"`
	Openingsvraag       string   `toml:"openingsvraag"`
	ZegZo               string   `toml:"zeg_zo"`
	Leefgebieden        []string `toml:"leefgebieden"`
	WelzijnOpRecept     []string `toml:"welzijn_op_recept"`
	PositieveGezondheid []string `toml:"positieve_gezondheid"`
	ICPC                []string `toml:"icpc"`
	Gevoelig            bool     `toml:"gevoelig"` // who reads about it may be in danger when somebody looks along
	Crisis              []string `toml:"crisis"`   // which help in need stands on its pages
}

// Doelgroep is a group of people that an offer is made for.
type Doelgroep struct {
	ID          string   `toml:"id"`
	Naam        string   `toml:"naam"`
	Trefwoorden []string `toml:"trefwoorden"`
}

// Begrip is a word or an abbreviation with an explanation in plain Dutch.
type Begrip struct {
	ID        string   `toml:"id"`
	Term      string   `toml:"term"`
	Voluit    string   `toml:"voluit"`
	Uitleg    string   `toml:"uitleg"`
	Varianten []string `toml:"varianten"`
	Soort     string   `toml:"soort"`
}

// Concept is one idea of the thesaurus with the words that people have for it.
// A strong member marks an entry in which it stands; a weak one, and an ICPC
// code, only leads a query there.
type Concept struct {
	ID     string   `toml:"id"`
	Sterk  []string `toml:"sterk"`
	Zwak   []string `toml:"zwak"`
	ICPC   []string `toml:"icpc"`
	Uitweg string   `toml:"uitweg"` // what comes before the results: Crisisuitweg, Huisartsuitweg or nothing

	Voorwaarde bool `toml:"voorwaarde"` // how or when, not what
}

// The ways out of a search that is about something else than an offer.
const (
	Crisisuitweg   = "crisis"   // who is in danger must see whom to call
	Huisartsuitweg = "huisarts" // a medical question, which a sociale kaart cannot answer
)

// Vraag is one expectation of the search: what somebody types, and what must
// come of it.
type Vraag struct {
	Zoek      string   `toml:"zoek"`
	Soort     string   `toml:"soort"`
	Wijk      string   `toml:"wijk"`
	Consult   bool     `toml:"consult"`
	Verwacht  []string `toml:"verwacht"`
	NietEerst []string `toml:"niet_eerst"`
	Niets     bool     `toml:"niets"`
}

// Woordenlijst holds the wishes of a site for the language check.
type Woordenlijst struct {
	Pos         Posities
	Aanspreking string          `toml:"aanspreking"`
	Getallen    string          `toml:"getallen"`
	Namen       []string        `toml:"namen"`
	Gewoon      []string        `toml:"gewoon"`
	Afkortingen []string        `toml:"afkortingen"`
	Regels      []RegelErnst    `toml:"regel"`
	Woorden     []MoeilijkWoord `toml:"woord"`
}

// RegelErnst gives a rule of the language check another weight.
type RegelErnst struct {
	ID    string `toml:"id"`
	Ernst string `toml:"ernst"`
}

// MoeilijkWoord is a difficult word of the site itself.
type MoeilijkWoord struct {
	Vorm   string   `toml:"vorm"`
	Beter  []string `toml:"beter"`
	Ernst  string   `toml:"ernst"`
	Uitleg bool     `toml:"uitleg"`
}

// TaalNegeer leaves a finding of the language check out of one file.
type TaalNegeer struct {
	Regel string `toml:"regel"`
	Woord string `toml:"woord"`
	Reden string `toml:"reden"`
}

// Lijsten are the vocabularies, each in the order of its file: that order is
// the order on the site.
type Lijsten struct {
	Gebieden    []Gebied
	Themas      []Thema
	Doelgroepen []Doelgroep
	Begrippen   []Begrip
	Concepten   []Concept
	Vragen      []Vraag
	Woorden     *Woordenlijst
	Onzeker     map[string]bool     // lists with a fault in their file: an id that is not found may be in it
	Pos         map[string]Posities // by list: "gebied", "thema", "concept" …
}
