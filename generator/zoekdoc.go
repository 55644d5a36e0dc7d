package generator

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"socialekaart/generator/kaart"
	"socialekaart/generator/markdown"
	"socialekaart/generator/page"
	"socialekaart/search"
)

// docs turns the entries of k into what search needs to know of them.
func docs(k *kaart.Kaart, teksten page.Teksten) []search.Doc {
	out := make([]search.Doc, 0, k.Len())
	eigen := map[string]bool{} // codes that an entry lists
	for e := range k.Entries() {
		for _, code := range e.Kern().ICPC {
			eigen[code] = true
		}
	}
	for e := range k.Entries() {
		out = append(out, doc(k, e, teksten, eigen))
	}
	for _, o := range k.Organisaties() {
		achter := organisatie
		if !slices.ContainsFunc(o.Werkgebied, func(id string) bool { g := k.Gebied(id); return g != nil && !g.BuitenRegio }) {
			achter = buitenRegio
		}
		out = append(out, search.Doc{
			ID: string(o.ID), Soort: o.ID.Map(), Titel: o.Titel, Kort: o.Kort, OokBekendAls: o.OokBekendAls,
			Plaatsen: namen(k, o.Werkgebied), Categorieen: []string{kaart.SoortOrganisatie.String()}, Tekst: lopend(teksten[o.ID]),
			Facetten: []search.Facet{{Naam: search.WijkFacet, Waarden: bereik(k, o.Werkgebied)}, {Naam: "soort", Waarden: []string{o.ID.Map()}}},
			Achter:   achter,
		})
	}
	return out
}

// organisatie lowers an organisation by a quarter: asked for by name it still comes
// first, asked for help an offer does. Between 3 and 6 sixteenths the judged half of
// content/verwacht.toml ranks the same within .002 (BenchmarkRelevance).
const organisatie = 4

func namen(k *kaart.Kaart, gebieden []string) []string {
	var out []string
	for _, id := range gebieden {
		if g := k.Gebied(id); g != nil {
			out = append(out, g.Naam)
		}
	}
	return out
}

func doc(k *kaart.Kaart, e kaart.Entry, teksten page.Teksten, eigen map[string]bool) search.Doc {
	f := e.Kern()
	d := search.Doc{
		ID: string(f.ID), Soort: f.ID.Map(), Titel: f.Titel, Kort: f.Kort,
		Trefwoorden: f.Trefwoorden, OokBekendAls: f.OokBekendAls, ICPC: f.ICPC,
		VoorWie:  voorWie(e),
		Plaatsen: []string{page.Waar(k, e)},
		Feiten:   append(append(page.Feiten(e), page.Verwijsfeiten(k, e)...), "gecontroleerd "+maandJaar(f.GecontroleerdOp)),
		Facetten: facetten(k, e),
	}
	if o := k.Organisatie(f.Organisatie); o != nil {
		d.Organisatie = o.Titel
		d.Categorieen = append(d.Categorieen, o.OokBekendAls...) // who asks for NIM wants Sterker first, then what it does
	}
	d.Plaatsen = append(d.Plaatsen, namen(k, f.Werkgebied)...)
	for _, s := range f.Locaties {
		if l := k.Locatie(s); l != nil {
			d.Plaatsen = append(d.Plaatsen, l.Titel)
		}
	}
	for _, id := range f.Themas {
		if t := k.Thema(id); t != nil {
			d.Categorieen = append(d.Categorieen, t.Naam, t.Verwijzer, t.Verwijsthema)
			// The code of a theme is for where nobody lists it: on all of a theme it makes
			// a code so common that what lists it no longer leads ("T82" at 10,000 made-up
			// entries, testdata/soorten.toml).
			for _, code := range t.ICPC {
				if !eigen[code] {
					d.Categorieen = append(d.Categorieen, code)
				}
			}
		}
	}
	leefgebieden, welzijn, positief := k.Indelingen(e)
	d.Categorieen = slices.Concat(d.Categorieen, leefgebieden, welzijn, positief)
	for _, id := range f.Doelgroepen {
		if g := k.Doelgroep(id); g != nil {
			d.Categorieen = append(append(d.Categorieen, g.Naam), g.Trefwoorden...)
		}
	}
	if v, ok := e.(*kaart.Voorziening); ok {
		for _, vorm := range v.Vorm {
			d.Categorieen = append(d.Categorieen, page.Woord("vorm", vorm))
		}
	}
	d.Categorieen = append(d.Categorieen, f.Soort.String())
	for _, code := range f.Talen {
		if code != "nl" { // which is spoken everywhere
			d.Categorieen = append(d.Categorieen, kaart.Talen[code])
		}
	}
	d.Tekst = tekst(k, e, teksten)
	switch f.Status {
	case "vol", "tijdelijk_dicht":
		d.Status = search.Vol
	case "gestopt":
		d.Status = search.Gestopt
	}
	if k.Verouderd(e) {
		d.Versheid = search.Verlopen
		if over := k.Vandaag.Sinds(f.GecontroleerdOp); over > 2*k.ControleVoor(e).Sinds(f.GecontroleerdOp) {
			d.Versheid = search.Oud
		}
	}
	if !k.InRegio(e) {
		d.Achter = buitenRegio
	}
	return d
}

