//go:build unix

package source

import (
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestIrregular has every kind of name that is no regular file. Nothing may be
// opened: the reading of a pipe would never end.
func TestIrregular(t *testing.T) {
	dir, root := tree(t, map[string]string{"content/voorzieningen/a.md": entry, "geheim.txt": "geheim", "content/paginas/b.md": entry})
	v := filepath.Join(dir, "content/voorzieningen")
	must := func(err error) {
		if err != nil {
			t.Skip("cannot be made here: ", err)
		}
	}
	must(os.Symlink("a.md", v+"/in.md"))
	must(os.Symlink("../../geheim.txt", v+"/uit.md"))
	must(os.Symlink("/etc/passwd", v+"/absoluut.md"))
	must(os.Symlink("lus.md", v+"/lus.md"))
	must(os.Symlink("..", v+"/map.md"))
	must(os.Mkdir(v+"/echt.md", 0o755))
	must(os.Symlink("voorzieningen", dir+"/content/wegwijzers"))
	must(os.Symlink("../geheim.txt", dir+"/content/themas.toml"))
	must(syscall.Mkfifo(v+"/pijp.md", 0o644))
	must(os.Link(v+"/a.md", v+"/hard.md"))
	must(os.Truncate(filepath.Join(dir, "content/paginas/b.md"), 1<<30))
	begin := time.Now()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	paths, l := load(t, root)
	runtime.ReadMemStats(&after)
	if d := time.Since(begin); d > 2*time.Second {
		t.Errorf("took %v", d)
	}
	if n := after.TotalAlloc - before.TotalAlloc; n > 8<<20 {
		t.Errorf("%d bytes allocated for a file of 1 GiB that is refused", n)
	}
	var good []string
	for _, p := range paths {
		if !strings.HasSuffix(p, "(broken)") {
			good = append(good, p)
		}
	}
	if !slices.Equal(good, []string{"content/voorzieningen/a.md", "content/voorzieningen/hard.md"}) {
		t.Errorf("read: %q", good)
	}
	want := []string{"config.toml config-ontbreekt", "content/paginas/b.md bestand-te-groot", "content/themas.toml geen-gewoon-bestand"}
	for _, n := range []string{"absoluut", "in", "lus", "map", "pijp", "uit"} {
		want = append(want, "content/voorzieningen/"+n+".md geen-gewoon-bestand")
	}
	want = append(want, "content/voorzieningen/echt.md map-onbekend", "content/wegwijzers geen-gewone-map")
	slices.Sort(want)
	if got := codes(l); !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// TestSwap swaps a file for a link to another one while it is being read: no
// byte of the other may come through.
func TestSwap(t *testing.T) {
	dir, root := tree(t, map[string]string{"content/paginas/a.md": entry, "geheim.md": entry + "geheim"})
	name := filepath.Join(dir, "content/paginas/a.md")
	stop, done := make(chan bool), make(chan bool)
	go func() {
		defer close(done)
		for {
			select {
			case <-stop:
				return
			default:
				os.Symlink("../../geheim.md", name+".l")
				os.Rename(name+".l", name)
				os.WriteFile(name+".f", []byte(entry), 0o644)
				os.Rename(name+".f", name)
			}
		}
	}()
	defer func() { close(stop); <-done }()
	reads := 0
	for begin := time.Now(); time.Since(begin) < 500*time.Millisecond; reads++ {
		files, _, err := Load(root, DefaultLimits)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			if strings.Contains(string(f.Data), "geheim") {
				t.Fatal("a byte of another file came through")
			}
		}
	}
	t.Logf("%d loads beside a swapper, 0 foreign bytes", reads)
}
