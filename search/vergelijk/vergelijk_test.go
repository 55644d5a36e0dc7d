// Package vergelijk measures the search next to Pagefind, on the same pages and in
// the same run. It needs node, npx and chromium, and the npm registry for Pagefind:
//
//	go test ./search/vergelijk -run none -bench . -benchtime 1x -timeout 60m
//
// -entries 1000,10000,20000 says for which sizes of made-up site, -pagefind=false
// leaves Pagefind out of these: at 10,000 entries it takes 2.5 GB of memory.
package vergelijk

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"socialekaart/generator"
	"socialekaart/generator/browser"
	"socialekaart/generator/kaart"
	"socialekaart/generator/proef"
	"socialekaart/generator/source"
	"socialekaart/search"
	"socialekaart/themes"
)

const pagefind = "pagefind@1.6.0"

var (
	entries = flag.String("entries", "1000,10000,20000", "sizes of site")
	peer    = flag.Bool("pagefind", true, "put the queries of BenchmarkSizes and BenchmarkKinds to Pagefind too")
)

// site builds the content in root and gives the folder of the site.
func site(b testing.TB, root string) (string, *generator.Report) {
	b.Helper()
	day, _ := kaart.ParseDatum(proef.Dag)
	out := filepath.Join(b.TempDir(), "public")
	limits := source.DefaultLimits
	limits.Files = 100_000 // a made-up site may go past what a site may have
	r, err := generator.Build(context.Background(), generator.Options{Root: root, Out: out, Theme: themes.Standaard(), Vandaag: day, Limits: limits})
	if err != nil {
		b.Fatal(err)
	}
	if r.Fouten(false) > 0 {
		b.Fatalf("the content has faults: %v", r.Diags)
	}
	return out, r
}

// index lets Pagefind index the pages of entries, and gives its peak of memory.
func index(b *testing.B, out string) (took time.Duration, peak int64) {
	b.Helper()
	browser.Tool(b, "npx")
	cmd := exec.Command("npx", "--yes", pagefind, "--site", out, "--force-language", "nl",
		"--glob", "{voorzieningen,maatjesprojecten,wegwijzers,praktijkvoorbeelden,organisaties}/*/index.html")
	start := time.Now()
	if text, err := cmd.CombinedOutput(); err != nil {
		b.Fatalf("pagefind: %v\n%s", err, text)
	}
	if u, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		peak = u.Maxrss << 10
	}
	return time.Since(start), peak
}

type answer struct {
	URLs         []string
	Before, Cost [2]int // bytes, requests; of our code it knows the names only
	Modules      []string
	Ms           float64
}

// ask puts queries to an engine: "koud", each by a visitor who has nothing yet, or
// "warm", all by one.
func ask(b *testing.B, engine, out, mode string, queries []string) []answer {
	b.Helper()
	browser.Tool(b, "node")
	dir := b.TempDir()
	for _, from := range []string{"../browser", "testdata"} {
		if err := os.CopyFS(dir, os.DirFS(from)); err != nil {
			b.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "package.json"), []byte(`{"type":"module"}`), 0o644); err != nil {
		b.Fatal(err)
	}
	var in bytes.Buffer
	for _, q := range queries {
		json.NewEncoder(&in).Encode(q)
	}
	cmd := exec.Command("node", "zoek.mjs", engine, out, mode)
	cmd.Dir, cmd.Stdin, cmd.Stderr = dir, &in, os.Stderr
	text, err := cmd.Output()
	if err != nil {
		b.Fatalf("%s: %v", engine, err)
	}
	var as []answer
	sc := bufio.NewScanner(bytes.NewReader(text))
	sc.Buffer(nil, 1<<20)
	for sc.Scan() {
		var a answer
		if err := json.Unmarshal(sc.Bytes(), &a); err != nil {
			b.Fatal(err)
		}
		as = append(as, a)
	}
	if len(as) != len(queries) {
		b.Fatalf("%d answers to %d queries", len(as), len(queries))
	}
	return as
}

