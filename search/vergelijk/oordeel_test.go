package vergelijk

import (
	"bufio"
	"context"
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"

	"socialekaart/generator"
	"socialekaart/generator/kaart"
	"socialekaart/search"
)

// blind is one file of questions that nobody had tuned for when it was written; its
// header says whether it is spent.
type blind struct {
	bestand string // in testdata
	Vraag   []struct {
		kaart.Vraag
		Erbij []string `toml:"erbij"` // found to be right after the first run
	} `toml:"vraag"`
}

// A beoordeeld is one question of testdata/oordelen.tsv.
type beoordeeld struct {
	zoek, wijk string
	cijfer     map[string]int // entry → 0 to 3
	bestand    string         // where the question is: a file of blinden, else verwacht.toml
}

// oordelen reads testdata/oordelen.tsv; twice has the pairs of those that were
// judged a second time.
func oordelen(t testing.TB, bs []blind) (qs []beoordeeld, twice [][2]int) {
	t.Helper()
	f, err := os.Open("testdata/oordelen.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	grade := func(s string) int {
		n, err := strconv.Atoi(s)
		if err != nil || n < 0 || n > 3 {
			t.Errorf("testdata/oordelen.tsv: %q is no judgement; 0, 1, 2 or 3 is", s)
		}
		return n
	}
	sc := bufio.NewScanner(f)
	for sc.Scan() {
		line := sc.Text()
		if strings.HasPrefix(line, "#") || strings.HasPrefix(line, "zoek\t") {
			continue
		}
		c := strings.Split(line, "\t")
		if len(c) != 5 {
			t.Fatalf("testdata/oordelen.tsv: %q has not five columns", line)
		}
		i := slices.IndexFunc(qs, func(q beoordeeld) bool { return q.zoek == c[0] && q.wijk == c[1] })
		if i < 0 {
			i = len(qs)
			qs = append(qs, beoordeeld{zoek: c[0], wijk: c[1], cijfer: map[string]int{}, bestand: "verwacht.toml"})
			for _, b := range bs {
				for _, v := range b.Vraag {
					if v.Zoek == c[0] && v.Wijk == c[1] {
						qs[i].bestand = b.bestand
					}
				}
			}
		}
		if _, ok := qs[i].cijfer[c[2]]; ok {
			t.Errorf("testdata/oordelen.tsv judges %q for %q twice", c[2], c[0])
		}
		qs[i].cijfer[c[2]] = grade(c[3])
		if c[4] != "" {
			twice = append(twice, [2]int{grade(c[3]), grade(c[4])})
		}
	}
	if err := sc.Err(); err != nil {
		t.Fatal(err)
	}
	return qs, twice
}

// blinden reads the questions that nobody had tuned for, oldest file first.
func blinden(t testing.TB) (bs []blind) {
	t.Helper()
	for _, name := range []string{"blind.toml", "blind2.toml", "blind3.toml", "blind4.toml", "blind5.toml", "blind6.toml"} {
		b := blind{bestand: name}
		if _, err := toml.DecodeFile(filepath.Join("testdata", name), &b); err != nil {
			t.Fatal(err)
		}
		bs = append(bs, b)
	}
	return bs
}

// eigen opens the index of the site in out; what it gives answers a question with
// the first ten, for who has said in which wijk they live.
func eigen(t testing.TB, out string) func(zoek, wijk string) []string {
	t.Helper()
	x, err := search.Open(filepath.Join(out, filepath.FromSlash(generator.BleveMap)))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { x.Close() })
	return func(zoek, wijk string) (ids []string) {
		q := search.Parse(zoek)
		q.Wijk = wijk
		r, err := x.Search(context.Background(), q, 10)
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range r.Treffers {
			ids = append(ids, h.ID)
		}
		return ids
	}
}

