// Package interop gives the facts of the kaart out in the formats of others, one
// format to a file. It reads the checked model and writes bytes; it decides
// nothing about what is published.
//
// Formaten (formaat.go) is the list of what goes out as one file. All of them go
// through rijen (waarden.go), which takes an entry apart by the table of fields,
// so that a new field goes out by itself. Two formats are also read: HSDS, the
// standard of the field, and our own csv. What they gave comes back as it was.
//
// HSDS is the large one: hsds.go has its objects, hsds_schrijf.go and
// hsds_termen.go fill them, hsds_lees.go says what they mean in our terms;
// hsds_api.go and hsds_tabel.go write the two forms, hsds_in.go and
// hsds_inhoud.go read them.
package interop

import (
	"cmp"
	"iter"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"socialekaart/generator/kaart"
)

// horizon is for how many days ahead holidays and school holidays are taken out
// of a series: RRULE cannot say "not on Easter". Two years is longer than any
// calendar keeps a subscription without asking again.
const horizon = 2 * 366

// Afspraak is what a calendar shows of one entry.
type Afspraak struct {
	ID      string // stable; the UID is made of it
	Titel   string
	Tekst   string
	Waar    func(t *kaart.Tijd) string // where a block takes place; nil or "" when that is not known
	URL     string                     // absolute, or ""
	Tijden  []kaart.Tijd
	Anders  []kaart.Uitzondering
	Stempel kaart.Datum // when the facts were last checked: DTSTAMP, and where a rhythm begins
}

// ICalendar gives a calendar by RFC 5545 with what Reeksen gave for its entries.
// It has no METHOD: that is for messages between people (RFC 5546), and would
// need an ORGANIZER in each event.
func ICalendar(naam string, reeksen ...[]byte) []byte {
	w := &icalWriter{}
	w.line("BEGIN", "VCALENDAR")
	w.line("VERSION", "2.0")
	w.line("PRODID", "-//socialekaart//NL")
	w.line("CALSCALE", "GREGORIAN")
	w.text("NAME", naam)
	w.text("X-WR-CALNAME", naam)
	w.line("REFRESH-INTERVAL;VALUE=DURATION", "P1D")
	w.b.WriteString(amsterdam)
	for _, r := range reeksen {
		w.b.Write(r)
	}
	w.line("END", "VCALENDAR")
	return []byte(w.b.String())
}

// Reeksen gives the events of one entry: a VEVENT for each block of times, with
// its rhythm as RRULE; days on which it does not go on as EXDATE; days that the
// entry itself calls off as an event of their own with STATUS:CANCELLED, so that
// who subscribed sees it; days with other times as an event of their own.
// Telephone hours are left out: they are no appointment.
func Reeksen(a *Afspraak, vakanties []kaart.Periode, vandaag kaart.Datum) []byte {
	w := &icalWriter{}
	for i := range a.Tijden {
		if a.Tijden[i].Soort != "telefoon" {
			w.blok(a, i, vakanties, vandaag)
		}
	}
	return []byte(w.b.String())
}

// amsterdam is the time zone of the Netherlands since 1996 (Directive
// 2000/84/EC: summer time from the last Sunday of March to that of October).
const amsterdam = "BEGIN:VTIMEZONE\r\nTZID:Europe/Amsterdam\r\n" +
	"BEGIN:STANDARD\r\nDTSTART:19961027T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nTZNAME:CET\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\n" +
	"BEGIN:DAYLIGHT\r\nDTSTART:19970330T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nTZNAME:CEST\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT\r\n" +
	"END:VTIMEZONE\r\n"

type icalWriter struct{ b strings.Builder }

// line writes a property, folded so that no line is longer than 75 octets (RFC
// 5545 §3.1), never inside a character.
func (w *icalWriter) line(name, value string) {
	s := name + ":" + value
	for limit := 75; len(s) > limit; limit = 74 { // the space of a folded line counts
		n := limit
		for n > limit-utf8.UTFMax && !utf8.RuneStart(s[n]) {
			n--
		}
		w.b.WriteString(s[:n] + "\r\n ")
		s = s[n:]
	}
	w.b.WriteString(s + "\r\n")
}

