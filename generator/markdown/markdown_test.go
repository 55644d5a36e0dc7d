package markdown

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"socialekaart/generator/diag"
	"socialekaart/generator/taal"
)

var update = flag.Bool("update", false, "write the expected parts of testdata/*.txtar anew; read the diff")

// begin is where the test texts stand: in an entry, below its front matter.
var begin = diag.Pos{File: "content/voorzieningen/test.md", Line: 10, Col: 1}

// render resolves links the way a page two folders deep would, and marks two
// begrippen wherever they stand.
var render = Render{
	Href: func(l Link) string {
		switch {
		case strings.HasPrefix(l.Doel, "weg/"):
			return ""
		case l.Anker != "":
			return "../../" + l.Doel + "/#" + l.Anker
		}
		return "../../" + l.Doel + "/"
	},
	Begrip: func(s string) (ms []Mark) {
		for _, term := range []string{"Wmo", "warme overdracht"} {
			if i := strings.Index(s, term); i >= 0 {
				ms = append(ms, Mark{i, i + len(term), "../../begrippen/#" + slug(term)})
			}
		}
		return ms
	},
}

type section struct{ name, data string }

// readTxtar reads "-- name --" lines and what follows them; text before the
// first is the comment, under the name "".
func readTxtar(t testing.TB, file string) []section {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	out := []section{{}}
	for line := range strings.Lines(string(data)) {
		if name, ok := strings.CutPrefix(strings.TrimSuffix(line, "\n"), "-- "); ok && strings.HasSuffix(name, " --") {
			out = append(out, section{name: strings.TrimSuffix(name, " --")})
			continue
		}
		out[len(out)-1].data += line
	}
	return out
}

// TestTxtar runs testdata/*.txtar: the text in.md gives the messages diag, the
// page html, and the plain text, links and headings in blocks. A part that is
// empty is left out.
func TestTxtar(t *testing.T) {
	for _, file := range cases(t) {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			secs := readTxtar(t, file)
			in := secs[1].data
			d, faults := Parse([]byte(in), begin)
			check(t, []byte(in), begin, d, faults)
			got := []section{secs[0], secs[1]}
			for _, s := range []section{{"diag", messages(in, faults)}, {"html", string(d.HTML(render))}, {"blocks", dump(d)}} {
				if s.data != "" {
					got = append(got, s)
				}
			}
			if *update {
				var b strings.Builder
				for _, s := range got {
					if s.name != "" {
						fmt.Fprintf(&b, "-- %s --\n", s.name)
					}
					b.WriteString(s.data)
				}
				if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if !slices.Equal(got, secs) {
				t.Errorf("got\n%+v\nwant\n%+v", got, secs)
			}
		})
	}
}

func cases(t testing.TB) []string {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	return files
}

func messages(in string, l diag.List) string {
	var b strings.Builder
	src := []byte(strings.Repeat("\n", begin.Line-1) + in)
	if err := l.Write(&b, func(string) []byte { return src }); err != nil {
		panic(err)
	}
	return b.String()
}

// dump prints what other packages read from a Doc. The offsets of a block
// follow its text; the first one is its place.
func dump(d *Doc) string {
	var b strings.Builder
	lc := func(p diag.Pos) string { return fmt.Sprintf("%d:%d", p.Line, p.Col) }
	for _, bl := range d.Blocks {
		fmt.Fprintf(&b, "%s %s %q", lc(bl.Offsets[0].Pos), [...]string{taal.Kop: "kop", taal.Alinea: "alinea", taal.Lijstitem: "lijstitem"}[bl.Scope], bl.Text)
		for _, o := range bl.Offsets[1:] {
			fmt.Fprintf(&b, " %d=%s", o.At, lc(o.Pos))
		}
		b.WriteByte('\n')
	}
	for _, k := range d.Koppen {
		fmt.Fprintf(&b, "%s h%d #%s %q\n", lc(k.Pos), k.Niveau, k.Anker, k.Tekst)
	}
	for _, l := range d.Links {
		fmt.Fprintf(&b, "%s link %s doel=%q anker=%q url=%q %q\n", lc(l.Pos), [...]string{"intern", "anker", "web", "mail", "tel"}[l.Soort], l.Doel, l.Anker, l.URL, l.Tekst)
	}
	return b.String()
}

func TestOracle(t *testing.T) {
	for _, file := range cases(t) {
		checkOracle(t, []byte(readTxtar(t, file)[1].data))
	}
}

