package publish

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// refusals are the things that can stand in the way of public/, and what is said.
var refusals = []struct {
	name  string
	lay   func(t *testing.T, dir string)
	cause error
	words string // in the message
}{
	{"a file", func(t *testing.T, dir string) { put(t, dir, "tekst") }, syscall.ENOTDIR, "is geen map"},
	{"a link to a folder", func(t *testing.T, dir string) {
		put(t, dir+"-echt/index.html", "")
		link(t, "public-echt", dir)
	}, syscall.ELOOP, "een symlink"},
	{"a broken link", func(t *testing.T, dir string) { link(t, "nergens", dir) }, syscall.ELOOP, "een symlink"},
	{"no folder above", func(t *testing.T, dir string) { os.Remove(filepath.Dir(dir)) }, fs.ErrNotExist, "Maak die map eerst"},
	{"files of someone", func(t *testing.T, dir string) {
		for _, n := range strings.Fields("a b c d e f g") {
			put(t, filepath.Join(dir, n+".txt"), "")
		}
	}, syscall.ENOTEMPTY, "a.txt, b.txt, c.txt, d.txt, e.txt en nog 2"},
	{"a file of someone beside the site", func(t *testing.T, dir string) {
		mustBuild(t, dir, 1)
		put(t, filepath.Join(dir, "wijken/hatert/foto.jpg"), "")
	}, syscall.ENOTEMPTY, "wijken/hatert/foto.jpg"},
	{"an empty folder of someone", func(t *testing.T, dir string) {
		mustBuild(t, dir, 1)
		os.Mkdir(filepath.Join(dir, "werk"), 0o755)
	}, syscall.ENOTEMPTY, "werk"},
	{"a link in the site", func(t *testing.T, dir string) {
		mustBuild(t, dir, 1)
		os.Remove(filepath.Join(dir, "index.html"))
		link(t, "404.html", filepath.Join(dir, "index.html"))
	}, syscall.ENOTEMPTY, "index.html"},
	{"a link in place of a folder", func(t *testing.T, dir string) {
		mustBuild(t, dir, 1)
		os.Rename(filepath.Join(dir, "wijken"), dir+"-wijken")
		link(t, "../public-wijken", filepath.Join(dir, "wijken"))
	}, syscall.ENOTEMPTY, "wijken"},
	{"a folder in place of a file", func(t *testing.T, dir string) {
		mustBuild(t, dir, 1)
		os.Remove(filepath.Join(dir, "index.html"))
		put(t, filepath.Join(dir, "index.html/brief.txt"), "")
	}, syscall.ENOTEMPTY, "index.html"},
	{".gitignore lower down", func(t *testing.T, dir string) {
		mustBuild(t, dir, 1)
		put(t, filepath.Join(dir, "wijken/.gitignore"), "")
	}, syscall.ENOTEMPTY, "wijken/.gitignore"},
	{"a damaged manifest", func(t *testing.T, dir string) {
		mustBuild(t, dir, 1)
		damage(t, filepath.Join(dir, ".manifest"))
	}, nil, "is beschadigd"},
	{"something added to the site that was replaced", func(t *testing.T, dir string) {
		mustBuild(t, dir, 1)
		mustBuild(t, dir, 2)
		put(t, filepath.Join(workDir(dir), "vorig", "brief.txt"), "")
		mustBuild(t, dir, 3)
	}, syscall.ENOTEMPTY, "weg staat iets dat niet door een bouw is gemaakt: brief.txt"},
}

// TestRefusals asks for a refusal before any work: nothing written, nothing
// deleted.
func TestRefusals(t *testing.T) {
	for _, c := range refusals {
		t.Run(c.name, func(t *testing.T) {
			dir := filepath.Join(scratch(t), "site", "public")
			if err := os.Mkdir(filepath.Dir(dir), 0o755); err != nil {
				t.Fatal(err)
			}
			c.lay(t, dir)
			before := tree(filepath.Dir(dir))
			_, err := Open(dir)
			if err == nil || !strings.Contains(err.Error(), c.words) || c.cause != nil && !errors.Is(err, c.cause) {
				t.Errorf("got %v, want %v with %q", err, c.cause, c.words)
			}
			if after := tree(filepath.Dir(dir)); !slices.Equal(before, after) {
				t.Errorf("before: %v\nafter:  %v", before, after)
			}
		})
	}
}

// What a desktop leaves in a folder that someone looked at stops no build.
func TestLitter(t *testing.T) {
	dir := filepath.Join(scratch(t), "public")
	for k := range 4 {
		mustBuild(t, dir, k)
		put(t, filepath.Join(dir, ".DS_Store"), "x")
		put(t, filepath.Join(dir, "wijken/hatert/Thumbs.db"), "x")
	}
	wantWhole(t, dir, 3)
	if left := leftovers(t, dir); left != "" {
		t.Errorf("the work folder holds %s", left)
	}
}

// A file that comes while the build runs is kept beside the site, and told of.
func TestFileComesDuringBuild(t *testing.T) {
	dir := filepath.Join(scratch(t), "public")
	mustBuild(t, dir, 1)
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	put(t, filepath.Join(dir, "brief.txt"), "bewaar mij")
	if err := s.Create("index.html", text(2, 10)); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Commit(t.Context()); err != nil {
		t.Fatal(err)
	}
	mustBuild(t, dir, 3)
	if _, err := Open(dir); err == nil || !strings.Contains(err.Error(), "brief.txt") {
		t.Errorf("not told: %v", err)
	}
	if data, err := os.ReadFile(filepath.Join(workDir(dir), "weg/brief.txt")); string(data) != "bewaar mij" {
		t.Errorf("not kept: %v", err)
	}
}

func TestVerify(t *testing.T) {
	for _, c := range []struct {
		name, words string
		harm        func(dir string) error
	}{
		{"whole", "", func(string) error { return nil }},
		{"changed", "404.html is anders", func(dir string) error { return os.WriteFile(filepath.Join(dir, "404.html"), []byte("x"), 0o644) }},
		{"missing", "index.html ontbreekt", func(dir string) error { return os.Remove(filepath.Join(dir, "index.html")) }},
		{"added", "extra.html", func(dir string) error { return os.WriteFile(filepath.Join(dir, "extra.html"), nil, 0o644) }},
		{"no manifest", "geen site", func(dir string) error { return os.Remove(filepath.Join(dir, ".manifest")) }},
		{"no site", "geen site", os.RemoveAll},
	} {
		dir := filepath.Join(scratch(t), "public")
		mustBuild(t, dir, 1)
		if err := c.harm(dir); err != nil {
			t.Fatal(err)
		}
		err := Verify(dir)
		if (err == nil) != (c.words == "") || err != nil && !strings.Contains(err.Error(), c.words) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func link(t *testing.T, to, at string) {
	t.Helper()
	if err := os.Symlink(to, at); err != nil {
		t.Skip("no links here:", err)
	}
}

func damage(t *testing.T, path string) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	data[len(data)/2]++
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

// tree gives all paths under a folder, with the content of files.
func tree(dir string) []string {
	var out []string
	filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		rel, _ := filepath.Rel(dir, path)
		if err == nil && e.Type().IsRegular() {
			data, _ := os.ReadFile(path)
			rel += ": " + string(data)
		}
		out = append(out, rel)
		return nil
	})
	return out
}
