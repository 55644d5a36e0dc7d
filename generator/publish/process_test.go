package publish

import (
	"bufio"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// runProcess is a build in a process of its own: "JOB WAY NUMBER".
func runProcess(job, dir string) int {
	words := strings.Split(job, ",")
	o := ways[words[1]]
	k, _ := strconv.Atoi(words[2])
	switch words[0] {
	case "once":
		if _, err := build(dir, o, k); err != nil {
			fmt.Println(err)
			return 3
		}
	case "for ever":
		for ; ; k++ {
			if _, err := buildWith(dir, o, k, 100); err != nil {
				fmt.Println(err)
				return 3
			}
			fmt.Println("built", k)
		}
	case "die": // at operation k of the build
		self, err := os.FindProcess(os.Getpid())
		if err != nil {
			fmt.Println(err)
			return 3
		}
		p := &tape{nth: k, die: func() { self.Kill(); select {} }}
		if _, err := build(dir, p.on(o), k+1); err != nil {
			fmt.Println(err)
			return 3
		}
	case "hold":
		if _, err := open(dir, o); err != nil {
			fmt.Println(err)
			return 3
		}
		fmt.Println("holding")
		time.Sleep(time.Minute)
	case "as nobody":
		if err := becomeNobody(); err != nil {
			fmt.Println(err)
			return 2
		}
		_, err := open(dir, o)
		fmt.Println(err)
	}
	return 0
}

func process(t testing.TB, dir, job, way string, k int) *exec.Cmd {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), fmt.Sprintf("PUBLISH_JOB=%s,%s,%d", job, way, k), "PUBLISH_DIR="+dir)
	return cmd
}

// TestKill kills a process that builds for ever, at a random moment, and asks
// for a whole site each time. PUBLISH_KILLS=1000 gives 1000 rounds per way of
// swapping, on the disk of TMPDIR instead of in memory.
func TestKill(t *testing.T) {
	rounds, base := 40, scratch(t)
	if n, err := strconv.Atoi(os.Getenv("PUBLISH_KILLS")); err == nil {
		rounds, base = n, t.TempDir()
	}
	seed := rand.Uint64()
	random := rand.New(rand.NewPCG(seed, 0))
	t.Logf("seed %d", seed)
	for way := range ways {
		t.Run(way, func(t *testing.T) {
			dir := filepath.Join(base, strings.ReplaceAll(way, " ", "-"), "public")
			put(t, filepath.Join(dir, ".gitignore"), "*\n")
			found := map[string]int{} // what the killed builds left behind
			for round := range rounds {
				killRound(t, dir, way, round, time.Duration(random.IntN(20_000))*time.Microsecond)
				found[afterKill(t, dir, way, -1-round)]++
				if t.Failed() {
					t.Fatalf("in round %d", round)
				}
			}
			hit := rounds - found[""]
			t.Logf("%d kills, %d of them with work left behind (%v), %d whole", rounds, hit, found, rounds)
			if hit < rounds/4 {
				t.Error("too few builds were hit to mean something")
			}
		})
	}
}

// TestKillEverywhere kills a building process at its first, second, third …
// operation, until one lives.
func TestKillEverywhere(t *testing.T) {
	for way := range ways {
		t.Run(way, func(t *testing.T) {
			dir := filepath.Join(scratch(t), "public")
			found := map[string]int{}
			for n := 1; ; n++ {
				out, err := process(t, dir, "die", way, n).CombinedOutput()
				if err == nil {
					t.Logf("killed at each of %d operations, all whole; left behind: %v", n-1, found)
					break
				}
				if len(out) > 0 {
					t.Errorf("the process: %s", out)
				}
				if n > 1 { // the first dies before there is a site or a work folder
					found[afterKill(t, dir, way, -n)]++
				} else {
					mustBuild(t, dir, -1)
				}
				if t.Failed() {
					t.Fatalf("killed at operation %d", n)
				}
			}
			if way == "two renames" && found["klaar+wissel"] == 0 {
				t.Error("the moment between the renames was not hit")
			}
		})
	}
}

// afterKill asks for a whole site, says what is left in the work folder, and
// makes build k.
func afterKill(t *testing.T, dir, way string, k int) string {
	t.Helper()
	left := leftovers(t, dir)
	if _, err := os.Lstat(dir); err == nil || way == "exchange" {
		if _, err := whole(dir); err != nil {
			t.Errorf("left %q: %v", left, err)
		}
	} else if left != "klaar+wissel" {
		t.Errorf("no site, and only %q to make one from", left)
	}
	if _, err := build(dir, ways[way], k); err != nil {
		t.Errorf("left %q, and then the build: %v", left, err)
	}
	wantWhole(t, dir, k)
	if left := leftovers(t, dir); left != "" {
		t.Errorf("the build after the kill left %q", left)
	}
	return left
}

