package main

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"socialekaart/generator"
	"socialekaart/generator/diag"
)

func runCheck(ctx context.Context, c *call) int {
	c.siteFlags()
	format := c.flags.String("format", "text", "text of json")
	tips := c.flags.Bool("tips", false, "laat ook tips over taal zien")
	c.flags.BoolVar(&c.streng, "strict", false, "een waarschuwing telt als fout")
	if code, ok := c.parse(-1); !ok {
		return code
	}
	if *format != "text" && *format != "json" {
		return c.usage(fmt.Errorf("--format %s bestaat niet. Kies uit: text, json", *format))
	}
	o, err := c.options()
	if err != nil {
		return c.usage(err)
	}
	r, err := generator.Check(ctx, o)
	if err != nil {
		return c.computer(err)
	}
	r.Diags = onlyIn(withTaal(r, *tips), c.source, c.args)
	if *format == "json" {
		if err := r.Diags.WriteJSON(c.out); err != nil {
			return c.computer(err)
		}
	} else {
		c.showTaal(r)
		c.show(r, "De site is niet veranderd.")
	}
	if r.Fouten(c.streng) > 0 {
		return exitContent
	}
	return exitOK
}

// withTaal adds what the language check found to the other diagnostics.
func withTaal(r *generator.Report, tips bool) diag.List {
	all := slices.Clone(r.Diags)
	for _, o := range r.Taal {
		for _, b := range o.Bevindingen {
			if b.Level != diag.Tip || tips {
				all = append(all, b.Diagnostic)
			}
		}
	}
	all.Sort()
	return all
}

// showTaal says how easy the texts are. For the files that were asked for it
// says where the points went.
func (c *call) showTaal(r *generator.Report) {
	lowest, n := -1, 0
	for i, o := range r.Taal {
		if !o.Score.Geldig {
			continue
		}
		n++
		if lowest < 0 || o.Score.Ruw < r.Taal[lowest].Score.Ruw {
			lowest = i
		}
		if len(c.args) == 0 || !within(o.Bestand, c.source, c.args) {
			continue
		}
		fmt.Fprintf(c.out, "%s: %d van de 100 punten, %s (%s)\n", o.Bestand, o.Score.Punten, o.Score.Oordeel(), telling(o.Score.Woorden, "woord", "woorden"))
		for _, p := range o.Score.Posten {
			fmt.Fprintf(c.out, "    −%s %s (%d keer)\n", komma(p.Kost), p.Naam, p.Aantal)
		}
	}
	if lowest >= 0 && len(c.args) == 0 {
		fmt.Fprintf(c.out, "Taal: %s nagekeken met de regels van versie %s. Laagste score: %d (%s).\n",
			telling(n, "tekst", "teksten"), r.Taal[lowest].Score.Versie, r.Taal[lowest].Score.Punten, r.Taal[lowest].Bestand)
	}
}

// onlyIn keeps what is about one of the paths; without paths it keeps all.
func onlyIn(l diag.List, root string, paths []string) diag.List {
	if len(paths) == 0 {
		return l
	}
	return slices.DeleteFunc(slices.Clone(l), func(d diag.Diagnostic) bool { return !within(d.Pos.File, root, paths) })
}

// within says whether a file of the site is one of the paths, or below one.
func within(file, root string, paths []string) bool {
	return slices.ContainsFunc(paths, func(p string) bool {
		if rel, err := filepath.Rel(root, p); err == nil {
			p = rel
		}
		p = filepath.ToSlash(filepath.Clean(p))
		return p == "." || file == p || strings.HasPrefix(file, p+"/")
	})
}