// BenchmarkRelevance asks both engines the questions of content/verwacht.toml on
// the demo: is one of the right answers among the first three? The search was made
// with these questions, so this only says that it still does what was wanted. How
// good it is, the judgements of testdata/oordelen.tsv say, and the questions of
// testdata/blind*.toml. Pagefind knows no wijk of one's own: it gets the words alone.
func BenchmarkRelevance(b *testing.B) {
	for b.Loop() {
		out, r := site(b, "../..")
		index(b, out)
		unseen := blinden(b)
		qs, twice := oordelen(b, unseen)
		var queries []string
		var asked []generator.Beantwoord
		for _, v := range r.Vragen {
			if len(v.Verwacht) > 0 && v.Wijk == "" {
				asked, queries = append(asked, v), append(queries, v.Zoek)
			}
		}
		seen := len(queries)
		for _, q := range qs {
			queries = append(queries, q.zoek)
		}
		for _, u := range unseen {
			for _, v := range u.Vraag {
				queries = append(queries, v.Zoek)
			}
		}
		for _, engine := range []string{"ons", "pagefind"} {
			three, none, other, soorten := 0, 0, 0, map[string][2]int{}
			first := map[string][]string{}
			for i, a := range ask(b, engine, out, "warm", queries) {
				var ids []string
				for _, u := range a.URLs {
					ids = append(ids, strings.TrimSuffix(u, "/"))
				}
				if first[queries[i]] = ids; i >= seen {
					continue
				}
				s := soorten[asked[i].Soort]
				s[1]++
				if slices.ContainsFunc(ids[:min(3, len(ids))], func(id string) bool { return slices.Contains(asked[i].Verwacht, id) }) {
					three++
					s[0]++
				}
				soorten[asked[i].Soort] = s
				if len(ids) == 0 {
					none++
				}
				if !slices.Equal(ids, asked[i].Kwam) {
					other++
				}
			}
			fmt.Printf("%-9s verwacht.toml, %d questions: right answer in the first three %.1f %%, without a hit %d\n          %v\n",
				engine, seen, 100*float64(three)/float64(seen), none, soorten)
			answer := func(zoek, _ string) []string { return first[zoek] }
			if engine == "ons" {
				fmt.Printf("          lists of ten that differ from those of the native search: %d\n", other)
				answer = eigen(b, out)
			}
			gemeten(b, engine, unseen, qs, answer)
		}
		k, same := kappa(twice)
		fmt.Printf("%d judgements made twice by one person: %d the same, weighted kappa %.2f\n", len(twice), same, k)
	}
}

// kinds are the queries of the sizes; the made-up site has all their words.
var kinds = []struct {
	name    string
	queries []string
}{
	{"one word", []string{"eenzaam", "schulden", "wandelen", "koffie", "dementie", "vrijwilliger", "taal"}},
	{"words", []string{"hulp bij formulieren", "samen eten", "koffie gratis dinsdag"}},
	{"place", []string{"wandelen vogelwijk", "koffie molenwijk"}},
	{"typo", []string{"enzaam", "wandelgorep", "mantelzorch", "demmentie", "vrijwiliger"}},
	{"prefix", []string{"formul", "vrijw", "ont"}},
}

// BenchmarkSizes prints, for each size of site, what is written and what a first
// query costs a visitor.
func BenchmarkSizes(b *testing.B) {
	for s := range strings.SplitSeq(*entries, ",") {
		n, err := strconv.Atoi(s)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(s, func(b *testing.B) {
			for b.Loop() {
				sizes(b, n)
			}
		})
	}
}

