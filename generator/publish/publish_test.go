package publish

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestMain runs the test binary as a build in a process of its own when a test
// asks for that; see process.
func TestMain(m *testing.M) {
	if job := os.Getenv("PUBLISH_JOB"); job != "" {
		os.Exit(runProcess(job, os.Getenv("PUBLISH_DIR")))
	}
	os.Exit(m.Run())
}

// shape is the site of the tests: files in the top, in folders, in folders of
// folders, one empty and one larger than a page of memory.
var shape = map[string]int{
	"index.html":                 200,
	"404.html":                   0,
	"robots.txt":                 -1, // the same in every build
	"css/stijl.3fa9c1.css":       9000,
	"wijken/hatert/index.html":   300,
	"wijken/hatert/agenda.ics":   100,
	"wijken/lent/zorg/index.htm": 300,
}

// text is the content of a file in build k; those of some size begin with the
// number of their build.
func text(k, size int) []byte {
	if size <= 0 {
		return bytes.Repeat([]byte("User-agent: *\n"), -size)
	}
	line := fmt.Sprintf("bouw %d\n", k)
	return []byte(strings.Repeat(line, size/len(line)+1))
}

// build makes build k in dir.
func build(dir string, o ops, k int) (Manifest, error) { return buildWith(dir, o, k, 0) }

// buildWith makes build k with more files in it, to make it last.
func buildWith(dir string, o ops, k, more int) (Manifest, error) {
	s, err := open(dir, o)
	if err != nil {
		return Manifest{}, err
	}
	defer s.Abort()
	for i := range more {
		if err := s.Create(fmt.Sprintf("themas/t%d/index.html", i), text(k, 100)); err != nil {
			return Manifest{}, err
		}
	}
	for path, size := range shape {
		if err := s.Create(path, text(k, size)); err != nil {
			return Manifest{}, err
		}
	}
	s.Note(noteKey(k), text(k, 50))
	return s.Commit(context.Background())
}

func noteKey(k int) [sha256.Size]byte { return sha256.Sum256(text(k, 1)) }

func mustBuild(t *testing.T, dir string, k int) Manifest {
	t.Helper()
	m, err := build(dir, disk, k)
	if err != nil {
		t.Fatalf("build %d: %v", k, err)
	}
	return m
}

// whole gives the number of the one build that all of the site in dir is from,
// or says what is wrong with it.
func whole(dir string) (int, error) {
	if err := Verify(dir); err != nil {
		return 0, err
	}
	found := -1
	for path, size := range shape {
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(path)))
		if err != nil {
			return 0, err
		}
		if size <= 0 {
			continue
		}
		var k int
		if _, err := fmt.Sscanf(string(data), "bouw %d\n", &k); err != nil {
			return 0, fmt.Errorf("%s: %w", path, err)
		}
		if found >= 0 && k != found {
			return 0, fmt.Errorf("%s is of build %d, another file of build %d", path, k, found)
		}
		found = k
	}
	return found, nil
}

func wantWhole(t *testing.T, dir string, want int) {
	t.Helper()
	if k, err := whole(dir); err != nil || k != want {
		t.Fatalf("site is of build %d (%v), want %d", k, err, want)
	}
}

