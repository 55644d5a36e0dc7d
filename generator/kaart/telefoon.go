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

// netnummers are the area codes of three digits; every other one has four.
// Source: Telecommunicatiewet, Nummerplan telefoon- en ISDN-diensten; 06 (mobile)
// and 085, 087, 088 and 091 (not bound to a place) are written as three too.
const netnummers = " 010 013 015 020 023 024 026 030 033 035 036 038 040 043 045 046 050 053 055 058 070 071 072 073 074 075 076 077 078 079 085 087 088 091 "

// Netjes gives the number in the one way in which this site writes it:
// "024 000 00 00", "0481 000 000", "06 00 00 00 00", "0800 0000", "14 024".
func (t Telefoon) Netjes() string {
	n := t.Link
	if rest, ok := strings.CutPrefix(n, "+31"); ok {
		n = "0" + rest
	}
	switch {
	case strings.HasPrefix(n, "0800") || strings.HasPrefix(n, "0900"):
		if len(n) == 8 {
			return n[:4] + " " + n[4:]
		}
		return n[:4] + " " + n[4:7] + " " + n[7:]
	case len(n) == 5 && n[0] == '1', len(n) == 6 && strings.HasPrefix(n, "14"):
		return n[:2] + " " + n[2:]
	case len(n) != 10:
		return n
	case strings.HasPrefix(n, "06"):
		return n[:2] + " " + n[2:4] + " " + n[4:6] + " " + n[6:8] + " " + n[8:]
	case strings.Contains(netnummers, " "+n[:3]+" "):
		return n[:3] + " " + n[3:6] + " " + n[6:8] + " " + n[8:]
	}
	return n[:4] + " " + n[4:7] + " " + n[7:]
}
