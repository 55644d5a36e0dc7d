package search

import (
	"bytes"
	"compress/gzip"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"testing"

	"socialekaart/generator/browser"
)

// The client with its interface, and that of the national page, is at most 8,000 bytes
// compressed, and runs under Trusted Types: no text ever becomes markup or code.
func TestClient(t *testing.T) {
	for _, f := range slices.Concat(Client(), landelijkClient()[:1]) {
		var b bytes.Buffer
		w, _ := gzip.NewWriterLevel(&b, gzip.BestCompression)
		w.Write(f.Data)
		w.Close()
		t.Logf("%s: %d bytes, %d gzip", f.Path, len(f.Data), b.Len())
		if b.Len() > 8000 {
			t.Errorf("%s is %d bytes compressed, more than 8,000", f.Path, b.Len())
		}
		if m := regexp.MustCompile(`innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function|https?://`).Find(f.Data); m != nil {
			t.Errorf("%s has %s", f.Path, m)
		}
	}
}

// TestClientParses: node understands what is left of the client when it is made small.
func TestClientParses(t *testing.T) {
	node := browser.Tool(t, "node")
	for _, f := range slices.Concat(Client(), landelijkClient()) {
		path := filepath.Join(t.TempDir(), "client.mjs")
		if err := os.WriteFile(path, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.Command(node, "--check", path).CombinedOutput(); err != nil {
			t.Errorf("%s: %s", f.Path, out)
		}
	}
}
