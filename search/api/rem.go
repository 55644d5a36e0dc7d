package api

import (
	"net"
	"net/http"
	"strings"
	"sync"
	"time"
)

// maxClients bounds how many clients are remembered. With more in one minute all
// are forgotten, and each may begin anew: better than memory without end.
const maxClients = 50_000

// rem counts the requests of a client in a window of a minute.
type rem struct {
	perMinuut int // 0: no limit

	mu     sync.Mutex
	minuut int64
	aantal map[string]int
}

func (r *rem) mag(client string, nu time.Time) bool {
	if r.perMinuut <= 0 {
		return true
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if m := nu.Unix() / 60; m != r.minuut || r.aantal == nil || len(r.aantal) >= maxClients {
		r.minuut, r.aantal = m, map[string]int{}
	}
	r.aantal[client]++
	return r.aantal[client] <= r.perMinuut
}

// client names who asks: an IPv4 address, or the /64 of an IPv6 address, which is
// what one household has. Behind a proxy of our own it is the last address of
// X-Forwarded-For, in whatever line of it: those before it can be made up by the
// client.
func (s *Server) client(r *http.Request) string {
	adres := r.RemoteAddr
	if x := strings.Join(r.Header.Values("X-Forwarded-For"), ","); s.o.Proxy && x != "" {
		adres = strings.TrimSpace(x[strings.LastIndexByte(x, ',')+1:])
	}
	if host, _, err := net.SplitHostPort(adres); err == nil {
		adres = host
	}
	ip := net.ParseIP(adres)
	if ip != nil && ip.To4() == nil {
		return ip.Mask(net.CIDRMask(64, 128)).String()
	}
	return adres
}

// maxCache bounds the answers that are kept, in bytes; an answer of ten results
// is some 4 kB.
const maxCache = 32 << 20

// cache keeps answers: people ask the same things, and an index does not change
// while it is served. Full, it begins anew.
type cache struct {
	mu    sync.RWMutex
	bytes int
	data  map[vraag][]byte
}

func (c *cache) get(v vraag) ([]byte, bool) {
	c.mu.RLock()
	defer c.mu.RUnlock()
	data, ok := c.data[v]
	return data, ok
}

func (c *cache) put(v vraag, data []byte) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.data == nil || c.bytes+len(data) > maxCache {
		c.data, c.bytes = map[vraag][]byte{}, 0
	}
	if _, ok := c.data[v]; !ok {
		c.bytes += len(data)
		c.data[v] = data
	}
}
