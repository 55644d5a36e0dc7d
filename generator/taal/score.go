package taal

import (
	"cmp"
	"math"
	"slices"
)

// ScoreVersie changes whenever a weight, a rule or a word table changes what
// a text gets. Print it with the score.
const ScoreVersie = "2"

// gewichten are the points that each thing costs. They were fitted on pairs of
// a difficult and an easy text (municipal sentences, blocks of them, and
// Leesplank paragraphs of the open half) by TestGewichten, then rounded; Evaluate
// measures them. A weight "per sentence" is multiplied by the number of findings
// and divided by the number of sentences; "per 100 words" likewise.
var gewichten = struct {
	teveel       float64 // per sentence, for each word above vrijeWoorden
	passief      float64 // per sentence
	fout         float64 // per 100 words, words and phrases that are fout
	advies       float64 // … waarschuwing
	tip          float64 // … tip
	onbekend     float64 // times the share of content words that are not known
	zwaar        float64 // times the share of all words that are not of the plainest, above vrijZwaar
	lettergrepen float64 // for each syllable a word above vrijeLettergrepen
	voorzetsel   float64 // per sentence, for each preposition above vrijeVoorzetsels
	afkorting    float64 // per sentence, abbreviations that nobody explains
	haken        float64 // per sentence, brackets
	haakjes      float64 // per sentence, more for a long text between them
	streep       float64 // per sentence
	streepje     float64 // per sentence
	teken        float64 // per sentence
	zullen       float64 // per sentence
}{0.8, 16, 3.5, 1.2, 0.3, 50, 45, 6, 3, 30, 8, 35, 22, 20, 30, 20}

const (
	// vrijeWoorden is the length up to which a sentence costs nothing.
	vrijeWoorden = 8
	// vrijZwaar is the share that the plainest texts have.
	vrijZwaar = 0.05
	// vrijeLettergrepen is what the plainest Dutch needs for a word.
	vrijeLettergrepen = 1.3
	// vrijeVoorzetsels is what a plain sentence has, on average.
	vrijeVoorzetsels = 1
	// geldigVanaf: a text of fewer words gets no score; one word would weigh
	// more than three points.
	geldigVanaf = 30
)

// Score says how easy a text is to read.
type Score struct {
	Punten  int     // 0–100, higher is easier; 0 when not Geldig
	Ruw     float64 // before rounding and clipping; also for a short text
	Geldig  bool    // the text has 30 words or more
	Versie  string  // ScoreVersie
	Woorden int
	Zinnen  int
	Posten  []Post // where the points went, the dearest first; Ruw is 100 minus their sum
}

// Post is one reason why points are lost.
type Post struct {
	Regel  string  // the rule whose page explains it
	Naam   string  // in words of the editor
	Aantal int     // how often it occurs; 0 for what is measured over the whole text
	Kost   float64 // points
}

// Oordeel gives the band of the score: "goed" from 70, "let op" from 60, else
// "te moeilijk"; "te kort" when there is no score.
func (s Score) Oordeel() string {
	switch {
	case !s.Geldig:
		return "te kort"
	case s.Punten >= 70:
		return "goed"
	case s.Punten >= 60:
		return "let op"
	}
	return "te moeilijk"
}

