package taal

import (
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strings"

	"socialekaart/generator/diag"
)

// Paar is a difficult text with an easier one about the same, from document
// Doc. It reads from a JSON line as it stands.
type Paar struct {
	Doc       string `json:"doc"`
	Moeilijk  string `json:"moeilijk"`
	Makkelijk string `json:"makkelijk"`
}

// Item is a text that people labelled (lint_ii): ShouldSuggest is false for a
// clean one, Phenomena says what is in it.
type Item struct {
	Text          string   `json:"text"`
	ShouldSuggest bool     `json:"should_suggest"`
	Phenomena     []string `json:"phenomena"`
}

// Report is the measured quality of the rules and the score on one corpus.
type Report struct {
	Paren, Documenten, Blokken int
	Maten                      []MaatMeting  // our score first
	Regels                     []RegelMeting // rules that found anything, in their own order
	Items, Schoon              int
	SchoonFout                 int            // clean items with a fout
	SchoonRegels               map[string]int // clean items by rule and level
	Passief, PassiefGevonden   int            // items labelled passive, and found
}

// MaatMeting is how often a measure calls the easy side easier: of all pairs,
// and of blocks of eight pairs of one document, each with a 95 % interval by a
// bootstrap over documents. A tie counts half.
type MaatMeting struct {
	Naam           string
	Paren, Blokken Interval
}

// Interval is a value with its 95 % interval.
type Interval struct{ Waarde, Van, Tot float64 }

// RegelMeting is what one rule, at one level, finds in the pairs.
type RegelMeting struct {
	Regel      string
	Ernst      diag.Level
	Treffers   int // on the difficult side
	Weg        int // of those, gone on the easy side
	Goed, Fout int // pairs in which the difficult, the easy side has more
}

const (
	blokGrootte  = 8    // pairs: about one entry
	blokMinstens = 4    // a rest of fewer pairs is no block
	trekkingen   = 1000 // of the bootstrap; the seed is fixed
)

// Evaluate measures profile p on pairs and labelled items; either may be
// empty. It is pure and deterministic.
func Evaluate(paren []Paar, items []Item, p *Profiel) Report {
	r := Report{Paren: len(paren), SchoonRegels: map[string]int{}}
	v := vergelijking{p: p}
	for _, q := range paren {
		r.Regels = telRegels(r.Regels, v.paar(q))
	}
	volgorde := map[string]int{}
	for i, g := range p.regels {
		volgorde[g.ID] = i
	}
	slices.SortFunc(r.Regels, func(a, b RegelMeting) int {
		return (volgorde[a.Regel]-volgorde[b.Regel])*4 + int(a.Ernst) - int(b.Ernst)
	})
	blokken := inBlokken(paren)
	vb := vergelijking{p: p}
	for _, q := range blokken {
		vb.paar(q)
	}
	r.Blokken, r.Documenten = len(blokken), len(v.perDoc())
	for i, naam := range maatNamen() {
		r.Maten = append(r.Maten, MaatMeting{naam, v.interval(i), vb.interval(i)})
	}
	r.items(items, p)
	return r
}

func maatNamen() []string {
	uit := []string{"score"}
	for _, f := range formules {
		uit = append(uit, f.naam)
	}
	return uit
}

// vergelijking holds, for each pair, what each measure made of it: 1, ½ or 0.
type vergelijking struct {
	p    *Profiel
	docs []string
	punt [][]float64
}

// paar compares the two sides and gives their findings.
func (v *vergelijking) paar(q Paar) [2][]Bevinding {
	var waarden [2][]float64
	var bev [2][]Bevinding
	for i, s := range []string{q.Moeilijk, q.Makkelijk} {
		bs := []Block{{Text: s, Scope: Alinea}}
		score, b := Check(bs, v.p)
		bev[i] = b
		waarden[i] = append(waarden[i], score.Ruw)
		c := v.p.tel(bs)
		for _, f := range formules {
			waarden[i] = append(waarden[i], f.reken(c))
		}
	}
	punten := make([]float64, len(waarden[0]))
	for i := range punten {
		switch d := waarden[1][i] - waarden[0][i]; {
		case d > 1e-9:
			punten[i] = 1
		case d > -1e-9:
			punten[i] = .5
		}
	}
	v.docs = append(v.docs, q.Doc)
	v.punt = append(v.punt, punten)
	return bev
}

// perDoc gives the indices of the pairs of each document, in order of first
// appearance.
func (v *vergelijking) perDoc() [][]int {
	plek := map[string]int{}
	var uit [][]int
	for i, d := range v.docs {
		n, ok := plek[d]
		if !ok {
			n = len(uit)
			plek[d] = n
			uit = append(uit, nil)
		}
		uit[n] = append(uit[n], i)
	}
	return uit
}

// interval gives the accuracy of measure m.
func (v *vergelijking) interval(m int) Interval {
	if len(v.punt) == 0 {
		return Interval{}
	}
	docs := v.perDoc()
	som := make([]float64, len(docs))
	alles := 0.0
	for d, ps := range docs {
		for _, i := range ps {
			som[d] += v.punt[i][m]
		}
		alles += som[d]
	}
	trek := rand.New(rand.NewPCG(2026, 11))
	steek := make([]float64, trekkingen)
	for k := range steek {
		s, n := 0.0, 0
		for range docs {
			d := trek.IntN(len(docs))
			s += som[d]
			n += len(docs[d])
		}
		steek[k] = s / float64(n)
	}
	slices.Sort(steek)
	return Interval{alles / float64(len(v.punt)), steek[trekkingen/40], steek[trekkingen-1-trekkingen/40]}
}

