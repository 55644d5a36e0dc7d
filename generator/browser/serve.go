package browser

import (
	"bytes"
	"compress/gzip"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"path"
	"strings"
	"sync"
	"testing"
)

// types are those of the files of a site. A browser refuses a style or a script
// of another type, because _headers says nosniff.
var types = map[string]string{
	".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
	".svg": "image/svg+xml", ".png": "image/png", ".ics": "text/calendar; charset=utf-8", ".json": "application/json",
	".jsonld": "application/ld+json", ".webmanifest": "application/manifest+json", ".xml": "application/xml",
	".txt": "text/plain; charset=utf-8", ".csv": "text/csv; charset=utf-8",
}

// Serve serves a site from memory on this machine, until the test ends, and gives
// its address, without a slash at its end. It does what the hosts of the README
// do: https with HTTP/2, the headers of the file _headers, gzip, index.html for a
// folder, 404.html for what is not there. So the policy of the site holds in a
// test, and the bytes of a Request are those of a real visit.
func Serve(t testing.TB, files map[string][]byte) string {
	t.Helper()
	s := httptest.NewUnstartedServer(&server{files: files, rules: parseHeaders(string(files["_headers"])), small: map[string][]byte{}})
	s.Config.ErrorLog = log.New(io.Discard, "", 0) // a browser tries a connection that it does not use
	s.EnableHTTP2 = true
	s.StartTLS()
	t.Cleanup(s.Close)
	return s.URL
}

type server struct {
	files map[string][]byte
	rules []rule

	mu    sync.Mutex
	small map[string][]byte // compressed, by path
}

func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	for _, rule := range s.rules {
		if rule.covers(r.URL.Path) {
			for _, h := range rule.headers {
				w.Header().Set(h[0], h[1])
			}
		}
	}
	name, status := strings.TrimPrefix(r.URL.Path, "/"), http.StatusOK
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	if _, ok := s.files[name]; !ok {
		if _, folder := s.files[name+"/index.html"]; folder {
			http.Redirect(w, r, r.URL.Path+"/", http.StatusMovedPermanently)
			return
		}
		name, status = "404.html", http.StatusNotFound
	}
	data := s.files[name]
	kind := types[path.Ext(name)]
	if w.Header().Get("Content-Type") == "" && kind != "" {
		w.Header().Set("Content-Type", kind)
	}
	if kind != "" && kind != types[".png"] && strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
		w.Header().Set("Content-Encoding", "gzip")
		data = s.gzip(name, data)
	}
	w.WriteHeader(status)
	_, _ = w.Write(data)
}

func (s *server) gzip(name string, data []byte) []byte {
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, ok := s.small[name]; !ok {
		var b bytes.Buffer
		z := gzip.NewWriter(&b) // the level that most servers have
		_, _ = z.Write(data)
		_ = z.Close()
		s.small[name] = b.Bytes()
	}
	return s.small[name]
}

// rule is a part of _headers: a path, of which * stands for anything, and what is
// sent with it.
type rule struct {
	path    string
	headers [][2]string
}

func (r rule) covers(path string) bool {
	before, after, star := strings.Cut(r.path, "*")
	if !star {
		return path == r.path
	}
	return len(path) >= len(before)+len(after) && strings.HasPrefix(path, before) && strings.HasSuffix(path, after)
}

// parseHeaders reads _headers as Netlify and Cloudflare Pages do: a line with a
// path, and below it indented lines with a header each.
func parseHeaders(text string) (rules []rule) {
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n")
		switch name, value, ok := strings.Cut(line, ":"); {
		case strings.HasPrefix(line, "/"):
			rules = append(rules, rule{path: line})
		case ok && len(rules) > 0 && strings.TrimSpace(line) != line:
			last := &rules[len(rules)-1]
			last.headers = append(last.headers, [2]string{strings.TrimSpace(name), strings.TrimSpace(value)})
		}
	}
	return rules
}
