package proef

import (
	"embed"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"
)

//go:embed data/*.txt
var data embed.FS

// grammatica has the sections of data/*.txt by name, each with its
// alternatives. In a file [name] begins a section; a new line or " | " parts
// two alternatives; {x} in one takes an alternative of section x, {X} the same
// with a capital; # begins a line of comment.
var grammatica = lees()

func lees() map[string][]string {
	g := map[string][]string{}
	names, _ := fs.Glob(data, "data/*.txt") // sorted
	for _, name := range names {
		text, err := data.ReadFile(name)
		if err != nil {
			panic(err) // the files are in the program
		}
		sectie := strings.TrimSuffix(path.Base(name), ".txt")
		for line := range strings.Lines(string(text)) {
			line = strings.TrimSpace(line)
			switch {
			case line == "" || line[0] == '#':
			case line[0] == '[':
				sectie = strings.Trim(line, "[]")
				if _, twice := g[sectie]; twice {
					panic("section " + sectie + " stands twice")
				}
			default:
				g[sectie] = append(g[sectie], strings.Split(line, " | ")...)
			}
		}
	}
	return g
}

// verteller draws words, sentences and chances for one file. Each file has its
// own, so that a file does not depend on those made before it.
type verteller struct {
	*rand.Rand
	vast   map[string]string // what a slot means in this file
	gezegd map[string]bool   // alternatives that meer has given
}

func newVerteller(seed, nummer uint64) *verteller {
	return &verteller{rand.New(rand.NewPCG(seed, nummer)), map[string]string{}, map[string]bool{}}
}

// kans is true in procent of 100 calls.
func (v *verteller) kans(procent int) bool { return v.IntN(100) < procent }

// tussen gives a number from a up to and including b.
func (v *verteller) tussen(a, b int) int { return a + v.IntN(b-a+1) }

// gewogen gives the index of one of the weights.
func (v *verteller) gewogen(weights ...int) int {
	som := 0
	for _, w := range weights {
		som += w
	}
	x := v.IntN(som)
	for i, w := range weights {
		if x -= w; x < 0 {
			return i
		}
	}
	return 0
}

// kies gives one of xs.
func kies[T any](v *verteller, xs []T) T { return xs[v.IntN(len(xs))] }

// greep gives n different elements of xs, or all of them, in a random order.
func greep[T any](v *verteller, n int, xs []T) []T {
	out := make([]T, 0, min(n, len(xs)))
	for _, i := range v.Perm(len(xs))[:min(n, len(xs))] {
		out = append(out, xs[i])
	}
	return out
}

// een gives an alternative of a section, with its slots filled.
func (v *verteller) een(sectie string) string { return v.vul(kies(v, alternatieven(sectie))) }

// meer gives up to n alternatives of a section that this file does not have
// yet.
func (v *verteller) meer(sectie string, n int) []string {
	var out []string
	for _, s := range greep(v, len(alternatieven(sectie)), alternatieven(sectie)) {
		if len(out) == n {
			break
		}
		if !v.gezegd[s] {
			v.gezegd[s] = true
			out = append(out, v.vul(s))
		}
	}
	return out
}

// stappen gives n alternatives of a section in their order.
func (v *verteller) stappen(sectie string, n int) []string {
	xs := alternatieven(sectie)
	van := v.IntN(len(xs) - n + 1)
	out := make([]string, n)
	for i := range out {
		out[i] = v.vul(xs[van+i])
	}
	return out
}

func alternatieven(sectie string) []string {
	xs := grammatica[sectie]
	if len(xs) == 0 {
		panic(fmt.Sprintf("there is no section %q in data", sectie))
	}
	return xs
}

// vul fills the slots of s. One that begins a sentence inside s gets a capital.
func (v *verteller) vul(s string) string {
	var b strings.Builder
	for {
		voor, rest, ok := strings.Cut(s, "{")
		b.WriteString(voor)
		if !ok {
			return b.String()
		}
		var slot string
		slot, s, _ = strings.Cut(rest, "}")
		naam := strings.ToLower(slot)
		w, vast := v.vast[naam]
		if !vast {
			w = v.een(naam)
		}
		if naam != slot || strings.HasSuffix(voor, ". ") {
			w = hoofd(w)
		}
		b.WriteString(w)
	}
}

// hoofd gives s with a capital.
func hoofd(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}
