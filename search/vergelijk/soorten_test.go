package vergelijk

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"

	"socialekaart/generator/proef"
)

// soorten is testdata/soorten.toml, which says what the fields mean.
type soorten struct {
	Vraag []struct {
		Zoek, Soort string
		Regel       []regel
	}
}

// A regel gives a grade to a kind of entry.
type regel struct {
	Cijfer                                           int
	Titel, Trefwoord, Thema, ICPC, Doelgroep, Gebied []string
}

// bron is what the source of an entry says of its kind, titles and keywords in
// small letters.
type bron struct {
	Titel, Status, Wijk string // Wijk is of a location
	GeldigVan           any    `toml:"geldig_van"`
	Themas, Trefwoorden []string
	ICPC, Doelgroepen   []string
	Werkgebied          []string
	Locaties            []string
}

// geldt says whether r is about e. Nothing holds for a rule without conditions.
func (r regel) geldt(e bron) bool {
	some := false
	for _, c := range []struct{ want, has []string }{
		{r.Titel, []string{e.Titel}}, {r.Trefwoord, e.Trefwoorden}, {r.Thema, e.Themas[:min(1, len(e.Themas))]},
		{r.ICPC, e.ICPC}, {r.Doelgroep, e.Doelgroepen}, {r.Gebied, e.Werkgebied},
	} {
		if len(c.want) == 0 {
			continue
		}
		some = slices.ContainsFunc(c.has, func(has string) bool {
			return slices.ContainsFunc(c.want, func(want string) bool {
				ok, err := path.Match(want, has)
				return ok && err == nil
			})
		})
		if !some {
			return false
		}
	}
	return some
}

// beoordeel gives the grade of the first of rules that holds for the entry with
// this id, and which one that is; -1 for none.
func beoordeel(rules []regel, id string, e bron) (cijfer, which int) {
	which = slices.IndexFunc(rules, func(r regel) bool { return r.geldt(e) })
	if which < 0 {
		return 0, which
	}
	most := 3
	switch {
	case e.Status == "gestopt", strings.HasPrefix(id, "praktijkvoorbeelden/"):
		most = 1
	case e.Status == "vol", e.Status == "tijdelijk_dicht":
		most = 2
	}
	return min(rules[which].Cijfer, most), which
}

// verzonnen gives what is published of the made-up site of n entries, by id: the
// entries and the organisations. The wijken of the locations of an entry are added
// to its werkgebied.
func verzonnen(t testing.TB, n int) map[string]bron {
	t.Helper()
	all, wijken := map[string]bron{}, map[string]string{}
	for p, data := range proef.Bestanden(n, 1) { // locations come before entries
		id, ok := strings.CutSuffix(strings.TrimPrefix(p, "content/"), ".md")
		if !ok || path.Dir(id) == "paginas" {
			continue
		}
		front, _, _ := strings.Cut(strings.TrimPrefix(string(data), "+++\n"), "\n+++\n")
		var e bron
		if _, err := toml.Decode(front, &e); err != nil {
			t.Fatalf("%s: %v", p, err)
		}
		if path.Dir(id) == "locaties" {
			wijken[path.Base(id)] = e.Wijk
			continue
		}
		for _, l := range e.Locaties {
			e.Werkgebied = append(e.Werkgebied, wijken[l])
		}
		e.Titel = strings.ToLower(e.Titel)
		for i, w := range e.Trefwoorden {
			e.Trefwoorden[i] = strings.ToLower(w)
		}
		if e.Status != "concept" && e.GeldigVan == nil {
			all[id] = e
		}
	}
	return all
}

// leesSoorten reads testdata/soorten.toml.
func leesSoorten(t testing.TB) (s soorten) {
	t.Helper()
	meta, err := toml.DecodeFile("testdata/soorten.toml", &s)
	if err != nil {
		t.Fatal(err)
	}
	if extra := meta.Undecoded(); len(extra) > 0 {
		t.Fatalf("testdata/soorten.toml: nobody reads %v", extra)
	}
	return s
}

