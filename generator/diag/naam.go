package diag

import (
	"strings"
	"unicode/utf8"
)

// Nearest gives the name that was most likely meant: the one with the smallest
// distance of at most 2 edits (an insertion, a deletion, a substitution, or two
// neighbours swapped), or, for a longer word, the one name that begins with it
// or contains it. It gives "" when nothing is near. Ties go to the name that
// comes first in names, so pass them in a fixed order.
func Nearest(word string, names []string) string {
	best, bestD := "", 3
	lower := strings.ToLower(word)
	for _, n := range names {
		if d := distance(lower, strings.ToLower(n), bestD); d < bestD && (d*3 <= max(len(word), len(n)) || d == 1 && len(n) == 2) {
			best, bestD = n, d
		}
	}
	if best != "" || len(lower) < 4 {
		return best
	}
	for _, n := range names {
		l := strings.ToLower(n)
		if strings.Contains(l, lower) || len(l) >= 4 && strings.Contains(lower, l) {
			if best != "" {
				return "" // more than one: a guess would be a coin flip
			}
			best = n
		}
	}
	return best
}

// distance is the restricted Damerau-Levenshtein distance in runes; it may
// return any value >= limit once the distance is known to reach it.
func distance(a, b string, limit int) int {
	if d := utf8.RuneCountInString(a) - utf8.RuneCountInString(b); d >= limit || -d >= limit {
		return limit // before anything is allocated: most names are of another length
	}
	x, y := []rune(a), []rune(b)
	prev2, prev, cur := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(x); i++ {
		cur[0] = i
		low := i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			cur[j] = min(prev[j]+1, cur[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				cur[j] = min(cur[j], prev2[j-2]+1)
			}
			low = min(low, cur[j])
		}
		if low >= limit {
			return limit
		}
		prev2, prev, cur = prev, cur, prev2
	}
	return prev[len(y)]
}
