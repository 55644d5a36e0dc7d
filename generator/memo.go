package generator

import "sync"

// memo keeps what was made of K. It is the whole of incremental building: what
// depends on nothing but K is not made again, and everything after it runs as
// always. What one run did not ask for is forgotten at its end, so a memo is
// never larger than the content. K says all that V depends on: of what a file
// says that is its path and its bytes.
type memo[K comparable, V any] struct {
	mu       sync.Mutex
	old, now map[K]V
}

func (m *memo[K, V]) begin() { m.now = make(map[K]V, len(m.old)) }

func (m *memo[K, V]) end() { m.old, m.now = m.now, nil }

// get gives what is kept under key, and makes it when there is none. It is safe
// for concurrent use, between begin and end.
func (m *memo[K, V]) get(key K, nieuw func() V) V {
	v, ok := m.old[key]
	if !ok {
		v = nieuw()
	}
	m.mu.Lock()
	m.now[key] = v
	m.mu.Unlock()
	return v
}
