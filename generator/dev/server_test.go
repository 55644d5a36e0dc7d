package dev

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"socialekaart/generator/page"
)

const secret = "GEHEIM-7c1f"

var small = map[string]string{
	"index.html":     "<html><head></head><body>begin</body></html>",
	"404.html":       "<html><head></head><body>niet gevonden</body></html>",
	"a/index.html":   "<html><head></head><body>bladzijde a</body></html>",
	"a/b/index.html": "<html><head></head><body>bladzijde b</body></html>",
	"css/site.css":   "body{}",
	"cijfers.bin":    "0123456789",
	"_headers":       "/*",
}

// raw sends one request as it stands and gives the answer, or nil when the
// server closed without one.
func raw(t *testing.T, addr, request string) *http.Response {
	t.Helper()
	c, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	c.SetDeadline(time.Now().Add(patience))
	if _, err := io.WriteString(c, request); err != nil {
		return nil
	}
	resp, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		return nil
	}
	return resp
}

// Case S1: no path leads out of the planned ones.
func TestPaths(t *testing.T) {
	root := t.TempDir()
	for _, name := range []string{"config.toml", ".env", "a.txt", "index.html", "content/paginas/over.md", "public/index.html", "a/geheim.txt", "../buiten.txt"} {
		write(t, filepath.Join(root, name), secret)
	}
	_ = os.Symlink("/etc/passwd", filepath.Join(root, "a", "koppeling.txt"))
	o := Options{}
	o.Site.Root = root
	s := start(t, o, fixed(small), defaults)
	abs := filepath.ToSlash(root)
	paths := []string{
		"/../", "/..", "/../config.toml", "/../../../../../etc/passwd", "/a/../", "/a/../config.toml", "/a/../../etc/passwd", "/./index.html", "/a/./", "/a/b/../",
		"/%2e%2e/", "/%2e%2e/config.toml", "/%2E%2E%2Fconfig.toml", "/..%2fconfig.toml", "/%2e%2e%2f%2e%2e%2fetc/passwd", "/a/%2e%2e/config.toml", "/.%2e/config.toml",
		"/%252e%252e/config.toml", "/%c0%ae%c0%ae/config.toml", "/%u002e%u002e/config.toml", "/%ff", "/%00", "/index.html%00", "/index.html%00.txt", "/a%00/", "/%0a", "/%0d%0aX: y",
		"/%5c", "/%5c..%5cconfig.toml", "/..%5c..%5cetc%5cpasswd", `/\..\config.toml`, `/..\config.toml`, `\config.toml`, `/a\b\`, "/a%5cb%5c",
		"//", "///", "//a", "//a/", "//config.toml", "//example.org", "//example.org/", "//example.org/a", "/%2fexample.org", "/%2f%2fexample.org/%2e%2e", "//example.org/%2e%2e",
		"/" + abs + "/config.toml", abs + "/config.toml", "/C:/config.toml", "/C:%5cWindows%5cwin.ini", "/file:///etc/passwd", "/etc/passwd", "/proc/self/environ", "/dev/stdin",
		"/.env", "/.git/config", "/.manifest", "/config.toml", "/content/paginas/over.md", "/public/index.html", "/a.txt", "/a/geheim.txt", "/a/koppeling.txt", "/go.mod",
		"/css", "/css/", "/css/site.css/", "/css/site.css/..", "/a/index.html/", "/A/", "/a/ ", "/a%20", "/a;x", "/a,b", "/a/b/c/d/e", "/*", "*", "?", "/.live/", "/.live.jsx", "/.live.js/",
		"/" + strings.Repeat("a", 4000), "/" + strings.Repeat("../", 2000), "/" + strings.Repeat("%2e%2e%2f", 500) + "etc/passwd", "a", "",
	}
	if len(paths) < 60 {
		t.Fatalf("%d paths", len(paths))
	}
	for _, p := range paths {
		resp := raw(t, s.addr, "GET "+p+" HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
		if resp == nil {
			t.Errorf("%.60q: no answer", p)
			continue
		}
		body, _ := io.ReadAll(resp.Body)
		if resp.StatusCode != 404 && resp.StatusCode != 400 {
			t.Errorf("%.60q: %s, want 404 or 400\n%s", p, resp.Status, body)
		}
		if strings.Contains(string(body), secret) || strings.Contains(string(body), "root:") || resp.Header.Get("Location") != "" {
			t.Errorf("%.60q: gives what is not of the site: %q %q", p, body, resp.Header)
		}
	}
	t.Logf("%d paths, none leads out", len(paths))
}

func TestAnswers(t *testing.T) {
	o := Options{handle: map[string]http.HandlerFunc{"/a/": func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, "gezocht: %s", r.URL.Query().Get("q"))
	}}}
	s := start(t, o, fixed(small), defaults)
	tag := func(path string) string {
		return raw(t, s.addr, "GET "+path+" HTTP/1.1\r\nHost: localhost\r\n\r\n").Header.Get("ETag")
	}
	for _, c := range []struct {
		name, method, path, header string
		status                     int
		body                       string // what the body contains; "-" means that it is empty
		want                       string // a header line
	}{
		{"page", "GET", "/", "", 200, "begin", "Content-Type: text/html; charset=utf-8"},
		{"page is not kept", "GET", "/", "", 200, "begin", "Cache-Control: no-store"},
		{"page by its file", "GET", "/a/index.html", "", 200, "bladzijde a", ""},
		{"deeper", "GET", "/a/b/?x=1", "", 200, "bladzijde b", ""},
		{"head", "HEAD", "/", "", 200, "-", "Content-Type: text/html; charset=utf-8"},
		{"folder", "GET", "/a/b", "", 301, "", "Location: /a/b/"},
		{"folder with query", "GET", "/a?q=%2f&r=//h", "", 301, "", "Location: /a/?q=%2f&r=//h"},
		{"handler", "GET", "/a/?q=eten", "", 200, "gezocht: eten", ""},
		{"handler without query", "GET", "/a/", "", 200, "bladzijde a", ""},
		{"unknown", "GET", "/b/", "", 404, "niet gevonden", "Content-Type: text/html; charset=utf-8"},
		{"unknown, head", "HEAD", "/b/", "", 404, "-", ""},
		{"style", "GET", "/css/site.css", "", 200, "body{}", "Content-Type: text/css; charset=utf-8"},
		{"style is asked for again", "GET", "/css/site.css", "", 200, "body{}", "Cache-Control: no-cache"},
		{"unknown kind", "GET", "/_headers", "", 200, "/*", "Content-Type: application/octet-stream"},
		{"our script", "GET", "/.live.js", "", 200, "EventSource", "Content-Type: text/javascript; charset=utf-8"},
		{"our style", "GET", "/.live.css", "", 200, ".live-fouten", "Content-Type: text/css; charset=utf-8"},
		{"stream, head", "HEAD", "/.live", "", 200, "-", "Content-Type: text/event-stream; charset=utf-8"},

		{"range", "GET", "/cijfers.bin", "Range: bytes=2-4", 206, "234", "Content-Range: bytes 2-4/10"},
		{"range at the end", "GET", "/cijfers.bin", "Range: bytes=-2", 206, "89", ""},
		{"range too far", "GET", "/cijfers.bin", "Range: bytes=10-", 416, "", ""},
		{"range of nonsense", "GET", "/cijfers.bin", "Range: bytes=a-b", 416, "", ""},
		{"ranges of more than all", "GET", "/cijfers.bin", "Range: bytes=" + strings.Repeat("0-9,", 500) + "0-9", 200, "0123456789", ""},
		{"same", "GET", "/a/", "If-None-Match: " + tag("/a/"), 304, "-", ""},
		{"same style", "GET", "/css/site.css", "If-None-Match: " + tag("/css/site.css"), 304, "-", ""},
		{"another", "GET", "/a/", `If-None-Match: "x"`, 200, "bladzijde a", ""},

		{"post", "POST", "/", "Content-Length: 0", 405, "", "Allow: GET, HEAD"},
		{"put", "PUT", "/a/", "Content-Length: 0", 405, "", "Allow: GET, HEAD"},
		{"delete", "DELETE", "/a/", "", 405, "", "Allow: GET, HEAD"},
		{"options", "OPTIONS", "*", "", 405, "", "Allow: GET, HEAD"},
		{"trace", "TRACE", "/", "", 405, "", "Allow: GET, HEAD"},
		{"connect", "CONNECT", "127.0.0.1:80", "", 405, "", "Allow: GET, HEAD"},
		{"post to the stream", "POST", "/.live", "Content-Length: 0", 405, "", "Allow: GET, HEAD"},
		{"post to a handler", "POST", "/a/?q=1", "Content-Length: 0", 405, "", "Allow: GET, HEAD"},
		{"own method", "LEES", "/", "", 405, "", "Allow: GET, HEAD"},
		{"bomb", "POST", "/", "Content-Encoding: gzip\r\nContent-Length: 999999999", 405, "", "Allow: GET, HEAD"},
		{"header of 64 KiB", "GET", "/", "X: " + strings.Repeat("x", 64<<10), 431, "", ""},
		{"header of 17 KiB", "GET", "/", "X: " + strings.Repeat("x", 17<<10), 431, "", ""},
		{"header of 15 KiB", "GET", "/", "X: " + strings.Repeat("x", 15<<10), 200, "begin", ""},
	} {
		if c.header != "" {
			c.header += "\r\n"
		}
		host := "127.0.0.1:80"
		resp := raw(t, s.addr, c.method+" "+c.path+" HTTP/1.1\r\nHost: "+host+"\r\n"+c.header+"Connection: close\r\n\r\n")
		if resp == nil {
			t.Errorf("%s: no answer", c.name)
			continue
		}
		// What follows the header of an answer to HEAD is in the body here.
		body, _ := io.ReadAll(resp.Body)
		if resp.StatusCode != c.status {
			t.Errorf("%s: %s, want %d", c.name, resp.Status, c.status)
		}
		if c.body == "-" && len(body) > 0 || c.body != "-" && !strings.Contains(string(body), c.body) {
			t.Errorf("%s: body %q, want %q", c.name, body, c.body)
		}
		if k, v, _ := strings.Cut(c.want, ": "); resp.Header.Get(k) != v {
			t.Errorf("%s: %s: %q, want %q", c.name, k, resp.Header.Get(k), v)
		}
		if c.status == 431 {
			continue // net/http answers this one
		}
		// Case S5: the headers are there with every answer.
		for _, h := range page.Headers {
			if resp.Header.Get(h[0]) != h[1] {
				t.Errorf("%s: %s: %q, want %q", c.name, h[0], resp.Header.Get(h[0]), h[1])
			}
		}
		if resp.Header.Get("Access-Control-Allow-Origin") != "" {
			t.Errorf("%s: another site may read this", c.name)
		}
	}
}

// Case S3: only this computer, and only pages of this site.
func TestWhoAsks(t *testing.T) {
	for _, c := range []struct {
		addr, path, host, header string
		ok                       bool
	}{
		{"", "/", "127.0.0.1", "", true},
		{"", "/", "127.0.0.1:1313", "", true},
		{"", "/", "localhost:9", "", true},
		{"", "/", "LocalHost", "", true},
		{"", "/", "[::1]:1313", "", true},
		{"", "/", "[::1]", "", true},
		{"", "/", "example.org", "", false},
		{"", "/", "example.org:1313", "", false},
		{"", "/", "127.0.0.1.example.org", "", false},
		{"", "/", "localhost.example.org", "", false},
		{"", "/", "127.0.0.1@example.org", "", false},
		{"", "/", "192.168.1.5", "", false},
		{"", "/", "0.0.0.0", "", false},
		{"", "/", "2130706433", "", false},
		{"", "/", "", "", false},
		{"", "/.live.js", "example.org", "", false},
		{"", "/.live", "example.org", "", false},
		{"", "http://example.org/", "127.0.0.1", "", false},
		{"192.168.1.5", "/", "192.168.1.5:1313", "", true},
		{"192.168.1.5", "/", "192.168.1.6:1313", "", false},
		{"kantoor.lan", "/", "kantoor.lan:1313", "", true},
		{"0.0.0.0", "/", "192.168.1.5:1313", "", true},
		{"0.0.0.0", "/", "example.org:1313", "", false},
		{"::", "/", "[fe80::1]:1313", "", true},

		{"", "/", "127.0.0.1:1313", "Origin: http://127.0.0.1:1313", true},
		{"", "/", "127.0.0.1:1313", "Origin: http://127.0.0.1:1314", false},
		{"", "/", "127.0.0.1:1313", "Origin: https://127.0.0.1:1313", false},
		{"", "/", "127.0.0.1:1313", "Origin: http://example.org", false},
		{"", "/", "127.0.0.1:1313", "Origin: null", false},
		{"", "/", "127.0.0.1:1313", "Origin: ", false},
		{"", "/", "127.0.0.1:1313", "Origin: http://127.0.0.1:1313\r\nOrigin: http://example.org", false},
		{"", "/", "127.0.0.1:1313", "Sec-Fetch-Site: cross-site", true}, // a link on another site
		{"", "/.live", "127.0.0.1:1313", "Origin: http://127.0.0.1:1313\r\nSec-Fetch-Site: same-origin", true},
		{"", "/.live", "127.0.0.1:1313", "", true},
		{"", "/.live", "127.0.0.1:1313", "Origin: http://example.org", false},
		{"", "/.live", "127.0.0.1:1313", "Origin: http://localhost:1313", false},
		{"", "/.live", "127.0.0.1:1313", "Sec-Fetch-Site: cross-site", false},
		{"", "/.live", "127.0.0.1:1313", "Sec-Fetch-Site: same-site", false},
	} {
		s := newServer(Options{Addr: c.addr}, fixed(small))
		if err := s.rebuild(t.Context()); err != nil {
			t.Fatal(err)
		}
		method := "GET"
		if c.path == livePath {
			method = "HEAD" // its answer has an end
		}
		ln, err := listen("127.0.0.1", 0)
		if err != nil {
			t.Fatal(err)
		}
		hs := &http.Server{Handler: s}
		go hs.Serve(ln)
		header := c.header
		if header != "" {
			header += "\r\n"
		}
		resp := raw(t, ln.Addr().String(), method+" "+c.path+" HTTP/1.1\r\nHost: "+c.host+"\r\n"+header+"\r\n")
		hs.Close()
		switch {
		case resp == nil:
			t.Errorf("%+v: no answer", c)
		case c.ok && resp.StatusCode != 200, !c.ok && resp.StatusCode != 403 && resp.StatusCode != 400:
			t.Errorf("%+v: %s", c, resp.Status)
		}
	}
}

// Case S4: who is slow is cut off, and keeps nobody else waiting.
func TestSlowClients(t *testing.T) {
	lim := defaults
	lim.request = time.Second
	s := start(t, Options{}, fixed(small), lim)
	kinds := []struct{ name, first, drip string }{
		{"nothing", "", ""},
		{"slow header", "GET / HTTP/1.1\r\nHost: localhost\r\n", "X"},
		{"slow body", "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9999\r\n\r\n", "X"},
		{"slow chunks", "GET / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n", "1\r\nX\r\n"},
		{"idle after an answer", "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", ""},
	}
	const each = 40 // 200 in all
	var wg sync.WaitGroup
	for i := range each * len(kinds) {
		k := kinds[i%len(kinds)]
		wg.Go(func() {
			c, err := net.Dial("tcp", s.addr)
			if err != nil {
				t.Error(err)
				return
			}
			defer c.Close()
			c.SetDeadline(time.Now().Add(patience))
			go func() {
				_, err := io.WriteString(c, k.first)
				for err == nil && k.drip != "" {
					time.Sleep(50 * time.Millisecond)
					_, err = io.WriteString(c, k.drip)
				}
			}()
			_, err = io.Copy(io.Discard, c)
			if ne, ok := err.(net.Error); ok && ne.Timeout() {
				t.Errorf("%s: still connected after %v", k.name, patience)
			}
		})
	}
	begin := time.Now()
	if code, body := s.get("/"); code != 200 || !strings.Contains(body, "begin") {
		t.Errorf("an honest request gives %d", code)
	}
	honest := time.Since(begin)
	wg.Wait()
	t.Logf("%d slow clients cut within %v; an honest request took %v", each*len(kinds), time.Since(begin).Round(time.Millisecond), honest.Round(time.Microsecond))
}
