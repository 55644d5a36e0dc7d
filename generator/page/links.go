package page

import (
	"html/template"
	"slices"
	"strings"

	"socialekaart/generator/diag"
	"socialekaart/generator/kaart"
	"socialekaart/generator/markdown"
)

// tekst gives the body of id for a page with a given root, and the terms of the
// glossary in it. The first use of a term links to its explanation.
func (p *planner) tekst(id kaart.ID, root string) (template.HTML, []*kaart.Begrip) {
	d := p.teksten[id]
	if d == nil {
		return "", nil
	}
	var used []*kaart.Begrip
	o := markdown.Render{Href: func(l markdown.Link) string {
		url, ok := p.zoekURL(l.Doel)
		if !ok {
			return ""
		}
		if l.Anker != "" {
			url += "#" + l.Anker
		}
		return root + url
	}}
	if p.termen != nil {
		o.Begrip = func(text string) []markdown.Mark {
			var marks []markdown.Mark
			for _, t := range p.termen(text) {
				b := p.begripOpID[t.ID]
				if b == nil || slices.Contains(used, b) {
					continue
				}
				used = append(used, b)
				marks = append(marks, markdown.Mark{Start: t.Van, End: t.Tot, Href: root + begripURL(t.ID)})
			}
			return marks
		}
	}
	return d.HTML(o), used
}

// zoekURL gives the address that a link in a text means.
func (p *planner) zoekURL(doel string) (string, bool) {
	url := doel + "/"
	if doel == "" {
		url = ""
	}
	if rest, ok := strings.CutPrefix(doel, kaart.SoortPagina.Plek()+"/"); ok {
		url = rest + "/"
	}
	return url, p.urls[url]
}

// controleerLinks looks up every link between pages and every heading that one
// points at.
func (p *planner) controleerLinks() {
	var ids []kaart.ID
	for id, tekst := range p.teksten {
		if len(tekst.Links) > 0 {
			ids = append(ids, id)
		}
	}
	// Sort for determinism: a map has no order.
	slices.Sort(ids)
	for _, id := range ids {
		for _, l := range p.teksten[id].Links {
			if l.Soort == markdown.Intern {
				p.controleerLink(l)
			}
		}
	}
}

func (p *planner) controleerLink(l markdown.Link) {
	url, ok := p.zoekURL(l.Doel)
	if !ok && p.k.Verborgen(kaart.ID(l.Doel)) {
		p.ds.Add(l.Pos, diag.Waarschuwing, "link-verborgen", "%q staat niet op de site, daarom is dit geen link", l.Doel).Hint =
			"dat is goed als die vermelding later komt of voorbij is; haal anders de link weg"
		return
	}
	if !ok {
		d := p.ds.Add(l.Pos, diag.Fout, "link-onbekend", "de link naar %q gaat nergens heen", l.Doel)
		if near := p.naastePad(l.Doel); near != "" {
			d.Hint = "bedoelt u " + near + "?"
		} else if _, ok := kaart.SoortVan(kaart.ID(l.Doel).Map()); ok {
			d.Hint = kaart.TipWeg
		}
		return
	}
	if l.Anker == "" {
		return
	}
	doc := p.teksten[kaart.ID(l.Doel)]
	if doc == nil {
		return // a page made by the program: its anchors are its own matter
	}
	var ankers []string
	for _, k := range doc.Koppen {
		ankers = append(ankers, k.Anker)
	}
	if !slices.Contains(ankers, l.Anker) {
		d := p.ds.Add(l.Pos, diag.Fout, "link-kop", "op de pagina %q is geen kop %q", strings.TrimSuffix(url, "/"), l.Anker)
		if near := diag.Nearest(l.Anker, ankers); near != "" {
			d.Hint = "bedoelt u #" + near + "?"
		}
	}
}

// naastePad gives the address that was most likely meant: in the same folder
// when the target names one, as a link in a text is written.
func (p *planner) naastePad(doel string) string {
	dir, _, inMap := strings.Cut(doel, "/")
	var namen []string
	for u := range p.urls {
		u = strings.TrimSuffix(u, "/")
		if !inMap || strings.HasPrefix(u, dir+"/") {
			namen = append(namen, u)
		}
	}
	slices.Sort(namen)
	near := diag.Nearest(doel, namen)
	if _, ok := kaart.SoortVan(kaart.ID(near).Map()); ok {
		return "id:" + near
	}
	return near
}
