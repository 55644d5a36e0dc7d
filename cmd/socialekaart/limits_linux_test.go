package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/sys/unix"

	"socialekaart/generator/browser"
	"socialekaart/generator/publish"
)

// pinched is a small site with a published one, for builds that have too little
// of something.
type pinched struct {
	*testing.T
	dir   string
	today int // the day in November 2026 of the published site, 22 or 23
	site  []byte
	done  int // builds that came through
	tight int // builds that did not
}

func pinch(t *testing.T) *pinched {
	p := &pinched{T: t, dir: basis(t), today: 22}
	build(t, p.dir, nil, "--today", day(p.today))
	p.site = manifest(t, p.dir)
	return p
}

func day(n int) string { return fmt.Sprintf("2026-11-%d", n) }

// try makes the build of the other day, which differs in nearly every page, with
// the limits of a shell ("ulimit -n 64") and an environment. Whatever comes of it
// the site is whole: the old one when the exit code is not 0, and then nothing
// is left of the new one.
func (p *pinched) try(limits string, env ...string) (stderr string, code int) {
	p.Helper()
	other := 45 - p.today
	cmd := program(p.dir, env, "build", "--today", day(other))
	if limits != "" {
		cmd.Args = append([]string{"sh", "-c", limits + ` && exec "$0" "$@"`, cmd.Path}, cmd.Args[1:]...)
		cmd.Path = "/bin/sh"
	}
	_, stderr, code = output(p.T, cmd)
	if err := publish.Verify(filepath.Join(p.dir, "public")); err != nil {
		p.Fatalf("%s %v, exit code %d: %v", limits, env, code, err)
	}
	now := manifest(p.T, p.dir)
	switch same := bytes.Equal(now, p.site); {
	case code == exitOK && same, code != exitOK && !same:
		p.Errorf("%s %v: exit code %d, and the site is the old one: %v", limits, env, code, same)
	case code == exitOK:
		p.done++
		p.today = other
	default:
		p.tight++
	}
	p.site = now
	return stderr, code
}

// told asks for a message that a person can do something with: Dutch, with what
// the system said in brackets.
func (p *pinched) told(stderr, want string) {
	p.Helper()
	first, _, _ := strings.Cut(stderr, "\n")
	if !regexp.MustCompile(want).MatchString(first) || !strings.HasSuffix(stderr, "\nDe site is niet veranderd.\n") {
		p.Errorf("the build says\n%s", stderr)
	}
}

func (p *pinched) nothingLeft() {
	p.Helper()
	for _, name := range []string{"nieuw", "klaar", "wissel", "weg"} {
		if _, err := os.Lstat(filepath.Join(p.dir, ".public.bouw", name)); err == nil {
			p.Errorf("%s is still there", name)
		}
	}
}

// Case D11: a build may have few files open. From 4 on the program can say so;
// 6 and 7 are too few for the Go runtime, which then stops by itself.
func TestFewFiles(t *testing.T) {
	t.Parallel()
	p := pinch(t)
	limits := []int{4, 7, 12, 64}
	if slow {
		limits = nil
		for n := 4; n <= 64; n++ {
			limits = append(limits, n)
		}
	}
	for _, n := range limits {
		stderr, code := p.try(fmt.Sprintf("ulimit -n %d", n))
		switch {
		case code == exitComputer:
			p.told(stderr, `^fout: er staan te veel bestanden tegelijk open\. Sluit andere programma's, of verhoog de grens met ulimit -n \(.*too many open files\)$`)
			p.nothingLeft()
		case code != exitOK && !strings.Contains(stderr, "runtime: "):
			t.Errorf("%d files: exit code %d\n%s", n, code, stderr)
		case code != exitOK && n >= 8, n == 64 && code != exitOK:
			t.Errorf("%d files: exit code %d\n%s", n, code, stderr)
		}
	}
	t.Logf("%d builds with few open files: %d done, %d refused, 0 broken", p.done+p.tight, p.done, p.tight)
	if p.done == 0 || p.tight == 0 {
		t.Error("the sweep missed the edge")
	}
}

// Case D13: with a low bound on its memory a build is slow and right; without
// the memory that it needs the Go runtime ends it, and the site is the old one.
func TestLittleMemory(t *testing.T) {
	t.Parallel()
	p := pinch(t)
	if stderr, code := p.try("", "GOMEMLIMIT=1MiB"); code != exitOK {
		t.Errorf("GOMEMLIMIT: exit code %d\n%s", code, stderr)
	}
	// Of addresses, in KiB: the runtime reserves far more of them than it uses.
	limits := []int{600_000, 1_400_000}
	if slow {
		limits = nil
		for kib := 500_000; kib < 3_000_000; kib += 50_000 {
			limits = append(limits, kib)
		}
	}
	for _, kib := range limits {
		p.try(fmt.Sprintf("ulimit -v %d", kib))
	}
	if stderr, code := p.try(""); code != exitOK {
		t.Errorf("with memory again: exit code %d\n%s", code, stderr)
	}
	p.nothingLeft()
	t.Logf("%d builds with little memory: %d done, %d ended, 0 broken", p.done+p.tight, p.done, p.tight)
	if p.tight == 0 {
		t.Error("no build had too little")
	}
}

