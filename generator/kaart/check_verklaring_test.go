package kaart

import (
	"strings"
	"testing"
)

func TestVerklaring(t *testing.T) {
	const link = "https://www.toegankelijkheidsverklaring.nl/register/1"
	for _, c := range []struct {
		t    Toegankelijkheid
		want string // the level and a part of the message, "" for none
	}{
		{Toegankelijkheid{}, ""},
		{Toegankelijkheid{Status: "E"}, ""},
		{Toegankelijkheid{Status: "D", Link: link}, ""},
		{Toegankelijkheid{Status: "D"}, "waarschuwing: bij status D hoort een verklaring"},
		{Toegankelijkheid{Status: "A", Link: link}, "fout: status A kan niet zonder een dag van onderzoek"},
		{Toegankelijkheid{Status: "B", Link: link, Onderzocht: datum(t, "2023-11-23")}, ""},
		{Toegankelijkheid{Status: "B", Link: link, Onderzocht: datum(t, "2023-11-22")}, "waarschuwing: status B gold tot 22 november 2026: een onderzoek mag 3 jaar oud zijn"},
		{Toegankelijkheid{Status: "C", Link: link, Onderzocht: datum(t, "2026-05-23")}, ""},
		{Toegankelijkheid{Status: "C", Link: link, Onderzocht: datum(t, "2026-05-22")}, "waarschuwing: status C gold tot 22 november 2026: een status C geldt 6 maanden"},
		{Toegankelijkheid{Status: "C", Link: link}, "fout: status C kan niet zonder"},
		{Toegankelijkheid{Status: "A", Link: link, Onderzocht: datum(t, "2026-11-24")}, "fout: deze dag moet nog komen"},
	} {
		i := &Instelling{Titel: "x", Toegankelijkheid: c.t}
		ds := New(Invoer{Instelling: i}, datum(t, "2026-11-23")).Check()
		var got []string
		for _, d := range ds {
			if d.Code == "verklaring" {
				got = append(got, d.Level.String()+": "+d.Text)
			}
		}
		if s := strings.Join(got, "; "); !strings.HasPrefix(s, c.want) || (s == "") != (c.want == "") || len(got) > 1 {
			t.Errorf("%+v: %q, want %q", c.t, s, c.want)
		}
	}
}
