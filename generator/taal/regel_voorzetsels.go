package taal

import "socialekaart/generator/diag"

var regelVoorzetsels = Regel{
	ID: "B1-VOORZETSELS", Naam: "Veel voorzetsels in één zin", Ernst: diag.Tip,
	Uitleg: "Woorden als 'van', 'voor', 'in' en 'op' knopen stukken zin aan elkaar. Bij vijf of meer raakt de lezer de draad kwijt. Splits de zin.",
	Fout:   "Voor vragen over het gebruik van de bus van de gemeente in het weekend kunt u op maandag bellen.",
	Goed:   "Hebt u een vraag over de bus in het weekend? Bel dan op maandag naar de gemeente.",
	Meting: Meting{31, 21, 21, 1},
}

// voorzetselGrens: from 5 prepositions a sentence, of more than 12 words. At 4
// it mostly repeats what the length of the sentence says.
const voorzetselGrens = 5

func checkVoorzetsels(t *toets, z *zin) {
	n := z.voorzetsels
	if z.telt && n >= voorzetselGrens && z.woorden > 12 {
		t.vind(rVoorzetsels, z, z.van, z.tot, sprint("in deze zin staan %d voorzetsels (van, voor, in, op)", n), "splits de zin").n = n
	}
}