func sizes(b *testing.B, n int) {
	root := b.TempDir()
	if err := proef.Schrijf(root, n, 1); err != nil {
		b.Fatal(err)
	}
	out, r := site(b, root)
	ourFiles, ourBytes := weigh(b, filepath.Join(out, "zoek"), "bleve")
	fmt.Printf("%d entries: ours %d files, %.2f MB (and the bleve index %.1f MB)\n", n, ourFiles, mb(ourBytes), mb(r.Zoek.Bytes))
	engines := []string{"ons"}
	if *peer {
		took, peak := index(b, out)
		files, size := weigh(b, filepath.Join(out, "pagefind"), "")
		fmt.Printf("  pagefind %d files, %.2f MB, %.1f s, %d MB of memory\n", files, mb(size), took.Seconds(), peak>>20)
		engines = append(engines, "pagefind")
	}
	code := map[string]int{} // module → bytes
	for _, f := range search.Client() {
		name, _, _ := strings.Cut(filepath.Base(f.Path), ".")
		code[name] = packed(f.Data)
	}
	for _, k := range kinds {
		for _, engine := range engines {
			var cold, focus, cost, requests, ms []float64
			for _, a := range ask(b, engine, out, "koud", k.queries) {
				before := a.Before[0]
				if engine == "ons" {
					before += code["zoek"]
				}
				for _, m := range a.Modules {
					a.Cost[0] += code[m]
					a.Cost[1]++
				}
				cold, focus = append(cold, float64(before+a.Cost[0])), append(focus, float64(before))
				cost, requests, ms = append(cost, float64(a.Cost[0])), append(requests, float64(a.Cost[1])), append(ms, a.Ms)
			}
			fmt.Printf("  %-8s %-9s cold %6.1f KB, on focus %5.1f KB, after focus %5.1f KB (most %5.1f) in %2.0f requests, again %5.1f ms\n",
				k.name, engine, median(cold)/1e3, median(focus)/1e3, median(cost)/1e3, slices.Max(cost)/1e3, median(requests), median(ms))
		}
	}
	slow(b, out)
}

// slow asks in Chromium with a processor six times slower, everything at hand.
func slow(b *testing.B, out string) {
	files := map[string][]byte{"index.html": []byte("<!doctype html><title>zoek</title>")}
	for _, from := range []string{"../browser", filepath.Join(out, "zoek")} {
		err := fs.WalkDir(os.DirFS(from), ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			files[name], err = os.ReadFile(filepath.Join(from, name))
			return err
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	p := browser.Start(b).Page(b)
	p.Open(browser.Serve(b, files) + "/")
	p.Call("Emulation.setCPUThrottlingRate", map[string]any{"rate": 6}, nil)
	for _, k := range kinds {
		text, _ := json.Marshal(k.queries)
		var ms []float64
		p.Eval(fmt.Sprintf(`(async queries => {
			const { Zoeker } = await import('/zoek.js'), out = [];
			const z = new Zoeker(async path => new Uint8Array(await new Response((await fetch('/' + path)).body.pipeThrough(new DecompressionStream('deflate'))).arrayBuffer()));
			for (const q of queries) {
				for (let i = 0; i < 3; i++) await z.zoek(q);
				const times = [];
				for (let i = 0; i < 5; i++) { const t = performance.now(); await z.zoek(q); times.push(performance.now() - t); }
				out.push(times.sort((a, b) => a - b)[2]);
			}
			return out;
		})(%s)`, text), &ms)
		fmt.Printf("  %-8s in Chromium, processor 6 times slower: median %.1f ms, most %.1f ms\n", k.name, median(ms), slices.Max(ms))
	}
}

// weigh counts the files below dir and their bytes, one folder left out.
func weigh(b *testing.B, dir, without string) (n int, size int64) {
	b.Helper()
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if d.Name() == without {
				return fs.SkipDir
			}
			return nil
		}
		info, err := d.Info()
		n, size = n+1, size+info.Size()
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	return n, size
}

func packed(data []byte) int {
	var out bytes.Buffer
	w, _ := gzip.NewWriterLevel(&out, gzip.BestCompression)
	w.Write(data)
	w.Close()
	return out.Len()
}

func mb(n int64) float64 { return float64(n) / 1e6 }

func median(xs []float64) float64 {
	s := slices.Sorted(slices.Values(xs))
	return s[len(s)/2]
}
