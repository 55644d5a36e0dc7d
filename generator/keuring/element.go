package keuring

import (
	"encoding/json"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// element holds one element against the rules. The number behind a rule is its
// criterion in WCAG 2.2.
func (p *pagina) element(n *html.Node) {
	p.attributen(n)
	if id, ok := attr(n, "id"); ok && p.elementen[id] != n {
		p.let("pagina-id", "geef elk element een eigen id", "de id %q staat twee keer op deze pagina", id)
	}
	switch n.Data {
	case "html":
		if lang, _ := attr(n, "lang"); lang != "" { // 3.1.1
			p.aantal["taal"]++
		}
	case "meta":
		p.meta(n)
	case "title":
		if n.Parent.Data == "head" { // 2.4.2; an svg has titles too
			p.titel, p.bijTitel = schoon(tekst(n)), p.hier
		}
	case "h1", "h2", "h3", "h4", "h5", "h6":
		p.kop(n)
	case "script", "style":
		p.ingesloten(n)
	case "main", "nav", "aside", "section", "form", "search":
		p.gebied(n)
	case "img":
		if !heeft(n, "alt") { // 1.1.1
			p.let("pagina-alt", `schrijf wat er te zien is in alt, of alt="" bij versiering`, "bij een plaatje staat niet wat er te zien is")
		}
	case "input", "select", "textarea":
		p.invoer(n)
	case "a", "area":
		p.anker(n)
	case "button", "summary", "iframe", "legend", "dfn":
		if p.naamVan(n) == "" { // 4.1.2
			p.let("pagina-naam", "zet er tekst in, of aria-label", "een %s heeft geen naam die een schermlezer kan zeggen", n.Data)
		}
	}
}

// haaltOp says whether a page fetches, or sends to, what an attribute names.
func haaltOp(n *html.Node, key string) bool {
	switch key {
	case "src", "srcset", "poster", "background", "xlink:href":
		return true
	case "data":
		return n.Data == "object"
	case "href":
		rel, _ := attr(n, "rel")
		return n.Data == "use" || n.Data == "image" || n.Data == "base" || n.Data == "link" && rel != "canonical" && rel != "alternate" && rel != "license" && rel != "search"
	case "action", "formaction":
		return true
	}
	return false
}

func (p *pagina) attributen(n *html.Node) {
	for _, a := range n.Attr {
		key, val := a.Key, strings.TrimSpace(a.Val)
		if a.Namespace != "" {
			key = a.Namespace + ":" + key
		}
		switch {
		case strings.HasPrefix(key, "on"), key == "style":
			p.fout("pagina-los", "zet dit in een bestand bij het thema", "de browser weigert %s op een %s", key, n.Data)
		case haaltOp(n, key):
			if elders(val) {
				p.fout("pagina-elders", "zet het bestand bij het thema", "deze pagina vraagt iets aan een andere site: %.80q", val)
			} else if n.Data != "base" && key != "srcset" {
				p.link(val)
			}
			if n.Data == "script" || n.Data == "link" || n.Data == "img" {
				p.aantal["bestand"]++
			}
		case key == "tabindex" && val != "" && val[0] >= '1' && val[0] <= '9': // 2.4.3
			p.let("pagina-volgorde", `gebruik tabindex="0"`, "een %s verandert de volgorde voor wie geen muis gebruikt", n.Data)
		case slices.Contains(verwijst, key):
			for id := range strings.FieldsSeq(val) {
				if !p.ids[id] {
					p.let("pagina-id", "zet die id op het element dat u bedoelt", "%s noemt de id %q, en die is er niet", key, id)
				}
			}
		}
	}
}

// verwijst are the attributes that name an element by its id.
var verwijst = []string{"for", "list", "headers", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "popovertarget"}

func (p *pagina) meta(n *html.Node) {
	name, _ := attr(n, "name")
	equiv, _ := attr(n, "http-equiv")
	content, _ := attr(n, "content")
	switch {
	case strings.EqualFold(equiv, "refresh"):
		p.omleiding = true
		if _, to, ok := strings.Cut(content, "url="); ok {
			p.link(to)
		}
	case strings.EqualFold(equiv, "Content-Security-Policy"):
		p.aantal["beleid"]++
	case name == "viewport":
		p.aantal["viewport"]++
		if strings.Contains(content, "user-scalable") || strings.Contains(content, "maximum-scale") { // 1.4.4
			p.let("pagina-scherm", "haal user-scalable en maximum-scale weg", "een bezoeker kan deze pagina niet groter maken")
		}
	}
}

func (p *pagina) kop(n *html.Node) {
	level := int(n.Data[1] - '0')
	if level == 1 {
		p.aantal["h1"]++
	}
	naam := p.naamVan(n)
	p.hier.zoek = naam
	if naam == "" {
		p.let("pagina-naam", "zet er tekst in, of haal de kop weg", "een kop is leeg")
	}
	if p.niveau > 0 && level > p.niveau+1 { // 1.3.1
		p.let("pagina-kop", "gebruik de soorten koppen op volgorde", "de kop %q slaat een soort over: h%d na h%d", naam, level, p.niveau)
	}
	p.niveau = level
}

// ingesloten is script or style in the page itself: the policy refuses it. Data
// for a script, and for machines, is no script.
func (p *pagina) ingesloten(n *html.Node) {
	soort, _ := attr(n, "type")
	switch {
	case n.Data == "script" && heeft(n, "src"):
	case n.Data == "script" && (soort == "application/ld+json" || soort == "application/json"):
		if data := n.FirstChild; data == nil || !json.Valid([]byte(data.Data)) {
			p.let("pagina-gegevens", "maak er geldige JSON van", "de gegevens in deze pagina zijn niet te lezen")
		}
	default:
		p.fout("pagina-los", "zet dit in een bestand bij het thema", "de browser weigert een %s in de pagina zelf", n.Data)
	}
}

// gebied is a landmark: what a screen reader lists as a part of the page (1.3.1,
// 2.4.1).
func (p *pagina) gebied(n *html.Node) {
	role, _ := attr(n, "role")
	naam := ""
	if heeft(n, "aria-label") || heeft(n, "aria-labelledby") {
		naam = p.naamVan(n)
	}
	switch {
	case n.Data == "main":
		p.aantal["main"]++
		return
	case n.Data == "nav" && naam == "":
		p.let("pagina-gebied", "geef een naam met aria-label", "een menu heeft geen naam")
	case naam == "" && role == "":
		return // a section or a form without a name is no landmark
	}
	p.gebieden[n.Data+" "+naam]++
}

// invoer is a field: it needs a label (1.3.1, 3.3.2, 4.1.2).
func (p *pagina) invoer(n *html.Node) {
	soort, _ := attr(n, "type")
	id, _ := attr(n, "id")
	naam := p.naamVan(n)
	switch soort {
	case "hidden":
		return
	case "submit", "button", "reset":
		naam, _ = attr(n, "value")
	case "image":
		naam, _ = attr(n, "alt")
	default:
		if n.Data != "input" && !heeft(n, "aria-label") && !heeft(n, "aria-labelledby") {
			naam, _ = attr(n, "title") // the text in it is its value
		}
		if l := p.labels[id]; naam == "" && id != "" && l != nil {
			naam = schoon(tekst(l))
		}
		for up := n.Parent; naam == "" && up != nil; up = up.Parent {
			if up.Data == "label" {
				naam = schoon(tekst(up))
			}
		}
	}
	if naam == "" {
		p.let("pagina-label", "zet er een label bij met de id van het veld in for", "bij een veld staat niet wat iemand moet invullen")
	}
}

// anker is a link: it has a name (2.4.4), and two links with one name go to one
// place (3.2.4).
func (p *pagina) anker(n *html.Node) {
	adres, ok := attr(n, "href")
	if !ok {
		return
	}
	naar := p.link(adres)
	if p.aantal["link"]++; p.aantal["link"] == 1 {
		if e := p.elementen[strings.TrimPrefix(adres, "#")]; strings.HasPrefix(adres, "#") && e != nil && e.Data == "main" {
			p.aantal["overslaan"]++
		}
	}
	if strings.HasPrefix(naar, "mailto:") || strings.HasPrefix(naar, "tel:") {
		if inFooter(n) {
			p.hulp = append(p.hulp, naar)
		}
	}
	naam := p.naamVan(n)
	if naam == "" {
		p.let("pagina-naam", "zet er tekst in, of aria-label", "een link heeft geen naam die een schermlezer kan zeggen")
		return
	}
	if eerder, ok := p.linknaam[strings.ToLower(naam)]; ok && eerder != naar {
		p.meld(zelfdeLink(naam))
	}
	p.linknaam[strings.ToLower(naam)] = naar
}

// inFooter says whether an element stands in the footer of the page, and not in
// that of an article.
func inFooter(n *html.Node) bool {
	for up := n.Parent; up != nil; up = up.Parent {
		if up.Data == "footer" && up.Parent != nil && up.Parent.Data == "body" {
			return true
		}
	}
	return false
}

// tekens looks for characters that nobody can see and that turn the direction of
// what stands behind them, as in https://trojansource.codes.
func (p *pagina) tekens(s string) {
	for _, r := range s {
		if r < ' ' && r != '\n' && r != '\t' || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 || r == 0xfeff {
			p.let("pagina-teken", "haal het teken weg", "hier staat een teken dat niemand kan zien: %U", r)
		}
	}
}
