package stijl

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"socialekaart/generator/diag"
)

func siteCSS(t testing.TB) []Bron {
	t.Helper()
	data, err := os.ReadFile("../../themes/standaard/css/site.css")
	if err != nil {
		t.Fatal(err)
	}
	return []Bron{{"css/site.css", data}}
}

func show(ds diag.List) string {
	var b strings.Builder
	_ = ds.Write(&b, nil)
	return b.String()
}

// TestOwnPalette: our own colours can be read, by day and in the dark, and the
// table in themes/standaard/README.md says how well.
func TestOwnPalette(t *testing.T) {
	css, kleuren, ds := Maak(siteCSS(t), nil)
	if len(css) > 0 || len(ds) > 0 {
		t.Errorf("without tokens: %q, %s", css, show(ds))
	}
	for _, v := range velden {
		if v.naam != "font" && v.naam != "kop" && kleuren[v.naam] == "" {
			t.Errorf("site.css has no colour --%s", v.naam)
		}
	}
	own := map[bool]waarden{false: {}, true: {}}
	for _, d := range lees(siteCSS(t)[0]).declaraties {
		own[d.donker][d.naam] = d.waarde
		if !d.donker {
			own[true][d.naam] = d.waarde
		}
	}
	licht, donker := eigenPalet(own[false]).kleur, eigenPalet(own[true]).kleur
	readme, err := os.ReadFile("../../themes/standaard/README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, voor := range []string{"tekst", "stil", "link", "rand"} {
		cells := ""
		for _, op := range []string{"grond", "vlak", "zacht", "zon"} {
			cells += fmt.Sprintf("%.1f / %.1f | ", verhouding(licht[voor], licht[op]), verhouding(donker[voor], donker[op]))
		}
		if row := "| `" + voor + "` | " + strings.TrimSpace(cells); !strings.Contains(string(readme), row) {
			t.Errorf("README.md of the theme lacks the row\n%s", row)
		}
	}
	bad := Bron{"thema/css/extra.css", []byte("h1{color:red}\n:root{--stil:#999}")}
	_, _, ds = Maak(append(siteCSS(t), bad), nil)
	if got := show(ds); ds.Fouten() != 1 || !strings.Contains(got, "thema/css/extra.css:2: fout: de stille tekst is niet goed te zien: --stil (#999999)") {
		t.Errorf("a colour of the site itself that is too light: %s", got)
	}
}

// TestTokens: every house style of testdata gives a site that can be read, in
// few bytes.
func TestTokens(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.css")
	if len(files) < 4 {
		t.Fatal("no house styles")
	}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		css, _, ds := Maak(siteCSS(t), []Bron{{f, data}})
		if len(ds) > 0 {
			t.Errorf("%s: %s", f, show(ds))
		}
		t.Logf("%s: %d bytes\n%s", f, len(css), css)
		// Measured: 380 to 693 bytes for four published house styles.
		if len(css) == 0 || len(css) > 700 {
			t.Errorf("%s gives %d bytes", f, len(css))
		}
		if got := lees(Bron{"out", css}).declaraties; strings.Count(string(css), "--") != len(got) {
			t.Errorf("%s: what is written cannot be read back: %s", f, css)
		}
	}
}

