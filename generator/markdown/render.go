package markdown

import (
	"html/template"
	"strings"
)

// Render holds what only the caller knows about the page that a text comes to
// stand on. The zero value renders the text without links to other pages.
type Render struct {
	// Href gives the address of a link of Soort Intern, relative to the page.
	// An empty address leaves the words of the link as plain text.
	Href func(Link) string

	// Begrip gives the words in a stretch of text that become a link to their
	// explanation, ascending and without overlap. It is called for each
	// stretch between two pieces of markup in paragraphs and list items, in
	// the order of the page, and never for headings, links or code. A line
	// break in the source is a space. Which use of a term counts as the first
	// is for the caller to decide.
	Begrip func(text string) []Mark
}

// Mark says that the bytes Start to End of a stretch of text link to Href. One
// that is empty, out of range or overlaps the one before it is left out.
type Mark struct {
	Start, End int
	Href       string
}

// kind is what a part of a page is.
type kind uint8

const (
	opmaak   kind = iota // markup of this package, or text that is escaped already
	tekst                // plain text: still to be escaped, and a place for begrippen
	linkOpen             // the begin of a link of Soort Intern; start is its index in Doc.Links
	linkEnd
)

// part is a stretch of Doc.buf. Two neighbours are of different kinds.
type part struct {
	kind       kind
	start, end int
}

// HTML gives the text as HTML that is also well-formed XML. It is a list of
// blocks, without a container around it. Headings begin at h2.
func (d *Doc) HTML(o Render) template.HTML {
	var b strings.Builder
	b.Grow(len(d.buf) + len(d.buf)/8)
	open := false
	for _, p := range d.parts {
		switch p.kind {
		case opmaak:
			b.WriteString(d.buf[p.start:p.end])
		case tekst:
			o.text(&b, d.buf[p.start:p.end])
		case linkOpen:
			href := ""
			if o.Href != nil {
				href = o.Href(d.Links[p.start])
			}
			if open = href != ""; open {
				b.WriteString(`<a href="` + escape(href) + `">`)
			}
		case linkEnd:
			if open {
				b.WriteString("</a>")
			}
		}
	}
	return template.HTML(b.String())
}

func (o Render) text(b *strings.Builder, s string) {
	done := 0
	if o.Begrip != nil {
		for _, m := range o.Begrip(s) {
			if m.Start < done || m.End <= m.Start || m.End > len(s) || m.Href == "" {
				continue
			}
			// Another link may have the word as its text; who hears the links without
			// what stands around them must hear which one explains it.
			term := escape(s[m.Start:m.End])
			b.WriteString(escape(s[done:m.Start]) + `<a class="begrip" href="` + escape(m.Href) + `" aria-label="` + term + `: uitleg">` + term + "</a>")
			done = m.End
		}
	}
	b.WriteString(escape(s[done:]))
}

// markup adds HTML. Every argument in this package is a literal, a number, or
// text that went through escape.
func (w *walk) markup(html string) { w.add(opmaak, html) }

func (w *walk) add(k kind, s string) {
	if s == "" || w.full {
		return
	}
	if w.full = len(w.buf)+len(s) > w.limit; w.full {
		return
	}
	start := len(w.buf)
	w.buf = append(w.buf, s...)
	if n := len(w.doc.parts); n > 0 && w.doc.parts[n-1].kind == k {
		w.doc.parts[n-1].end = len(w.buf)
		return
	}
	w.doc.parts = append(w.doc.parts, part{k, start, len(w.buf)})
}

// escaper serves text and attributes in double quotes. An apostrophe stays as
// it is: it cannot end either, and Dutch is full of them.
var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

func escape(s string) string { return escaper.Replace(s) }
