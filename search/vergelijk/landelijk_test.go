package vergelijk

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"socialekaart/generator"
	"socialekaart/generator/browser"
	"socialekaart/generator/kaart"
	"socialekaart/generator/proef"
	"socialekaart/search"
)

var (
	regios  = flag.Int("regios", 10, "regions for BenchmarkLandelijk")
	inRegio = flag.Int("in-regio", 1500, "entries in each of them")
	bewaar  = flag.String("bewaar", "", "a folder in which the regions stay; those that are there are not made again")
)

// landQueries are of every kind: one word, more, a place, a typo, a beginning, a
// word that nothing has.
var landQueries = []string{"eenzaam", "schulden", "wandelen", "koffie", "taalles", "rouw", "mantelzorg", "dementie", "computer", "maatje", "Z15",
	"gratis eten", "eenzaam oudere", "hulp bij formulieren", "mijn vader vergeet alles", "wandelen oosterpark", "koffie rietland maandag",
	"schulthulp", "mantelzorch", "vrijwilligerswer", "belangenbehartiging"}

// BenchmarkLandelijk makes regions of made-up content one by one, their index and
// bundle only, and searches all of them as one: by bleve, and by a browser from
// static files. All regions are made from the same lists of words, so that nearly
// every word is in every region: the hardest case for who has to choose regions.
//
//	go test ./search/vergelijk -run none -bench Landelijk -benchtime 1x -regios 340 -timeout 120m
func BenchmarkLandelijk(b *testing.B) {
	dir := b.TempDir()
	if *bewaar != "" {
		dir = *bewaar
	}
	var xs []*search.Index
	var names, sites []string
	var whole, indexes int64
	start, cpu := time.Now(), processor()
	for i := range *regios {
		names, sites = append(names, fmt.Sprint("regio ", i)), append(sites, fmt.Sprintf("r%d/", i))
		xs = append(xs, region(b, filepath.Join(dir, sites[i]), uint64(i+1)))
		_, all := weigh(b, filepath.Join(dir, sites[i]), "")
		_, bundle := weigh(b, filepath.Join(dir, sites[i]), "bleve")
		whole, indexes = whole+all, indexes+all-bundle
	}
	fmt.Printf("  %d regions of %d entries made in %.0f s, %.0f s of processor; indexes %.1f MB, bundles %.1f MB\n",
		*regios, *inRegio, time.Since(start).Seconds(), (processor() - cpu).Seconds(), mb(indexes), mb(whole-indexes))
	start = time.Now()
	x, err := search.Samen(names, xs)
	if err != nil {
		b.Fatal(err)
	}
	defer x.Close()
	fmt.Printf("  %d entries open as one in %d ms more\n", x.Documenten, time.Since(start).Milliseconds())
	for _, pass := range []string{"first time", "again"} {
		var ms []float64
		cpu := processor()
		for _, text := range landQueries {
			q := search.Parse(text)
			q.ZonderTelling = true
			start := time.Now()
			r, err := x.Search(context.Background(), q, 10)
			if err != nil {
				b.Fatal(err)
			}
			ms = append(ms, float64(time.Since(start).Microseconds())/1000)
			if pass == "again" {
				fmt.Printf("  %-28s %6d found, %7.1f ms\n", text, r.Totaal, ms[len(ms)-1])
			}
		}
		fmt.Printf("  bleve, %d regions, %s: p50 %.1f ms, p99 %.1f ms, mean %.1f ms of processor\n", *regios, pass,
			at(ms, .5), at(ms, .99), (processor()-cpu).Seconds()*1000/float64(len(ms)))
	}
	start, cpu = time.Now(), processor()
	files, err := x.Landelijk(sites)
	if err != nil {
		b.Fatal(err)
	}
	n := put(b, filepath.Join(dir, "land"), files)
	fmt.Printf("  national bundle: %d files, %.2f MB, manifest %d bytes; %.1f s, %.1f s of processor\n", len(files), mb(n), len(files[len(files)-1].Data),
		time.Since(start).Seconds(), (processor() - cpu).Seconds())
	fmt.Printf("  peak of this process: %.0f MB\n", float64(peakMemory())/1e6)
	// "12": what the page asks for ten results; see overal.js.
	for _, most := range []string{"all", "12"} {
		var bs, fs, ms, rs []float64
		for i, a := range landBrowser(b, dir, most) {
			fmt.Printf("  at most %3s: %-28s %7.1f KB in %3d files, %3d regions asked, %6.1f ms, deep %v\n", most, landQueries[i], float64(a.Bytes)/1000, a.Files, a.Gevraagd, a.MS, a.Diep)
			bs, fs, ms, rs = append(bs, float64(a.Bytes)/1000), append(fs, float64(a.Files)), append(ms, a.MS), append(rs, float64(a.Gevraagd))
		}
		fmt.Printf("  browser, cold, at most %s regions: KB p50 %.1f p99 %.1f; files p50 %.0f p99 %.0f; regions p50 %.0f p99 %.0f; ms in node p50 %.1f p99 %.1f\n",
			most, at(bs, .5), at(bs, .99), at(fs, .5), at(fs, .99), at(rs, .5), at(rs, .99), at(ms, .5), at(ms, .99))
	}
}

