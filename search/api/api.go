// Package api answers questions over HTTP for who runs a server: the index of a
// site, or those of several regions as one.
//
//	GET /api/zoek?q=koffie&wijk=hatert&thema=ontmoeten&limit=10
//	GET /api/openapi.json
//	GET /api/gezond
//
// It only reads, and it is bounded at every side: the length of a question, the
// number of results, the requests of one client in a minute, the searches at one
// time, the memory of answers. Questions are not logged and answers are not to
// be cached by others: what somebody looks for is nobody's business.
package api

import (
	"context"
	_ "embed"
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"time"
	"unicode/utf8"

	"socialekaart/search"
)

// Versie is the version of the answers. A new key does not change it.
const Versie = 1

// Limits of a question.
const (
	maxVraag  = 200 // runes; search reads no more
	maxWaarde = 80  // bytes of a wijk or a theme
	maxAantal = search.MaxResults
	gewoon    = 10 // results when nobody asks for a number
)

// Options say how to serve.
type Options struct {
	Index     *search.Index
	Sites     map[string]string // the address of the site of each region, or "" → the one; for links
	CORS      []string          // origins that may read the answers in a browser; "*" for all
	PerMinuut int               // requests of one client in a minute
	Proxy     bool              // a proxy of our own stands in front: the client is in X-Forwarded-For
	Nu        func() time.Time
}

// Server is the handler. Stop makes it say that it goes away.
type Server struct {
	o     Options
	rem   rem
	cache cache
	plek  chan struct{} // one for each search at the same time
	weg   atomic.Bool
}

// tegelijk is how many searches run at one time: more than the cores of a small
// server only makes each slower.
const tegelijk = 8

// New gives a Server.
func New(o Options) *Server {
	return &Server{o: o, rem: rem{perMinuut: o.PerMinuut}, plek: make(chan struct{}, tegelijk)}
}

// Stop lets /api/gezond say that no new requests should come.
func (s *Server) Stop() { s.weg.Store(true) }

//go:embed openapi.json
var openAPI []byte

// ServeHTTP answers.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Type", "application/json; charset=utf-8")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
	h.Set("Cache-Control", "no-store")
	s.cors(h, r.Header.Get("Origin"))
	switch {
	case r.Method == http.MethodOptions && len(s.o.CORS) > 0:
		h.Set("Access-Control-Allow-Methods", "GET")
		w.WriteHeader(http.StatusNoContent)
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		h.Set("Allow", "GET, HEAD")
		fout(w, http.StatusMethodNotAllowed, "Hier kunt u alleen lezen.")
	case r.URL.Path == "/api/gezond":
		if s.weg.Load() {
			fout(w, http.StatusServiceUnavailable, "De server stopt.")
			return
		}
		w.Write([]byte(`{"gezond":true}` + "\n"))
	case r.URL.Path == "/api/openapi.json":
		w.Write(openAPI)
	case r.URL.Path != "/api/zoek":
		fout(w, http.StatusNotFound, "Dit adres is er niet. Kijk op /api/openapi.json.")
	case !s.rem.mag(s.client(r), s.o.Nu()):
		h.Set("Retry-After", "60")
		fout(w, http.StatusTooManyRequests, "U vraagt te veel in een minuut. Probeer het straks opnieuw.")
	default:
		s.zoek(w, r)
	}
}

func (s *Server) cors(h http.Header, origin string) {
	switch {
	case len(s.o.CORS) == 0:
		return
	case slices.Contains(s.o.CORS, "*"):
		h.Set("Access-Control-Allow-Origin", "*")
	default:
		h.Set("Vary", "Origin")
		if slices.Contains(s.o.CORS, origin) {
			h.Set("Access-Control-Allow-Origin", origin)
		}
	}
}

// vraag is a question that was read and found good.
type vraag struct {
	q, wijk, thema string
	limit          int
}

