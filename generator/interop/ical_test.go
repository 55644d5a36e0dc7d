package interop

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // the test must not depend on the machine
	"unicode/utf8"

	ics "github.com/arran4/golang-ical"
	"github.com/teambition/rrule-go"

	"socialekaart/generator/kaart"
	"socialekaart/generator/kaart/kaarttest"
)

var (
	vandaag = kaart.Datum{Jaar: 2026, Maand: 11, Dag: 22}
	gezien  = kaart.Datum{Jaar: 2026, Maand: 10, Dag: 1}
)

func afspraak(g kaarttest.Geval) *Afspraak {
	return &Afspraak{ID: "voorzieningen/proef", Titel: "Proef; met, tekens", Tijden: g.Tijden, Anders: g.Anders, Stempel: gezien}
}

// TestSeries holds a calendar, as an independent parser and an independent
// expander of rules read it, against kaart.Voorkomens over two years.
func TestSeries(t *testing.T) {
	gevallen := slices.Clone(kaarttest.Patronen)
	for seed := range uint64(400) {
		g := kaarttest.Willekeurig(seed)
		g.Naam = fmt.Sprintf("random %d", seed)
		gevallen = append(gevallen, g)
	}
	events := 0
	for _, g := range gevallen {
		data := ICalendar("Proef", Reeksen(afspraak(g), kaarttest.Vakanties, vandaag))
		checkLines(t, data)
		got, want := expand(t, data, gezien, vandaag.Plus(730)), expected(g, gezien, vandaag.Plus(730))
		events += len(want)
		if !slices.Equal(got, want) {
			t.Errorf("%s: %+v\n%s\n got %d: %v\nwant %d: %v", g.Naam, g, data, len(got), verschil(got, want), len(want), verschil(want, got))
			return
		}
	}
	if events < 10_000 {
		t.Errorf("only %d events were compared", events)
	}
}

func verschil(a, b []string) []string {
	return slices.DeleteFunc(slices.Clone(a), func(s string) bool { return slices.Contains(b, s) })
}

// expected gives what a calendar must show. A day that falls out by itself is
// not there; one that the entry calls off is there as cancelled. Loose dates
// are all told, also those before the check.
func expected(g kaarttest.Geval, van, tot kaart.Datum) []string {
	var out []string
	for i := range g.Tijden {
		for _, v := range kaart.Voorkomens(g.Tijden[i:i+1], g.Anders, kaarttest.Vakanties, van, tot) {
			eigen := slices.ContainsFunc(g.Anders, func(u kaart.Uitzondering) bool { return u.Geldt(v.Datum) })
			if v.Uitval != "" && !eigen {
				continue
			}
			out = append(out, event(i, clock(v.Datum, v.Van), clock(v.Datum, cmp.Or(v.Tot, v.Van)), v.Uitval != ""))
		}
	}
	slices.Sort(out)
	return out
}

func event(blok int, van, tot time.Time, uit bool) string {
	return fmt.Sprintf("%s %d %s cancelled=%v", van.UTC().Format("2006-01-02T15:04"), blok+1, tot.UTC().Format("02T15:04"), uit)
}

func clock(d kaart.Datum, k kaart.Klok) time.Time {
	return time.Date(d.Jaar, time.Month(d.Maand), d.Dag, 0, int(k), 0, 0, nederland)
}

var nederland = func() *time.Location {
	loc, err := time.LoadLocation("Europe/Amsterdam")
	if err != nil {
		panic(err)
	}
	return loc
}()

// expand reads a calendar and works out its events from van to tot.
func expand(t *testing.T, data []byte, van, tot kaart.Datum) []string {
	t.Helper()
	cal, err := ics.ParseCalendar(strings.NewReader(string(data)))
	if err != nil {
		t.Fatalf("%v\n%s", err, data)
	}
	type key struct {
		uid string
		at  time.Time
	}
	own := map[key]bool{}
	var out []string
	for _, e := range cal.Events() {
		if id := e.GetProperty(ics.ComponentPropertyRecurrenceId); id != nil {
			own[key{e.Id(), local(t, id.Value)}] = true
		}
	}
	uids := map[string]bool{}
	for _, e := range cal.Events() {
		begin, end := local(t, value(e, "DTSTART")), local(t, value(e, "DTSTART"))
		if s := value(e, "DTEND"); s != "" {
			end = local(t, s)
		}
		blok := int(uidBlok.FindStringSubmatch(e.Id())[1][0] - '1')
		id := e.GetProperty(ics.ComponentPropertyRecurrenceId)
		if id == nil {
			if uids[e.Id()] {
				t.Fatalf("two series with UID %s", e.Id())
			}
			uids[e.Id()] = true
		}
		for _, at := range starts(t, e, begin) {
			if at.Before(clock(van, 0)) || !at.Before(clock(tot.Plus(1), 0)) || id == nil && own[key{e.Id(), at}] {
				continue
			}
			out = append(out, event(blok, at, at.Add(end.Sub(begin)), value(e, "STATUS") == "CANCELLED"))
		}
	}
	slices.Sort(out)
	return out
}

