package main

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"

	"socialekaart/generator/kaart"
)

// mutant is a file with one fault in it: where it stands, and, when there is a
// right thing to advise, words that its message must hold.
type mutant struct {
	text string
	line int // from 1
	hint string
}

// mutations are the ways to make a fault; each gives nil when it does not apply
// to a file, or not at the place that r chose. A new way is a new row.
var mutations = []struct {
	name string
	do   func(r *rand.Rand, t *text) *mutant
}{
	{"M1 quote", drop(`"`)},
	{"M1 bracket", drop("[]")},
	{"M1 equals", rewrite(` = `, " ")},
	{"M1 colon", rewrite(` = `, ": ")},
	{"M1 curly", rewrite(`"([^"]*)"`, "“$1”", "‘$1’", `"$1”`, `„$1"`)},
	{"M1 unquoted", rewrite(`"([^"]*)"$`, "$1")},
	{"M1 fence", fence},
	{"M2 typo", typo},
	{"M2 capital", func(r *rand.Rand, t *text) *mutant {
		f := pick(r, t.fields)
		return t.with(f.at, strings.ToUpper(f.key[:1])+t.lines[f.at][1:], t.lines[f.at])
	}},
	{"M2 header", head(`^\[(\w+)\]$`)},
	{"M2 header of blocks", head(`^\[\[(\w+)\]\]$`)},
	{"M2 table", func(r *rand.Rand, t *text) *mutant {
		f := pick(r, t.fields)
		if !t.md || f.table == "" || f.table == "contact" || f.veld.Vorm == kaart.Tabel {
			return nil
		}
		return t.with(f.at, t.lines[f.at]+"\nwhatsapp = \"06 00 00 00 00\"", "").down(1)
	}},
	{"M3 near", func(r *rand.Rand, t *text) *mutant { return reference(r, t, misspell) }},
	{"M3 far", func(r *rand.Rand, t *text) *mutant {
		m := reference(r, t, func(*rand.Rand, string) string { return "bestaat-echt-niet" })
		if m != nil {
			m.hint = ""
		}
		return m
	}},
	{"M3 link", func(r *rand.Rand, t *text) *mutant {
		return t.inBody(r, regexp.MustCompile(`\]\(id:\w+/([a-z-]+)`), func(s string) string { return misspell(r, s) })
	}},
	{"M3 anchor", func(r *rand.Rand, t *text) *mutant {
		return t.inBody(r, regexp.MustCompile(`#([a-z-]+)\)`), func(s string) string { return misspell(r, s) })
	}},
	{"M4 value", wrong},
	{"M4 list", func(r *rand.Rand, t *text) *mutant {
		f := pick(r, t.fields)
		if one := strings.Trim(f.value, "[]"); f.value[0] == '[' && !strings.Contains(one, ",") {
			return t.with(f.at, f.key+" = "+one, f.key+" = ["+one+"]")
		} else if f.value[0] != '[' {
			return t.with(f.at, f.key+" = ["+f.value+"]", "")
		}
		return nil
	}},
	{"M5 text", func(r *rand.Rand, t *text) *mutant {
		bad := pick(r, badText)
		i := r.IntN(len(t.lines))
		if i <= t.front || !t.md || t.lines[i] == "" || t.lines[i][0] == '#' {
			return nil
		}
		return t.with(i, t.lines[i]+" "+bad.text, bad.hint)
	}},
	{"M5 block", func(r *rand.Rand, t *text) *mutant {
		i := r.IntN(len(t.lines))
		if i <= t.front || !t.md || t.lines[i] != "" {
			return nil
		}
		return t.with(i, "\n"+pick(r, []string{"<script>alert(1)</script>", "<div>", "<!-- weg -->", "<svg onload=x>", "[a]: https://example.org/"})+"\n", "").down(1)
	}},
	{"M6 rune", func(r *rand.Rand, t *text) *mutant {
		i := r.IntN(len(t.lines) - 1)
		l := []rune(t.lines[i])
		j := r.IntN(len(l) + 1)
		if i+j == 0 {
			return nil // a byte order mark may stand there
		}
		bad := pick(r, []string{"\x00", "\x07", "\u200b", "\u202e", "\u2066", "\u200e", "\U000e0041", "\ufeff", "\x7f", "\u0085", "\xff", "\u00ad", "\u2028"})
		return t.with(i, string(l[:j])+bad+string(l[j:]), "")
	}},
	{"M7 key", func(r *rand.Rand, t *text) *mutant {
		f := pick(r, t.fields)
		return t.with(f.at, t.lines[f.at]+"\n"+t.lines[f.at], "haal een van de twee").down(1)
	}},
	{"M7 table", func(r *rand.Rand, t *text) *mutant {
		i := r.IntN(t.front)
		if !regexp.MustCompile(`^\[\w`).MatchString(t.lines[i]) || t.lines[t.front-1] == "" {
			return nil
		}
		return t.with(t.front-1, t.lines[t.front-1]+"\n"+t.lines[i], "").down(1)
	}},
	{"M7 id", func(r *rand.Rand, t *text) *mutant {
		if t.md || t.fields[0].key != "id" {
			return nil
		}
		n := slices.Index(t.lines, "") // the first block of a vocabulary, put once more at the end
		return t.with(t.front-1, t.lines[t.front-1]+"\n\n"+strings.Join(t.lines[:n], "\n"), "andere naam").down(3)
	}},
}

