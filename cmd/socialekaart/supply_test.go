package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"socialekaart/generator/browser"
)

// inFolder runs a program in dir with nothing of the settings of this computer.
func inFolder(t *testing.T, dir string, env []string, name string, args ...string) (string, error) {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), append([]string{"GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL=/dev/null",
		"GIT_AUTHOR_NAME=Redactie", "GIT_AUTHOR_EMAIL=redactie@example.org", "GIT_COMMITTER_NAME=Redactie", "GIT_COMMITTER_EMAIL=redactie@example.org"}, env...)...)
	out, err := cmd.CombinedOutput()
	return string(out), err
}

// TestMeekijken: a proposal that changes more than the texts asks for a beheerder,
// and nothing in the name of a file reaches the log as it is.
func TestMeekijken(t *testing.T) {
	browser.Tool(t, "bash")
	browser.Tool(t, "git")
	script, err := filepath.Abs("../../.ci/meekijken")
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile("testdata/meekijken.txt")
	if err != nil {
		t.Fatal(err)
	}
	_, cases, _ := strings.Cut(string(data), "\n\n")
	for i, c := range strings.Split(strings.TrimSpace(cases), "\n\n") {
		lines := strings.Split(c, "\n")
		t.Run(strconv.Itoa(i)+" "+lines[1], func(t *testing.T) {
			dir := t.TempDir()
			git := func(args ...string) {
				t.Helper()
				if out, err := inFolder(t, dir, nil, "git", args...); err != nil {
					t.Fatal(args, err, out)
				}
			}
			git("init", "-q", "-b", "main")
			os.MkdirAll(filepath.Join(dir, "content", "voorzieningen"), 0o777)
			os.WriteFile(filepath.Join(dir, "content", "voorzieningen", "oud.md"), []byte("oud\n"), 0o666)
			git("add", "-A")
			git("commit", "-qm", "before")
			git("checkout", "-qb", "voorstel")
			for _, line := range lines[1:] {
				how, name := "", line
				if len(line) > 2 && line[1] == ' ' {
					how, name = line[:1], line[2:]
				}
				if s, err := strconv.Unquote(name); err == nil {
					name = s
				}
				file := filepath.Join(dir, name)
				os.MkdirAll(filepath.Dir(file), 0o777)
				switch how {
				case "-":
					err = os.Remove(file)
				case "l":
					err = os.Symlink("oud.md", file)
				case "x":
					err = os.WriteFile(file, []byte("nieuw\n"), 0o777)
				default:
					err = os.WriteFile(file, []byte("nieuw\n"), 0o666)
				}
				if err != nil {
					t.Fatal(err)
				}
			}
			git("add", "-A")
			git("commit", "-qm", "proposal")
			out, err := inFolder(t, dir, nil, script, "main")
			if strings.ContainsRune(out, '\x1b') || strings.Contains(out, "\n::") {
				t.Errorf("the log can be commanded:\n%q", out)
			}
			if lines[0] == "redacteur" {
				if err != nil || !strings.Contains(out, "Een redacteur kan het beoordelen") {
					t.Errorf("%v\n%s", err, out)
				}
				return
			}
			if exit, ok := err.(*exec.ExitError); !ok || exit.ExitCode() != 3 || !strings.Contains(out, "\n"+lines[0]+":\n") {
				t.Errorf("want %q and exit 3, got %v\n%s", lines[0], err, out)
			}
		})
	}
}

// TestTamperedModule: a module of which the bytes are not those of go.sum is not
// built.
func TestTamperedModule(t *testing.T) {
	const needed = "rsc.io/qr"
	dir := t.TempDir()
	for _, name := range []string{"go.mod", "go.sum"} {
		data, err := os.ReadFile(filepath.Join("../..", name))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	code := "package main\n\nimport _ \"" + needed + "\"\n\nfunc main() {}\n"
	if err := os.WriteFile(filepath.Join(dir, "main.go"), []byte(code), 0o666); err != nil {
		t.Fatal(err)
	}
	env := []string{"GOPROXY=off", "GOFLAGS=-mod=readonly", "GOWORK=off"}
	build := func() (string, error) {
		return inFolder(t, dir, env, "go", "build", "-o", os.DevNull, ".")
	}
	if out, err := build(); err != nil {
		t.Fatalf("untouched it must build: %v\n%s", err, out)
	}
	sums, err := os.ReadFile(filepath.Join(dir, "go.sum"))
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	changed := 0
	for line := range strings.Lines(string(sums)) {
		if module, hash, ok := strings.Cut(line, " h1:"); ok && strings.HasPrefix(module, needed+" ") && !strings.HasSuffix(module, "/go.mod") {
			first := "A"
			if hash[0] == 'A' {
				first = "B"
			}
			line, changed = module+" h1:"+first+hash[1:], changed+1
		}
		lines = append(lines, line)
	}
	if changed != 1 {
		t.Fatalf("%d lines of go.sum are about %s", changed, needed)
	}
	if err := os.WriteFile(filepath.Join(dir, "go.sum"), []byte(strings.Join(lines, "")), 0o666); err != nil {
		t.Fatal(err)
	}
	if out, err := build(); err == nil || !strings.Contains(out, "checksum mismatch") {
		t.Errorf("a changed module was built: %v\n%s", err, out)
	}
}
