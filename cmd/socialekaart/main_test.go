package main

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// The tests run the real program: the test binary starts itself again with
// asProgram set and is then the command, signals, exit code and all. So no
// test needs a compiler or can test a stale binary.
const asProgram = "SOCIALEKAART_TEST_IS_PROGRAM"

// slow is set by SOCIALEKAART_SLOW=1: the long loops run in full.
var slow = os.Getenv("SOCIALEKAART_SLOW") != ""

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		main()
	}
	os.Exit(m.Run())
}

// program gives the command with args, to be run in dir, in an environment that
// holds only env.
func program(dir string, env []string, args ...string) *exec.Cmd {
	self, err := os.Executable()
	if err != nil {
		panic(err)
	}
	cmd := exec.Command(self, args...)
	cmd.Dir = dir
	cmd.Env = append([]string{asProgram + "=1"}, env...)
	return cmd
}

// output runs cmd and gives what it printed and its exit code, which is -1 when
// a signal ended it.
func output(t *testing.T, cmd *exec.Cmd) (stdout, stderr string, code int) {
	t.Helper()
	var out, errw bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errw
	var exit *exec.ExitError
	if err := cmd.Run(); err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return out.String(), errw.String(), cmd.ProcessState.ExitCode()
}

// basis gives a folder of its own with the small site of testdata/basis.
func basis(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(filepath.Join("testdata", "basis"))); err != nil {
		t.Fatal(err)
	}
	return dir
}

// digest gives one sum for a folder: its names, kinds, links and bytes.
func digest(dir string) (string, error) {
	h := sha256.New()
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(dir, p)
		fmt.Fprintf(h, "%q %s\n", filepath.ToSlash(rel), d.Type())
		switch {
		case d.Type().IsRegular():
			data, err := os.ReadFile(p)
			fmt.Fprintf(h, "%x\n", sha256.Sum256(data))
			return err
		case d.Type()&fs.ModeSymlink != 0:
			to, err := os.Readlink(p)
			fmt.Fprintf(h, "%q\n", to)
			return err
		}
		return nil
	})
	return fmt.Sprintf("%x", h.Sum(nil)), err
}