func TestTokenValues(t *testing.T) {
	for _, c := range []struct{ name, tokens, want string }{
		{"a chain, hsl, another theme behind it", "testdata/waterstad.css", `--link:#125691;.*--rand:#6b6b6b`},
		{"fonts", "testdata/waterstad.css", `--font:"Waterstad Sans", Arial, sans-serif;--kop:"Waterstad Sans", Arial, sans-serif;`},
		{"its own dark", "testdata/heuveldorp.css", `dark\)\{:root\{--tekst:#f5f0e0;--grond:#14120c;--link:#9fe0c8`},
		{"a light brand keeps its words", "testdata/heuveldorp.css", `--knop:#fc0;--op-knop:#222;.*--band:#fc0;--op-band:#222;--licht:#222;--op-licht:#fff`},
		{"white on a button when nothing is said", "testdata/klein.css", `--op-knop:#fff`},
		{"dark by day", "testdata/nacht.css", `^\n:root\{--tekst:#f0f0f0;--grond:#212121;`},
		{"comment", ":root{/* --nl-link-color:red; */--nl-link-color:#00f}", `--link:#00f;`},
		{"the last line of a block", "a{--nl-link-color:red;--nl-link-color:#00f}", `--link:#00f;`},
		{"the first block", "a{--nl-link-color:#00f}b{--nl-link-color:red}", `--link:#00f;`},
		{"another name when the first says nothing", "a{--nl-link-color:inherit;--utrecht-link-color:#00f}", `--link:#00f;`},
		{"a circle", "a{--nl-link-color:var(--b);--b:var(--nl-link-color);--utrecht-link-color:#00f}", `--link:#00f;`},
		{"shines through", "a{--nl-link-color:#0000ff80;--utrecht-document-background-color:#fff;--nl-button-primary-background-color:#000}", ""},
		{"important", "a{--nl-link-color:#00f !important}", `--link:#00f;`},
		{"a semicolon in a string", `a{--x:";--nl-link-color:red";--nl-link-color:#00f}`, `--link:#00f;`},
		{"a layer", "@layer x{@supports (color:red){a{--nl-link-color:#00f}}}", `--link:#00f;`},
		{"a font without an end", `a{--utrecht-document-font-family:Inter}`, `^\n:root\{--font:Inter,system-ui,sans-serif\}\n$`},
	} {
		data := []byte(c.tokens)
		if strings.HasPrefix(c.tokens, "testdata/") {
			var err error
			if data, err = os.ReadFile(c.tokens); err != nil {
				t.Fatal(err)
			}
		}
		css, _, ds := Maak(siteCSS(t), []Bron{{"t.css", data}})
		if c.want == "" {
			if ds.Fouten() == 0 {
				t.Errorf("%s: accepted: %s", c.name, css)
			}
			continue
		}
		if !regexp.MustCompile(c.want).Match(css) {
			t.Errorf("%s: no %s in %s%s", c.name, c.want, css, show(ds))
		}
	}
}

// TestTokenFaults: what cannot be read is refused by name, value, ratio, file and
// line, with a colour that will do.
func TestTokenFaults(t *testing.T) {
	const basis = "\n--utrecht-document-color:#111;--utrecht-document-background-color:#fff;\n--nl-link-color:#00c;--nl-button-primary-background-color:#00c;--nl-button-primary-color:#fff;"
	for _, c := range []struct{ name, tokens, want string }{
		{"text", "a{" + basis + "--utrecht-document-color:#888}", `t.css:3: fout: de tekst is niet goed te zien: --utrecht-document-color (#888888) op --utrecht-document-background-color (#ffffff) heeft contrast 3,54, en minstens 4,5 is nodig [contrast]`},
		{"hint", "a{" + basis + "--utrecht-document-color:#888}", `tip: deze kleur kan wel: #747474`},
		{"link", "a{" + basis + "\n--utrecht-link-color:#00c;--nl-link-color:var(--utrecht-link-color);\n--nl-link-color:hsl(210 80% 60%)}", `t.css:5: fout: een link is niet goed te zien: --nl-link-color (#4799eb)`},
		{"button", "a{" + basis + "--nl-button-primary-background-color:#f80}", `de tekst op een knop is niet goed te zien: --nl-button-primary-color (#ffffff) op --nl-button-primary-background-color (#ff8800) heeft contrast 2,39`},
		{"error", "a{" + basis + "--basis-color-negative-color-default:#f66}", `een melding is niet goed te zien: --basis-color-negative-color-default (#ff6666)`},
		{"field", "a{" + basis + "--utrecht-textbox-border-color:#ccc}", `de rand van een veld is niet goed te zien: --utrecht-textbox-border-color (#cccccc) op --utrecht-document-background-color (#ffffff) heeft contrast 1,6, en minstens 3 is nodig`},
		{"focus", "a{" + basis + "--utrecht-focus-outline-color:#ddd;--utrecht-focus-background-color:#eee}", `de rand om wat u kiest is niet goed te zien: --utrecht-focus-outline-color (#dddddd)`},
		{"in the dark", "a{" + basis + "}@media (prefers-color-scheme:dark){a{--utrecht-document-background-color:#222;--nl-link-color:#900}}", `een link is in het donker niet goed te zien: --nl-link-color (#990000) op --utrecht-document-background-color (#222222)`},
		{"only a ground", "a{--utrecht-document-background-color:#444}", `t.css:1: fout: de tekst is niet goed te zien: de tekst (#2a1f26) op --utrecht-document-background-color (#444444)`},
		{"no colour", "a{--nl-link-color:color-mix(in srgb, red, blue)}", `t.css:1: fout: wij kunnen de kleur van --nl-link-color niet lezen: color-mix(in srgb, red, blue) [token-kleur]`},
		{"no font", "a{--utrecht-document-font-family:x}y{--q:url(a)}b{}", ``},
		{"a font that breaks out", "a{--utrecht-document-font-family:\"a}b\"}", `wij kunnen het lettertype van --utrecht-document-font-family niet lezen`},
		{"nothing of ours", "a{--utrecht-alert-color:red}", `t.css: waarschuwing: in de map tokens staat geen waarde die deze site gebruikt [token-geen]`},
		{"import", "@import url(b.css);a{--nl-link-color:#00c}", `t.css:1: waarschuwing: wat hier wordt opgehaald, lezen wij niet [token-import]`},
	} {
		css, _, ds := Maak(siteCSS(t), []Bron{{"t.css", []byte(c.tokens)}})
		if got := show(ds); !strings.Contains(got, c.want) || (c.want == "") != (got == "") {
			t.Errorf("%s:\n%swant\n%s", c.name, got, c.want)
		}
		if ds.Fouten() > 0 && len(css) > 0 {
			t.Errorf("%s: faults, and a style all the same", c.name)
		}
	}
	// A later file corrects an earlier one.
	if _, _, ds := Maak(siteCSS(t), []Bron{{"a.css", []byte("a{" + basis + "--utrecht-document-color:#888}")}, {"b.css", []byte(":root{--utrecht-document-color:#222}")}}); len(ds) > 0 {
		t.Errorf("corrected: %s", show(ds))
	}
}

