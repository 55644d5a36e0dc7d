package publish

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
)

// tape counts the calls that pass through a set of ops and lets one fail.
type tape struct {
	mu    sync.Mutex
	calls []string // "rename klaar public"
	nth   int      // which call fails, from 1; 0 for none
	cause error
	mode  string // see modes
	fired bool
	die   func() // called instead of failing, if set
}

// modes of failing: the n-th call fails and does nothing, that one and all
// after it do (as if the process died there), or the call does its work and
// then says that it failed.
var modes = []string{"once", "for ever", "after"}

// call runs one operation. Closing always closes: a descriptor that stays open
// would hold the lock, which no failing close does.
func (p *tape) call(do func() error, op string, paths ...string) error {
	p.mu.Lock()
	for _, path := range paths {
		op += " " + filepath.Base(path)
	}
	p.calls = append(p.calls, op)
	n := len(p.calls)
	hit := n == p.nth || n > p.nth && p.fired && p.mode == "for ever"
	if p.cause == io.ErrShortWrite && !strings.HasPrefix(op, "write") {
		hit = false
	}
	p.fired = p.fired || hit
	p.mu.Unlock()
	if !hit {
		return do()
	}
	if p.die != nil {
		p.die()
	}
	if p.mode == "after" || strings.HasPrefix(op, "close") {
		if err := do(); err != nil {
			return err
		}
	}
	return &fs.PathError{Op: "test", Path: op, Err: p.cause}
}

// on puts the tape between the package and o.
func (p *tape) on(o ops) ops {
	t := o
	t.lstat = func(path string) (info fs.FileInfo, err error) {
		err = p.call(func() error { info, err = o.lstat(path); return err }, "lstat", path)
		return info, err
	}
	t.obstacle = func(dir string) error {
		return p.call(func() error { return o.obstacle(dir) }, "obstacle", dir)
	}
	t.readDir = func(dir string) (list []fs.DirEntry, err error) {
		err = p.call(func() error { list, err = o.readDir(dir); return err }, "readDir", dir)
		return list, err
	}
	t.readFile = func(path string) (data []byte, err error) {
		err = p.call(func() error { data, err = o.readFile(path); return err }, "readFile", path)
		return data, err
	}
	t.mkdir = func(path string, mode fs.FileMode) error {
		return p.call(func() error { return o.mkdir(path, mode) }, "mkdir", path)
	}
	t.chmod = func(path string, mode fs.FileMode) error {
		return p.call(func() error { return o.chmod(path, mode) }, "chmod", path)
	}
	t.create = func(path string) (f *os.File, err error) {
		err = p.call(func() error { f, err = o.create(path); return err }, "create", path)
		if err != nil && f != nil {
			f.Close()
		}
		return f, err
	}
	t.write = func(f *os.File, data []byte) (n int, err error) {
		err = p.call(func() error { n, err = o.write(f, data); return err }, "write", f.Name())
		if errors.Is(err, io.ErrShortWrite) { // the disk takes half and says nothing
			n, _ = f.Write(data[:len(data)/2])
			return n, nil
		}
		return n, err
	}
	t.close = func(f *os.File) error {
		return p.call(func() error { return o.close(f) }, "close", f.Name())
	}
	t.lock = func(path string) (f *os.File, err error) {
		err = p.call(func() error { f, err = o.lock(path); return err }, "lock", path)
		if err != nil && f != nil {
			f.Close()
		}
		return f, err
	}
	t.sync = func(dir string) error {
		return p.call(func() error { return o.sync(dir) }, "sync", dir)
	}
	t.link = func(from, to string) error {
		return p.call(func() error { return o.link(from, to) }, "link", from, to)
	}
	t.rename = func(from, to string) error {
		return p.call(func() error { return o.rename(from, to) }, "rename", from, to)
	}
	t.exchange = func(a, b string) error {
		return p.call(func() error { return o.exchange(a, b) }, "exchange", a, b)
	}
	t.remove = func(path string) error {
		return p.call(func() error { return o.remove(path) }, "remove", path)
	}
	t.removeAll = func(path string) error {
		return p.call(func() error { return o.removeAll(path) }, "removeAll", path)
	}
	return t
}

