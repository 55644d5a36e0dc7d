package markdown

import (
	"bytes"
	"fmt"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"socialekaart/generator/diag"
	"socialekaart/generator/taal"
)

// walk goes through goldmark's tree once, in the order of the source, and
// builds the page and the plain text side by side.
type walk struct {
	doc    *Doc
	orig   []byte // the source as it was given; places are counted in it
	src    []byte // the source that was parsed: as long as orig, see clean
	at     diag.Pos
	starts []int // the first byte of each line
	faults diag.List

	buf   []byte // becomes Doc.buf
	limit int    // bytes of buf
	full  bool   // the limit was reached

	block taal.Block // the open block; Scope is set by the caller
	tekst []byte     // its text so far
	next  int        // the byte of the source that would need no new Offset; -1 for none

	ankers map[string]int  // ids of headings, with the last number given out
	top    int             // the highest level of heading in the text
	niveau int             // of the last heading, as in the source
	tags   map[string]bool // elements of raw HTML that were reported
	diep   bool            // the depth was reported
}

// place says where in the tree the walk is.
type place struct {
	diep int
	item bool // in a list item
	vast bool // in a heading or a link: a link to a begrip has no place here
}

func (w *walk) children(n ast.Node, p place) {
	p.diep++
	if p.diep > maxDiep && n.HasChildren() {
		if !w.diep {
			w.diep = true
			w.fault(n.FirstChild().Pos(), diag.Fout, "te-diep", "hier zit te veel in elkaar: een lijst in een lijst in een lijst, of zoiets").
				Hint = "maak er losse alinea's of één lijst van"
		}
		return
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		w.node(c, p)
	}
}

func (w *walk) node(n ast.Node, p place) {
	switch n := n.(type) {
	case *ast.Paragraph:
		w.paragraph(n, "<p>", "</p>\n", p)
	case *ast.TextBlock:
		w.paragraph(n, "", "", p)
	case *ast.Heading:
		w.heading(n, p)
	case *ast.List:
		w.list(n, p)
	case *ast.ListItem:
		p.item = true
		w.enclose(n, "<li>", "</li>\n", p)
	case *ast.Blockquote:
		w.enclose(n, "<blockquote>\n", "</blockquote>\n", p)
	case *ast.ThematicBreak:
		w.markup("<hr />\n")
	case *ast.CodeBlock:
		w.fault(n.Pos(), diag.Waarschuwing, "inspringing", "deze regel begint met vier spaties of een tab, en komt daardoor als computertekst op de pagina").
			Hint = "haal de spaties aan het begin weg"
		w.code(n)
	case *ast.FencedCodeBlock:
		w.code(n)
	case *ast.HTMLBlock:
		w.html(n.Pos(), n.Lines().Value(w.src))
	case *ast.LinkReferenceDefinition:
		w.fault(n.Pos(), diag.Fout, "link-verwijzing", "het adres van een link kan niet op een eigen regel staan").
			Hint = "zet het adres direct achter de tekst: [tekst](adres)"
	case *ast.Text:
		w.text(n, p)
	case *ast.Emphasis:
		tag := [2]string{"em", "strong"}[n.Level-1]
		w.enclose(n, "<"+tag+">", "</"+tag+">", p)
	case *ast.CodeSpan:
		w.markup("<code>" + escape(w.plain(n)) + "</code>")
	case *ast.Link:
		w.link(n, p)
	case *ast.AutoLink:
		w.autoLink(n)
	case *ast.Image:
		w.fault(n.Pos(), diag.Fout, "plaatje", "een plaatje kan hier niet").
			Hint = "haal het weg, en zet in woorden wat het plaatje zegt"
		w.children(n, p)
	case *ast.RawHTML:
		w.html(n.Pos(), n.Segments.Value(w.src))
	default: // goldmark's parser makes no other nodes without extensions
		w.children(n, p)
	}
}

func (w *walk) enclose(n ast.Node, open, end string, p place) {
	w.markup(open)
	w.children(n, p)
	w.markup(end)
}

// bolletjes are the signs before the items of a list that a word processor
// leaves in a text. The last is the one of the font Symbol.
const bolletjes = "•‣◦●○▪■∙\uf0b7"

// bolletje tells of the first line of a paragraph that begins with such a sign:
// the items would stand behind each other on the page.
func (w *walk) bolletje(n ast.Node) {
	for i := range n.Lines().Len() {
		s := n.Lines().At(i)
		line := strings.TrimSpace(string(s.Value(w.src)))
		r, size := utf8.DecodeRuneInString(line)
		if size == 0 || !strings.ContainsRune(bolletjes, r) {
			continue
		}
		w.fault(s.Start, diag.Waarschuwing, "lijst-teken", "op de pagina begint bij dit teken geen nieuwe regel").
			Hint = "begin elke regel van de lijst met een streepje: - " + short(strings.TrimSpace(line[size:]))
		return
	}
}

