package taal

import "socialekaart/generator/diag"

var regelKop = Regel{
	ID: "B1-KOP", Naam: "Koppen", Ernst: diag.Waarschuwing,
	Uitleg: "Met koppen vindt de lezer snel wat hij zoekt. Een kop is kort: minder dan 8 woorden.",
	Fout:   "Wat u allemaal moet weten voordat u zich bij ons aanmeldt",
	Goed:   "Zo meldt u zich aan",
}

// kopVanaf: a text of more words than this needs a heading. Two paragraphs of
// the greatest length, roughly one screen of a telephone.
const kopVanaf = 160

func checkKop(t *toets) {
	koppen, eerste, tekst := 0, -1, 0
	for i := range t.zinnen {
		switch z := &t.zinnen[i]; t.bs[z.blok].Scope {
		case Kop:
			koppen++
			if z.woorden >= t.p.opt.Grenzen.KopWoorden {
				t.vind(rKop, z, z.van, z.tot, sprint("deze kop is lang: %d woorden", z.woorden), sprint("maak de kop korter dan %d woorden", t.p.opt.Grenzen.KopWoorden))
			}
		case Alinea, Lijstitem:
			if eerste < 0 {
				eerste = z.blok
			}
			tekst += z.woorden
		}
	}
	if koppen == 0 && tekst > kopVanaf {
		t.vindBlok(rKop, eerste, 0, 0, "deze tekst heeft geen kop", "zet een kop boven elk deel")
	}
}