// ways are the two kinds of file system, both tested on every system: one that
// can do all, and one without exchange and links.
var ways = map[string]ops{"exchange": disk, "two renames": simpleDisk()}

func simpleDisk() ops {
	o := disk
	o.exchange = func(a, b string) error { return errors.ErrUnsupported }
	o.link = func(from, to string) error { return errors.ErrUnsupported }
	return o
}

var causes = map[string]error{
	"ENOSPC": syscall.ENOSPC, "EIO": syscall.EIO, "EACCES": syscall.EACCES,
	"EMFILE": syscall.EMFILE, "EDQUOT": syscall.EDQUOT, "short write": io.ErrShortWrite,
}

// TestEveryFault builds over a site that has a previous one, while the n-th
// operation fails, for every n until a build passes without failing.
func TestEveryFault(t *testing.T) {
	var runs, failed atomic.Int64
	t.Run("all", func(t *testing.T) {
		for way := range ways {
			for _, mode := range modes {
				for cause := range causes {
					t.Run(way+"/"+mode+"/"+cause, func(t *testing.T) {
						t.Parallel()
						faultLoop(t, way, mode, causes[cause], &runs, &failed)
					})
				}
			}
		}
	})
	t.Logf("%d builds with a failing call, %d errors, %d of the builds failed, 0 broken sites", runs.Load(), len(causes), failed.Load())
	if runs.Load() < 1000 || failed.Load() < runs.Load()/2 {
		t.Error("that is less than there is to test")
	}
}

func faultLoop(t *testing.T, way, mode string, cause error, runs, failed *atomic.Int64) {
	dir := filepath.Join(scratch(t), "public")
	put(t, filepath.Join(dir, ".gitignore"), "*\n")
	for k := 1; k <= 2; k++ {
		if _, err := build(dir, ways[way], k); err != nil {
			t.Fatal(err)
		}
	}
	for n := 1; ; n++ {
		p := &tape{nth: n, cause: cause, mode: mode}
		err := faultRun(t, dir, way, 2*n, p)
		if n > len(p.calls) {
			return
		}
		if t.Failed() {
			t.Fatalf("call %d (%s) failed, the build said: %v", n, p.calls[n-1], err)
		}
		if p.fired {
			runs.Add(1)
		}
		if err != nil {
			failed.Add(1)
		}
	}
}

// faultRun makes build k+1 with a fault over build k, and then k+2.
func faultRun(t *testing.T, dir, way string, k int, p *tape) error {
	t.Helper()
	_, buildErr := build(dir, p.on(ways[way]), k+1)
	if _, err := os.Lstat(dir); errors.Is(err, fs.ErrNotExist) {
		// Only between two renames after which nothing works any more.
		if way != "two renames" || p.mode != "for ever" {
			t.Error("there is no site")
		}
		s, err := open(dir, ways[way])
		if err != nil {
			t.Errorf("open: %v", err)
			return buildErr
		}
		s.Abort()
	}
	want := k
	if buildErr == nil {
		want = k + 1
	}
	got, err := whole(dir)
	if err != nil || got != want && (p.mode != "after" || got != k+1) {
		t.Errorf("site is of build %d (%v), want %d", got, err, want)
	}
	if p.fired && buildErr != nil && !errors.Is(buildErr, p.cause) {
		t.Errorf("%v is out of reach in %v", p.cause, buildErr)
	}
	if _, err := build(dir, ways[way], k+2); err != nil {
		t.Errorf("build after the fault: %v", err)
	}
	wantWhole(t, dir, k+2)
	wantWhole(t, filepath.Join(workDir(dir), "vorig"), got)
	if data, err := os.ReadFile(filepath.Join(dir, ".gitignore")); string(data) != "*\n" {
		t.Errorf(".gitignore is %q (%v)", data, err)
	}
	if left := leftovers(t, dir); left != "" {
		t.Errorf("the work folder holds %s", left)
	}
	return buildErr
}

