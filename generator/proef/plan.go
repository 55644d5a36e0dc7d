package proef

import (
	"slices"
	"strconv"
	"strings"
	"time"
)

type soort uint8

const (
	voorziening soort = iota
	maatjesproject
	wegwijzer
	praktijkvoorbeeld
)

// mappen are the folders of the types.
var mappen = [...]string{"voorzieningen", "maatjesprojecten", "wegwijzers", "praktijkvoorbeelden"}

// site is what exists: every name, before any file is written.
type site struct {
	seed     uint64
	gemeente string
	delen    []gebied // stadsdelen
	wijken   []gebied
	orgs     []plaats
	locs     []plaats
	entries  []item
	zichtbaar
}

// zichtbaar are the entries that others may refer to: what is not published is
// no target for a link.
type zichtbaar struct {
	opSoort [len(mappen)][]int
	opThema map[string][]int
}

type gebied struct {
	id, naam string
	deel     int // of a wijk: the index of its stadsdeel
}

// plaats is the name of an organisation or a location.
type plaats struct {
	folder, slug, titel string
	wijk                int
}

func (p *plaats) pad() string { return "content/" + p.folder + "/" + p.slug + ".md" }

// item is the name of an entry, and what of it others must know.
type item struct {
	soort       soort
	slug, titel string
	thema       string
	iets        string // what it is, in a sentence: "de wandelgroep"
	vorm        string // of a voorziening
	status      string
	geldigVan   string
	wijk        int
	org, loc    int // loc is -1 for none
}

func (e *item) id() string  { return mappen[e.soort] + "/" + e.slug }
func (e *item) pad() string { return "content/" + e.id() + ".md" }

// nieuw makes up the names of a site.
func nieuw(n int, seed uint64) *site {
	s := &site{seed: seed, gemeente: grammatica["gemeente"][0]}
	s.opThema = map[string][]int{}
	s.gebieden()
	v := newVerteller(seed, 0)
	v.vast["gemeente"] = s.gemeente
	uniek := namen{}
	for i := range max(1, n/40) {
		s.orgs = append(s.orgs, s.plaats(v, uniek, "organisaties", i))
	}
	for i := range max(1, n/30) {
		s.locs = append(s.locs, s.plaats(v, uniek, "locaties", i))
	}
	for i := range n {
		s.entries = append(s.entries, s.item(v, uniek, i))
		e := &s.entries[i]
		if e.status != "concept" && e.geldigVan == "" {
			s.opSoort[e.soort] = append(s.opSoort[e.soort], i)
			s.opThema[e.thema] = append(s.opThema[e.thema], i)
		}
	}
	return s
}

func (s *site) gebieden() {
	for i, line := range grammatica["gebieden"] {
		naam, wijken, _ := strings.Cut(line, ": ")
		s.delen = append(s.delen, gebied{id: slug(naam), naam: s.gemeente + "-" + naam})
		for w := range strings.SplitSeq(wijken, ", ") {
			s.wijken = append(s.wijken, gebied{id: slug(w), naam: w, deel: i})
		}
	}
}

// in tells v where it is.
func (s *site) in(v *verteller, wijk int) {
	v.vast["wijk"], v.vast["stadsdeel"] = s.wijken[wijk].naam, s.delen[s.wijken[wijk].deel].naam
}

// plaats names an organisation or a location. They are spread over the wijken,
// so that one lies near nearly every entry.
func (s *site) plaats(v *verteller, uniek namen, folder string, i int) plaats {
	p := plaats{folder: folder, wijk: i % len(s.wijken)}
	s.in(v, p.wijk)
	uniek.noem(folder, &p.slug, &p.titel, func() string {
		if folder == "locaties" {
			return v.een("gebouw") + " " + v.een("groepsnaam")
		}
		return v.een("organisatie")
	})
	return p
}

func (s *site) item(v *verteller, uniek namen, i int) item {
	e := item{wijk: v.IntN(len(s.wijken)), thema: v.een("themas"), org: v.IntN(len(s.orgs)), loc: -1}
	switch k := i * 37 % 50; { // 37 spreads the types over any row of 50 entries
	case k < 39:
		e.soort = voorziening
	case k < 43:
		e.soort = maatjesproject
	case k < 46:
		e.soort = wegwijzer
	default:
		e.soort = praktijkvoorbeeld
	}
	if v.kans([...]int{82, 10, 40, 5}[e.soort]) {
		e.loc = v.IntN(len(s.locs))
		if n := len(s.locs) / len(s.wijken); n > 0 && v.kans(90) {
			e.loc = e.wijk + len(s.wijken)*v.IntN(n) // one in the wijk itself
		}
	}
	s.in(v, e.wijk)
	uniek.noem(mappen[e.soort], &e.slug, &e.titel, func() string { return e.noem(v) })
	switch v.gewogen(91, 3, 2, 2, 1, 1) {
	case 1:
		e.status = "vol"
	case 2:
		e.status = "tijdelijk_dicht"
	case 3:
		e.status = "gestopt"
	case 4:
		e.status = "concept"
	case 5:
		e.geldigVan = datum(v.tussen(10, 200))
	}
	return e
}

