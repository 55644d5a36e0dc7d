package kaart

// Wijziging is what changed for a visitor on one day: "dinsdag van 10.00 tot
// 11.30 uur wordt van 10.00 tot 12.00 uur".
type Wijziging struct {
	Op     Datum
	Zinnen []string
}
