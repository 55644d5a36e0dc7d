package page

import (
	"strings"
	"unicode/utf8"

	"socialekaart/generator/kaart"
)

// Briefje is what somebody takes home of an entry: the answers that get one
// through the door, short enough for three of them on one sheet of A5 in 14
// point. It stands on the page of the entry, where only paper shows it, and
// js/briefje.js fetches it from there for the sheet of /briefje/. There is
// nothing about the person on it.
type Briefje struct {
	Titel, Kort string
	Rijen       []Feit
	QR          *QR
	Adres       string // of the page, as one types it
	Wegwijzer   *BriefWegwijzer
}

// Briefblad is what briefje.html gets: a sheet that the script fills.
type Briefblad struct{ Layout }

// BriefWegwijzer is whom to call when it does not work out.
type BriefWegwijzer struct{ Titel, Telefoon, Tijden string }

// The most characters of the answers: with these, three sheets' worth of the
// longest stay on one A5 (TestBriefjePast prints them).
const maxTijd, maxPlek, maxKosten, maxEerste = 70, 70, 45, 80

// maxRegel is about one line of A5.
const maxRegel = 44

func (p *planner) briefje(v *Entry, e kaart.Entry) *Briefje {
	f := e.Kern()
	b := &Briefje{Titel: f.Titel, Kort: f.Kort, QR: qrCode(p.adres(v.URL))}
	_, b.Adres, _ = strings.Cut(p.adres(v.URL), "://")
	rij := func(vraag, antwoord string, n int) {
		if antwoord = inkorten(antwoord, n); antwoord != "" {
			b.Rijen = append(b.Rijen, Feit{vraag, antwoord})
		}
	}
	rij("Wanneer", p.briefjeTijd(e), maxTijd)
	if len(v.Plekken) > 0 && v.Plekken[0].Naam != "" {
		rij("Waar", briefjePlek(v.Plekken[0]), maxPlek)
	}
	if a := kaart.AanbodVan(e); a != nil {
		rij("Kosten", kostenTekst(a.Kosten), maxKosten)
	}
	rij("Wie belt", p.briefjeBellen(v, e), maxTijd)
	eerste := f.VolgendeStap.Tekst
	if len(f.ZoGaatHet) > 0 {
		eerste = f.ZoGaatHet[0]
	}
	rij("Eerste keer", eerste, maxEerste)
	if w := p.wegwijzers[f.Werkgebied[0]]; w != nil && f.Soort != kaart.SoortWegwijzer {
		c := p.k.ContactVan(w)
		b.Wegwijzer = &BriefWegwijzer{Titel: w.Titel, Telefoon: opEenRegel(c.Telefoon)}
		if tijden := p.wanneerKort(w); len(tijden) > 0 {
			b.Wegwijzer.Tijden = tijden[0]
		}
	}
	return b
}

// briefjeTijd gives the times in words, when they fit, else as short as on a note.
func (p *planner) briefjeTijd(e kaart.Entry) string {
	ts, _ := p.k.TijdenVan(e)
	var lang, kort []string
	for i := range ts {
		if ts[i].Voorbij(p.k.Vandaag) {
			continue
		}
		t := ts[i].Komend(p.k.Vandaag)
		lang, kort = append(lang, t.Wanneer()), append(kort, korteTijd(&t, p.k.Vandaag))
	}
	s := zin(hoofd(strings.Join(lang, "; ")))
	if utf8.RuneCountInString(s) > maxTijd {
		s = zin(hoofd(strings.Join(kort, "; ")))
	}
	return s
}

func (p *planner) briefjeBellen(v *Entry, e kaart.Entry) string {
	r := verwijzerVan(e)
	s := "U belt zelf"
	switch {
	case r.WieBeltWie == "organisatie_belt" && r.ReactieBinnen > 0:
		s = "Zij bellen u, binnen " + werkdagen(r.ReactieBinnen)
	case r.WieBeltWie == "organisatie_belt":
		s = "Zij bellen u"
	case r.WieBeltWie == "samen_in_spreekkamer":
		s = "U belt samen met uw huisarts"
	case v.Contact.Telefoon == nil:
		return ""
	}
	if v.Contact.Telefoon != nil {
		s += ": " + opEenRegel(v.Contact.Telefoon.Toon)
	}
	return zin(s)
}

// opEenRegel keeps a telephone number on one line.
func opEenRegel(nummer string) string { return strings.ReplaceAll(nummer, " ", "\u00a0") }

// briefjePlek gives where it is, without the place where that makes it too long.
func briefjePlek(l Plek) string {
	s := l.Naam + ", " + l.Adres + ", " + l.Plaats
	if utf8.RuneCountInString(s) > maxRegel {
		s = l.Naam + ", " + l.Adres
	}
	return s
}

// inkorten cuts s to at most n characters: after a sentence, else after a word.
func inkorten(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	rs := []rune(s)[:n]
	s = string(rs)
	if i := strings.LastIndexAny(s, ".!?"); i > n/3 {
		return s[:i+1]
	}
	if i := strings.LastIndexByte(s, ' '); i > 0 {
		s = s[:i]
	}
	return strings.TrimRight(s, " ,;:") + " …"
}