// uitgangen say what a word with that ending is: its article, and the vorm of a
// voorziening with that name.
var uitgangen = map[string]struct{ lidwoord, vorm string }{
	"inloop": {"de", "inloop"}, "groep": {"de", "activiteit"}, "ochtend": {"de", "activiteit"}, "middag": {"de", "activiteit"},
	"café": {"het", "lotgenoten"}, "club": {"de", "activiteit"}, "avond": {"de", "lotgenoten"}, "les": {"de", "cursus"},
	"uur": {"het", "activiteit"}, "training": {"de", "cursus"}, "cursus": {"de", "cursus"}, "lijn": {"de", "telefoon_chat"},
	"atelier": {"het", "activiteit"}, "spreekuur": {"het", "spreekuur"}, "hulp": {"de", "begeleiding"}, "punt": {"het", "informatiepunt"},
	"dienst": {"de", "vervoer"}, "team": {"het", "huisbezoek"}, "huis": {"het", "inloop"}, "wandeling": {"de", "activiteit"},
}

// noem gives e a title and what goes with it.
func (e *item) noem(v *verteller) string {
	switch e.soort {
	case maatjesproject:
		e.iets = "het maatjesproject"
		return v.vul("{maatje} {wijk}")
	case wegwijzer:
		w := v.een("functie")
		e.iets = "de " + w
		return hoofd(w) + " " + v.vul("{wijk}")
	case praktijkvoorbeeld:
		e.iets = "deze aanpak"
		v.vast["plaats"] = v.vul("{plaatsbegin}{plaatseind}")
		return v.een("voorbeeldtitel")
	}
	stam, einde := v.een("stam."+e.thema), v.een("uitgang."+e.thema)
	u := uitgangen[einde]
	if strings.ContainsAny(stam[len(stam)-1:], "aeio") && strings.ContainsAny(einde[:1], "aeiou") {
		stam += "-" // koffie-inloop
	}
	e.iets, e.vorm = u.lidwoord+" "+stam+einde, u.vorm
	return hoofd(stam+einde) + " " + v.vul(kies(v, []string{"{wijk}", "{wijk}", "{stadsdeel}", "{groepsnaam}", "{groepsnaam}", "op {dag}", "in {plek2}", "voor {groep}"}))
}

// namen are the identities that are taken, by folder and slug.
type namen map[string]bool

// noem sets a slug and a title that no other in folder has. Five tries make a
// name with a number rare; with more entries than names it cannot be helped,
// and real sites have namesakes too.
func (n namen) noem(folder string, slugs, titel *string, verzin func() string) {
	for range 5 {
		*titel = verzin()
		if *slugs = slug(*titel); !n[folder+"/"+*slugs] {
			break
		}
	}
	for i, s := 2, *slugs; n[folder+"/"+*slugs]; i++ {
		*slugs = s + "-" + strconv.Itoa(i)
	}
	n[folder+"/"+*slugs] = true
}

// slug gives the name of a file: small letters and hyphens.
func slug(s string) string {
	return strings.NewReplacer(" ", "-", "é", "e", "ë", "e", "ï", "i", "ö", "o", ",", "").Replace(strings.ToLower(s))
}

// datum gives the day that lies days after Dag, as it stands in TOML.
func datum(days int) string {
	d, err := time.Parse(time.DateOnly, Dag)
	if err != nil {
		panic(err)
	}
	return d.AddDate(0, 0, days).Format(time.DateOnly)
}

// verteller gives the one for file number nummer, who knows what e is about.
func (s *site) verteller(nummer uint64, e *item) *verteller {
	v := newVerteller(s.seed, nummer)
	s.in(v, e.wijk)
	v.vast["gemeente"], v.vast["org"], v.vast["iets"] = s.gemeente, s.orgs[e.org].titel, e.iets
	v.vast["plek"] = "het buurthuis"
	if e.loc >= 0 {
		v.vast["plek"] = strings.ToLower(s.locs[e.loc].titel[:1]) + s.locs[e.loc].titel[1:]
	}
	if e.soort == praktijkvoorbeeld {
		_, v.vast["plaats"], _ = strings.Cut(e.titel, " in ")
	}
	return v
}

// ander gives up to n entries that e may refer to, of the types given or else
// of its theme; never itself, none twice.
func (s *site) ander(v *verteller, e *item, n int, soorten ...soort) []*item {
	var out []*item
	for range 3 * n {
		keus := s.opThema[e.thema]
		if len(soorten) > 0 {
			keus = s.opSoort[kies(v, soorten)]
		}
		if len(keus) == 0 || len(out) == n {
			break
		}
		if x := &s.entries[kies(v, keus)]; x != e && !slices.Contains(out, x) {
			out = append(out, x)
		}
	}
	return out
}

func ids(es []*item) []string {
	var out []string
	for _, e := range es {
		out = append(out, e.id())
	}
	return out
}
