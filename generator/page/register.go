package page

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"socialekaart/generator/kaart"
)

// Register is what register.html gets: names from A to Z.
type Register struct {
	Layout
	Letters []Letter
}

// Letter is a part of a register.
type Letter struct {
	Letter string
	Anker  string
	URL    string // of its own page, when the register is too long for one
	Regels []RegisterRegel
}

// RegisterRegel is a line of a register. Zie is set when the name is another
// name of what the link leads to.
type RegisterRegel struct {
	Naam, URL, Kort, Zie string
	sleutel              string // by which it is sorted
}

// perRegister is the most lines of a register on one page: with the files of the
// theme 150 are about 14 KB over the wire, where 15 may be. A longer one leads to
// the pages of the letters.
const perRegister = 150

// naam is a name by which something on the site is known.
type naam struct {
	naam   string
	id     kaart.ID // of what it is the name of
	titel  string   // of that
	soort  kaart.Soort
	kort   string
	anders bool // another name than its title
}

// namen gives every name by which something on the site is known.
func (p *planner) namen(yield func(naam) bool) {
	geef := func(id kaart.ID, titel string, soort kaart.Soort, kort string, anders []string) bool {
		ok := yield(naam{titel, id, titel, soort, kort, false})
		for _, n := range anders {
			ok = ok && yield(naam{n, id, titel, soort, "", true})
		}
		return ok
	}
	for e := range p.k.Entries() {
		if f := e.Kern(); !geef(f.ID, f.Titel, f.Soort, f.Kort, f.OokBekendAls) {
			return
		}
	}
	for _, o := range p.k.Organisaties() {
		if !geef(o.ID, o.Titel, kaart.SoortOrganisatie, o.Kort, o.OokBekendAls) {
			return
		}
	}
}

// trefwoorden gives the words that residents use, so that who searches without
// script can look them up.
func (p *planner) trefwoorden(yield func(naam) bool) {
	for _, e := range p.uit(p.vermeldingen.regio.en(p.vermeldingen.aanbod)) {
		f := e.Kern()
		for i, w := range f.Trefwoorden {
			dubbel := slices.ContainsFunc(f.Trefwoorden[:i], func(v string) bool { return strings.EqualFold(v, w) })
			if !dubbel && !yield(naam{hoofd(w), f.ID, f.Titel, f.Soort, "", true}) {
				return
			}
		}
	}
}

// schrijf gives the line of n.
func (p *planner) schrijf(n naam) RegisterRegel {
	titel := p.linknaam(n.titel, n.soort)
	if n.anders {
		return RegisterRegel{Naam: n.naam, URL: entryURL(n.id), Zie: titel}
	}
	return RegisterRegel{Naam: titel, URL: entryURL(n.id), Kort: n.kort}
}

// registers plans the register of names from A to Z, a page for each letter with
// the names and the words by which one can search without script, and the search
// page, which leads to those. Which letters there are is looked up now; the lines
// are made when somebody first asks for a page that has some.
func (p *planner) registers() {
	const az = "a-z/"
	var names, words Register // names only, and all
	nNamen := 0
	for n := range p.namen {
		nNamen++
		words.letter(n.naam)
	}
	for _, e := range p.uit(p.vermeldingen.regio.en(p.vermeldingen.aanbod)) {
		for _, w := range e.Kern().Trefwoorden {
			words.letter(w)
		}
	}
	for _, t := range p.k.Themas() {
		words.letter(t.Naam)
	}
	words.letters()
	los := slices.Clone(words.Letters)
	for i := range los {
		los[i].URL = az + los[i].Anker + "/"
	}
	vulNamen := sync.OnceFunc(func() {
		for n := range p.namen {
			names.regel(p.schrijf(n))
		}
		names.af()
	})
	vulWoorden := sync.OnceFunc(func() {
		for n := range p.namen {
			words.regel(p.schrijf(n))
		}
		for n := range p.trefwoorden {
			words.regel(p.schrijf(n))
		}
		for _, t := range p.k.Themas() {
			words.regel(RegisterRegel{Naam: t.Naam, URL: themaURL(t.ID), Kort: t.Kort})
		}
		words.af()
	})
	met := func(url, titel string, letters []Letter) Register {
		return Register{Layout: p.layout(url, titel, "Alle namen op deze kaart, van A tot Z.", "a-z"), Letters: letters}
	}
	for i, l := range los {
		p.add(l.URL, "register.html", func() any {
			vulWoorden()
			letters := slices.Clone(los)
			letters[i] = words.Letters[i]
			titel := "Alles met " + l.Letter
			if l.Letter == schrift {
				titel = "Alles in een ander schrift"
			}
			r := met(l.URL, titel, letters)
			r.Kruimels = []Link{{Tekst: "A tot Z", URL: az}}
			return &r
		})
	}
	p.add(az, "register.html", func() any {
		letters := los
		if nNamen <= perRegister {
			vulNamen()
			letters = names.Letters
		}
		r := met(az, "Alles van A tot Z", letters)
		return &r
	})
	p.add("zoeken/", "zoeken.html", func() any { return p.zoeken(met("zoeken/", "Zoeken", los)) })
}

// letter gives the part of the register for a name, and makes it.
func (r *Register) letter(naam string) *Letter {
	l := beginletter(naam)
	i := slices.IndexFunc(r.Letters, func(y Letter) bool { return y.Letter == l })
	if i < 0 {
		i = len(r.Letters)
		r.Letters = append(r.Letters, Letter{Letter: l, Anker: letterAnker(l)})
	}
	return &r.Letters[i]
}

func (r *Register) regel(x RegisterRegel) {
	l := r.letter(x.Naam)
	l.Regels = append(l.Regels, x)
}

// af puts a register in order: letter, name without case, address.
func (r *Register) af() *Register {
	r.letters()
	for _, l := range r.Letters {
		for i := range l.Regels {
			l.Regels[i].sleutel = strings.ToLower(kaart.Sorteernaam(l.Regels[i].Naam))
		}
		// Sort for determinism: the address, which is unique, comes last.
		slices.SortFunc(l.Regels, func(a, b RegisterRegel) int {
			if c := strings.Compare(a.sleutel, b.sleutel); c != 0 {
				return c
			}
			return cmp.Or(strings.Compare(a.Zie, b.Zie), strings.Compare(a.URL, b.URL))
		})
	}
	return r
}

func (r *Register) letters() {
	slices.SortFunc(r.Letters, func(a, b Letter) int { return strings.Compare(a.Anker, b.Anker) })
}

// The headings for names that do not begin with a letter, or not with one of ours.
const (
	cijfers = "0–9"
	schrift = "Ander schrift"
)

// letterAnker gives the anchor of a letter, and the end of its address: slugs, in
// the order of the register.
func letterAnker(l string) string {
	switch l {
	case cijfers:
		return "cijfers"
	case schrift:
		return "schrift"
	}
	return "letter-" + strings.ToLower(l)
}

// beginletter gives the letter under which a name stands: A to Z without accent,
// cijfers or schrift.
func beginletter(s string) string {
	const alfabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	for _, r := range kaart.Sorteernaam(s) {
		switch {
		case 'a' <= r && r <= 'z':
			return alfabet[r-'a':][:1]
		case 'A' <= r && r <= 'Z':
			return alfabet[r-'A':][:1]
		case unicode.IsLetter(r):
			if ascii := kaart.ASCII(string(r)); ascii != "" && unicode.IsLetter(rune(ascii[0])) {
				return strings.ToUpper(ascii[:1])
			}
			return schrift
		case unicode.IsDigit(r):
			return cijfers
		}
	}
	return cijfers
}
