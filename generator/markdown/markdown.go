// Package markdown turns the text of an entry into a Doc: the HTML of the page
// and, from the same tree, the plain text that the language check and the
// search index read, the links and the headings.
//
// The text is CommonMark as goldmark parses it, without extensions. What a
// page may not hold is a fault at its place in the source, never something
// that is silently dropped: raw HTML, pictures, link addresses outside a short
// allow-list, characters that cannot be seen. The package writes its own HTML
// from goldmark's tree, so that each byte of a page is either markup that
// stands in this package or text that went through escape; there is no third
// way. The HTML is well-formed XML.
//
// A caller may rely on this: the same source gives the same Doc; a Doc is not
// changed after Parse and may be used by several goroutines; every position
// lies inside the source. The package does not know which entries exist: it
// checks anchors within the text, and hands over the links to other pages.
//
//	d, faults := markdown.Parse(body, diag.Pos{File: "content/paginas/over.md", Line: 5, Col: 1})
//	html := d.HTML(markdown.Render{Href: resolve})
package markdown

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"socialekaart/generator/diag"
	"socialekaart/generator/taal"
)

// The limits of one text. Real entries are below 8 KB.
const (
	maxBody  = 16 << 10 // bytes; goldmark is quadratic in places: the worst of TestBig takes 0.5 s at 16 KiB
	maxHTML  = 1 << 20  // bytes; the worst of TestBig writes 96 KB, since references are refused
	maxTekst = 300      // runes in a heading or a link; the layout and the index hold no more
	maxDiep  = 32       // levels of the tree; a list in a list takes two, browsers stop at 512
)

// Doc is the checked text of one entry. After a Fout it holds what could be
// read, good enough to go on checking and not meant to be published.
type Doc struct {
	Blocks []taal.Block // paragraphs, headings and list items, in the order of the source; code is left out
	Links  []Link       // every link with an allowed address, in the order of the source
	Koppen []Kop        // every heading that has text, in the order of the source

	parts []part
	buf   string // what the parts point into
	src   []byte
}

// Source gives the Markdown that was parsed, for who passes it on. It is to be
// read only.
func (d *Doc) Source() []byte { return d.src }

// Kop is a heading. Niveau is its level on the page, 2 to 6: the page itself
// has the h1, so the highest heading of the text is level 2. Anker is its id, unique in the
// Doc.
type Kop struct {
	Niveau int
	Tekst  string
	Anker  string
	Pos    diag.Pos
}

// commonmark is the one parser, safe for use by several goroutines. It is
// built from goldmark's defaults: an extension would be visible here, and
// Table at 16 KiB costs 4 s and 1.8 GB.
var commonmark = parser.NewParser(
	parser.WithBlockParsers(parser.DefaultBlockParsers()...),
	parser.WithInlineParsers(parser.DefaultInlineParsers()...),
	parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...),
)

// Parse reads the Markdown text src, whose first byte stands at at, a place
// with a line. It gives a Doc, never nil, and the faults in the order of the
// source. Line ends are LF; a text of more than 16 KiB is a fault and is not
// read.
func Parse(src []byte, at diag.Pos) (*Doc, diag.List) {
	return parse(src, at, maxHTML)
}

func parse(src []byte, at diag.Pos, limit int) (*Doc, diag.List) {
	w := &walk{doc: &Doc{src: src}, orig: src, src: src, at: at, limit: limit, ankers: map[string]int{}, tags: map[string]bool{}}
	if len(src) > maxBody {
		w.faults.Add(at, diag.Fout, "tekst-te-lang", "de tekst is te lang: %d KB, en %d KB is het meeste", (len(src)+1023)>>10, maxBody>>10).
			Hint = "maak de tekst korter, of zet een deel op een eigen pagina"
		return w.doc, w.faults
	}
	w.starts = lineStarts(src)
	w.clean()
	tree := commonmark.Parse(text.NewReader(w.src))
	w.top = top(tree)
	w.children(tree, place{})
	w.checkAnkers()
	if w.full {
		w.faults.Add(at, diag.Fout, "pagina-te-groot", "deze tekst maakt een pagina van meer dan %d KB", limit>>10).
			Hint = "maak de tekst korter en eenvoudiger"
		w.doc.parts, w.buf = nil, nil
	}
	w.doc.buf = string(w.buf)
	w.faults.Sort()
	return w.doc, w.faults
}

