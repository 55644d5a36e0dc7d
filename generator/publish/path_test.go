package publish

import (
	"path/filepath"
	"testing"
)

func TestPaths(t *testing.T) {
	bad := []string{
		"", ".", "..", "/", "/a", "a/", "a//b", "./a", "a/./b", "../a", "a/../b", "a/..",
		`a\b`, `..\a`, "c:", "c:/a", "a b", "a\nb", "a\x00b", "é.html", "e\u0301", "ſ", "a?b", "a*b", "~a", "%2e",
		"a.", "a./b", "con", "wijken/AUX.html", "nul.txt", "lpt1",
		".manifest", ".Manifest", ".gitignore", ".gitkeep",
	}
	good := []string{"index.html", "_headers", ".nojekyll", ".well-known/security.txt", "zoek/bleve/store/00000001.zap",
		"console/a", "a/.gitignore", "...a", "A-Z/0_9.html"}
	for _, p := range bad {
		if checkPath(p) == nil {
			t.Errorf("%q is allowed", p)
		}
	}
	for _, p := range good {
		if err := checkPath(p); err != nil {
			t.Error(err)
		}
	}
}

func TestClashes(t *testing.T) {
	for _, c := range []struct {
		first, then string
		ok          bool
	}{
		{"a.html", "b.html", true},
		{"a/x", "a/y", true},
		{"a/b/c/x", "a/b/y", true},
		{"a/x", "a-b", true},
		{"a.html", "a.html", false},
		{"a.html", "A.html", false},
		{"wijk/x", "Wijk/y", false},
		{"wijk/x", "wijk", false},
		{"wijk", "wijk/x", false},
		{"wijk", "wijk/a/b/x", false},
		{"Wijk", "wijk/x", false},
		{"a/b/x", "a/B", false},
		{"a/b/x", "a/B/x", false},
	} {
		s, err := Open(filepath.Join(scratch(t), "public"))
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Create(c.first, nil); err != nil {
			t.Errorf("%q: %v", c.first, err)
		}
		if err := s.Create(c.then, nil); (err == nil) != c.ok {
			t.Errorf("%q and then %q: %v", c.first, c.then, err)
		}
		s.Abort()
	}
}
