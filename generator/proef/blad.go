package proef

import (
	"fmt"
	"strconv"
	"strings"
)

// blad is a file while it is written. Each method writes one key of TOML, and
// nothing when there is no value.
type blad struct{ b []byte }

func (t *blad) regel(s string) { t.b = append(append(t.b, s...), '\n') }

// kop begins a table: "[contact]".
func (t *blad) kop(s string) { t.regel("\n" + s) }

// kaal writes a value that takes no quotes: a number, a date, true.
func (t *blad) kaal(key string, x any) { t.b = fmt.Appendf(t.b, "%s = %v\n", key, x) }

func (t *blad) ja(key string, b bool) {
	if b {
		t.kaal(key, b)
	}
}

func (t *blad) tekst(key, s string) {
	if s != "" {
		t.kaal(key, strconv.Quote(s))
	}
}

// lijst writes a list, over several lines when it is a list of sentences.
func (t *blad) lijst(key string, ss []string) {
	if len(ss) == 0 {
		return
	}
	sep, begin, end := ", ", "[", "]"
	if strings.ContainsAny(strings.Join(ss, ""), ".?") {
		sep, begin, end = ",\n  ", "[\n  ", ",\n]"
	}
	quoted := make([]string, len(ss))
	for i, s := range ss {
		quoted[i] = strconv.Quote(s)
	}
	t.kaal(key, begin+strings.Join(quoted, sep)+end)
}
