package source

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"

	"socialekaart/generator/kaart"
)

// This file guesses what was meant, so that a message can show the corrected
// line. A guess is only shown, never used as the value.

// curly holds the quotes that word processors put in place of " and '.
const curly = "“”„‟‘’‚‛«»"

var (
	isoDate   = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}$`)
	dateTime  = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}[Tt ]\d`)
	looseDate = regexp.MustCompile(`^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$`)
	shortYear = regexp.MustCompile(`^\d{1,2}[-/]\d{1,2}[-/]\d{2}$`)
	clock     = regexp.MustCompile(`^(\d{1,2})(?:([:.])(\d{2})(?::\d{2})?)? ?(uur|u)?$`)
	decimal   = regexp.MustCompile(`^€? ?-?\d+(,\d+|,-|\.\d+)?( ?€| euro)?$`)
	number    = regexp.MustCompile(`^[-+]?(\d[\d_.]*([eE][-+]?\d+)?|0[xob][0-9a-fA-F_]+|inf|nan)$`)
	phone     = regexp.MustCompile(`^(\+|\(?0)[\d ()/.+-]+$`)
)

var months = []string{"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"}

// isPhone says whether s has the form and the length of a Dutch phone number:
// 10 digits, or more with a country code; 9 when one was forgotten.
func isPhone(s string) bool {
	n := 0
	for i := range len(s) {
		if isDigit(s[i]) {
			n++
		}
	}
	return n >= 9 && n <= 15 && phone.MatchString(s)
}

// fixDate gives the date in s as 2026-11-23, or "" if s is not a date written
// in another way, or one that does not exist.
func fixDate(s string) string {
	if d, ok := kaart.RaadDatum(s); ok && !isoDate.MatchString(s) {
		return d.String()
	}
	return ""
}

// dateHint tells how many days the month of a date in ISO form has.
func dateHint(s string) string {
	t, err := time.Parse("2006-01", s[:7])
	if err != nil {
		return "een maand is een getal van 01 tot en met 12"
	}
	last := t.AddDate(0, 1, -1).Day()
	return fmt.Sprintf("%s %d heeft %d dagen", months[t.Month()-1], t.Year(), last)
}

// clockKeys are the fields whose value is a time of day.
var clockKeys = map[string]bool{"van": true, "tot": true}

// fixTime gives the time in s as "09:30", or "". A number such as 9 or 9.30 is
// only a time when the key says so.
func fixTime(key, s string) string {
	p := clock.FindStringSubmatch(s)
	if p == nil || p[2] != ":" && p[4] == "" && !clockKeys[key] {
		return ""
	}
	h, _ := strconv.Atoi(p[1])
	m, _ := strconv.Atoi(p[3])
	if h > 24 || m > 59 {
		return ""
	}
	return fmt.Sprintf("%02d:%02d", h, m)
}

// fixWord gives a value as it should be written.
func fixWord(key, s string) string {
	s = strings.TrimSpace(s)
	bare := strings.Trim(s, `"'`+curly)
	if strings.HasPrefix(s, "'") && strings.Count(s, "'") == 1 {
		bare = s // 's middags
	}
	if bare != s {
		return quote(bare)
	}
	switch strings.ToLower(s) {
	case "true", "waar", "yes":
		return "true"
	case "false", "onwaar", "no":
		return "false"
	case "ja", "nee":
		return quote(strings.ToLower(s))
	}
	if d := fixDate(s); d != "" {
		return d
	}
	if dateTime.MatchString(s) {
		return s[:10]
	}
	if t := fixTime(key, s); t != "" {
		return quote(t)
	}
	if isWord(s) {
		return s
	}
	if len(s) <= 4 && allDigits(s) { // 08; a longer one is a phone number or a code
		if n := strings.TrimLeft(s, "0"); n != "" {
			return n
		}
		return "0"
	}
	if !isPhone(s) && decimal.MatchString(s) && strings.ContainsAny(s, ",€") {
		n := strings.Trim(s, "€ euro")
		return strings.TrimSuffix(strings.Replace(n, ",", ".", 1), ".-")
	}
	return quote(s)
}

// quote puts a text between straight quotes.
func quote(s string) string {
	s = strings.TrimSpace(s)
	s = strings.NewReplacer(`"`, "'", "“", "'", "”", "'", "„", "'").Replace(s)
	return `"` + s + `"`
}

