package generator

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"socialekaart/generator/kaart"
	"socialekaart/generator/page"
)

// Belscript writes what somebody says and asks on the telephone to check e, and
// what to do with the answers. nr is the number of the entry in the list.
func Belscript(w io.Writer, k *kaart.Kaart, e kaart.Entry, nr int) {
	f := e.Kern()
	fmt.Fprintf(w, "%d. %s (content/%s.md)\n", nr, f.Titel, f.ID)
	te := "kan tot " + k.ControleVoor(e).Tekst()
	if k.Verouderd(e) {
		te = "moest voor " + k.ControleVoor(e).Tekst()
	}
	fmt.Fprintf(w, "   Nagekeken op %s. Opnieuw nakijken %s.\n", f.GecontroleerdOp.Tekst(), te)
	c := k.ContactVan(e)
	if c.Telefoon != "" {
		fmt.Fprintf(w, "   Bel %s: %s%s.\n", wie(k, e), c.Telefoon, haakjes(c.TelefoonTijden))
	} else if c.Email != "" {
		fmt.Fprintf(w, "   Mail %s: %s.\n", wie(k, e), c.Email)
	}
	fmt.Fprintf(w, "   Zeg: “Goedendag, u spreekt met … van %s. Mag ik nakijken of alles over %s nog klopt?”\n", naam(k), f.Titel)
	for _, v := range vragen(k, e) {
		fmt.Fprintf(w, "   - %s\n", v)
	}
	fmt.Fprintf(w, "   Klopt alles, of hebt u het aangepast? Zet dan in het bestand: gecontroleerd_op = %s\n", k.Vandaag)
}

// Controlemail writes a mail to an organisatie about its entries es, to be read
// by a person and sent.
func Controlemail(w io.Writer, k *kaart.Kaart, o *kaart.Organisatie, es []kaart.Entry, baseURL string) {
	fmt.Fprintf(w, "Aan: %s\nOnderwerp: Klopt dit nog? %s op %s\n\n", o.Contact.Email, o.Titel, naam(k))
	fmt.Fprintf(w, "Goedendag,\n\nOp %s staat informatie over uw organisatie. Wilt u nakijken of alles nog klopt? Dat kost ongeveer %s.\n", naam(k), minuten(2*len(es)))
	for i, e := range es {
		f := e.Kern()
		fmt.Fprintf(w, "\n%d. %s\n", i+1, f.Titel)
		if baseURL != "" {
			fmt.Fprintf(w, "   %s%s/\n", strings.TrimSuffix(baseURL, "/")+"/", f.ID)
		}
		for _, v := range vragen(k, e) {
			fmt.Fprintf(w, "   - %s\n", v)
		}
	}
	fmt.Fprintf(w, "\nKlopt alles? Antwoord dan: “Alles klopt.” Klopt er iets niet? Schrijf dan hoe het wel is.\n\nDank u wel,\n%s\n", redactie(k))
}

func minuten(n int) string {
	if n == 1 {
		return "1 minuut"
	}
	return fmt.Sprintf("%d minuten", n)
}

func naam(k *kaart.Kaart) string {
	if k.Instelling.Titel == "" {
		return "de sociale kaart"
	}
	return k.Instelling.Titel
}

func redactie(k *kaart.Kaart) string {
	r := k.Instelling.Redactie
	if r == "" {
		return naam(k)
	}
	_, n := utf8.DecodeRuneInString(r)
	return strings.ToUpper(r[:n]) + r[n:]
}

func wie(k *kaart.Kaart, e kaart.Entry) string {
	if o := k.Organisatie(e.Kern().Organisatie); o != nil {
		return o.Titel
	}
	return e.Kern().Titel
}

func haakjes(s string) string {
	if s == "" {
		return ""
	}
	return " (" + s + ")"
}

// vragen gives what to ask: what goes wrong most when it has changed comes
// first. Each question holds the present value, so that “ja” is an answer.
func vragen(k *kaart.Kaart, e kaart.Entry) []string {
	f := e.Kern()
	out := []string{"Gaat het nog door?"}
	ts, _ := k.TijdenVan(e)
	for i := range ts {
		s := ts[i].Wanneer()
		if ts[i].Naam != "" {
			s = ts[i].Naam + ", " + s
		}
		out = append(out, "Is dit nog de tijd? “"+s+"”")
	}
	for _, slug := range f.Locaties {
		if l := k.Locatie(slug); l != nil {
			out = append(out, "Is het nog hier? “"+strings.Join(slices.DeleteFunc([]string{l.Titel, l.Adres, l.Plaats}, func(s string) bool { return s == "" }), ", ")+"”")
		}
	}
	if c := k.ContactVan(e); c.Telefoon != "" {
		out = append(out, "Kunnen mensen dit nummer bellen? “"+c.Telefoon+haakjes(c.TelefoonTijden)+"”")
	}
	out = append(out, "Is dit wat iemand moet doen? “"+f.VolgendeStap.Tekst+"”")
	if a := kaart.AanbodVan(e); a != nil {
		out = append(out, "Is dit de prijs? “"+page.KostenTekst(a.Kosten)+"”")
	}
	switch e := e.(type) {
	case *kaart.Voorziening:
		switch {
		case e.Wachttijd.Bekend(k.Vandaag):
			out = append(out, fmt.Sprintf("Hoeveel weken moet iemand wachten? “%d”", e.Wachttijd.Weken))
		case e.Aanmelden != "niet_nodig":
			out = append(out, "Hoeveel weken moet iemand wachten?")
		}
	case *kaart.Maatjesproject:
		out = append(out, "Is er plaats voor nieuwe mensen?")
	case *kaart.Wegwijzer:
		out = append(out, "Doet dezelfde persoon dit nog? “"+e.Functie+"”")
	}
	return out
}
