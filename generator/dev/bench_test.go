package dev

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// BenchmarkSaveToServed measures, on the content of this repository, how long
// it takes from the end of a save until the server gives the new page:
//
//	go test ./generator/dev -run '^$' -bench SaveToServed -benchtime 20x
func BenchmarkSaveToServed(b *testing.B) {
	root := b.TempDir()
	if err := os.CopyFS(filepath.Join(root, "content"), os.DirFS("../../content")); err != nil {
		b.Fatal(err)
	}
	config, err := os.ReadFile("../../config.toml")
	if err != nil {
		b.Fatal(err)
	}
	write(b, filepath.Join(root, "config.toml"), string(config))
	names, _ := filepath.Glob(filepath.Join(root, "content", "voorzieningen", "*.md"))
	name := names[len(names)/2]
	url := "/voorzieningen/" + strings.TrimSuffix(filepath.Base(name), ".md") + "/"
	old, err := os.ReadFile(name)
	if err != nil {
		b.Fatal(err)
	}
	o, build := real(root)
	log := &buffer{}
	o.Log, o.Addr = log, "127.0.0.1"
	ln, err := listen("127.0.0.1", 0)
	if err != nil {
		b.Fatal(err)
	}
	ctx, stop := context.WithCancel(b.Context())
	done := make(chan error, 1)
	go func() { done <- serve(ctx, o, ln, build, defaults) }()
	defer func() { stop(); <-done }()
	at := "http://" + ln.Addr().String()
	live, err := http.Get(at + livePath) // waits for the first build
	if err != nil {
		b.Fatal(err)
	}
	defer live.Body.Close()
	versions := bufio.NewScanner(live.Body)
	last := ""
	changed := func() { // waits for a line with another version
		for versions.Scan() {
			if v := versions.Text(); v != "" && v != last {
				last = v
				return
			}
		}
		b.Fatal(versions.Err())
	}
	changed()
	var took []time.Duration
	kort := regexp.MustCompile(`(?m)^kort = .*$`)
	for i := 0; b.Loop(); i++ {
		text := fmt.Sprintf("Proef %d.", i)
		write(b, name, kort.ReplaceAllString(string(old), `kort = "`+text+`"`))
		begin := time.Now()
		changed()
		resp, err := http.Get(at + url)
		if err != nil {
			b.Fatal(err)
		}
		body, err := io.ReadAll(resp.Body)
		resp.Body.Close()
		if err != nil || !strings.Contains(string(body), text) {
			b.Fatalf("the page does not have %q (%v)", text, err)
		}
		took = append(took, time.Since(begin))
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Milliseconds()), "ms-p50")
	b.ReportMetric(float64(took[len(took)*95/100].Milliseconds()), "ms-p95")
	b.Logf("server says:\n%s", log)
}

// BenchmarkLook measures one look at all files, as is done every 2 s.
func BenchmarkLook(b *testing.B) {
	for _, files := range []int{330, 10_000} {
		b.Run(fmt.Sprint(files), func(b *testing.B) {
			root := b.TempDir()
			for i := range files {
				write(b, filepath.Join(root, "content", fmt.Sprint("map", i%7), fmt.Sprintf("f%d.md", i)), "x")
			}
			w := newWatcher(root, nil, defaults, nil)
			defer w.close()
			for b.Loop() {
				w.look()
			}
		})
	}
}
