package taal

// formules are the old measures that the score is compared with. Each gives a
// number that is higher for an easier text.
var formules = [...]struct {
	naam  string
	reken func(telling) float64
}{
	{"Flesch-Douma", func(c telling) float64 {
		return 206.84 - 0.77*100*deel(c.lettergrepen, c.woorden) - 0.93*deel(c.woorden, c.zinnen)
	}},
	{"Brouwer A", func(c telling) float64 {
		return 195 - 2.0/3*100*deel(c.lettergrepen, c.woorden) - 2*deel(c.woorden, c.zinnen)
	}},
	{"LIX", func(c telling) float64 { return -deel(c.woorden, c.zinnen) - 100*deel(c.lang, c.woorden) }},
	{"zinslengte", func(c telling) float64 { return -deel(c.woorden, c.zinnen) }},
}

// telling is what those measures count; lang are words of more than 6 letters.
type telling struct{ woorden, zinnen, lettergrepen, lang int }

// tel counts a text.
func (p *Profiel) tel(bs []Block) telling {
	t := toets{p: p, bs: bs, klad: &klad{}}
	t.lees()
	var c telling
	for i := range t.zinnen {
		c.zinnen++
		c.woorden += t.zinnen[i].woorden
	}
	for i := range t.tok {
		if k := &t.tok[i]; k.soort == woord {
			c.lettergrepen += lettergrepen(bs[0].Text[k.van:k.tot])
			if k.tot-k.van > 6 {
				c.lang++
			}
		} else if k.soort != leesteken {
			c.lettergrepen++
		}
	}
	return c
}
