package kaart

// Praktijkvoorbeeld tells how others did it, what it brought, and which offer
// in the region works the same way.
type Praktijkvoorbeeld struct {
	kern
	Doel           string      `toml:"doel"`
	Uitvoerders    []string    `toml:"uitvoerders"`
	Plaatsen       []string    `toml:"plaatsen"`
	WaaromGoed     string      `toml:"waarom_goed"`
	Resultaten     []Resultaat `toml:"resultaten"`
	Succesfactoren []string    `toml:"succesfactoren"`
	Periode        string      `toml:"periode"`
	GebruiktDoor   []string    `toml:"gebruikt_door"`
	Lessen         []string    `toml:"lessen"`
}

// Resultaat is one result with the year and the source that it comes from.
type Resultaat struct {
	Tekst string `toml:"tekst"`
	Jaar  int    `toml:"jaar"`
	Bron  string `toml:"bron"`
}

func (*Praktijkvoorbeeld) entry() {}
