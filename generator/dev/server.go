package dev

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"net"
	"net/http"
	"net/url"
	"path"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"socialekaart/generator/diag"
)

// server makes what it is asked for. Everything that it gives out is a file of
// the site in s.now or one of the three files of live.go.
type server struct {
	o       Options
	build   builder
	term    *terminal
	built   bool              // a build has said something about the content
	sources map[string][]byte // the content files of the last build
	now     atomic.Pointer[state]
}

func newServer(o Options, build builder) *server {
	s := &server{o: o, build: build, term: &terminal{w: o.Log}}
	s.now.Store(newState(nil, nil))
	return s
}

// types are by the end of the name. What is not here is not shown by a browser,
// but saved.
var types = map[string]string{
	".avif":        "image/avif",
	".css":         "text/css; charset=utf-8",
	".csv":         "text/csv; charset=utf-8",
	".geojson":     "application/geo+json",
	".gif":         "image/gif",
	".html":        "text/html; charset=utf-8",
	".ico":         "image/x-icon",
	".ics":         "text/calendar; charset=utf-8",
	".jpg":         "image/jpeg",
	".js":          "text/javascript; charset=utf-8",
	".json":        "application/json",
	".jsonld":      "application/ld+json",
	".pdf":         "application/pdf",
	".png":         "image/png",
	".svg":         "image/svg+xml",
	".txt":         "text/plain; charset=utf-8",
	".webmanifest": "application/manifest+json",
	".webp":        "image/webp",
	".woff2":       "font/woff2",
	".xml":         "application/xml",
	".zip":         "application/zip",
}

// ServeHTTP checks first and looks up after that.
func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	for _, x := range s.o.Headers {
		h.Set(x[0], x[1])
	}
	h.Set("Cache-Control", "no-store") // also for 301: a browser keeps those for ever
	switch {
	case !s.knownHost(r.Host) || foreign(r):
		textLine(w, http.StatusForbidden, "Dit adres mag deze site niet opvragen.")
		return
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		h.Set("Allow", "GET, HEAD")
		textLine(w, http.StatusMethodNotAllowed, "Deze site kunt u alleen lezen.")
		return
	}
	st := s.now.Load()
	if st.version == "" { // nothing to wait for
		s.file(w, r, st)
		return
	}
	switch r.URL.Path {
	case livePath:
		s.live(w, r)
		return
	case liveScript, liveStyle:
		h.Set("Content-Type", types[path.Ext(r.URL.Path)])
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(liveFiles[r.URL.Path]))
		return
	}
	if f := s.o.handle[r.URL.Path]; f != nil && r.URL.RawQuery != "" && st.site != nil {
		f(w, r)
		return
	}
	s.file(w, r, st)
}

// file gives a file of the site.
func (s *server) file(w http.ResponseWriter, r *http.Request, st *state) {
	if st.site == nil {
		htmlPage(w, http.StatusInternalServerError, st.dress(noSite))
		return
	}
	name := strings.TrimPrefix(r.URL.Path, "/")
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	data, err := st.site.File(name)
	switch {
	case errors.Is(err, fs.ErrNotExist) && st.site.Has(name+"/index.html"):
		// A path of the site has no slash in front, so this stays on this host.
		to := url.URL{Path: "/" + name + "/", RawQuery: r.URL.RawQuery}
		w.Header().Set("Location", to.String())
		textLine(w, http.StatusMovedPermanently, "Deze pagina staat op "+to.Path)
		return
	case errors.Is(err, fs.ErrNotExist):
		if data, err = st.site.File("404.html"); err == nil {
			htmlPage(w, http.StatusNotFound, st.dress(data))
		} else {
			textLine(w, http.StatusNotFound, "Deze pagina is er niet.")
		}
		return
	case err != nil:
		s.failed(w, st, err)
		return
	}
	sum := sha256.Sum256(data)
	tag := hex.EncodeToString(sum[:8])
	if isHTML(name) {
		data, tag = st.dress(data), tag+"-"+st.version
	} else {
		w.Header().Set("Cache-Control", "no-cache") // may be kept, is asked for each time
	}
	kind := types[path.Ext(name)]
	if kind == "" {
		kind = "application/octet-stream"
	}
	w.Header().Set("Content-Type", kind)
	w.Header().Set("ETag", `"`+tag+`"`)
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
}

// failed gives the page of a file that could not be made: the theme has a mistake
// that shows with these data only. It is mended by the next save.
func (s *server) failed(w http.ResponseWriter, st *state, err error) {
	if st.version == "" { // nobody here can mend it by saving
		s.term.say("fout: %s", diag.Printable(err.Error()))
		textLine(w, http.StatusInternalServerError, "Deze pagina is niet te lezen. "+diag.Printable(err.Error())+".")
		return
	}
	s.term.failure(err, true)
	broken := &state{faults: overlayError(err, false), version: st.version}
	htmlPage(w, http.StatusInternalServerError, broken.dress(noPage))
}

func htmlPage(w http.ResponseWriter, status int, data []byte) {
	w.Header().Set("Content-Type", types[".html"])
	w.Header().Set("Content-Length", strconv.Itoa(len(data)))
	w.WriteHeader(status)
	_, _ = w.Write(data)
}

func textLine(w http.ResponseWriter, status int, line string) {
	w.Header().Set("Content-Type", types[".txt"])
	w.WriteHeader(status)
	_, _ = w.Write([]byte(line + "\n"))
}

// knownHost refuses a request that was meant for another host: a page on the
// internet can give its own name the address 127.0.0.1 (DNS rebinding) and then
// read what is here. Against that a name must be one of ours; an address cannot
// be made to point elsewhere.
func (s *server) knownHost(hostport string) bool {
	host := hostport
	if h, _, err := net.SplitHostPort(hostport); err == nil {
		host = h
	}
	host = strings.Trim(host, "[]")
	for _, ours := range []string{"localhost", "127.0.0.1", "::1", s.o.Addr} {
		if ours != "" && strings.EqualFold(host, ours) {
			return true
		}
	}
	all := net.ParseIP(s.o.Addr)
	return all != nil && all.IsUnspecified() && net.ParseIP(host) != nil
}

// foreign says whether a page of another site asks. A link from another site to
// a page is no such thing: a browser sends no Origin with it.
func foreign(r *http.Request) bool {
	if r.URL.Path == livePath {
		if from := r.Header.Get("Sec-Fetch-Site"); from != "" && from != "same-origin" && from != "none" {
			return true
		}
	}
	for _, origin := range r.Header.Values("Origin") {
		u, err := url.Parse(origin)
		if err != nil || u.Scheme != "http" || !strings.EqualFold(u.Host, r.Host) {
			return true
		}
	}
	return false
}