// clean reports bytes that are no UTF-8 and characters that nobody can see,
// a row of them as one fault, and parses on with a "?" for each byte, so that
// the places of what follows stay true.
func (w *walk) clean() {
	last := -1 // the byte after the row that was reported last
	for i := 0; i < len(w.orig); {
		r, size := utf8.DecodeRune(w.orig[i:])
		if r != '\n' && r != '\t' && hidden(r) {
			if last < 0 {
				w.src = slices.Clone(w.orig)
			}
			if i == last {
				w.faults[len(w.faults)-1].Len++
			} else {
				w.hiddenFault(i, r).Len = 1
			}
			last = i + size
			for j := i; j < last; j++ {
				w.src[j] = '?'
			}
		}
		i += size
	}
}

func (w *walk) hiddenFault(off int, r rune) *diag.Diagnostic {
	d := w.fault(off, diag.Fout, "teken-verborgen", "hier staat een teken dat u niet kunt zien: U+%04X", r)
	d.Hint = "haal het weg, of typ het woord opnieuw"
	if r == utf8.RuneError {
		d.Text = "hier staat een teken dat niet te lezen is"
		d.Hint = "typ het teken opnieuw, en sla het bestand op als UTF-8"
	}
	return d
}

// hidden says whether r may stand nowhere in a text: control characters, marks
// that turn the direction of the text, characters without width (the soft
// hyphen too: it splits words for search), tags, private use, and what is no
// character at all. Unassigned code points are allowed: they are the newest
// emoji.
func hidden(r rune) bool {
	if r >= ' ' && r <= '~' {
		return false // nearly all of a text: this line takes a fifth off Parse
	}
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Zl, unicode.Zp) ||
		r == utf8.RuneError || r == 0x034F || r == 0x180E ||
		r >= 0xE0000 && r <= 0xE0FFF || r >= 0xFDD0 && r <= 0xFDEF || r&0xFFFE == 0xFFFE
}

// entity gives the text of the character reference that s begins with, and its
// length in s; the length is 0 when s begins with something else. The bounds
// on the digits are CommonMark's.
func entity(s []byte) (string, int) {
	end := slices.Index(s[:min(len(s), 40)], ';') // the longest name in HTML has 31 letters
	if end < 2 || s[0] != '&' {
		return "", 0
	}
	name := s[1:end]
	if name[0] != '#' {
		if e, ok := util.LookUpHTML5EntityByName(string(name)); ok {
			return string(e.Characters), end + 1
		}
		return "", 0
	}
	digits, base, most := name[1:], rune(10), 7
	if len(digits) > 0 && digits[0]|0x20 == 'x' {
		digits, base, most = digits[1:], 16, 6
	}
	if len(digits) == 0 || len(digits) > most {
		return "", 0
	}
	var r rune
	for _, c := range digits {
		switch {
		case c >= '0' && c <= '9':
			r = r*base + rune(c-'0')
		case base == 16 && c|0x20 >= 'a' && c|0x20 <= 'f':
			r = r*base + rune(c|0x20-'a') + 10
		default:
			return "", 0
		}
	}
	if !utf8.ValidRune(r) {
		r = utf8.RuneError
	}
	return string(r), end + 1
}

// decode cuts raw, the source of a text or an address, in runs and gives each
// to emit: a run as it stands in the source at off, or, with verbatim false,
// the text of the character reference there. Backslashes that only protect the
// next character belong to no run.
func decode(raw []byte, emit func(off int, s string, verbatim bool)) {
	from := 0
	flush := func(to int) {
		if to > from {
			emit(from, string(raw[from:to]), true)
		}
	}
	for i := 0; i < len(raw); i++ {
		switch raw[i] {
		case '\\':
			if i+1 < len(raw) && util.IsPunct(raw[i+1]) {
				flush(i)
				i++
				from = i
			}
		case '&':
			if s, n := entity(raw[i:]); n > 0 {
				flush(i)
				emit(i, s, false)
				from = i + n
				i = from - 1
			}
		}
	}
	flush(len(raw))
}
