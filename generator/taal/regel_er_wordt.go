package taal

import "socialekaart/generator/diag"

var regelErWordt = Regel{
	ID: "B1-ER-WORDT", Naam: "Er wordt …", Ernst: diag.Waarschuwing,
	Uitleg: "'Er wordt gevraagd' zegt niet wie er vraagt. Schrijf wie het doet.",
	Fout:   "Er wordt gekeken welke hulp u nodig hebt.",
	Goed:   "De medewerker kijkt welke hulp u nodig hebt.",
	Meting: Meting{1, 1, 1, 0},
}