var uidBlok = regexp.MustCompile(`^voorzieningen-proef-(\d)(-\d{4})?@socialekaart$`)

// starts expands one event with rrule-go.
func starts(t *testing.T, e *ics.VEvent, begin time.Time) []time.Time {
	t.Helper()
	var set rrule.Set
	set.DTStart(begin)
	if s := value(e, "RRULE"); s != "" {
		o, err := rrule.StrToROptionInLocation(s, nederland)
		if err != nil {
			t.Fatalf("%s: %v", s, err)
		}
		if strings.Contains(s, "UNTIL") && !regexp.MustCompile(`UNTIL=\d{8}T\d{6}Z`).MatchString(s) {
			t.Errorf("UNTIL is not in UTC: %s", s)
		}
		o.Dtstart = begin
		rule, err := rrule.NewRRule(*o)
		if err != nil {
			t.Fatalf("%s: %v", s, err)
		}
		set.RRule(rule)
		if first := rule.After(begin, true); !first.Equal(begin) {
			t.Errorf("DTSTART %v is not the first of %s (%v)", begin, s, first)
		}
	} else {
		set.RDate(begin)
	}
	for _, p := range e.GetProperties(ics.ComponentPropertyRdate) {
		for s := range strings.SplitSeq(p.Value, ",") {
			set.RDate(local(t, s))
		}
	}
	for _, p := range e.GetProperties(ics.ComponentPropertyExdate) {
		for s := range strings.SplitSeq(p.Value, ",") {
			set.ExDate(local(t, s))
		}
	}
	return set.Between(begin, clock(vandaag.Plus(horizon), 0), true)
}

func value(e *ics.VEvent, name string) string {
	if p := e.GetProperty(ics.ComponentProperty(name)); p != nil {
		return p.Value
	}
	return ""
}

