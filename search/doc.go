package search

// A Doc is one entry as search needs to know it. It has no types of the site
// model: whoever builds the site fills it in. Text is plain text, never HTML
// or Markdown.
type Doc struct {
	ID    string // identity and data-id: "voorzieningen/goede-dag"
	Soort string // folder of the type: "voorzieningen", "praktijkvoorbeelden" …
	URL   string // address relative to the root of the site; empty: ID + "/"
	Titel string
	Kort  string // the summary that is shown with a result

	Organisatie  string
	Trefwoorden  []string // the editor's keywords
	VoorWie      []string // for whom it is, and with which complaint or question it helps: for concepts, the words are those of Tekst
	OokBekendAls []string // other and former names: NIM, SWON
	Plaatsen     []string // names of wijk, gemeente and location, the one to show first
	Categorieen  []string // labels of themes, target groups and type; they raise, never hide
	ICPC         []string // codes: Z01, P76
	Tekst        string   // the body and all other text of the page

	Feiten   []string // short facts for the card, in order: "gratis", "zonder verwijzing"
	Facetten []Facet  // values for the filters

	Status   Status
	Versheid Versheid
	Achter   int // 0..8: sixteenths by which an entry is lowered for a reason of its own
}

// A Facet is the values of one filter that hold for an entry.
type Facet struct {
	Naam    string   // "wijk"
	Waarden []string // "hatert", "dukenburg"
}

// Status says whether an offer can be joined now.
type Status uint8

// The values of Status.
const (
	Actief  Status = iota
	Vol            // full, or closed for a time: it ranks a little lower
	Gestopt        // it is found by its name, below everything that exists
)

// Versheid is how long ago the entry was checked, in classes.
type Versheid uint8

// The values of Versheid.
const (
	Vers     Versheid = iota // checked within the time agreed
	Verlopen                 // overdue
	Oud                      // overdue twice as long
)

// SoortPraktijkvoorbeeld is the one type that ranks below the others: an
// example from elsewhere is no answer to somebody who looks for an offer.
const SoortPraktijkvoorbeeld = "praktijkvoorbeelden"

// rank gives the weight of an entry in sixteenths. It is part of every impact
// (see impact), so that a browser that only adds numbers applies it too.
func (d *Doc) rank() int {
	r := 16
	switch d.Status {
	case Vol:
		r -= 3
	case Gestopt:
		r -= 11
	}
	switch d.Versheid {
	case Verlopen:
		r--
	case Oud:
		r -= 2
	}
	if d.Soort == SoortPraktijkvoorbeeld {
		r -= 6
	}
	return max(2, r-max(0, min(8, d.Achter)))
}

// A Begrip is one concept of the thesaurus: an idea and the words that
// residents, professionals and ICPC have for it. Members may be several words
// ("in de put"); those match as a whole and never by one of their words.
type Begrip struct {
	ID    string   // one word, the name of the concept: "somber"
	Sterk []string // mark an entry with the concept and lead a query to it
	Zwak  []string // lead a query to it only: "huilen", "drank", "alleen"

	// Voorwaarde: it says how or when ("in de avond"), and adds to the score; beside
	// an idea of what is asked, an entry need not have it.
	Voorwaarde bool
}

// A Groep without a Label is a column that ranks and is not shown: HierFacet.
// Any other describes one filter: its values in the order in which they are
// shown, with their labels. Values of entries that are not listed come after
// those that are, labelled by themselves.
type Groep struct {
	Naam    string // "thema"
	Label   string // "Thema"
	Waarden []Waarde
}

// A Waarde is one value of a filter. Its words, typed in a query, set the
// filter: the name of a wijk and the first four digits of its postcodes,
// "gratis", "dinsdag".
type Waarde struct {
	Waarde  string
	Label   string
	Woorden []string
}

// Options is what an index needs to know beside its documents.
type Options struct {
	Begrippen []Begrip
	Groepen   []Groep // the filters, in the order in which they are shown
}
