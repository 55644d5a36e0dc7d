package kaart

import (
	"fmt"
	"strconv"
)

// Datum is a civil date in the Netherlands: a day on the calendar, without a
// clock and without a zone, so that no build depends on where it runs. The
// zero Datum means "not given". Datums compare with == and Compare.
type Datum struct{ Jaar, Maand, Dag int }

// Weekdag counts from Monday, as a Dutch week does.
type Weekdag int

// The days of the week.
const (
	Maandag Weekdag = iota
	Dinsdag
	Woensdag
	Donderdag
	Vrijdag
	Zaterdag
	Zondag
)

// The names of days and months; Dutch writes them without a capital.
var (
	dagen   = [...]string{"maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"}
	kort    = [...]string{"ma", "di", "wo", "do", "vr", "za", "zo"}
	maanden = [...]string{"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"}
)

// String gives the name of the day: "maandag".
func (w Weekdag) String() string { return dagen[w] }

// Kort gives the two letters that stand in content: "ma".
func (w Weekdag) Kort() string { return kort[w] }

// ParseDatum reads "2026-11-23". It refuses a day that does not exist.
func ParseDatum(s string) (Datum, bool) {
	if len(s) != 10 || s[4] != '-' || s[7] != '-' {
		return Datum{}, false
	}
	j, err1 := strconv.Atoi(s[:4])
	m, err2 := strconv.Atoi(s[5:7])
	d, err3 := strconv.Atoi(s[8:])
	got := Datum{j, m, d}
	if err1 != nil || err2 != nil || err3 != nil || !got.Bestaat() {
		return Datum{}, false
	}
	return got, true
}

// Bestaat says whether d is a real day between 1900 and 2199: years outside
// that are typing errors in a sociale kaart.
func (d Datum) Bestaat() bool {
	return d.Jaar >= 1900 && d.Jaar < 2200 && d.Maand >= 1 && d.Maand <= 12 && d.Dag >= 1 && d.Dag <= dagenIn(d.Jaar, d.Maand)
}

func dagenIn(jaar, maand int) int {
	switch maand {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if jaar%4 == 0 && (jaar%100 != 0 || jaar%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// Leeg says whether no date was given.
func (d Datum) Leeg() bool { return d == Datum{} }

// String gives "2026-11-23", the form of ISO 8601 and of the content.
func (d Datum) String() string { return fmt.Sprintf("%04d-%02d-%02d", d.Jaar, d.Maand, d.Dag) }

// Tekst gives the date as it is said: "23 november 2026".
func (d Datum) Tekst() string {
	return strconv.Itoa(d.Dag) + " " + maanden[d.Maand-1] + " " + strconv.Itoa(d.Jaar)
}

// MetDag gives the date with its weekday: "maandag 23 november".
func (d Datum) MetDag() string {
	return d.Weekdag().String() + " " + strconv.Itoa(d.Dag) + " " + maanden[d.Maand-1]
}

// Compare orders dates: negative when d is before e. The zero Datum is before
// every other.
func (d Datum) Compare(e Datum) int { return d.nummer() - e.nummer() }

// Voor says whether d is before e.
func (d Datum) Voor(e Datum) bool { return d.Compare(e) < 0 }

// nummer counts days, with 1 March of the year 0 as day 0: a year that starts
// in March has its leap day at the end, so the months need no table.
// Source: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms".
func (d Datum) nummer() int {
	if d.Leeg() {
		return -1
	}
	y, m := d.Jaar, d.Maand
	if m <= 2 {
		y--
		m += 12
	}
	return 365*y + y/4 - y/100 + y/400 + (153*(m-3)+2)/5 + d.Dag - 1
}

// Plus gives the date n days later, or earlier when n is negative.
func (d Datum) Plus(n int) Datum {
	z := d.nummer() + n
	era := z / 146097
	doe := z - era*146097
	yoe := (doe - doe/1460 + doe/36524 - doe/146096) / 365
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	mp := (5*doy + 2) / 153
	r := Datum{yoe + era*400, mp + 3, doy - (153*mp+2)/5 + 1}
	if r.Maand > 12 {
		r.Maand -= 12
		r.Jaar++
	}
	return r
}

// PlusMaanden gives the same day n months later; where that month is too short,
// its last day.
func (d Datum) PlusMaanden(n int) Datum {
	m := d.Jaar*12 + d.Maand - 1 + n
	r := Datum{m / 12, m%12 + 1, d.Dag}
	r.Dag = min(r.Dag, dagenIn(r.Jaar, r.Maand))
	return r
}

// Sinds gives the number of days from e to d.
func (d Datum) Sinds(e Datum) int { return d.nummer() - e.nummer() }

// Weekdag gives the day of the week. 1 March of the year 0 was a Wednesday.
func (d Datum) Weekdag() Weekdag { return Weekdag((d.nummer() + 2) % 7) }

// Week gives the ISO 8601 week number, which is what "even weken" means in a
// Dutch activity folder.
func (d Datum) Week() int {
	donderdag := d.Plus(3 - int(d.Weekdag()))
	return donderdag.Sinds(Datum{donderdag.Jaar, 1, 1})/7 + 1
}

// Feestdag gives the name of the public holiday on d, or "". The list is that
// of rijksoverheid.nl/onderwerpen/schoolvakanties/officiele-feestdagen without
// Goede Vrijdag, on which most offers simply go on. Bevrijdingsdag is a free day
// once in five years.
func (d Datum) Feestdag() string {
	pasen := pasen(d.Jaar)
	switch d.Sinds(pasen) {
	case 0:
		return "eerste paasdag"
	case 1:
		return "tweede paasdag"
	case 39:
		return "Hemelvaartsdag"
	case 49:
		return "eerste pinksterdag"
	case 50:
		return "tweede pinksterdag"
	}
	koningsdag := Datum{d.Jaar, 4, 27}
	if koningsdag.Weekdag() == Zondag {
		koningsdag.Dag = 26
	}
	switch d {
	case Datum{d.Jaar, 1, 1}:
		return "Nieuwjaarsdag"
	case koningsdag:
		return "Koningsdag"
	case Datum{d.Jaar, 12, 25}:
		return "eerste kerstdag"
	case Datum{d.Jaar, 12, 26}:
		return "tweede kerstdag"
	}
	if d == (Datum{d.Jaar, 5, 5}) && d.Jaar%5 == 0 {
		return "Bevrijdingsdag"
	}
	return ""
}

// pasen gives Easter Sunday of the Gregorian calendar (the anonymous algorithm
// of 1876, as in Meeus, "Astronomical Algorithms", ch. 8).
func pasen(j int) Datum {
	a, b, c := j%19, j/100, j%100
	h := (19*a + b - b/4 - (b-(b+8)/25+1)/3 + 15) % 30
	l := (32 + 2*(b%4) + 2*(c/4) - h - c%4) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return Datum{j, n / 31, n%31 + 1}
}

// Periode is a run of days, both ends included.
type Periode struct {
	Naam string `toml:"naam"`
	Van  Datum  `toml:"van"`
	Tot  Datum  `toml:"tot_en_met"`
}

// Bevat says whether d falls in p. An open end has no limit.
func (p Periode) Bevat(d Datum) bool {
	return (p.Van.Leeg() || !d.Voor(p.Van)) && (p.Tot.Leeg() || !p.Tot.Voor(d))
}
