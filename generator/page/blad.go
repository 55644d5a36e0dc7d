package page

import (
	"slices"
	"strconv"
	"strings"
	"sync"
)

// perBlad is the most cards on one page: 300 are about 13 KB over the wire.
// A longer list goes on at its next page.
const perBlad = 300

// Bladen says which page of a long list this is.
type Bladen struct {
	Nr, Van int
	Links   []Link // to the other pages
}

// lijst plans a list of n cards at url, over as many pages as it takes, and
// gives the first.
func (p *planner) lijst(url string, n int, maak func() *Lijst) *Page {
	van := (n + perBlad - 1) / perBlad
	if van <= 1 {
		return p.add(url, "lijst.html", func() any {
			l := maak()
			l.Zeef = p.zeef.zeef(l)
			return l
		})
	}
	s := &stapel{maak: maak, van: van}
	for nr := 2; nr <= van; nr++ {
		p.add(bladURL(url, nr), "lijst.html", func() any { return p.blad(url, s.lijst(), nr, van) }).Sitemap = false
	}
	return p.add(url, "lijst.html", func() any { return p.blad(url, s.lijst(), 1, van) })
}

// stapel makes a long list once for all of its pages, and lets go of it when each
// of them could have had it: a build makes them one after the other. Making the
// whole list for each page took half of the time of 50,000 entries.
type stapel struct {
	maak func() *Lijst
	van  int

	mu    sync.Mutex
	l     *Lijst
	keren int // how often it has been given out
}

// lijst gives a Lijst of the caller's own. It shares what is in the groups.
func (s *stapel) lijst() *Lijst {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.l == nil {
		s.l, s.keren = s.maak(), 0
	}
	own := *s.l
	own.Wissel = slices.Clone(own.Wissel)
	for i := range own.Wissel {
		own.Wissel[i].Links = slices.Clone(own.Wissel[i].Links)
	}
	if s.keren++; s.keren >= s.van {
		s.l = nil
	}
	return &own
}

func bladURL(url string, nr int) string {
	if nr == 1 {
		return url
	}
	return url + strconv.Itoa(nr) + "/"
}

// blad keeps the cards of page nr. A link to a group leads to the page on which
// the group begins.
func (p *planner) blad(url string, l *Lijst, nr, van int) *Lijst {
	from, to := (nr-1)*perBlad, nr*perBlad
	begin := map[string]int{}
	var groepen []Groep
	at := 0
	for _, g := range l.Groepen {
		begin["#"+g.Anker] = at/perBlad + 1
		lo, hi := max(from-at, 0), min(to-at, len(g.Kaartjes))
		at += len(g.Kaartjes)
		if lo < hi {
			g.Kaartjes = g.Kaartjes[lo:hi]
			groepen = append(groepen, g)
		}
	}
	l.Groepen = groepen
	for i := range l.Wissel {
		for j := range l.Wissel[i].Links {
			link := &l.Wissel[i].Links[j]
			if n := begin[link.URL]; n > 0 && n != nr && strings.HasPrefix(link.URL, "#") {
				link.URL = bladURL(url, n) + link.URL
			}
		}
	}
	l.Bladen = &Bladen{Nr: nr, Van: van}
	for i := 1; i <= van; i++ {
		if i != nr {
			l.Bladen.Links = append(l.Bladen.Links, Link{Tekst: "Deel " + strconv.Itoa(i), URL: bladURL(url, i)})
		}
	}
	if nr > 1 {
		l.Week, l.Nu, l.Inleid = nil, nil, nil
		l.URL, l.Root = bladURL(url, nr), wortel(bladURL(url, nr))
		l.Venster += ", deel " + strconv.Itoa(nr)
		l.Titel += ", deel " + strconv.Itoa(nr)
	}
	return l
}
