// Package keuring reads a finished site as a browser does, and tells what would
// keep a visitor out: a link that leads nowhere, a field without a label, a
// heading that is missing, a file from another company.
//
// A Keuring is a sink for the files of a site. It reads each page once and keeps
// of it only what the other pages must be held against. The 1,163 pages of the
// demo, 14 MB, cost 0.7 s of processor (BenchmarkKeuring); that grows with the
// bytes. What a browser must be asked, such as whether a text fits at 320 pixels,
// is tested in generator/browser.
//
// The built-in theme and sound content give no message at all. So a message is
// about the theme that somebody changed, or about a text.
package keuring

import (
	"cmp"
	"fmt"
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"
	"sync"

	"socialekaart/generator/diag"
)

// Keuring collects what there is to say about the files of one site. It is safe
// for concurrent use.
type Keuring struct {
	// Verteld are names of which the content itself has said that they are those of
	// several places: links with such a name are no news.
	Verteld []string

	mu       sync.Mutex
	bestaat  map[string]map[string]bool // every file; of a page the ids on it
	titels   map[string]plek
	hulp     map[string]plek // the ways to reach somebody at the end of a page
	links    map[doel]plek
	gevonden map[melding]plek
}

// doel is where a link leads: a file of the site, and a place in it or "".
type doel struct{ bestand, anker string }

// melding is a message without its page: the same one about many pages is told
// once, because then the theme is its cause.
type melding struct {
	level             diag.Level
	code, tekst, hint string
}

// plek is on how many pages something is, and where on the first of them.
type plek struct {
	eerste string
	waar
	n int
}

// samen gives n pages with the first place of both; the one of no page has none.
func (p plek) samen(q plek, n int) plek {
	if q.n > 0 && cmp.Or(strings.Compare(q.eerste, p.eerste), q.regel-p.regel, strings.Compare(q.zoek, p.zoek)) < 0 {
		p = q
	}
	p.n = n
	return p
}

// waar is a place on a page: the line, from 1, and what to look for in the text
// that the page is made of, such as the address of a link. Both can be missing.
type waar struct {
	regel int
	zoek  string
}

// New gives a Keuring for one site.
func New() *Keuring {
	return &Keuring{
		bestaat: map[string]map[string]bool{}, titels: map[string]plek{}, hulp: map[string]plek{},
		links: map[doel]plek{}, gevonden: map[melding]plek{},
	}
}

// Take reads a file of the site. The error is always nil: what is wrong with the
// file is told by Messages.
func (k *Keuring) Take(name string, data []byte) error {
	var p *pagina
	switch path.Ext(name) {
	case ".html":
		p = leesPagina(name, data)
	case ".css":
		p = leesStijl(name, data)
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	k.bestaat[name] = nil
	if p == nil {
		return nil
	}
	k.bestaat[name] = p.ids
	for m, w := range p.gevonden {
		tel(k.gevonden, m, name, w)
	}
	for d, w := range p.links {
		tel(k.links, d, name, w)
	}
	if p.titel != "" && !p.omleiding {
		tel(k.titels, p.titel, name, p.bijTitel)
	}
	if path.Ext(name) == ".html" {
		tel(k.hulp, strings.Join(p.hulp, " "), name, waar{})
	}
	return nil
}

// tel counts a page; the first one by name is kept, so that it does not matter
// which worker came first.
func tel[K comparable](m map[K]plek, key K, name string, w waar) {
	p := m[key]
	if p.n == 0 || name < p.eerste {
		p.eerste, p.waar = name, w
	}
	p.n++
	m[key] = p
}

// Herkomst gives the file of the content that a page is made from, with the line on
// which text stands in it, if it is there; or nothing when there is no one such file.
type Herkomst func(pagina, text string) diag.Pos

// Messages gives what is wrong with the files that were taken, sorted. The place
// of each is a file of the site and a line in it, or where that comes from; then
// the text names the page. BaseURL is the address of the site, or "": a link that
// begins with a slash counts from its host. From can be nil.
func (k *Keuring) Messages(baseURL string, from Herkomst) diag.List {
	base := ""
	if u, err := url.Parse(baseURL); err == nil {
		base = strings.TrimSuffix(u.Path, "/")
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	all := maps.Clone(k.gevonden)
	for _, naam := range k.Verteld {
		delete(all, zelfdeLink(naam))
	}
	for d, p := range k.links {
		// "twee/" and "twee/index.html" are one file. A page may have both, so how
		// many pages they are on together is not known: at least that of the larger.
		if m, broken := k.dood(d, base); broken {
			all[m] = p.samen(all[m], max(p.n, all[m].n))
		}
	}
	for titel, p := range k.titels {
		if p.n > 1 {
			all[melding{diag.Waarschuwing, "pagina-titel-dubbel", fmt.Sprintf("%d pagina’s hebben de titel %q", p.n, titel), "geef elke pagina een eigen titel"}] = plek{p.eerste, p.waar, 1}
		}
	}
	norm := k.meeste()
	for wegen, p := range k.hulp {
		switch {
		case wegen == "":
			all[melding{diag.Waarschuwing, "pagina-hulp", "onderaan deze pagina staat niet wie een bezoeker kan bellen of mailen", "zet in de footer een nummer of een mailadres"}] = p
		case wegen != norm:
			m := melding{diag.Waarschuwing, "pagina-hulp", "de hulp onderaan deze pagina is anders dan op de andere pagina’s", "zet op elke pagina dezelfde hulp, in dezelfde volgorde"}
			all[m] = p.samen(all[m], p.n+all[m].n)
		}
	}
	var out diag.List
	for m, p := range all {
		if p.n > 1 {
			m.tekst += fmt.Sprintf(" (en ook op %d andere pagina’s)", p.n-1)
		}
		var pos diag.Pos
		if from != nil {
			pos = from(p.eerste, p.zoek)
		}
		switch {
		case pos.File == "":
			pos = diag.Pos{File: p.eerste, Line: p.regel}
		case p.regel > 0:
			m.tekst += fmt.Sprintf(" (regel %d van %s)", p.regel, p.eerste)
		}
		out.Add(pos, m.level, m.code, "%s", m.tekst).Hint = m.hint
	}
	out.Sort()
	return out
}

func zelfdeLink(naam string) melding {
	return melding{diag.Waarschuwing, "pagina-zelfde-link", fmt.Sprintf("twee links heten %q en gaan naar een andere plek", naam), "geef elke link een eigen tekst"}
}

// meeste gives the ways to reach somebody that most pages have; of two that are on
// equally many, the first by name.
func (k *Keuring) meeste() (norm string) {
	for _, wegen := range slices.Sorted(maps.Keys(k.hulp)) {
		if norm == "" || k.hulp[wegen].n > k.hulp[norm].n {
			norm = wegen
		}
	}
	return norm
}

// dood says whether a link leads nowhere.
func (k *Keuring) dood(d doel, base string) (melding, bool) {
	name := d.bestand
	if strings.HasPrefix(name, "/") {
		name = strings.TrimPrefix(strings.TrimPrefix(name, base), "/")
	}
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	ids, ok := k.bestaat[name]
	switch {
	case !ok:
		return melding{diag.Fout, "pagina-link", fmt.Sprintf("een link gaat naar %q, en dat bestaat niet", name), "verander de link of haal hem weg"}, true
	case d.anker != "" && path.Ext(name) == ".html" && !ids[d.anker]:
		return melding{diag.Fout, "pagina-link", fmt.Sprintf("een link gaat naar de plek %q op %q, en die plek is er niet", d.anker, name), "verander de link of haal hem weg"}, true
	}
	return melding{}, false
}
