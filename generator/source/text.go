package source

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"socialekaart/generator/diag"
)

// maxRunes is how many forbidden characters of one file are told one by one.
const maxRunes = 20

// cleanText gives the text of a file as every later stage may take it: UTF-8
// without a byte order mark, lines that end in LF, NFC, and nothing that
// cannot be seen. Whatever it takes out is a fault, told at its place. It gives
// nil when the file is no text at all.
func cleanText(file string, b []byte) ([]byte, diag.List) {
	var l diag.List
	if isUTF16(b) {
		l.Add(diag.Pos{File: file, Line: 1}, diag.Fout, "bestand-utf16", "dit bestand is opgeslagen als UTF-16").
			Hint = "sla het bestand op als UTF-8 (in Kladblok: Opslaan als, Codering: UTF-8)"
		return nil, l
	}
	b = bytes.TrimPrefix(b, []byte("\xef\xbb\xbf"))
	if plainASCII(string(b)) {
		return b, nil
	}
	b = bytes.ReplaceAll(b, []byte("\r\n"), []byte("\n"))
	if plainASCII(string(b)) {
		return b, nil
	}
	b = loneReturns(file, b, &l)
	b = dropRunes(file, b, &l)
	b = norm.NFC.Bytes(b)
	homoglyphs(file, b, &l)
	return b, l
}

// plainASCII says whether s has only visible ASCII, tabs and newlines: then
// there is nothing to clean.
func plainASCII(s string) bool {
	for i := range len(s) {
		if c := s[i]; c >= 0x7f || c < ' ' && c != '\n' && c != '\t' {
			return false
		}
	}
	return true
}

// isUTF16 recognises UTF-16 by its mark, or by a NUL at every second byte.
func isUTF16(b []byte) bool {
	if bytes.HasPrefix(b, []byte("\xff\xfe")) || bytes.HasPrefix(b, []byte("\xfe\xff")) {
		return true
	}
	return len(b) >= 4 && (b[0] == 0 && b[2] == 0 || b[1] == 0 && b[3] == 0)
}

func loneReturns(file string, b []byte, l *diag.List) []byte {
	i := bytes.IndexByte(b, '\r')
	if i < 0 {
		return b
	}
	n := bytes.Count(b, []byte("\r"))
	l.Add(placeIn(file, b, i), diag.Fout, "regeleinde-oud", "op deze regel staat een oud soort regeleinde (U+000D); in het hele bestand %d keer", n).
		Hint = "sla het bestand opnieuw op, met LF of CRLF als regeleinde"
	return bytes.ReplaceAll(b, []byte("\r"), []byte("\n"))
}

// placeIn gives the position of byte i.
func placeIn(file string, b []byte, i int) diag.Pos {
	bol := bytes.LastIndexByte(b[:i], '\n') + 1
	return diag.Pos{File: file, Line: bytes.Count(b[:i], []byte("\n")) + 1, Col: utf8.RuneCount(b[bol:i]) + 1}
}

// dropRunes takes out what may stand nowhere and tells it; a byte that is not
// UTF-8 becomes U+FFFD, so that the rest of its line can still be read.
func dropRunes(file string, b []byte, l *diag.List) []byte {
	var out []byte
	from, n, line, col := 0, 0, 1, 1
	for i := 0; i < len(b); {
		if b[i] >= ' ' && b[i] < 0x7f {
			i, col = i+1, col+1
			continue
		}
		r, w := utf8.DecodeRune(b[i:])
		bad := r == utf8.RuneError && w == 1
		if bad || hidden(r) {
			if n++; n <= maxRunes {
				tellRune(diag.Pos{File: file, Line: line, Col: col}, r, b[i], bad, l)
			}
			out = append(out, b[from:i]...)
			if bad {
				out = utf8.AppendRune(out, r)
				col++
			}
			from = i + w
		} else if col++; r == '\n' {
			line, col = line+1, 1
		}
		i += w
	}
	if n > maxRunes {
		l.Add(diag.Pos{File: file}, diag.Fout, "teken-verboden", "in dit bestand staan nog %d tekens die er niet in mogen", n-maxRunes).
			Hint = "sla het bestand op als UTF-8, of plak de tekst als platte tekst"
	}
	if from == 0 {
		return b
	}
	return append(out, b[from:]...)
}