// badText is what may not stand in a text, and what to advise.
var badText = []struct{ text, hint string }{
	{"<b>vet</b>", "**"}, {"<em>x</em>", "*"}, {"<script>alert(1)</script>", ""}, {"<br>", ""}, {"<!-- x -->", ""}, {"<img src=x onerror=alert(1)>", ""},
	{"[x](javascript:alert(1))", ""}, {"[x](JAVASCRIPT&colon;alert(1))", ""}, {"[x](data:text/html,x)", ""}, {"[x](vbscript:x)", ""},
	{"[x](//example.org/x)", "https://example.org"}, {"[x](www.example.org)", "https://www.example.org"}, {"[x](info@example.org)", "mailto:info@example.org"},
	{"[x](voorzieningen/wandelclub)", "id:voorzieningen/wandelclub"}, {"[x](ftp://example.org/x)", ""}, {"[x](https://e xample.org)", ""}, {"[x](file:///etc/passwd)", ""},
	{"![foto](foto.jpg)", "in woorden"}, {"<https://example.org/>", "](https://example.org/)"}, {"[](https://example.org/)", ""},
	{"[x](id:voorzieningen/bestaat-niet)", ""}, {"[x](/bestaat-niet/)", ""}, {"[x](#nergens-te-vinden)", ""},
	{"geboren op 3-5-1950", "haal"}, {"111222333", "haal"}, {"piet@gmail.com", "organisatie"},
}

