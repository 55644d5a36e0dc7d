package taal

import "socialekaart/generator/diag"

// Scope says what a block is on the page; rules differ per scope.
type Scope uint8

// The scopes of a Block.
const (
	Titel Scope = iota
	Samenvatting
	Kop
	Alinea
	Lijstitem
	Veld
	Linktekst
)

// Block is a run of plain text to check: one paragraph, heading, list item or
// typed field. It carries its own places, so that a finding points at the
// source and not at the page.
//
// A line break in Text ends a sentence; a soft line break of the source is a
// space. The text of a link stands in its paragraph and once more in a Block of
// its own with Scope Linktekst, which only the rule about links reads.
type Block struct {
	Text    string
	Scope   Scope
	Naam    string   // the field's key for Scope Veld, Titel and Samenvatting
	Offsets []Offset // ascending by At; the first one has At 0
}

// Offset says that Text[At] stands at Pos in the source. Between two offsets
// the source runs on, one column a rune.
type Offset struct {
	At  int // byte in Text
	Pos diag.Pos
}

// regelAt gives the line in the source of the byte at in b.Text.
func (b *Block) regelAt(at int) int {
	for i := len(b.Offsets) - 1; i >= 0; i-- {
		if b.Offsets[i].At <= at {
			return b.Offsets[i].Pos.Line
		}
	}
	return 0
}

// PosAt gives the place in the source of the byte at in b.Text.
func (b *Block) PosAt(at int) diag.Pos {
	i := len(b.Offsets) - 1
	for i > 0 && b.Offsets[i].At > at {
		i--
	}
	if i < 0 {
		return diag.Pos{}
	}
	p := b.Offsets[i].Pos
	for range b.Text[b.Offsets[i].At:min(at, len(b.Text))] {
		p.Col++
	}
	return p
}
