package kaart

import (
	"strings"
	"testing"
)

// Persoonsgevallen are questions with what is left of them, for Go and for the script.
var persoonsgevallen = []struct{ in, want string }{
	{"BSN 111222333 schulden", "BSN schulden"},
	{"111222334 schulden", "111222334 schulden"}, // not a BSN: it fails the elfproef
	{"000000000", "000000000"},
	{"06-12345678 wandelen", "wandelen"},
	{"bel 024 123 45 67 rouw", "bel rouw"},
	{"+31 6 12345678", ""},
	{"0031612345678 x", "x"},
	{"jan@example.org eenzaam", "eenzaam"},
	{"jan@ eenzaam", "eenzaam"},
	{"6538 dh schulden", "6538 dh schulden"},
	{"18-11-2026", "18-11-2026"},
	{"p03 z15", "p03 z15"},
	{"  twee  spaties ", "  twee  spaties "},
	{"113 of 112", "113 of 112"},
	{"", ""},
}

func TestZonderPersoon(t *testing.T) {
	for _, c := range persoonsgevallen {
		got, uit := ZonderPersoon(c.in)
		if got != c.want || uit != (c.in != c.want) {
			t.Errorf("ZonderPersoon(%q) = %q, %v; want %q", c.in, got, uit, c.want)
		}
	}
}

// TestPersoonlijk: who typed a number and nothing else reads what to type, and not of
// other words.
func TestPersoonlijk(t *testing.T) {
	for vraag, want := range map[string]string{
		"06-12345678": "Typ wat u zoekt", " jan@example.org ": "Typ wat u zoekt", "06-12345678 wandelen": "de andere woorden", "wandelen": "", "": "",
	} {
		if got := Persoonlijk(vraag); (want == "") != (got == "") || !strings.Contains(got, want) {
			t.Errorf("Persoonlijk(%q) = %q, want %q", vraag, got, want)
		}
	}
}

func TestUitweg(t *testing.T) {
	uit := map[string][]string{Crisisuitweg: {"zelfmoord", "ik wil dood", "suïcidaal"}, Huisartsuitweg: {"koorts", "pijn op de borst"}}
	for vraag, want := range map[string]string{
		"zelfmoord": "crisis", "Ik wil DOOD!": "crisis", "suicidaal": "crisis", "koorts en zelfmoord": "crisis", "mijn kind heeft koorts": "huisarts",
		"pijn op de borst": "huisarts", "doodgraver": "", "koortsig": "", "": "", "ik wil": "",
	} {
		if got := Uitweg(vraag, uit); got != want {
			t.Errorf("Uitweg(%q) = %q, want %q", vraag, got, want)
		}
	}
}

func FuzzZonderPersoon(f *testing.F) {
	for _, c := range persoonsgevallen {
		f.Add(c.in)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once, _ := ZonderPersoon(s)
		if twice, more := ZonderPersoon(once); more && twice == once {
			t.Errorf("ZonderPersoon(%q) says that it took something out of %q and did not", s, once)
		}
		Uitweg(s, map[string][]string{Crisisuitweg: {"a"}})
	})
}