// TestOordelen holds the judgements complete: whatever changes the first ten of a
// judged question asks for the judgement of what is new there.
func TestOordelen(t *testing.T) {
	bs := blinden(t)
	qs, twice := oordelen(t, bs)
	if len(qs) < 60 || len(twice) == 0 {
		t.Fatalf("%d questions are judged, %d entries twice; 60 and a fifth are wanted", len(qs), len(twice))
	}
	out, r := site(t, "../..")
	answer := eigen(t, out)
	wanted := map[[2]string][]string{}
	for _, v := range r.Vragen {
		k := [2]string{v.Zoek, v.Wijk}
		wanted[k] = append(wanted[k], v.Verwacht...)
	}
	onSite := func(id string) bool {
		_, err := os.Stat(filepath.Join(out, filepath.FromSlash(id), "index.html"))
		return err == nil
	}
	for _, b := range bs {
		for _, v := range b.Vraag {
			k := [2]string{v.Zoek, v.Wijk}
			if wanted[k] != nil {
				t.Errorf("testdata/%s: %q is asked elsewhere too, so it is not unseen", b.bestand, v.Zoek)
			}
			wanted[k] = slices.Concat(v.Verwacht, v.Erbij)
			for _, id := range wanted[k] {
				if !onSite(id) {
					t.Errorf("testdata/%s: %q for %q is not on the site", b.bestand, id, v.Zoek)
				}
			}
		}
	}
	var open []string
	for _, q := range qs {
		want, ok := wanted[[2]string{q.zoek, q.wijk}]
		if !ok {
			t.Errorf("testdata/oordelen.tsv: %q (wijk %q) is no question of verwacht.toml or of an unseen file", q.zoek, q.wijk)
		}
		for _, id := range slices.Sorted(maps.Keys(q.cijfer)) {
			if !onSite(id) {
				t.Errorf("testdata/oordelen.tsv: %q for %q is not on the site", id, q.zoek)
			}
		}
		open = append(open, q.open(want)...)
		open = append(open, q.open(answer(q.zoek, q.wijk))...)
	}
	if slices.Sort(open); len(open) > 0 {
		t.Errorf("judge these %d: the ranking or the content changed, and nobody has said how good they are. "+
			"Read the entry, give 0 to 3 by the scale at the top of testdata/oordelen.tsv (without looking at its rank) and add the line:\n%s",
			len(open), strings.Join(slices.Compact(open), "\n"))
	}
}

// open gives a line for every one of ids that is not judged.
func (q beoordeeld) open(ids []string) (lines []string) {
	for _, id := range ids {
		if _, ok := q.cijfer[id]; !ok {
			lines = append(lines, q.zoek+"\t"+q.wijk+"\t"+id+"\t?\t")
		}
	}
	return lines
}

// ndcg is nDCG@10 with the gain 2^g-1 of Burges et al. (2005), usual for grades:
// a 3 is worth 7, a 2 is 3, a 1 is 1. The ideal order is of all that was judged.
func (q beoordeeld) ndcg(ids []string) float64 {
	dcg := func(grades []int) (sum float64) {
		for i, g := range grades[:min(10, len(grades))] {
			sum += (math.Exp2(float64(g)) - 1) / math.Log2(float64(i+2))
		}
		return sum
	}
	var got []int
	for _, id := range ids {
		got = append(got, q.cijfer[id])
	}
	best := slices.Sorted(maps.Values(q.cijfer))
	slices.Reverse(best)
	return dcg(got) / dcg(best)
}

// mean gives the mean of xs and the interval in which 95 % of the means of 10,000
// draws from xs lie (percentile bootstrap; always the same draws).
func mean(xs []float64) (m, low, high float64) {
	r := rand.New(rand.NewPCG(1, 2))
	ms := make([]float64, 10_000)
	for i := range ms {
		for range xs {
			ms[i] += xs[r.IntN(len(xs))] / float64(len(xs))
		}
	}
	for _, x := range xs {
		m += x / float64(len(xs))
	}
	slices.Sort(ms)
	return m, ms[250], ms[9750]
}

// kappa is Cohen's, weighted by the square of the distance (Cohen 1968).
func kappa(pairs [][2]int) (k float64, same int) {
	var seen, chance float64
	for _, p := range pairs {
		seen += float64((p[0] - p[1]) * (p[0] - p[1]))
		if p[0] == p[1] {
			same++
		}
		for _, o := range pairs {
			chance += float64((p[0]-o[1])*(p[0]-o[1])) / float64(len(pairs))
		}
	}
	return 1 - seen/chance, same
}

