package kaart

import (
	"testing"
	"time"
)

// TestDatumIsCalendar holds Datum against package time for every day of 220
// years: the arithmetic is our own, so something else has to say that it is
// right.
func TestDatumIsCalendar(t *testing.T) {
	d := Datum{1950, 1, 1}
	for day := time.Date(1950, 1, 1, 0, 0, 0, 0, time.UTC); day.Year() < 2170; day = day.AddDate(0, 0, 1) {
		if d.Jaar != day.Year() || d.Maand != int(day.Month()) || d.Dag != day.Day() {
			t.Fatalf("Plus(1) gives %v, want %s", d, day.Format(time.DateOnly))
		}
		if _, week := day.ISOWeek(); d.Week() != week {
			t.Fatalf("%v: week %d, want %d", d, d.Week(), week)
		}
		if want := Weekdag((int(day.Weekday()) + 6) % 7); d.Weekdag() != want {
			t.Fatalf("%v: %v, want %v", d, d.Weekdag(), want)
		}
		if p, ok := ParseDatum(d.String()); !ok || p != d {
			t.Fatalf("ParseDatum(%q) = %v, %v", d, p, ok)
		}
		if back := d.Plus(400).Plus(-400); back != d {
			t.Fatalf("%v plus and minus 400 days is %v", d, back)
		}
		d = d.Plus(1)
	}
}

func TestParseDatumRefuses(t *testing.T) {
	for _, s := range []string{"", "23-11-2026", "2026-02-30", "2025-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "1026-01-01", "2026-01-0x"} {
		if d, ok := ParseDatum(s); ok {
			t.Errorf("ParseDatum(%q) = %v, want refused", s, d)
		}
	}
}

func TestPlusMaanden(t *testing.T) {
	for _, c := range []struct {
		d    string
		n    int
		want string
	}{
		{"2026-08-31", 6, "2027-02-28"}, {"2026-11-23", 3, "2027-02-23"}, {"2028-01-31", 1, "2028-02-29"}, {"2026-12-31", 24, "2028-12-31"},
	} {
		d, _ := ParseDatum(c.d)
		if got := d.PlusMaanden(c.n).String(); got != c.want {
			t.Errorf("%s plus %d months is %s, want %s", c.d, c.n, got, c.want)
		}
	}
}

// The dates come from rijksoverheid.nl, "Officiële feestdagen", 2025 to 2027.
func TestFeestdagen(t *testing.T) {
	for s, want := range map[string]string{
		"2025-04-26": "Koningsdag", // the 27th is a Sunday
		"2025-04-27": "", "2025-05-05": "Bevrijdingsdag", "2026-05-05": "",
		"2026-01-01": "Nieuwjaarsdag", "2026-04-05": "eerste paasdag", "2026-04-06": "tweede paasdag", "2026-04-27": "Koningsdag",
		"2026-05-14": "Hemelvaartsdag", "2026-05-24": "eerste pinksterdag", "2026-05-25": "tweede pinksterdag",
		"2027-03-28": "eerste paasdag", "2027-05-06": "Hemelvaartsdag", "2026-12-25": "eerste kerstdag", "2026-12-26": "tweede kerstdag",
		"2026-12-24": "", "2026-11-23": "",
	} {
		d, _ := ParseDatum(s)
		if got := d.Feestdag(); got != want {
			t.Errorf("%s: %q, want %q", s, got, want)
		}
	}
}
