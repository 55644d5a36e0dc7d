package markdown

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"socialekaart/generator/diag"
	"socialekaart/generator/taal"
)

// check holds what is true for every text, good or hostile.
func check(t testing.TB, src []byte, at diag.Pos, d *Doc, faults diag.List) {
	t.Helper()
	page := string(d.HTML(render))
	ids, visible := readPage(t, page)
	if i := strings.IndexFunc(visible, func(r rune) bool { return r != '\n' && r != '\t' && hidden(r) }); i >= 0 {
		t.Errorf("hidden character on the page: %q", visible[i:min(i+9, len(visible))])
	}
	if len(ids) != len(d.Koppen) {
		t.Errorf("%d ids for %d headings", len(ids), len(d.Koppen))
	}
	lines := strings.Split(string(src), "\n")
	inside := func(what string, p diag.Pos) {
		first := 1
		if p.Line == at.Line {
			first = at.Col
		}
		i := p.Line - at.Line
		if p.File != at.File || i < 0 || i >= len(lines) || p.Col < first || p.Col > utf8.RuneCountInString(lines[i])+first {
			t.Errorf("%s: %v is not in the source", what, p)
		}
	}
	for _, f := range faults {
		inside(f.Text, f.Pos)
		if f.Hint == "" || strings.HasSuffix(f.Text, ".") {
			t.Errorf("message without hint or with a stop: %+v", f)
		}
	}
	for _, l := range d.Links {
		inside("link", l.Pos)
	}
	for i := range d.Blocks {
		checkBlock(t, &d.Blocks[i], lines, at)
	}
	if again, _ := Parse(src, at); string(again.HTML(render)) != page {
		t.Error("twice parsed, two pages")
	}
}

// checkBlock looks each rune of a block up in the source: there it stands, or
// there is a line break, or something that was decoded.
func checkBlock(t testing.TB, b *taal.Block, lines []string, at diag.Pos) {
	if len(b.Offsets) == 0 || b.Offsets[0].At != 0 || !slices.IsSortedFunc(b.Offsets, func(x, y taal.Offset) int { return x.At - y.At }) {
		t.Fatalf("offsets of %q: %v", b.Text, b.Offsets)
	}
	for k, o := range b.Offsets {
		end := len(b.Text)
		if k+1 < len(b.Offsets) {
			end = b.Offsets[k+1].At
		}
		col := o.Pos.Col - 1
		if o.Pos.Line == at.Line {
			col -= at.Col - 1
		}
		if o.Pos.Line < at.Line || o.Pos.Line >= at.Line+len(lines) || col < 0 {
			t.Fatalf("offset %v of %q is not in the source", o, b.Text)
		}
		rest := string([]rune(lines[o.Pos.Line-at.Line] + "\n")[col:])
		for i, r := range b.Text[o.At:end] {
			s, _ := utf8.DecodeRuneInString(rest[min(i, len(rest)):])
			if s == '&' && r != '&' {
				break // a character reference ends a run
			}
			if same := s == r || r == ' ' && strings.ContainsRune(" \t\n\\", s) || r == '?' && hidden(s); !same {
				t.Fatalf("%q at %v: text has %q, the source has %q", b.Text, o.Pos, r, s)
			}
			if s != r {
				break // a byte count no longer holds behind a replaced rune
			}
		}
	}
}

// readPage reads page as strict XML, checks its elements and addresses, and
// gives the ids and the text.
func readPage(t testing.TB, page string) (ids []string, visible string) {
	t.Helper()
	dec := xml.NewDecoder(strings.NewReader("<body>" + page + "</body>"))
	var b strings.Builder
	depth := 0 // of a elements
	for {
		tok, err := dec.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatalf("not well-formed: %v in %.2000q", err, page)
		}
		switch tok := tok.(type) {
		case xml.CharData:
			b.Write(tok)
		case xml.EndElement:
			if tok.Name.Local == "a" {
				depth--
			}
		case xml.StartElement:
			if !slices.Contains(strings.Fields("body p h2 h3 h4 h5 h6 ul ol li blockquote hr br pre code em strong a span"), tok.Name.Local) {
				t.Errorf("element %s", tok.Name.Local)
			}
			if tok.Name.Local == "a" {
				if depth++; depth > 1 {
					t.Errorf("a link in a link: %.2000q", page)
				}
			}
			for _, a := range tok.Attr {
				ids = checkAttr(t, ids, a)
			}
		default:
			t.Errorf("%T on the page", tok)
		}
	}
	return ids, b.String()
}

