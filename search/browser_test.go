package search

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"socialekaart/generator/browser"
)

// node runs a script of testdata beside the client's files, with lines of JSON
// on its standard input, and gives its standard output.
func node(t testing.TB, dir, script string, input []byte, args ...string) []byte {
	t.Helper()
	cmd := nodeCommand(t, dir, script, args...)
	cmd.Stdin = bytes.NewReader(input)
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s", script, err, out)
	}
	return out
}

// nodeCommand is node without its input.
func nodeCommand(t testing.TB, dir, script string, args ...string) *exec.Cmd {
	t.Helper()
	browser.Tool(t, "node")
	if err := os.CopyFS(dir, os.DirFS("browser")); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join("testdata", script))
	if err != nil {
		t.Fatal(err)
	}
	for name, b := range map[string][]byte{script: text, "package.json": []byte(`{"type":"module"}`)} {
		if err := os.WriteFile(filepath.Join(dir, name), b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command("node", append([]string{script}, args...)...)
	cmd.Dir, cmd.Stderr = dir, os.Stderr
	return cmd
}

// kernel are the words and texts that the analysis must get right, whatever
// else changes: groups of a line share a stem.
var kernel = []string{
	"maatje maatjes", "huis huizen", "dakloos dakloze daklozen", "werkloos werkloze", "schuld schulden", "huisarts huisartsen",
	"depressie depressief depressieve depressies", "café cafés", "eenzaam eenzame eenzaamheid", "vrijwilliger vrijwilligers",
	"activiteit activiteiten", "wandelen wandeling", "cliënt client cliënten", "verdriet verdrietig", "kind kinderen kindje",
	"cursus", "brief brieven", "loop lopen", "bed bedden", "dag dagen", "taalles taallessen",
}

func TestStems(t *testing.T) {
	for _, line := range kernel {
		words := strings.Fields(line)
		for _, w := range words[1:] {
			if a, b := stem(Fold(words[0])), stem(Fold(w)); a != b {
				t.Errorf("%s is %s, but %s is %s", words[0], a, w, b)
			}
		}
	}
	if stem("ouders") == stem("ouderen") {
		t.Error("ouders and ouderen are one stem")
	}
}

var texts = []string{"g.g.z. G.G.Z", "burn-out", "'s-Hertogenbosch 's avonds foto's", "A.B.C-groep", "cliënt coöperatie Ayşe Zoë", "dhr. J. de Vries",
	"o.a. e.d.", "24-uurs 06-12345678", "a.", ".a.b", "x'y'z", "é", "ÄÖÜ ß", "i\u0308 e\u0301", "€ 2,50", "3.14 v1.2.3", "İstanbul ΣΑΣ σας", "日本 привет",
	"\u2019s ochtends l\u2019amour", "a-b-c d--e -f- g'-h", strings.Repeat("lang", 30), "🙂 x🙂y", "\u0301", "a.b.cd e.f.g", "T-shirt", "NIM/SWON & co"}

// vocabulary gives the words of the corpus and of a word list, when there is
// one on this machine (Debian's wdutch).
func vocabulary() []string {
	seen := map[string]bool{}
	add := func(text string) {
		for _, t := range tokenize(text) {
			seen[t.form] = true
		}
	}
	for _, d := range corpus(1500) {
		add(d.Titel + " " + d.Kort + " " + d.Tekst + " " + strings.Join(d.Trefwoorden, " "))
	}
	for _, l := range kernel {
		add(l)
	}
	for w := range nl.stem {
		add(w)
	}
	files, _ := filepath.Glob("../content/*/*.md")
	for _, path := range append(files, "/usr/share/dict/dutch") {
		if b, err := os.ReadFile(path); err == nil {
			add(string(b))
		}
	}
	var out []string
	for w := range seen {
		out = append(out, w)
	}
	slices.Sort(out)
	return out
}

// Go and JavaScript analyse every word alike.
func TestVectors(t *testing.T) {
	var in bytes.Buffer
	enc := json.NewEncoder(&in)
	add := func(kind, argument, want string) { enc.Encode([3]string{kind, argument, want}) }
	words := vocabulary()
	sp, parts := splitter{}, map[bool][]string{}
	for i, p := range nl.parts {
		p = stem(p)
		sp[p] = i%3 > 0
		parts[sp[p]] = append(parts[sp[p]], p)
	}
	add("delen", strings.Join(parts[true], " ")+"."+strings.Join(parts[false], " "), "")
	rnd := rand.New(rand.NewPCG(3, 1))
	for i, w := range words {
		add("stam", w, stem(w))
		add("klank", w, soundKey(w))
		if i%4 == 0 || len(words) < 50000 {
			add("splits", w, strings.Join(sp.split(w), " "))
			add("stuk", w, sp.piece(w))
		}
		if v := misspell(rnd, w); plain(v) && plain(w) && v != "" {
			add("afstand", w+" "+v, fmt.Sprint(distance(w, v, 2)))
		}
	}
	for _, s := range append(texts, hostile...) {
		var out []string
		for _, tk := range tokenize(s) {
			mark := ""
			if tk.part {
				mark = "+"
			}
			out = append(out, mark+tk.form)
		}
		if strings.ToValidUTF8(s, "") == s {
			add("woorden", s, strings.Join(out, " "))
			add("vouw", s, Fold(s))
			add("slug", s, slug(s))
		}
	}
	t.Logf("%s", node(t, t.TempDir(), "vectoren.mjs", in.Bytes()))
}

// misspell makes up to two mistakes in a word.
func misspell(rnd *rand.Rand, w string) string {
	b := []byte(w)
	for range 1 + rnd.IntN(2) {
		if len(b) < 4 {
			break
		}
		i := rnd.IntN(len(b) - 1)
		switch rnd.IntN(4) {
		case 0:
			b = slices.Delete(b, i, i+1)
		case 1:
			b = slices.Insert(b, i, byte('a'+rnd.IntN(26)))
		case 2:
			b[i] = byte('a' + rnd.IntN(26))
		case 3:
			b[i], b[i+1] = b[i+1], b[i]
		}
	}
	return string(b)
}

// question is a query as both sides get it.
type question struct {
	Tekst    string   `json:"tekst"`
	Filters  []Filter `json:"filters,omitempty"`
	Wijk     string   `json:"wijk,omitempty"`
	AlsWoord []string `json:"alsWoord,omitempty"`
}

// answer is what must be the same on both sides.
type answer struct {
	Totaal    int       `json:"totaal"`
	Diep      bool      `json:"diep"`
	Gemist    []string  `json:"gemist"`
	Filters   [][2]any  `json:"filters"`
	Zonder    []string  `json:"zonder"`
	Treffers  [][3]int  `json:"treffers"`
	Waarom    [][]Reden `json:"waarom"`
	Tellingen [][]int   `json:"tellingen"`
}

// questions are the queries of this package's tests and n random ones of one
// to three words: whole, misspelt, cut off, joined, with filters or an area.
func questions(n int) (qs []question) {
	for _, c := range found {
		qs = append(qs, question{Tekst: c.query}, question{Tekst: c.query, Wijk: "lent"}, question{Tekst: c.query, AlsWoord: []string{WijkFacet, "kosten"}})
	}
	for _, h := range hostile {
		if strings.ToValidUTF8(h, "") == h {
			qs = append(qs, question{Tekst: h})
		}
	}
	for _, b := range testBegrippen {
		for _, m := range slices.Concat(b.Sterk, b.Zwak) {
			qs = append(qs, question{Tekst: "ik " + m})
		}
	}
	words := vocabulary()
	rnd := rand.New(rand.NewPCG(9, 9))
	for range n {
		var ws []string
		for range 1 + rnd.IntN(3) {
			w := words[rnd.IntN(len(words))]
			switch rnd.IntN(6) {
			case 0:
				w = misspell(rnd, w)
			case 1:
				w = w[:min(len(w), 3+rnd.IntN(4))]
			case 2:
				w += words[rnd.IntN(len(words))]
			case 3:
				w = pick(rnd, wijken...)
			}
			ws = append(ws, strings.ToValidUTF8(w, ""))
		}
		q := question{Tekst: strings.Join(ws, " ")}
		if rnd.IntN(3) == 0 {
			q.Filters = append(q.Filters, Filter{Naam: "thema", Waarden: []string{"geld", "ontmoeten"}})
		}
		if rnd.IntN(4) == 0 {
			q.Filters = append(q.Filters, Filter{Naam: "wijk", Waarden: []string{"lent"}}, Filter{Naam: "bestaat-niet", Waarden: []string{"x"}})
			q.Filters = q.Filters[:len(q.Filters)-rnd.IntN(2)]
		}
		if rnd.IntN(4) == 0 {
			q.Wijk = "hatert"
		}
		qs = append(qs, q)
	}
	return qs
}

func (x *Index) answer(t testing.TB, q question) answer {
	p := Parse(q.Tekst)
	p.Filters, p.Wijk, p.AlsWoord = q.Filters, q.Wijk, q.AlsWoord
	r, err := x.Search(context.Background(), p, MaxResults)
	if err != nil {
		t.Fatal(err)
	}
	a := answer{Totaal: r.Totaal, Diep: r.Diep, Gemist: append([]string{}, r.Gemist...), Filters: [][2]any{}, Zonder: []string{}, Treffers: [][3]int{}, Waarom: [][]Reden{}, Tellingen: [][]int{}}
	for _, f := range r.Filters {
		var vs []any
		for _, v := range f.Waarden {
			vs = append(vs, v)
		}
		a.Filters = append(a.Filters, [2]any{f.Naam, vs})
	}
	for _, f := range r.Zonder {
		a.Zonder = append(a.Zonder, f.Naam)
	}
	for i, h := range r.Treffers {
		a.Treffers = append(a.Treffers, [3]int{h.Nummer, h.Woorden, h.Score})
		if i < 5 {
			a.Waarom = append(a.Waarom, append([]Reden{}, h.Waarom...))
		}
	}
	for _, g := range r.Facetten {
		ns := []int{}
		for _, v := range g.Waarden {
			ns = append(ns, v.Aantal)
		}
		a.Tellingen = append(a.Tellingen, ns)
	}
	return a
}

// The browser answers as the index does: entries, words, scores, filters,
// counts and reasons of the first hundred, for every query.
func TestParity(t *testing.T) {
	for _, n := range []int{0, 1, 30, 1500} {
		x, _ := built(t, corpus(n), testOptions())
		qs := questions(1000)
		if n < 100 {
			qs = questions(40)
		}
		lines := browserAnswers(t, x, qs)
		wrong := 0
		for i, q := range qs {
			var got answer
			if err := json.Unmarshal(lines[i], &got); err != nil {
				t.Fatal(err)
			}
			if want := x.answer(t, q); !reflect.DeepEqual(got, want) {
				if wrong++; wrong < 4 {
					t.Errorf("%d entries, %+v:\n js %.600s\n go %.600s", n, q, fmt.Sprint(got), fmt.Sprint(want))
				}
			}
		}
		if wrong > 0 {
			t.Errorf("%d entries: %d of %d queries differ", n, wrong, len(qs))
		}
	}
}

// Old browsers unpack the bundle with uitpakken.js, and damaged data ends in an
// error, never in an endless loop.
func TestUnpack(t *testing.T) {
	x, _ := built(t, corpus(400), testOptions())
	dir := t.TempDir()
	writeBundle(t, x, dir)
	t.Logf("%s", node(t, dir, "uitpakken.mjs", nil))
}

func bundleOf(t testing.TB, x *Index) []File {
	t.Helper()
	files, err := x.Bundle()
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func writeBundle(t testing.TB, x *Index, dir string) {
	t.Helper()
	writeFiles(t, filepath.Join(dir, "bundel"), bundleOf(t, x))
}

// browserAnswers lets node answer from the bundle, a line of JSON per query.
func browserAnswers(t testing.TB, x *Index, qs []question, args ...string) [][]byte {
	t.Helper()
	dir := t.TempDir()
	writeBundle(t, x, dir)
	var in bytes.Buffer
	enc := json.NewEncoder(&in)
	for _, q := range qs {
		enc.Encode(q)
	}
	var out [][]byte
	sc := bufio.NewScanner(bytes.NewReader(node(t, dir, "pariteit.mjs", in.Bytes(), args...)))
	sc.Buffer(nil, 1<<24)
	for sc.Scan() {
		out = append(out, slices.Clone(sc.Bytes()))
	}
	if len(out) != len(qs) {
		t.Fatalf("%d answers to %d queries", len(out), len(qs))
	}
	return out
}