// TestBeoordeel works grades out by hand.
func TestBeoordeel(t *testing.T) {
	rules := []regel{
		{Cijfer: 3, Titel: []string{"wandelgroep *"}, Gebied: []string{"noord", "vogelwijk"}},
		{Cijfer: 2, Titel: []string{"wandel*"}},
		{Cijfer: 2, Trefwoord: []string{"lopen"}},
		{Cijfer: 1, Thema: []string{"bewegen"}},
	}
	for _, c := range []struct {
		id     string
		e      bron
		cijfer int
		which  int
	}{
		{"voorzieningen/a", bron{Titel: "wandelgroep vogelwijk", Werkgebied: []string{"west", "vogelwijk"}}, 3, 0},
		{"voorzieningen/b", bron{Titel: "wandelgroep molenwijk", Werkgebied: []string{"molenwijk"}}, 2, 1},
		{"voorzieningen/c", bron{Titel: "wandelgroepen vogelwijk", Werkgebied: []string{"vogelwijk"}}, 2, 1},
		{"voorzieningen/d", bron{Titel: "yogales", Trefwoorden: []string{"rug", "lopen"}, Themas: []string{"bewegen"}}, 2, 2},
		{"voorzieningen/e", bron{Titel: "yogales", Themas: []string{"bewegen", "hoofd"}}, 1, 3},
		{"voorzieningen/f", bron{Titel: "praatgroep", Themas: []string{"hoofd", "bewegen"}}, 0, -1}, // not its first theme
		{"voorzieningen/g", bron{Titel: "wandelgroep vogelwijk", Werkgebied: []string{"vogelwijk"}, Status: "vol"}, 2, 0},
		{"voorzieningen/h", bron{Titel: "wandelgroep vogelwijk", Werkgebied: []string{"vogelwijk"}, Status: "gestopt"}, 1, 0},
		{"praktijkvoorbeelden/i", bron{Titel: "wandelen in oosterdam"}, 1, 1},
		{"organisaties/j", bron{Titel: "sportclub de linde"}, 0, -1},
	} {
		if got, which := beoordeel(rules, c.id, c.e); got != c.cijfer || which != c.which {
			t.Errorf("%s: %d by rule %d, want %d by rule %d", c.id, got, which, c.cijfer, c.which)
		}
	}
	if (regel{Cijfer: 3}).geldt(bron{Titel: "Yogales"}) {
		t.Error("a rule without conditions holds")
	}
}

// TestSoorten holds testdata/soorten.toml against the made-up site, so that neither
// changes without the other: every rule still gives some entry its grade at 10,000
// entries, where every question has ten that are worth a 3 or a 2, and at 1,000 it
// has five that are worth anything, one of them exactly what is asked for.
func TestSoorten(t *testing.T) {
	s := leesSoorten(t)
	if len(s.Vraag) < 120 {
		t.Fatalf("%d questions; the design names 120", len(s.Vraag))
	}
	few, many := verzonnen(t, 1000), verzonnen(t, 10_000)
	asked := map[string]bool{}
	for _, v := range s.Vraag {
		if asked[v.Zoek] {
			t.Errorf("%q is asked twice", v.Zoek)
		}
		asked[v.Zoek] = true
		if !slices.Contains(vraagsoorten, v.Soort) {
			t.Errorf("%q: %q is no kind of question; %v are", v.Zoek, v.Soort, vraagsoorten)
		}
		var worth [4]int
		for id, e := range few {
			cijfer, _ := beoordeel(v.Regel, id, e)
			worth[cijfer]++
		}
		if worth[3] < 1 || worth[1]+worth[2]+worth[3] < 5 {
			t.Errorf("%q: of 1,000 entries %d are worth a 3, %d a 2, %d a 1; one and five in all are wanted", v.Zoek, worth[3], worth[2], worth[1])
		}
		worth, used := [4]int{}, make([]bool, len(v.Regel))
		for id, e := range many {
			cijfer, which := beoordeel(v.Regel, id, e)
			if worth[cijfer]++; which >= 0 {
				used[which] = true
			}
		}
		if worth[2]+worth[3] < 10 {
			t.Errorf("%q: of 10,000 entries %d are worth a 3, %d a 2; ten are wanted", v.Zoek, worth[3], worth[2])
		}
		for i, r := range v.Regel {
			if r.Cijfer < 1 || r.Cijfer > 3 || !used[i] {
				t.Errorf("%q: rule %d (%+v) decides about no entry, or gives none of 1, 2 and 3", v.Zoek, i+1, r)
			}
		}
	}
}

