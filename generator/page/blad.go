package page

import (
	"strconv"
	"strings"
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
	for nr := 2; nr <= van; nr++ {
		p.add(bladURL(url, nr), "lijst.html", func() any { return p.blad(url, maak(), nr, van) }).Sitemap = false
	}
	return p.add(url, "lijst.html", func() any {
		l := maak()
		if van > 1 {
			return p.blad(url, l, 1, van)
		}
		l.Zeef = p.zeef.zeef(l)
		return l
	})
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
