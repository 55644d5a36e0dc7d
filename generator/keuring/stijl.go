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
	p := &pagina{naam: naam, links: map[doel]bool{}, gevonden: map[melding]bool{}}
	for _, m := range haalt.FindAllStringSubmatch(commentaar.ReplaceAllString(string(data), ""), -1) {
		if elders(m[1]) {
			p.fout("pagina-elders", "zet het bestand bij het thema", "het stijlblad vraagt iets aan een andere site: %.80q", m[1])
		} else {
			p.link(m[1])
		}
	}
	return p
}

// elders says whether an address is not a path of this site: it names a host, or
// a scheme. The policy refuses data: too.
func elders(adres string) bool {
	return strings.Contains(adres, "//") || strings.Contains(strings.SplitN(adres, "/", 2)[0], ":")
}
