package dev

import (
	"fmt"
	"io"
	"log"
	"strconv"
	"strings"
	"sync"

	"socialekaart/generator"
	"socialekaart/generator/diag"
)

// terminal tells the person who started the server what happens: in Dutch, one
// line for each thing. What cannot be printed is no reason to stop.
type terminal struct {
	mu sync.Mutex
	w  io.Writer // nil: nobody reads along
}

// Write lets the server of net/http tell of its own trouble.
func (t *terminal) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.w == nil {
		return len(p), nil
	}
	return t.w.Write(p)
}

func (t *terminal) say(format string, args ...any) { fmt.Fprintf(t, format+"\n", args...) }

func (t *terminal) errorLog() *log.Logger { return log.New(t, "fout in de server: ", 0) }

func (t *terminal) welcome(address string, open bool) {
	if open {
		t.say("Let op: iedereen op uw netwerk kan deze site nu zien.")
	}
	t.say("De site staat op %s . Stop met Ctrl+C.", address)
}

// notice says that changes are found by looking, once.
func (t *terminal) notice(err error) {
	t.say("Uw computer meldt wijzigingen niet (%v). Daarom wordt elke 2 seconden gekeken.", err)
}

func (t *terminal) first(r *generator.Report, pages int) {
	t.say("%s gelezen, %s gemaakt, %s ms", plural(r.Bestanden, "bestand", "bestanden"), plural(pages, "pagina", "pagina’s"), number(int(took(r).Milliseconds())))
	if n := r.Diags.Count(diag.Waarschuwing); n > 0 {
		t.say("%s. Bekijk ze met: socialekaart check", plural(n, "waarschuwing", "waarschuwingen"))
	}
}

// rebuilt tells of a good build, with what there is to say about the files that
// were just saved.
func (t *terminal) rebuilt(r *generator.Report, changed map[string]bool, pages int, repaired bool) {
	what := plural(len(changed), "bestand", "bestanden") + " veranderd"
	if len(changed) == 0 {
		what = "thema veranderd"
	}
	if repaired {
		what = "fouten hersteld, " + what
	}
	var about diag.List
	for _, d := range r.Diags {
		if changed[d.Pos.File] {
			about = append(about, d)
		}
	}
	t.list(about, r.Bronnen)
	t.say("%s, %s, %s ms", what, plural(pages, "pagina", "pagina’s"), number(int(took(r).Milliseconds())))
}

// faults tells of a build that was not good.
func (t *terminal) faults(l diag.List, sources map[string][]byte, haveSite bool) {
	t.list(l, sources)
	t.say("%s. %s", plural(len(l), "fout", "fouten"), stays(haveSite))
}

func (t *terminal) failure(err error, haveSite bool) {
	t.say("fout: %s\nDe site kan niet gemaakt worden. %s", diag.Printable(err.Error()), stays(haveSite))
}

func stays(haveSite bool) string {
	if haveSite {
		return "De vorige site blijft staan."
	}
	return "Er is nog geen site."
}

func (t *terminal) list(l diag.List, sources map[string][]byte) {
	shown := l[:min(len(l), mostFaults)]
	_ = shown.Write(t, func(file string) []byte { return sources[file] })
	if left := len(l) - len(shown); left > 0 {
		t.say("Er is meer: %s staan hier niet bij.", plural(left, "melding", "meldingen"))
	}
}

func plural(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return number(n) + " " + more
}

// number writes a number as Dutch does: 10.000.
func number(n int) string {
	s := strconv.Itoa(n)
	var b strings.Builder
	for i, c := range s {
		if i > 0 && (len(s)-i)%3 == 0 {
			b.WriteByte('.')
		}
		b.WriteRune(c)
	}
	return b.String()
}
