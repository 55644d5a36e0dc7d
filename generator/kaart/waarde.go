package kaart

import (
	"cmp"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"socialekaart/generator/diag"
)

// tekstMax is the length in runes of a text for which the table gives none.
const tekstMax = 200

// getalMax keeps typing errors such as a year in a field of weeks out of the
// pages; no field of whole numbers needs more.
const getalMax = 9999

// mis says what is wrong with one value. Hint holds the value as it should be
// written, when that can be known.
type mis struct{ code, tekst, hint string }

// lees turns one value, as TOML gives it, into the Go value of the field's
// Vorm. On a list it reads one element. Where what was meant is certain, the hint
// says what to write.
func (v *Veld) lees(x any) (any, *mis) {
	w, m := v.leesWaarde(x)
	if m == nil {
		return w, nil
	}
	if goed, ok := v.Netjes(x); ok {
		m.hint = "schrijf: " + goed
		if !v.Lijst {
			m.hint = "schrijf: " + v.Naam() + " = " + goed
		}
	} else if s, ok := x.(string); ok {
		m.hint = cmp.Or(v.raad(s), m.hint)
	}
	return nil, m
}

func (v *Veld) leesWaarde(x any) (any, *mis) {
	switch v.Vorm {
	case Getal:
		n, ok := x.(int64)
		if !ok {
			return nil, v.anders(x, "een getal zonder aanhalingstekens")
		}
		if n < 0 || n > getalMax {
			return nil, &mis{"waarde-getal", fmt.Sprintf("%d past niet bij %q", n, v.Naam()), v.zo()}
		}
		return int(n), nil
	case JaNee:
		b, ok := x.(bool)
		if !ok {
			return nil, v.anders(x, "true of false")
		}
		return b, nil
	case Bedragvorm, Graden:
		return v.leesBreuk(x)
	case Datumvorm:
		t, ok := x.(time.Time)
		if !ok {
			return nil, v.anders(x, "een datum zonder aanhalingstekens")
		}
		d := Datum{t.Year(), int(t.Month()), t.Day()}
		if !d.Bestaat() {
			return nil, &mis{"waarde-datum", fmt.Sprintf("het jaar %d kan niet kloppen", d.Jaar), v.zo()}
		}
		if t.Hour() != 0 || t.Minute() != 0 || t.Second() != 0 {
			return nil, &mis{"waarde-datum", fmt.Sprintf("%q moet alleen een datum zijn", v.Naam()), v.zo()}
		}
		return d, nil
	}
	s, ok := x.(string)
	if !ok {
		return nil, v.anders(x, "tekst tussen aanhalingstekens")
	}
	if strings.TrimSpace(s) == "" {
		return nil, &mis{"waarde-leeg", fmt.Sprintf("het veld %q is leeg", v.Naam()), "vul iets in, of haal de regel weg"}
	}
	return v.leesTekst(s)
}

func (v *Veld) leesBreuk(x any) (any, *mis) {
	var f float64
	switch x := x.(type) {
	case int64:
		f = float64(x)
	case float64:
		f = x
	default:
		return nil, v.anders(x, "een getal met een punt")
	}
	if v.Vorm == Graden {
		if math.IsNaN(f) || f < -180 || f > 180 {
			return nil, &mis{"waarde-graden", fmt.Sprintf("%v is geen plek op de kaart", f), v.zo()}
		}
		return f, nil
	}
	cent := f * 100
	if math.IsNaN(f) || f < 0 || f > getalMax || math.Abs(cent-math.Round(cent)) > 1e-6 {
		return nil, &mis{"waarde-bedrag", fmt.Sprintf("%v is geen bedrag in euro", f), v.zo()}
	}
	return Bedrag(math.Round(cent)), nil
}

