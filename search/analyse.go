package search

import (
	"maps"
	"runtime"
	"slices"
	"strings"
	"sync"
)

// analysed is one document as rows of terms, a row per field.
type analysed [nFields][]string

// analyse turns documents into terms. Two passes: compounds are taken apart
// with the words that the first pass finds. The second value is the words that
// are too common to be indexed in bodies.
func analyse(docs []Doc, words *thesaurus) ([]analysed, map[string]bool) {
	as := make([]analysed, len(docs))
	compounds := make([][2][]string, len(docs)) // words of head and body that may be compounds
	parallel(len(docs), 500, func(from, to int) {
		l := lexicon{stems: map[string]string{}}
		for i := from; i < to; i++ {
			compounds[i] = l.document(&as[i], &docs[i], words)
		}
	})
	sp := newSplitter(ownParts(as), words)
	common := commonWords(as)
	parallel(len(docs), 500, func(from, to int) {
		known := map[string][]string{}
		split := func(ws []string) (out []string) {
			for _, w := range ws {
				ps, ok := known[w]
				if !ok {
					ps = sp.split(w)
					known[w] = ps
				}
				out = append(out, ps...)
			}
			return out
		}
		for i := from; i < to; i++ {
			as[i][fDeel], as[i][fTekstdeel] = split(compounds[i][0]), split(compounds[i][1])
			for _, f := range []int{fTekst, fTekstdeel} {
				as[i][f] = slices.DeleteFunc(as[i][f], func(s string) bool { return common[s] })
			}
		}
	})
	return as, common
}

// A lexicon remembers the stems of words: a text repeats its words, and the
// strings are then shared.
type lexicon struct {
	stems  map[string]string
	tokens []token // of one text, used again for the next
}

func (l *lexicon) stem(w string) string {
	s, ok := l.stems[w]
	if !ok {
		s = stem(w)
		l.stems[w] = s
	}
	return s
}

// document fills the fields but those of compound parts, for which it gives
// the words.
func (l *lexicon) document(a *analysed, d *Doc, words *thesaurus) (compounds [2][]string) {
	add := func(f, body int, texts ...string) {
		for _, text := range texts {
			l.tokens = appendTokens(l.tokens[:0], text)
			for _, t := range l.tokens {
				if nl.stop[t.form] {
					continue
				}
				a[f] = append(a[f], l.stem(t.form))
				if body >= 0 && len(t.form) >= 7 {
					compounds[body] = append(compounds[body], t.form)
				}
			}
		}
	}
	names := append([]string{d.Titel}, d.OokBekendAls...)
	for _, n := range names {
		if d.Soort == SoortPraktijkvoorbeeld {
			break // often called after what is offered here
		}
		if term := nameTerm(nameStems(n)); term != "" {
			a[fNaam] = append(a[fNaam], term)
		}
	}
	add(fTitel, 0, d.Titel)
	add(fTrefwoorden, 0, d.Trefwoorden...)
	add(fTrefwoorden, 0, d.OokBekendAls...)
	for _, n := range d.OokBekendAls { // eigenkrachtconferentie, for Eigen Kracht-conferentie
		if fs := forms(n); len(fs) == 2 || len(fs) == 3 {
			a[fTrefwoorden] = append(a[fTrefwoorden], stem(strings.Join(fs, "")))
		}
	}
	add(fKort, 0, d.Kort)
	add(fOrganisatie, -1, d.Organisatie)
	add(fPlaats, -1, d.Plaatsen...)
	add(fCategorie, -1, d.Categorieen...)
	add(fICPC, -1, d.ICPC...)
	add(fTekst, 1, d.Tekst)
	// What an entry is about stands in its name, and that counts twice; whom it may
	// help, half: .02 more nDCG@10 on the judged half of content/verwacht.toml. Its words
	// in the head would give .01 more, but several words then cost 5 KB more to fetch at
	// 10,000 entries.
	for _, about := range []struct {
		times int
		texts []string
	}{{4, names}, {2, d.Trefwoorden}, {2, d.ICPC}, {2, []string{d.Kort}}, {1, d.VoorWie}} {
		for _, m := range words.mark(about.texts...) {
			a[fBegrip] = append(a[fBegrip], slices.Repeat([]string{m}, about.times)...)
		}
	}
	return compounds
}

// nameStems gives the stems that stand for a name: no stop words, hyphenated
// words as one.
func nameStems(s string) (out []string) {
	for _, f := range forms(s) {
		if !nl.stop[f] {
			out = append(out, stem(f))
		}
	}
	return out
}

// nameTerm makes one term of a whole name. It begins with the first word and
// an equals sign, which sorts right behind that word, nearly always in the
// same shard. Names of more than six words are no names to type.
func nameTerm(row []string) string {
	if len(row) == 0 || len(row) > 6 {
		return ""
	}
	return row[0] + "=" + strings.Join(row[1:], "=")
}

// ownParts gives the parts of compounds that the site itself uses: stems that stand
// alone in enough documents, 5 on a small site and 20 on one of more than 2,000
// entries, and those of the table.
func ownParts(as []analysed) []string {
	enough := 5
	if len(as) > 2000 {
		enough = 20
	}
	own := map[string]bool{}
	for _, p := range nl.parts {
		own[stem(p)] = true
	}
	for s, n := range documentFrequency(as, fTitel, fTrefwoorden, fKort, fTekst) {
		if n >= enough && partly(s) {
			own[s] = true
		}
	}
	return slices.Sorted(maps.Keys(own))
}

// partly says whether a stem may be a part of a compound.
func partly(s string) bool { return len(s) >= 4 && len(s) <= 12 && plain(s) }

// commonWords gives the words that more than 30 % of the bodies have, on a site
// large enough to tell. Their places in bodies say nothing and are not
// indexed; in a head they count like any word.
func commonWords(as []analysed) map[string]bool {
	m := map[string]bool{}
	if len(as) < 50 {
		return m
	}
	for s, n := range documentFrequency(as, fTekst) {
		if n*10 > len(as)*3 {
			m[s] = true
		}
	}
	return m
}

// documentFrequency counts, for each term, the documents that have it in one
// of the fields.
func documentFrequency(as []analysed, in ...int) map[string]int {
	df, last := map[string]int{}, map[string]int{}
	for i := range as {
		for _, f := range in {
			for _, s := range as[i][f] {
				if last[s] != i+1 {
					last[s] = i + 1
					df[s]++
				}
			}
		}
	}
	return df
}

// parallel cuts 0..n into blocks of a fixed size, so that the work is cut the
// same way on any number of cores.
func parallel(n, block int, do func(from, to int)) {
	var wg sync.WaitGroup
	slots := make(chan struct{}, runtime.GOMAXPROCS(0))
	for from := 0; from < n; from += block {
		slots <- struct{}{}
		wg.Go(func() {
			defer func() { <-slots }()
			do(from, min(from+block, n))
		})
	}
	wg.Wait()
}
