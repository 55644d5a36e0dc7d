package taal

import "socialekaart/generator/diag"

var regelFormeel = Regel{
	ID: "B1-FORMEEL", Naam: "Stijf of ouderwets woord", Ernst: diag.Fout, Eigen: true,
	Uitleg: "Woorden als 'indien', 'tevens' en 'reeds' staan in brieven van de overheid. In een gewoon gesprek gebruikt niemand ze. Schrijf zoals u praat.",
	Fout:   "Indien u reeds hulp krijgt, kunt u ons tevens bellen.",
	Goed:   "Krijgt u al hulp? Dan kunt u ons ook bellen.",
	Meting: Meting{23, 14, 13, 1},
}
