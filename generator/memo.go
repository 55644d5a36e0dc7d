package generator

import "sync"

// memo keeps what a file says under its path and the digest of its bytes. It is
// the whole of incremental building: a file that did not change is not read
// again, and everything after it runs as always. What one run did not ask for is
// forgotten at its end, so the memo is never larger than the content.
type memo struct {
	mu       sync.Mutex
	old, now map[string]remembered
}

type remembered struct {
	digest [32]byte
	stuk   stuk
}

func (m *memo) begin() { m.now = make(map[string]remembered, len(m.old)) }

func (m *memo) end() { m.old, m.now = m.now, nil }

func (m *memo) get(path string, digest [32]byte) (stuk, bool) {
	r, ok := m.old[path]
	if !ok || r.digest != digest {
		return stuk{}, false
	}
	m.put(path, digest, r.stuk)
	return r.stuk, true
}

func (m *memo) put(path string, digest [32]byte, s stuk) {
	m.mu.Lock()
	m.now[path] = remembered{digest, s}
	m.mu.Unlock()
}
