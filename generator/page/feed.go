package page

import (
	"encoding/xml"
	"fmt"
	"html/template"
	"maps"
	"slices"
	"strings"

	"socialekaart/generator/diag"
	"socialekaart/generator/interop"
	"socialekaart/generator/kaart"
)

// CSP is the content security policy of the site: only what the site itself
// has, no inline script or style, no writing of HTML by script. The same text
// goes out as header and, without frame-ancestors, which does not work there,
// as meta element.
const CSP = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; font-src 'self'; " +
	"manifest-src 'self'; form-action 'self'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'"

// Headers are what a server should send with every page.
var Headers = [][2]string{
	{"Content-Security-Policy", CSP + "; frame-ancestors 'none'"},
	{"X-Content-Type-Options", "nosniff"},
	{"Referrer-Policy", "strict-origin-when-cross-origin"},
	{"Permissions-Policy", "geolocation=(self), camera=(), microphone=()"},
	{"Cross-Origin-Opener-Policy", "same-origin"},
}

// Omleiding is what omleiding.html gets: a page that leads to where it went.
type Omleiding struct {
	Layout
	Naar Link
}

// omleidingen keeps old addresses alive: as a page that leads on, and as a list
// for hosts that can do it themselves.
func (p *planner) omleidingen() {
	naar := map[string]Link{}
	waar := map[string]diag.Pos{}
	oud := func(pads []string, pos kaart.Posities, doel Link) {
		for i, pad := range pads {
			plek := pos.Van(fmt.Sprintf("oude_urls[%d]", i))
			url := strings.TrimPrefix(pad, "/")
			if eerst, bezet := waar[url]; bezet {
				p.ds.Add(plek, diag.Fout, "oude-url-dubbel", "het oude adres %q staat ook in %s", pad, eerst).Hint = "haal een van de twee weg"
				continue
			}
			if strings.TrimSuffix(url, "/") == strings.TrimSuffix(doel.URL, "/") {
				p.ds.Add(plek, diag.Fout, "oude-url-bezet", "%q is het adres van deze pagina zelf", pad).Hint = "haal dit adres weg"
				continue
			}
			if p.urls[url] || p.urls[url+"/"] {
				p.ds.Add(plek, diag.Fout, "oude-url-bezet", "op het oude adres %q staat nu een andere pagina", pad).Hint = "haal dit adres weg"
				continue
			}
			naar[url], waar[url] = doel, plek
		}
	}
	for e := range p.k.Entries() {
		f := e.Kern()
		oud(f.OudeURLs, f.Pos, Link{Tekst: f.Titel, URL: entryURL(f.ID)})
	}
	for _, o := range p.k.Organisaties() {
		oud(o.OudeURLs, o.Pos, Link{Tekst: o.Titel, URL: entryURL(o.ID)})
	}
	for _, pg := range p.k.Paginas() {
		oud(pg.OudeURLs, pg.Pos, Link{Tekst: pg.Titel, URL: entryURL(pg.ID)})
	}
	var b strings.Builder
	// Sort for determinism: a map has no order.
	for _, url := range slices.Sorted(maps.Keys(naar)) {
		l := naar[url]
		pg := p.add(url, "omleiding.html", func() any {
			o := &Omleiding{Layout: p.layout(url, l.Tekst, "", ""), Naar: l}
			o.NoIndex = true
			return o
		})
		pg.Sitemap = false
		if !strings.HasSuffix(url, "/") && !strings.Contains(url[strings.LastIndexByte(url, '/')+1:], ".") {
			pg.Path = url + "/index.html"
			pg.Data = func() any {
				o := &Omleiding{Layout: p.layout(url+"/", l.Tekst, "", ""), Naar: l}
				o.NoIndex = true
				return o
			}
		}
		fmt.Fprintf(&b, "/%s %s%s 301\n", url, p.absoluteRoot(), l.URL)
	}
	// The addresses of the API of HSDS as its specification has them, for hosts
	// that can: a file cannot be both services and a folder of that name.
	for _, lijst := range []string{"services", "organizations", "service_at_locations", "taxonomies", "taxonomy_terms"} {
		fmt.Fprintf(&b, "/%[1]s%[2]s %[3]s%[1]s%[2]s/1.json 200\n", hsdsMap, lijst, p.absoluteRoot())
	}
	for _, een := range []string{"services", "organizations"} {
		fmt.Fprintf(&b, "/%[1]s%[2]s/:id %[3]s%[1]s%[2]s/:id.json 200\n", hsdsMap, een, p.absoluteRoot())
	}
	fmt.Fprintf(&b, "/%[1]s %[2]s%[1]sindex.json 200\n", hsdsMap, p.absoluteRoot())
	p.bytes("_redirects", []byte(b.String()))
}

