package dev

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"

	"socialekaart/generator"
)

// Case W1: each way to save gives one build, and the page that was saved.
func TestEditors(t *testing.T) {
	root := smallSite(t)
	dir := filepath.Join(root, "content", "paginas")
	name := filepath.Join(dir, "over.md")
	in := func(base string) string { return filepath.Join(dir, base) }
	must := func(errs ...error) {
		t.Helper()
		if err := errors.Join(errs...); err != nil {
			t.Fatal(err)
		}
	}
	file := func(name, text string) error { return os.WriteFile(name, []byte(text), 0o644) }
	o, build := real(root)
	lim := eventsOnly()
	lim.quiet = 250 * time.Millisecond // this computer may be busy
	s := start(t, o, build, lim)
	for i, c := range []struct {
		name string
		save func(text string)
	}{
		{"write", func(x string) { must(file(name, x)) }},
		{"truncate, write in parts", func(x string) {
			f, err := os.Create(name)
			must(err)
			for part := range strings.SplitAfterSeq(x, "\n") {
				_, err := f.WriteString(part)
				must(err)
			}
			must(f.Sync(), f.Close())
		}},
		{"another file over it (sed -i)", func(x string) { must(file(in("sedQ7x1Zb"), x), os.Rename(in("sedQ7x1Zb"), name)) }},
		{"delete, create", func(x string) { must(os.Remove(name), file(name, x)) }},
		{"vim", func(x string) {
			must(file(in(".over.md.swp"), "b0VIM"), file(in("4913"), ""), os.Remove(in("4913")), os.Rename(name, in("over.md~")),
				file(name, x), os.Chmod(name, 0o600), os.Chmod(name, 0o644), os.Remove(in("over.md~")), os.Remove(in(".over.md.swp")))
		}},
		{"emacs", func(x string) {
			must(os.Symlink("ik@hier.1", in(".#over.md")), file(in("#over.md#"), x), os.Rename(name, in("over.md~")), file(name, x), os.Remove(in("#over.md#")), os.Remove(in(".#over.md")), os.Remove(in("over.md~")))
		}},
		{"over it from outside", func(x string) {
			tmp := filepath.Join(root, "elders.txt")
			must(file(tmp, x), os.Rename(tmp, name))
		}},
	} {
		text, before, begin := fmt.Sprintf("Manier %d.", i), s.builds.Load(), time.Now()
		c.save(over(text))
		took := time.Since(begin)
		s.until(c.name, func() bool { return s.shows("/over/", text) })
		time.Sleep(lim.quiet + 50*time.Millisecond) // for a build too many
		// A save that is halfway for longer than the quiet is more than one.
		if n := s.builds.Load() - before; n < 1 || n > 1+int64(took/lim.quiet) {
			t.Errorf("%s: %d builds of a save of %v, want 1", c.name, n, took)
		}
	}
}

// Case W2: what happens to folders is seen too, by events alone.
func TestFolders(t *testing.T) {
	root, theme := t.TempDir(), t.TempDir()
	content := filepath.Join(root, "content")
	write(t, filepath.Join(content, "x", "een.md"), "1")
	o := Options{ThemeDirs: []string{theme}}
	o.Site.Root = root
	s := start(t, o, listing(content, theme), eventsOnly())
	for i := range 4 {
		v := fmt.Sprint("v", i)
		for _, c := range []struct {
			name string
			do   func() error
			want string // in the listing
			gone string
		}{
			{"new folder with a file", func() error { write(t, filepath.Join(content, v, "twee.md"), v); return nil }, v + "/twee.md=" + v, ""},
			{"save in the new folder", func() error { write(t, filepath.Join(content, v, "twee.md"), v+"!"); return nil }, v + "/twee.md=" + v + "!", ""},
			{"rename the folder", func() error { return os.Rename(filepath.Join(content, v), filepath.Join(content, v+"b")) }, v + "b/twee.md=" + v + "!", v + "/twee"},
			{"save in the renamed folder", func() error { write(t, filepath.Join(content, v+"b", "twee.md"), v); return nil }, v + "b/twee.md=" + v + "\n", ""},
			{"remove the folder", func() error { return os.RemoveAll(filepath.Join(content, v+"b")) }, "een.md", v + "b/twee"},
			{"deep in the theme", func() error { write(t, filepath.Join(theme, v, "a", "b", "c.css"), v); return nil }, v + "/a/b/c.css=" + v, ""},
			{"save deep in the theme", func() error { write(t, filepath.Join(theme, v, "a", "b", "c.css"), v+"!"); return nil }, v + "/a/b/c.css=" + v + "!", ""},
			{"remove content", func() error { return os.RemoveAll(content) }, "", "een.md"},
			{"content again", func() error { write(t, filepath.Join(content, "x", "een.md"), v); return nil }, "x/een.md=" + v, ""},
			{"save in content again", func() error { write(t, filepath.Join(content, "x", "een.md"), v+"!"); return nil }, "x/een.md=" + v + "!", ""},
		} {
			if err := c.do(); err != nil {
				t.Fatal(err)
			}
			s.until(c.name+" "+v, func() bool {
				_, body := s.get("/alles.txt")
				return strings.Contains(body, c.want) && (c.gone == "" || !strings.Contains(body, c.gone))
			})
		}
	}
}

