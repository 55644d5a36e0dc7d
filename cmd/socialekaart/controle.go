package main

import (
	"context"
	"fmt"
	"slices"

	"socialekaart/generator"
	"socialekaart/generator/diag"
	"socialekaart/generator/kaart"
)

// runControle gives the entries that most need a check, with what to ask, or a
// mail to an organisatie about hers.
func runControle(ctx context.Context, c *call) int {
	c.siteFlags()
	n := c.flags.Int("aantal", 10, "hoeveel vermeldingen")
	mail := c.flags.String("mail", "", "schrijf een mail: de naam van een organisatie, of alle")
	if code, ok := c.parse(0); !ok {
		return code
	}
	o, err := c.options()
	if err != nil {
		return c.usage(err)
	}
	if *n < 1 {
		return c.usage(fmt.Errorf("--aantal %d kan niet. Kies een getal vanaf 1", *n))
	}
	k, r, err := generator.Read(ctx, o)
	if err != nil {
		return c.computer(err)
	}
	if r.Fouten(false) > 0 {
		c.show(r, "Herstel dit eerst.")
		return exitContent
	}
	if *mail != "" {
		return c.mails(k, r.BaseURL, *mail)
	}
	es := k.TeControleren()
	es = es[:min(len(es), *n)]
	if len(es) == 0 {
		fmt.Fprintln(c.out, "Er is niets om na te kijken.")
	}
	for i, e := range es {
		if i > 0 {
			fmt.Fprintln(c.out)
		}
		generator.Belscript(c.out, k, e, i+1)
	}
	return exitOK
}

// mails writes the mail to one organisatie about all her entries, or to each
// that has something overdue about that.
func (c *call) mails(k *kaart.Kaart, baseURL, wie string) int {
	var slugs []string
	first := true
	for _, o := range k.Organisaties() {
		slug := o.ID.Slug()
		slugs = append(slugs, slug)
		if wie != "alle" && wie != slug {
			continue
		}
		es := slices.DeleteFunc(slices.Clone(k.VanOrganisatie(slug)), func(e kaart.Entry) bool {
			return e.Kern().Status == "gestopt" || wie == "alle" && !k.Verouderd(e)
		})
		if len(es) == 0 {
			continue
		}
		if !first {
			fmt.Fprint(c.out, "\n----\n\n")
		}
		first = false
		generator.Controlemail(c.out, k, o, es, baseURL)
	}
	switch {
	case !first:
	case wie == "alle" || slices.Contains(slugs, wie):
		fmt.Fprintln(c.out, "Er is niets om na te kijken.")
	default:
		hint := "Kijk in de map content/organisaties"
		if near := diag.Nearest(wie, slugs); near != "" {
			hint = "Bedoelt u " + near + "?"
		}
		return c.usage(fmt.Errorf("de organisatie %q bestaat niet. %s", wie, hint))
	}
	return exitOK
}