func checkAttr(t testing.TB, ids []string, a xml.Attr) []string {
	switch a.Name.Local {
	case "id":
		if slices.Contains(ids, a.Value) || !ankerForm.MatchString(a.Value) {
			t.Errorf("id %q", a.Value)
		}
		ids = append(ids, a.Value)
	case "href":
		u, err := url.Parse(a.Value)
		if err != nil || !slices.Contains([]string{"", "https", "http", "mailto", "tel"}, u.Scheme) ||
			u.Scheme == "" && !strings.HasPrefix(a.Value, "../../") && !strings.HasPrefix(a.Value, "#") ||
			strings.HasPrefix(u.Scheme, "http") && u.Hostname() == "" {
			t.Errorf("href %q", a.Value)
		}
	case "class", "rel", "start", "aria-label":
	default:
		t.Errorf("attribute %s", a.Name.Local)
	}
	return ids
}

// oracle is goldmark's own renderer.
var oracle = renderer.NewRenderer(renderer.WithNodeRenderers(util.Prioritized(html.NewRenderer(html.WithXHTML()), 1)))

// outline gives a page as its elements and text, without attributes, links,
// and all that our pages do differently on purpose: white space, the level of
// a heading, "(andere website)".
func outline(t testing.TB, page string, shift int) string {
	dec := xml.NewDecoder(strings.NewReader("<body>" + page + "</body>"))
	dec.Entity = xml.HTMLEntity
	var b strings.Builder
	skip := false
	name := func(n string) string {
		if len(n) == 2 && n[0] == 'h' && n[1] <= '6' {
			return fmt.Sprintf("h%d", min(int(n[1]-'0')+shift, 6))
		}
		return n
	}
	for {
		tok, err := dec.Token()
		if err == io.EOF {
			return strings.Join(strings.Fields(b.String()), " ")
		}
		if err != nil {
			t.Fatalf("%v in %.2000q", err, page)
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			skip = tok.Name.Local == "span"
			if !skip && tok.Name.Local != "a" {
				b.WriteString(" <" + name(tok.Name.Local) + "> ")
			}
		case xml.EndElement:
			if !skip && tok.Name.Local != "a" {
				b.WriteString(" </" + name(tok.Name.Local) + "> ")
			}
			skip = false
		case xml.CharData:
			if !skip {
				b.Write(tok)
			}
		}
	}
}

// checkOracle compares a page without faults with what goldmark makes of it.
func checkOracle(t testing.TB, src []byte) {
	d, faults := Parse(src, begin)
	if faults.Fouten() > 0 {
		return
	}
	var b bytes.Buffer
	tree := commonmark.Parse(text.NewReader(src))
	if err := oracle.Render(&b, src, tree); err != nil {
		t.Fatal(err)
	}
	// The highest heading of a text is h2 on the page, whatever it is in the source.
	if got, want := outline(t, string(d.HTML(Render{})), 0), outline(t, b.String(), 2-top(tree)); got != want {
		t.Errorf("page differs from goldmark's\n got %.3000s\nwant %.3000s", got, want)
	}
}

// FuzzParse holds check, and checkOracle where there is no fault, for any text.
func FuzzParse(f *testing.F) {
	for _, file := range cases(f) {
		f.Add(readTxtar(f, file)[1].data)
	}
	for _, c := range spellings {
		f.Add(c.src)
	}
	for _, b := range bigs {
		f.Add(b.text(64))
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, faults := Parse([]byte(s), begin)
		check(t, []byte(s), begin, d, faults)
		if !strings.Contains(s, "\x00") {
			checkOracle(t, []byte(s))
		}
	})
}