// Case W3: a storm of saves is a few builds, and the last one is right.
func TestStorm(t *testing.T) {
	root := t.TempDir()
	content := filepath.Join(root, "content")
	write(t, filepath.Join(content, "x", "begin.md"), "")
	o := Options{}
	o.Site.Root = root
	s := start(t, o, listing(content), defaults)
	begin := time.Now()
	for i := range 2000 {
		write(t, filepath.Join(content, "x", fmt.Sprintf("f%04d.md", i)), "inhoud")
	}
	storm := time.Since(begin)
	s.until("all files", func() bool {
		_, body := s.get("/alles.txt")
		return strings.Count(body, "=inhoud") == 2000
	})
	builds := s.builds.Load() - 1
	if most := 2 + int64(storm/defaults.storm); builds > most { // who stands still for so long begins another storm
		t.Errorf("%d builds for a storm of %v, want at most %d", builds, storm, most)
	}
	t.Logf("2,000 files in %v: %d builds", storm.Round(time.Millisecond), builds)
}

// Case W4: after an overflow, or any other error, everything is looked at.
func TestOverflow(t *testing.T) {
	var fw *fsnotify.Watcher
	lim := eventsOnly()
	lim.notify = func() (w *fsnotify.Watcher, err error) {
		fw, err = fsnotify.NewWatcher()
		return fw, err
	}
	root := t.TempDir()
	o := Options{}
	o.Site.Root = root
	s := start(t, o, listing(root), lim)
	write(t, filepath.Join(root, "stil.txt"), "niet gemeld") // at the root only config.toml and content count
	time.Sleep(3 * lim.quiet)
	if s.shows("/alles.txt", "stil.txt") {
		t.Fatal("a file that is not of the site gave a build")
	}
	fw.Errors <- fsnotify.ErrEventOverflow
	s.until("a build after an overflow", func() bool { return s.shows("/alles.txt", "stil.txt=niet gemeld") })
}

// Case W5: without events the clock finds every change, and says so once.
func TestPolling(t *testing.T) {
	lim := defaults
	lim.poll, lim.quiet = 20*time.Millisecond, 5*time.Millisecond
	lim.notify = func() (*fsnotify.Watcher, error) { return nil, errors.New("too many open files") }
	root := t.TempDir()
	content := filepath.Join(root, "content")
	name := filepath.Join(content, "x", "een.md")
	write(t, name, "")
	o := Options{}
	o.Site.Root = root
	s := start(t, o, listing(content), lim)
	for i := range 20 {
		write(t, name, fmt.Sprintf("%02d", i)) // of the same size each time
		s.until("a save", func() bool { return s.shows("/alles.txt", fmt.Sprintf("een.md=%02d", i)) })
	}
	if err := os.RemoveAll(content); err != nil {
		t.Fatal(err)
	}
	s.until("no content", func() bool { return !s.shows("/alles.txt", "een.md") })
	write(t, name, "terug")
	s.until("content again", func() bool { return s.shows("/alles.txt", "een.md=terug") })
	if n := strings.Count(s.log.String(), "meldt wijzigingen niet (too many open files). Daarom wordt elke 2 seconden gekeken."); n != 1 {
		t.Errorf("%d notices, want 1\n%s", n, s.log)
	}
}

// Case W6: a broken entry takes nothing away, and is on top until it is fixed.
func TestBreakAndFix(t *testing.T) {
	root, theme := smallSite(t), t.TempDir()
	name := filepath.Join(root, "content", "paginas", "over.md")
	o, _ := real(root)
	if err := os.CopyFS(theme, o.Site.Theme); err != nil {
		t.Fatal(err)
	}
	o.Site.Theme, o.ThemeDirs = os.DirFS(theme), []string{theme}
	s := start(t, o, plan(generator.NewBuilder(o.Site)), eventsOnly())
	overlaid := func() bool { return s.shows("/", "live-fouten") }

	write(t, name, strings.Replace(over("Nieuw."), "titel =", "titel:", 1))
	s.until("faults on top", overlaid)
	code, body := s.get("/over/")
	for _, want := range []string{"Hallo.", "content/paginas/over.md:2", "titel: &#34;Over", "Tip:", "U ziet nog de vorige site", liveStyle} {
		if code != 200 || !strings.Contains(body, want) {
			t.Errorf("%d, no %q in\n%s", code, want, body)
		}
	}
	wellFormed(t, body)
	if !s.shows("/css/bestaat-niet", "live-fouten") {
		t.Error("no faults on 404.html")
	}
	write(t, name, over("Hersteld."))
	s.until("fixed", func() bool { return s.shows("/over/", "Hersteld.") && !overlaid() })

	base := filepath.Join(theme, "base.html")
	good, err := os.ReadFile(base)
	if err != nil {
		t.Fatal(err)
	}
	write(t, base, string(good)+"{{if}}")
	s.until("a mistake in the theme on top", overlaid)
	if !s.shows("/over/", "Hersteld.") || !s.shows("/over/", "base.html") {
		t.Error("the last good site is away, or the message does not name the template")
	}
	write(t, base, strings.Replace(string(good), "<body", `<body data-proef="1"`, 1))
	s.until("the new theme", func() bool { return s.shows("/", `data-proef="1"`) && !overlaid() })

	// In one step: else a build may see the folder half empty.
	if err := os.Rename(filepath.Join(root, "content"), filepath.Join(root, "weg")); err != nil {
		t.Fatal(err)
	}
	s.until("no content at all", func() bool { return overlaid() && s.shows("/over/", "Hersteld.") })
	write(t, name, over("Terug."))
	s.until("content again", func() bool { return s.shows("/over/", "Terug.") && !overlaid() })
	for _, want := range []string{"over.md:2:", "De vorige site blijft staan.", "fouten hersteld, 1 bestand veranderd, ", "De site kan niet gemaakt worden. De vorige site blijft staan.", "fouten hersteld, thema veranderd, "} {
		if !strings.Contains(s.log.String(), want) {
			t.Errorf("no %q in the log:\n%s", want, s.log)
		}
	}
}

