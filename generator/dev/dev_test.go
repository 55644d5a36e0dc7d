package dev

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"socialekaart/generator"
	"socialekaart/generator/kaart"
	"socialekaart/generator/page"
	"socialekaart/themes"
)

// patience is how long something may take that takes milliseconds: a machine with
// other work may let a test stand still for seconds, and a wrong answer would be
// worse than a slow one. Only who waits in vain waits so long.
const patience = time.Minute

// running is a server under test.
type running struct {
	t      *testing.T
	addr   string // 127.0.0.1:port
	builds atomic.Int64
	log    *buffer
	stop   context.CancelFunc
	done   chan error
}

type buffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (b *buffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.Write(p)
}

func (b *buffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.String()
}

// start serves what build makes until the test ends.
func start(t *testing.T, o Options, build builder, lim limits) *running {
	t.Helper()
	ln, err := listen("127.0.0.1", 0)
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	r := &running{t: t, addr: ln.Addr().String(), log: &buffer{}, stop: stop, done: make(chan error, 1)}
	o.Addr, o.Log = "127.0.0.1", r.log
	if o.Site.Root == "" {
		o.Site.Root = t.TempDir()
	}
	if o.Headers == nil {
		o.Headers = page.Headers
	}
	go func() {
		r.done <- serve(ctx, o, ln, func(ctx context.Context) (files, *generator.Report, error) {
			defer r.builds.Add(1)
			return build(ctx)
		}, lim)
	}()
	t.Cleanup(func() {
		stop()
		select {
		case <-r.done:
		case <-time.After(patience):
			t.Error("the server does not stop")
		}
	})
	r.until("the server answers", func() bool { return strings.Contains(r.log.String(), "Stop met Ctrl+C") })
	return r
}

// until waits for something that has to come true.
func (r *running) until(what string, ok func() bool) {
	r.t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		if ok() {
			return
		}
	}
	r.t.Fatalf("not within %v: %s\nlog:\n%s", patience, what, r.log)
}

// get gives the status and the body of a page.
func (r *running) get(path string) (int, string) {
	r.t.Helper()
	resp, err := http.Get("http://" + r.addr + path)
	if err != nil {
		r.t.Fatal(err)
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		r.t.Fatal(err)
	}
	return resp.StatusCode, string(b)
}

func (r *running) shows(path, text string) bool {
	_, body := r.get(path)
	return strings.Contains(body, text)
}

// eventsOnly does not look by itself, so that a test shows what events do.
func eventsOnly() limits {
	lim := defaults
	lim.poll = time.Hour
	return lim
}

// fixed is a site that is always the same.
func fixed(files map[string]string) builder {
	return giving(func() (map[string]string, *generator.Report) { return files, &generator.Report{Bestanden: 1} })
}

// giving is a site of the files that f gives.
func giving(f func() (map[string]string, *generator.Report)) builder {
	return func(context.Context) (files, *generator.Report, error) {
		m, r := f()
		if m == nil {
			return nil, r, nil
		}
		return inMemory(m), r, nil
	}
}

// inMemory are files that exist; one that is "!" cannot be made.
type inMemory map[string]string

func (m inMemory) Has(path string) bool { _, ok := m[path]; return ok }

func (m inMemory) File(path string) ([]byte, error) {
	switch data, ok := m[path]; {
	case !ok:
		return nil, fs.ErrNotExist
	case data == "!":
		return nil, errors.New("theme: entry.html:1: no such field")
	default:
		return []byte(data), nil
	}
}

func (m inMemory) Pages() int { return len(m) }

func (m inMemory) Sum() [32]byte {
	h := sha256.New()
	for _, path := range slices.Sorted(maps.Keys(m)) {
		fmt.Fprintf(h, "%q %q\n", path, m[path])
	}
	return [32]byte(h.Sum(nil))
}

// listing is a site of one file, alles.txt, with the path and the content of
// every file below the folders.
func listing(dirs ...string) builder {
	return giving(func() (map[string]string, *generator.Report) {
		var b strings.Builder
		for _, dir := range dirs {
			_ = filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
				if err == nil && d.Type().IsRegular() {
					data, _ := os.ReadFile(name)
					rel, _ := filepath.Rel(dir, name)
					fmt.Fprintf(&b, "%s=%s\n", filepath.ToSlash(rel), data)
				}
				return nil
			})
		}
		return map[string]string{"alles.txt": b.String()}, &generator.Report{}
	})
}

