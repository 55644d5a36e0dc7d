package intake

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"socialekaart/generator/kaart"
)

// Tijden reads when something is from free text: "Ma-vr 9.30-12.00, di ook
// 13.30-15.30", "Elke 2e zaterdag 11.00-14.00". It gives false when there is a
// word that it does not know, or no day, or no time: then a person must ask. It
// never guesses, for a wrong time lets somebody stand before a closed door.
func Tijden(s string) ([]kaart.Tijd, bool) {
	p := timeParser{}
	for _, t := range timeTokens(s) {
		if !p.take(t) {
			return nil, false
		}
	}
	return p.finish()
}

// A token is a day, a time, an ordinal, a word or a sign.
type token struct {
	kind byte // 'd' day, 't' time, 'n' ordinal, 'h' whole number, 'w' word, '-' range, ',' border
	day  kaart.Weekdag
	time kaart.Klok
	n    int
	word string
}

var (
	timeSplit = regexp.MustCompile(`\d{1,2}\s?[:.u]\s?\d{2}|\d+|[a-zà-ÿ]+|[-,;/&+]`)
	timeWords = strings.NewReplacer("om de week", "tweewekelijks", "–", "-", "—", "-", "t/m", "-", "tot en met", "-", "’", "'", "'s ", "", "\n", " , ", "(", " , ", ")", " , ")
	ordinals  = map[string]int{"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "vijfde": 5, "laatste": -1}
	silent    = []string{"van", "uur", "u", "elke", "iedere", "ieder", "elk", "op", "de", "het", "om", "ook", "maand", "is", "er", "wekelijks", "per", "week", "tijdens"}
	parts     = []string{"ochtend", "ochtends", "morgen", "middag", "middags", "avond", "avonds"}
)

func timeTokens(s string) []token {
	s = timeWords.Replace(strings.ToLower(s))
	var out []token
	for _, w := range timeSplit.FindAllString(s, -1) {
		if k, ok := kaart.RaadKlok(w); ok {
			out = append(out, token{kind: 't', time: k})
			continue
		}
		if n, err := strconv.Atoi(w); err == nil {
			out = append(out, token{kind: 'h', n: n})
			continue
		}
		switch {
		case w == "-" || w == "tot":
			out = append(out, token{kind: '-'})
		case w == "," || w == ";" || w == "/" || w == "&" || w == "+" || w == "en":
			out = append(out, token{kind: ','})
		case w == "e" || w == "ste" || w == "de": // 2e, 1ste: makes the number before it an ordinal
			if n := len(out); n > 0 && out[n-1].kind == 'h' {
				out[n-1].kind = 'n'
				continue
			}
			out = append(out, token{kind: 'w', word: w})
		default:
			out = append(out, wordTokens(w)...)
		}
	}
	return out
}

// wordTokens reads "dinsdag", "di", "dinsdagochtend", "werkdagen", "tweede".
func wordTokens(w string) []token {
	if n, ok := ordinals[w]; ok {
		return []token{{kind: 'n', n: n}}
	}
	if w == "werkdagen" || w == "werkdag" || w == "doordeweeks" {
		return []token{{kind: 'd', day: kaart.Maandag}, {kind: '-'}, {kind: 'd', day: kaart.Vrijdag}}
	}
	if w == "dagelijks" {
		return []token{{kind: 'd', day: kaart.Maandag}, {kind: '-'}, {kind: 'd', day: kaart.Zondag}}
	}
	for d := kaart.Maandag; d <= kaart.Zondag; d++ {
		rest, ok := strings.CutPrefix(w, d.String())
		if w == d.Kort() || ok && (rest == "" || rest == "s" || rest == "en" || slices.Contains(parts, rest)) {
			return []token{{kind: 'd', day: d}}
		}
	}
	return []token{{kind: 'w', word: w}}
}

// A slot is a time of day that waits for its days, or has them.
type slot struct {
	days     []kaart.Weekdag
	nth      []int
	van, tot kaart.Klok
	name     string
}

type timeParser struct {
	slots []slot
	from  int // slots from here on wait for their days
	days  []kaart.Weekdag
	nth   []int
	name  string
	rng   byte // what a '-' can complete: 'd', 't' or 0
	dash  bool
	fresh bool // a new list of days begins with the next day
}

// take reads one token; false means that the text says more than this reader
// understands.
func (p *timeParser) take(t token) bool {
	switch t.kind {
	case 'd':
		return p.day(t.day)
	case 'n':
		if p.fresh {
			p.newDays()
		}
		p.nth = append(p.nth, t.n)
	case 't':
		return p.clock(t.time)
	case 'h': // 9-12, 10 tot 12 uur: a whole hour only beside a range
		if t.n < 7 || t.n > 23 {
			return false
		}
		return p.clock(kaart.Klok(t.n * 60))
	case '-':
		p.dash = true
		return p.rng != 0
	case ',':
		p.dash = false
	case 'w':
		switch {
		case slices.Contains(silent, t.word), slices.Contains(parts, t.word):
		case t.word == "telefonisch" || t.word == "spreekuur" || t.word == "inloop" || t.word == "programma" || t.word == "open" || t.word == "geopend":
			if p.name == "telefonisch" {
				return true // "telefonisch spreekuur" is one thing
			}
			p.name = t.word
		default:
			return false
		}
	}
	return true
}

func (p *timeParser) newDays() { p.days, p.nth, p.fresh = nil, nil, false }

func (p *timeParser) day(d kaart.Weekdag) bool {
	if p.dash {
		if p.rng != 'd' || len(p.days) == 0 || d <= p.days[len(p.days)-1] {
			return false
		}
		for x := p.days[len(p.days)-1] + 1; x <= d; x++ {
			p.days = append(p.days, x)
		}
		p.dash = false
		return true
	}
	if p.fresh {
		p.newDays()
	}
	p.days, p.rng = append(p.days, d), 'd'
	return true
}

func (p *timeParser) clock(k kaart.Klok) bool {
	if p.dash {
		n := len(p.slots)
		if p.rng != 't' || n == 0 || k <= p.slots[n-1].van {
			return false
		}
		p.slots[n-1].tot, p.dash, p.rng = k, false, 0
		return true
	}
	s := slot{van: k, name: p.name}
	p.name = ""
	if len(p.days) > 0 {
		if p.from < len(p.slots) {
			return false // times before the days and after them: whose are they?
		}
		s.days, s.nth, p.fresh = p.days, p.nth, true
		p.from = len(p.slots) + 1
	}
	p.slots, p.rng = append(p.slots, s), 't'
	return true
}

func (p *timeParser) finish() ([]kaart.Tijd, bool) {
	if p.dash || len(p.slots) == 0 || p.name != "" {
		return nil, false
	}
	if !p.fresh && len(p.days) > 0 { // days behind their times
		for i := p.from; i < len(p.slots); i++ {
			p.slots[i].days, p.slots[i].nth = p.days, p.nth
		}
	}
	var out []kaart.Tijd
	for _, s := range p.slots {
		if len(s.days) == 0 {
			return nil, false
		}
		t := kaart.Tijd{Dagen: slices.Compact(slices.Sorted(slices.Values(s.days))), Van: s.van, Tot: s.tot}
		switch s.name {
		case "telefonisch":
			t.Soort = "telefoon"
		case "spreekuur":
			t.Soort = "spreekuur"
		case "inloop", "programma":
			t.Naam = strings.ToUpper(s.name[:1]) + s.name[1:]
		}
		for _, n := range s.nth {
			switch {
			case n == -1:
				t.Laatste = true
			case n >= 1 && n <= 5:
				t.KeerInMaand = append(t.KeerInMaand, n)
			default:
				return nil, false
			}
		}
		out = append(out, t)
	}
	return out, true
}

// blokken writes times as [[tijden]] blocks.
func blokken(ts []kaart.Tijd) string {
	var b strings.Builder
	for i, t := range ts {
		if i > 0 {
			b.WriteByte('\n')
		}
		var days []string
		for _, d := range t.Dagen {
			days = append(days, `"`+d.Kort()+`"`)
		}
		b.WriteString("[[tijden]]\ndag = [" + strings.Join(days, ", ") + "]\nvan = \"" + t.Van.String() + "\"\n")
		if t.Tot > 0 {
			b.WriteString("tot = \"" + t.Tot.String() + "\"\n")
		}
		if t.Soort != "" {
			b.WriteString("soort = \"" + t.Soort + "\"\n")
		}
		if t.Naam != "" {
			b.WriteString("naam = \"" + t.Naam + "\"\n")
		}
		if len(t.KeerInMaand) > 0 {
			var ns []string
			for _, n := range t.KeerInMaand {
				ns = append(ns, strconv.Itoa(n))
			}
			b.WriteString("keer_in_maand = [" + strings.Join(ns, ", ") + "]\n")
		}
		if t.Laatste {
			b.WriteString("laatste = true\n")
		}
	}
	return b.String()
}
