package kaart

import (
	"sync"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"socialekaart/generator/diag"
)

// Voorwerk is what New needs of one file and depends on nothing but that file.
// Going through the fields of 10,000 entries again after each edit took half a
// second.
type Voorwerk struct {
	verwijzingen []verwijzing
	verboden     diag.List // what may never be published
	sleutel      []byte    // by which a Dutch reader sorts the title
}

// verwijzing is one id that a file names.
type verwijzing struct {
	veld *Veld
	naar string
	pad  string
}

// NewVoorwerk does the part of New for x, an Entry, *Organisatie or *Locatie,
// that depends on x alone.
func NewVoorwerk(x any) *Voorwerk {
	switch x := x.(type) {
	case Entry:
		f := x.Kern()
		return newVoorwerk(f.Soort, x, f.Titel, f.Pos)
	case *Organisatie:
		return newVoorwerk(SoortOrganisatie, x, x.Titel, x.Pos)
	case *Locatie:
		return newVoorwerk(SoortLocatie, x, x.Titel, x.Pos)
	}
	return nil
}

func newVoorwerk(s Soort, x any, titel string, pos Posities) *Voorwerk {
	w := &Voorwerk{sleutel: sorteersleutel(titel)}
	Bezoek(s, x, func(pad string, v *Veld, waarde any) {
		t, ok := waarde.(string)
		if !ok {
			return
		}
		if v.Vorm == Verwijzing {
			w.verwijzingen = append(w.verwijzingen, verwijzing{v, t, pad})
		}
		if v.Vorm == KvKvorm || s == SoortLocatie {
			return
		}
		for _, f := range Verboden(t) {
			if f.Code == priveTelefoon && v.Vorm == Telefoonvorm {
				continue // priveContact knows which of these may have one
			}
			w.verboden.Add(pos.Van(pad), diag.Fout, f.Code, "%s", f.Tekst).Hint = f.Hint
		}
	})
	return w
}

// sorteerders are dear to make, and not safe for concurrent use.
var sorteerders = sync.Pool{New: func() any {
	return &sorteerder{c: collate.New(language.Dutch, collate.Numeric)}
}}

type sorteerder struct {
	c   *collate.Collator
	buf collate.Buffer
}

// sorteersleutel gives what a title is compared by, byte for byte, to have the
// order of a Dutch register.
func sorteersleutel(titel string) []byte {
	s := sorteerders.Get().(*sorteerder)
	defer sorteerders.Put(s)
	defer s.buf.Reset()
	return append([]byte(nil), s.c.KeyFromString(&s.buf, Sorteernaam(titel))...)
}
