package keuring

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"fmt"
	"net/url"
	"path"
	"strings"

	"golang.org/x/net/html"

	"socialekaart/generator/diag"
)

// pagina is what one page says.
type pagina struct {
	naam      string
	titel     string
	bijTitel  waar
	omleiding bool
	ids       map[string]bool
	links     map[doel]waar
	hulp      []string // tel: and mailto: in the footer
	gevonden  map[melding]waar

	bytes []byte // the page
	tot   int    // how far in it the reader is
	hier  waar

	elementen map[string]*html.Node // by id
	labels    map[string]*html.Node // by the id of the field
	linknaam  map[string]string     // where the link with this text goes
	gebieden  map[string]int        // how many landmarks have a role and a name
	niveau    int                   // of the last heading
	aantal    map[string]int        // of h1, main, …
}

func (p *pagina) fout(code, hint, format string, args ...any) {
	p.meld(melding{diag.Fout, code, fmt.Sprintf(format, args...), hint})
}

func (p *pagina) let(code, hint, format string, args ...any) {
	p.meld(melding{diag.Waarschuwing, code, fmt.Sprintf(format, args...), hint})
}

// meld keeps the first place of a message.
func (p *pagina) meld(m melding) {
	if _, ok := p.gevonden[m]; !ok {
		p.gevonden[m] = p.hier
	}
}

// bij goes on to the line of an element: the parser does not tell it, but gives the
// elements in the order of their tags. One that is not written, such as a tbody,
// stays on the line of the one before.
func (p *pagina) bij(n *html.Node) {
	p.hier.zoek = ""
	if n.Data == "a" {
		p.hier.zoek, _ = attr(n, "href")
	}
	tag := []byte("<" + n.Data)
	for at := p.tot; ; {
		i := bytes.Index(p.bytes[at:], tag)
		if i < 0 {
			return
		}
		if at += i + len(tag); at == len(p.bytes) || strings.IndexByte(" \t\r\n/>", p.bytes[at]) >= 0 {
			p.hier.regel += bytes.Count(p.bytes[p.tot:at], []byte("\n"))
			p.tot = at
			return
		}
	}
}

// What a page may cost somebody with an old phone and little data: beside itself
// four files, and 50 KB over the wire for the longest list. HTML shrinks at least
// to half, so that a smaller page does not have to be measured.
const (
	meesteBestanden = 4
	meesteBytes     = 50_000
)

func leesPagina(naam string, data []byte) *pagina {
	p := &pagina{
		naam: naam, ids: map[string]bool{}, links: map[doel]waar{}, gevonden: map[melding]waar{}, bytes: data,
		elementen: map[string]*html.Node{}, labels: map[string]*html.Node{}, linknaam: map[string]string{}, gebieden: map[string]int{}, aantal: map[string]int{},
	}
	root, err := html.Parse(bytes.NewReader(data))
	if err != nil { // only a reader gives an error, or more than 512 open elements
		p.fout("pagina-vorm", "sluit elk element", "deze pagina is niet te lezen: %v", err)
		return p
	}
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			p.ken(n)
		}
	}
	p.hier.regel = 1
	for n := range root.Descendants() {
		switch n.Type {
		case html.ElementNode:
			p.bij(n)
			p.element(n)
		case html.TextNode:
			p.tekens(n.Data)
		}
	}
	p.hier = waar{}
	p.geheel(root)
	p.bytes = nil
	if len(data) > 2*meesteBytes {
		if n := verzonden(data); n > meesteBytes {
			p.let("pagina-groot", "verdeel de pagina over meer pagina’s", "deze pagina is te groot voor een oude telefoon: %d KB", n/1000)
		}
	}
	return p
}

// verzonden gives the bytes of a page over the wire.
func verzonden(data []byte) int {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = z.Write(data)
	_ = z.Close()
	return b.Len()
}

// ken remembers an element by its id, and a label by that of its field.
func (p *pagina) ken(n *html.Node) {
	if id, ok := attr(n, "id"); ok {
		p.ids[id] = true
		if p.elementen[id] == nil {
			p.elementen[id] = n
		}
	}
	if id, ok := attr(n, "for"); ok && n.Data == "label" {
		p.labels[id] = n
	}
}