// deel is a/b, or 0 without b.
func deel(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

// posten prices what was counted.
func (m *meting) posten() []Post {
	g := &gewichten
	n := max(m.zinnen, 1)
	per100 := func(a int) float64 { return 100 * deel(a, m.woorden) }
	return []Post{
		{"B1-ZIN-15", "lengte van de zinnen", 0, g.teveel * deel(m.teveel, n)},
		{"B1-PASSIEF", "lijdende vorm", m.passief, g.passief * deel(m.passief, n)},
		{"B1-FORMEEL", "moeilijke woorden die u beter kunt vervangen", m.fout, g.fout * per100(m.fout)},
		{"B1-VAKWOORD", "vakwoorden en lastige woorden", m.advies, g.advies * per100(m.advies)},
		{"B1-WERKWOORD", "woorden die makkelijker kunnen", m.tips, g.tip * per100(m.tips)},
		{"B1-ONBEKEND", "woorden die weinig voorkomen", m.onbekend, g.onbekend * deel(m.onbekend, m.inhoud)},
		{"B1-SCORE", "woorden die niet bij de eenvoudigste horen", 0, g.zwaar * max(0, deel(m.zwaar, m.woorden)-vrijZwaar)},
		{"B1-SCORE", "lengte van de woorden", 0, g.lettergrepen * max(0, deel(m.lettergrepen, m.woorden)-vrijeLettergrepen)},
		{"B1-VOORZETSELS", "voorzetsels", m.voorzetsel, g.voorzetsel * max(0, deel(m.voorzetsel, n)-vrijeVoorzetsels)},
		{"B1-AFKORTING-ONBEKEND", "afkortingen zonder uitleg", m.afkortingen, g.afkorting * deel(m.afkortingen, n)},
		{"B1-HAAKJES", "haakjes", m.haken, g.haken*deel(m.haken, n) + g.haakjes*deel(m.haakjes, n)},
		{"B1-SCHUINE-STREEP", "schuine strepen", m.streep, g.streep * deel(m.streep, n)},
		{"B1-STREEPJE", "streepjes en puntkomma's", m.streepje, g.streepje * deel(m.streepje, n)},
		{"B1-TEKEN", "tekens en maten", m.tekens, g.teken * deel(m.tekens, n)},
		{"B1-ZULLEN", "zal, zou en zullen", m.zullen, g.zullen * deel(m.zullen, n)},
	}
}

// prijs gives the points that one finding costs.
func (m *meting) prijs(b *Bevinding) float64 {
	g := &gewichten
	n := float64(max(m.zinnen, 1))
	switch b.nr {
	case rZin25, rZin20:
		return g.teveel * float64(b.n-vrijeWoorden) / n
	case rPassief, rErWordt:
		return g.passief / n
	case rFormeel, rUitdrukking, rWerkwoord, rVakwoord, rBegrip, rAfkorting, rMen:
		if b.nr == rBegrip && b.Beter == nil {
			return 0
		}
		return [...]float64{g.fout, g.advies, g.tip}[b.n] * 100 / float64(max(m.woorden, 1))
	case rOnbekend:
		return g.onbekend / float64(m.inhoud)
	case rVoorzetsels:
		return g.voorzetsel * float64(b.n-vrijeVoorzetsels) / n
	case rHaakjes:
		return (g.haken + g.haakjes) / n
	case rSchuineStreep:
		return g.streep / n
	case rStreepje:
		return g.streepje / n
	case rTeken:
		return g.teken / n
	case rAfkortingOnbekend:
		return g.afkorting / n
	case rZullen:
		return g.zullen / n
	}
	return 0
}

// score adds up, and warns when the site wants more points.
func (t *toets) score() Score {
	m := &t.m
	s := Score{Ruw: 100, Versie: ScoreVersie, Woorden: m.woorden, Zinnen: m.zinnen, Geldig: m.woorden >= geldigVanaf}
	for _, p := range m.posten() {
		if p.Kost > 0 {
			s.Posten = append(s.Posten, p)
			s.Ruw -= p.Kost
		}
	}
	slices.SortStableFunc(s.Posten, func(a, b Post) int { return cmp.Compare(b.Kost, a.Kost) })
	for i := range t.uit {
		t.uit[i].Kost = m.prijs(&t.uit[i])
	}
	if !s.Geldig {
		return s
	}
	s.Punten = int(math.Round(min(max(s.Ruw, 0), 100)))
	if s.Punten < t.p.opt.Grenzen.Score && len(s.Posten) > 0 {
		t.vindBlok(rScore, t.zinnen[0].blok, 0, 0, sprint("de tekst krijgt %d punten; wij willen minstens %d", s.Punten, t.p.opt.Grenzen.Score), sprint("de meeste punten kost: %s (%.0f)", s.Posten[0].Naam, s.Posten[0].Kost))
	}
	return s
}
