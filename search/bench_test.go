package search

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

var benchEntries = flag.String("entries", "10000,20000", "sizes of site for BenchmarkBuild")

// alone is the variable by which BenchmarkBuild starts itself: the peak of memory
// is of a process, so each size gets one.
const alone = "SOCIALEKAART_BUILD"

// BenchmarkBuild prints what it takes to build the index and the bundle of a site:
//
//	go test ./search -run none -bench Build -benchtime 1x
func BenchmarkBuild(b *testing.B) {
	if s := os.Getenv(alone); s != "" {
		n, err := strconv.Atoi(s)
		if err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			buildAlone(b, n)
		}
		return
	}
	for s := range strings.SplitSeq(*benchEntries, ",") {
		b.Run(s, func(b *testing.B) {
			for b.Loop() {
				cmd := exec.Command(os.Args[0], "-test.run", "none", "-test.bench", "Build$", "-test.benchtime", "1x")
				cmd.Env = append(os.Environ(), alone+"="+s)
				out, err := cmd.CombinedOutput()
				line, _, found := strings.Cut(string(out), " entries:")
				if err != nil || !found {
					b.Fatalf("%v\n%s", err, out)
				}
				rest, _, _ := strings.Cut(string(out)[len(line):], "\n")
				fmt.Println(s + rest)
			}
		})
	}
}

func buildAlone(b *testing.B, n int) {
	docs, o := corpus(n), testOptions()
	_, before := usage(b)
	start := time.Now()
	dir := filepath.Join(b.TempDir(), "bleve")
	r, err := Build(dir, docs, o)
	if err != nil {
		b.Fatal(err)
	}
	x, err := Open(dir)
	if err != nil {
		b.Fatal(err)
	}
	defer x.Close()
	files, err := x.Bundle()
	if err != nil {
		b.Fatal(err)
	}
	size := 0
	for _, f := range files {
		size += len(f.Data)
	}
	took := time.Since(start)
	peak, after := usage(b)
	fmt.Printf("\n%d entries: index %.1f MB, bundle %.2f MB in %d files: %.1f s, %.1f s of processor, at most %d MB of memory with the entries in it\n",
		n, float64(r.Bytes)/1e6, float64(size)/1e6, len(files), took.Seconds(), (after - before).Seconds(), peak>>20)
}

// usage gives the peak of memory of this process, in bytes, and its processor time.
func usage(b *testing.B) (peak int64, cpu time.Duration) {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return u.Maxrss << 10, time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
