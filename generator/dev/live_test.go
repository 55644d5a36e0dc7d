package dev

import (
	"bufio"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/http"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"socialekaart/generator"
	"socialekaart/generator/diag"
)

// stream reads the versions that a server tells.
func stream(t *testing.T, s *running) <-chan string {
	t.Helper()
	resp, err := http.Get("http://" + s.addr + livePath)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { resp.Body.Close() })
	out := make(chan string, 100)
	go func() {
		defer close(out)
		for sc := bufio.NewScanner(resp.Body); sc.Scan(); {
			if v, ok := strings.CutPrefix(sc.Text(), "data: "); ok {
				out <- v
			}
		}
	}()
	return out
}

var versionOf = regexp.MustCompile(`data-versie="([0-9a-f]{16})"`)

// The stream lives longer than the limits of a request, tells the version of
// the page at once, and another one when, and only when, something changed.
func TestStream(t *testing.T) {
	var text, faults atomic.Value
	text.Store("een")
	faults.Store(diag.List(nil))
	build := giving(func() (map[string]string, *generator.Report) {
		r := &generator.Report{Diags: faults.Load().(diag.List)}
		if r.Diags.Fouten() > 0 {
			return nil, r
		}
		return map[string]string{"index.html": fmt.Sprintf("<html><head></head><body>%s</body></html>", text.Load())}, r
	})
	lim := eventsOnly()
	lim.request, lim.answer, lim.quiet = time.Second, time.Second, time.Millisecond // a page takes a millisecond, on a free machine
	o := Options{}
	o.Site.Root = t.TempDir()
	s := start(t, o, build, lim)
	versions := stream(t, s)
	next := func() string {
		select {
		case v, ok := <-versions:
			if !ok {
				t.Fatal("the stream ended")
			}
			return v
		case <-time.After(patience):
			t.Fatalf("nothing on the stream\n%s", s.log)
		}
		return ""
	}
	shown := func() string {
		_, body := s.get("/")
		return versionOf.FindStringSubmatch(body)[1]
	}
	rebuild := func() {
		n := s.builds.Load()
		write(t, o.Site.Root+"/config.toml", fmt.Sprint(n))
		s.until("a build", func() bool { return s.builds.Load() > n })
	}
	one := next()
	if one != shown() {
		t.Fatalf("the stream tells %s, the page %s", one, shown())
	}
	time.Sleep(lim.answer + 100*time.Millisecond) // longer than the limits
	rebuild()
	text.Store("twee")
	rebuild()
	two := next()
	if two == one || two != shown() {
		t.Fatalf("after a change the stream tells %s, the page %s, before %s", two, shown(), one)
	}
	faults.Store(diag.List{{Pos: diag.Pos{File: "content/a.md", Line: 1}, Text: "fout een"}})
	rebuild()
	broken := next()
	rebuild() // the same fault: no reason to reload
	faults.Store(diag.List{{Pos: diag.Pos{File: "content/a.md", Line: 1}, Text: "fout twee"}})
	rebuild()
	other := next()
	if broken == two || other == broken || !s.shows("/", "fout twee") || !s.shows("/", "twee</body>") {
		t.Errorf("versions %s %s %s, page:\n", two, broken, other)
	}
	faults.Store(diag.List(nil))
	rebuild()
	if v := next(); v != two || s.shows("/", "live-fouten") {
		t.Errorf("repaired: version %s, want %s", v, two)
	}
	if len(versions) != 0 {
		t.Errorf("%d versions too many", len(versions))
	}
}

// Without any site the faults are the page, and every address has them.
func TestFirstBuildWithFaults(t *testing.T) {
	root := smallSite(t)
	name := root + "/content/paginas/over.md"
	write(t, name, strings.Replace(over("Hallo."), "titel", "titell", 1))
	o, build := real(root)
	o.handle = map[string]http.HandlerFunc{"/zoeken/": func(http.ResponseWriter, *http.Request) { t.Error("a handler without a site") }}
	s := start(t, o, build, eventsOnly())
	for _, path := range []string{"/", "/over/", "/niets", "/zoeken/?q=x"} {
		code, body := s.get(path)
		if code != 500 || !strings.Contains(body, "titell") || !strings.Contains(body, liveScript) || !strings.Contains(body, "Er is nog geen site") {
			t.Errorf("%s: %d\n%s", path, code, body)
		}
		wellFormed(t, body)
	}
	write(t, name, over("Hersteld."))
	s.until("the site", func() bool { return s.shows("/over/", "Hersteld.") })
	if !strings.Contains(s.log.String(), "Er is nog geen site.") || !strings.Contains(s.log.String(), "fouten hersteld, 1 bestand veranderd") {
		t.Errorf("log:\n%s", s.log)
	}
}

