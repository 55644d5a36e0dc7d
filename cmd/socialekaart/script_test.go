package main

import (
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"socialekaart/generator/publish"
)

var update = flag.Bool("update", false, "write the expected parts of testdata/script/*.txtar anew; read the diff")

// TestScript tells the stories of testdata/script, one to a file, with the real
// program on a real disk. A story has a copy of testdata/basis as its folder,
// with the files of its own archive ("-- name --") laid over it. Above those
// stand comments (#) and commands, one to a line:
//
//	exec socialekaart ARG…      run the program; its exit code must be 0
//	exit N socialekaart ARG…    run it; its exit code must be N
//	stdin FILE                  what the next run reads
//	[!] stdout REGEXP           what the last run printed; ! is: must not
//	[!] stderr REGEXP
//	[!] grep REGEXP FILE
//	[!] exists FILE…
//	cmp A B                     the same bytes; stdout and stderr are files too.
//	                            With -update B becomes A in the story
//	remember DIR                keep in mind what is in a folder
//	unchanged DIR               it is as it was at remember
//	replace FILE OLD NEW        an edit; OLD stands there exactly once
//	crlf PATTERN…               save files with the line ends of Windows
//	cp FROM TO, rm FILE…, symlink TARGET FILE, chmod MODE FILE
//	env NAME=VALUE              for the next runs; there are no other variables
//	git ARG…                    in the folder; the next runs can find git too
//	lock DIR                    be another build at work on DIR
//	user                        skip the story for root
//
// A word with spaces stands between ' and '; in it \n is a new line, \u202e
// that character and \xe9 that byte. The folder of the story is printed as $WORK.
func TestScript(t *testing.T) {
	files, _ := filepath.Glob("testdata/script/*.txtar")
	if len(files) == 0 {
		t.Fatal("no stories")
	}
	for _, f := range files {
		t.Run(strings.TrimSuffix(filepath.Base(f), ".txtar"), func(t *testing.T) {
			t.Parallel()
			s := &script{T: t, archive: readArchive(t, f), dir: basis(t), digests: map[string]string{}}
			s.unpack(t, s.dir)
			for i, line := range strings.Split(s.comment, "\n") {
				if words := split(line); len(words) > 0 && words[0] != "#" {
					s.at, s.now = i+1, line
					s.do(words)
				}
			}
			if *update {
				s.save(t)
			}
		})
	}
}

// script is one story while it runs.
type script struct {
	*testing.T
	archive
	dir, stdin     string
	stdout, stderr string
	env            []string
	digests        map[string]string
	at             int // line
	now            string
}

// git runs git with an author of its own and no settings of this computer.
func (s *script) git(args []string) {
	git, err := exec.LookPath("git")
	if err != nil && os.Getenv("CI") != "true" {
		s.Skip("no git")
	}
	s.check(err == nil, "%v", err)
	s.env = append(s.env, "PATH="+filepath.Dir(git), "GIT_CONFIG_NOSYSTEM=1", "HOME="+s.dir)
	cmd := exec.Command(git, append([]string{"-c", "user.name=Redactie", "-c", "user.email=redactie@example.org", "-c", "init.defaultBranch=main"}, args...)...)
	cmd.Dir, cmd.Env = s.dir, s.env
	out, err := cmd.CombinedOutput()
	s.check(err == nil, "%v: %s", err, out)
}

func (s *script) do(w []string) {
	not := w[0] == "!"
	if not {
		w = w[1:]
	}
	arg := func(i int) string { return filepath.Join(s.dir, w[i]) }
	switch w[0] {
	case "exec", "exit":
		want := 0
		if w[0] == "exit" {
			want, _ = strconv.Atoi(w[1])
			w = w[1:]
		}
		cmd := program(s.dir, s.env, w[2:]...)
		cmd.Stdin, s.stdin = strings.NewReader(s.stdin), ""
		out, errs, code := output(s.T, cmd)
		s.stdout, s.stderr = strings.ReplaceAll(out, s.dir, "$WORK"), strings.ReplaceAll(errs, s.dir, "$WORK")
		s.check(code == want, "exit code %d", code)
	case "stdout", "stderr", "grep":
		s.check(regexp.MustCompile("(?m)"+w[1]).MatchString(s.text(append(w, w[0])[2])) != not, "no")
	case "exists":
		for i := range w[1:] {
			_, err := os.Lstat(arg(i + 1))
			s.check((err == nil) != not, "%s: %v", w[i+1], err)
		}
	case "cmp":
		a := s.text(w[1])
		if i := slices.IndexFunc(s.files, func(f file) bool { return f.name == w[2] }); *update && i >= 0 {
			s.files[i].data = a
			return
		}
		s.check(a == s.text(w[2]), "%s is not %s, which is\n%s", w[1], w[2], s.text(w[2]))
	case "remember", "unchanged":
		d, err := digest(arg(1))
		s.check(err == nil, "%v", err)
		s.check(w[0] == "remember" || d == s.digests[w[1]], "%s has changed", w[1])
		s.digests[w[1]] = d
	case "stdin":
		s.stdin = s.text(w[1])
	case "env":
		s.env = append(s.env, w[1:]...)
	case "git":
		s.git(w[1:])
	case "lock":
		stage, err := publish.Open(arg(1))
		s.check(err == nil, "%v", err)
		s.Cleanup(func() { stage.Abort() })
	case "user":
		if os.Getuid() == 0 {
			s.Skip("root may do everything; run this as another user")
		}
	default:
		s.edit(w)
	}
}
