package kaart

import "strings"

// Telefoon is a telephone number in the two forms that a page needs.
type Telefoon struct {
	Toon string // as the redactie wrote it: "024 123 45 67"
	Link string // for a tel: link; E.164 where the number has that form
}

// ParseTelefoon reads a Dutch number: ten digits, 0800 and 0900 numbers, the
// short numbers (112, 113, 14 024, 116 …) and numbers with +31. Short and 0800
// numbers cannot be dialled from abroad, so their link stays as it is.
func ParseTelefoon(s string) (Telefoon, bool) {
	var d strings.Builder
	for i, r := range s {
		switch {
		case r >= '0' && r <= '9', r == '+' && i == 0:
			d.WriteRune(r)
		case r == ' ' || r == '-' || r == '(' || r == ')' || r == '\u00a0':
		default:
			return Telefoon{}, false
		}
	}
	n := d.String()
	if rest, ok := strings.CutPrefix(n, "+31"); ok {
		n = "0" + strings.TrimPrefix(rest, "0")
	} else if rest, ok := strings.CutPrefix(n, "0031"); ok {
		n = "0" + rest
	}
	switch {
	case strings.HasPrefix(n, "0800"), strings.HasPrefix(n, "0900"):
		return Telefoon{s, n}, len(n) == 8 || len(n) == 11
	case len(n) == 10 && n[0] == '0' && n[1] != '0':
		return Telefoon{s, "+31" + n[1:]}, true
	case n == "112", n == "113", n == "144":
		return Telefoon{s, n}, true
	case len(n) == 5 && strings.HasPrefix(n, "14"), len(n) == 6 && (strings.HasPrefix(n, "14") || strings.HasPrefix(n, "116")):
		return Telefoon{s, n}, true
	}
	return Telefoon{}, false
}

// mobiel says whether a number is that of a mobile phone.
func mobiel(s string) bool {
	t, ok := ParseTelefoon(s)
	return ok && strings.HasPrefix(t.Link, "+316")
}