// vraagsoorten are the kinds of questions, in the order of the file.
var vraagsoorten = []string{"exact", "verbogen", "samenstelling", "meer-woorden", "variant", "accent", "icpc", "typefout", "begin", "plaats", "leken"}

// BenchmarkKinds asks the questions of testdata/soorten.toml of made-up sites. Ours
// is asked twice: with the thesaurus of the demo, which any site can take over, and
// without one, as the made-up site is. The pages are the same.
func BenchmarkKinds(b *testing.B) {
	s := leesSoorten(b)
	for n := range strings.SplitSeq(*entries, ",") {
		size, err := strconv.Atoi(n)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(n, func(b *testing.B) {
			for b.Loop() {
				s.kinds(b, size)
			}
		})
	}
}

func (s soorten) kinds(b *testing.B, n int) {
	all := verzonnen(b, n)
	var queries []string
	var qs []beoordeeld
	for _, v := range s.Vraag {
		q := beoordeeld{zoek: v.Zoek, cijfer: map[string]int{}}
		for id, e := range all {
			if cijfer, _ := beoordeel(v.Regel, id, e); cijfer > 0 {
				q.cijfer[id] = cijfer
			}
		}
		queries, qs = append(queries, v.Zoek), append(qs, q)
	}
	root := b.TempDir()
	if err := proef.Schrijf(root, n, 1); err != nil {
		b.Fatal(err)
	}
	bare, _ := site(b, root)
	thesaurus, err := os.ReadFile("../../content/synoniemen.toml")
	if err == nil {
		err = os.WriteFile(filepath.Join(root, "content", "synoniemen.toml"), thesaurus, 0o644)
	}
	if err != nil {
		b.Fatal(err)
	}
	full, _ := site(b, root)
	s.print(n, "ours", qs, ask(b, "ons", full, "warm", queries))
	s.print(n, "ours, no thesaurus", qs, ask(b, "ons", bare, "warm", queries))
	if *peer {
		index(b, full)
		s.print(n, "pagefind", qs, ask(b, "pagefind", full, "warm", queries))
	}
}

// print gives what an engine is worth, in all and by kind of question, and its
// worst questions.
func (s soorten) print(n int, engine string, qs []beoordeeld, as []answer) {
	var scores []float64
	kind := map[string][]float64{}
	var none, worst []string
	for i, a := range as {
		var ids []string
		for _, u := range a.URLs {
			ids = append(ids, strings.TrimSuffix(u, "/"))
		}
		x := qs[i].ndcg(ids)
		scores = append(scores, x)
		kind[s.Vraag[i].Soort] = append(kind[s.Vraag[i].Soort], x)
		if len(ids) == 0 {
			none = append(none, qs[i].zoek)
		}
		if x < .9 {
			var got []int
			for _, id := range ids {
				got = append(got, qs[i].cijfer[id])
			}
			worst = append(worst, fmt.Sprintf("  %.2f %q %v", x, qs[i].zoek, got))
		}
	}
	m, low, high := mean(scores)
	fmt.Printf("%d entries, %s: nDCG@10 %.3f (95 %% %.3f to %.3f), without a hit %d %q\n ", n, engine, m, low, high, len(none), none)
	for _, k := range vraagsoorten {
		m, _, _ := mean(kind[k])
		fmt.Printf(" %s %.2f", k, m)
	}
	slices.Sort(worst)
	fmt.Printf("\n%s\n", strings.Join(worst, "\n"))
}
