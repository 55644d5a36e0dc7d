package kaart

import "testing"

func TestParseTelefoon(t *testing.T) {
	for s, link := range map[string]string{
		"024 123 45 67": "+31241234567", "(024) 123 45 67": "+31241234567", "+31 24 123 45 67": "+31241234567", "+31 (0)24 123 45 67": "+31241234567",
		"06-12345678": "+31612345678", "0031 24 123 4567": "+31241234567", "0800 2000": "08002000", "0900 123 4567": "09001234567",
		"112": "112", "113": "113", "14 024": "14024", "116 111": "116111", "088 123 45 67": "+31881234567", "024 000 00 00": "+31240000000",
	} {
		if got, ok := ParseTelefoon(s); !ok || got.Link != link || got.Toon != s {
			t.Errorf("ParseTelefoon(%q) = %v, %v; want link %s", s, got, ok, link)
		}
	}
	for _, s := range []string{"", "024", "024 123 45", "024 123 45 678", "00 12 34 56 78", "bel ons", "024/1234567", "12345", "09906245"} {
		if got, ok := ParseTelefoon(s); ok {
			t.Errorf("ParseTelefoon(%q) = %v, want refused", s, got)
		}
	}
}

func TestVerboden(t *testing.T) {
	for s, code := range map[string]string{
		"Mijn nummer is 111222333.":            "prive-bsn", // passes the check of eleven
		"Bel 024 123 45 67 of app.":            "",
		"KvK 123456780":                        "", // does not pass it
		"Jan, geboren op 3 mei 1950":           "prive-geboortedatum",
		"geb. 3-5-1950":                        "prive-geboortedatum",
		"Stuur geen naam of geboortedatum mee": "",
		"Mail jan.jansen@gmail.com":            "prive-mail",
		"Mail info@example.org":                "",
		"Bel Anja op 06 12345678.":             "prive-telefoon",
		"App 06-12 34 56 78":                   "prive-telefoon",
		"Bel (06) 12 34 56 78":                 "prive-telefoon",
		"Bel +31 6 12345678":                   "prive-telefoon",
		"Bel 0031612345678":                    "prive-telefoon",
		"Bel 06 00 00 00 00":                   "", // an example
		"Van 06-12-2026 10:00 tot 12:00":       "", // a date
		"Open van 06.30 tot 12.30 uur":         "",
		"Bestelnummer 30612345678":             "",
		"Rekening NL91 ABNA 0612 3456 78":      "",
		"06123456789 is te lang":               "",
		"Zij is geboren in Nijmegen":           "",
	} {
		got := ""
		for _, v := range Verboden(s) {
			got = v.Code
		}
		if got != code {
			t.Errorf("Verboden(%q) = %q, want %q", s, got, code)
		}
	}
}
