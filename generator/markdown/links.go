package markdown

import (
	"net/url"
	"path"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"socialekaart/generator/diag"
)

// Soort is what a link points at.
type Soort uint8

// The kinds of links; there are no others.
const (
	Intern Soort = iota // another page of the site
	Anker               // a heading in the same text
	Web                 // another website
	Mail                // an e-mail address
	Tel                 // a phone number
)

// Link is a link with an allowed address.
//
// Doel is set for Intern: the id "voorzieningen/goede-dag", or the path of
// another page of the site without slashes at its ends ("wijken/hatert", ""
// for the home page). Parse does not know which pages there are: the caller
// checks. Anker is the part behind the "#", for Intern and Anker. URL is the
// whole address for Web, Mail, Tel and Anker, in a form that is safe in a
// page. Tekst is what the reader sees. Pos is the place of the "[".
type Link struct {
	Soort Soort
	Doel  string
	Anker string
	Tekst string
	URL   string
	Pos   diag.Pos
}

// allowed tells an editor which addresses there are.
const allowed = "dit mag: https://… , mailto:naam@voorbeeld.nl , tel:0241234567 , id:map/naam (zoals id:voorzieningen/goede-dag) of #kop"

func (w *walk) link(n *ast.Link, p place) {
	p.vast = true
	l, ok := w.target(n)
	if !ok {
		w.children(n, p)
		return
	}
	i := len(w.doc.Links)
	w.doc.Links = append(w.doc.Links, l)
	switch l.Soort {
	case Intern:
		w.doc.parts = append(w.doc.parts, part{linkOpen, i, i})
		w.children(n, p)
		w.doc.parts = append(w.doc.parts, part{linkEnd, i, i})
	case Web:
		w.enclose(n, `<a href="`+escape(l.URL)+`" rel="noopener noreferrer">`, `<span class="extern"> (andere website)</span></a>`, p)
	default:
		w.enclose(n, `<a href="`+escape(l.URL)+`">`, "</a>", p)
	}
}

// target reads the link at n, or reports why it cannot be one.
func (w *walk) target(n *ast.Link) (Link, bool) {
	pos, text := w.pos(n.Pos()), w.plain(n)
	if n.Reference != nil {
		w.faults.Add(pos, diag.Fout, "link-verwijzing", "het adres van deze link staat op een andere plek in de tekst").
			Hint = "zet het adres direct achter de tekst: [" + short(text) + "](adres)"
		return Link{}, false
	}
	if strings.IndexFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }) < 0 {
		w.faults.Add(pos, diag.Fout, "link-leeg", "deze link heeft geen tekst").
			Hint = "zet tussen [ en ] wat de lezer vindt als hij op de link klikt"
		return Link{}, false
	}
	if n := utf8.RuneCountInString(text); n > maxTekst {
		w.faults.Add(pos, diag.Fout, "link-lang", "de tekst van deze link is te lang: %d tekens, en %d is het meeste", n, maxTekst).
			Hint = "zet alleen de woorden die erbij horen tussen [ en ]"
	}
	if n.Title != nil {
		w.faults.Add(pos, diag.Waarschuwing, "link-titel", "de tekst achter het adres van deze link komt niet op de pagina").
			Hint = "zet die tekst in de zin zelf"
	}
	var b strings.Builder
	decode(n.Destination, func(_ int, s string, _ bool) { b.WriteString(s) })
	l, hint := parseAdres(b.String(), w.at.File)
	if hint != "" {
		w.faults.Add(pos, diag.Fout, "link-adres", "dit adres kan niet in een link: \"%s\"", short(b.String())).Hint = hint
		return Link{}, false
	}
	if safe, ok := strings.CutPrefix(l.URL, "http:"); ok {
		w.faults.Add(pos, diag.Waarschuwing, "link-http", "dit adres begint met http: en is niet beveiligd").
			Hint = "schrijf https:" + short(safe) + " en kijk of dat ook werkt"
	}
	l.Tekst, l.Pos = text, pos
	return l, true
}

func (w *walk) autoLink(n *ast.AutoLink) {
	adres := string(n.Label(w.src))
	hint := "[tekst van de link](" + short(adres) + ")"
	if n.AutoLinkType == ast.AutoLinkEmail {
		hint = "[" + short(adres) + "](mailto:" + short(adres) + ")"
	}
	d := w.fault(n.Pos(), diag.Fout, "link-kaal", "een adres tussen < en > wordt geen link")
	d.Hint, d.Len = "schrijf "+hint, len(adres)+2
}

// checkAnkers looks up the anchors of the text itself, when all headings are
// known.
func (w *walk) checkAnkers() {
	var names []string
	for _, k := range w.doc.Koppen {
		names = append(names, k.Anker)
	}
	for _, l := range w.doc.Links {
		if l.Soort != Anker || w.ankers[l.Anker] > 0 {
			continue
		}
		d := w.faults.Add(l.Pos, diag.Fout, "link-anker", "deze tekst heeft geen kop die #%s heet", short(l.Anker))
		switch {
		case len(names) == 0:
			d.Hint = "een link met # gaat naar een kop in dezelfde tekst, en die zijn er niet"
		case len(names) > 64: // 1 000 links × 2 000 headings would take seconds
			d.Hint = "kijk hoe de kop precies heet"
		default:
			d.Hint = "deze koppen zijn er: #" + short(strings.Join(names, " #"))
			if near := diag.Nearest(l.Anker, names); near != "" {
				d.Hint = "bedoelt u #" + near + "?"
			}
		}
	}
}

