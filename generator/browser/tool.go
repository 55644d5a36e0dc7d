package browser

import (
	"os"
	"os/exec"
	"testing"
)

// Tool gives the path of a program that a test needs. A machine of one's own may
// lack it, and then the test is skipped; with CI=true that is a failure, so that
// nothing is skipped there.
func Tool(t testing.TB, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	switch {
	case err == nil:
	case os.Getenv("CI") == "true":
		t.Fatalf("%s is not installed", name)
	default:
		t.Skipf("%s is not installed: what it would test is not tested", name)
	}
	return path
}
