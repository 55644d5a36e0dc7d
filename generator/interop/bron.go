package interop

import (
	"crypto/sha1"

	"socialekaart/generator/kaart"
)

// Bron is what the formats are made from: the checked model, and what only the
// rest of the program knows. It is safe for concurrent use.
type Bron struct {
	Kaart   *kaart.Kaart
	Tekst   func(id kaart.ID) string         // the Markdown below the front matter; "" for none
	Woord   func(veld, waarde string) string // a value in words: "vorm", "inloop"; "" when there are none
	Taal    func(code string) string         // the name of a language
	Adres   func(id kaart.ID) string         // the address of a page from the root of the site: "voorzieningen/goede-dag/"
	BaseURL string                           // the root of the site with a slash at its end; "" when it has none

	Geschiedenis map[kaart.ID][]kaart.Wijziging // what changed, the newest first; nil when nothing is known of it
}

// laatst gives the day on which somebody last did something about an entry: a
// check, or a change.
func (b *Bron) laatst(f *kaart.Kern) kaart.Datum {
	if ws := b.Geschiedenis[f.ID]; len(ws) > 0 && f.GecontroleerdOp.Voor(ws[0].Op) {
		return ws[0].Op
	}
	return f.GecontroleerdOp
}

// adres gives the absolute address of a page, or "" without BaseURL.
func (b *Bron) adres(id kaart.ID) string {
	if b.BaseURL == "" {
		return ""
	}
	return b.BaseURL + b.Adres(id)
}

// ruimte is the namespace of our identifiers: UUIDv5 of the name
// "socialekaart" in the namespace for URLs. It is a promise: another one gives
// every thing another id.
var ruimte = uuid5([16]byte{0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8}, "urn:socialekaart")

// UUID gives the identifier of a thing in formats that want one (RFC 9562 §5.5):
// always the same for the same name. The name of an entry is its ID.
func UUID(naam string) string {
	u := uuid5(ruimte, naam)
	var out [36]byte
	at := 0
	for i, b := range u {
		if i == 4 || i == 6 || i == 8 || i == 10 {
			out[at] = '-'
			at++
		}
		out[at], out[at+1] = hex[b>>4], hex[b&15]
		at += 2
	}
	return string(out[:])
}

const hex = "0123456789abcdef"

func uuid5(space [16]byte, name string) (u [16]byte) {
	var buf [128]byte // room for most names without an allocation; an entry has some sixty
	sum := sha1.Sum(append(append(buf[:0], space[:]...), name...))
	copy(u[:], sum[:])
	u[6] = u[6]&0x0f | 0x50
	u[8] = u[8]&0x3f | 0x80
	return u
}

// openbaar gives what may be read of an entry on the day of the site: of a
// wegwijzer the name only as long as the consent lasts.
func (b *Bron) openbaar(e kaart.Entry) kaart.Entry {
	w, ok := e.(*kaart.Wegwijzer)
	if !ok || w.Naam == "" || w.NaamOp(b.Kaart.Vandaag) != "" {
		return e
	}
	zonder := *w
	zonder.Naam, zonder.NaamToestemmingTot = "", kaart.Datum{}
	return &zonder
}
