package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// Case T5: two clones of the last commit, in folders with other names, give the
// same program for linux/amd64. With SOCIALEKAART_SLOW=1: it is linked twice.
func TestReproducible(t *testing.T) {
	if !slow {
		t.Skip("needs SOCIALEKAART_SLOW=1")
	}
	var programs [2][]byte
	for n, name := range []string{"a", "another folder"} {
		dir := filepath.Join(t.TempDir(), name)
		if out, err := exec.Command("git", "clone", "-q", "../..", dir).CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		build := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-o", "program", "./cmd/socialekaart")
		build.Dir = dir
		build.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS=linux", "GOARCH=amd64")
		if out, err := build.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		var err error
		if programs[n], err = os.ReadFile(filepath.Join(dir, "program")); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(programs[0], programs[1]) {
		t.Error("the program is another one from another folder")
	}
}
