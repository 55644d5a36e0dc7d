package kaart

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// tekens are signs of Dutch texts that have no accent to lose, with what stands
// in for them where only ASCII is sure to arrive.
var tekens = strings.NewReplacer("’", "'", "‘", "'", "“", `"`, "”", `"`, "–", "-", "—", "-", "…", "...", "€", "EUR ", "·", "-", "×", "x",
	"ß", "ss", "æ", "ae", "Æ", "AE", "œ", "oe", "Œ", "OE", "ø", "o", "Ø", "O", "ł", "l", "Ł", "L", "ĳ", "ij", "Ĳ", "IJ", "ı", "i", "đ", "d", "Đ", "D")

// ASCII gives s in printable ASCII, on one line: accents come off, a sign
// without a counterpart is left out. The systems in which a huisarts keeps
// records lose or mangle everything else.
func ASCII(s string) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFD.String(tekens.Replace(s)) {
		switch {
		case r > ' ' && r < unicode.MaxASCII:
			if gap && b.Len() > 0 {
				b.WriteByte(' ')
			}
			gap = false
			b.WriteRune(r)
		case unicode.IsSpace(r) || unicode.IsControl(r):
			gap = true
		}
	}
	return b.String()
}
