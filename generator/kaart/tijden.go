package kaart

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// Klok is a time of day in minutes after midnight.
type Klok int

// ParseKlok reads "09:30". It wants two digits on both sides, so that a time
// can be sorted and compared by eye in the content.
func ParseKlok(s string) (Klok, bool) {
	if len(s) != 5 || s[2] != ':' {
		return 0, false
	}
	u, err1 := strconv.ParseUint(s[:2], 10, 8)
	m, err2 := strconv.ParseUint(s[3:], 10, 8)
	if err1 != nil || err2 != nil || u > 24 || m > 59 || u == 24 && m > 0 {
		return 0, false
	}
	return Klok(u*60 + m), true
}

// String gives "09:30", as in the content and in HTML's datetime.
func (k Klok) String() string {
	return string([]byte{'0' + byte(k/600), '0' + byte(k/60%10), ':', '0' + byte(k%60/10), '0' + byte(k%10)})
}

// Tekst gives the time as it is said: "9.30", "14.00".
func (k Klok) Tekst() string {
	m := strconv.Itoa(int(k % 60))
	if len(m) == 1 {
		m = "0" + m
	}
	return strconv.Itoa(int(k/60)) + "." + m
}

// Tijd is one block of a weekly or monthly rhythm: one [[tijden]] in the
// content. It is a small Dutch model on purpose; RRULE and
// OpeningHoursSpecification are made from it, never read into it (HSDS issue
// 598: people find RRULE too complex).
//
// A Tijd has days of the week, or loose dates (Datums), never both.
type Tijd struct {
	Dagen          []Weekdag `toml:"dag"`
	Van            Klok      `toml:"van"`
	Tot            Klok      `toml:"tot"` // 0: the end is not known
	Soort          string    `toml:"soort"`
	Week           string    `toml:"week"`          // "", elke, even, oneven (ISO week)
	KeerInMaand    []int     `toml:"keer_in_maand"` // 2: the second of its weekday in the month
	Laatste        bool      `toml:"laatste"`       // the last of its weekday in the month
	ElkeWeken      int       `toml:"elke_weken"`    // every n weeks, counted from the week of Vanaf
	Vanaf          Datum     `toml:"vanaf"`
	TotEnMet       Datum     `toml:"tot_en_met"`
	NietInVakantie bool      `toml:"niet_in_schoolvakantie"`
	OokOpFeestdag  bool      `toml:"ook_op_feestdagen"`
	Naam           string    `toml:"naam"`
	Locatie        string    `toml:"locatie"`
	Datums         []Datum   `toml:"datums"`
}

// Uitzondering changes or cancels what the rhythm says for one day or a run of
// days. Without Van it means: closed.
type Uitzondering struct {
	Datum    Datum  `toml:"datum"`
	TotEnMet Datum  `toml:"tot_en_met"`
	Van      Klok   `toml:"van"`
	Tot      Klok   `toml:"tot"`
	Reden    string `toml:"reden"`
}

// Geldt says whether u is about day d.
func (u Uitzondering) Geldt(d Datum) bool {
	if u.TotEnMet.Leeg() {
		return u.Datum == d
	}
	return Periode{Van: u.Datum, Tot: u.TotEnMet}.Bevat(d)
}

// Dicht says whether u closes the door, rather than giving other times.
func (u Uitzondering) Dicht() bool { return u.Van == 0 && u.Tot == 0 }

// Voorkomen is one time that something happens, or would have happened when
// Uitval is not empty.
type Voorkomen struct {
	Datum    Datum
	Van, Tot Klok
	Blok     int    // index of the Tijd it comes from
	Uitval   string // why it does not go on; "" when it does
}

// Op says whether the rhythm of t falls on d. Holidays, school holidays and
// exceptions are not looked at.
func (t *Tijd) Op(d Datum) bool {
	if !(Periode{Van: t.Vanaf, Tot: t.TotEnMet}).Bevat(d) {
		return false
	}
	if len(t.Datums) > 0 {
		return slices.Contains(t.Datums, d)
	}
	if !slices.Contains(t.Dagen, d.Weekdag()) {
		return false
	}
	switch {
	case t.Week == "even" && d.Week()%2 != 0, t.Week == "oneven" && d.Week()%2 == 0:
		return false
	case t.ElkeWeken > 1 && !t.Vanaf.Leeg():
		maandag := t.Vanaf.Plus(-int(t.Vanaf.Weekdag()))
		if d.Sinds(maandag)/7%t.ElkeWeken != 0 {
			return false
		}
	}
	if len(t.KeerInMaand) == 0 && !t.Laatste {
		return true
	}
	return slices.Contains(t.KeerInMaand, (d.Dag-1)/7+1) || t.Laatste && d.Dag+7 > dagenIn(d.Jaar, d.Maand)
}

// Gemengd says whether t has more than one rhythm: even or odd weeks, every n weeks,
// times in the month. Together they can be reckoned with but not said, on a page or by
// an RRULE; the check refuses them.
func (t *Tijd) Gemengd() bool {
	n := 0
	for _, is := range []bool{t.Week == "even" || t.Week == "oneven", t.ElkeWeken > 1 && !t.Vanaf.Leeg(), len(t.KeerInMaand) > 0 || t.Laatste} {
		if is {
			n++
		}
	}
	return n > 1
}

