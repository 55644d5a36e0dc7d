package keuring

import (
	"bytes"
	"maps"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"socialekaart/generator/diag"
)

const stijl = `body{color:red} /* url(https://example.org) */ p{background:url(i.svg)}`

// gekeurd gives the messages about a site of three pages: the one of a test and
// two that are good.
func gekeurd(t *testing.T, page, style string) diag.List {
	t.Helper()
	data, err := os.ReadFile("testdata/goed.html")
	if err != nil {
		t.Fatal(err)
	}
	twee := string(data)
	twee = strings.NewReplacer(">Goed<", ">Twee<", `"css/`, `"../css/`, `"twee/#plek"`, `"#plek"`, `"twee/"`, `"./"`, `"./"`, `"../"`, "<p>Tekst</p>", `<p id="plek">Tekst</p>`).Replace(twee)
	k := New()
	for name, data := range map[string]string{
		"index.html": page, "twee/index.html": twee, "vier/index.html": strings.ReplaceAll(strings.ReplaceAll(twee, ">Twee<", ">Vier<"), `href="../"`, `href="/kaart/"`),
		"css/site.css": style, "css/i.svg": "", "css/1.js": "",
	} {
		if err := k.Take(name, []byte(data)); err != nil {
			t.Fatal(err)
		}
	}
	return k.Messages("https://example.org/kaart/", nil)
}

// heel are the messages about a page as a whole. A link that skips the menu is
// missing, or its own mistake is elsewhere.
var heel = []string{"pagina-h1", "pagina-main", "pagina-taal", "pagina-titel", "pagina-scherm", "pagina-beleid", "pagina-overslaan", "pagina-groot", "pagina-gebied", "pagina-hulp"}

// TestMistakes: a sound page gives no message, and each mistake of fout.txt gives
// its own and no other, on its line. A rule without a mistake that it finds is no rule.
func TestMistakes(t *testing.T) {
	data, err := os.ReadFile("testdata/goed.html")
	if err != nil {
		t.Fatal(err)
	}
	good := string(data)
	for _, d := range gekeurd(t, good, stijl) {
		t.Errorf("about a sound site: %s: %s [%s]", d.Pos, d.Text, d.Code)
	}
	cases, err := os.ReadFile("testdata/fout.txt")
	if err != nil {
		t.Fatal(err)
	}
	tested := map[string]bool{}
	lines := strings.Split(string(cases), "\n")
	for i := 0; i < len(lines); i++ {
		if lines[i] == "" || strings.HasPrefix(lines[i], "#") {
			continue
		}
		code, old, now := lines[i], lines[i+1], lines[i+2]
		i += 3
		tested[code] = true
		page, style := strings.Replace(good, old, now, 1), strings.Replace(stijl, old, now, 1)
		if page == good && style == stijl {
			t.Errorf("line %d: %q does not stand in goed.html", i, old)
			continue
		}
		codes := map[string]bool{}
		var texts []string
		for _, d := range gekeurd(t, page, style) {
			codes[d.Code] = true
			texts = append(texts, d.Text)
			if d.Hint == "" || d.Pos.File == "" {
				t.Errorf("line %d: %s has no hint or no place", i, d.Code)
			}
			first := 1 + strings.Count(good[:max(strings.Index(good, old), 0)], "\n")
			switch {
			case slices.Contains(heel, d.Code):
			case page == good && d.Pos.Line != 1, page != good && (d.Pos.Line < first || d.Pos.Line > first+strings.Count(now, "\n")):
				t.Errorf("line %d: %s is placed at %v, not at line %d", i, d.Code, d.Pos, first)
			}
		}
		if got := slices.Sorted(maps.Keys(codes)); len(got) != 1 || got[0] != code {
			t.Errorf("line %d: %s is found as %v %q", i, code, got, texts)
		}
	}
	for _, name := range []string{"pagina.go", "element.go", "stijl.go", "keuring.go"} {
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range strings.Split(string(src), `"pagina-`)[1:] {
			code, _, _ := strings.Cut(part, `"`)
			if code = "pagina-" + code; !tested[code] && code != "pagina-vorm" {
				t.Errorf("%s: no case of fout.txt gives %s", name, code)
			}
		}
	}
}

// The same mistake on every page is told once.
func TestGrouped(t *testing.T) {
	k := New()
	for _, name := range []string{"b.html", "a.html", "c.html"} {
		_ = k.Take(name, []byte("<!DOCTYPE html><p style=x>"))
	}
	n := 0
	for _, d := range k.Messages("", nil) {
		if d.Code == "pagina-los" {
			n++
			if d.Pos.File != "a.html" || !strings.Contains(d.Text, "2 andere") {
				t.Errorf("%s: %s", d.Pos, d.Text)
			}
		}
	}
	if n != 1 {
		t.Errorf("told %d times", n)
	}
}

// Too large is measured over the wire, not on the disk.
func TestSize(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	noise := make([]byte, 80_000)
	for i := range noise {
		noise[i] = 'a' + byte(rnd.IntN(26))
	}
	for text, want := range map[string]bool{strings.Repeat("een lang verhaal ", 40_000): false, string(noise) + string(noise[:30_000]): true} {
		k := New()
		_ = k.Take("index.html", []byte("<p>"+text))
		got := slices.ContainsFunc(k.Messages("", nil), func(d diag.Diagnostic) bool { return d.Code == "pagina-groot" })
		if got != want {
			t.Errorf("%d bytes: too large is %v", len(text), got)
		}
	}
}

func FuzzTake(f *testing.F) {
	data, err := os.ReadFile("testdata/goed.html")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Add([]byte("<a href=\x00><svg><title><use xlink:href=a:b></form><input type=image><label for=>"))
	f.Add(bytes.Repeat([]byte("<b>"), 600))
	f.Fuzz(func(t *testing.T, data []byte) {
		judge := func() diag.List {
			k := New()
			_ = k.Take("a/index.html", data)
			_ = k.Take("a/site.css", data)
			return k.Messages("", nil)
		}
		ds := judge()
		if again := judge(); !reflect.DeepEqual(ds, again) {
			t.Errorf("twice the same page, not the same messages:\n%v\n%v", ds, again)
		}
		for _, d := range ds {
			if d.Code == "" || d.Text == "" || d.Hint == "" {
				t.Errorf("a message that does not help: %+v", d)
			}
		}
	})
}