// fixValue corrects all that stands behind "=".
func fixValue(key, v string) string {
	v = strings.TrimSpace(v)
	comment := ""
	if i := strings.Index(v, " #"); i > 0 && strings.Count(v[:i], `"`)%2 == 0 {
		v, comment = strings.TrimSpace(v[:i]), v[i:]
	}
	if strings.HasPrefix(v, "[") || strings.HasSuffix(v, "]") || strings.Contains(v, `", "`) {
		return "[" + fixItems(strings.Trim(v, "[] ")) + "]" + comment
	}
	return fixWord(key, v) + comment
}

// fixItems corrects the values of a list, without its brackets.
func fixItems(v string) string {
	parts := strings.Split(strings.ReplaceAll(v, `" "`, `","`), ",") // "ma" "di": the comma is what is missing
	out := parts[:0]
	for _, p := range parts {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, fixWord("", p))
		}
	}
	return strings.Join(out, ", ")
}

// corrected gives the line of a flaw as it should be.
func (f flaw) corrected() string {
	line := strings.TrimSpace(f.line)
	switch f.kind {
	case kindHeader:
		return f.token
	case kindSingle:
		return "[[" + f.path + "]]"
	case kindCapital:
		return strings.Replace(line, f.token, strings.ToLower(f.token), 1)
	}
	key := strings.TrimSpace(f.key)
	rest, found := strings.CutPrefix(line, key)
	if s, comment, _ := strings.Cut(line, " #"); key != "" && f.kind != kindEquals && !strings.ContainsAny(s, "=:{[]") { // one line of a list
		return strings.TrimSpace(fixItems(s) + ", " + strings.Repeat("#", min(len(comment), 1)) + comment)
	}
	if key == "" || !found || strings.ContainsRune(rest, '{') {
		if f.token == "" {
			return line
		}
		return strings.Replace(line, f.token, fixWord(key, strings.TrimSuffix(f.token, ",")), 1)
	}
	rest = strings.TrimLeft(strings.TrimSpace(rest), "=: ")
	name := strings.Trim(key, `"'`)
	if f.kind == kindKey || f.kind == kindEquals {
		name = plainKey(name)
	}
	if strings.HasPrefix(rest, "[") && !strings.Contains(rest, "]") && f.kind != kindBracket { // the list goes on below
		return name + " = [" + fixItems(rest[1:]) + ","
	}
	return name + " = " + fixValue(name, rest)
}

// guessKey gives the key that a broken line was meant to have, as written:
// what stands before "=" or ":", or a first word with a value behind it. It
// gives "" for a line of plain text.
func guessKey(line string) string {
	line = strings.TrimSpace(line)
	if before, _, ok := strings.Cut(line, "="); ok {
		before = strings.TrimSpace(before)
		if before != "" && len(before) <= 60 && len(strings.Fields(before)) <= 4 && !strings.ContainsAny(before, `:[]{},;?!`) {
			if word, _, ok := strings.Cut(before, ` "`); ok { // titel "a = b"
				return word
			}
			return before
		}
	}
	n := strings.IndexFunc(line, func(r rune) bool { return r > 127 || !isBare(byte(r)) })
	if n < 1 {
		return ""
	}
	rest := strings.TrimSpace(line[n:])
	if rest == "" {
		return ""
	}
	if c := rest[0]; c == ':' || line[n] == ' ' && (isDigit(c) || strings.IndexByte(`"'[`, c) >= 0 || rest == "true" || rest == "false") || strings.ContainsRune(curly, []rune(rest)[0]) {
		return line[:n]
	}
	return ""
}

// plainKey gives the key as it should be written: small letters, no spaces.
func plainKey(key string) string {
	key = strings.ToLower(strings.Trim(strings.TrimLeft(key, "-*• "), ` "'`+curly))
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return '_'
		}
		return r
	}, key)
}

// guessHeader gives the name in a broken header line, and whether it was meant
// as [[x]]. It gives "" when the line is no header.
func guessHeader(line string) (name string, array bool) {
	line = strings.TrimSpace(line)
	array = strings.HasPrefix(line, "[[") || strings.Contains(line, "]]")
	line = strings.Trim(line, "[ ")
	if i := strings.IndexAny(line, "]#"); i >= 0 {
		line = line[:i]
	}
	name = plainKey(line)
	for _, p := range strings.Split(name, ".") {
		if p == "" || len(name) > 60 || strings.IndexFunc(p, func(r rune) bool { return r > 127 || !isBare(byte(r)) }) >= 0 {
			return "", false
		}
	}
	return name, array
}
