package publish

import (
	"os"
	"path/filepath"
	"testing"
)

// A folder stays while its process lives, and goes with the next one when it
// was killed.
func TestTempDir(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	killed := filepath.Join(os.TempDir(), "proef-killed")
	if err := os.MkdirAll(filepath.Join(killed, "bleve"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(killed, tempSlot), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	first, remove, err := TempDir("proef-")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(killed); !os.IsNotExist(err) {
		t.Errorf("what a killed process left is still there: %v", err)
	}
	_, removeSecond, err := TempDir("proef-")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(first); err != nil {
		t.Errorf("the folder of a living process is gone: %v", err)
	}
	if err := remove(); err != nil {
		t.Error(err)
	}
	if err := removeSecond(); err != nil {
		t.Error(err)
	}
	if left, _ := os.ReadDir(os.TempDir()); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}