// TestFirstBuildFaults does the same where there is no site yet.
func TestFirstBuildFaults(t *testing.T) {
	for _, start := range []string{"no folder", "only .gitignore"} {
		for _, mode := range modes {
			base := scratch(t)
			for n := 1; ; n++ {
				dir := filepath.Join(base, strconv.Itoa(n), "public")
				put(t, filepath.Join(dir, ".gitignore"), "*\n")
				if start == "no folder" {
					os.RemoveAll(dir)
				}
				p := &tape{nth: n, cause: syscall.EIO, mode: mode}
				_, err := build(dir, p.on(disk), 1)
				if n > len(p.calls) {
					break
				}
				_, noManifest := os.Stat(filepath.Join(dir, ".manifest"))
				if err == nil || noManifest == nil {
					wantWhole(t, dir, 1)
				} else if data, _ := os.ReadFile(filepath.Join(dir, ".gitignore")); start != "no folder" && string(data) != "*\n" {
					t.Errorf("call %d (%s): .gitignore is %q", n, p.calls[n-1], data)
				}
				mustBuild(t, dir, 2)
				wantWhole(t, dir, 2)
			}
		}
	}
}

// TestOrder reads from the tape that all is written before the one sync, and
// synced before the exchange, and that the published site is touched by
// nothing else. This is what a power loss asks for. The note comes last.
func TestOrder(t *testing.T) {
	dir := filepath.Join(scratch(t), "public")
	mustBuild(t, dir, 1)
	mustBuild(t, dir, 2)
	p := &tape{}
	if _, err := build(dir, p.on(disk), 3); err != nil {
		t.Fatal(err)
	}
	at := func(call string) int { return slices.Index(p.calls, call) }
	sync, exchange := at("sync klaar"), at("exchange klaar public")
	if sync < 0 || exchange < 0 {
		t.Skip("no exchange here")
	}
	writes := 0
	for i, c := range p.calls {
		op, name, _ := strings.Cut(c, " ")
		if name == "notitie" { // has a digest of its own, and may be lost
			if i < exchange {
				t.Errorf("%q comes before the exchange", c)
			}
			continue
		}
		switch op {
		case "create", "write", "mkdir", "chmod":
			writes++
			if i > sync {
				t.Errorf("%q comes after the sync", c)
			}
		case "sync", "exchange", "rename":
			if strings.Contains(c, "public") && i != exchange || op == "sync" && i != sync {
				t.Errorf("%q: one sync and one exchange is enough", c)
			}
		case "remove", "removeAll":
			if i < exchange && !slices.Contains([]string{"removeAll nieuw"}, c) {
				t.Errorf("%q comes before the exchange", c)
			}
		}
	}
	if sync > exchange || writes < 2*len(shape) {
		t.Errorf("sync is call %d, exchange %d, of %d; %d writes", sync, exchange, len(p.calls), writes)
	}
}

// TestInterruptedSwap puts a build that died between two renames in every
// state it can leave, and opens it.
func TestInterruptedSwap(t *testing.T) {
	for _, c := range []struct {
		name   string
		rename []string // from, to, …, in the work folder; "public" is the site
		want   int
	}{
		{"before the first", nil, 2},
		{"after the first", []string{"public", "wissel"}, 2},
		{"after the second", []string{"public", "wissel", "klaar", "public"}, 3},
		{"after the third", []string{"public", "wissel", "klaar", "public", "wissel", "klaar"}, 3},
		{"previous on its way out", []string{"public", "wissel", "klaar", "public", "wissel", "klaar", "vorig", "weg"}, 3},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := filepath.Join(scratch(t), "public")
			mustBuild(t, dir, 1)
			mustBuild(t, dir, 2)
			other := filepath.Join(scratch(t), "public")
			mustBuild(t, other, 3)
			at := func(name string) string {
				if name == "public" {
					return dir
				}
				return filepath.Join(workDir(dir), name)
			}
			if err := os.CopyFS(at("klaar"), os.DirFS(other)); err != nil {
				t.Fatal(err)
			}
			for pair := range slices.Chunk(c.rename, 2) {
				if err := os.Rename(at(pair[0]), at(pair[1])); err != nil {
					t.Fatal(err)
				}
			}
			s, err := Open(dir)
			if err != nil {
				t.Fatal(err)
			}
			wantWhole(t, dir, c.want)
			if err := s.Abort(); err != nil {
				t.Fatal(err)
			}
			for _, left := range []string{"nieuw", "klaar", "wissel", "weg"} {
				if slices.Contains(list(t, workDir(dir)), left) {
					t.Errorf("%s is still there", left)
				}
			}
			mustBuild(t, dir, 4)
		})
	}
}
