package kaart

// Maatjesproject brings two people together: someone who could do with company
// and a volunteer. Its page has two entrances.
type Maatjesproject struct {
	kern
	Aanbod
	Contactvorm        []string         `toml:"contactvorm"`
	Ritme              string           `toml:"ritme"`
	Wachtlijst         Wachtlijst       `toml:"wachtlijst"`
	AanmeldenWie       []string         `toml:"aanmelden_wie"`
	Kennismaking       string           `toml:"kennismaking"`
	DuurMaxMaanden     int              `toml:"duur_max_maanden"`
	Training           string           `toml:"training"`
	Intervisie         string           `toml:"intervisie"`
	Evaluatie          string           `toml:"evaluatie"`
	Grenzen            string           `toml:"grenzen"`
	VrijwilligerWorden VrijwilligerPlek `toml:"vrijwilliger_worden"`
}

// Wachtlijst says whether there is room, as known on Peildatum.
type Wachtlijst struct {
	Stand     string `toml:"stand"`
	Weken     int    `toml:"weken"`
	Peildatum Datum  `toml:"peildatum"`
}

// VrijwilligerPlek is the second entrance: what it takes to become a maatje.
type VrijwilligerPlek struct {
	Wat       string `toml:"wat"`
	Tijd      string `toml:"tijd"`
	Leeftijd  int    `toml:"leeftijd"`
	Aanmelden string `toml:"aanmelden"`
}

func (*Maatjesproject) entry() {}
