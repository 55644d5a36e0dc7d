package source

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"socialekaart/generator/diag"
)

// kind is what the locator could not read. The names are for this package; an
// editor sees the code and the text that explain makes of it.
type kind uint8

const (
	kindKey        kind = iota // no key where one should begin
	kindEquals                 // a key without "="
	kindEmpty                  // nothing behind "="
	kindWord                   // a word that needs quotes, or is written another way
	kindQuote                  // a text on one line without its end
	kindEscape                 // \ before a character that has no such form
	kindMultiOpen              // "" and then text: three quotes were meant
	kindMultiClose             // three quotes that have no end
	kindAfter                  // something behind a value
	kindBracket                // a list without its end
	kindBrace                  // an inline table that does not end on its line
	kindComma                  // no comma between two values, or one too many
	kindCapital                // a capital in a key
	kindHeader                 // a header that could be mended
	kindSingle                 // [x] beside [[x]]
	kindTwice                  // a key or table that stands there already
	kindJunk                   // no statement at all
	kindDepth                  // deeper than maxKeyDepth or maxNesting
	kindLong                   // a line longer than maxLine
)

// explain turns a flaw into a message that shows the corrected line.
func explain(f flaw) diag.Diagnostic {
	d := diag.Diagnostic{Pos: f.pos, Len: len([]rune(f.token)), Level: diag.Fout}
	d.Code, d.Text, d.Hint = f.message()
	return d
}