func wellFormed(t *testing.T, page string) {
	t.Helper()
	for d := xml.NewDecoder(strings.NewReader(page)); ; {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Errorf("%v in\n%s", err, page)
			return
		}
	}
}

// What comes from content is text, whatever it says.
func TestOverlay(t *testing.T) {
	hostile := `</pre></section><script>alert(1)</script>"'&` + "\u202e\x1b[31m"
	src := map[string][]byte{"content/a.md": []byte("een\n" + hostile + "\n")}
	var l diag.List
	l.Add(diag.Pos{File: "content/" + hostile, Line: 1, Col: 1}, diag.Fout, "a", "%s", hostile).Hint = "eerste regel\n" + hostile
	l.Add(diag.Pos{File: "content/a.md", Line: 2, Col: 3}, diag.Fout, "b", "%s", hostile)
	for range 30 {
		l.Add(diag.Pos{File: "content/a.md"}, diag.Fout, "c", "nog een")
	}
	l.Add(diag.Pos{File: "content/a.md"}, diag.Waarschuwing, "d", "geen reden")
	all := blocking(l, false)
	for _, html := range []string{
		string(overlay(all, src, true)),
		string(overlay(all[:1], src, false)),
		string(overlayError(errors.New("theme: "+hostile), true)),
	} {
		if strings.Contains(html, "<script") || strings.Contains(html, "\u202e") || strings.Contains(html, "\x1b") || strings.Contains(html, "geen reden") {
			t.Errorf("not escaped, or too much:\n%s", html)
		}
		if strings.Contains(html, " style=") || strings.Contains(html, " id=") || !strings.Contains(html, `role="alert"`) {
			t.Errorf("not as it should be:\n%s", html)
		}
		wellFormed(t, html)
	}
	html := string(overlay(all, src, true))
	for _, want := range []string{"Er staan 32 fouten", "Nog 12 fouten staan hier niet bij", "content/a.md:2:3", "U ziet nog de vorige site", "^"} {
		if !strings.Contains(html, want) {
			t.Errorf("no %q in\n%s", want, html)
		}
	}
	if len(blocking(l, true)) != len(all)+1 {
		t.Error("strict: a warning is a fault")
	}
}

func TestDress(t *testing.T) {
	plain, broken := newState(nil, nil), newState(nil, []byte("<section></section>"))
	script := func(st *state) string {
		return `<script src="/.live.js" data-versie="` + st.version + `" defer="defer"></script>` + "\n"
	}
	for _, c := range []struct {
		name, page string
		st         *state
		want       string
	}{
		{"good", "<head>x</head><body>y</body>", plain, "<head>x" + script(plain) + "</head><body>y</body>"},
		{"faults", `<head></head><body class="a">y`, broken,
			`<head><link rel="stylesheet" href="/.live.css"/>` + "\n" + script(broken) + `</head><body class="a"><section></section>y`},
		{"no body", "<head></head>", broken, `<head><link rel="stylesheet" href="/.live.css"/>` + "\n" + script(broken) + "</head>"},
		{"no head", "<p>x", broken, "<p>x"},
		{"empty", "", plain, ""},
	} {
		if got := string(c.st.dress([]byte(c.page))); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

// The policy of the site holds for our own files too.
func TestScriptObeysPolicy(t *testing.T) {
	for _, sink := range []string{"innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(", "createElement", "import(", "setAttribute", ".style"} {
		if strings.Contains(string(liveJS), sink) {
			t.Errorf("live.js uses %s", sink)
		}
	}
	for _, far := range []string{"@import", "url(", "http:", "https:"} {
		if strings.Contains(string(liveCSS), far) {
			t.Errorf("live.css uses %s", far)
		}
	}
}