// parseAdres reads the address of a link, as it is after parsing: character
// references and backslashes are gone, so that nothing hides behind a
// spelling. What no case below takes is refused; hint then says what to write.
// bestand is the file that holds the link, for addresses next to it.
func parseAdres(s, bestand string) (l Link, hint string) {
	scheme, rest, _ := strings.Cut(s, ":")
	switch strings.ToLower(scheme) {
	case "https", "http":
		if u, ok := webAdres(s); ok {
			return Link{Soort: Web, URL: u}, ""
		}
		return Link{}, "schrijf het hele adres, met gewone letters en zonder spaties, zoals https://www.voorbeeld.nl/pagina"
	case "mailto":
		if isMail(rest) {
			return Link{Soort: Mail, URL: "mailto:" + rest}, ""
		}
		return Link{}, "schrijf alleen het e-mailadres, zoals mailto:naam@voorbeeld.nl"
	case "tel":
		if n := number(rest); n != "" {
			return Link{Soort: Tel, URL: "tel:" + n}, ""
		}
		return Link{}, "schrijf alleen het telefoonnummer, zoals tel:0241234567"
	}
	adres, anker, hash := strings.Cut(s, "#")
	if hash && !ankerForm.MatchString(anker) {
		return Link{}, "een link naar een kop ziet er zo uit: #naam-van-de-kop"
	}
	if adres == "" && hash {
		return Link{Soort: Anker, Anker: anker, URL: "#" + anker}, ""
	}
	if doel, ok := intern(adres, bestand); ok {
		return Link{Soort: Intern, Doel: doel, Anker: anker}, ""
	}
	return Link{}, guess(s)
}

var (
	idForm    = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$`)
	padForm   = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)*(\.[a-z0-9]+)?$`)
	ankerForm = regexp.MustCompile(`^[A-Za-z0-9_-]+$`)
	hostForm  = regexp.MustCompile(`^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]([a-z0-9-]*[a-z0-9])$`)
	mailForm  = regexp.MustCompile(`^[A-Za-z0-9_+-]+(\.[A-Za-z0-9_+-]+)*$`)
	telForm   = regexp.MustCompile(`^\+?[0-9]{3,15}$`) // 112 is the shortest, E.164 the longest
)

// intern reads the four ways to write a page of this site: id:map/naam,
// /map/naam/, map/naam.md and ../map/naam.md; also naam.md, for a neighbour.
func intern(s, bestand string) (string, bool) {
	if id, ok := strings.CutPrefix(s, "id:"); ok {
		return id, idForm.MatchString(id)
	}
	if s == "/" {
		return "", true
	}
	if p, ok := strings.CutPrefix(s, "/"); ok {
		p = strings.TrimSuffix(strings.TrimSuffix(p, "/"), ".md")
		return p, padForm.MatchString(p)
	}
	id, ok := strings.CutSuffix(s, ".md")
	if !ok {
		return "", false
	}
	if !strings.Contains(id, "/") {
		id = path.Base(path.Dir(bestand)) + "/" + id
	}
	id = strings.TrimPrefix(id, "../")
	return id, idForm.MatchString(id)
}

// webAdres gives an address of http or https in its normal form. A name and
// password before the host would hide where the link goes; a host with other
// letters than a to z may look like another one.
func webAdres(s string) (string, bool) {
	if strings.ContainsFunc(s, func(r rune) bool { return r == '\\' || r == '"' || unicode.IsSpace(r) || hidden(r) }) {
		return "", false
	}
	u, err := url.Parse(s)
	if err != nil || u.User != nil {
		return "", false
	}
	u.Host = strings.ToLower(u.Host)
	return u.String(), hostForm.MatchString(u.Hostname())
}

func isMail(s string) bool {
	name, host, _ := strings.Cut(s, "@")
	return len(s) <= 254 && mailForm.MatchString(name) && hostForm.MatchString(strings.ToLower(host))
}

// number gives the digits of a phone number, with the + before a country code,
// or "" when it is none. People write spaces, dots, hyphens and brackets in
// it, and (0) behind a country code.
func number(s string) string {
	if strings.HasPrefix(s, "+") {
		s = strings.Replace(s, "(0)", "", 1)
	}
	s = strings.NewReplacer(" ", "", "-", "", ".", "", "(", "", ")", "").Replace(s)
	if !telForm.MatchString(s) {
		return ""
	}
	return s
}

// guess says what to write instead of the address s.
func guess(s string) string {
	bare := strings.Trim(s, "/")
	lower := strings.ToLower(bare)
	host, _, _ := strings.Cut(lower, "/")
	switch {
	case isMail(s):
		return "schrijf mailto:" + s
	case number(s) != "":
		return "schrijf tel:" + number(s)
	case idForm.MatchString(bare):
		return "schrijf id:" + bare
	case hostForm.MatchString(host):
		return "schrijf https://" + short(bare)
	case bare != lower && padForm.MatchString(lower):
		return "schrijf het met kleine letters: " + strings.ToLower(s)
	}
	return allowed
}

// short cuts a piece of content for use in a message.
func short(s string) string {
	const most = 60 // runes: place, text and piece fit two lines of a terminal
	s, _, _ = strings.Cut(s, "\n")
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}
