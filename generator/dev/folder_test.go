package dev

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"socialekaart/generator/publish"
)

// published puts a small site in a folder, as build does.
func published(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "public")
	stage, err := publish.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer stage.Abort()
	for name, text := range small {
		if err := stage.Create(name, []byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := stage.Commit(t.Context()); err != nil {
		t.Fatal(err)
	}
	return dir
}

type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// TestServeFolder: a published site is shown as it is, and nothing beside it.
func TestServeFolder(t *testing.T) {
	dir := published(t)
	write(t, filepath.Join(dir, "vreemd.txt"), secret)
	_ = os.Symlink("/etc/passwd", filepath.Join(dir, "koppeling.txt"))
	ctx, stop := context.WithCancel(t.Context())
	var log lockedBuffer
	done := make(chan error, 1)
	go func() {
		done <- ServeFolder(ctx, Options{Log: &log, Headers: [][2]string{{"X-Proef", "ja"}}}, dir)
	}()
	url := ""
	for until := time.Now().Add(patience); url == ""; time.Sleep(5 * time.Millisecond) {
		if time.Now().After(until) {
			t.Fatalf("no address: %s", log.String())
		}
		url = strings.TrimSuffix(regexp.MustCompile(`http://[0-9.:]+/`).FindString(log.String()), "/")
	}
	get := func(path string) (int, string) {
		t.Helper()
		r, err := http.Get(url + path)
		if err != nil {
			t.Fatal(err)
		}
		defer r.Body.Close()
		body, _ := io.ReadAll(r.Body)
		if r.Header.Get("X-Proef") != "ja" {
			t.Errorf("%s: without the headers", path)
		}
		return r.StatusCode, string(body)
	}
	for _, c := range []struct {
		path, want string
		status     int
	}{
		{"/", small["index.html"], 200}, {"/a/", small["a/index.html"], 200}, {"/a", small["a/index.html"], 200}, {"/a/?q=geheim", small["a/index.html"], 200},
		{"/niets/", small["404.html"], 404}, {"/vreemd.txt", small["404.html"], 404}, {"/koppeling.txt", small["404.html"], 404},
		{"/.manifest", small["404.html"], 404}, {"/.live", small["404.html"], 404}, {"/../vreemd.txt", small["404.html"], 404},
	} {
		if status, body := get(c.path); status != c.status || body != c.want {
			t.Errorf("%s: %d %q", c.path, status, body)
		}
	}
	write(t, filepath.Join(dir, "a", "index.html"), "<html><head></head><body>iets anders</body></html>")
	if status, body := get("/a/"); status != 500 || !strings.Contains(body, "beschadigd") {
		t.Errorf("a damaged file: %d %q", status, body)
	}
	if err := os.Remove(filepath.Join(dir, "css", "site.css")); err != nil {
		t.Fatal(err)
	}
	if status, _ := get("/css/site.css"); status != 500 {
		t.Errorf("a file that is gone: %d", status)
	}
	stop()
	if err := <-done; err != nil {
		t.Error(err)
	}
	if err := ServeFolder(t.Context(), Options{}, t.TempDir()); err == nil || !strings.Contains(err.Error(), "geen site van dit programma") || !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a folder without a site: %v", err)
	}
}