// killRound kills a building process some time after its first build.
func killRound(t *testing.T, dir, way string, round int, after time.Duration) {
	t.Helper()
	cmd := process(t, dir, "for ever", way, round*100_000)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	if !lines.Scan() || !strings.HasPrefix(lines.Text(), "built") {
		t.Errorf("the process: %s", lines.Text())
	}
	time.Sleep(after)
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	for lines.Scan() {
	}
	if err := cmd.Wait(); err == nil {
		t.Error("the process ended by itself")
	}
}

// leftovers names what a build at rest does not leave in the work folder.
func leftovers(t *testing.T, dir string) string {
	t.Helper()
	rest := []string{".gitignore", "notitie", "slot", "vorig"}
	return strings.Join(slices.DeleteFunc(list(t, workDir(dir)), func(s string) bool { return slices.Contains(rest, s) }), "+")
}

func TestParallelBuilds(t *testing.T) {
	const builds = 20
	dir := filepath.Join(scratch(t), "public")
	errs := make([]error, builds)
	outs := make([][]byte, builds)
	var wg sync.WaitGroup
	for k := range builds {
		wg.Go(func() { outs[k], errs[k] = process(t, dir, "once", "exchange", k).CombinedOutput() })
	}
	wg.Wait()
	done := 0
	for k := range builds {
		if errs[k] == nil {
			done++
		} else if !strings.Contains(string(outs[k]), "een andere bouw is met deze map bezig") {
			t.Errorf("build %d: %v: %s", k, errs[k], outs[k])
		}
	}
	if k, err := whole(dir); err != nil {
		t.Errorf("the site of build %d is mixed: %v", k, err)
	}
	if left := leftovers(t, dir); left != "" {
		t.Errorf("the work folder holds %s", left)
	}
	t.Logf("%d done, %d refused, 0 mixed", done, builds-done)
}

func TestLocked(t *testing.T) {
	dir := filepath.Join(scratch(t), "public")
	cmd := process(t, dir, "hold", "exchange", 0)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if lines := bufio.NewScanner(out); !lines.Scan() || lines.Text() != "holding" {
		t.Errorf("the process: %s", lines.Text())
	}
	o := disk
	o.wait = 120 * time.Millisecond
	_, err = open(dir, o)
	var busy *LockedError
	if !errors.As(err, &busy) || busy.PID != cmd.Process.Pid || !strings.Contains(err.Error(), strconv.Itoa(busy.PID)) {
		t.Errorf("got %v, want a LockedError with pid %d", err, cmd.Process.Pid)
	}
	time.AfterFunc(100*time.Millisecond, func() { cmd.Process.Kill(); cmd.Wait() })
	mustBuild(t, dir, 1) // waits until the holder is gone: no lock outlives its process
}

// TestReaders reads the site while it is replaced. Every open by path has to
// succeed, and one who holds the folder open can read the old site on.
func TestReaders(t *testing.T) {
	if !exchangeWorks(t) {
		t.Skip("no exchange here, so there is a moment without a site")
	}
	dir := filepath.Join(scratch(t), "public")
	mustBuild(t, dir, 0)
	var reads, bad atomic.Int64
	stop := make(chan struct{})
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			for {
				for path, size := range shape {
					select {
					case <-stop:
						return
					default:
					}
					data, err := os.ReadFile(filepath.Join(dir, path))
					reads.Add(1)
					if err != nil || size > 0 && len(data) < size {
						bad.Add(1)
					}
				}
			}
		})
	}
	builds := 0
	for k := 1; k <= 300; k++ {
		root, err := os.OpenRoot(dir)
		if err != nil {
			t.Fatal(err)
		}
		mustBuild(t, dir, k)
		if data, err := root.ReadFile("index.html"); err != nil || !strings.HasPrefix(string(data), fmt.Sprintf("bouw %d\n", k-1)) {
			t.Errorf("holder of build %d: %v", k-1, err)
		}
		root.Close()
		builds++
	}
	close(stop)
	wg.Wait()
	t.Logf("%d reads during %d builds, %d missing or cut", reads.Load(), builds, bad.Load())
	if bad.Load() > 0 || reads.Load() < int64(builds) {
		t.Fail()
	}
}

func exchangeWorks(t *testing.T) bool {
	base := scratch(t)
	a, b := filepath.Join(base, "a"), filepath.Join(base, "b")
	put(t, filepath.Join(a, "x"), "")
	put(t, filepath.Join(b, "y"), "")
	return disk.exchange(a, b) == nil
}

// TestParallelCreate writes from many goroutines into the same new folders.
func TestParallelCreate(t *testing.T) {
	dir := filepath.Join(scratch(t), "public")
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for w := range 8 {
		wg.Go(func() {
			for i := range 200 {
				if err := s.Create(fmt.Sprintf("a/b%d/c%d/w%d.html", i/50, i/10, w*1000+i), []byte("x")); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	m, err := s.Commit(t.Context())
	if err != nil || len(m.Files) != 1600 {
		t.Fatalf("%d files (%v)", len(m.Files), err)
	}
	if err := Verify(dir); err != nil {
		t.Error(err)
	}
}
