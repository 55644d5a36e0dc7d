package main

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"socialekaart/generator/publish"
)

// What may not matter to a build. The moments are all on the 22nd of November in
// the Netherlands, though not where the clock of the computer says so.
var (
	processors = [...]string{"GOMAXPROCS=2", "GOMAXPROCS=1", "GOMAXPROCS=16", "GOMAXPROCS=3"}
	clocks     = [...]string{
		"TZ=America/Los_Angeles SOURCE_DATE_EPOCH=1795303800", // half past midnight; there the day before
		"TZ=Pacific/Kiritimati SOURCE_DATE_EPOCH=1795305600 ZONEINFO=/nowhere",
		"TZ=UTC SOURCE_DATE_EPOCH=1795388399", // a second before the next midnight
		"SOURCE_DATE_EPOCH=1795338000",
	}
	languages = [...]string{"", "LANG=tr_TR.UTF-8 LC_ALL=tr_TR.UTF-8", "LC_ALL=C HOME=/", "LANGUAGE=nl USER=iemand HOME=/nowhere"}
	masks     = [...]string{"022", "077", "000", "027"}
)

// TestSame (case T1) builds the demo in surroundings that differ in all that may
// not matter: every published file, the index included, is the same, byte for
// byte. The path and the order of the files on the disk differ each time.
// SOCIALEKAART_SLOW=1 compares 16 surroundings, in which each number of
// processors meets each clock; without it there are two.
func TestSame(t *testing.T) {
	rows := []int{0, 5}
	if slow {
		rows = rows[:0]
		for i := range 16 {
			rows = append(rows, i)
		}
	}
	var want []string
	all := 0
	for n, i := range rows {
		a, b := i%4, i/4
		env := strings.Fields(processors[a] + " " + clocks[b] + " " + languages[(a+b)%4])
		mask := masks[(a+3*b)%4]
		dir := demo(t, rand.New(rand.NewPCG(uint64(i), 0)))
		cmd := program(dir, env, "build")
		cmd.Args = append([]string{"sh", "-c", "umask " + mask + ` && exec "$0" "$@"`, cmd.Path}, cmd.Args[1:]...)
		cmd.Path = "/bin/sh"
		if _, stderr, code := output(t, cmd); code != exitOK {
			t.Fatalf("%v, umask %s: exit code %d\n%s", env, mask, code, stderr)
		}
		if err := publish.Verify(filepath.Join(dir, "public")); err != nil {
			t.Fatal(err)
		}
		got := strings.Split(string(manifest(t, dir)), "\n")
		if n == 0 {
			want = got
		}
		differ := 0
		for j, l := range want[1:] {
			if j+1 >= len(got) || got[j+1] != l {
				t.Logf("%v, umask %s: not %q", env, mask, l)
				differ++
			}
		}
		if differ > 0 || len(got) != len(want) {
			t.Errorf("%v, umask %s: %d files, of which %d differ", env, mask, len(got)-2, differ)
		}
		all += differ
		if err := os.RemoveAll(dir); err != nil { // the demo times 16
			t.Fatal(err)
		}
	}
	t.Logf("%d surroundings compared: %d of %d files differ", len(rows), all, len(want)-2)
}