// voorWie gives for whom an entry is: in the words of the redactie, and in those of
// the consulting room.
func voorWie(e kaart.Entry) []string {
	out := []string{e.Kern().VoorWie}
	switch e := e.(type) {
	case *kaart.Voorziening:
		out = append(out, e.Verwijzer.GeschiktBij)
	case *kaart.Maatjesproject:
		out = append(out, e.Verwijzer.GeschiktBij)
	}
	return out
}

// buitenRegio lowers by half what nobody in the region can use: it is there to learn
// from. With 5 sixteenths nDCG@10 of the judged half of content/verwacht.toml is .01
// less (BenchmarkRelevance); asked for by its name it still comes first.
const buitenRegio = 8

// elders are the fields that are no running text: they have a place of their own in
// the index, or say for whom an entry is not ("niet_voor"), or where we have it from.
var elders = []string{"trefwoorden", "niet_voor", "verwijzer.niet_geschikt_bij", "bron", "gecontroleerd_bij"}

// tekst gives all running text of an entry: its fields and its body. The name of
// a person is in it only as long as the consent lasts.
func tekst(k *kaart.Kaart, e kaart.Entry, teksten page.Teksten) string {
	var b strings.Builder
	f := e.Kern()
	if w, ok := e.(*kaart.Wegwijzer); ok {
		fmt.Fprintln(&b, w.NaamOp(k.Vandaag))
	}
	kaart.Bezoek(f.Soort, e, func(pad string, v *kaart.Veld, waarde any) {
		if s, ok := waarde.(string); ok && v.Vorm == kaart.Tekst && pad != "titel" && pad != "kort" && pad != "naam" && !slices.Contains(elders, v.Pad) {
			b.WriteString(s)
			b.WriteByte('\n')
		}
	})
	b.WriteString(lopend(teksten[f.ID]))
	return b.String()
}

// lopend gives the words of a body.
func lopend(d *markdown.Doc) string {
	if d == nil {
		return ""
	}
	var b strings.Builder
	for i := range d.Blocks {
		b.WriteString(d.Blocks[i].Text)
		b.WriteByte('\n')
	}
	return b.String()
}

func maandJaar(d kaart.Datum) string {
	_, s, _ := strings.Cut(d.Tekst(), " ")
	return s
}

// facetten gives the values of an entry for each filter.
func facetten(k *kaart.Kaart, e kaart.Entry) []search.Facet {
	f := e.Kern()
	out := []search.Facet{{Naam: search.WijkFacet, Waarden: bereik(k, f.Werkgebied)}, {Naam: search.HierFacet, Waarden: hier(k, f.Werkgebied)}}
	for _, x := range page.Kenmerken(k, e) {
		out = append(out, search.Facet(x))
	}
	return out
}

// bereik gives every gebied in which a werkgebied counts: those it names, what
// lies in them, and what lies around them. It is kaart.Bereikt seen from the
// entry.
func bereik(k *kaart.Kaart, werkgebied []string) []string {
	in := map[string]bool{}
	for _, id := range werkgebied {
		in[id] = true
		for _, om := range k.Omgeving(id) {
			in[om.ID] = true
		}
	}
	var out []string
	for _, g := range k.Gebieden() {
		if in[g.ID] || slices.ContainsFunc(k.Omgeving(g.ID), func(om *kaart.Gebied) bool { return slices.Contains(werkgebied, om.ID) }) {
			out = append(out, g.ID)
		}
	}
	return out
}

