// Package kaart is the sociale kaart itself: the types of the content, the
// table of their fields, and the checked model that pages, search and exports
// are made from.
//
// The domain has Dutch names, the same that stand in the content: Voorziening,
// Wegwijzer, Maatjesproject, Praktijkvoorbeeld; Organisatie and Locatie, which
// they refer to; Gebied, Thema, Doelgroep and Begrip, the vocabularies.
//
// Two things carry the package. The table velden (file velden.go) says for each
// key what it is, where it may stand and what its value must be like; Bind
// fills the types from raw values by that table, and Bezoek walks them again.
// New puts everything together, decides what is published on the day it is
// given, and gives a Kaart that nobody can change; Check holds its parts against
// each other.
//
// The package reads no files and no clock. It does not know Markdown, and it
// does not judge language; both are done by others before or after.
package kaart

import (
	"bytes"
	"iter"
	"slices"
	"strings"

	"socialekaart/generator/diag"
)

// Invoer is everything that the content says, read but not yet held against
// each other.
type Invoer struct {
	Entries      []Entry
	Organisaties []*Organisatie
	Locaties     []*Locatie
	Paginas      []*Pagina
	Lijsten      Lijsten
	Instelling   *Instelling
	Voorwerk     map[ID]*Voorwerk // what was made of them before, in parallel; New makes what is missing
	Kapot        []ID             // files that exist and could not be read; what refers to them is not at fault
}

// Kaart is the checked model of one site on one day. It is immutable and safe
// for concurrent use; the slices and pointers that its methods give are its
// own, to be read only.
type Kaart struct {
	Vandaag    Datum
	Instelling *Instelling
	Weggelaten int // entries that are not published: concepts, not yet or no longer valid, unchecked for too long

	in           Invoer
	entries      []Entry
	opID         map[ID]Entry
	organisaties []*Organisatie
	locaties     []*Locatie
	paginas      []*Pagina
	lijsten      Lijsten
	gebieden     map[string]*Gebied
	themas       map[string]*Thema
	doelgroepen  map[string]*Doelgroep
	orgOpSlug    map[string]*Organisatie
	locOpSlug    map[string]*Locatie
	inGebied     map[string][]Entry // werkgebied names this very gebied
	inThema      map[string][]Entry
	bijOrg       map[string][]Entry
	voorGroep    map[string][]Entry
	opLocatie    map[string][]Entry
	gebruikt     map[ID][]ID // praktijkvoorbeeld → entries that name it in onderbouwing
	verborgen    map[ID]bool // exists and is not on the site: a concept, not valid today, or unreadable
}

// New gives the model of the site on the day vandaag. It is complete also when in
// has faults, so that every stage can look for more of them; while Check finds one
// it must not be published.
func New(in Invoer, vandaag Datum) *Kaart {
	if in.Instelling == nil {
		in.Instelling = &Instelling{}
	}
	in.voorbereiden()
	k := &Kaart{
		Vandaag: vandaag, Instelling: in.Instelling, in: in, lijsten: in.Lijsten,
		organisaties: in.Organisaties, locaties: in.Locaties, paginas: in.Paginas,
		opID: make(map[ID]Entry, len(in.Entries)), gebieden: map[string]*Gebied{}, themas: map[string]*Thema{}, doelgroepen: map[string]*Doelgroep{},
		orgOpSlug: map[string]*Organisatie{}, locOpSlug: map[string]*Locatie{},
		inGebied: map[string][]Entry{}, inThema: map[string][]Entry{}, bijOrg: map[string][]Entry{},
		voorGroep: map[string][]Entry{}, opLocatie: map[string][]Entry{}, gebruikt: map[ID][]ID{}, verborgen: map[ID]bool{},
	}
	for _, id := range in.Kapot {
		k.verborgen[id] = true
	}
	k.ordenen()
	// Of a double and a missing id Check tells; nothing else must trip over them.
	k.lijsten.Gebieden = eerste(k.lijsten.Gebieden, func(g *Gebied) string { return g.ID })
	k.lijsten.Themas = eerste(k.lijsten.Themas, func(t *Thema) string { return t.ID })
	k.lijsten.Doelgroepen = eerste(k.lijsten.Doelgroepen, func(d *Doelgroep) string { return d.ID })
	k.lijsten.Begrippen = eerste(k.lijsten.Begrippen, func(b *Begrip) string { return b.ID })
	return k
}

// Check holds the parts of what k was made of against each other, and tells what
// does not fit.
func (k *Kaart) Check() diag.List {
	c := checker{k: k, ls: &k.in.Lijsten, alle: make(map[ID]Entry, len(k.in.Entries)), kapot: make(map[ID]bool, len(k.in.Kapot))}
	for _, id := range k.in.Kapot {
		c.kapot[id] = true
	}
	for _, e := range k.in.Entries {
		c.alle[e.Kern().ID] = e
	}
	c.alles(k.in)
	return c.ds
}

