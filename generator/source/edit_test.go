package source

import (
	"testing"

	"socialekaart/generator/kaart"
)

const small = `+++
# bovenaan
titel = "Wandelclub"
kort = "Samen lopen." # blijft staan

[contact]
telefoon = "024 000 00 00"

[[tijden]]
dag = ["di"]
van = "10:00"

# over de tweede
[[tijden]]
dag = ["vr"]
van = "14:00"
+++

Tekst.
`

// TestSet changes one field of a file; the rest stays to the letter.
func TestSet(t *testing.T) {
	const name = "content/voorzieningen/x.md"
	for _, c := range []struct{ pad, value, old, new string }{
		{"titel", `"Loopclub"`, `titel = "Wandelclub"`, `titel = "Loopclub"`},
		{"kort", ``, "kort = \"Samen lopen.\" # blijft staan\n", ""},
		{"themas", `["bewegen"]`, "# blijft staan\n", "# blijft staan\nthemas = [\"bewegen\"]\n"},
		{"contact.email", `"a@example.org"`, "00 00\"\n", "00 00\"\nemail = \"a@example.org\"\n"},
		{"kosten.soort", `"gratis"`, "van = \"14:00\"\n", "van = \"14:00\"\n\n[kosten]\nsoort = \"gratis\"\n"},
		{"tijden", "[[tijden]]\ndag = [\"ma\"]\nvan = \"09:00\"\n", "[[tijden]]\ndag = [\"di\"]\nvan = \"10:00\"\n\n# over de tweede\n[[tijden]]\ndag = [\"vr\"]\nvan = \"14:00\"\n", "[[tijden]]\ndag = [\"ma\"]\nvan = \"09:00\"\n\n# over de tweede\n"},
	} {
		got, ok := Set(name, []byte(small), c.pad, c.value)
		want := replaceOnce(t, small, c.old, c.new)
		if !ok || string(got) != want {
			t.Errorf("%s = %s gives\n%s\nwant\n%s", c.pad, c.value, got, want)
		}
		if now := Fields(name, got)[c.pad]; !Same(now, c.value) {
			t.Errorf("%s is %q, not %q", c.pad, now, c.value)
		}
	}
}

func replaceOnce(t *testing.T, s, old, new string) string {
	t.Helper()
	i := indexOnce(s, old)
	if i < 0 {
		t.Fatalf("%q does not stand there once", old)
	}
	return s[:i] + new + s[i+len(old):]
}

func indexOnce(s, sub string) int {
	at := -1
	for i := 0; i+len(sub) <= len(s); i++ {
		if s[i:i+len(sub)] == sub {
			if at >= 0 {
				return -1
			}
			at = i
		}
	}
	return at
}

// TestCompose: what is composed is what Fields reads, and is well formatted.
func TestCompose(t *testing.T) {
	const name = "content/voorzieningen/x.md"
	in := []Waarde{
		{"contact.telefoon", `"024 000 00 00"`}, {"titel", `"Club"`}, {"status", `"concept"`},
		{"tijden", "[[tijden]]\ndag = [\"ma\"]\nvan = \"09:00\"\n"}, {"kosten.soort", `"gratis"`},
	}
	got := Compose(kaart.SoortVoorziening, in, "## Wat is het?\n", []string{"Vraag: klopt dit?"})
	if again := Format(name, got, DefaultLimits); string(again) != string(got) {
		t.Errorf("%s\nis formatted as\n%s", got, again)
	}
	fields := Fields(name, got)
	for _, w := range in {
		if !Same(fields[w.Pad], w.TOML) {
			t.Errorf("%s: %q, want %q", w.Pad, fields[w.Pad], w.TOML)
		}
	}
	if len(fields) != len(in) {
		t.Errorf("fields: %v", fields)
	}
}
