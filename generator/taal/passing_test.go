package taal

import (
	"math"
	"os"
	"path/filepath"
	"testing"
)

// kost is a pair as the score sees it: for each Post, how many points more it
// costs on the difficult side.
type kost struct {
	doc string
	d   []float64
}

func kosten(p *Profiel, paren []Paar) []kost {
	var uit []kost
	for _, q := range paren {
		m, e := p.gemeten(q.Moeilijk), p.gemeten(q.Makkelijk)
		k := kost{doc: q.Doc}
		mp, ep := m.posten(), e.posten()
		for i := range mp {
			k.d = append(k.d, mp[i].Kost-ep[i].Kost)
		}
		uit = append(uit, k)
	}
	return uit
}

func (p *Profiel) gemeten(s string) *meting {
	t := toets{p: p, bs: alinea(s), klad: &klad{}}
	t.lees()
	t.regels()
	return &t.m
}

// juist is the share of pairs that multipliers w put in the right order.
func juist(ks []kost, w []float64) float64 {
	goed := 0.0
	for _, k := range ks {
		switch s := punt(k.d, w); {
		case s > 1e-9:
			goed++
		case s > -1e-9:
			goed += .5
		}
	}
	return goed
}

func punt(d, w []float64) float64 {
	s := 0.0
	for i := range d {
		s += w[i] * d[i]
	}
	return s
}

// pas fits multipliers of the weights of the score: logistic regression on the
// differences, none below zero, held towards 1. Every corpus weighs as said.
func pas(corpora [][]kost, gewicht []float64) []float64 {
	const bind, stappen, schaal = 0.01, 300, 0.1
	n := len(corpora[0][0].d)
	w, som := make([]float64, n), make([]float64, n)
	for i := range w {
		w[i] = 1
	}
	for range stappen {
		g := make([]float64, n)
		for i := range g {
			g[i] = bind * (w[i] - 1)
		}
		for c, ks := range corpora {
			for _, k := range ks {
				e := gewicht[c] / float64(len(ks)) / (1 + math.Exp(schaal*punt(k.d, w)))
				for i := range g {
					g[i] -= e * schaal * k.d[i]
				}
			}
		}
		for i := range w {
			som[i] += g[i] * g[i]
			w[i] = max(0, w[i]-0.1*g[i]/(math.Sqrt(som[i])+1e-9))
		}
	}
	return w
}

// TestGewichten says what the weights of the score would be when they are
// fitted again, and how well a fit does on documents that it has not seen: the
// pairs of one municipal document and a tenth of the paragraphs are left out at
// a time. Run with -v; TAAL_DATA names the folder.
func TestGewichten(t *testing.T) {
	dir := os.Getenv("TAAL_DATA")
	if dir == "" {
		t.Skip("TAAL_DATA names no folder with corpora")
	}
	p := profiel(t, Opties{})
	zinnen := lines[Paar](t, filepath.Join(dir, "amsterdam.jsonl"))
	corpora := [][]kost{kosten(p, zinnen), kosten(p, inBlokken(zinnen)), kosten(p, lines[Paar](t, filepath.Join(dir, "leesplank.jsonl")))}
	gewicht := []float64{.75, .375, 1}
	vouwen := map[string]int{}
	for _, ks := range corpora {
		for _, k := range ks {
			if _, ok := vouwen[k.doc]; !ok {
				vouwen[k.doc] = len(vouwen)
			}
		}
	}
	n := 0
	for _, k := range corpora[0] {
		n = max(n, vouwen[k.doc]+1)
	}
	goed := make([]float64, len(corpora))
	for v := range n {
		leer, toets := make([][]kost, len(corpora)), make([][]kost, len(corpora))
		for c, ks := range corpora {
			for _, k := range ks {
				if vouwen[k.doc]%n == v {
					toets[c] = append(toets[c], k)
				} else {
					leer[c] = append(leer[c], k)
				}
			}
		}
		w := pas(leer, gewicht)
		for c := range goed {
			goed[c] += juist(toets[c], w)
		}
	}
	w, een := pas(corpora, gewicht), make([]float64, len(corpora[0][0].d))
	for i, post := range p.gemeten("").posten() {
		een[i] = 1
		t.Logf("%5.2f × %s", w[i], post.Naam)
	}
	for c, naam := range []string{"pairs", "blocks", "leesplank"} {
		m := float64(len(corpora[c]))
		t.Logf("%-9s left out %.3f, fitted %.3f, as it is %.3f", naam, goed[c]/m, juist(corpora[c], w)/m, juist(corpora[c], een)/m)
		if goed[c]/m < []float64{.75, .95, .95}[c] {
			t.Errorf("%s: a fit on other documents does not reach the bar", naam)
		}
	}
}