// A file in thema/ of the site is seen like content: also when the folder is
// new, when the file has a fault, and when it goes away.
func TestThemaOfTheSite(t *testing.T) {
	root := smallSite(t)
	o, build := real(root)
	s := start(t, o, build, eventsOnly())
	name := filepath.Join(root, "thema", "pagina.html")
	write(t, name, `{{define "inhoud"}}<h1>{{.Titel}}</h1><p>Van ons dorp.</p>{{end}}`)
	s.until("the page of the site itself", func() bool { return s.shows("/over/", "Van ons dorp.") })
	write(t, name, `{{define "inhoud"}}<h1>{{.Titl}}</h1>{{end}}`)
	s.until("the fault on top of the old site", func() bool {
		return s.shows("/over/", "het veld Titl bestaat niet") && s.shows("/over/", "thema/pagina.html:1") && s.shows("/over/", "Van ons dorp.")
	})
	if err := os.RemoveAll(filepath.Dir(name)); err != nil {
		t.Fatal(err)
	}
	s.until("the page of the theme", func() bool { return s.shows("/over/", "Hallo.") && !s.shows("/", "live-fouten") })
	_, before := s.get("/")
	write(t, filepath.Join(root, "thema", "css", "extra.css"), "h1{letter-spacing:.01em}")
	s.until("a style of the site itself, under another name", func() bool { _, now := s.get("/"); return now != before })
}

// Case W7: nothing happens when nothing happens, also not by a build beside it.
func TestIdle(t *testing.T) {
	for _, events := range []bool{true, false} {
		lim := defaults
		lim.poll, lim.quiet = 10*time.Millisecond, time.Millisecond
		if !events {
			lim.notify = func() (*fsnotify.Watcher, error) { return nil, errors.New("none") }
		}
		root := smallSite(t)
		o, build := real(root)
		s := start(t, o, build, lim)
		for i := range 20 {
			write(t, filepath.Join(root, "public", "index.html"), fmt.Sprint(i))
			write(t, filepath.Join(root, ".public.bouw", "slot"), fmt.Sprint(i))
			write(t, filepath.Join(root, ".git", "index"), fmt.Sprint(i))
			write(t, filepath.Join(root, "content", "paginas", ".over.md.swp"), fmt.Sprint(i))
			s.get("/")
			time.Sleep(15 * time.Millisecond)
		}
		if n := s.builds.Load(); n != 1 {
			t.Errorf("events %v: %d builds while nothing changed, want the first only", events, n)
		}
	}
}

// A save of the same bytes is no change: it is not told, and reloads nothing.
func TestSameSite(t *testing.T) {
	root := smallSite(t)
	o, build := real(root)
	s := start(t, o, build, eventsOnly())
	name := filepath.Join(root, "content", "paginas", "over.md")
	_, before := s.get("/over/")
	n, log := s.builds.Load(), s.log.String()
	write(t, name, over("Hallo."))
	s.until("a build", func() bool { return s.builds.Load() > n })
	time.Sleep(20 * time.Millisecond)
	if _, after := s.get("/over/"); after != before {
		t.Error("the page is another one, or has another version")
	}
	if s.log.String() != log {
		t.Errorf("a touch is no change, but is told:\n%s", s.log)
	}
}

// A page that cannot be made has the error, and leaves the others alone.
func TestPageFails(t *testing.T) {
	s := start(t, Options{}, fixed(map[string]string{"index.html": "<head></head><body>goed</body>", "stuk/index.html": "!"}), eventsOnly())
	code, body := s.get("/stuk/")
	if code != 500 || !strings.Contains(body, "entry.html:1: no such field") || !strings.Contains(body, liveScript) {
		t.Errorf("a page that cannot be made: %d\n%s", code, body)
	}
	wellFormed(t, body)
	if code, body := s.get("/"); code != 200 || strings.Contains(body, "live-fouten") {
		t.Errorf("the other page: %d\n%s", code, body)
	}
	if !strings.Contains(s.log.String(), "no such field") {
		t.Errorf("not told:\n%s", s.log)
	}
}
