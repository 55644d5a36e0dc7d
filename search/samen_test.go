package search

import (
	"context"
	"slices"
	"sync"
	"testing"
)

// halves gives one index of all documents and one of two regions with each half.
func halves(t *testing.T, n int) (one, both *Index) {
	t.Helper()
	docs := corpus(n)
	var a, b []Doc
	for i, d := range docs {
		if i%2 == 0 {
			a = append(a, d)
		} else {
			b = append(b, d)
		}
	}
	one, _ = built(t, docs, testOptions())
	x, _ := built(t, a, testOptions())
	y, _ := built(t, b, testOptions())
	both, err := Samen([]string{"noord", "zuid"}, []*Index{x, y})
	if err != nil {
		t.Fatal(err)
	}
	return one, both
}

// TestSamen: two regions give one ranked list: what is found, how often and in
// which order is as in one index of all, but for entries that score nearly the
// same, because the mean length of a field is that of a region.
func TestSamen(t *testing.T) {
	one, both := halves(t, 800)
	ctx := context.Background()
	regios := map[string]int{}
	for _, text := range []string{"eenzaam", "wandelen meijhorst", "schulden gratis", "koffie", "maatje", "schulthulp", "hatert", "rouw", "z15", "belangenbehartiging"} {
		want, err := one.Search(ctx, Parse(text), 50)
		if err != nil {
			t.Fatal(err)
		}
		got, err := both.Search(ctx, Parse(text), 50)
		if err != nil {
			t.Fatal(err)
		}
		if got.Totaal != want.Totaal || len(got.Treffers) != len(want.Treffers) {
			t.Errorf("%q: %d found, want %d", text, got.Totaal, want.Totaal)
			continue
		}
		scores := map[string]int{}
		for _, h := range want.Treffers {
			scores[h.ID] = h.Score
		}
		same := 0
		for i, h := range got.Treffers {
			regios[h.Regio]++
			if i > 0 && h.Score > got.Treffers[i-1].Score {
				t.Errorf("%q: %s stands below what scores less", text, h.ID)
			}
			if s := scores[h.ID]; s > 0 {
				same++
				if h.Score < s*9/10 || h.Score > s*11/10 {
					t.Errorf("%q: %s scores %d, in one index %d", text, h.ID, h.Score, s)
				}
			}
		}
		if same*10 < len(want.Treffers)*8 {
			t.Errorf("%q: only %d of %d are the same", text, same, len(want.Treffers))
		}
		if !slices.EqualFunc(got.Facetten, want.Facetten, func(a, b Telling) bool { return slices.Equal(a.Waarden, b.Waarden) }) {
			t.Errorf("%q: other counts:\nwant %v\n got %v", text, want.Facetten, got.Facetten)
		}
	}
	if regios["noord"] == 0 || regios["zuid"] == 0 {
		t.Errorf("found in %v", regios)
	}
}

// TestWithoutCounts: who wants no counts gets the same results.
func TestWithoutCounts(t *testing.T) {
	x, _ := built(t, corpus(300), testOptions())
	q := Parse("koffie hatert")
	with, err := x.Search(context.Background(), q, 20)
	if err != nil || len(with.Facetten) == 0 || len(with.Treffers) == 0 {
		t.Fatalf("%+v %v", with, err)
	}
	q.ZonderTelling = true
	without, err := x.Search(context.Background(), q, 20)
	if err != nil || without.Facetten != nil || without.Totaal != with.Totaal || !slices.EqualFunc(with.Treffers, without.Treffers, func(a, b Treffer) bool { return a.ID == b.ID && a.Score == b.Score }) {
		t.Errorf("other results: %+v %v", without, err)
	}
}

// TestSamenAlways: the same question gives the same answer, also from many at
// once, and a region that fails is an error, not a shorter list.
func TestSamenAlways(t *testing.T) {
	_, both := halves(t, 300)
	first, err := both.Search(context.Background(), Parse("koffie samen"), 20)
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 5 {
				r, err := both.Search(context.Background(), Parse("koffie samen"), 20)
				if err != nil || !slices.EqualFunc(r.Treffers, first.Treffers, func(a, b Treffer) bool { return a.ID == b.ID && a.Score == b.Score && a.Regio == b.Regio }) {
					t.Errorf("another answer: %v", err)
				}
			}
		})
	}
	wg.Wait()
	both.samen.regios = both.samen.regios[:1] // as when the other cannot be read
	if _, err := both.Search(context.Background(), Parse("koffie"), 5); err == nil {
		t.Error("half of the regions answers for all")
	}
}