// smallSite writes the smallest content that is a site, and gives its folder.
func smallSite(t testing.TB) string {
	root := t.TempDir()
	write(t, filepath.Join(root, "config.toml"), `titel = "Kleine kaart"
regio = "Hier"
kort = "Een kaart om mee te oefenen."
base_url = "https://example.org/regio/"
uitgever = "Niemand"
redactie = "de redactie"
email = "redactie@example.org"
`)
	write(t, filepath.Join(root, "content", "paginas", "over.md"), over("Hallo."))
	return root
}

func over(text string) string {
	return "+++\ntitel = \"Over deze kaart\"\nkort = \"Wie deze kaart maakt.\"\n+++\n\n" + text + "\n"
}

func write(t testing.TB, name, data string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(data), 0o644); err != nil {
		t.Fatal(err)
	}
}

// real gives the options and the builder of a site with the standard theme.
func real(root string) (Options, builder) {
	o := Options{Site: generator.Options{Root: root, Theme: themes.Standaard(), Vandaag: kaart.Datum{Jaar: 2026, Maand: 11, Dag: 23}, BaseURL: "http://127.0.0.1/", OpVraag: true}}
	return o, plan(generator.NewBuilder(o.Site))
}

func TestServeAndStop(t *testing.T) {
	o, _ := real(smallSite(t))
	log := &buffer{}
	o.Log = log
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- Serve(ctx, o) }()
	var url string
	for end := time.Now().Add(patience); url == "" && time.Now().Before(end); time.Sleep(2 * time.Millisecond) {
		if _, rest, ok := strings.Cut(log.String(), "De site staat op "); ok {
			url, _, _ = strings.Cut(rest, " ")
		}
	}
	stream, err := http.Get(url + ".live")
	if err != nil {
		t.Fatal(err, log)
	}
	defer stream.Body.Close()
	// base_url has a path; here the site stands at the root, also in 404.html.
	resp, err := http.Get(url + "niets/")
	if err != nil {
		t.Fatal(err)
	}
	body, _ := io.ReadAll(resp.Body)
	resp.Body.Close()
	if resp.StatusCode != 404 || bytes.Contains(body, []byte("/regio/")) || !bytes.Contains(body, []byte(`href="/`)) {
		t.Errorf("404.html does not lead to the root of this server: %d\n%s", resp.StatusCode, body)
	}
	stop() // the stream has no end of its own: who waited for it would wait for ever
	select {
	case err := <-done:
		if err != nil {
			t.Errorf("Serve = %v, want nil", err)
		}
	case <-time.After(patience):
		t.Fatalf("still serving %v after the end", patience)
	}
	if _, err := io.ReadAll(stream.Body); err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("the stream ends with %v", err)
	}
}

func TestListen(t *testing.T) {
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer ln.Close()
	port := ln.Addr().(*net.TCPAddr).Port
	for _, c := range []struct {
		addr string
		port int
		want string
	}{
		{"127.0.0.1", port, fmt.Sprintf("poort %d is al bezet door een ander programma. Kies een andere poort, zoals: --port %d", port, next(port))},
		{"192.0.2.1", 1313, "op adres 192.0.2.1 en poort 1313 kan de site niet staan"},
		{"127.0.0.1", 70000, "op adres 127.0.0.1 en poort 70000 kan de site niet staan"},
	} {
		err := Serve(t.Context(), Options{Addr: c.addr, Port: c.port})
		if err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%s:%d: %v\nwant %s", c.addr, c.port, err, c.want)
		}
		if c.port == port && !errors.Is(err, syscall.EADDRINUSE) {
			t.Errorf("%v does not wrap EADDRINUSE", err)
		}
	}
}

func TestFirstBuildImpossible(t *testing.T) {
	err := Serve(t.Context(), Options{Site: generator.Options{Root: filepath.Join(t.TempDir(), "weg"), Theme: themes.Standaard()}})
	if !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("Serve of a folder that is not there = %v", err)
	}
}

func TestAddress(t *testing.T) {
	ln, err := listen("127.0.0.1", 0)
	if err != nil {
		t.Fatal(err)
	}
	defer ln.Close()
	port := fmt.Sprint(ln.Addr().(*net.TCPAddr).Port)
	for addr, want := range map[string]string{"127.0.0.1": "127.0.0.1", "0.0.0.0": "127.0.0.1", "::1": "[::1]", "::": "127.0.0.1", "localhost": "localhost"} {
		if got := address(addr, ln); got != "http://"+want+":"+port+"/" {
			t.Errorf("address(%q) = %s", addr, got)
		}
	}
	for addr, want := range map[string]bool{"127.0.0.1": true, "127.0.0.9": true, "::1": true, "localhost": true, "0.0.0.0": false, "::": false, "192.168.1.5": false, "kantoor": false} {
		if local(addr) != want {
			t.Errorf("local(%q) = %v", addr, !want)
		}
	}
}