func (p *planner) bytes(path string, data []byte) {
	p.pages = append(p.pages, Page{Path: path, Data: func() any { return data }})
}

// machines plans the files that are for programs. blijvend are the paths that a
// browser may keep for ever. Each has a line of its own: not every host knows a
// wildcard in the middle of a path, and a picture keeps its name when it changes.
func (p *planner) machines(blijvend []string) {
	var h strings.Builder
	h.WriteString("/*\n")
	for _, x := range Headers {
		fmt.Fprintf(&h, "  %s: %s\n", x[0], x[1])
	}
	for _, pad := range blijvend {
		h.WriteString("/" + pad + "\n  Cache-Control: public, max-age=31536000, immutable\n")
	}
	h.WriteString("/*.ics\n  Content-Type: text/calendar; charset=utf-8\n")
	for _, f := range interop.Formaten() {
		if f.Pad != "" { // anyone may read it, from any site
			h.WriteString("/" + f.Pad + "\n  Content-Type: " + f.Media + "\n  Access-Control-Allow-Origin: *\n")
		}
	}
	for _, dir := range []string{hsdsMap, "zoek/"} { // a page for several regions reads zoek/
		h.WriteString("/" + dir + "*\n  Access-Control-Allow-Origin: *\n")
	}
	p.bytes("_headers", []byte(h.String()))
	robots := "User-agent: *\nAllow: /\n"
	if p.site.BaseURL != "" {
		robots += "Sitemap: " + p.site.BaseURL + "sitemap.xml\n"
		p.pages = append(p.pages, Page{Path: "sitemap.xml", Data: func() any { return p.sitemap() }})
	}
	p.bytes("robots.txt", []byte(robots))
	if p.site.BaseURL != "" {
		p.bytes(opensearchPad, p.opensearch())
	}
}

// opensearchPad lets a browser search the site from its address bar.
const opensearchPad = "opensearch.xml"

// opensearch follows OpenSearch 1.1. The question stands behind the #, so that
// it reaches no server from there either.
func (p *planner) opensearch() []byte {
	type url struct {
		Type     string `xml:"type,attr"`
		Template string `xml:"template,attr"`
	}
	naam := []rune(p.site.Titel)
	doc := struct {
		XMLName       xml.Name `xml:"OpenSearchDescription"`
		NS            string   `xml:"xmlns,attr"`
		ShortName     string   // at most 16 characters
		LongName      string   // at most 48
		Description   string
		InputEncoding string
		Language      string
		URL           url `xml:"Url"`
	}{
		NS: "http://a9.com/-/spec/opensearch/1.1/", ShortName: string(naam[:min(len(naam), 16)]), LongName: string(naam[:min(len(naam), 48)]),
		Description: p.site.Kort, InputEncoding: "UTF-8", Language: "nl", URL: url{"text/html", p.site.BaseURL + "zoeken/#q={searchTerms}"},
	}
	out, err := xml.MarshalIndent(doc, "", " ")
	if err != nil {
		panic("page: a description of strings cannot fail: " + err.Error())
	}
	return append([]byte(xml.Header), append(out, '\n')...)
}

// sitemap follows sitemaps.org 0.9; lastmod is the day on which somebody last
// checked the facts.
func (p *planner) sitemap() []byte {
	type url struct {
		Loc     string `xml:"loc"`
		Lastmod string `xml:"lastmod,omitempty"`
	}
	set := struct {
		XMLName xml.Name `xml:"urlset"`
		NS      string   `xml:"xmlns,attr"`
		URLs    []url    `xml:"url"`
	}{NS: "http://www.sitemaps.org/schemas/sitemap/0.9"}
	for _, pg := range p.pages {
		if !pg.Sitemap {
			continue
		}
		u := url{Loc: p.site.BaseURL + strings.TrimSuffix(pg.Path, "index.html")}
		if !pg.Lastmod.Leeg() {
			u.Lastmod = pg.Lastmod.String()
		}
		set.URLs = append(set.URLs, u)
	}
	// Sort for determinism: the address, which is unique.
	slices.SortFunc(set.URLs, func(a, b url) int { return strings.Compare(a.Loc, b.Loc) })
	out, err := xml.MarshalIndent(set, "", " ")
	if err != nil {
		panic("page: a sitemap of strings cannot fail: " + err.Error())
	}
	return append([]byte(xml.Header), append(out, '\n')...)
}

// csp is the policy for the meta element.
func csp() template.HTMLAttr { return template.HTMLAttr(`content="` + CSP + `"`) }