// Voorbij says whether t is over on the day d: its last day, or the last of its loose
// dates, lies before d.
func (t *Tijd) Voorbij(d Datum) bool {
	if !t.TotEnMet.Leeg() && t.TotEnMet.Voor(d) {
		return true
	}
	return len(t.Datums) > 0 && slices.MaxFunc(t.Datums, Datum.Compare).Voor(d)
}

// Komend gives t with its loose dates from the day d on, in order. What is over stays
// as it was.
func (t Tijd) Komend(d Datum) Tijd {
	if len(t.Datums) > 0 && !t.Voorbij(d) {
		t.Datums = slices.DeleteFunc(slices.Clone(t.Datums), func(x Datum) bool { return x.Voor(d) })
		slices.SortFunc(t.Datums, Datum.Compare)
	}
	return t
}

// Voorkomens gives what happens from van up to and including tot, in order of
// date, time and block. A day that falls out stands in the list with its
// reason, so that a page and a calendar can say so. vakanties are the school
// holidays of the region.
func Voorkomens(tijden []Tijd, uitz []Uitzondering, vakanties []Periode, van, tot Datum) []Voorkomen {
	var out []Voorkomen
	for d := van; !tot.Voor(d); d = d.Plus(1) {
		for i := range tijden {
			if t := &tijden[i]; t.Op(d) {
				out = append(out, t.opDag(d, i, uitz, vakanties))
			}
		}
	}
	// Sort for determinism: date, then time, then place in the file.
	slices.SortStableFunc(out, func(a, b Voorkomen) int {
		return cmp.Or(a.Datum.Compare(b.Datum), cmp.Compare(a.Van, b.Van), cmp.Compare(a.Blok, b.Blok))
	})
	return out
}

func (t *Tijd) opDag(d Datum, blok int, uitz []Uitzondering, vakanties []Periode) Voorkomen {
	v := Voorkomen{Datum: d, Van: t.Van, Tot: t.Tot, Blok: blok}
	for _, u := range uitz {
		if !u.Geldt(d) {
			continue
		}
		if u.Dicht() {
			v.Uitval = cmp.Or(u.Reden, "deze keer niet")
		} else {
			v.Van, v.Tot = u.Van, u.Tot
		}
		return v
	}
	if f := d.Feestdag(); f != "" && !t.OokOpFeestdag && len(t.Datums) == 0 {
		v.Uitval = f
		return v
	}
	if t.NietInVakantie {
		for _, p := range vakanties {
			if p.Bevat(d) {
				v.Uitval = cmp.Or(p.Naam, "schoolvakantie")
				return v
			}
		}
	}
	return v
}

// Wanneer says in plain Dutch when t is: "dinsdag en vrijdag van 9.30 tot 12.00
// uur", "elke tweede zaterdag van de maand van 11.00 tot 14.00 uur".
func (t *Tijd) Wanneer() string {
	return strings.TrimSpace(t.WelkeDagen() + " " + t.Uren())
}

// Uren gives "van 9.30 tot 12.00 uur", "om 9.30 uur" without an end, or "".
func (t *Tijd) Uren() string { return Uren(t.Van, t.Tot) }

// Uren gives the hours between two times in words.
func Uren(van, tot Klok) string {
	switch {
	case van == 0 && tot == 0:
		return ""
	case tot == 0:
		return "om " + van.Tekst() + " uur"
	}
	return "van " + van.Tekst() + " tot " + tot.Tekst() + " uur"
}

// rangtelwoorden for keer_in_maand; a month has at most five of a weekday.
var rangtelwoorden = [...]string{"", "eerste", "tweede", "derde", "vierde", "vijfde"}

// rangtelwoord gives any number, because a list of somebody else may hold any.
func rangtelwoord(n int) string {
	if n > 0 && n < len(rangtelwoorden) {
		return rangtelwoorden[n]
	}
	return strconv.Itoa(n) + "e"
}

// WelkeDagen gives the days of t in words, without the hours.
func (t *Tijd) WelkeDagen() string {
	if len(t.Datums) > 0 {
		var s []string
		for _, d := range t.Datums {
			s = append(s, d.MetDag())
		}
		return Opsomming(s)
	}
	var s string
	switch {
	case len(t.KeerInMaand) > 0 || t.Laatste:
		var keer []string
		for _, k := range t.KeerInMaand {
			keer = append(keer, rangtelwoord(k))
		}
		if t.Laatste {
			keer = append(keer, "laatste")
		}
		return "elke " + Opsomming(keer) + " " + DagenTekst(t.Dagen) + " van de maand"
	case t.ElkeWeken > 1:
		s = "elke " + strconv.Itoa(t.ElkeWeken) + " weken op "
	case t.Week == "even":
		s = "in even weken op "
	case t.Week == "oneven":
		s = "in oneven weken op "
	}
	return s + DagenTekst(t.Dagen)
}

// DagenTekst puts weekdays in words: three or more in a row become
// "maandag tot en met vrijdag".
func DagenTekst(ds []Weekdag) string {
	var s []string
	for i := 0; i < len(ds); {
		j := i
		for j+1 < len(ds) && ds[j+1] == ds[j]+1 {
			j++
		}
		if j-i >= 2 {
			s = append(s, ds[i].String()+" tot en met "+ds[j].String())
			i = j + 1
			continue
		}
		s = append(s, ds[i].String())
		i++
	}
	return Opsomming(s)
}

// Opsomming joins words as Dutch does: "a, b en c".
func Opsomming(s []string) string {
	if len(s) < 2 {
		return strings.Join(s, "")
	}
	return strings.Join(s[:len(s)-1], ", ") + " en " + s[len(s)-1]
}
