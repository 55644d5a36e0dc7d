package taal

import "socialekaart/generator/diag"

var regelGetal = Regel{
	ID: "B1-GETAL", Naam: "Getal als woord", Ernst: diag.Tip,
	Uitleg: "Een cijfer valt op en leest snel: 3 in plaats van 'drie'. 'Een' blijft een woord. Dit is een afspraak van deze site. Een andere site kan anders kiezen.",
	Fout:   "U krijgt binnen drie weken antwoord.",
	Goed:   "U krijgt binnen 3 weken antwoord.",
	Meting: Meting{13, 9, 9, 0},
}

// cijferVan gives the digits of the number words from 2 to 12.
var cijferVan = map[string]string{"twee": "2", "drie": "3", "vier": "4", "vijf": "5", "zes": "6", "zeven": "7", "acht": "8", "negen": "9", "tien": "10", "elf": "11", "twaalf": "12"}

func checkGetal(t *toets, z *zin) {
	if z.vlaggen&telwoord == 0 {
		return
	}
	if t.p.opt.Getallen != "" && t.p.opt.Getallen != "cijfers" {
		return
	}
	for i := z.van; i < z.tot; i++ {
		if t.vlag(i)&telwoord == 0 || t.tok[i].kast != klein {
			continue
		}
		if i+1 == z.tot || t.tok[i+1].soort == leesteken || t.vlag(i+1)&functie != 0 {
			continue // "die twee zijn broers": no number of something
		}
		c := cijferVan[t.woordVan(z, i, i+1)]
		b := t.vind(rGetal, z, i, i+1, sprint("schrijf het getal als cijfer: %s", c), "schrijf: "+c)
		b.Beter = []string{c}
	}
}
