package publish

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

// mount puts a file system at a folder, or skips the test and says why.
func mount(t *testing.T, source, at, kind string, flags uintptr, options string) {
	t.Helper()
	if err := os.MkdirAll(at, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := unix.Mount(source, at, kind, flags, options); err != nil {
		t.Skipf("cannot mount here (uid %d): %v", os.Getuid(), err)
	}
	t.Cleanup(func() {
		if err := unix.Unmount(at, unix.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
}

func TestMountPoints(t *testing.T) {
	base := scratch(t)
	other := filepath.Join(base, "elders")
	put(t, filepath.Join(other, "x"), "")
	os.Remove(filepath.Join(other, "x"))
	for _, c := range []struct {
		name, source, kind string
		flags              uintptr
	}{
		{"other device", "tmpfs", "tmpfs", 0},
		{"bind mount of the same device", other, "", unix.MS_BIND},
	} {
		dir := filepath.Join(base, strings.ReplaceAll(c.name, " ", "-"), "public")
		mount(t, c.source, dir, c.kind, c.flags, "")
		_, err := Open(dir)
		if !errors.Is(err, syscall.EBUSY) || !strings.Contains(err.Error(), filepath.Join(dir, "site")) {
			t.Errorf("%s: %v", c.name, err)
		}
		if _, err := os.Lstat(workDir(dir)); err == nil {
			t.Errorf("%s: there is a work folder", c.name)
		}
		mustBuild(t, filepath.Join(dir, "site"), 1) // the remedy works
	}
}

func TestReadOnlyDisk(t *testing.T) {
	base := filepath.Join(scratch(t), "schijf")
	mount(t, "tmpfs", base, "tmpfs", 0, "size=1m")
	dir := filepath.Join(base, "public")
	mustBuild(t, dir, 1)
	if err := unix.Mount("", base, "", unix.MS_REMOUNT|unix.MS_RDONLY, ""); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(dir); !errors.Is(err, syscall.EROFS) || !strings.Contains(err.Error(), "alleen om te lezen") {
		t.Errorf("got %v", err)
	}
	wantWhole(t, dir, 1)
}

// TestReadOnlyFolder opens as a user who may not write: in public, in the
// folder above it, or in the work folder.
func TestReadOnlyFolder(t *testing.T) {
	for _, closed := range []string{"site/public", "site", "site/.public.bouw", "site/.public.bouw/slot"} {
		base := scratch(t)
		if err := os.Chmod(base, 0o755); err != nil {
			t.Fatal(err)
		}
		dir := filepath.Join(base, "site/public")
		if err := os.Mkdir(filepath.Dir(dir), 0o777); err != nil {
			t.Fatal(err)
		}
		mustBuild(t, dir, 1)
		for _, p := range []string{"site", "site/public", "site/.public.bouw", "site/.public.bouw/slot"} {
			mode := os.FileMode(0o777)
			if p == closed {
				mode = 0o555
			}
			if err := os.Chmod(filepath.Join(base, p), mode); err != nil {
				t.Fatal(err)
			}
		}
		out, err := process(t, dir, "as nobody", "exchange", 0).Output()
		if err != nil || !strings.HasPrefix(string(out), "u hebt niet genoeg rechten") {
			t.Errorf("%s read-only: %s (%v)", closed, out, err)
		}
		wantWhole(t, dir, 1)
	}
}

// TestFullDisk builds on a disk of 1 MB on which there is less and less room,
// in bytes and in files. The site is the old or the new one, whole, and once
// there is room again a build succeeds.
func TestFullDisk(t *testing.T) {
	for _, c := range []struct {
		name, options string
		from, step    int // bytes or files that fill the disk, in 64 steps
		way           string
	}{
		{"bytes", "size=1m", 140 * 4096, 4096, "exchange"},
		{"files", "size=4m,nr_inodes=260", 80, 1, "exchange"},
		{"bytes", "size=1m", 140 * 4096, 4096, "two renames"},
	} {
		t.Run(c.name+"/"+c.way, func(t *testing.T) {
			base := filepath.Join(scratch(t), "schijf")
			mount(t, "tmpfs", base, "tmpfs", 0, c.options)
			dir := filepath.Join(base, "public")
			mustBuild(t, dir, 0)
			const steps = 64
			full, done := 0, 0
			for i := range steps {
				if _, err := buildWith(dir, ways[c.way], 2*i+1, 20); err != nil { // there is room again
					t.Fatalf("step %d: %v", i, err)
				}
				clear := fill(t, base, c.name, c.from+i*c.step)
				_, err := buildWith(dir, ways[c.way], 2*i+2, 20)
				clear()
				want := 2*i + 2
				if err != nil {
					full++
					want--
					if !errors.Is(err, syscall.ENOSPC) || !strings.HasPrefix(err.Error(), "de schijf is vol") {
						t.Errorf("step %d: %v", i, err)
					}
				} else {
					done++
				}
				wantWhole(t, dir, want)
				if left := leftovers(t, dir); left != "" {
					t.Errorf("step %d: the work folder holds %s", i, left)
				}
			}
			t.Logf("%d builds on a disk with less and less room: %d done, %d refused as full, 0 broken", steps, done, full)
			if full < steps/4 || done == 0 {
				t.Error("the sweep missed the edge")
			}
		})
	}
}

// fill takes room on a disk and gives it back when the result is called.
func fill(t *testing.T, base, kind string, n int) func() {
	t.Helper()
	dir := filepath.Join(base, "vulling")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if kind == "bytes" {
		_ = os.WriteFile(filepath.Join(dir, "vol"), make([]byte, n), 0o644)
	} else {
		for i := range n {
			_ = os.WriteFile(filepath.Join(dir, fmt.Sprint(i)), nil, 0o644)
		}
	}
	return func() { os.RemoveAll(dir) }
}
