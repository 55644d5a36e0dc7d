package search

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"github.com/blevesearch/bleve/v2"
	"go.etcd.io/bbolt"
)

// built makes an index of docs and opens it.
func built(t testing.TB, docs []Doc, o Options) (*Index, string) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "bleve")
	if _, err := Build(dir, docs, o); err != nil {
		t.Fatal(err)
	}
	x, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { x.Close() })
	return x, dir
}

// Two builds, of the documents in another order and on another number of
// cores, are the same bytes.
func TestDeterministic(t *testing.T) {
	docs := corpus(4500) // three blocks
	sums := func(procs int) string {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(procs))
		rand.New(rand.NewPCG(uint64(procs), 1)).Shuffle(len(docs), func(i, j int) { docs[i], docs[j] = docs[j], docs[i] })
		dir := filepath.Join(t.TempDir(), "bleve")
		if _, err := Build(dir, docs, testOptions()); err != nil {
			t.Fatal(err)
		}
		m, err := verify(dir)
		if err != nil {
			t.Fatal(err)
		}
		return m.text()
	}
	if a, b := sums(1), sums(2); a != b {
		t.Errorf("two builds differ:\n%s\n%s", a, b)
	}
}

// Any bleve opens the index and finds stems in it, without this package.
func TestStockBleve(t *testing.T) {
	_, dir := built(t, corpus(100), testOptions())
	stock, err := bleve.OpenUsing(dir, map[string]any{"read_only": true})
	if err != nil {
		t.Fatal(err)
	}
	defer stock.Close()
	q := bleve.NewMatchQuery(stem("schuldhulpmaatje"))
	q.SetField("titel")
	r, err := stock.Search(bleve.NewSearchRequest(q))
	if err != nil || r.Total == 0 {
		t.Errorf("stock bleve finds %v, %v", r, err)
	}
}

func TestSmallSites(t *testing.T) {
	for _, n := range []int{0, 1, 2} {
		x, _ := built(t, corpus(n), testOptions())
		for _, q := range []string{"", "koffie", "6532", "hatert", "zzzz", "de het een"} {
			if r, err := x.Search(context.Background(), Parse(q), 10); err != nil || r.Totaal > n {
				t.Errorf("%d entries, %q: %d results, %v", n, q, r.Totaal, err)
			}
		}
	}
	if _, err := Build(t.TempDir(), []Doc{{ID: "a"}, {ID: "a"}}, Options{}); err == nil {
		t.Error("two documents with one identity are accepted")
	}
}

// damages are the ways in which an index can be wrong; each gets the directory
// and a random source.
var damages = []struct {
	name string
	do   func(dir string, rnd *rand.Rand) error
}{
	{"segment cut in half", func(d string, r *rand.Rand) error { return cutFile(d, segmentFile, 0.5) }},
	{"segment empty", func(d string, r *rand.Rand) error { return cutFile(d, segmentFile, 0) }},
	{"segment without its end", func(d string, r *rand.Rand) error { return cutFile(d, segmentFile, 0.99) }},
	{"segment gone", func(d string, r *rand.Rand) error { return os.Remove(filepath.Join(d, segmentFile)) }},
	{"segment, one byte", func(d string, r *rand.Rand) error { return scramble(d, segmentFile, r, 1) }},
	{"segment, 4 KiB", func(d string, r *rand.Rand) error { return scramble(d, segmentFile, r, 4096) }},
	{"root, one byte", func(d string, r *rand.Rand) error { return scramble(d, rootFile, r, 1) }},
	{"root cut", func(d string, r *rand.Rand) error { return cutFile(d, rootFile, r.Float64()) }},
	{"root gone", func(d string, r *rand.Rand) error { return os.Remove(filepath.Join(d, rootFile)) }},
	{"description gone", func(d string, r *rand.Rand) error { return os.Remove(filepath.Join(d, metaFile)) }},
	{"description, one byte", func(d string, r *rand.Rand) error { return scramble(d, metaFile, r, 1) }},
	{"manifest, one byte", func(d string, r *rand.Rand) error { return scramble(d, manifestFile, r, 1) }},
	{"manifest gone", func(d string, r *rand.Rand) error { return os.Remove(filepath.Join(d, manifestFile)) }},
	{"a file too many", func(d string, r *rand.Rand) error {
		return os.WriteFile(filepath.Join(d, "store", fmt.Sprintf("%012x.zap", r.Uint32())), []byte("zap"), 0o644)
	}},
}

func TestDamage(t *testing.T) {
	docs := corpus(60)
	refused, all := 0, 0
	for _, d := range damages {
		for seed := range uint64(3) {
			dir := filepath.Join(t.TempDir(), "bleve")
			if _, err := Build(dir, docs, testOptions()); err != nil {
				t.Fatal(err)
			}
			if err := d.do(dir, rand.New(rand.NewPCG(seed, 7))); err != nil {
				t.Fatal(err)
			}
			x, err := Open(dir)
			if err == nil {
				x.Close()
			}
			if all++; errors.Is(err, ErrKapot) || errors.Is(err, ErrOud) {
				refused++
			} else {
				t.Errorf("%s, seed %d: %v", d.name, seed, err)
			}
		}
	}
	t.Logf("%d of %d damaged indexes refused", refused, all)
}

func TestOldIndex(t *testing.T) {
	_, dir := built(t, corpus(3), testOptions())
	old := fmt.Sprintf("socialekaart-index %d analyse %d documenten 3\n", IndexVersion+1, AnalyseVersion)
	if err := os.WriteFile(filepath.Join(dir, manifestFile), []byte(old), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(dir); !errors.Is(err, ErrOud) {
		t.Errorf("got %v, want ErrOud", err)
	}
}

func cutFile(dir, name string, part float64) error {
	path := filepath.Join(dir, name)
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	return os.Truncate(path, int64(float64(info.Size())*part))
}

func scramble(dir, name string, rnd *rand.Rand, n int) error {
	path := filepath.Join(dir, name)
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	at := rnd.IntN(max(1, len(b)-n))
	for i := at; i < min(len(b), at+n); i++ {
		b[i] ^= byte(1 + rnd.IntN(255))
	}
	return os.WriteFile(path, b, 0o644)
}

// Case Q5: several programs read one index at once; while another one writes in
// it, opening ends with an error within seconds instead of waiting for ever.
func TestSecondOpener(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "bleve")
	if _, err := Build(dir, corpus(3), testOptions()); err != nil {
		t.Fatal(err)
	}
	first, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	second, err := Open(dir)
	if err != nil {
		t.Fatalf("a second reader: %v", err)
	}
	if err := errors.Join(first.Close(), second.Close()); err != nil {
		t.Fatal(err)
	}
	writer, err := bbolt.Open(filepath.Join(dir, rootFile), 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() {
		x, err := Open(dir)
		if err == nil {
			x.Close()
		}
		done <- err
	}()
	select {
	case err := <-done:
		if !errors.Is(err, ErrKapot) {
			t.Errorf("beside a writer: %v", err)
		}
	case <-time.After(20 * time.Second): // it is told to wait 1
		t.Error("waits for a writer")
	}
	if err := writer.Close(); err != nil {
		t.Fatal(err)
	}
}
