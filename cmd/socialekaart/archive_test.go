package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// archive is a txtar file: a comment, then files.
type archive struct {
	path, comment string
	files         []file
}

type file struct{ name, data string }

var header = regexp.MustCompile(`(?m)^-- (\S+) --\n`)

func readArchive(t *testing.T, path string) archive {
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	a, src := archive{path: path}, string(data)
	heads := header.FindAllStringSubmatchIndex(src, -1)
	for i, h := range heads {
		end := len(src)
		if i+1 < len(heads) {
			end = heads[i+1][0]
		}
		a.files = append(a.files, file{src[h[2]:h[3]], src[h[1]:end]})
	}
	a.comment = src
	if len(heads) > 0 {
		a.comment = src[:heads[0][0]]
	}
	return a
}

// unpack writes the files below dir.
func (a *archive) unpack(t *testing.T, dir string) {
	for _, f := range a.files {
		p := filepath.Join(dir, f.name)
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(f.data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func (a *archive) save(t *testing.T) {
	var b strings.Builder
	b.WriteString(a.comment)
	for _, f := range a.files {
		b.WriteString("-- " + f.name + " --\n" + f.data)
	}
	if err := os.WriteFile(a.path, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

var (
	word   = regexp.MustCompile(`'[^']*'|\S+`)
	escape = regexp.MustCompile(`\\([nr]|x[0-9a-f]{2}|u[0-9a-f]{4})`)
)

// split gives the words of a line of a story.
func split(line string) []string {
	words := word.FindAllString(line, -1)
	for i, w := range words {
		if w[0] == '\'' {
			words[i] = escape.ReplaceAllStringFunc(w[1:len(w)-1], func(e string) string {
				u, _ := strconv.Unquote(`"` + e + `"`)
				return u
			})
		}
	}
	return words
}

// check ends the story when something is not as it tells.
func (s *script) check(ok bool, format string, args ...any) {
	s.Helper()
	if !ok {
		s.Logf("stdout:\n%s\nstderr:\n%s", s.stdout, s.stderr)
		s.Fatalf("%s:%d: %s: "+format, append([]any{s.path, s.at, s.now}, args...)...)
	}
}

// text gives a file of the story, or what the last run printed.
func (s *script) text(name string) string {
	switch name {
	case "stdout":
		return s.stdout
	case "stderr":
		return s.stderr
	}
	data, err := os.ReadFile(filepath.Join(s.dir, name))
	s.check(err == nil, "%v", err)
	return string(data)
}

// edit does the commands that change a file.
func (s *script) edit(w []string) {
	at := func(i int) string { return filepath.Join(s.dir, w[i]) }
	write := func(i int, text string) error { return os.WriteFile(at(i), []byte(text), 0o644) }
	var err error
	switch w[0] {
	case "replace":
		text := s.text(w[1])
		s.check(strings.Count(text, w[2]) == 1, "%q stands %d times in %s", w[2], strings.Count(text, w[2]), w[1])
		err = write(1, strings.Replace(text, w[2], w[3], 1))
	case "crlf":
		for i := range w[1:] {
			names, _ := filepath.Glob(at(i + 1))
			for _, name := range names {
				data, _ := os.ReadFile(name)
				err = os.WriteFile(name, bytes.ReplaceAll(data, []byte("\n"), []byte("\r\n")), 0o644)
				s.check(err == nil, "%v", err)
			}
		}
	case "cp":
		if err = os.MkdirAll(filepath.Dir(at(2)), 0o755); err == nil {
			err = write(2, s.text(w[1]))
		}
	case "rm":
		for i := range w[1:] {
			err = os.RemoveAll(at(i + 1))
			s.check(err == nil, "%v", err)
		}
	case "symlink":
		err = os.Symlink(w[1], at(2))
	case "chmod":
		mode, _ := strconv.ParseUint(w[1], 8, 32)
		err = os.Chmod(at(2), os.FileMode(mode))
	default:
		s.check(false, "there is no such command")
	}
	s.check(err == nil, "%v", err)
}
