package kaart

// Voorziening is something that people can go to or make use of: a walk-in, a
// course, a consultation hour, a transport service.
type Voorziening struct {
	kern
	Aanbod
	Vorm                   []string       `toml:"vorm"`
	Indicatie              string         `toml:"indicatie"`
	Verwijzing             string         `toml:"verwijzing"`
	Aanmelden              string         `toml:"aanmelden"`
	Deelname               string         `toml:"deelname"`
	Wachttijd              Wachttijd      `toml:"wachttijd"`
	Toegankelijk           []string       `toml:"toegankelijk"`
	NietToegankelijk       []string       `toml:"niet_toegankelijk"`
	Begeleiding            []string       `toml:"begeleiding"`
	Meenemen               []string       `toml:"meenemen"`
	MeedoenAlsVrijwilliger string         `toml:"meedoen_als_vrijwilliger"`
	Tijden                 []Tijd         `toml:"tijden"`
	Uitzonderingen         []Uitzondering `toml:"uitzonderingen"`
}

// Aanbod holds what a Voorziening and a Maatjesproject have in common: both are
// offered to people, at a price, over a threshold.
type Aanbod struct {
	Kosten    Kosten    `toml:"kosten"`
	Drempel   Drempel   `toml:"drempel"`
	Verwijzer Verwijzer `toml:"verwijzer"`
}

func (*Voorziening) entry() {}
