package kaart

// Instelling is config.toml: what is true of this one site.
type Instelling struct {
	Pos Posities

	Titel     string `toml:"titel"`
	Regio     string `toml:"regio"`
	Kort      string `toml:"kort"`
	BaseURL   string `toml:"base_url"`
	Uitgever  string `toml:"uitgever"`
	Redactie  string `toml:"redactie"` // who keeps the content right, as a role
	Telefoon  string `toml:"telefoon"` // help that stands on every page (WCAG 3.2.6)
	Email     string `toml:"email"`
	Licentie  string `toml:"licentie"`
	Voorbeeld bool   `toml:"voorbeeld"` // a demonstration, said on every page

	VerlaatNaar string `toml:"verlaat_naar"` // where who must leave a page at once goes; "" for the standard

	ControleMaanden  ControleMaanden  `toml:"controle_maanden"`
	Schoolvakanties  []Periode        `toml:"schoolvakanties"`
	Toegankelijkheid Toegankelijkheid `toml:"toegankelijkheid"`
	Wijzigen         Wijzigen         `toml:"wijzigen"`
}

// ControleMaanden is how long a check stays good, in months, per type. Zero
// means the standard of Standaard.
type ControleMaanden struct {
	Voorziening       int `toml:"voorziening"`
	Wegwijzer         int `toml:"wegwijzer"`
	Maatjesproject    int `toml:"maatjesproject"`
	Praktijkvoorbeeld int `toml:"praktijkvoorbeeld"`

	// Verberg is how many months after that an entry leaves the site; zero means
	// verbergNa.
	Verberg int `toml:"verberg"`
}

// Wijzigen are the addresses where somebody with an account can change a file, or
// fill in a form. Words between braces are filled in by the page.
type Wijzigen struct {
	Bewerken string `toml:"bewerken"` // {pad} {regel}
	Melden   string `toml:"melden"`   // {pad} {titel} {vermelding} {onderdeel} {nu}
}

// Toegankelijkheid feeds the accessibility statement.
type Toegankelijkheid struct {
	Status     string `toml:"status"` // A to E, as in the national register
	Onderzocht Datum  `toml:"onderzocht"`
	Link       string `toml:"link"`
}

// Van gives how many months a check of an entry of soort s stays good. The
// standard of 6, 3 for a wegwijzer and 24 for a praktijkvoorbeeld comes from how
// fast each gets old: people change jobs sooner than buildings close.
func (c ControleMaanden) Van(s Soort) int {
	n, standaard := 0, 6
	switch s {
	case SoortVoorziening:
		n = c.Voorziening
	case SoortMaatjesproject:
		n = c.Maatjesproject
	case SoortWegwijzer:
		n, standaard = c.Wegwijzer, 3
	case SoortPraktijkvoorbeeld:
		n, standaard = c.Praktijkvoorbeeld, 24
	}
	if n == 0 {
		return standaard
	}
	return n
}
