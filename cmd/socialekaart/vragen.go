package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strconv"
	"strings"
	"unicode/utf8"

	"socialekaart/generator"
	"socialekaart/generator/diag"
	"socialekaart/generator/intake"
	"socialekaart/generator/kaart"
)

// newQuestions are what new asks, in this order: the few things without which
// nobody is helped. An empty answer goes on; the field then waits in the file.
var newQuestions = []struct {
	soorten           kaart.Soorten
	veld, vraag, hulp string
}{
	{alle, "kort", "Wat is het? Schrijf één of twee zinnen.", "Hoogstens 160 tekens. Zoals: Elke dinsdag samen wandelen door de wijk."},
	{alle, "organisatie", "Welke organisatie biedt dit aan?", "De naam, zoals die op de kaart staat. Staat zij er nog niet op? Druk op Enter."},
	{alle, "voor_wie", "Voor wie is het?", "Zoals: Voor iedereen die graag samen wandelt."},
	{alle, "themas", "Waar gaat het over?", "Schrijf één of meer nummers of namen, met een komma ertussen."},
	{alle, "werkgebied", "Voor welke wijken is het?", "Namen met een komma ertussen. Of de naam van de gemeente."},
	{alle, "contact.telefoon", "Welk nummer kunnen mensen bellen?", "Met het netnummer. Geen nummer van een persoon."},
	{alle, "volgende_stap.tekst", "Wat moet iemand doen om mee te doen?", "Eén duidelijke stap. Zoals: Kom op dinsdag om 10.00 uur naar het buurthuis."},
	{voorziening, "tijden", "Wanneer is het?", "Zoals: dinsdag 10.00-12.00. Of: elke 2e zaterdag 11.00-14.00."},
	{voorziening | maatjes, "kosten", "Wat kost het?", "Zoals: gratis. Of: € 2,50 per keer."},
}

const (
	voorziening = kaart.Soorten(1 << kaart.SoortVoorziening)
	maatjes     = kaart.Soorten(1 << kaart.SoortMaatjesproject)
	alle        = voorziening | maatjes | 1<<kaart.SoortWegwijzer | 1<<kaart.SoortPraktijkvoorbeeld
)

// mostTitel is how many characters a title may have.
const mostTitel = 60

// tries is how often a question comes back when the answer is not understood.
const tries = 3

// ask makes a new entry by asking for it.
func (c *call) ask(ctx context.Context, o generator.Options) int {
	k, _, err := generator.Read(ctx, o)
	if err != nil {
		return c.computer(err)
	}
	in := bufio.NewReader(c.in)
	fmt.Fprintln(c.out, "Dit maakt een nieuwe vermelding. Weet u iets niet? Druk op Enter. U kunt het later invullen.")
	var names []string
	for s := kaart.SoortVoorziening; s <= kaart.SoortPraktijkvoorbeeld; s++ {
		names = append(names, s.String())
	}
	s, ok := c.choose(in, names)
	if !ok {
		return c.usage(fmt.Errorf("kies een van deze: %s", kaart.Opsomming(names)))
	}
	titel, name := "", ""
	for try := range tries {
		titel = c.line(in, "Hoe heet het?", fmt.Sprintf("De naam die mensen zien, hoogstens %d tekens.", mostTitel))
		name = filepath.Join(c.source, "content", s.Plek(), kaart.Slug(titel)+".md")
		why := ""
		switch n := len([]rune(titel)); {
		case titel == "" || !utf8.ValidString(titel):
			why = fmt.Sprintf("zonder naam van hoogstens %d tekens kan het niet", mostTitel)
		case n > mostTitel:
			why = fmt.Sprintf("deze naam heeft %d tekens, en hoogstens %d kan", n, mostTitel)
		case exists(name): // now, and not after the last answer
			return c.usage(fmt.Errorf("%s bestaat al. Kies een andere naam, of pas dat bestand aan", name))
		}
		if why == "" {
			break
		}
		if try == tries-1 {
			return c.usage(errors.New(why))
		}
		fmt.Fprintf(c.out, "Dat kan niet: %s.\n", why)
	}
	a := intake.NewAntwoorden(k, s)
	for _, q := range newQuestions {
		if !q.soorten.Bevat(s) {
			continue
		}
		if q.veld == "themas" {
			fmt.Fprintln(c.out)
			for i, n := range intake.Namen(k, q.veld) {
				fmt.Fprintf(c.out, "  %d. %s\n", i+1, n)
			}
		}
		for try := range tries {
			answer := c.line(in, q.vraag, q.hulp+zoals(k, q.veld))
			if answer == "" || a.Zet(q.veld, numbered(answer, intake.Namen(k, q.veld), q.veld)) {
				break
			}
			c.notUnderstood(answer, intake.Namen(k, q.veld), try)
		}
	}
	return c.write(name, a.Bestand(titel, o.Vandaag))
}

// zoals gives two names of this map as an example, the last: those of wijken stand
// behind that of the gemeente. Where there are none yet it says how to make one.
func zoals(k *kaart.Kaart, veld string) string {
	names := intake.Namen(k, veld)
	switch {
	case veld == "organisatie" && len(names) == 0:
		return " Maak de eerste straks met: socialekaart new organisatie NAAM."
	case veld == "werkgebied" && len(names) == 0:
		return " Er zijn nog geen wijken: schrijf die eerst in content/gebieden.toml."
	case veld == "werkgebied":
		return " Zoals: " + strings.Join(names[max(len(names)-2, 0):], ", ") + "."
	}
	return ""
}

func (c *call) notUnderstood(answer string, names []string, try int) {
	hint := ""
	if near := diag.Nearest(answer, names); near != "" {
		hint = " Bedoelt u " + near + "?"
	}
	if try == tries-1 {
		hint += " Dit veld blijft leeg; vul het straks in het bestand in."
	}
	fmt.Fprintf(c.out, "Dat begrijpt het programma niet.%s\n", hint)
}

func (c *call) line(in *bufio.Reader, question, help string) string {
	fmt.Fprintf(c.out, "\n%s\n  %s\n> ", question, help)
	s, err := in.ReadString('\n')
	if err == io.EOF && s == "" {
		fmt.Fprintln(c.out)
	}
	return strings.Join(strings.Fields(s), " ")
}

// choose asks which type it is, by number or by name.
func (c *call) choose(in *bufio.Reader, names []string) (kaart.Soort, bool) {
	for i, what := range []string{"een plek, een groep, een cursus of een spreekuur", "een persoon die anderen de weg wijst", "vrijwilligers die een tijd met iemand optrekken", "iets dat ergens anders goed gaat"} {
		fmt.Fprintf(c.out, "  %d. %s: %s\n", i+1, names[i], what)
	}
	for range tries {
		answer := c.line(in, "Wat wilt u toevoegen?", "Schrijf het nummer of de naam.")
		for i, n := range names {
			if answer == strconv.Itoa(i+1) || strings.EqualFold(answer, n) {
				return kaart.Soort(i), true
			}
		}
	}
	return 0, false
}

// numbered turns "1, 3" into the names with those numbers.
func numbered(answer string, names []string, veld string) string {
	if veld != "themas" {
		return answer
	}
	parts := strings.Split(answer, ",")
	for i, p := range parts {
		if n, err := strconv.Atoi(strings.TrimSpace(p)); err == nil && n >= 1 && n <= len(names) {
			parts[i] = names[n-1]
		}
	}
	return strings.Join(parts, ";") // a name may have a comma
}