// eerste keeps the first of the elements with one id, and none without an id.
func eerste[T any](xs []T, id func(*T) string) []T {
	gezien := map[string]bool{"": true}
	return slices.DeleteFunc(slices.Clone(xs), func(x T) bool {
		weg := gezien[id(&x)]
		gezien[id(&x)] = true
		return weg
	})
}

// ordenen decides what is published, in which order, and fills the indexes.
func (k *Kaart) ordenen() {
	in := k.in
	hier := make([]Entry, 0, len(in.Entries))
	for _, e := range in.Entries {
		if k.Gepubliceerd(e) {
			hier = append(hier, e)
		} else {
			k.Weggelaten++
			k.verborgen[e.Kern().ID] = true
		}
	}
	k.entries = opTitel(hier, in.Voorwerk, func(e Entry) (Soort, ID) { return e.Kern().Soort, e.Kern().ID })
	k.organisaties = opTitel(k.organisaties, in.Voorwerk, func(o *Organisatie) (Soort, ID) { return SoortOrganisatie, o.ID })
	k.locaties = opTitel(k.locaties, in.Voorwerk, func(l *Locatie) (Soort, ID) { return SoortLocatie, l.ID })

	for i := range k.lijsten.Gebieden {
		k.gebieden[k.lijsten.Gebieden[i].ID] = &k.lijsten.Gebieden[i]
	}
	for i := range k.lijsten.Themas {
		k.themas[k.lijsten.Themas[i].ID] = &k.lijsten.Themas[i]
	}
	for i := range k.lijsten.Doelgroepen {
		k.doelgroepen[k.lijsten.Doelgroepen[i].ID] = &k.lijsten.Doelgroepen[i]
	}
	for _, o := range k.organisaties {
		k.orgOpSlug[o.ID.Slug()] = o
	}
	for _, l := range k.locaties {
		k.locOpSlug[l.ID.Slug()] = l
	}
	for _, e := range k.entries {
		k.indexeer(e)
	}
}

// Naamgenoten gives the published entries of one type with one title, each with the
// first that has it, by ID.
func (k *Kaart) Naamgenoten() (out [][2]Entry) {
	type naam struct {
		soort Soort
		titel string
	}
	eerste := map[naam]Entry{}
	for _, e := range k.entries {
		f := e.Kern()
		n := naam{f.Soort, strings.ToLower(f.Titel)}
		if een, ok := eerste[n]; ok {
			out = append(out, [2]Entry{een, e})
		} else if f.Titel != "" {
			eerste[n] = e
		}
	}
	return out
}

// opTitel gives xs sorted for determinism: by type, by title as a Dutch reader
// sorts, by identity.
func opTitel[T any](xs []T, voorwerk map[ID]*Voorwerk, van func(T) (Soort, ID)) []T {
	type rij struct {
		soort   Soort
		sleutel []byte
		id      ID
		x       T
	}
	rijen := make([]rij, len(xs)) // with the keys: looking them up in each comparison took three quarters of the time
	for i, x := range xs {
		s, id := van(x)
		rijen[i] = rij{s, voorwerk[id].sleutel, id, x}
	}
	slices.SortFunc(rijen, func(a, b rij) int {
		if a.soort != b.soort {
			return int(a.soort) - int(b.soort)
		}
		if c := bytes.Compare(a.sleutel, b.sleutel); c != 0 {
			return c
		}
		return strings.Compare(string(a.id), string(b.id))
	})
	out := make([]T, len(xs))
	for i := range rijen {
		out[i] = rijen[i].x
	}
	return out
}

func (k *Kaart) indexeer(e Entry) {
	f := e.Kern()
	k.opID[f.ID] = e
	k.bijOrg[f.Organisatie] = append(k.bijOrg[f.Organisatie], e)
	for _, g := range f.Werkgebied {
		k.inGebied[g] = append(k.inGebied[g], e)
	}
	for _, t := range f.Themas {
		k.inThema[t] = append(k.inThema[t], e)
	}
	for _, d := range f.Doelgroepen {
		k.voorGroep[d] = append(k.voorGroep[d], e)
	}
	for _, l := range f.Locaties {
		k.opLocatie[l] = append(k.opLocatie[l], e)
	}
	for _, p := range f.Onderbouwing {
		k.gebruikt[ID(p)] = append(k.gebruikt[ID(p)], f.ID)
	}
	if p, ok := e.(*Praktijkvoorbeeld); ok {
		for _, g := range p.GebruiktDoor {
			if !slices.Contains(k.gebruikt[f.ID], ID(g)) {
				k.gebruikt[f.ID] = append(k.gebruikt[f.ID], ID(g))
			}
		}
	}
}

// voorbereiden makes the Voorwerk that is not there yet.
func (in *Invoer) voorbereiden() {
	if in.Voorwerk == nil {
		in.Voorwerk = map[ID]*Voorwerk{}
	}
	doe := func(id ID, x any) {
		if in.Voorwerk[id] == nil {
			in.Voorwerk[id] = NewVoorwerk(x)
		}
	}
	for _, e := range in.Entries {
		doe(e.Kern().ID, e)
	}
	for _, o := range in.Organisaties {
		doe(o.ID, o)
	}
	for _, l := range in.Locaties {
		doe(l.ID, l)
	}
}

