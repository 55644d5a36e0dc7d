package kaart

import (
	"testing"
	"time"
)

// TestNetjes is a table of what people write and what it should be; "" is for a
// person to look at. What is right comes out as it is.
func TestNetjes(t *testing.T) {
	for _, c := range []struct {
		pad  string
		x    any
		want string
	}{
		{"contact.telefoon", "0240000000", `"024 000 00 00"`},
		{"contact.telefoon", "024-0000000", `"024 000 00 00"`},
		{"contact.telefoon", "(024) 000 00 00", `"024 000 00 00"`},
		{"contact.telefoon", "+31 24 000 00 00", `"024 000 00 00"`},
		{"contact.telefoon", "0481-000 000", `"0481 000 000"`},
		{"contact.telefoon", "08000000", `"0800 0000"`},
		{"contact.telefoon", "0900 0000 000", `"0900 000 0000"`},
		{"contact.telefoon", "14024", `"14 024"`},
		{"contact.telefoon", "113", `"113"`},
		{"contact.telefoon", "024 000 00", ""},
		{"contact.whatsapp", "0600000000", `"06 00 00 00 00"`},
		{"contact.email", "mailto:info@example.org", `"info@example.org"`},
		{"contact.email", "info at example.org", ""},
		{"contact.website", "www.example.org/x", `"https://www.example.org/x"`},
		{"tijden.van", "9.30", `"09:30"`},
		{"tijden.van", "9:30 uur", `"09:30"`},
		{"tijden.van", "9u30", `"09:30"`},
		{"tijden.van", "10 uur", `"10:00"`},
		{"tijden.van", "10", ""},
		{"tijden.van", "9-17", ""},
		{"tijden.van", "half tien", ""},
		{"tijden.van", "25:00", ""},
		{"tijden.dag", "Dinsdag", `"di"`},
		{"tijden.dag", "zo.", `"zo"`},
		{"tijden.dag", "feestdag", ""},
		{"gecontroleerd_op", "23-11-2026", "2026-11-23"},
		{"gecontroleerd_op", "3 mrt. 2026", "2026-03-03"},
		{"gecontroleerd_op", "31-2-2026", ""},
		{"gecontroleerd_op", time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC), "2026-11-23"},
		{"kosten.bedrag", "€ 2,50", "2.50"},
		{"kosten.bedrag", "2 euro", "2"},
		{"kosten.bedrag", "3,-", "3"},
		{"kosten.bedrag", "vrij", ""},
		{"kosten.bedrag", int64(2), "2"},
		{"kosten.soort", "Eigen bijdrage", `"eigen_bijdrage"`},
		{"indicatie", false, `"nee"`},
		{"voorbeeld", "Ja", "true"},
		{"leeftijd_van", "55", "55"},
		{"leeftijd_van", "-1", ""},
		{"leeftijd_van", int64(-1), ""},
		{"kosten.bedrag", int64(-2), ""},
		{"talen", "arabisch", `"ar"`},
		{"talen", "Nederlandse gebarentaal", `"dse"`},
		{"talen", "Klingon", ""},
		{"icpc", "z04", `"Z04"`},
		{"icpc", "z4", ""},
		{"titel", int64(65), `"65"`},
		{"titel", "Wandelclub", ""},
	} {
		v := Zoek(SoortVoorziening, c.pad)
		if v == nil {
			t.Fatal(c.pad)
		}
		got, ok := v.Netjes(c.x)
		if ok != (c.want != "") || ok && got != c.want {
			t.Errorf("%s: %v gives %s, %v; want %s", c.pad, c.x, got, ok, c.want)
		}
	}
}
