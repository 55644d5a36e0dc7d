package kaart

import "testing"

func TestASCII(t *testing.T) {
	for in, want := range map[string]string{
		"":                               "",
		"Café De Één – ’s avonds":        "Cafe De Een - 's avonds",
		"€ 2,50 per keer":                "EUR 2,50 per keer",
		" twee\n\tregels\u00a0samen  ":   "twee regels samen",
		"Ayşe Łódź straße ĳs … “zo”":     `Ayse Lodz strasse ijs ... "zo"`,
		"日本 🙂 x":                         "x",
		"a\u0301\u0301b\u202ec\x00d\x7f": "abc d",
	} {
		if got := ASCII(in); got != want {
			t.Errorf("ASCII(%q) = %q, want %q", in, got, want)
		}
	}
}
