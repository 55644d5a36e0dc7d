package main

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"socialekaart/generator/publish"
)

// demo gives a copy of the site of this repository. order puts its files on the
// disk in another order.
func demo(t *testing.T, order *rand.Rand) string {
	t.Helper()
	dir := t.TempDir()
	root := filepath.Join("..", "..")
	files, _ := filepath.Glob(filepath.Join(root, "content", "*", "*.md"))
	lists, _ := filepath.Glob(filepath.Join(root, "content", "*.toml"))
	files = append(append(files, lists...), filepath.Join(root, "config.toml"))
	if order != nil {
		order.Shuffle(len(files), func(i, j int) { files[i], files[j] = files[j], files[i] })
	}
	for _, f := range files {
		rel, _ := filepath.Rel(root, f)
		data, err := os.ReadFile(f)
		if err == nil {
			err = os.MkdirAll(filepath.Dir(filepath.Join(dir, rel)), 0o755)
		}
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, rel), data, 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func build(t *testing.T, dir string, env []string, args ...string) {
	t.Helper()
	if _, stderr, code := output(t, program(dir, env, append([]string{"build"}, args...)...)); code != 0 {
		t.Fatalf("exit code %d\n%s", code, stderr)
	}
}

func manifest(t *testing.T, dir string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, "public", ".manifest"))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestKill kills builds at random moments, each of a site that differs from the
// published one in nearly every page: its day. After each kill the site is
// whole, and is the one or the other. SOCIALEKAART_SLOW=1 kills 1,000 builds;
// without it 20 have to do.
func TestKill(t *testing.T) {
	rounds, dir := 20, basis(t)
	if slow {
		rounds = 1000
	}
	env := []string{"TMPDIR=" + t.TempDir()} // what a killed build leaves there goes with the test
	days := []string{"2026-11-22", "2026-11-23"}
	var sites [2][]byte
	var took time.Duration
	for i, day := range days {
		start := time.Now()
		build(t, dir, env, "--today", day)
		took, sites[i] = time.Since(start), manifest(t, dir)
	}
	r := rand.New(rand.NewPCG(2026, 9)) // the moments differ all the same: they hang on the machine
	hit, changed, now := 0, 0, 1
	for n := range rounds {
		cmd := program(dir, env, "build", "--today", days[1-now])
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		after := time.Duration(r.Int64N(int64(took) * 5 / 4)) // some live
		timer := time.AfterFunc(after, func() { _ = cmd.Process.Kill() })
		if cmd.Wait(); cmd.ProcessState.ExitCode() == -1 {
			hit++
		}
		timer.Stop()
		if err := publish.Verify(filepath.Join(dir, "public")); err != nil {
			t.Fatalf("round %d, killed after %v: %v", n, after, err)
		}
		switch m := manifest(t, dir); {
		case bytes.Equal(m, sites[1-now]):
			now, changed = 1-now, changed+1
		case !bytes.Equal(m, sites[now]):
			t.Fatalf("round %d, killed after %v: the site is neither of the two", n, after)
		}
	}
	build(t, dir, env, "--today", days[1-now])
	for _, name := range []string{"nieuw", "klaar", "wissel", "weg"} {
		if _, err := os.Lstat(filepath.Join(dir, ".public.bouw", name)); err == nil {
			t.Errorf("the build after the last kill did not clear %s", name)
		}
	}
	t.Logf("%d builds of at most %v: %d killed, %d published, %d whole", rounds, took.Round(time.Millisecond), hit, changed, rounds)
	if hit == 0 {
		t.Error("no build was killed")
	}
}

// TestTerm asks a build to stop, as Ctrl-C and a service manager do: it says so
// and leaves the site alone.
func TestTerm(t *testing.T) {
	dir := basis(t)
	build(t, dir, nil, "--today", "2026-11-22")
	before := manifest(t, dir)
	for range 50 {
		cmd := program(dir, nil, "build", "--today", "2026-11-23")
		var stderr bytes.Buffer
		cmd.Stderr = &stderr
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		done := make(chan error, 1)
		go func() { done <- cmd.Wait() }()
		// As soon as the new site is begun: before that a signal ends any program.
		for begun := false; !begun && len(done) == 0; time.Sleep(time.Millisecond) {
			_, err := os.Lstat(filepath.Join(dir, ".public.bouw", "nieuw"))
			begun = err == nil
		}
		_ = cmd.Process.Signal(syscall.SIGTERM) // an error: it was ready already
		<-done
		code := cmd.ProcessState.ExitCode()
		switch {
		case code == exitOK: // it was ready before the signal came, which proves nothing
			build(t, dir, nil, "--today", "2026-11-22")
			continue
		case code != exitComputer || !strings.HasSuffix(stderr.String(), "De site is niet veranderd.\n"):
			t.Errorf("exit code %d, and\n%s", code, &stderr)
		case !bytes.Equal(before, manifest(t, dir)):
			t.Error("the site changed")
		}
		return
	}
	t.Error("no build was stopped")
}