// inBlokken joins the pairs of a document, eight at a time.
func inBlokken(paren []Paar) []Paar {
	v := vergelijking{}
	for _, q := range paren {
		v.docs = append(v.docs, q.Doc)
	}
	var uit []Paar
	for _, ps := range v.perDoc() {
		for stuk := range slices.Chunk(ps, blokGrootte) {
			if len(stuk) < blokMinstens {
				continue
			}
			b := Paar{Doc: paren[stuk[0]].Doc}
			for _, i := range stuk {
				b.Moeilijk += paren[i].Moeilijk + "\n"
				b.Makkelijk += paren[i].Makkelijk + "\n"
			}
			uit = append(uit, b)
		}
	}
	return uit
}

// telRegels adds the findings of one pair to the measurements of the rules.
func telRegels(uit []RegelMeting, bev [2][]Bevinding) []RegelMeting {
	type sleutel struct {
		regel string
		ernst diag.Level
	}
	var n [2]map[sleutel]int
	var w [2]map[[2]string]int
	for i := range bev {
		n[i], w[i] = map[sleutel]int{}, map[[2]string]int{}
		for _, b := range bev[i] {
			n[i][sleutel{b.Code, b.Level}]++
			w[i][[2]string{b.Code + b.Level.String(), b.lemma}]++
		}
	}
	meting := func(k sleutel) *RegelMeting {
		for i := range uit {
			if uit[i].Regel == k.regel && uit[i].Ernst == k.ernst {
				return &uit[i]
			}
		}
		uit = append(uit, RegelMeting{Regel: k.regel, Ernst: k.ernst})
		return &uit[len(uit)-1]
	}
	for k, h := range n[0] {
		m := meting(k)
		m.Treffers += h
		if h > n[1][k] {
			m.Goed++
		}
		for l, a := range w[0] {
			if l[0] == k.regel+k.ernst.String() {
				m.Weg += max(0, a-w[1][l])
			}
		}
	}
	for k, e := range n[1] {
		if e > n[0][k] {
			meting(k).Fout++
		}
	}
	return uit
}

// items measures firing on clean items, and how many passives are found.
func (r *Report) items(items []Item, p *Profiel) {
	r.Items = len(items)
	for _, it := range items {
		_, bev := Check([]Block{{Text: it.Text, Scope: Alinea}}, p)
		gevonden := map[string]bool{}
		fout := false
		for _, b := range bev {
			gevonden[b.Code+" "+b.Level.String()] = true
			fout = fout || b.Level == diag.Fout
		}
		if slices.Contains(it.Phenomena, "passive") {
			r.Passief++
			if slices.ContainsFunc(bev, func(b Bevinding) bool { return b.nr == rPassief || b.nr == rErWordt }) {
				r.PassiefGevonden++
			}
		}
		if it.ShouldSuggest {
			continue
		}
		r.Schoon++
		if fout {
			r.SchoonFout++
		}
		for k := range gevonden {
			r.SchoonRegels[k]++
		}
	}
}

// Write prints the report as text, in Dutch.
func (r Report) Write(w io.Writer) error {
	var b strings.Builder
	if r.Paren > 0 {
		fmt.Fprintf(&b, "%d paren, %d documenten, %d blokken van %d zinnen; regels versie %s\n", r.Paren, r.Documenten, r.Blokken, blokGrootte, ScoreVersie)
		fmt.Fprintf(&b, "%-24s %-20s %s\n", "maat", "paren", "blokken")
		for _, m := range r.Maten {
			fmt.Fprintf(&b, "%-24s %-20s %s\n", m.Naam, m.Paren, m.Blokken)
		}
		fmt.Fprintf(&b, "\n%-36s %8s %6s %9s %s\n", "regel", "treffers", "weg", "richting", "paren")
		for _, m := range r.Regels {
			fmt.Fprintf(&b, "%-36s %8d %6.2f %9.2f %d : %d\n", m.Regel+" "+m.Ernst.String(), m.Treffers, deel(m.Weg, m.Treffers), deel(m.Goed, m.Goed+m.Fout), m.Goed, m.Fout)
		}
	}
	if r.Items > 0 {
		fmt.Fprintf(&b, "%d losse teksten, %d zonder probleem; daarvan %d met een fout (%.1f %%)\n", r.Items, r.Schoon, r.SchoonFout, 100*deel(r.SchoonFout, r.Schoon))
		fmt.Fprintf(&b, "lijdende vorm gevonden: %d van %d (%.2f)\n", r.PassiefGevonden, r.Passief, deel(r.PassiefGevonden, r.Passief))
		var ks []string
		for k := range r.SchoonRegels {
			ks = append(ks, k)
		}
		slices.Sort(ks)
		for _, k := range ks {
			fmt.Fprintf(&b, "  in teksten zonder probleem: %-30s %d\n", k, r.SchoonRegels[k])
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// String gives "0.755 [0.710–0.781]".
func (i Interval) String() string {
	if i == (Interval{}) {
		return "–"
	}
	return fmt.Sprintf("%.3f [%.3f–%.3f]", i.Waarde, i.Van, i.Tot)
}
