package taal

import "socialekaart/generator/diag"

var regelWerkwoord = Regel{
	ID: "B1-WERKWOORD", Naam: "Moeilijk werkwoord", Ernst: diag.Fout, Eigen: true,
	Uitleg: "Werkwoorden als 'realiseren' en 'faciliteren' zijn vaag. Een gewoon werkwoord zegt beter wat er gebeurt. Niet elk woord in deze lijst is even erg: bij sommige geven wij alleen een tip.",
	Fout:   "Wij faciliteren bewoners die een moestuin willen realiseren.",
	Goed:   "Wij helpen bewoners die een moestuin willen maken.",
	Meting: Meting{68, 26, 26, 8},
}
