package kaart

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Netjes gives a value as it should be written in TOML, when what is meant is
// certain: "9.30" is "09:30", "6538dh" is "6538 DH", 0240000000 between quotes
// is "024 000 00 00". x is a value as TOML gives it, or one element of a list.
// It gives false for what a person must look at. What it gives, it gives again
// for itself.
func (v *Veld) Netjes(x any) (string, bool) {
	switch x := x.(type) {
	case string:
		return v.netteTekst(x)
	case bool:
		if v.Vorm == Keuze && slices.Contains(v.Waarden, "nee") {
			return strconv.Quote(map[bool]string{true: "ja", false: "nee"}[x]), !x || slices.Contains(v.Waarden, "ja")
		}
		return strconv.FormatBool(x), v.Vorm == JaNee
	case int64:
		switch v.Vorm {
		case Getal, Bedragvorm, Graden:
			_, m := v.leesWaarde(x)
			return strconv.FormatInt(x, 10), m == nil
		case Tekst, PC4vorm, KvKvorm:
			return fmt.Sprintf(`"%d"`, x), true
		}
	case time.Time:
		d := Datum{x.Year(), int(x.Month()), x.Day()}
		return d.String(), v.Vorm == Datumvorm && d.Bestaat()
	}
	return "", false
}

// netteTekst is Netjes for what stands between quotes. A running text is left
// as it is: how it reads is for the editor, and for the language check.
func (v *Veld) netteTekst(s string) (string, bool) {
	s = strings.TrimSpace(s)
	switch v.Vorm {
	case Getal:
		n, err := strconv.Atoi(s)
		return strconv.Itoa(n), err == nil && n >= 0 && n <= getalMax
	case JaNee:
		return ja(s), ja(s) != ""
	case Datumvorm:
		d, ok := RaadDatum(s)
		return d.String(), ok
	case Bedragvorm:
		p := bedragLos.FindStringSubmatch(s)
		if p == nil {
			return "", false
		}
		return p[1] + strings.Replace(p[2], ",", ".", 1), true
	case Graden, Tekst:
		return "", false
	}
	if s == "" {
		return "", false
	}
	goed := s
	switch v.Vorm {
	case Telefoonvorm:
		t, ok := ParseTelefoon(s)
		if !ok {
			return "", false
		}
		goed = t.Netjes()
	case Klokvorm:
		k, ok := RaadKlok(s)
		if !ok {
			return "", false
		}
		goed = k.String()
	case Dagvorm:
		w, ok := raadDag(s)
		if !ok {
			return "", false
		}
		goed = w.Kort()
	case Postcodevorm:
		if p := strings.ToUpper(strings.ReplaceAll(s, " ", "")); len(p) == 6 {
			goed = p[:4] + " " + p[4:]
		}
	case ICPCvorm:
		goed = strings.ToUpper(s)
	case Taalvorm:
		for code, naam := range Talen {
			if strings.EqualFold(s, naam) {
				goed = code
			}
		}
	case Emailvorm:
		goed = strings.TrimPrefix(s, "mailto:")
	case Webvorm:
		if strings.HasPrefix(s, "www.") {
			goed = "https://" + s
		}
	case Keuze, Verwijzing, Slugvorm:
		goed = v.bijna(s)
	}
	if _, mis := v.leesTekst(goed); mis != nil {
		return "", false
	}
	return `"` + goed + `"`, true
}

// bijna gives the value of a Keuze that differs from s only in capitals, and in
// spaces for the streepje; it is s itself when there is none.
func (v *Veld) bijna(s string) string {
	laag := strings.ToLower(s)
	for _, w := range v.Waarden {
		if w == strings.ReplaceAll(laag, " ", "_") {
			return w
		}
	}
	if v.Vorm != Keuze {
		return laag
	}
	return s
}

var (
	dagMaandJaar = regexp.MustCompile(`^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$`)
	jaarVoorop   = regexp.MustCompile(`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$`)
	maandInWoord = regexp.MustCompile(`^(\d{1,2}) ([a-z]+)\.? (\d{4})$`)
	bedragLos    = regexp.MustCompile(`^(?:€ ?)?(\d{1,4})((?:[.,]\d{2})?)(?:,-|,--)?(?: ?€| euro)?$`)
	klokLos      = regexp.MustCompile(`^(\d{1,2}) ?[:.u] ?(\d{2})(?: ?(?:uur|u))?$`)
	klokHeel     = regexp.MustCompile(`^(\d{1,2}) ?(?:uur|u)$`)
)

// RaadDatum reads a date as people write it: 2026-11-23, 23-11-2026, 23/11/2026,
// 23 november 2026, 23 nov. 2026. The day comes before the month, as it does in
// Dutch. It gives false for a day that does not exist.
func RaadDatum(s string) (Datum, bool) {
	s = strings.ToLower(strings.TrimSpace(s))
	var d Datum
	if p := dagMaandJaar.FindStringSubmatch(s); p != nil {
		d = Datum{cijfers(p[3]), cijfers(p[2]), cijfers(p[1])}
	} else if p := jaarVoorop.FindStringSubmatch(s); p != nil {
		d = Datum{cijfers(p[1]), cijfers(p[2]), cijfers(p[3])}
	} else if p := maandInWoord.FindStringSubmatch(s); p != nil {
		for i, naam := range maanden {
			if len(p[2]) >= 3 && strings.HasPrefix(naam, p[2]) || p[2] == "mrt" && i == 2 {
				d = Datum{cijfers(p[3]), i + 1, cijfers(p[1])}
			}
		}
	}
	return d, d.Bestaat()
}

// RaadKlok reads a time of day as people write it: 9:30, 9.30, 09.30 uur, 9u30,
// 9 uur. A number alone is no time.
func RaadKlok(s string) (Klok, bool) {
	s = strings.ToLower(strings.TrimSpace(s))
	if p := klokHeel.FindStringSubmatch(s); p != nil {
		return ParseKlok(fmt.Sprintf("%02d:00", cijfers(p[1])))
	}
	p := klokLos.FindStringSubmatch(s)
	if p == nil {
		return 0, false
	}
	return ParseKlok(fmt.Sprintf("%02d:%s", cijfers(p[1]), p[2]))
}

// raadDag reads a day of the week: "di", "di.", "Dinsdag", "dinsdags".
func raadDag(s string) (Weekdag, bool) {
	s = strings.TrimSuffix(strings.ToLower(strings.TrimSpace(s)), ".")
	for w := Maandag; w <= Zondag; w++ {
		if s == w.Kort() || strings.TrimSuffix(s, "s") == w.String() {
			return w, true
		}
	}
	return 0, false
}

// cijfers gives the number of a few digits that a pattern has found.
func cijfers(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}
