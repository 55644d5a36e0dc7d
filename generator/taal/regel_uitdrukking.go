package taal

import "socialekaart/generator/diag"

var regelUitdrukking = Regel{
	ID: "B1-UITDRUKKING", Naam: "Lastige uitdrukking", Ernst: diag.Fout, Eigen: true,
	Uitleg: "Een uitdrukking als 'met betrekking tot' bestaat uit veel woorden en zegt weinig. Eén kort woord is duidelijker.",
	Fout:   "Hebt u een vraag met betrekking tot uw huur?",
	Goed:   "Hebt u een vraag over uw huur?",
	Meting: Meting{34, 29, 28, 2},
}
