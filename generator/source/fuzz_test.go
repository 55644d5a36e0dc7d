package source

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/BurntSushi/toml"

	"socialekaart/generator/diag"
)

// seeds are the entry, its front matter and every input of the cases.
func seeds(add func(string)) {
	add(entry)
	add(strings.Split(entry, fence)[1])
	paths, _ := filepath.Glob("testdata/*.txtar")
	for _, p := range paths {
		b, _ := os.ReadFile(p)
		_, _, files := archive(b)
		for n, text := range files {
			if n != "diag" {
				add(runes.Replace(text))
			}
		}
	}
	for _, s := range []string{"a.b.c=1\na.b.d=2", "[a]\n[a.b]\n[[a.c]]\n[a.c.d]\nx=1", "x=[{a=1},{b.c=2}]", "a={b={c=[1,[2]]}}", `"a.b"."c\"d"=1`,
		"a='''\n'''", "a=\"\"\"\n\\\n  x\"\"\"", "[[a]]\n[[a.b]]\n[[a.b]]\n[[a]]\n[[a.b]]", "a=[\n1,#x\n2]", "''=1", "a = {}\n[b.'c d']", "A=1\na=2"} {
		add(s)
	}
}

// stricter are the kinds of flaw that TOML itself would allow: other numbers and
// times, capitals, depth, long lines, {…} on more lines, and the opening quotes
// of a second text that would end the first.
var stricter = map[kind]bool{kindWord: true, kindCapital: true, kindDepth: true, kindLong: true, kindBrace: true, kindMultiClose: true}

// FuzzKeys compares the locator with the library: when it finds no flaw, the
// library accepts the text as well and has the same keys in the same order, or
// the keys contradict one another, which parseTOML finds; when it finds one, the
// library refuses the text, or the locator is stricter on purpose.
func FuzzKeys(f *testing.F) {
	seeds(func(s string) { f.Add(s) })
	f.Fuzz(func(t *testing.T, s string) {
		clean, _ := cleanText("f.toml", []byte(s))
		if clean == nil || len(clean) > 4096 {
			return
		}
		lay := locate(clean, diag.Pos{File: "f.toml", Line: 1})
		lines := strings.Count(string(clean), "\n") + 1
		for _, k := range lay.keys {
			if k.Pos.Line < 1 || k.Pos.Line > lines || k.Pos.Col < 1 || k.Value.Col < 1 {
				t.Fatalf("key %q is nowhere: %v", k.Path, k.Pos)
			}
		}
		var v any
		if len(lay.flaws) > 0 {
			if out := lay.clean(clean); strings.Count(out, "\n") != lines-1 {
				t.Fatalf("mending moved lines:\n%q\n%q", clean, out)
			}
			if _, err := toml.Decode(string(clean), &v); err == nil && !slices.ContainsFunc(lay.flaws, func(f flaw) bool { return stricter[f.kind] }) {
				t.Fatalf("flaws in text that the library accepts: %+v\n%q", lay.flaws, clean)
			}
			return
		}
		md, err := toml.Decode(string(clean), &v)
		if err != nil {
			if !strings.Contains(err.Error(), "already") && !strings.Contains(err.Error(), "is not a table") {
				t.Fatalf("no flaw, but the library refuses: %v\n%q", err, clean)
			}
			return
		}
		var got, want []string
		for _, k := range lay.keys {
			if k.Table || !strings.HasSuffix(k.Path, "]") {
				got = append(got, withoutIndex(k.Path))
			}
		}
		for _, k := range md.Keys() {
			p := ""
			for _, part := range k {
				p = joinPath(p, part)
			}
			want = append(want, p)
		}
		if !slices.Equal(got, want) {
			t.Fatalf("keys of %q\n got %q\nwant %q", clean, got, want)
		}
	})
}

// withoutIndex takes "[3]" out of a path, but not out of a quoted key.
func withoutIndex(p string) string {
	var b strings.Builder
	quoted, escaped, skip := false, false, false
	for i := range len(p) {
		was := escaped
		escaped = p[i] == '\\' && !was
		switch c := p[i]; {
		case c == '"' && !was:
			quoted = !quoted
			b.WriteByte(c)
		case !quoted && c == '[':
			skip = true
		case !quoted && c == ']':
			skip = false
		case !skip:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// FuzzEntry reads any bytes as an entry: nothing hidden gets through, every
// message has a place, and no word of the library reaches an editor.
func FuzzEntry(f *testing.F) {
	seeds(func(s string) { f.Add([]byte(s)) })
	f.Fuzz(func(t *testing.T, b []byte) {
		if len(b) > DefaultLimits.File {
			return
		}
		file, doc, l := readEntry("content/voorzieningen/f.md", slices.Clone(b))
		for _, r := range string(file.Data) {
			if hidden(r) {
				t.Fatalf("%U in the data", r)
			}
		}
		said := 0
		for _, d := range l {
			if said += len(d.Text) + len(d.Hint); said > 100*len(b)+10_000 {
				t.Fatalf("%d messages about %d bytes", len(l), len(b))
			}
			if d.Text == "" || d.Code == "" || strings.Contains(d.Text+d.Hint, "toml:") || strings.Contains(d.Text, "expected") && !strings.Contains(string(b), "expected") {
				t.Fatalf("bad message: %+v", d)
			}
		}
		if doc == nil {
			if len(l) == 0 {
				t.Fatal("refused without a word")
			}
			return
		}
		if doc.Values == nil && len(l) == 0 {
			t.Fatal("no values and no fault")
		}
		checkValue(t, doc, "", doc.Values)
	})
}

func checkValue(t *testing.T, d *document, path string, v any) {
	switch v := v.(type) {
	case nil, int64, float64, bool, time.Time:
	case string:
		if strings.IndexFunc(v, hidden) >= 0 {
			t.Fatalf("%q at %s", v, path)
		}
	case []any:
		for i := range v {
			checkValue(t, d, indexPath(path, i), v[i])
		}
	case map[string]any:
		for k := range v {
			if strings.IndexFunc(k, hidden) >= 0 {
				t.Fatalf("key %q", k)
			}
			checkValue(t, d, joinPath(path, k), v[k])
		}
	default:
		t.Fatalf("%T at %s", v, path)
	}
}
