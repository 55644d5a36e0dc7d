package kaart

import (
	"slices"
	"strings"
)

// Soort is what a file, or an element of a vocabulary, is about.
type Soort uint8

// The four types of the sociale kaart come first; the rest serves them.
const (
	SoortVoorziening Soort = iota
	SoortWegwijzer
	SoortMaatjesproject
	SoortPraktijkvoorbeeld
	SoortOrganisatie
	SoortLocatie
	SoortPagina
	SoortGebied
	SoortThema
	SoortDoelgroep
	SoortBegrip
	SoortConcept
	SoortVraag
	SoortWoordenlijst
	SoortInstelling
	SoortKoppeling
	aantalSoorten
)

var soorten = [aantalSoorten]struct{ naam, naamMeer, lidwoord, plek string }{
	{"voorziening", "voorzieningen", "een", "voorzieningen"},
	{"wegwijzer", "wegwijzers", "een", "wegwijzers"},
	{"maatjesproject", "maatjesprojecten", "een", "maatjesprojecten"},
	{"praktijkvoorbeeld", "praktijkvoorbeelden", "een", "praktijkvoorbeelden"},
	{"organisatie", "organisaties", "een", "organisaties"},
	{"locatie", "locaties", "een", "locaties"},
	{"pagina", "pagina’s", "een", "paginas"},
	{"gebied", "gebieden", "een", "gebieden.toml"},
	{"thema", "thema’s", "een", "themas.toml"},
	{"doelgroep", "doelgroepen", "een", "doelgroepen.toml"},
	{"begrip", "begrippen", "een", "begrippen.toml"},
	{"concept", "concepten", "een", "synoniemen.toml"},
	{"vraag", "vragen", "een", "verwacht.toml"},
	{"woordenlijst", "woordenlijsten", "een", "woorden.toml"},
	{"instelling", "instellingen", "de", "config.toml"},
	{"koppeling", "koppelingen", "een", "import"},
}

// String gives the Dutch word: "voorziening".
func (s Soort) String() string { return soorten[s].naam }

// Meer gives the plural: "voorzieningen".
func (s Soort) Meer() string { return soorten[s].naamMeer }

// Plek gives the folder of s under content/, or its file.
func (s Soort) Plek() string { return soorten[s].plek }

// SoortVan gives the Soort whose files lie in a folder under content/.
func SoortVan(folder string) (Soort, bool) {
	for s := range aantalSoorten {
		if soorten[s].plek == folder {
			return s, true
		}
	}
	return 0, false
}

// Soorten is a set of Soort.
type Soorten uint16

// Bevat says whether s is in the set.
func (ss Soorten) Bevat(s Soort) bool { return ss&(1<<s) != 0 }

// Vorm is how a field is written in TOML and what its value must be like.
type Vorm uint8

// The forms of a field.
const (
	Tekst      Vorm = iota // a sentence or a few
	Keuze                  // one of Waarden
	Getal                  // a whole number
	Bedragvorm             // euros: 2 or 2.50
	Graden                 // degrees of latitude or longitude
	JaNee                  // true or false
	Datumvorm              // 2026-11-23
	Klokvorm               // "09:30"
	Dagvorm                // "ma"
	Verwijzing             // an id of what Naar names
	Telefoonvorm
	Emailvorm
	Webvorm
	Postcodevorm
	ICPCvorm
	Taalvorm // a language code of BCP 47
	Padvorm  // an address on this site: "/oud/pad/"
	Slugvorm // a new id
	PC4vorm  // four digits of a postcode
	KvKvorm  // eight digits
	Tabel    // [contact]
	Tabellen // [[tijden]]
)

// Veld is one row of the table of fields. Everything that knows fields is made
// from these rows: validation, the skeleton of new, the field reference on the
// site.
type Veld struct {
	Pad       string  // "titel", "contact.telefoon", "tijden.van"
	In        Soorten // where the field may stand
	Moet      Soorten // where it must stand
	Wens      Soorten // where a complete entry has it
	Vorm      Vorm
	Lijst     bool     // several values of this Vorm
	Waarden   []string // for Keuze
	Naar      []string // for Verwijzing: folders under content/, or "gebied", "thema", "doelgroep"
	Max       int      // runes for Tekst, number of values for a Lijst of another Vorm; 0: the default of Tekst
	Uitleg    string   // for a redacteur, B1
	Voorbeeld string   // the value as it stands in TOML
	Fout      string   // a value as people get it wrong, for the field reference
	Publiek   bool     // text that residents read: checked for plain language
}

// Naam gives the last part of the path, the key itself.
func (v *Veld) Naam() string {
	return v.Pad[strings.LastIndexByte(v.Pad, '.')+1:]
}

// Velden gives the rows that hold for s, in the order of the table, which is
// the order of a skeleton and of the field reference; the slice is for reading only.
func Velden(s Soort) []*Veld { return slices.Clip(veldenVan[s]) }

var veldenVan = func() map[Soort][]*Veld {
	m := map[Soort][]*Veld{}
	for s := SoortVoorziening; s <= SoortKoppeling; s++ {
		for i := range velden {
			if velden[i].In.Bevat(s) {
				m[s] = append(m[s], &velden[i])
			}
		}
	}
	return m
}()

// Zoek gives the row of a path for s, or nil. Indices in the path are skipped:
// "tijden[1].van" is the row "tijden.van".
func Zoek(s Soort, pad string) *Veld {
	pad = ZonderIndex(pad)
	for _, i := range opPad[pad] {
		if velden[i].In.Bevat(s) {
			return &velden[i]
		}
	}
	return nil
}

// ZonderIndex takes the indices out of a path: "tijden[1].van" gives
// "tijden.van".
func ZonderIndex(pad string) string {
	for {
		i := strings.IndexByte(pad, '[')
		if i < 0 {
			return pad
		}
		j := strings.IndexByte(pad[i:], ']')
		if j < 0 {
			return pad
		}
		pad = pad[:i] + pad[i+j+1:]
	}
}

// opPad leads from a path to its rows; a path may have one for every Soort.
var opPad = func() map[string][]int {
	m := map[string][]int{}
	for i, v := range velden {
		m[v.Pad] = append(m[v.Pad], i)
	}
	return m
}()

// namenIn gives the keys that may stand directly under a table of s ("" is the
// top), for a hint.
func namenIn(s Soort, tabel string) []string {
	var out []string
	for _, v := range Velden(s) {
		i := strings.LastIndexByte(v.Pad, '.')
		if i < 0 && tabel == "" || i >= 0 && v.Pad[:i] == tabel {
			out = append(out, v.Naam())
		}
	}
	return out
}

// Ontbrekend gives the paths that must stand in an entry of s and do not.
// heeft says whether a path is present, right or wrong. The fields of a table
// must be there only when the table must be, or is.
func Ontbrekend(s Soort, heeft func(pad string) bool) []string {
	var out []string
	for _, v := range Velden(s) {
		if !v.Moet.Bevat(s) || heeft(v.Pad) {
			continue
		}
		if i := strings.LastIndexByte(v.Pad, '.'); i >= 0 {
			tabel := Zoek(s, v.Pad[:i])
			if tabel == nil || tabel.Vorm == Tabellen || !heeft(v.Pad[:i]) {
				continue
			}
		}
		out = append(out, v.Pad)
	}
	return slices.Clip(out)
}
