// Package interop gives the facts of the kaart out in the formats of others, one
// format to a file. It reads the checked model and writes bytes; it decides
// nothing about what is published.
package interop

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

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
	Waar    func(t *kaart.Tijd) string // where a block takes place
	URL     string                     // absolute, or ""
	Tijden  []kaart.Tijd
	Anders  []kaart.Uitzondering
	Stempel kaart.Datum // when the facts were last checked: DTSTAMP
}

// ICalendar gives a calendar by RFC 5545: a VEVENT for each block of times, with
// its rhythm as RRULE; days on which it does not go on as EXDATE; days that the
// entry itself calls off as an event of their own with STATUS:CANCELLED, so that
// who subscribed sees it; days with other times as an event of their own.
// Telephone hours are left out: they are no appointment.
func ICalendar(naam string, afspraken []Afspraak, vakanties []kaart.Periode, vandaag kaart.Datum) []byte {
	w := &icalWriter{}
	w.line("BEGIN", "VCALENDAR")
	w.line("VERSION", "2.0")
	w.line("PRODID", "-//socialekaart//NL")
	w.line("CALSCALE", "GREGORIAN")
	w.line("METHOD", "PUBLISH")
	w.text("NAME", naam)
	w.text("X-WR-CALNAME", naam)
	w.line("REFRESH-INTERVAL;VALUE=DURATION", "P1D")
	w.b.WriteString(amsterdam)
	for i := range afspraken {
		for j := range afspraken[i].Tijden {
			if afspraken[i].Tijden[j].Soort != "telefoon" {
				w.reeks(&afspraken[i], j, vakanties, vandaag)
			}
		}
	}
	w.line("END", "VCALENDAR")
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
		for s[n]&0xc0 == 0x80 {
			n--
		}
		w.b.WriteString(s[:n] + "\r\n ")
		s = s[n:]
	}
	w.b.WriteString(s + "\r\n")
}

var icalEscape = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`, "\r", "")

func (w *icalWriter) text(name, value string) { w.line(name, icalEscape.Replace(value)) }

const tz = ";TZID=Europe/Amsterdam"

func stempel(d kaart.Datum, k kaart.Klok) string {
	if k == 24*60 { // midnight at the end of a day is that of the next
		d, k = d.Plus(1), 0
	}
	return fmt.Sprintf("%04d%02d%02dT%02d%02d00", d.Jaar, d.Maand, d.Dag, k/60, k%60)
}

// reeks writes block i of an entry and the days on which it is different.
func (w *icalWriter) reeks(a *Afspraak, i int, vakanties []kaart.Periode, vandaag kaart.Datum) {
	t := &a.Tijden[i]
	begin := a.Stempel
	if begin.Leeg() {
		begin = vandaag
	}
	if begin.Voor(t.Vanaf) {
		begin = t.Vanaf
	}
	all := kaart.Voorkomens(a.Tijden[i:i+1], a.Anders, vakanties, begin, vandaag.Plus(horizon))
	if len(t.Datums) > 0 {
		all = kaart.Voorkomens(a.Tijden[i:i+1], a.Anders, vakanties, slices.MinFunc(t.Datums, kaart.Datum.Compare), vandaag.Plus(horizon))
	}
	if len(all) == 0 {
		return
	}
	uid := strings.ReplaceAll(a.ID, "/", "-") + "-" + strconv.Itoa(i+1) + "@socialekaart"
	first := all[0].Datum
	w.begin(a, t, uid, first, t.Van, t.Tot)
	if rule := regel(t); rule != "" {
		w.line("RRULE", rule)
	}
	var ex, extra []string
	var own []kaart.Voorkomen // called off, or at another time, by the entry itself
	for _, v := range all {
		switch eigen := slices.ContainsFunc(a.Anders, func(u kaart.Uitzondering) bool { return u.Geldt(v.Datum) }); {
		case eigen:
			own = append(own, v)
		case v.Uitval != "":
			ex = append(ex, stempel(v.Datum, t.Van))
		}
		if len(t.Datums) > 0 && v.Datum != first {
			extra = append(extra, stempel(v.Datum, t.Van))
		}
	}
	if len(extra) > 0 {
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
	w.line("UID", uid)
	w.line("DTSTAMP", stempel(a.Stempel, 0)+"Z")
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

// regel gives the RRULE of a block; "" for loose dates.
func regel(t *kaart.Tijd) string {
	if len(t.Datums) > 0 {
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
	case t.Week == "even" || t.Week == "oneven":
		// INTERVAL=2 would go wrong after a year of 53 weeks.
		s = "FREQ=YEARLY;BYWEEKNO=" + weken(t.Week == "even")
	case t.ElkeWeken > 1:
		s += ";INTERVAL=" + strconv.Itoa(t.ElkeWeken)
	}
	s += ";BYDAY=" + strings.Join(days, ",")
	if strings.HasPrefix(s, "FREQ=WEEKLY") {
		s += ";WKST=MO"
	}
	if !t.TotEnMet.Leeg() {
		s += ";UNTIL=" + stempelUTC(t.TotEnMet)
	}
	return s
}

func weken(even bool) string {
	var out []string
	n := 1
	if even {
		n = 2
	}
	for ; n <= 53; n += 2 {
		out = append(out, strconv.Itoa(n))
	}
	return strings.Join(out, ",")
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
