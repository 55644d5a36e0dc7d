package keuring

import (
	"regexp"
	"strings"
)

var (
	commentaar = regexp.MustCompile(`(?s)/\*.*?\*/`)
	haalt      = regexp.MustCompile(`(?i)(?:@import\s+(?:url\(\s*)?|url\(\s*)["']?([^"';)\s]+)`)
)

// leesStijl looks in a style sheet for what it fetches. The theme is trusted: this
// is against a mistake, not against somebody who hides it.
func leesStijl(naam string, data []byte) *pagina {
	p := &pagina{naam: naam, links: map[doel]waar{}, gevonden: map[melding]waar{}}
	css := commentaar.ReplaceAllStringFunc(string(data), func(s string) string { return strings.Repeat("\n", strings.Count(s, "\n")) })
	for _, at := range haalt.FindAllStringSubmatchIndex(css, -1) {
		adres := css[at[2]:at[3]]
		p.hier.regel = 1 + strings.Count(css[:at[0]], "\n")
		if elders(adres) {
			p.fout("pagina-elders", "zet het bestand bij het thema", "het stijlblad vraagt iets aan een andere site: %.80q", adres)
		} else {
			p.link(adres)
		}
	}
	return p
}

// elders says whether an address is not a path of this site: it names a host, or
// a scheme. The policy refuses data: too.
func elders(adres string) bool {
	return strings.Contains(adres, "//") || strings.Contains(strings.SplitN(adres, "/", 2)[0], ":")
}
