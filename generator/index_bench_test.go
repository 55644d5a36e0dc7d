package generator_test

import (
	"context"
	"encoding/gob"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"socialekaart/generator"
	"socialekaart/generator/browser/demo"
	"socialekaart/generator/proef"
	"socialekaart/generator/source"
	"socialekaart/search"
)

// indexInput is the variable by which BenchmarkIndex starts itself: the peak of
// memory is of a process, and making the content must not count.
const indexInput = "SOCIALEKAART_INDEX"

// BenchmarkIndex prints what the index and the bundle of a made-up site take, in a
// process that does nothing else:
//
//	go test ./generator -run none -bench Index -benchtime 1x
//
// SOCIALEKAART_ENTRIES says of how many entries (10,000 when that is not set), and
// SOCIALEKAART_PROFIEL the folder for cpu.out and mem.out.
func BenchmarkIndex(b *testing.B) {
	if path := os.Getenv(indexInput); path != "" {
		indexAlone(b, path)
		return
	}
	n := entries(b, 10_000)
	root := b.TempDir()
	if err := proef.Schrijf(root, n, 1); err != nil {
		b.Fatal(err)
	}
	o := generator.Options{Root: root, Vandaag: demo.Dag, Limits: source.DefaultLimits}
	o.Limits.Files = max(o.Limits.Files, 2*n)
	docs, options, err := generator.Zoekinvoer(context.Background(), o)
	if err != nil {
		b.Fatal(err)
	}
	path := filepath.Join(root, "invoer.gob")
	f, err := os.Create(path)
	if err != nil {
		b.Fatal(err)
	}
	if err := gob.NewEncoder(f).Encode(invoer{docs, options}); err != nil {
		b.Fatal(err)
	}
	if err := f.Close(); err != nil {
		b.Fatal(err)
	}
	args := []string{"-test.run", "none", "-test.bench", "Index$", "-test.benchtime", "1x"}
	if dir := os.Getenv("SOCIALEKAART_PROFIEL"); dir != "" {
		args = append(args, "-test.cpuprofile", filepath.Join(dir, "cpu.out"), "-test.memprofile", filepath.Join(dir, "mem.out"), "-test.memprofilerate", "65536")
	}
	for b.Loop() {
		cmd := exec.Command(os.Args[0], args...)
		cmd.Env, cmd.Stdout, cmd.Stderr = append(os.Environ(), indexInput+"="+path), os.Stdout, os.Stderr
		if err := cmd.Run(); err != nil {
			b.Fatal(err)
		}
	}
}

type invoer struct {
	Docs    []search.Doc
	Options search.Options
}

func indexAlone(b *testing.B, path string) {
	f, err := os.Open(path)
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	var in invoer
	if err := gob.NewDecoder(f).Decode(&in); err != nil {
		b.Fatal(err)
	}
	before := processor(b)
	dir := filepath.Join(b.TempDir(), "bleve")
	r, err := search.Build(dir, in.Docs, in.Options)
	if err != nil {
		b.Fatal(err)
	}
	between := processor(b)
	x, err := search.Open(dir)
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
	after := processor(b)
	fmt.Printf("%d entries: index %.1f MB (%.8s), bundle %.2f MB in %d files; processor %.1f s for the index and %.1f s for the bundle, at most %d MB of memory with the entries in it\n",
		r.Documenten, float64(r.Bytes)/1e6, r.Digest, float64(size)/1e6, len(files), (between - before).Seconds(), (after - between).Seconds(), peak(b))
}

// processor gives the time that this process used of the processor.
func processor(b *testing.B) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// peak gives the most memory that this process had, in MB. That of getrusage would
// be the most of the process that started it, if that is more.
func peak(b *testing.B) (mb int) {
	text, err := os.ReadFile("/proc/self/status")
	if err != nil {
		b.Fatal(err)
	}
	_, after, _ := strings.Cut(string(text), "VmHWM:")
	if _, err := fmt.Sscan(after, &mb); err != nil {
		b.Fatal(err)
	}
	return mb >> 10
}