// The forms that a regular expression says best. They run on values of at most
// a few dozen characters.
var (
	reSlug  = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	reICPC  = regexp.MustCompile(`^[A-Z]\d{2}$`)
	rePC4   = regexp.MustCompile(`^[1-9]\d{3}$`)
	rePC6   = regexp.MustCompile(`^[1-9]\d{3} [A-Z]{2}$`)
	reKvK   = regexp.MustCompile(`^\d{8}$`)
	reTaal  = regexp.MustCompile(`^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)
	rePad   = regexp.MustCompile(`^/([a-z0-9._-]+/)*([a-z0-9._-]+)?$`)
	reEmail = regexp.MustCompile(`^[a-zA-Z0-9.!#$%&'*+/=?^_{|}~-]+@([a-z0-9-]+\.)+[a-z]{2,}$`)
	reWeb   = regexp.MustCompile(`^https?://[a-z0-9][a-z0-9.-]*(:\d+)?(/[^\s<>"{}|\\^` + "`" + `]*)?$`)
)

func (v *Veld) leesTekst(s string) (any, *mis) {
	fout := func(ok bool, tekst string) (any, *mis) {
		if ok {
			return s, nil
		}
		return nil, &mis{"waarde-vorm", fmt.Sprintf("%q is geen %s", s, tekst), v.zo()}
	}
	switch v.Vorm {
	case Keuze:
		return v.leesKeuze(s)
	case Klokvorm:
		k, ok := ParseKlok(s)
		if ok && k == 0 && v.Moet == 0 { // as a time that is not given
			return nil, &mis{"waarde-middernacht", fmt.Sprintf("bij %q kan 00:00 niet", v.Naam()), `schrijf "24:00" voor het einde van de dag, en "00:01" voor het begin`}
		}
		if ok {
			return k, nil
		}
		return fout(false, "tijd")
	case Dagvorm:
		return v.leesDag(s)
	case Telefoonvorm:
		_, ok := ParseTelefoon(s)
		return fout(ok, "telefoonnummer")
	case Emailvorm:
		return fout(reEmail.MatchString(s), "e-mailadres")
	case Webvorm:
		if strings.HasPrefix(s, "www.") {
			return nil, &mis{"waarde-vorm", fmt.Sprintf("voor %q ontbreekt https://", s), v.zo()}
		}
		return fout(reWeb.MatchString(s), "webadres")
	case Postcodevorm:
		return fout(rePC6.MatchString(s), "postcode")
	case PC4vorm:
		return fout(rePC4.MatchString(s), "postcode van 4 cijfers")
	case ICPCvorm:
		return fout(reICPC.MatchString(s), "ICPC-code")
	case Taalvorm:
		return fout(reTaal.MatchString(s), "taalcode")
	case KvKvorm:
		return fout(reKvK.MatchString(s), "KvK-nummer van 8 cijfers")
	case Slugvorm:
		return fout(reSlug.MatchString(s), "goede naam: gebruik kleine letters, cijfers en streepjes")
	case Padvorm:
		return fout(rePad.MatchString(s), "adres op deze site")
	case Verwijzing:
		return fout(!strings.ContainsAny(s, " \t"), "goede naam: gebruik de bestandsnaam zonder .md")
	}
	if n, most := utf8.RuneCountInString(s), cmp.Or(v.Max, tekstMax); n > most {
		return nil, &mis{"waarde-lang", fmt.Sprintf("%q heeft %d tekens, dat mogen er %d zijn", v.Naam(), n, most), fmt.Sprintf("haal %d tekens weg", n-most)}
	}
	return s, nil
}

func (v *Veld) leesKeuze(s string) (any, *mis) {
	if slices.Contains(v.Waarden, s) {
		return s, nil
	}
	hint := "kies uit: " + strings.Join(v.Waarden, ", ")
	if near := diag.Nearest(s, v.Waarden); near != "" {
		hint = fmt.Sprintf("bedoelt u %q? %s", near, hint)
	}
	return nil, &mis{"waarde-keuze", fmt.Sprintf("%q kan niet bij %q", s, v.Naam()), hint}
}

func (v *Veld) leesDag(s string) (any, *mis) {
	for w := Maandag; w <= Zondag; w++ {
		if s == w.Kort() {
			return w, nil
		}
	}
	return nil, &mis{"waarde-dag", fmt.Sprintf("%q is geen dag van twee letters", s), "kies uit: ma, di, wo, do, vr, za, zo"}
}

// anders says that a value has another form than the field.
func (v *Veld) anders(x any, wat string) *mis {
	hint := v.zo()
	switch x.(type) {
	case []any:
		return &mis{"waarde-soort", fmt.Sprintf("bij %q hoort één waarde, geen lijst", v.Naam()), hint}
	case map[string]any, []map[string]any:
		return &mis{"waarde-soort", fmt.Sprintf("%q is een veld, geen blok met haken", v.Naam()), hint}
	}
	return &mis{"waarde-soort", fmt.Sprintf("bij %q hoort %s", v.Naam(), wat), hint}
}

func ja(s string) string {
	switch strings.ToLower(s) {
	case "ja", "true", "waar":
		return "true"
	case "nee", "false", "onwaar":
		return "false"
	}
	return ""
}

// zo gives the example of the field as a line to copy.
func (v *Veld) zo() string {
	if v.Voorbeeld == "" {
		return ""
	}
	return "zo moet het: " + v.Naam() + " = " + v.Voorbeeld
}

// Tekst gives the amount as it is said: "€ 2,50", "€ 3".
func (b Bedrag) Tekst() string {
	if b%100 == 0 {
		return "€ " + strconv.Itoa(int(b/100))
	}
	return fmt.Sprintf("€ %d,%02d", b/100, b%100)
}