// badValues are wrong values for the forms of a field, and what to advise.
var badValues = map[kaart.Vorm][]struct{ value, hint string }{
	kaart.Datumvorm:    {{"23-10-2026", "2026-10-23"}, {"2026-02-30", "28 dagen"}, {"31-2-2026", ""}, {"3 maart 2026", "2026-03-03"}, {`"2026-10-05"`, "2026-10-05"}, {"2026-10-05T10:00:00", "2026-10-05"}, {"gisteren", ""}, {"20261005", ""}},
	kaart.Klokvorm:     {{"9:00", `"09:00"`}, {"9.00", `"09:00"`}, {`"9:00"`, `"09:00"`}, {`"9.00 uur"`, `"09:00"`}, {`"25:00"`, ""}, {"9", `"09:00"`}, {"10:00", `"10:00"`}, {"true", ""}},
	kaart.Getal:        {{`"5"`, " = 5"}, {"twee", ""}, {"2,5", ""}, {"2.5", ""}, {"-1", ""}, {"99999999999999999999", ""}, {"007", " = 7"}, {"nan", ""}, {"true", ""}},
	kaart.JaNee:        {{"True", "true"}, {"Ja", " = true"}, {`"ja"`, " = true"}, {"nee", " = false"}, {"1", ""}, {`"misschien"`, ""}},
	kaart.Keuze:        {{`"bestaat-niet"`, ""}, {"5", ""}, {"Ja", ""}, {`""`, ""}},
	kaart.Tekst:        {{"5", `"5"`}, {"true", ""}, {`""`, ""}, {`"` + strings.Repeat("lang ", 100) + `"`, "weg"}, {"2026-01-01", ""}, {`"""`, ""}, {`"a\d"`, `\\d`}, {`"x\u202ex"`, ""}},
	kaart.Telefoonvorm: {{"024 000 00 00", `"024 000 00 00"`}, {`"024 000 00 0"`, ""}, {`"bel ons"`, ""}, {"0240000000", `"0240000000"`}, {`"06 12345678"`, ""}},
	kaart.Emailvorm:    {{`"info at example.org"`, ""}, {"info@example.org", `"info@example.org"`}, {`"info@example"`, ""}, {`"piet.jansen@gmail.com"`, ""}},
	kaart.Webvorm:      {{`"www.example.org/x"`, `"https://www.example.org/x"`}, {`"htps://example.org"`, ""}, {"https://example.org/", `"https://example.org/"`}, {`"javascript:alert(1)"`, ""}},
	kaart.Postcodevorm: {{`"6501xx"`, `"6501 XX"`}, {`"6501 xx"`, `"6501 XX"`}, {"6501 XX", `"6501 XX"`}, {`"650 XX"`, ""}},
	kaart.Bedragvorm:   {{"2,50", "2.50"}, {"€ 2,50", "2.50"}, {`"2.50"`, "2.50"}, {"-1", ""}, {"gratis", ""}},
	kaart.Graden:       {{"51,82", "51.82"}, {"518.2", ""}, {`"51.82"`, "51.82"}},
	kaart.KvKvorm:      {{"12345678", `"12345678"`}, {`"1234"`, ""}},
	kaart.Slugvorm:     {{`"Met Hoofdletter"`, ""}, {`"met_streep"`, ""}},
	kaart.Verwijzing:   {{`"Welzijn Dorp"`, ""}, {"7", ""}, {`""`, ""}},
}

// wrong gives a field a value that it cannot have.
func wrong(r *rand.Rand, t *text) *mutant {
	f := pick(r, t.fields)
	bad := badValues[f.veld.Vorm]
	if len(bad) == 0 || f.value[0] == '[' || f.key == "id" {
		return nil
	}
	if f.veld.Vorm == kaart.Keuze && r.IntN(2) == 0 {
		return t.with(f.at, f.key+" = \""+misspell(r, strings.Trim(f.value, `"`))+`"`, f.value)
	}
	b := pick(r, bad)
	return t.with(f.at, f.key+" = "+b.value, b.hint)
}

// drop takes away one of the given characters in a field or a header.
func drop(chars string) func(*rand.Rand, *text) *mutant {
	return func(r *rand.Rand, t *text) *mutant {
		i := r.IntN(t.front)
		l := t.lines[i]
		var at []int
		for j := range len(l) {
			if strings.IndexByte(chars, l[j]) >= 0 {
				at = append(at, j)
			}
		}
		if len(at) == 0 || l[0] == '#' || strings.HasPrefix(l, "[[") {
			return nil // [tijden] for [[tijden]] can be told at more than one line
		}
		j := pick(r, at)
		return t.with(i, l[:j]+l[j+1:], strings.TrimSpace(l))
	}
}

// rewrite replaces one match in a field; the advice is the line as it was.
func rewrite(pattern string, with ...string) func(*rand.Rand, *text) *mutant {
	re := regexp.MustCompile(pattern)
	return func(r *rand.Rand, t *text) *mutant {
		f := pick(r, t.fields)
		l := t.lines[f.at]
		m := re.FindStringSubmatchIndex(l)
		if m == nil {
			return nil
		}
		return t.with(f.at, l[:m[0]]+string(re.ExpandString(nil, pick(r, with), l, m))+l[m[1]:], l)
	}
}