func lees(query string) (v vraag, mis string) {
	p, err := url.ParseQuery(query)
	if err != nil || len(query) > 2000 {
		return v, "Het adres is niet te lezen."
	}
	for naam, ws := range p {
		if len(ws) != 1 || !slices.Contains([]string{"q", "wijk", "thema", "limit"}, naam) {
			return v, "Gebruik q, wijk, thema en limit, elk één keer."
		}
	}
	v = vraag{q: strings.Join(strings.Fields(p.Get("q")), " "), wijk: p.Get("wijk"), thema: p.Get("thema"), limit: gewoon}
	if !utf8.ValidString(v.q) || utf8.RuneCountInString(v.q) > maxVraag {
		return v, "De vraag q mag 200 tekens lang zijn."
	}
	if !waarde(v.wijk) || !waarde(v.thema) {
		return v, "Een wijk of thema is een naam met kleine letters, cijfers en streepjes."
	}
	if v.q == "" && v.wijk == "" && v.thema == "" {
		return v, "Schrijf wat u zoekt: q, wijk of thema."
	}
	if l := p.Get("limit"); l != "" {
		if v.limit, err = strconv.Atoi(l); err != nil || v.limit < 1 || v.limit > maxAantal {
			return v, "limit is een getal van 1 tot 100."
		}
	}
	return v, ""
}

func (v vraag) filters() (fs []search.Filter) {
	for _, f := range []struct{ naam, waarde string }{{search.WijkFacet, v.wijk}, {"thema", v.thema}} {
		if f.waarde != "" {
			fs = append(fs, search.Filter{Naam: f.naam, Waarden: []string{f.waarde}})
		}
	}
	return fs
}

// onbekend says which wijk or theme there is not, with some that there are.
func (s *Server) onbekend(v vraag) string {
	naam, waarde, keuze := s.o.Index.Onbekend(v.filters())
	switch {
	case naam == "":
		return ""
	case waarde == "" || len(keuze) == 0:
		return "Hier kunt u niet kiezen bij " + naam + "."
	}
	return "Bij " + naam + " bestaat " + waarde + " niet. Kies bijvoorbeeld: " + strings.Join(keuze[:min(len(keuze), 5)], ", ") + "."
}

func waarde(s string) bool {
	return len(s) <= maxWaarde && strings.IndexFunc(s, func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '-' }) < 0
}

func (s *Server) zoek(w http.ResponseWriter, r *http.Request) {
	v, mis := lees(r.URL.RawQuery)
	if mis == "" {
		mis = s.onbekend(v)
	}
	if mis != "" {
		fout(w, http.StatusBadRequest, mis)
		return
	}
	data, ok := s.cache.get(v)
	if !ok {
		var err error
		if data, err = s.vind(r.Context(), v); r.Context().Err() != nil {
			return
		} else if err != nil {
			fout(w, http.StatusInternalServerError, "Het zoeken lukte niet.")
			return
		}
	}
	schrijf(w, data)
}

// vind makes an answer that is not in the cache. The slot that it waits for is
// free again when it returns: who reads slowly keeps nobody from searching.
func (s *Server) vind(ctx context.Context, v vraag) ([]byte, error) {
	select {
	case s.plek <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	defer func() { <-s.plek }()
	if data, ok := s.cache.get(v); ok { // somebody else asked the same meanwhile
		return data, nil
	}
	q := search.Parse(v.q)
	q.ZonderTelling, q.Filters = true, v.filters()
	res, err := s.o.Index.Search(ctx, q, v.limit)
	if err != nil {
		return nil, err
	}
	data, err := json.Marshal(s.antwoord(res))
	if err == nil {
		s.cache.put(v, data)
	}
	return data, err
}

// schrijf sends a whole answer, and its length before it.
func schrijf(w http.ResponseWriter, data []byte) {
	w.Header().Set("Content-Length", strconv.Itoa(len(data)))
	w.Write(data)
}

func fout(w http.ResponseWriter, status int, tekst string) {
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(map[string]string{"fout": tekst})
}