// TestPlaats: the first line of a text may begin anywhere in its file, and a
// File without a folder is no reason to fail.
func TestPlaats(t *testing.T) {
	at := diag.Pos{File: "x.md", Line: 3, Col: 8}
	src := []byte("é <b>x</b>\n[y](buur.md)")
	d, faults := Parse(src, at)
	check(t, src, at, d, faults)
	var got []string
	for _, f := range faults {
		got = append(got, f.Pos.String()+" "+f.Code)
	}
	if want := []string{"x.md:3:10 html", "x.md:4:1 link-adres"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if p := d.Blocks[0].Offsets[0].Pos; p != at {
		t.Errorf("the text begins at %v, want %v", p, at)
	}
}

// TestVerborgen: a character that cannot be seen is found at its place, raw
// and as a character reference, wherever it stands, and never on the page.
func TestVerborgen(t *testing.T) {
	runes := []rune{0, 1, 7, 0xB, 0xD, 0x1B, 0x7F, 0x85, 0xAD, 0x34F, 0x61C, 0x180E, 0x2028, 0x2029, 0x2064, 0xE000, 0xFDD0,
		0xFFF9, 0xFFFD, 0xFFFE, 0x1FFFF, 0xE0001, 0xE0020, 0xE007F, 0x202A, 0x202E, 0x2066, 0x2069, 0x200B, 0x200F, 0xFEFF}
	for _, r := range runes {
		for _, form := range []string{"ab%sc", "# ab%s", "- ab%s", "> ab%s", "**ab%s**", "[ab%s](/x/)", "[a](/%s/)", "`%s`", "    %s"} {
			raw := fmt.Sprintf(form, string(r))
			for _, src := range []string{raw, fmt.Sprintf(form, fmt.Sprintf("&#%d;", r)), fmt.Sprintf(form, fmt.Sprintf("&#x%X;", r))} {
				d, faults := Parse([]byte(src), begin)
				check(t, []byte(src), begin, d, faults)
				inCode := strings.HasPrefix(src, "`&") || strings.HasPrefix(src, "    &") // shown as it is typed
				if !inCode && faults.Fouten() == 0 {
					t.Errorf("U+%04X in %q: no fault", r, src)
				}
			}
		}
	}
	for _, src := range []string{"ab\xff", "\xc3", "\xed\xa0\x80 x", "&#xD800;", "&#x110000;", "&#0;"} {
		if _, faults := Parse([]byte(src), begin); faults.Fouten() != 1 || faults[0].Code != "teken-verborgen" {
			t.Errorf("%q: %v", src, faults)
		}
	}
}

func TestGrenzen(t *testing.T) {
	word := func(n int) string { return strings.Repeat("é", n) }
	for _, c := range []struct{ name, src, want string }{
		{"body", strings.Repeat("a", maxBody), "-"},
		{"body te lang", strings.Repeat("a", maxBody+1), "tekst-te-lang"},
		{"kop", "# " + word(300), "-"},
		{"kop te lang", "# " + word(301), "kop-lang"},
		{"link", "[" + word(300) + "](/x/)", "-"},
		{"link te lang", "[" + word(301) + "](/x/)", "link-lang"},
		{"diep", strings.Repeat("> ", maxDiep-2) + "a", "-"}, // the other two are the paragraph and its words
		{"te diep", strings.Repeat("> ", maxDiep-1) + "a", "te-diep"},
	} {
		_, faults := Parse([]byte(c.src), begin)
		if got := codesOf(faults); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
	d, faults := parse([]byte("een\n\ntwee\n\n[drie](/drie/)"), begin, 20)
	if len(faults) != 1 || faults[0].Code != "pagina-te-groot" || d.HTML(render) != "" {
		t.Errorf("page above the limit: %v, %q", faults, d.HTML(render))
	}
}

// TestTegelijk parses and renders in many goroutines; run it with -race.
func TestTegelijk(t *testing.T) {
	files := cases(t)
	texts, want := make([][]byte, len(files)), make([]string, len(files))
	docs := make([]*Doc, len(files))
	for i, f := range files {
		texts[i] = []byte(readTxtar(t, f)[1].data)
		docs[i], _ = Parse(texts[i], begin)
		want[i] = string(docs[i].HTML(render))
	}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for i := range texts {
				d, _ := Parse(texts[i], begin)
				if string(d.HTML(render)) != want[i] || string(docs[i].HTML(render)) != want[i] {
					t.Errorf("%s: another page", files[i])
				}
			}
		})
	}
	wg.Wait()
}

// TestBegrip: marks that do not fit are left out, and text is escaped on both
// sides of a mark.
func TestBegrip(t *testing.T) {
	d, _ := Parse([]byte("a < b & c"), begin)
	for _, c := range []struct {
		marks []Mark
		want  string
	}{
		{nil, "<p>a &lt; b &amp; c</p>\n"},
		{[]Mark{{4, 5, `x"y`}}, "<p>a &lt; <a class=\"begrip\" href=\"x&quot;y\" aria-label=\"b: uitleg\">b</a> &amp; c</p>\n"},
		{[]Mark{{0, 3, "x"}, {2, 5, "y"}, {8, 9, "z"}}, "<p><a class=\"begrip\" href=\"x\" aria-label=\"a &lt;: uitleg\">a &lt;</a> b &amp; <a class=\"begrip\" href=\"z\" aria-label=\"c: uitleg\">c</a></p>\n"},
		{[]Mark{{-1, 2, "x"}, {3, 3, "x"}, {5, 99, "x"}, {0, 1, ""}}, "<p>a &lt; b &amp; c</p>\n"},
	} {
		if got := d.HTML(Render{Begrip: func(string) []Mark { return c.marks }}); string(got) != c.want {
			t.Errorf("%v: got %s want %s", c.marks, got, c.want)
		}
	}
}

func TestSlug(t *testing.T) {
	for in, want := range map[string]string{
		"Wat kost het?": "wat-kost-het", "Foto's en video’s": "fotos-en-videos", "Één à twee": "een-a-twee", "e\u0301e\u0301n": "een",
		"ĲSSELMEER, Łódź & Größe": "ijsselmeer-lodz-grosse", "65+": "65", "  -- ": "kop", "日本": "kop", "9.00–12.00 uur": "9-00-12-00-uur",
	} {
		if got := slug(in); got != want {
			t.Errorf("slug(%q) = %q, want %q", in, got, want)
		}
	}
}

// codesOf gives the codes in l in their order, each once, or "-".
func codesOf(l diag.List) string {
	var codes []string
	for _, f := range l {
		if !slices.Contains(codes, f.Code) {
			codes = append(codes, f.Code)
		}
	}
	if codes == nil {
		return "-"
	}
	return strings.Join(codes, " ")
}
