package kaart

// Wegwijzer is a person with a function: the one in an organisatie who knows
// the way and is part of a network. A name is published only with consent, and
// only as long as the consent lasts.
type Wegwijzer struct {
	kern
	Functie            string         `toml:"functie"`
	Voor               string         `toml:"voor"`
	Waarvoor           []string       `toml:"waarvoor"`
	Netwerk            string         `toml:"netwerk"`
	Achterwacht        string         `toml:"achterwacht"`
	ReactieBinnen      int            `toml:"reactie_binnen"` // working days
	DoetWel            []string       `toml:"doet_wel"`
	DoetNiet           []string       `toml:"doet_niet"`
	Overleggen         []string       `toml:"overleggen"`
	Naam               string         `toml:"naam"`
	NaamToestemmingTot Datum          `toml:"naam_toestemming_tot"`
	Tijden             []Tijd         `toml:"tijden"` // when there is someone to answer
	Uitzonderingen     []Uitzondering `toml:"uitzonderingen"`
}

func (*Wegwijzer) entry() {}

// NaamOp gives the name of the person when it may be shown on day d, else "".
func (w *Wegwijzer) NaamOp(d Datum) string {
	if w.NaamToestemmingTot.Leeg() || w.NaamToestemmingTot.Voor(d) {
		return ""
	}
	return w.Naam
}
