package search

import (
	"bytes"
	"cmp"
	_ "embed"
	"encoding/json"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// nlJS is the file that the browser loads and that Go reads: one table, two
// languages.
//
//go:embed browser/nl.js
var nlJS []byte

// nl holds the tables of the Dutch analysis; see browser/nl.js for what each
// of them is.
var nl = readTables(nlJS)

type tables struct {
	fold  map[rune]string
	stop  map[string]bool
	light map[string]bool // of stop
	kin   map[string]bool
	stem  map[string]string
	verb  map[string]bool
	sound []pair
	glue  []string
	short map[string]bool
	parts []string
}

type pair struct{ from, to string }

// nederlands is common words of Dutch: first verbs, then after an empty line others.
// They were written down for this program, without a source.
//
//go:embed nederlands.txt
var nederlands string

// dutch gives the stems of common words, in order; of a verb also that of "hij jankt".
// Of 904 such words a site of 227 entries took 162 for a typing error of another.
var dutch = sync.OnceValue(func() []string {
	verbs, others, _ := strings.Cut(nederlands, "\n\n")
	var out []string
	for _, w := range strings.Fields(verbs) {
		s := stem(w)
		if out = append(out, s); !strings.HasSuffix(s, "t") {
			out = append(out, s+"t")
		}
	}
	for _, w := range strings.Fields(others) {
		out = append(out, stem(w))
	}
	slices.Sort(out)
	return slices.Compact(out)
})

// readTables panics on a broken file: it is part of the program.
func readTables(js []byte) tables {
	var raw struct {
		Vouw                                                    []string
		Stop, Naaste, Stam, Werkwoord, Klank, Lijm, Kort, Delen string
	}
	_, text, ok := bytes.Cut(js, []byte("\nexport default "))
	if !ok {
		panic("search: browser/nl.js has no export")
	}
	if err := json.Unmarshal(text, &raw); err != nil {
		panic("search: browser/nl.js: " + err.Error())
	}
	light, _, _ := strings.Cut(raw.Stop, " .")
	t := tables{
		fold:  map[rune]string{},
		stop:  set(strings.Fields(raw.Stop)),
		kin:   set(strings.Fields(raw.Naaste)),
		light: set(strings.Fields(light)),
		stem:  map[string]string{},
		verb:  set(strings.Fields(raw.Werkwoord)),
		glue:  append([]string{""}, strings.Fields(raw.Lijm)...),
		short: set(strings.Fields(raw.Kort)),
		parts: strings.Fields(raw.Delen),
	}
	for _, line := range raw.Vouw {
		to, letters, _ := strings.Cut(line, "=")
		for _, r := range letters {
			t.fold[r] = to
		}
	}
	for _, p := range pairs(raw.Stam) {
		t.stem[p.from] = cmp.Or(p.to, p.from)
	}
	t.sound = pairs(raw.Klank)
	return t
}

func pairs(s string) (ps []pair) {
	for _, f := range strings.Fields(s) {
		from, to, _ := strings.Cut(f, "=")
		ps = append(ps, pair{from, to})
	}
	return ps
}

func set(words []string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}

// Fold gives s in lower case and without accents: "Cliënt" and "client" are
// the same word. Combining marks disappear, other scripts stay as they are.
// It works rune by rune, so that JavaScript can do exactly the same.
func Fold(s string) string {
	if folded(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		if r = unicode.ToLower(r); r < utf8.RuneSelf {
			b.WriteByte(byte(r))
		} else if f, ok := nl.fold[r]; ok {
			b.WriteString(f)
		} else {
			for _, d := range norm.NFD.String(string(r)) {
				if !unicode.Is(unicode.Mn, d) {
					b.WriteRune(d)
				}
			}
		}
	}
	return b.String()
}

// folded says that s is as Fold would make it. Most words are.
func folded(s string) bool {
	for i := range len(s) {
		if c := s[i]; c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' {
			return false
		}
	}
	return true
}