func (w *walk) paragraph(n ast.Node, open, end string, p place) {
	w.bolletje(n)
	scope := taal.Alinea
	if p.item {
		scope = taal.Lijstitem
	}
	w.openBlock(scope)
	w.enclose(n, open, end, p)
	w.closeBlock()
	if open == "" && n.NextSibling() != nil {
		w.markup("\n")
	}
}

func (w *walk) list(n *ast.List, p place) {
	switch {
	case !n.IsOrdered():
		w.enclose(n, "<ul>\n", "</ul>\n", p)
	case n.Start == 1:
		w.enclose(n, "<ol>\n", "</ol>\n", p)
	default:
		w.enclose(n, fmt.Sprintf("<ol start=\"%d\">\n", n.Start), "</ol>\n", p)
	}
}

func (w *walk) code(n ast.Node) {
	w.markup("<pre><code>" + escape(string(n.Lines().Value(w.src))) + "</code></pre>\n")
}

// text adds a run of words to the page and to the open block. A line break is
// a space in both, so that a term of two words is found across lines; a hard
// one is a break on the page.
func (w *walk) text(n *ast.Text, p place) {
	seg := n.Segment
	decode(w.src[seg.Start:seg.Stop], func(off int, s string, verbatim bool) {
		if !verbatim {
			if i := strings.IndexFunc(s, hidden); i >= 0 {
				r, _ := utf8.DecodeRuneInString(s[i:])
				w.hiddenFault(seg.Start+off, r)
				return
			}
		}
		if i := strings.Index(s, "]("); i >= 0 && (off+i == 0 || w.src[seg.Start+off+i-1] != '\\') {
			w.fault(seg.Start+off+i, diag.Fout, "link-kapot", "dit lijkt op een link, maar het is er geen").
				Hint = "schrijf [tekst](adres), zonder spatie in het adres en met een haakje aan het eind"
		}
		w.run(seg.Start+off, s, verbatim, p)
	})
	switch {
	case n.HardLineBreak():
		w.markup("<br />\n")
		w.words(seg.Stop, " ", false)
	case n.SoftLineBreak():
		w.run(seg.Stop, " ", false, p)
	}
}

// run adds s, which stands at byte off of the source, to the page and to the
// open block. A tab becomes a space: both take one column.
func (w *walk) run(off int, s string, verbatim bool, p place) {
	s = strings.ReplaceAll(s, "\t", " ")
	if p.vast {
		w.markup(escape(s))
	} else {
		w.add(tekst, s)
	}
	w.words(off, s, verbatim)
}

// words adds s to the open block, with an Offset unless the source ran on
// from the words before it to here.
func (w *walk) words(off int, s string, verbatim bool) {
	if off != w.next {
		w.block.Offsets = append(w.block.Offsets, taal.Offset{At: len(w.tekst), Pos: w.pos(off)})
	}
	w.tekst = append(w.tekst, s...)
	w.next = -1
	if verbatim {
		w.next = off + len(s)
	}
}

func (w *walk) openBlock(s taal.Scope) {
	w.block, w.tekst, w.next = taal.Block{Scope: s}, nil, -1
}

func (w *walk) closeBlock() {
	if len(bytes.TrimSpace(w.tekst)) == 0 {
		return
	}
	w.block.Text = string(w.tekst)
	w.doc.Blocks = append(w.doc.Blocks, w.block)
}

// plain gives all text below n as a reader sees it, code included, on one line
// and without space at its ends.
func (w *walk) plain(n ast.Node) string {
	var b strings.Builder
	var add func(ast.Node)
	add = func(n ast.Node) {
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			t, ok := c.(*ast.Text)
			if !ok {
				add(c)
				continue
			}
			raw := w.src[t.Segment.Start:t.Segment.Stop]
			if t.IsRaw() {
				b.Write(raw)
			} else {
				decode(raw, func(_ int, s string, _ bool) { b.WriteString(s) })
			}
			if t.SoftLineBreak() || t.HardLineBreak() {
				b.WriteByte(' ')
			}
		}
	}
	add(n)
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return ' '
		case hidden(r):
			return -1
		}
		return r
	}, b.String()))
}

func (w *walk) fault(off int, lv diag.Level, code, format string, args ...any) *diag.Diagnostic {
	return w.faults.Add(w.pos(off), lv, code, format, args...)
}

// pos gives the place of byte off of the source.
func (w *walk) pos(off int) diag.Pos {
	off = min(max(off, 0), len(w.orig))
	line := sort.SearchInts(w.starts, off+1) - 1
	p := diag.Pos{File: w.at.File, Line: w.at.Line + line, Col: 1}
	if line == 0 {
		p.Col = max(w.at.Col, 1)
	}
	p.Col += utf8.RuneCount(w.orig[w.starts[line]:off])
	return p
}

// lineStarts gives the offset of the first byte of each line.
func lineStarts(src []byte) []int {
	starts := []int{0}
	for i, c := range src {
		if c == '\n' {
			starts = append(starts, i+1)
		}
	}
	return starts
}
