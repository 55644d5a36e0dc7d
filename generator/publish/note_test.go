package publish

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// noted opens dir and asks for the note of build k.
func noted(t *testing.T, dir string, k int) bool {
	t.Helper()
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Abort()
	data, ok := s.Noted(noteKey(k))
	if ok && !bytes.Equal(data, text(k, 50)) {
		t.Errorf("another note: %q", data)
	}
	return ok
}

// TestNote: a note comes back as long as the site that it is about is there and
// whole, and never for another.
func TestNote(t *testing.T) {
	dir := filepath.Join(scratch(t), "public")
	page, note := filepath.Join(dir, "index.html"), filepath.Join(workDir(dir), "notitie")
	if noted(t, dir, 1) {
		t.Error("a note of a site that is not there")
	}
	for _, c := range []struct {
		name string
		do   func() error
		want bool
	}{
		{"nothing", func() error { return nil }, true},
		{"the same again", func() error { _, err := build(dir, disk, 1); return err }, true},
		{"another site", func() error { _, err := build(dir, disk, 2); return err }, false},
		{"a page changed", func() error { return os.WriteFile(page, text(9, shape["index.html"]), 0o666) }, false},
		{"a page gone", func() error { return os.Remove(page) }, false},
		{"the site gone", func() error { return os.RemoveAll(dir) }, false},
		{"the work folder gone", func() error { return os.RemoveAll(workDir(dir)) }, false},
		{"the previous site put back", func() error {
			if _, err := build(dir, disk, 2); err != nil {
				return err
			}
			if err := os.RemoveAll(dir); err != nil {
				return err
			}
			return os.Rename(filepath.Join(workDir(dir), "vorig"), dir)
		}, false},
		{"a note cut short", func() error { return os.Truncate(note, 210) }, false},
		{"an empty note", func() error { return os.Truncate(note, 0) }, false},
		{"no note", func() error { return os.Remove(note) }, false},
		{"a folder for a note", func() error { return errors.Join(os.Remove(note), os.Mkdir(note, 0o777)) }, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			os.RemoveAll(dir)
			mustBuild(t, dir, 1)
			if !noted(t, dir, 1) {
				t.Fatal("no note")
			}
			if noted(t, dir, 2) {
				t.Error("the note of another site")
			}
			if err := c.do(); err != nil {
				t.Fatal(err)
			}
			if got := noted(t, dir, 1); got != c.want {
				t.Errorf("a note: %v", got)
			}
			mustBuild(t, dir, 3)
			if !noted(t, dir, 3) {
				t.Error("no note after the next build")
			}
		})
	}
}
