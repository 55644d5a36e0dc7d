package page

import (
	"encoding/json"
	"fmt"
	"strings"
)

// Zoeken is what zoeken.html gets. Without an answer the page is the register by
// which one can search without script; a server fills in the answer.
type Zoeken struct {
	Register
	Script      string // the module, from the root of the site
	Hulp        string // the module of what comes before and with the results, from the root of the site
	Vraag       string // what was asked, when a server answers
	Antwoord    *Antwoord
	Crisis      Crisis
	Uitweg      string // kaart.Crisisuitweg or kaart.Huisartsuitweg, when a server answers
	Persoonlijk string // what to say about words that were not searched for
}

// Zoekhulp is what js/verwijzer.js needs to know of the content. It is 1.6 KB over
// the wire, so it comes with that script, when somebody is about to search.
type Zoekhulp struct {
	Uitwegen map[string][]string `json:"uitwegen"`
	Buren    map[string][]Buur   `json:"buren"` // what is next to a gebied
}

// Buur is the id and the name of a gebied.
type Buur [2]string

// Antwoord is what a server found.
type Antwoord struct {
	Totaal   int
	Kaartjes []Kaartje
}

// Tekst says how much was found: "Geen resultaten", "1 resultaat".
func (a *Antwoord) Tekst() string {
	if a.Totaal == 0 {
		return "Geen resultaten"
	}
	return aantal(a.Totaal, "resultaat", "resultaten")
}

// ZoekPad is the path of the search page.
const ZoekPad = "zoeken/index.html"

func (p *planner) zoeken(r Register) *Zoeken {
	r.Sectie, r.EigenScript = "zoeken", true
	return &Zoeken{Register: r, Script: p.zoekScript, Hulp: p.hulpScript, Crisis: heleCrisis()}
}

// hulpJS is the script of what comes before and with the results.
const hulpJS = "js/verwijzer.js"

// begin gives the call that the script waits for.
func (h *Zoekhulp) begin() []byte {
	data, err := json.Marshal(h) // also safe as JavaScript: U+2028 and U+2029 are escaped
	if err != nil {
		panic(err) // strings only
	}
	return fmt.Appendf(nil, "begin(%s);\n", data)
}

func (p *planner) zoekhulp() *Zoekhulp {
	h := &Zoekhulp{Uitwegen: p.k.Uitwegen(), Buren: map[string][]Buur{}}
	for _, g := range p.k.Gebieden() {
		if g.BuitenRegio {
			continue
		}
		for _, b := range g.Buren {
			if w := p.k.Gebied(b); w != nil {
				h.Buren[g.ID] = append(h.Buren[g.ID], Buur{w.ID, w.Naam})
			}
		}
	}
	return h
}

// Praktijkhulp is what the script needs to know for who refers only.
type Praktijkhulp struct {
	Om     map[string][]string `json:"om"`     // what is around a gebied, from near to far
	Ketens map[string]string   `json:"ketens"` // why: a term of the index to "rouw → Z15"
}

func (p *planner) praktijkhulp() Praktijkhulp {
	out := Praktijkhulp{Om: map[string][]string{}, Ketens: map[string]string{}}
	for _, c := range p.k.Concepten() {
		if len(c.ICPC) > 0 && p.begripTerm != nil {
			out.Ketens[p.begripTerm(c.ID)] = strings.ReplaceAll(c.ID, "-", " ") + " → " + strings.Join(c.ICPC, ", ")
		}
	}
	for _, g := range p.k.Gebieden() {
		if g.BuitenRegio {
			continue
		}
		for _, om := range p.k.Omgeving(g.ID) {
			out.Om[g.ID] = append(out.Om[g.ID], om.ID)
		}
	}
	return out
}
