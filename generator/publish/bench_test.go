package publish

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"testing"
	"time"
)

// BenchmarkPublish writes a site of 10 000 pages of 10 KB, each in a folder of
// its own, over the one before it, and gives the time of each part. It runs on
// the disk of TMPDIR. On ext4 the same work took 1.3 s to 4.9 s of CPU in runs
// shortly after each other, and 0.5 s on tmpfs. The likely reason, not traced:
// ext4 passes over inodes that were freed in the last minutes, one by one.
func BenchmarkPublish(b *testing.B) {
	benchPublish(b, filepath.Join(b.TempDir(), "public"), func(k int) int { return k })
}

// BenchmarkUnchanged does the same with the same pages each time.
func BenchmarkUnchanged(b *testing.B) {
	benchPublish(b, filepath.Join(b.TempDir(), "public"), func(int) int { return 0 })
}

func benchPublish(b *testing.B, dir string, version func(k int) int) {
	const pages = 10_000
	if err := os.MkdirAll(filepath.Dir(dir), 0o777); err != nil {
		b.Fatal(err)
	}
	var opened, created, committed time.Duration
	for k := 0; b.Loop(); k++ {
		page := fmt.Appendf(bytes.Repeat([]byte("sociale kaart\n"), 730), "%d", version(k))
		start := time.Now()
		s, err := Open(dir)
		if err != nil {
			b.Fatal(err)
		}
		opened += time.Since(start)
		start = time.Now()
		var wg sync.WaitGroup
		workers := runtime.GOMAXPROCS(0)
		for w := range workers {
			wg.Go(func() {
				for i := w; i < pages; i += workers {
					if err := s.Create(fmt.Sprintf("voorzieningen/entry-%d/index.html", i), page); err != nil {
						b.Error(err)
					}
				}
			})
		}
		wg.Wait()
		created += time.Since(start)
		start = time.Now()
		if _, err := s.Commit(b.Context()); err != nil {
			b.Fatal(err)
		}
		committed += time.Since(start)
	}
	per := func(d time.Duration) float64 { return float64(d.Milliseconds()) / float64(b.N) }
	b.ReportMetric(per(opened), "open-ms")
	b.ReportMetric(per(created), "create-ms")
	b.ReportMetric(per(committed), "commit-ms")
}
