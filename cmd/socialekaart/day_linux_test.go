package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"
	"time"
)

// Case I26: the day of a site is the one in the Netherlands, to the second, on
// the days of the change of the clock too, wherever the computer stands.
func TestDay(t *testing.T) {
	defer func(here *time.Location) { time.Local = here }(time.Local)
	for _, c := range []struct{ utc, day string }{
		{"2026-11-22T22:59:59Z", "2026-11-22"}, {"2026-11-22T23:00:00Z", "2026-11-23"},
		{"2026-06-30T21:59:59Z", "2026-06-30"}, {"2026-06-30T22:00:00Z", "2026-07-01"},
		{"2026-03-28T22:59:59Z", "2026-03-28"}, {"2026-03-28T23:00:00Z", "2026-03-29"}, // summer time begins
		{"2026-03-29T21:59:59Z", "2026-03-29"}, {"2026-03-29T22:00:00Z", "2026-03-30"},
		{"2026-10-24T21:59:59Z", "2026-10-24"}, {"2026-10-24T22:00:00Z", "2026-10-25"}, // it ends
		{"2026-10-25T22:59:59Z", "2026-10-25"}, {"2026-10-25T23:00:00Z", "2026-10-26"},
		{"2026-12-31T23:00:00Z", "2027-01-01"}, {"2028-02-28T23:00:00Z", "2028-02-29"},
	} {
		at, err := time.Parse(time.RFC3339, c.utc)
		if err != nil {
			t.Fatal(err)
		}
		t.Setenv("SOURCE_DATE_EPOCH", strconv.FormatInt(at.Unix(), 10))
		for _, zone := range []string{"UTC", "Pacific/Kiritimati", "America/Los_Angeles", "Europe/Amsterdam"} {
			if time.Local, err = time.LoadLocation(zone); err != nil { // as TZ does when the program starts
				t.Fatal(err)
			}
			if day, err := new(call).vandaag(); err != nil || day.String() != c.day {
				t.Errorf("%s in %s: %v, %v; want %s", c.utc, zone, day, err, c.day)
			}
		}
	}
}

// Case I27: the program works where there is nothing else: no shell, no
// libraries, no time zones, no folder for temporary files but what it is told.
// Root only, with SOCIALEKAART_SLOW=1: it is linked anew, without C.
func TestBareRoot(t *testing.T) {
	if !slow || os.Getuid() != 0 {
		t.Skip("needs root, and SOCIALEKAART_SLOW=1")
	}
	dir := basis(t)
	env := []string{"SOURCE_DATE_EPOCH=1795303800"} // half past midnight of 22 November
	build(t, dir, env)
	want := manifest(t, dir)
	make := exec.Command("go", "build", "-o", filepath.Join(dir, "socialekaart"), ".")
	make.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := make.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if err := os.RemoveAll(filepath.Join(dir, "public")); err != nil {
		t.Fatal(err)
	}
	cmd := &exec.Cmd{Path: "/socialekaart", Args: []string{"socialekaart", "build"}, Dir: "/", Env: append(env, "TMPDIR=/", "TZ=America/New_York"),
		SysProcAttr: &syscall.SysProcAttr{Chroot: dir}}
	if _, stderr, code := output(t, cmd); code != exitOK {
		t.Fatalf("exit code %d\n%s", code, stderr)
	}
	if !bytes.Equal(want, manifest(t, dir)) {
		t.Error("in a bare root the site is another one")
	}
}
