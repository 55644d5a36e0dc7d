package kaart

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// maxSlug is the longest name of a file: it ends up in addresses.
const maxSlug = 80

// reserved are names that Windows keeps for devices: a file of that name cannot
// be checked out there.
var reserved = map[string]bool{"con": true, "prn": true, "aux": true, "nul": true,
	"com1": true, "com2": true, "com3": true, "com4": true, "com5": true, "com6": true, "com7": true, "com8": true, "com9": true,
	"lpt1": true, "lpt2": true, "lpt3": true, "lpt4": true, "lpt5": true, "lpt6": true, "lpt7": true, "lpt8": true, "lpt9": true}

// IsSlug says whether s can be the name of an entry: [a-z0-9]+(-[a-z0-9]+)*.
// This one rule keeps out traversal, twins in case or in Unicode form, hidden
// files and device names.
func IsSlug(s string) bool {
	if s == "" || len(s) > maxSlug || reserved[s] {
		return false
	}
	for i := range len(s) {
		c := s[i]
		if c == '-' && (i == 0 || i == len(s)-1 || s[i-1] == '-') || c != '-' && !isCijfer(c) && !('a' <= c && c <= 'z') {
			return false
		}
	}
	return true
}

// Slug makes a name for an entry out of any text: "Één & al" gives "een-al". It
// is for hints and for new entries; "naam" stands in when nothing is left.
func Slug(s string) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFD.String(strings.ToLower(s)) {
		switch {
		case r < 128 && (isCijfer(byte(r)) || 'a' <= r && r <= 'z'):
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			b.WriteRune(r)
			gap = false
		case !unicode.Is(unicode.Mn, r):
			gap = true
		}
	}
	out := strings.Trim(b.String()[:min(b.Len(), maxSlug)], "-")
	if out == "" || reserved[out] {
		return strings.Trim("naam-"+out, "-")
	}
	return out
}

func isCijfer(c byte) bool { return '0' <= c && c <= '9' }