func local(t *testing.T, s string) time.Time {
	t.Helper()
	at, err := time.ParseInLocation("20060102T150405", s, nederland)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

// checkLines: CRLF, at most 75 octets, no character cut in two.
func checkLines(t *testing.T, data []byte) {
	t.Helper()
	text := string(data)
	if !strings.HasSuffix(text, "END:VCALENDAR\r\n") {
		t.Errorf("the last line is %q", text[max(0, len(text)-20):])
	}
	for line := range strings.SplitSeq(strings.TrimSuffix(text, "\r\n"), "\r\n") {
		if len(line) > 75 || !utf8.ValidString(line) || strings.ContainsAny(line, "\r\n") || line == "" {
			t.Fatalf("line of %d octets: %q", len(line), line)
		}
	}
}

// TestClockChange: on the days on which the clock changes, a quarter to seven
// stays a quarter to seven.
func TestClockChange(t *testing.T) {
	g := kaarttest.Geval{Tijden: []kaart.Tijd{{Dagen: []kaart.Weekdag{kaart.Zondag}, Van: 600, Tot: 720, OokOpFeestdag: true}}}
	a := afspraak(g)
	a.Stempel = kaart.Datum{Jaar: 2026, Maand: 3, Dag: 1}
	got := expand(t, ICalendar("Proef", Reeksen(a, nil, vandaag)), a.Stempel, vandaag)
	for _, want := range []string{"2026-03-22T09:00", "2026-03-29T08:00", "2026-10-18T08:00", "2026-10-25T09:00"} {
		if !slices.ContainsFunc(got, func(s string) bool { return strings.HasPrefix(s, want) }) {
			t.Errorf("no event at %s UTC in %v", want, got)
		}
	}
}

// TestUntil: the end of a day in the Netherlands, in UTC.
func TestUntil(t *testing.T) {
	for s, want := range map[string]string{
		"2026-03-28": "20260328T225900Z", "2026-03-29": "20260329T215900Z", "2026-10-24": "20261024T215900Z", "2026-10-25": "20261025T225900Z",
		"2026-12-31": "20261231T225900Z", "2027-03-27": "20270327T225900Z", "2027-03-28": "20270328T215900Z",
	} {
		d, _ := kaart.ParseDatum(s)
		if got := stempelUTC(d); got != want || clock(d, 1439).UTC().Format("20060102T150405Z") != want {
			t.Errorf("%s: %s, want %s", s, got, want)
		}
	}
}

// TestStable: what does not change keeps its UID and its bytes on another day; a
// series over a year of 53 weeks has two, named after years.
func TestStable(t *testing.T) {
	uids := func(g kaarttest.Geval, gezien kaart.Datum) []string {
		a := afspraak(g)
		a.Stempel = gezien
		data := string(Reeksen(a, nil, vandaag))
		found := regexp.MustCompile(`UID:(.*)\r\n`).FindAllStringSubmatch(data, -1)
		var out []string
		for _, m := range found {
			out = append(out, m[1])
		}
		return out
	}
	even := kaarttest.Geval{Tijden: []kaart.Tijd{{Dagen: []kaart.Weekdag{kaart.Maandag}, Week: "even", Van: 600}}}
	if got := strings.Join(uids(even, gezien), " "); got != "voorzieningen-proef-1-2021@socialekaart voorzieningen-proef-1-2027@socialekaart" {
		t.Errorf("UIDs %s", got)
	}
	if got := strings.Join(uids(even, kaart.Datum{Jaar: 2027, Maand: 2, Dag: 1}), " "); got != "voorzieningen-proef-1-2027@socialekaart" {
		t.Errorf("UIDs %s after the year of 53 weeks", got)
	}
	a := afspraak(kaarttest.Patronen[1])
	if one, two := Reeksen(a, nil, vandaag), Reeksen(a, nil, vandaag); string(one) != string(two) {
		t.Error("the same entry gives other bytes")
	}
}

func TestTelephoneIsNoAppointment(t *testing.T) {
	a := afspraak(kaarttest.Geval{Tijden: []kaart.Tijd{{Dagen: []kaart.Weekdag{kaart.Maandag}, Van: 600, Soort: "telefoon"}}})
	if got := Reeksen(a, nil, vandaag); len(got) > 0 {
		t.Errorf("telephone hours are in the calendar: %s", got)
	}
}

func TestEscape(t *testing.T) {
	w := &icalWriter{}
	w.text("SUMMARY", "Koffie, thee; en \\ taart\r\nvandaag")
	if got, want := w.b.String(), "SUMMARY:Koffie\\, thee\\; en \\\\ taart\\nvandaag\r\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// FuzzText: whatever stands in a title comes out of a parser as it went in,
// control characters left out.
func FuzzText(f *testing.F) {
	for _, s := range []string{"Koffie, thee; en \\ taart", "regel 1\nregel 2", strings.Repeat("één ", 40), strings.Repeat("€", 60), "a:b\r\nBEGIN:VEVENT", "\\n", "👩‍🦽" + strings.Repeat("x", 70), "\x00\x7f"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "")
		a := afspraak(kaarttest.Patronen[1])
		a.Titel, a.Tekst = "T"+s+"T", "T"+s+"T"
		data := ICalendar("N"+s+"N", Reeksen(a, nil, vandaag))
		checkLines(t, data)
		cal, err := ics.ParseCalendar(strings.NewReader(string(data)))
		if err != nil {
			t.Fatalf("%v\n%q", err, data)
		}
		want := strings.Map(func(r rune) rune {
			if r < ' ' && r != '\n' && r != '\t' || r == 0x7f {
				return -1
			}
			return r
		}, a.Titel)
		for _, p := range []string{"SUMMARY", "DESCRIPTION"} {
			if got := value(cal.Events()[0], p); got != want {
				t.Errorf("%s is %q, want %q", p, got, want)
			}
		}
		if len(cal.Events()) != 1 {
			t.Errorf("%d events", len(cal.Events()))
		}
	})
}