// head misspells a header.
func head(pattern string) func(*rand.Rand, *text) *mutant {
	re := regexp.MustCompile(pattern)
	return func(r *rand.Rand, t *text) *mutant {
		i := r.IntN(t.front)
		h := re.FindStringSubmatch(t.lines[i])
		if h == nil {
			return nil
		}
		return t.with(i, strings.Replace(t.lines[i], h[1], misspell(r, h[1]), 1), h[1])
	}
}

func fence(r *rand.Rand, t *text) *mutant {
	if !t.md {
		return nil
	}
	i := pick(r, []int{0, t.front})
	if r.IntN(2) == 0 {
		return t.with(i, pick(r, []string{"++", "++++", "---", "+ + +"}), "+++")
	}
	lines := slices.Delete(slices.Clone(t.lines), i, i+1)
	return &mutant{strings.Join(lines, "\n"), i + 1, "+++"}
}

// typo misspells a key.
func typo(r *rand.Rand, t *text) *mutant {
	f := pick(r, t.fields)
	bad := misspell(r, f.key)
	for _, g := range t.fields {
		if g.key == bad {
			return nil
		}
	}
	return t.with(f.at, bad+t.lines[f.at][len(f.key):], f.key)
}

// reference changes one id that a field refers to.
func reference(r *rand.Rand, t *text, change func(*rand.Rand, string) string) *mutant {
	f := pick(r, t.fields)
	if f.veld.Vorm != kaart.Verwijzing {
		return nil
	}
	ids := regexp.MustCompile(`"([^"]+)"`).FindAllStringSubmatchIndex(f.value, -1)
	m := pick(r, ids)
	old := f.value[m[2]:m[3]]
	dir, slug := "", old
	if i := strings.IndexByte(old, '/'); i >= 0 {
		dir, slug = old[:i+1], old[i+1:]
	}
	return t.with(f.at, f.key+" = "+f.value[:m[2]]+dir+change(r, slug)+f.value[m[3]:], old)
}

// inBody changes the first group of re on a line of the text.
func (t *text) inBody(r *rand.Rand, re *regexp.Regexp, change func(string) string) *mutant {
	i := r.IntN(len(t.lines))
	m := re.FindStringSubmatchIndex(t.lines[i])
	if m == nil || i <= t.front {
		return nil
	}
	l := t.lines[i]
	return t.with(i, l[:m[2]]+change(l[m[2]:m[3]])+l[m[3]:], l[m[2]:m[3]])
}

// with gives t with another line i.
func (t *text) with(i int, line, hint string) *mutant {
	lines := slices.Clone(t.lines)
	if lines[i] == line {
		return nil
	}
	lines[i] = line
	return &mutant{strings.Join(lines, "\n"), i + 1, hint}
}

// down says that the fault stands n lines lower.
func (m *mutant) down(n int) *mutant {
	if m != nil {
		m.line += n
	}
	return m
}

// misspell makes one typing error in a word: a letter lost, doubled, swapped
// with the next, or another one.
func misspell(r *rand.Rand, w string) string {
	if len(w) < 2 {
		return w + "x"
	}
	i := r.IntN(len(w) - 1)
	for {
		out := ""
		switch r.IntN(4) {
		case 0:
			out = w[:i] + w[i+1:]
		case 1:
			out = w[:i+1] + w[i:]
		case 2:
			out = w[:i] + w[i+1:i+2] + w[i:i+1] + w[i+2:]
		default:
			out = w[:i] + string(rune('a'+r.IntN(26))) + w[i+1:]
		}
		if out != w && out != "" {
			return out
		}
	}
}

func pick[T any](r *rand.Rand, xs []T) T { return xs[r.IntN(len(xs))] }
