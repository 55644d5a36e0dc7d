package search

import "strings"

// soundKey spells a word the way it sounds in Dutch: sch is sg, ij is ei, z is
// s, double letters are single. Two words with one key differ by a spelling
// that a speaker cannot hear: schulthulp, mantelzorch.
func soundKey(s string) string {
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); {
		from, to := s[i:i+1], s[i:i+1]
		for _, p := range nl.sound {
			if strings.HasPrefix(s[i:], p.from) {
				from, to = p.from, p.to
				break
			}
		}
		for j := range len(to) {
			if len(b) == 0 || b[len(b)-1] != to[j] {
				b = append(b, to[j])
			}
		}
		i += len(from)
	}
	return string(b)
}

// stopSounds is what the stop words sound like.
var stopSounds = func() map[string]bool {
	m := map[string]bool{}
	for w := range nl.stop {
		m[soundKey(w)] = true
	}
	return m
}()

// distance counts the edits between two words (insert, delete, replace, swap
// of neighbours), or gives max+1 as soon as there are more than max.
func distance(a, b string, max int) int {
	if len(a)-len(b) > max || len(b)-len(a) > max {
		return max + 1
	}
	var buf [3][maxWord*4 + 1]int // a word has at most maxWord runes of 4 bytes
	older, old, row := &buf[0], &buf[1], &buf[2]
	for j := range len(b) + 1 {
		old[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		best := i
		for j := 1; j <= len(b); j++ {
			v := old[j-1]
			if a[i-1] != b[j-1] {
				v++
			}
			v = min(v, old[j]+1, row[j-1]+1)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				v = min(v, older[j-2]+1)
			}
			row[j] = v
			best = min(best, v)
		}
		if best > max {
			return max + 1
		}
		older, old, row = old, row, older
	}
	return old[len(b)]
}

// letters is the set of letters and digits in s as bits. One edit changes at
// most two of them, which makes it a cheap test before distance.
func letters(s string) uint32 {
	var m uint32
	for i := range len(s) {
		m |= 1 << (s[i] & 31)
	}
	return m
}
