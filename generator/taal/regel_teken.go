package taal

import (
	"strings"

	"socialekaart/generator/diag"
)

var regelTeken = Regel{
	ID: "B1-TEKEN", Naam: "Teken of maat die u kunt uitschrijven", Ernst: diag.Tip,
	Uitleg: "Een teken als '%' of een maat als 'km' leest minder makkelijk dan het woord. Schrijf het woord. Een euroteken mag wel.",
	Fout:   "U krijgt 10% korting.",
	Goed:   "U krijgt 10 procent korting.",
	Meting: Meting{16, 14, 10, 0},
}

// tekens are the signs and measures with the words for them. They count behind
// a number only: m is also a letter.
var tekens = map[string]string{
	"%": "procent", "°": "graden", "°c": "graden", "kg": "kilo", "gr": "gram", "ml": "milliliter",
	"km": "kilometer", "m": "meter", "cm": "centimeter", "mm": "millimeter", "ha": "hectare",
	"m²": "vierkante meter", "m2": "vierkante meter", "km²": "vierkante kilometer", "km2": "vierkante kilometer", "m³": "kubieke meter", "m3": "kubieke meter",
}

// checkTeken finds a sign or measure behind a number: "40%", "2 km".
func checkTeken(t *toets, z *zin) {
	if z.vlaggen&cijferV == 0 {
		return
	}
	tekst := t.bs[z.blok].Text
	eind := int(t.tok[z.tot-1].tot)
	for i := z.van; i < z.tot; i++ {
		if t.tok[i].soort != getal {
			continue
		}
		van := int(t.tok[i].van)
		teken := strings.TrimLeft(tekst[van:eind], "0123456789.,")
		teken = strings.TrimPrefix(strings.TrimPrefix(teken, " "), "\u00a0")
		tot := eind - len(teken)
		if n := strings.IndexAny(teken, " .,;:!?)/"); n >= 0 {
			teken = teken[:n]
		}
		if len(teken) == 0 || len(teken) > len("km²") {
			continue
		}
		woord, ok := tekens[strings.ToLower(teken)]
		if !ok {
			continue
		}
		b := t.vindBlok(rTeken, z.blok, van, tot+len(teken), "schrijf "+quote(teken)+" als woord", "schrijf: "+woord)
		t.hoortBij(b, z)
		b.Beter = []string{woord}
		t.m.tekens++
	}
}
