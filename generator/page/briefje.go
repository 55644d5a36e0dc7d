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

// maxRij is the most characters of an answer: two lines of A5.
const maxRij = 100

func (p *planner) briefje(v *Entry, e kaart.Entry) *Briefje {
	f := e.Kern()
	b := &Briefje{Titel: f.Titel, Kort: f.Kort, QR: qrCode(p.adres(v.URL))}
	_, b.Adres, _ = strings.Cut(p.adres(v.URL), "://")
	rij := func(vraag, antwoord string) {
		if antwoord = inkorten(antwoord, maxRij); antwoord != "" {
			b.Rijen = append(b.Rijen, Feit{vraag, antwoord})
		}
	}
	rij("Wanneer", p.briefjeTijd(e))
	if len(v.Plekken) > 0 && v.Plekken[0].Naam != "" {
		l := v.Plekken[0]
		rij("Waar", l.Naam+", "+l.Adres+", "+l.Plaats)
	}
	if a := kaart.AanbodVan(e); a != nil {
		rij("Kosten", kostenTekst(a.Kosten))
	}
	rij("Wie belt", p.briefjeBellen(v, e))
	eerste := f.VolgendeStap.Tekst
	if len(f.ZoGaatHet) > 0 {
		eerste = f.ZoGaatHet[0]
	}
	rij("De eerste keer", eerste)
	if w := p.wegwijzers[f.Werkgebied[0]]; w != nil && f.Soort != kaart.SoortWegwijzer {
		c := p.k.ContactVan(w)
		b.Wegwijzer = &BriefWegwijzer{Titel: w.Titel, Telefoon: c.Telefoon}
		if len(w.Tijden) > 0 {
			b.Wegwijzer.Tijden = korteTijd(&w.Tijden[0])
		}
	}
	return b
}

// briefjeTijd gives the times in words, when they fit, else as short as on a note.
func (p *planner) briefjeTijd(e kaart.Entry) string {
	ts, _ := p.k.TijdenVan(e)
	var lang, kort []string
	for i := range ts {
		if !ts[i].TotEnMet.Leeg() && ts[i].TotEnMet.Voor(p.k.Vandaag) {
			continue
		}
		lang, kort = append(lang, ts[i].Wanneer()), append(kort, korteTijd(&ts[i]))
	}
	s := zin(hoofd(strings.Join(lang, "; ")))
	if utf8.RuneCountInString(s) > maxRij {
		s = zin(hoofd(strings.Join(kort, "; ")))
	}
	return s
}

func (p *planner) briefjeBellen(v *Entry, e kaart.Entry) string {
	r := verwijzerVan(e)
	nummer := ""
	if v.Contact.Telefoon != nil {
		nummer = v.Contact.Telefoon.Toon
	}
	switch {
	case r.WieBeltWie == "organisatie_belt" && r.ReactieBinnen > 0:
		return "Zij bellen u, binnen " + werkdagen(r.ReactieBinnen) + "." + anders(" Hun nummer is ", nummer)
	case r.WieBeltWie == "organisatie_belt":
		return "Zij bellen u." + anders(" Hun nummer is ", nummer)
	case r.WieBeltWie == "samen_in_spreekkamer":
		return "U belt samen met uw huisarts." + anders(" Het nummer is ", nummer)
	case nummer != "":
		return "U belt zelf: " + nummer + "."
	}
	return ""
}

// anders gives both texts, or nothing when the second is empty.
func anders(voor, s string) string {
	if s == "" {
		return ""
	}
	return voor + s + "."
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
