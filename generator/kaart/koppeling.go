package kaart

// Koppeling says how a list of others is taken in: which column is which field.
// It stands in content/import/ and is no part of the site.
type Koppeling struct {
	Pos      Posities
	Bron     string         `toml:"bron"`
	Soort    string         `toml:"soort"`
	Sleutel  []string       `toml:"sleutel"` // headings of the columns that tell one row from another
	Kolommen []KoppelKolom  `toml:"kolom"`
	Vast     []KoppelVast   `toml:"vast"`
	Woorden  []KoppelWoord  `toml:"woord"`
	Zelfde   []KoppelZelfde `toml:"zelfde"`
}

// KoppelKolom is a column and the field that it fills.
type KoppelKolom struct {
	Kop  string `toml:"kop"`
	Veld string `toml:"veld"`
}

// KoppelVast is what every row has.
type KoppelVast struct {
	Veld   string `toml:"veld"`
	Waarde string `toml:"waarde"`
}

// KoppelWoord is a word of the list and what it is here.
type KoppelWoord struct {
	Veld string `toml:"veld"`
	Hun  string `toml:"hun"`
	Wij  string `toml:"wij"`
}

// KoppelZelfde says which file a row belongs to; "nieuw" when it is none of those
// it looks like.
type KoppelZelfde struct {
	Rij     string `toml:"rij"`
	Bestand string `toml:"bestand"`
}