func TestColours(t *testing.T) {
	for s, want := range map[string]string{
		"#abc": "#aabbcc", "#AABBCC": "#aabbcc", "#0008": "#777777", "#00000080": "#7f7f7f", "rgb(1,2,3)": "#010203", "rgb(10% 20% 30%)": "#1a334d",
		"rgba(0, 0, 0, .5)": "#808080", "rgb(0 0 0 / 50%)": "#808080", "hsl(211 60% 35%)": "#24578f", "hsl(211, 60%, 35%)": "#24578f", "hsl(0deg 0% 100%)": "#ffffff",
		"hsla(120 100% 25% / 1)": "#008000", "hsl(-120 100% 50%)": "#0000ff", "white": "#ffffff", "rgb(300 -5 0)": "#ff0000",
		"#12": "", "#xyzxyz": "", "rgb(1,2)": "", "hsl(a b c)": "", "rgb(1 2 3": "", "oklch(.5 .1 20)": "", "hsl(nan 1% 1%)": "", "": "",
	} {
		k, ok := leesKleur(s, wit)
		if ok != (want != "") || ok && k.String() != want {
			t.Errorf("%q gives %s (%v), want %s", s, k, ok, want)
		}
	}
}

// FuzzTokens: whatever a token file holds, what is written can be read back by
// the same reader, is short, and nothing in it reaches beyond its own block.
func FuzzTokens(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.css")
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(data))
	}
	for _, s := range []string{"a{--nl-link-color:#00f", "@media{a{--x:var(--y,var(--z}", "/*", `a{--utrecht-document-font-family:"a\"}`, "a{--nl-link-color:var(--a);--a:var(--a) var(--a)}", strings.Repeat("{", 40) + "--nl-link-color:#000"} {
		f.Add(s)
	}
	own := siteCSS(f)
	f.Fuzz(func(t *testing.T, s string) {
		css, _, ds := Maak(own, []Bron{{"t.css", []byte(s)}})
		if ds.Fouten() > 0 && len(css) > 0 {
			t.Fatal("faults, and a style all the same")
		}
		if fonts := strings.Count(string(css), "--font:") + strings.Count(string(css), "--kop:"); fonts == 0 && len(css) > 700 {
			t.Fatalf("%d bytes", len(css))
		}
		if strings.Count(string(css), "{") != strings.Count(string(css), "}") || strings.Count(string(css), "{") > 3 || strings.Contains(string(css), "url(") {
			t.Fatalf("out of its block: %s", css)
		}
		if got := lees(Bron{"out", css}).declaraties; strings.Count(string(css), ":#")+strings.Count(string(css), "--font:")+strings.Count(string(css), "--kop:") != len(got) {
			t.Fatalf("cannot be read back: %s", css)
		}
	})
}