// TestMaten works the measures out by hand for small cases.
func TestMaten(t *testing.T) {
	q := beoordeeld{cijfer: map[string]int{"a": 3, "b": 2, "c": 0}}
	// Ideal 7 + 3/log2(3) = 8.8928; b first and then a: 3 + 7/log2(3) = 7.4165.
	for _, c := range []struct {
		ids  []string
		want float64
	}{{[]string{"a", "b"}, 1}, {[]string{"a", "b", "c"}, 1}, {[]string{"b", "a"}, 0.8340}, {[]string{"c"}, 0}, {nil, 0}} {
		if got := q.ndcg(c.ids); math.Abs(got-c.want) > 1e-4 {
			t.Errorf("nDCG of %v is %.4f, want %.4f", c.ids, got, c.want)
		}
	}
	// Seen 1 in 4; by chance (0+1+1+0 + 0+1+1+0 + 1+0+0+1 + 1+0+0+1)/4 = 2.
	if k, same := kappa([][2]int{{0, 0}, {0, 1}, {1, 1}, {1, 0}}); math.Abs(k-0) > 1e-9 || same != 2 {
		t.Errorf("kappa %.3f with %d the same, want 0 with 2", k, same)
	}
	if k, _ := kappa([][2]int{{0, 0}, {3, 3}}); k != 1 {
		t.Errorf("kappa of the same judgements is %.3f, want 1", k)
	}
	if m, low, high := mean([]float64{0.5, 0.5}); m != 0.5 || low != 0.5 || high != 0.5 {
		t.Errorf("mean %v (%v to %v), want 0.5", m, low, high)
	}
}

// gemeten prints what an engine is worth by judgements and by the unseen
// questions, file by file. answer gives its first ten.
func gemeten(t testing.TB, engine string, bs []blind, qs []beoordeeld, answer func(zoek, wijk string) []string) {
	for _, b := range slices.Concat([]blind{{bestand: "verwacht.toml"}}, bs) {
		var n, three, none float64
		var scores []float64
		var open []string
		for _, q := range qs {
			if q.bestand != b.bestand {
				continue
			}
			ids := answer(q.zoek, q.wijk)
			n, scores, open = n+1, append(scores, q.ndcg(ids)), append(open, q.open(ids)...)
			if len(ids) == 0 {
				none++
			}
			if slices.ContainsFunc(ids[:min(3, len(ids))], func(id string) bool { return q.cijfer[id] >= 2 }) {
				three++
			}
		}
		if n == 0 { // nobody has judged a question of this file
			continue
		}
		m, low, high := mean(scores)
		fmt.Printf("%-9s judged, of %s: %.0f questions, nDCG@10 %.3f (95 %% %.3f to %.3f), a 2 or 3 in the first three %.0f %%, without a hit %.0f, not judged %d\n",
			engine, b.bestand, n, m, low, high, 100*three/n, none, len(open))
		for _, line := range open {
			fmt.Println(line)
		}
	}
	for _, b := range bs {
		b.gemeten(engine, answer)
	}
}

// gemeten prints of how many of its questions an engine has a right answer in
// the first three.
func (b blind) gemeten(engine string, answer func(zoek, wijk string) []string) {
	var first, later, none float64
	n := float64(len(b.Vraag))
	soorten := map[string][2]int{}
	for _, v := range b.Vraag {
		ids := answer(v.Zoek, v.Wijk)
		if len(ids) == 0 {
			none++
		}
		ids = ids[:min(3, len(ids))]
		right := slices.ContainsFunc(ids, func(id string) bool { return slices.Contains(v.Verwacht, id) })
		s := soorten[v.Soort]
		s[1]++
		if right {
			first++
			s[0]++
		}
		soorten[v.Soort] = s
		if right || slices.ContainsFunc(ids, func(id string) bool { return slices.Contains(v.Erbij, id) }) {
			later++
		}
	}
	fmt.Printf("%-9s %s, %.0f questions: right answer in the first three %.1f %% (with what was added later %.1f %%), without a hit %.0f\n          %v\n",
		engine, b.bestand, n, 100*first/n, 100*later/n, none, soorten)
}