// hier gives the areas that a werkgebied names, and what lies around them: who
// asks for Dukenburg also wants what is in Meijhorst first.
func hier(k *kaart.Kaart, werkgebied []string) []string {
	out := slices.Clone(werkgebied)
	for _, id := range werkgebied {
		for _, om := range k.Omgeving(id) {
			if !slices.Contains(out, om.ID) {
				out = append(out, om.ID)
			}
		}
	}
	return out
}

// zoekOpties gives the thesaurus, the names of places and the filters in the
// order of the lists.
func zoekOpties(k *kaart.Kaart) search.Options {
	var o search.Options
	for _, c := range k.Concepten() {
		if c.Uitweg == kaart.Huisartsuitweg {
			continue // leads out of the search, to nothing in it
		}
		o.Begrippen = append(o.Begrippen, search.Begrip{ID: begripID(c.ID), Sterk: c.Sterk, Zwak: slices.Concat(c.Zwak, c.ICPC), Voorwaarde: c.Voorwaarde})
	}
	o.Groepen = []search.Groep{wijken(k)}
	for _, f := range page.Filters(k) {
		g := search.Groep{Naam: f.Naam, Label: f.Label}
		for _, w := range f.Waarden {
			g.Waarden = append(g.Waarden, search.Waarde{Waarde: w.Waarde, Label: w.Label, Woorden: voorwaarden[f.Naam+"="+w.Waarde]})
		}
		o.Groepen = append(o.Groepen, g)
	}
	o.Groepen = append(o.Groepen, search.Groep{Naam: search.HierFacet})
	return o
}

func begripID(id string) string   { return strings.ReplaceAll(id, "-", "") }
func begripTerm(id string) string { return search.Term(begripID(id)) }

// voorwaarden are the words that set a filter. They are few and plain: a filter
// hides, so its word must mean nothing else.
var voorwaarden = map[string][]string{
	"kosten=gratis":       {"gratis", "kosteloos", "kost niets", "zonder kosten", "geen kosten"},
	"verwijzing=zonder":   {"zonder verwijzing", "zonder verwijsbrief", "geen verwijzing nodig"},
	"meedoen=binnenlopen": {"binnenlopen", "zonder afspraak", "geen afspraak nodig", "zonder aanmelden", "zonder aanmelding"},
	"dag=ma":              dagwoorden("maandag"), "dag=di": dagwoorden("dinsdag"), "dag=wo": dagwoorden("woensdag"), "dag=do": dagwoorden("donderdag"),
	"dag=vr": dagwoorden("vrijdag"), "dag=za": dagwoorden("zaterdag"), "dag=zo": dagwoorden("zondag"),
}

func dagwoorden(dag string) []string {
	return []string{dag, dag + "ochtend", dag + "middag", dag + "avond"}
}

// wijken gives the filter for areas: a name sets it, and the four digits of a
// postcode do, for the wijk that has them or what lies around all that do.
func wijken(k *kaart.Kaart) search.Groep {
	wijk := search.Groep{Naam: search.WijkFacet, Label: "Wijk"}
	plek, pc4 := map[string]int{}, map[string][]*kaart.Gebied{}
	for i := range k.Gebieden() {
		g := &k.Gebieden()[i]
		if g.BuitenRegio {
			continue
		}
		plek[g.ID] = len(wijk.Waarden)
		wijk.Waarden = append(wijk.Waarden, search.Waarde{Waarde: g.ID, Label: g.Naam, Woorden: append([]string{g.Naam}, g.OokBekendAls...)})
		for _, p := range g.PC4 {
			pc4[p] = append(pc4[p], g)
		}
	}
	for _, p := range slices.Sorted(maps.Keys(pc4)) { // a map has no order
		gs := pc4[p]
		om := append([]*kaart.Gebied{gs[0]}, k.Omgeving(gs[0].ID)...)
		for _, g := range gs[1:] {
			rond := append([]*kaart.Gebied{g}, k.Omgeving(g.ID)...)
			om = slices.DeleteFunc(om, func(o *kaart.Gebied) bool { return !slices.Contains(rond, o) })
		}
		if len(om) == 0 {
			continue
		}
		if i, ok := plek[om[0].ID]; ok {
			wijk.Waarden[i].Woorden = append(wijk.Waarden[i].Woorden, p)
		}
	}
	return wijk
}