// geheel is what only the page as a whole can say.
func (p *pagina) geheel(root *html.Node) {
	if n := p.aantal["h1"]; n != 1 {
		p.let("pagina-h1", "zet één h1 op elke pagina", "deze pagina heeft %d koppen van de hoogste soort", n)
	}
	if n := p.aantal["main"]; n != 1 {
		p.let("pagina-main", "zet de inhoud in één main", "deze pagina heeft %d keer een main", n)
	}
	if p.aantal["taal"] == 0 {
		p.let("pagina-taal", `schrijf: <html lang="nl">`, "deze pagina zegt niet in welke taal zij is")
	}
	if p.titel == "" {
		p.let("pagina-titel", "zet een title in de head", "deze pagina heeft geen titel")
	}
	if p.aantal["viewport"] == 0 {
		p.let("pagina-scherm", `schrijf: <meta name="viewport" content="width=device-width, initial-scale=1"/>`, "deze pagina past zich niet aan een telefoon aan")
	}
	if p.aantal["beleid"] == 0 {
		p.fout("pagina-beleid", "zet de meta met Content-Security-Policy terug, vooraan in de head", "deze pagina heeft geen regels voor de browser")
	}
	if p.aantal["overslaan"] == 0 {
		p.let("pagina-overslaan", "zet vooraan een link naar de id van main", "wie geen muis gebruikt, kan het menu niet overslaan")
	}
	if n := p.aantal["bestand"]; n > meesteBestanden {
		p.let("pagina-groot", "laat weg wat deze pagina niet nodig heeft", "deze pagina haalt %d bestanden op, en hoogstens %d is goed", n, meesteBestanden)
	}
	for gebied, n := range p.gebieden {
		if rol, naam, _ := strings.Cut(gebied, " "); n > 1 {
			p.let("pagina-gebied", "geef elk een andere naam met aria-label", "%d keer %s met de naam %q", n, rol, naam)
		}
	}
}

// schema's that a link may have; tel is held to a form of its own.
var schemas = map[string]bool{"http": true, "https": true, "mailto": true, "sms": true, "tel": true}

// link notes where a link or a file of the page leads, and gives that as one
// string, so that two links can be compared.
func (p *pagina) link(adres string) string {
	u, err := url.Parse(adres)
	switch {
	case err != nil:
		p.fout("pagina-link", "verander de link of haal hem weg", "het adres %q is niet te lezen", adres)
		return adres
	case u.Scheme == "tel":
		if !isTel(u.Opaque) {
			p.let("pagina-tel", `schrijf een nummer als tel:+31240000000, en een kort nummer als tel:112`, "de link %q is geen nummer dat elke telefoon kan bellen", adres)
		}
		return adres
	case u.Scheme != "" && !schemas[u.Scheme]:
		p.fout("pagina-schema", "gebruik https, mailto of tel", "de link %.60q kan niet", adres)
		return adres
	case u.Scheme != "" || u.Host != "":
		return adres
	}
	d := doel{p.naam, u.Fragment}
	if strings.Contains(d.anker, "=") {
		d.anker = "" // for a script, such as the question in #q=rouw; no id has that sign
	}
	if u.Path != "" {
		d.bestand = path.Join(path.Dir(p.naam), u.Path)
		if strings.HasPrefix(u.Path, "/") {
			d.bestand = path.Clean(u.Path)
		}
		if strings.HasSuffix(u.Path, "/") || strings.HasSuffix(u.Path, ".") {
			d.bestand = path.Join(d.bestand, "index.html")
		}
	}
	if _, ok := p.links[d]; !ok {
		p.links[d] = p.hier
	}
	return d.bestand + "#" + d.anker
}

// isTel says whether every telephone understands a number: E.164, or a short or
// service number as it is (112, 113, 0800, 0900, 14 024).
func isTel(s string) bool {
	digits, world := strings.CutPrefix(s, "+")
	if strings.Trim(digits, "0123456789") != "" {
		return false
	}
	if world {
		return len(digits) >= 8 && len(digits) <= 15 && digits[0] != '0'
	}
	return len(digits) >= 3 && len(digits) <= 6 || len(digits) > 6 && (strings.HasPrefix(digits, "0800") || strings.HasPrefix(digits, "0900"))
}

// naam gives what a screen reader calls an element: the heart of the rules of
// https://www.w3.org/TR/accname-1.2/, without what styles add.
func (p *pagina) naamVan(n *html.Node) string {
	if by, ok := attr(n, "aria-labelledby"); ok {
		var parts []string
		for id := range strings.FieldsSeq(by) {
			if e := p.elementen[id]; e != nil {
				parts = append(parts, tekst(e))
			}
		}
		if s := schoon(strings.Join(parts, " ")); s != "" {
			return s
		}
	}
	label, _ := attr(n, "aria-label")
	titel, _ := attr(n, "title")
	return cmp.Or(schoon(label), schoon(tekst(n)), schoon(titel))
}

func schoon(s string) string { return strings.Join(strings.Fields(s), " ") }

// tekst gives the text of an element as it is read aloud.
func tekst(n *html.Node) string {
	var b strings.Builder
	leesVoor(&b, n)
	return b.String()
}

func leesVoor(b *strings.Builder, n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		b.WriteString(n.Data)
	case n.Type != html.ElementNode, is(n, "aria-hidden", "true"), n.Data == "script", n.Data == "style", n.Data == "template":
	case n.Data == "img":
		alt, _ := attr(n, "alt")
		b.WriteString(alt)
	default:
		for c := range n.ChildNodes() {
			leesVoor(b, c)
		}
		if n.Data == "br" || n.Data == "p" || n.Data == "div" || n.Data == "li" {
			b.WriteByte(' ')
		}
	}
}

func attr(n *html.Node, name string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == name && a.Namespace == "" {
			return a.Val, true
		}
	}
	return "", false
}

func is(n *html.Node, name, value string) bool {
	s, ok := attr(n, name)
	return ok && s == value
}

func heeft(n *html.Node, name string) bool {
	_, ok := attr(n, name)
	return ok
}
