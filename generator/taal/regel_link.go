package taal

import (
	"strings"

	"socialekaart/generator/diag"
)

var regelLink = Regel{
	ID: "B1-LINK", Naam: "Link die niets zegt", Ernst: diag.Fout,
	Uitleg: "Wie een schermlezer gebruikt, hoort soms alleen de links. 'Klik hier' zegt dan niets. Schrijf bij de link wat er achter zit.",
	Fout:   "[Klik hier] voor de openingstijden.",
	Goed:   "Bekijk de [openingstijden].",
}

// vageLinks are link texts that do not say where the link goes.
var vageLinks = map[string]bool{
	"klik hier": true, "hier": true, "klik": true, "deze link": true, "link": true, "via deze link": true, "lees meer": true,
	"lees verder": true, "meer": true, "meer informatie": true, "meer info": true, "website": true, "de website": true, "deze website": true,
	"deze pagina": true, "hier klikken": true, "download": true, "verder": true, "lees hier meer": true, "kijk hier": true, "onze website": true,
}

func checkLink(t *toets) {
	for i := range t.bs {
		if t.bs[i].Scope != Linktekst {
			continue
		}
		s := strings.TrimRight(strings.TrimSpace(t.bs[i].Text), ".!…> »")
		if vageLinks[strings.ToLower(s)] {
			t.vindBlok(rLink, i, 0, len(t.bs[i].Text), sprint("de link %q zegt niet wat er achter zit", s), "schrijf bij de link wat er achter zit, zoals 'de openingstijden'")
		}
	}
}
