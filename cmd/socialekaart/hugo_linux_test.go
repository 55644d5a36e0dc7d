package main

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// hugoModule is the version that is compared with: the last that Go 1.26 builds.
const hugoModule = "github.com/gohugoio/hugo@v0.165.0"

// TestHugo builds one content with this program and with Hugo, one after the
// other, and prints what each takes:
//
//	SOCIALEKAART_HUGO=10000 go test ./cmd/socialekaart -run Hugo -v -timeout 60m
//
// Hugo comes from the Go module proxy, or is the program in SOCIALEKAART_HUGO_BIN.
// Its site is in testdata/hugo: the same content, pages of the same parts (JSON-LD,
// icons, contact, text for the file, "Klopt dit niet?"), lists by type, theme,
// group and wijk. An entry has 13.9 KB of HTML there and 15.6 KB here, which the
// table shows for all pages. It has no check, no search, no calendars, no weeks, no
// filters and no lists by wijk and theme. SOCIALEKAART_PAGEFIND=1 adds Pagefind,
// from npm. The ratios are of one run; nothing is asserted about them.
func TestHugo(t *testing.T) {
	n, err := strconv.Atoi(os.Getenv("SOCIALEKAART_HUGO"))
	if err != nil {
		t.Skip("SOCIALEKAART_HUGO is not set to a number of entries")
	}
	hugo := os.Getenv("SOCIALEKAART_HUGO_BIN")
	if hugo == "" {
		bin := t.TempDir()
		install := exec.Command("go", "install", hugoModule)
		install.Env = append(os.Environ(), "GOBIN="+bin, "CGO_ENABLED=0")
		measure(t, install)
		hugo = filepath.Join(bin, "hugo")
	}
	keep := t.TempDir()
	cmd := program(keep, os.Environ(), "bench", "--format", "json", "--entries", strconv.Itoa(n), "--keep", keep)
	cmd.Env = append(cmd.Env, asProgram+"=1")
	out, errs, code := output(t, cmd)
	if code != exitOK {
		t.Fatalf("exit code %d: %s", code, errs)
	}
	var ours meting
	if err := json.Unmarshal([]byte(out), &ours); err != nil {
		t.Fatal(err)
	}
	site := t.TempDir()
	if err := os.CopyFS(site, os.DirFS("testdata/hugo")); err != nil {
		t.Fatal(err)
	}
	content := filepath.Join(keep, strconv.Itoa(n), "content")
	public := filepath.Join(site, "public")
	theirs := measure(t, exec.Command(hugo, "--quiet", "--source", site, "--contentDir", content, "--destination", public))
	theirs.pages, theirs.bytes = htmlFiles(t, public)
	ourPages, ourBytes := htmlFiles(t, filepath.Join(keep, strconv.Itoa(n), "public"))

	beside, total := 0.0, 0.0
	for _, s := range ours.Stappen {
		total += s.Seconden
		if s.Naam == "zoeken voorbereiden" || s.Naam == "open data maken" {
			beside += s.Seconden
		}
	}
	rows := []used{
		{"pages alone", ourPages, ourBytes, ours.CPU * (1 - beside/total), 0},
		{"the whole", ourPages, ourBytes, ours.CPU, ours.Geheugen},
		{"Hugo", theirs.pages, theirs.bytes, theirs.cpu, theirs.peak},
	}
	if os.Getenv("SOCIALEKAART_PAGEFIND") != "" {
		p := measure(t, exec.Command("npx", "--yes", "pagefind@1.4.0", "--site", public))
		rows = append(rows, used{"Hugo + Pagefind", theirs.pages, theirs.bytes, theirs.cpu + p.cpu, max(theirs.peak, p.peak)})
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%d entries\n%-16s %8s %8s %8s %12s %8s\n", n, "", "pages", "KB each", "CPU s", "pages/CPU s", "MiB")
	for _, r := range rows {
		fmt.Fprintf(&b, "%-16s %8d %8.1f %8.2f %12.0f %8d\n", r.name, r.pages, float64(r.bytes)/float64(r.pages)/1000, r.cpu, r.perSecond(), r.peak>>20)
	}
	for _, r := range rows[2:] {
		fmt.Fprintf(&b, "per CPU second against %s: pages alone %.2f×, the whole %.2f×; memory of the whole %.2f×\n",
			r.name, rows[0].perSecond()/r.perSecond(), rows[1].perSecond()/r.perSecond(), float64(rows[1].peak)/float64(r.peak))
	}
	b.WriteString("The processor time of the pages alone is that of the whole by the share of its stages on the clock.")
	t.Log(b.String())
}

// used is what making a site took.
type used struct {
	name  string
	pages int
	bytes int64   // of those pages
	cpu   float64 // seconds of processor, user and system
	peak  int64   // bytes
}

func (u used) perSecond() float64 { return float64(u.pages) / u.cpu }

func measure(t *testing.T, cmd *exec.Cmd) used {
	t.Helper()
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%.3000s", cmd, err, out)
	}
	s := cmd.ProcessState
	return used{cpu: (s.UserTime() + s.SystemTime()).Seconds(), peak: s.SysUsage().(*syscall.Rusage).Maxrss << 10}
}

// htmlFiles counts the pages of a site, and their bytes.
func htmlFiles(t *testing.T, dir string) (n int, bytes int64) {
	t.Helper()
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, ".html") {
			return err
		}
		info, err := d.Info()
		if err == nil {
			n++
			bytes += info.Size()
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return n, bytes
}
