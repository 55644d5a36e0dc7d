package taal

import "socialekaart/generator/diag"

var regelVakwoord = Regel{
	ID: "B1-VAKWOORD", Naam: "Vakwoord", Ernst: diag.Waarschuwing, Eigen: true,
	Uitleg: "Hulpverleners gebruiken woorden die niet iedereen kent. Soms is er een gewoon woord. Moet u het vakwoord gebruiken? Leg het dan uit, of zet het in de begrippenlijst.",
	Fout:   "Wij helpen bij psychosociale problematiek.",
	Goed:   "Wij helpen u als u zich vaak verdrietig, bang of alleen voelt.",
	Meting: Meting{79, 21, 19, 3},
}
