package taal

import "socialekaart/generator/diag"

var regelScore = Regel{
	ID: "B1-SCORE", Naam: "Lage score", Ernst: diag.Waarschuwing,
	Uitleg: "Elke tekst krijgt een score van 0 tot 100. Hoe hoger, hoe makkelijker. Wij willen minstens 70. Bij elke score staat waar de punten blijven. Een lang woord kost een beetje, maar is nooit fout. De score is een hulpmiddel. Een test met vijf lezers zegt meer.",
	Fout:   "Een tekst met lange zinnen en veel moeilijke woorden.",
	Goed:   "Een tekst met korte zinnen en gewone woorden.",
}