// region makes the index and the bundle of one region below dir and opens it.
func region(b *testing.B, dir string, seed uint64) *search.Index {
	b.Helper()
	bleve := filepath.Join(dir, "bleve")
	if _, err := os.Stat(filepath.Join(dir, "m.bin")); err == nil { // written last
		x, err := search.Open(bleve)
		if err != nil {
			b.Fatal(err)
		}
		return x
	}
	content := filepath.Join(dir, "content")
	if err := proef.Schrijf(content, *inRegio, seed); err != nil {
		b.Fatal(err)
	}
	day, _ := kaart.ParseDatum(proef.Dag)
	docs, o, r, err := generator.Docs(context.Background(), generator.Options{Root: content, Vandaag: day})
	if err != nil || docs == nil {
		b.Fatal(err, r.Diags)
	}
	if err := os.RemoveAll(content); err != nil {
		b.Fatal(err)
	}
	if _, err := search.Build(bleve, docs, o); err != nil {
		b.Fatal(err)
	}
	x, err := search.Open(bleve)
	if err != nil {
		b.Fatal(err)
	}
	files, err := x.Bundle()
	if err != nil {
		b.Fatal(err)
	}
	put(b, dir, files)
	return x
}

func put(b *testing.B, dir string, files []search.File) (n int64) {
	b.Helper()
	for _, f := range files {
		name := filepath.Join(dir, filepath.FromSlash(f.Path))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(name, f.Data, 0o644); err != nil {
			b.Fatal(err)
		}
		n += int64(len(f.Data))
	}
	return n
}

// landBrowser lets node answer the queries from the bundles in dir; see
// ../testdata/landelijk.mjs.
func landBrowser(b *testing.B, dir, most string) (out []struct {
	Bytes, Files, Gevraagd int
	Diep                   bool
	MS                     float64
}) {
	b.Helper()
	browser.Tool(b, "node")
	run := b.TempDir()
	err := os.CopyFS(run, os.DirFS("../browser"))
	var script []byte
	if err == nil {
		script, err = os.ReadFile("../testdata/landelijk.mjs")
	}
	for name, data := range map[string][]byte{"landelijk.mjs": script, "package.json": []byte(`{"type":"module"}`)} {
		if err == nil {
			err = os.WriteFile(filepath.Join(run, name), data, 0o644)
		}
	}
	if err != nil {
		b.Fatal(err)
	}
	var in bytes.Buffer
	for _, q := range landQueries {
		json.NewEncoder(&in).Encode(map[string]any{"tekst": q, "alsWoord": []string{search.WijkFacet}})
	}
	cmd := exec.Command("node", filepath.Join(run, "landelijk.mjs"), "koud", "10", most)
	cmd.Dir, cmd.Stdin, cmd.Stderr = dir, &in, os.Stderr
	text, err := cmd.Output()
	if err != nil {
		b.Fatalf("%v\n%s", err, text)
	}
	sc := bufio.NewScanner(bytes.NewReader(text))
	sc.Buffer(nil, 1<<22)
	for sc.Scan() {
		out = append(out, struct {
			Bytes, Files, Gevraagd int
			Diep                   bool
			MS                     float64
		}{})
		if err := json.Unmarshal(sc.Bytes(), &out[len(out)-1]); err != nil {
			b.Fatal(err)
		}
	}
	return out
}

func at(values []float64, part float64) float64 {
	s := slices.Sorted(slices.Values(values))
	return s[min(len(s)-1, int(part*float64(len(s))))]
}

// processor gives the time of the processor that this process has used.
func processor() time.Duration {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// peakMemory gives VmHWM of proc(5) in bytes, or 0 elsewhere than on Linux.
func peakMemory() (n int64) {
	data, _ := os.ReadFile("/proc/self/status")
	for line := range strings.Lines(string(data)) {
		if rest, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			fmt.Sscan(rest, &n)
		}
	}
	return n << 10
}