// Sorteernaam takes off what a Dutch register does not sort by: ’t Acker stands
// under A, De Boei under B.
func Sorteernaam(s string) string {
	for _, voor := range []string{"’t ", "'t ", "’s ", "'s ", "De ", "Het ", "Een "} {
		if rest, ok := strings.CutPrefix(s, voor); ok {
			return rest
		}
	}
	return s
}

// Gepubliceerd says whether e is on the site on the day of k: not a concept,
// within the days for which it holds, and not unchecked for too long.
func (k *Kaart) Gepubliceerd(e Entry) bool {
	f := e.Kern()
	return f.Status != "concept" && Periode{Van: f.GeldigVan, Tot: f.GeldigTot}.Bevat(k.Vandaag) && !k.teOud(e)
}

// Entries gives everything that is published, by type, then by title.
func (k *Kaart) Entries() iter.Seq[Entry] { return slices.Values(k.entries) }

// Len gives the number of entries that are published.
func (k *Kaart) Len() int { return len(k.entries) }

// Van gives the published entries of one type, by title.
func (k *Kaart) Van(s Soort) []Entry {
	i, _ := slices.BinarySearchFunc(k.entries, s, func(e Entry, s Soort) int { return int(e.Kern().Soort) - int(s) })
	j := i
	for j < len(k.entries) && k.entries[j].Kern().Soort == s {
		j++
	}
	return k.entries[i:j:j]
}

// Find gives the published entry with an identity.
func (k *Kaart) Find(id ID) (Entry, bool) { e, ok := k.opID[id]; return e, ok }

// Verborgen says that id exists and is not on the site: a concept, an entry that
// does not hold today, or a file that could not be read.
func (k *Kaart) Verborgen(id ID) bool { return k.verborgen[id] }

// Gebruikt gives what in the region works as praktijkvoorbeeld id does.
func (k *Kaart) Gebruikt(id ID) []Entry {
	var out []Entry
	for _, g := range k.gebruikt[id] {
		if e, ok := k.opID[g]; ok {
			out = append(out, e)
		}
	}
	return out
}

// The vocabularies and what entries refer to, in the order of the site.

// Organisaties gives all organisations by name.
func (k *Kaart) Organisaties() []*Organisatie { return k.organisaties }

// Locaties gives all locations by name.
func (k *Kaart) Locaties() []*Locatie { return k.locaties }

// Paginas gives the pages of free text.
func (k *Kaart) Paginas() []*Pagina { return k.paginas }

// Themas gives the themes in the order of their file.
func (k *Kaart) Themas() []Thema { return k.lijsten.Themas }

// Gebieden gives all areas in the order of their file.
func (k *Kaart) Gebieden() []Gebied { return k.lijsten.Gebieden }

// Doelgroepen gives the groups in the order of their file.
func (k *Kaart) Doelgroepen() []Doelgroep { return k.lijsten.Doelgroepen }

// Begrippen gives the glossary in the order of its file.
func (k *Kaart) Begrippen() []Begrip { return k.lijsten.Begrippen }

// Woorden gives the wishes of the site for the language check.
func (k *Kaart) Woorden() *Woordenlijst {
	if k.lijsten.Woorden == nil {
		return &Woordenlijst{}
	}
	return k.lijsten.Woorden
}

// Concepten gives the thesaurus of the search.
func (k *Kaart) Concepten() []Concept { return k.lijsten.Concepten }

// Vragen gives the expectations of the search.
func (k *Kaart) Vragen() []Vraag { return k.lijsten.Vragen }

// Plekken gives where the elements of a vocabulary stand: "begrip[3].term".
func (k *Kaart) Plekken(s Soort) Posities { return k.lijsten.Pos[s.String()] }

// Organisatie gives the organisation with a slug, or nil.
func (k *Kaart) Organisatie(slug string) *Organisatie { return k.orgOpSlug[slug] }

// Locatie gives the location with a slug, or nil.
func (k *Kaart) Locatie(slug string) *Locatie { return k.locOpSlug[slug] }

// Gebied gives the area with an id, or nil.
func (k *Kaart) Gebied(id string) *Gebied { return k.gebieden[id] }

// Thema gives the theme with an id, or nil.
func (k *Kaart) Thema(id string) *Thema { return k.themas[id] }

// Doelgroep gives the group with an id, or nil.
func (k *Kaart) Doelgroep(id string) *Doelgroep { return k.doelgroepen[id] }

// MetThema gives the published entries of a theme.
func (k *Kaart) MetThema(id string) []Entry { return k.inThema[id] }

// VanOrganisatie gives the published entries of an organisation.
func (k *Kaart) VanOrganisatie(slug string) []Entry { return k.bijOrg[slug] }

// VoorDoelgroep gives the published entries for a group.
func (k *Kaart) VoorDoelgroep(id string) []Entry { return k.voorGroep[id] }

// OpLocatie gives the published entries at a location.
func (k *Kaart) OpLocatie(slug string) []Entry { return k.opLocatie[slug] }