// Case D2: the disk of the site, and the one of temporary files where the index
// is made, have less and less room.
func TestFullDisk(t *testing.T) {
	for _, c := range []struct{ name, options string }{{"site", "size=6m"}, {"temporary files", "size=256k"}} {
		t.Run(c.name, func(t *testing.T) {
			p, small, tmp := pinch(t), t.TempDir(), t.TempDir()
			if err := unix.Mount("tmpfs", small, "tmpfs", 0, c.options); err != nil {
				t.Skipf("cannot mount here (uid %d): %v", os.Getuid(), err)
			}
			defer unix.Unmount(small, unix.MNT_DETACH)
			if c.name == "site" {
				if err := os.CopyFS(small, os.DirFS(p.dir)); err != nil {
					t.Fatal(err)
				}
				p.dir = small
			} else {
				tmp = small
			}
			steps := 4
			if slow {
				steps = 60
			}
			for i := range steps {
				filling := filepath.Join(small, "vulling")
				if err := os.WriteFile(filling, make([]byte, space(t, small)/steps*(i+1)), 0o644); err != nil {
					t.Fatal(err)
				}
				stderr, code := p.try("", "TMPDIR="+tmp)
				if code != exitOK {
					p.told(stderr, `^fout: de schijf is vol\. Maak ruimte vrij en bouw opnieuw \(.*no space left on device\)$`)
					p.nothingLeft()
				}
				if err := os.Remove(filling); err != nil {
					t.Fatal(err)
				}
				if left, _ := filepath.Glob(filepath.Join(tmp, "*")); len(left) > 0 {
					t.Errorf("left behind: %v", left)
				}
			}
			t.Logf("%d builds on a disk with less and less room: %d done, %d refused as full, 0 broken", steps, p.done, p.tight)
			if p.done == 0 || p.tight == 0 {
				t.Error("the sweep missed the edge")
			}
		})
	}
}

// space gives the bytes that are free on the disk of dir.
func space(t *testing.T, dir string) int {
	var s unix.Statfs_t
	if err := unix.Statfs(dir, &s); err != nil {
		t.Fatal(err)
	}
	return int(s.Bavail) * int(s.Bsize)
}

// Case D11: who reads what the program prints may stop reading. The site is the
// new one by then, and check has nothing to leave behind.
func TestOutputCloses(t *testing.T) {
	t.Parallel()
	dir := basis(t)
	for _, c := range []struct {
		how  string
		args []string
	}{
		{`"$0" "$@" | true`, []string{"build", "--today", "2026-11-22"}},
		{`"$0" "$@" >&-`, []string{"build", "--today", "2026-11-23"}},
		{`"$0" "$@" >&- 2>&- <&-`, []string{"build", "--today", "2026-11-24"}},
		{`"$0" "$@" >/dev/full`, []string{"build", "--today", "2026-11-25"}},
		{`"$0" "$@" 2>&1 | true`, []string{"check", "--today", "2026-11-25", "--tips"}},
	} {
		before, _ := os.ReadFile(filepath.Join(dir, "public", ".manifest"))
		cmd := program(dir, nil, c.args...)
		cmd.Args = append([]string{"sh", "-c", c.how, cmd.Path}, cmd.Args[1:]...)
		cmd.Path = "/bin/sh"
		if _, stderr, code := output(t, cmd); code != exitOK {
			t.Errorf("%s: exit code %d\n%s", c.how, code, stderr)
		}
		if err := publish.Verify(filepath.Join(dir, "public")); err != nil {
			t.Errorf("%s: %v", c.how, err)
		}
		if bytes.Equal(before, manifest(t, dir)) != (c.args[0] == "check") {
			t.Errorf("%s %s: the site changed: %v", c.how, c.args[0], c.args[0] == "check")
		}
	}
}

// Case D11: no colours and nothing that only a terminal understands, with or
// without a terminal, whatever the environment says.
func TestNoColour(t *testing.T) {
	script := browser.Tool(t, "script") // gives a terminal; of bsdutils, which every Debian has
	t.Parallel()
	dir := basis(t)
	entry := filepath.Join(dir, "content", "voorzieningen", "wandelclub.md")
	data, err := os.ReadFile(entry)
	if err == nil {
		err = os.WriteFile(entry, bytes.Replace(data, []byte("titel ="), []byte("titl ="), 1), 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, env := range [][]string{nil, {"NO_COLOR=1"}, {"FORCE_COLOR=1", "CLICOLOR_FORCE=1", "TERM=xterm-256color"}} {
		cmd := program(dir, env, "check")
		cmd.Args = []string{script, "-qec", cmd.Path + " check", "/dev/null"}
		cmd.Path = script
		out, _, _ := output(t, cmd)
		if !strings.Contains(out, "titl") || slices.Contains([]byte(out), 0x1b) {
			t.Errorf("%v: %q", env, out)
		}
	}
}