// list gives the names in a folder.
func list(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// scratch gives a folder in memory if there is such a thing: these tests are
// about processes and errors, not about the disk.
func scratch(t testing.TB) string {
	dir, err := os.MkdirTemp("/dev/shm", "publish-test-")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

func put(t *testing.T, path, data string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(data), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestBuilds(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	m := mustBuild(t, dir, 1)
	wantWhole(t, dir, 1)
	if !m.Changed || len(m.Files) != len(shape) {
		t.Errorf("first manifest: changed %v, %d files", m.Changed, len(m.Files))
	}
	if !slices.IsSortedFunc(m.Files, func(a, b File) int { return strings.Compare(a.Path, b.Path) }) {
		t.Error("manifest is not sorted")
	}
	if got := list(t, workDir(dir)); !slices.Equal(got, []string{".gitignore", "notitie", "slot"}) {
		t.Errorf("after the first build the work folder holds %v", got)
	}
	for k := 2; k <= 4; k++ {
		if m2 := mustBuild(t, dir, k); !m2.Changed || m2.Equal(m) {
			t.Errorf("build %d did not change the site", k)
		}
		wantWhole(t, dir, k)
		wantWhole(t, filepath.Join(workDir(dir), "vorig"), k-1)
		if got := list(t, workDir(dir)); !slices.Equal(got, []string{".gitignore", "notitie", "slot", "vorig"}) {
			t.Errorf("after build %d the work folder holds %v", k, got)
		}
	}
}

func TestUnchangedSiteStays(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	index := filepath.Join(dir, "index.html")
	first := mustBuild(t, dir, 1)
	long := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	if err := os.Chtimes(index, long, long); err != nil {
		t.Fatal(err)
	}
	again := mustBuild(t, dir, 1)
	if again.Changed || !again.Equal(first) {
		t.Errorf("changed %v, equal %v", again.Changed, again.Equal(first))
	}
	if info, err := os.Stat(index); err != nil || !info.ModTime().Equal(long) {
		t.Errorf("the file was replaced (%v)", err)
	}
	put(t, index, "met de hand veranderd")
	if mended := mustBuild(t, dir, 1); !mended.Changed {
		t.Error("a damaged site counts as unchanged")
	}
	wantWhole(t, dir, 1)
	if err := os.Remove(index); err != nil {
		t.Fatal(err)
	}
	mustBuild(t, dir, 1)
	wantWhole(t, dir, 1)
}

// A file that did not change keeps its time in a site that did; one that was
// changed by hand is written again, and one that cannot be linked is copied.
func TestUnchangedFileKeepsItsTime(t *testing.T) {
	for way, o := range ways {
		dir := filepath.Join(t.TempDir(), "public")
		robots := filepath.Join(dir, "robots.txt")
		mustBuild(t, dir, 1)
		before, err := os.Stat(robots)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := build(dir, o, 2); err != nil {
			t.Fatal(err)
		}
		after, err := os.Stat(robots)
		if err != nil || os.SameFile(before, after) != (way == "exchange") {
			t.Errorf("%s: linked %v (%v)", way, os.SameFile(before, after), err)
		}
		put(t, robots, "User-agent: x\n")
		if _, err := build(dir, o, 3); err != nil {
			t.Fatal(err)
		}
		wantWhole(t, dir, 3)
	}
}

func TestDeletedFileGoes(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	mustBuild(t, dir, 1)
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Create("index.html", []byte("bouw 2\n")); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Commit(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := list(t, dir); !slices.Equal(got, []string{".manifest", "index.html"}) {
		t.Errorf("the site holds %v", got)
	}
}

// A clone of the repository has public/.gitignore and no more; a copy of
// public/ has the manifest in it and can be checked and published to.
func TestCloneAndCopy(t *testing.T) {
	clone := filepath.Join(t.TempDir(), "public")
	put(t, filepath.Join(clone, ".gitignore"), "*\n!.gitignore\n")
	put(t, filepath.Join(clone, ".gitkeep"), "")
	if err := os.Chmod(clone, 0o750); err != nil {
		t.Fatal(err)
	}
	before, _ := os.Stat(clone)
	for k := range 3 {
		mustBuild(t, clone, k)
		wantWhole(t, clone, k)
	}
	if data, err := os.ReadFile(filepath.Join(clone, ".gitignore")); string(data) != "*\n!.gitignore\n" {
		t.Errorf(".gitignore is now %q (%v)", data, err)
	}
	if after, _ := os.Stat(clone); after.Mode() != before.Mode() {
		t.Errorf("mode was %v, is %v", before.Mode(), after.Mode())
	}
	twin := filepath.Join(t.TempDir(), "elders")
	if err := os.CopyFS(twin, os.DirFS(clone)); err != nil {
		t.Fatal(err)
	}
	wantWhole(t, twin, 2)
	mustBuild(t, twin, 9)
	wantWhole(t, twin, 9)
}

func TestAbort(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	mustBuild(t, dir, 1)
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Create("index.html", text(2, 10)); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := s.Abort(); err != nil {
			t.Errorf("Abort: %v", err)
		}
	}
	if err := s.Create("later.html", nil); err == nil {
		t.Error("Create after Abort worked")
	}
	if _, err := s.Commit(t.Context()); err == nil {
		t.Error("Commit after Abort worked")
	}
	wantWhole(t, dir, 1)
	if got := list(t, workDir(dir)); !slices.Equal(got, []string{".gitignore", "notitie", "slot"}) {
		t.Errorf("the work folder holds %v", got)
	}
}

// TestCancel ends the context before Commit and during its sync.
func TestCancel(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	mustBuild(t, dir, 1)
	for _, at := range []string{"before", "in the sync"} {
		ctx, cancel := context.WithCancel(t.Context())
		o := disk
		o.sync = func(string) error { cancel(); return nil }
		s, err := open(dir, o)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Create("index.html", text(2, 10)); err != nil {
			t.Fatal(err)
		}
		if at == "before" {
			cancel()
		}
		if _, err := s.Commit(ctx); !errors.Is(err, context.Canceled) || !strings.Contains(err.Error(), "afgebroken") {
			t.Errorf("%s: %v", at, err)
		}
		wantWhole(t, dir, 1)
		cancel()
	}
	mustBuild(t, dir, 2)
}

// A stage in which one Create failed is not a whole site, even if the caller
// does not look.
func TestFailedCreateIsNeverPublished(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	for _, paths := range [][]string{{}, {"index.html", "../x"}, {"a.html", "A.html"}} {
		s, err := Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range paths {
			_ = s.Create(p, nil)
		}
		if _, err := s.Commit(t.Context()); err == nil {
			t.Errorf("a stage of %v was published", paths)
		}
		if _, err := os.Lstat(dir); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%v: the folder is there (%v)", paths, err)
		}
	}
}