func tellRune(p diag.Pos, r rune, c byte, bad bool, l *diag.List) {
	if bad {
		l.Add(p, diag.Fout, "bestand-geen-utf8", "hier staat een teken dat geen UTF-8 is (0x%02X)", c).
			Hint = "sla het bestand op als UTF-8 en kijk of de letters met een accent nog goed zijn"
		return
	}
	l.Add(p, diag.Fout, "teken-onzichtbaar", "hier staat %s", runeName(r)).
		Hint = "haal het weg: typ dit stuk opnieuw, of plak het als platte tekst"
}

// hidden says whether a rune may stand nowhere, because a reader does not see
// it or because it changes how other text is seen: controls, all of category
// Cf (bidi, zero-width, tags, soft hyphen), private use, line separators,
// fillers, and the second block of variation selectors. U+FE0F stays: it
// belongs to an emoji.
func hidden(r rune) bool {
	if r < 0x7f {
		return r < ' ' && r != '\n' && r != '\t'
	}
	switch r {
	case 0x2028, 0x2029, 0x115f, 0x1160, 0x3164, 0xffa0, 0x034f, 0x17b4, 0x17b5:
		return true
	}
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Cs) || r >= 0xe0000 && r <= 0xe0fff || r&0xfffe == 0xfffe
}

func runeName(r rune) string {
	kind := "een onzichtbaar teken"
	switch {
	case r < 0xa0:
		kind = "een stuurteken"
	case r == 0x61c || r >= 0x200e && r <= 0x200f || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069:
		kind = "een teken dat de leesrichting omdraait"
	case r == 0xad:
		kind = "een onzichtbaar afbreekstreepje"
	case r == 0x2028 || r == 0x2029:
		kind = "een bijzonder regeleinde"
	}
	return fmt.Sprintf("%s (U+%04X)", kind, r)
}

// lookalikes maps Cyrillic and Greek letters to the Latin letter they look
// like. Own small set: enough to fool a reader of Dutch.
var lookalikes = func() map[rune]rune {
	m := map[rune]rune{}
	foreign := []rune("аеорсухіјѕԁԛԝһӏкмтвнАВЕКМНОРСТУХІЈЅҮԌԚԜοαινρτυκχγεηωορΑΒΕΖΗΙΚΜΝΟΡΤΥΧϲϳ")
	latin := []rune("aeopcyxijsdqwhlkmtbhABEKMHOPCTYXIJSYGQWoaivptukxyenwopABEZHIKMNOPTYXcj")
	for i, r := range foreign {
		m[r] = latin[i]
	}
	return m
}()

// homoglyphs warns about a Cyrillic or Greek letter inside a Latin word, and
// refuses it inside an address, where it leads to somewhere else.
func homoglyphs(file string, b []byte, l *diag.List) {
	if !slices.ContainsFunc(b, foreignLead) {
		return
	}
	for n, line := range strings.Split(string(b), "\n") {
		col := 1
		for _, word := range strings.FieldsFunc(line, unicode.IsSpace) {
			at := strings.Index(line, word)
			start := col + utf8.RuneCountInString(line[:at])
			col, line = start+utf8.RuneCountInString(word), line[at+len(word):]
			checkWord(diag.Pos{File: file, Line: n + 1, Col: start}, word, l)
		}
	}
}

// foreignLead says whether a byte can begin a Greek or Cyrillic letter in UTF-8.
func foreignLead(c byte) bool { return c >= 0xcd && c <= 0xd4 || c == 0xe1 }

func foreign(r rune) bool { return r >= 0x370 && unicode.In(r, unicode.Cyrillic, unicode.Greek) }

func checkWord(p diag.Pos, word string, l *diag.List) {
	inLetters, latin, odd, oddCol := false, false, rune(0), 0
	col := 0
	flush := func() {
		if latin && odd != 0 {
			at := p
			at.Col += oddCol
			level, what := diag.Waarschuwing, "woord"
			if strings.ContainsAny(word, "@/") || strings.Contains(strings.Trim(word, ".,;:!?()\""), ".") {
				level, what = diag.Fout, "adres"
			}
			d := l.Add(at, level, "letter-vreemd", "in dit %s staat de letter %c (U+%04X) uit een ander schrift", what, odd, odd)
			if lat, ok := lookalikes[odd]; ok {
				d.Hint = fmt.Sprintf("typ de gewone letter %c", lat)
			}
		}
		inLetters, latin, odd = false, false, 0
	}
	for _, r := range word {
		switch {
		case !unicode.IsLetter(r):
			if inLetters {
				flush()
			}
		case foreign(r):
			inLetters = true
			if odd == 0 {
				odd, oddCol = r, col
			}
		default:
			inLetters = true
			latin = latin || unicode.Is(unicode.Latin, r)
		}
		col++
	}
	flush()
}
