package taal

import (
	"os"
	"strings"
	"testing"
	"unicode/utf8"
)

func splitsRegels(t testing.TB) []string {
	b, err := os.ReadFile("testdata/splits.txt")
	if err != nil {
		t.Fatal(err)
	}
	var uit []string
	for regel := range strings.Lines(string(b)) {
		if regel = strings.TrimSpace(regel); regel != "" && regel[0] != '#' {
			uit = append(uit, regel)
		}
	}
	return uit
}

// zinnenVan gives the sentences of a text with " | " between them.
func zinnenVan(lex *lexicon, s string) string {
	tok := lex.tokens(nil, s)
	var uit []string
	for _, z := range splits(nil, tok, 0, 0, s) {
		uit = append(uit, s[tok[z.van].van:tok[z.tot-1].tot])
	}
	return strings.Join(uit, " | ")
}

func TestSplits(t *testing.T) {
	lex := newLexicon()
	for _, want := range splitsRegels(t) {
		if got := zinnenVan(lex, strings.ReplaceAll(want, " | ", " ")); got != want {
			t.Errorf("\n got %s\nwant %s", got, want)
		}
	}
	if got := zinnenVan(lex, "Koffie\nThee\nSap"); got != "Koffie | Thee | Sap" {
		t.Errorf("a line end must end a sentence: %s", got)
	}
}

func TestTokens(t *testing.T) {
	lex := newLexicon()
	for _, c := range []struct{ in, want string }{
		{"foto's en re-integratie", "w:foto's w:en w:re-integratie"},
		{"'s avonds om 9.30 uur", "w:'s w:avonds w:om g:9.30 w:uur"},
		{"024-123 45 67 of 06-12345678", "v:024-123 45 67 w:of v:06-12345678"},
		{"6511 AB Nijmegen", "v:6511 AB w:Nijmegen"},
		{"NL91 ABNA 0417 1643 00 op naam", "v:NL91 ABNA 0417 1643 00 w:op w:naam"},
		{"info@voorbeeld.nl, www.voorbeeld.nl/a?b=c.", "v:info@voorbeeld.nl l:, v:www.voorbeeld.nl/a?b=c l:."},
		{"€ 1.250,50 en €5", "v:€ 1.250,50 w:en v:€5"},
		{"65+ en 24/7 en 30%", "g:65+ w:en g:24/7 w:en g:30%"},
		{"o.a. m.b.t. bijv. eten", "w:o.a. w:m.b.t. w:bijv. w:eten"},
		{"en/of [NAAM]", "w:en l:/ w:of v:[NAAM]"},
		{"ggz-instelling (de ‘beste’)", "w:ggz-instelling l:( w:de l:‘ w:beste l:’ l:)"},
		{"foto’s cafés Oekraïne", "w:foto’s w:cafés w:Oekraïne"},
	} {
		var uit []string
		for _, k := range lex.tokens(nil, c.in) {
			uit = append(uit, string("wgvl"[k.soort])+":"+c.in[k.van:k.tot])
		}
		if got := strings.Join(uit, " "); got != c.want {
			t.Errorf("\n   in %s\n  got %s\n want %s", c.in, got, c.want)
		}
	}
}

// FuzzSplits: tokens cover every letter and digit once and in order, and the
// sentences are the tokens again.
func FuzzSplits(f *testing.F) {
	for _, s := range splitsRegels(f) {
		f.Add(s)
	}
	f.Add("a\u0301 \u00ad x\u200b€ (((( +31 [[[ {{{ '’'s 0")
	p, _ := NewProfiel(Opties{Begrippen: []Begrip{{Term: "Wmo"}, {Term: "eigen bijdrage"}}})
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			t.Skip()
		}
		tok := p.lex.tokens(nil, s)
		eind := int32(0)
		for _, k := range tok {
			if k.van < eind || k.tot <= k.van || int(k.tot) > len(s) {
				t.Fatalf("token %d–%d after %d in %q", k.van, k.tot, eind, s)
			}
			for _, r := range s[eind:k.van] {
				if letter(r) || digit(r) {
					t.Fatalf("%q is in no token of %q", r, s)
				}
			}
			eind = k.tot
		}
		vorige := 0
		for _, z := range splits(nil, tok, 0, 0, s) {
			if z.van < vorige || z.tot <= z.van {
				t.Fatalf("sentence %d–%d after %d in %q", z.van, z.tot, vorige, s)
			}
			vorige = z.tot
		}
		_, bev := Check([]Block{{Text: s, Scope: Alinea}}, p)
		for _, b := range bev {
			if b.Van < 0 || b.Tot > len(s) || s[b.Van:b.Tot] != b.Woord || !utf8.ValidString(b.Woord) {
				t.Fatalf("finding %s at %d–%d in %q", b.Code, b.Van, b.Tot, s)
			}
		}
		p.Begrippen().Find(s)
	})
}
