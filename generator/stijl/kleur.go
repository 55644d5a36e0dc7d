package stijl

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// kleur is a colour of sRGB without transparency.
type kleur struct{ r, g, b uint8 }

var wit, zwart = kleur{255, 255, 255}, kleur{}

func (k kleur) String() string { return fmt.Sprintf("#%02x%02x%02x", k.r, k.g, k.b) }

// kort writes "#fff" where that is the same.
func (k kleur) kort() string {
	s := k.String()
	if s[1] == s[2] && s[3] == s[4] && s[5] == s[6] {
		return "#" + s[1:2] + s[3:4] + s[5:6]
	}
	return s
}

// helderheid is the relative luminance of WCAG 2.2.
func (k kleur) helderheid() float64 {
	lin := func(c uint8) float64 {
		v := float64(c) / 255
		if v <= 0.04045 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	return 0.2126*lin(k.r) + 0.7152*lin(k.g) + 0.0722*lin(k.b)
}

// verhouding is the contrast ratio of WCAG 2.2, 1 to 21.
func verhouding(a, b kleur) float64 {
	x, y := a.helderheid(), b.helderheid()
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// meng gives a with a share t of b, 0 to 1.
func meng(a, b kleur, t float64) kleur {
	m := func(x, y uint8) uint8 { return uint8(math.Round(float64(x) + (float64(y)-float64(x))*t)) }
	return kleur{m(a.r, b.r), m(a.g, b.g), m(a.b, b.b)}
}

// naamkleuren are the colours of CSS that have a name and that somebody uses in
// a house style.
var naamkleuren = map[string]kleur{
	"black": zwart, "white": wit, "red": {255, 0, 0}, "green": {0, 128, 0}, "blue": {0, 0, 255}, "yellow": {255, 255, 0}, "orange": {255, 165, 0},
	"purple": {128, 0, 128}, "gray": {128, 128, 128}, "grey": {128, 128, 128}, "silver": {192, 192, 192}, "navy": {0, 0, 128}, "teal": {0, 128, 128},
	"maroon": {128, 0, 0}, "olive": {128, 128, 0}, "lime": {0, 255, 0}, "aqua": {0, 255, 255}, "cyan": {0, 255, 255}, "fuchsia": {255, 0, 255},
	"magenta": {255, 0, 255}, "darkblue": {0, 0, 139}, "darkred": {139, 0, 0}, "darkgreen": {0, 100, 0}, "rebeccapurple": {102, 51, 153},
}

// leesKleur reads a colour of CSS: hex, rgb(), hsl() with commas or spaces, and
// the names above. What shines through is laid on op.
func leesKleur(s string, op kleur) (kleur, bool) {
	s = strings.ToLower(strings.TrimSpace(s))
	if k, ok := naamkleuren[s]; ok {
		return k, true
	}
	if hex, ok := strings.CutPrefix(s, "#"); ok {
		return leesHex(hex, op)
	}
	soort, rest, ok := strings.Cut(s, "(")
	if !ok || !strings.HasSuffix(rest, ")") {
		return kleur{}, false
	}
	delen := strings.FieldsFunc(strings.TrimSuffix(rest, ")"), func(r rune) bool { return strings.ContainsRune(" ,/\t\n\r\f", r) })
	if len(delen) != 3 && len(delen) != 4 {
		return kleur{}, false
	}
	alfa := 1.0
	if len(delen) == 4 {
		if alfa, ok = deel(delen[3], 1); !ok {
			return kleur{}, false
		}
	}
	var k kleur
	switch soort {
	case "rgb", "rgba":
		k, ok = leesRGB(delen)
	case "hsl", "hsla":
		k, ok = leesHSL(delen)
	default:
		return kleur{}, false
	}
	return meng(op, k, alfa), ok
}

func leesHex(hex string, op kleur) (kleur, bool) {
	if len(hex) == 3 || len(hex) == 4 {
		var b strings.Builder
		for i := range len(hex) {
			b.WriteString(hex[i:i+1] + hex[i:i+1])
		}
		hex = b.String()
	}
	if len(hex) == 6 {
		hex += "ff"
	}
	n, err := strconv.ParseUint(hex, 16, 32)
	if err != nil || len(hex) != 8 {
		return kleur{}, false
	}
	return meng(op, kleur{uint8(n >> 24), uint8(n >> 16), uint8(n >> 8)}, float64(n&255)/255), true
}

// deel reads a number, or a percentage of vol, and keeps it between 0 and vol.
func deel(s string, vol float64) (float64, bool) {
	maat := 1.0
	if p, ok := strings.CutSuffix(s, "%"); ok {
		s, maat = p, vol/100
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsNaN(f) || math.IsInf(f, 0) {
		return 0, false
	}
	return min(max(f*maat, 0), vol), true
}

func leesRGB(delen []string) (kleur, bool) {
	var v [3]uint8
	for i := range v {
		f, ok := deel(delen[i], 255)
		if !ok {
			return kleur{}, false
		}
		v[i] = uint8(math.Round(f))
	}
	return kleur{v[0], v[1], v[2]}, true
}

// leesHSL follows CSS Color 4, 7.1.
func leesHSL(delen []string) (kleur, bool) {
	h, err := strconv.ParseFloat(strings.TrimSuffix(delen[0], "deg"), 64)
	if err != nil || math.IsNaN(h) || math.IsInf(h, 0) {
		return kleur{}, false
	}
	h = math.Mod(math.Mod(h, 360)+360, 360)
	s, ok1 := deel(delen[1], 100)
	l, ok2 := deel(delen[2], 100)
	if !ok1 || !ok2 {
		return kleur{}, false
	}
	s, l = s/100, l/100
	f := func(n float64) uint8 {
		k := math.Mod(n+h/30, 12)
		return uint8(math.Round(255 * (l - s*min(l, 1-l)*max(-1, min(k-3, 9-k, 1)))))
	}
	return kleur{f(0), f(8), f(4)}, true
}