var icalEscape = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`)

// text writes a property of type TEXT, without the control characters that it
// may not have.
func (w *icalWriter) text(name, value string) {
	value = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r == 0x7f {
			return -1
		}
		return r
	}, value)
	w.line(name, icalEscape.Replace(value))
}

const tz = ";TZID=Europe/Amsterdam"

// stempel gives a moment in local time as RFC 5545 writes it, 20261123T093000. With
// fmt it was half of the time of a calendar.
func stempel(d kaart.Datum, k kaart.Klok) string {
	if k == 24*60 { // midnight at the end of a day is that of the next
		d, k = d.Plus(1), 0
	}
	var b [len("20261123T093000")]byte
	cijfers(b[0:4], d.Jaar)
	cijfers(b[4:6], d.Maand)
	cijfers(b[6:8], d.Dag)
	b[8] = 'T'
	cijfers(b[9:11], int(k)/60)
	cijfers(b[11:13], int(k)%60)
	cijfers(b[13:15], 0)
	return string(b[:])
}

// cijfers writes n in all of b, with zeros before it; of a larger one the last digits.
func cijfers(b []byte, n int) {
	for i := len(b) - 1; i >= 0; i-- {
		b[i] = byte('0' + n%10)
		n /= 10
	}
}

// blok writes block i of an entry and the days on which it is different.
func (w *icalWriter) blok(a *Afspraak, i int, vakanties []kaart.Periode, vandaag kaart.Datum) {
	t := &a.Tijden[i]
	begin := cmp.Or(a.Stempel, vandaag)
	if len(t.Datums) > 0 {
		begin = slices.MinFunc(t.Datums, kaart.Datum.Compare)
	} else if begin.Voor(t.Vanaf) {
		begin = t.Vanaf
	}
	uid := strings.ReplaceAll(a.ID, "/", "-") + "-" + strconv.Itoa(i+1)
	all := kaart.Voorkomens(a.Tijden[i:i+1], a.Anders, vakanties, begin, vandaag.Plus(horizon))
	if !omDeWeek(t) {
		w.reeks(a, t, uid, regel(t, t.TotEnMet), all)
		return
	}
	// BYWEEKNO would say it at once, but calendars that people use do not know it.
	for deel, eind := range omDeWeekReeksen(t, all) {
		w.reeks(a, t, uid+"-"+strconv.Itoa(sindsJaar(deel[0].Datum)), regel(t, eind), deel)
	}
}

func omDeWeek(t *kaart.Tijd) bool { return (t.Week == "even" || t.Week == "oneven") && !t.Gemengd() }

// omDeWeekReeksen cuts the days of a block for even or odd weeks into series of
// every two weeks, each with its last day: after a year of 53 weeks a new one
// begins.
func omDeWeekReeksen(t *kaart.Tijd, all []kaart.Voorkomen) iter.Seq2[[]kaart.Voorkomen, kaart.Datum] {
	return func(yield func([]kaart.Voorkomen, kaart.Datum) bool) {
		for len(all) > 0 {
			jaar := sindsJaar(all[0].Datum)
			n := slices.IndexFunc(all, func(v kaart.Voorkomen) bool { return sindsJaar(v.Datum) != jaar })
			eind := t.TotEnMet
			if n < 0 {
				n = len(all)
			} else {
				eind = all[n-1].Datum
			}
			if !yield(all[:n], eind) {
				return
			}
			all = all[n:]
		}
	}
}

// sindsJaar gives the year since which the even weeks have come every two weeks
// up to d: the one after the last year of 53 weeks.
func sindsJaar(d kaart.Datum) int {
	jaar := d.Plus(3 - int(d.Weekdag())).Jaar
	for (kaart.Datum{Jaar: jaar - 1, Maand: 12, Dag: 28}).Week() != 53 { // 28 December is always in the last week
		jaar--
	}
	return jaar
}

// reeks writes a series of events with one UID: by its rule, or day by day when
// rule is "".
func (w *icalWriter) reeks(a *Afspraak, t *kaart.Tijd, uid, rule string, all []kaart.Voorkomen) {
	if len(all) == 0 {
		return
	}
	w.begin(a, t, uid, all[0].Datum, t.Van, t.Tot)
	var ex, extra []string
	var own []kaart.Voorkomen // called off, or at another time, by the entry itself
	for i, v := range all {
		if slices.ContainsFunc(a.Anders, func(u kaart.Uitzondering) bool { return u.Geldt(v.Datum) }) {
			own = append(own, v)
		} else if v.Uitval != "" {
			ex = append(ex, stempel(v.Datum, t.Van))
		}
		if i > 0 {
			extra = append(extra, stempel(v.Datum, t.Van))
		}
	}
	switch {
	case rule != "":
		w.line("RRULE", rule)
	case len(extra) > 0:
		w.line("RDATE"+tz, strings.Join(extra, ","))
	}
	if len(ex) > 0 {
		w.line("EXDATE"+tz, strings.Join(ex, ","))
	}
	w.line("END", "VEVENT")
	for _, v := range own {
		w.begin(a, t, uid, v.Datum, v.Van, v.Tot)
		w.line("RECURRENCE-ID"+tz, stempel(v.Datum, t.Van))
		if v.Uitval != "" {
			w.line("STATUS", "CANCELLED")
			w.text("COMMENT", "Gaat niet door: "+v.Uitval)
		}
		w.line("END", "VEVENT")
	}
}

func (w *icalWriter) begin(a *Afspraak, t *kaart.Tijd, uid string, d kaart.Datum, van, tot kaart.Klok) {
	w.line("BEGIN", "VEVENT")
	w.line("UID", uid+"@socialekaart")
	w.line("DTSTAMP", stempel(cmp.Or(a.Stempel, d), 0)+"Z")
	w.line("DTSTART"+tz, stempel(d, van))
	if tot > 0 {
		w.line("DTEND"+tz, stempel(d, tot))
	}
	titel := a.Titel
	if t.Naam != "" {
		titel += ": " + t.Naam
	}
	w.text("SUMMARY", titel)
	if a.Tekst != "" {
		w.text("DESCRIPTION", a.Tekst)
	}
	if a.Waar != nil {
		if s := a.Waar(t); s != "" {
			w.text("LOCATION", s)
		}
	}
	if a.URL != "" {
		w.line("URL", a.URL)
	}
}

var icalDag = [...]string{"MO", "TU", "WE", "TH", "FR", "SA", "SU"}

// regel gives the RRULE of a block up to and including eind; "" where no rule
// says it: loose dates, and rhythms that are mixed.
func regel(t *kaart.Tijd, eind kaart.Datum) string {
	if len(t.Datums) > 0 || t.Gemengd() {
		return ""
	}
	var days []string
	for _, d := range t.Dagen {
		if len(t.KeerInMaand) == 0 && !t.Laatste {
			days = append(days, icalDag[d])
			continue
		}
		for _, n := range t.KeerInMaand {
			days = append(days, strconv.Itoa(n)+icalDag[d])
		}
		if t.Laatste {
			days = append(days, "-1"+icalDag[d])
		}
	}
	s := "FREQ=WEEKLY"
	switch {
	case len(t.KeerInMaand) > 0 || t.Laatste:
		s = "FREQ=MONTHLY"
	case omDeWeek(t):
		s += ";INTERVAL=2"
	case t.ElkeWeken > 1 && !t.Vanaf.Leeg():
		s += ";INTERVAL=" + strconv.Itoa(t.ElkeWeken)
	}
	s += ";BYDAY=" + strings.Join(days, ",") + ";WKST=MO"
	if !eind.Leeg() {
		s += ";UNTIL=" + stempelUTC(eind)
	}
	return s
}

// stempelUTC gives the last second of a day in the Netherlands in UTC, which is
// how UNTIL must be written when DTSTART has a time zone.
func stempelUTC(d kaart.Datum) string {
	if zomertijd(d) {
		return stempel(d, 21*60+59) + "Z"
	}
	return stempel(d, 22*60+59) + "Z"
}

// zomertijd says whether summer time holds at the end of day d.
func zomertijd(d kaart.Datum) bool {
	return !d.Voor(laatsteZondag(d.Jaar, 3)) && d.Voor(laatsteZondag(d.Jaar, 10))
}

// laatsteZondag gives the last Sunday of a month with 31 days.
func laatsteZondag(jaar, maand int) kaart.Datum {
	d := kaart.Datum{Jaar: jaar, Maand: maand, Dag: 31}
	return d.Plus(-((int(d.Weekdag()) + 1) % 7))
}