func (f flaw) message() (code, text, hint string) {
	write := "schrijf: " + f.corrected()
	name := shown(f.key)
	if r, _ := utf8.DecodeRuneInString(f.token); r > 127 && unicode.IsSpace(r) {
		return "spatie-vreemd", fmt.Sprintf("hier staat een bijzondere spatie (U+%04X)", r), "typ een gewone spatie in plaats van deze"
	}
	switch f.kind {
	case kindKey, kindEquals:
		return f.keyMessage()
	case kindEmpty:
		return "waarde-leeg", fmt.Sprintf("achter %q staat geen waarde", name), "vul iets in, of haal de regel weg"
	case kindWord:
		return f.wordMessage()
	case kindQuote:
		if strings.ContainsAny(f.token, curly) {
			return "aanhalingsteken-krom", "hier staat een krom aanhalingsteken; gebruik het rechte teken \"", write
		}
		if f.rest != "" {
			return "aanhalingsteken-ontbreekt", "deze tekst gaat op de volgende regel verder, en moet op één regel staan",
				"schrijf: " + strings.TrimSpace(f.line) + " " + f.rest + `"`
		}
		return "aanhalingsteken-ontbreekt", "deze tekst heeft geen aanhalingsteken aan het eind", write
	case kindEscape:
		return "schuine-streep", "het teken \\ mag hier niet zo staan: " + f.token,
			"schrijf: " + strings.Replace(strings.TrimSpace(f.line), f.token, `\`+f.token, 1)
	case kindMultiOpen:
		return "aanhalingsteken-drie", fmt.Sprintf("achter %q hoort een tekst van meer regels; die begint met drie aanhalingstekens", name),
			"schrijf: " + f.key + ` = """`
	case kindMultiClose:
		return "aanhalingsteken-drie", fmt.Sprintf("de tekst achter %q heeft geen drie aanhalingstekens aan het eind", name),
			`zet op een eigen regel onder de tekst: """`
	case kindAfter:
		return f.afterMessage()
	case kindBracket:
		if !strings.Contains(f.line, "[") {
			write = "zet onder de laatste waarde een regel met: ]"
		}
		return "haak-ontbreekt", fmt.Sprintf("de lijst achter %q heeft geen ] aan het eind", name), write
	case kindBrace:
		return "haak-ontbreekt", "wat tussen { en } staat, moet op één regel staan en eindigen met }", "zet de haak } aan het eind van de regel"
	case kindComma:
		return f.commaMessage()
	case kindCapital:
		return "veld-hoofdletter", fmt.Sprintf("de naam %q heeft een hoofdletter", name), write
	case kindHeader:
		return "kop-fout", "deze kop tussen haken is niet goed geschreven", write
	case kindSingle:
		return "kop-enkel", fmt.Sprintf("deze kop staat er meer keren; dan horen er twee haken om: [[%s]]", f.path), write
	case kindTwice:
		return "veld-dubbel", fmt.Sprintf("%q staat er twee keer; de eerste keer op regel %d", shown(strings.Trim(f.token, "[]")), f.first.Line), f.twiceHint()
	case kindJunk:
		return "regel-onbekend", "deze regel is geen veld", "een veld schrijft u zo: naam = \"waarde\". Zet voor een opmerking een #. Gewone tekst hoort onder de tweede +++"
	case kindDepth:
		return "te-diep", fmt.Sprintf("hier zitten te veel haken of punten in elkaar (namen: hoogstens %d delen, lijsten: hoogstens %d)", maxKeyDepth, maxNesting),
			"schrijf het zonder haken in haken"
	case kindLong:
		return "regel-te-lang", fmt.Sprintf("deze regel is langer dan %d tekens", maxLine), "verdeel de tekst over meer regels"
	}
	return "regel-fout", "deze regel is niet goed te lezen", "kijk naar een regel die wel goed is"
}

func (f flaw) twiceHint() string {
	if strings.HasPrefix(f.token, "[") {
		return "zet de velden bij elkaar onder één kop. Mag deze kop vaker voorkomen, schrijf dan elke keer twee haken: [" + f.token + "]"
	}
	return "haal een van de twee regels weg"
}

func (f flaw) keyMessage() (code, text, hint string) {
	write := "schrijf: " + f.corrected()
	bare := strings.TrimSpace(f.key)
	switch {
	case f.kind == kindEquals && strings.HasPrefix(f.token, ":"):
		return "dubbele-punt", fmt.Sprintf("achter %q staat een dubbele punt; daar hoort een is-teken (=)", shown(bare)), write
	case strings.ContainsAny(f.key, curly):
		return "aanhalingsteken-krom", "om deze naam staan kromme aanhalingstekens", write
	case strings.Contains(bare, " "):
		return "veld-spatie", fmt.Sprintf("in de naam %q staat een spatie", shown(bare)), write
	case f.kind == kindEquals:
		return "is-teken-ontbreekt", fmt.Sprintf("achter %q ontbreekt een is-teken (=)", shown(bare)), write
	case strings.HasPrefix(strings.TrimSpace(f.line), "="):
		return "veld-naamloos", "voor het is-teken staat geen naam van een veld", "schrijf: naam " + strings.TrimSpace(f.line)
	}
	return "veld-teken", fmt.Sprintf("in de naam %q staat een teken dat daar niet mag", shown(bare)),
		"gebruik in een naam alleen kleine letters, cijfers en het streepje _"
}

// wordMessage explains a value without quotes, the most usual mistake: every
// phone number begins with a nought.
func (f flaw) wordMessage() (code, text, hint string) {
	t, write := f.token, "schrijf: "+f.corrected()
	low := strings.ToLower(strings.TrimRight(t, "."))
	switch {
	case strings.ContainsAny(t, curly):
		return "aanhalingsteken-krom", "hier staan kromme aanhalingstekens; gebruik het rechte teken \"", write
	case dateTime.MatchString(t):
		return "datum-tijd", "hier hoort alleen een datum, zonder tijd", write
	case isoDate.MatchString(t) || fixDate(t) != "":
		if fixDate(t) == "" {
			return "datum-bestaat-niet", fmt.Sprintf("de datum %s bestaat niet", t), dateHint(t)
		}
		return "datum-vorm", fmt.Sprintf("schrijf de datum %q als jaar-maand-dag", shown(t)), write
	case looseDate.MatchString(t):
		return "datum-bestaat-niet", fmt.Sprintf("de datum %s bestaat niet", t), "schrijf de datum als jaar-maand-dag, zoals 2026-11-23"
	case shortYear.MatchString(t): // 02-11-26: which of the three is the year is for the editor
		return "datum-vorm", fmt.Sprintf("schrijf de datum %q als jaar-maand-dag", shown(t)), "schrijf het jaar met vier cijfers, zoals 2026-11-23"
	case fixTime(f.key, t) != "":
		return "tijd-vorm", fmt.Sprintf("de tijd %q hoort tussen aanhalingstekens, met twee cijfers voor het uur", shown(t)), write
	case low == "ja" || low == "nee":
		other := f.key + " = " + map[string]string{"ja": "true", "nee": "false"}[low]
		return "ja-nee", fmt.Sprintf("%q kan hier niet zonder aanhalingstekens", t), write + "\nof, als u alleen kunt kiezen uit wel en niet: " + other
	case low == "true" || low == "false" || low == "waar" || low == "onwaar" || low == "yes" || low == "no":
		return "ja-nee", fmt.Sprintf("%q moet hier true (wel) of false (niet) zijn, met kleine letters", t), write
	case isPhone(t):
		return "telefoon-aanhalingstekens", "een telefoonnummer hoort tussen aanhalingstekens", write
	case allDigits(t) && t[0] == '0':
		return "getal-nul", fmt.Sprintf("een getal begint niet met een nul: %s", shown(t)), write
	case decimal.MatchString(t) && (strings.ContainsAny(t, ",€") || strings.HasSuffix(t, "euro")):
		return "getal-komma", fmt.Sprintf("in het getal %s hoort een punt, zonder ander teken erbij", shown(t)), write
	case number.MatchString(t) || low == "nan" || low == "inf":
		return "getal-fout", fmt.Sprintf("het getal %s is te groot, of geen gewoon getal", shown(t)), "gebruik een gewoon getal, zoals 12 of 2.50"
	}
	return "aanhalingstekens", "deze tekst staat niet tussen aanhalingstekens", write
}

func (f flaw) afterMessage() (code, text, hint string) {
	write := "schrijf: " + f.corrected()
	t := strings.TrimSpace(f.token)
	switch {
	case strings.HasPrefix(t, "//"):
		return "opmerking-vorm", "een opmerking begint met een #", "schrijf: " + strings.Replace(strings.TrimSpace(f.line), "//", "#", 1)
	case strings.HasPrefix(t, ",") || strings.HasSuffix(t, "]"):
		return "haak-ontbreekt", fmt.Sprintf("achter %q staat een lijst zonder [ aan het begin", shown(f.key)), write
	case strings.ContainsAny(t, `"'`+curly):
		return "aanhalingsteken-binnenin", "in deze tekst staan aanhalingstekens die de tekst te vroeg laten stoppen", write
	}
	return "waarde-erachter", fmt.Sprintf("achter de waarde staat nog iets: %q", shown(t)), "haal dat weg, of zet er een # voor als het een opmerking is"
}

func (f flaw) commaMessage() (code, text, hint string) {
	if strings.HasPrefix(f.token, ",") {
		return "komma-te-veel", "hier staat een komma te veel", "haal de komma weg"
	}
	write := "schrijf: " + f.corrected()
	if strings.ContainsAny(f.token, curly) {
		return "aanhalingsteken-krom", "hier staan kromme aanhalingstekens; gebruik het rechte teken \"", write
	}
	if strings.Count(f.line, `"`)%2 == 1 {
		return "aanhalingsteken-ontbreekt", "in deze lijst ontbreekt een aanhalingsteken", write
	}
	return "komma-ontbreekt", "tussen twee waarden hoort een komma", write
}

// shown cuts a piece of content to what fits in a message.
func shown(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:39]) + "…"
	}
	return s
}
