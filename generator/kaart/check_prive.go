package kaart

import (
	"regexp"
	"slices"
	"strings"

	"socialekaart/generator/diag"
)

// Vondst is a place in a text that must not be published.
type Vondst struct {
	Van, Tot int // bytes
	Code     string
	Tekst    string
	Hint     string
}

// priveTelefoon is the code of a mobile number where it may not be.
const priveTelefoon = "prive-telefoon"

var (
	reCijfers  = regexp.MustCompile(`\b\d{9}\b`)
	reGeboorte = regexp.MustCompile(`(?i)\b(geboren( op)?|geboortedatum|geb\.( ?d(at)?\.?)?)( is|:)? \d{1,2}[- ./](\d|jan|feb|maa|apr|mei|jun|jul|aug|sep|okt|nov|dec)`)
	// A mobile number in the ways in which people write it. A number that begins
	// with 06 0 is never given out, so an example may have it.
	reMobiel = regexp.MustCompile(`(?:\b06\)?|\+31 ?(?:\(0\) ?)?6|\b00316)[ -]{0,3}[1-9](?:[ -]?\d){7}\b`)
	// What only looks like one: a date (06-12-2026 10), and the end of an IBAN.
	re06Datum = regexp.MustCompile(`^06[ -]\d{1,2}[ -](?:19|20)\d\d\b`)
	reBank    = regexp.MustCompile(`[A-Z]{4} ?$`)
	reMail    = regexp.MustCompile(`[a-zA-Z0-9._+-]+@[a-zA-Z0-9.-]+\.[a-z]{2,}`)
)

// priveMail are domains on which a person, not an organisation, has an address.
var priveMail = []string{"gmail.com", "hotmail.com", "hotmail.nl", "live.nl", "live.com", "outlook.com", "icloud.com", "yahoo.com", "ziggo.nl", "kpnmail.nl", "planet.nl", "home.nl", "hetnet.nl", "upcmail.nl", "xs4all.nl", "casema.nl", "proton.me"}

// Verboden looks for what may never be published, whoever agrees: a BSN, a date
// of birth, a private e-mail address, a mobile number. It is used on every field
// and on the body of an entry. A mobile number in running text is a fault even
// when its owner agrees: the fields have a place for it, where it can be found
// again when that person leaves.
func Verboden(s string) []Vondst {
	// Nearly no text has any of these; looking for them first took this from 8 %
	// of a build of 10,000 entries to nothing.
	if !strings.ContainsAny(s, "0123456789@") {
		return nil // a date of birth has a digit too
	}
	var out []Vondst
	for _, ij := range reCijfers.FindAllStringIndex(s, -1) {
		if elfproef(s[ij[0]:ij[1]]) {
			out = append(out, Vondst{ij[0], ij[1], "prive-bsn", "dit lijkt een burgerservicenummer", "haal dit nummer weg: het mag nooit op de site"})
		}
	}
	for _, ij := range mobiel06(s) {
		out = append(out, Vondst{ij[0], ij[1], priveTelefoon, "in deze tekst staat een 06-nummer; dat is meestal van een persoon",
			"haal het nummer weg. Een nummer voor berichten zet u bij [contact], als whatsapp"})
	}
	if !strings.Contains(s, "geb") && !strings.Contains(s, "Geb") && !strings.Contains(s, "GEB") && !strings.Contains(s, "@") {
		return out
	}
	for _, ij := range reGeboorte.FindAllStringIndex(s, -1) {
		out = append(out, Vondst{ij[0], ij[1], "prive-geboortedatum", "een geboortedatum mag niet op de site", "haal deze zin weg"})
	}
	for _, ij := range reMail.FindAllStringIndex(s, -1) {
		if priveAdres(s[ij[0]:ij[1]]) {
			out = append(out, Vondst{ij[0], ij[1], "prive-mail", "dit lijkt het e-mailadres van een persoon", "gebruik het adres van de organisatie"})
		}
	}
	return out
}

// mobiel06 gives the places of mobile numbers in a text.
func mobiel06(s string) [][]int {
	if !strings.Contains(s, "06") && !strings.Contains(s, "31") {
		return nil
	}
	return slices.DeleteFunc(reMobiel.FindAllStringIndex(s, -1), func(ij []int) bool {
		voor := s[:ij[0]]
		return strings.HasSuffix(voor, "-") || strings.HasSuffix(voor, "+") || reBank.MatchString(voor) || re06Datum.MatchString(s[ij[0]:])
	})
}

func priveAdres(s string) bool {
	_, domein, _ := strings.Cut(strings.ToLower(s), "@")
	for _, p := range priveMail {
		if domein == p {
			return true
		}
	}
	return false
}

// elfproef is the check that every BSN passes: 9 digits with weights 9…2 and −1
// add up to a multiple of 11 (Wet algemene bepalingen burgerservicenummer). One
// number in eleven passes by chance, so a 9-digit number is worth a look.
func elfproef(s string) bool {
	som := 0
	for i := range 8 {
		som += int(s[i]-'0') * (9 - i)
	}
	som -= int(s[8] - '0')
	return som%11 == 0 && s != "000000000"
}

// priveContact refuses a mobile number as the number to call, unless it belongs
// to a wegwijzer who agreed to be named: a 06 number is nearly always that of
// one person, who will leave.
func (c *checker) priveContact(e Entry) {
	f := e.Kern()
	if w, ok := e.(*Wegwijzer); ok && !w.NaamToestemmingTot.Leeg() && !w.NaamToestemmingTot.Voor(c.k.Vandaag) {
		return
	}
	if mobiel(f.Contact.Telefoon) {
		c.fout(f.Pos.Van("contact.telefoon"), priveTelefoon, "een 06-nummer is meestal van een persoon en mag hier niet").Hint =
			"gebruik het nummer van de organisatie. Voor berichten kunt u whatsapp gebruiken"
	}
}

// voorbeeldContact keeps contact details of examples visibly fictitious: a
// number with 000 00 00 is never given out (subscriber numbers do not begin
// with 0), and example.org belongs to nobody (RFC 2606).
func (c *checker) voorbeeldContact(voorbeeld bool, ct Contact, pos Posities) {
	if !voorbeeld {
		return
	}
	fout := func(p diag.Pos) {
		c.fout(p, "voorbeeld-contact", "dit is een voorbeeld, maar dit contact zou echt kunnen zijn").Hint =
			"gebruik een nummer als 024 000 00 00 en adressen op example.org"
	}
	if ct.Telefoon != "" && !strings.HasSuffix(ct.Telefoon, " 000 00 00") {
		fout(pos.Van("contact.telefoon"))
	}
	if ct.Whatsapp != "" && !strings.HasSuffix(ct.Whatsapp, " 00 00 00 00") && !strings.HasSuffix(ct.Whatsapp, " 000 00 00") {
		fout(pos.Van("contact.whatsapp"))
	}
	if ct.Email != "" && !strings.HasSuffix(ct.Email, "@example.org") {
		fout(pos.Van("contact.email"))
	}
	if ct.Website != "" && !strings.HasPrefix(ct.Website, "https://example.org") && !strings.HasPrefix(ct.Website, "https://www.example.org") {
		fout(pos.Van("contact.website"))
	}
}
