package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"socialekaart/generator"
	"socialekaart/generator/diag"
	"socialekaart/search"
)

// filterFlag collects --filter naam=waarde; it may be given more than once.
type filterFlag []search.Filter

func (f *filterFlag) String() string {
	var s []string
	for _, x := range *f {
		s = append(s, x.Naam+"="+strings.Join(x.Waarden, ","))
	}
	return strings.Join(s, " ")
}

func (f *filterFlag) Set(s string) error {
	naam, waarde, ok := strings.Cut(s, "=")
	if !ok || naam == "" || waarde == "" {
		return errors.New("schrijf --filter naam=waarde, zoals --filter kosten=gratis")
	}
	for i := range *f {
		if (*f)[i].Naam == naam {
			(*f)[i].Waarden = append((*f)[i].Waarden, waarde)
			return nil
		}
	}
	*f = append(*f, search.Filter{Naam: naam, Waarden: []string{waarde}})
	return nil
}

// found is one result in the JSON of search; its names are a promise to scripts.
type found struct {
	ID     string   `json:"id"`
	Titel  string   `json:"titel"`
	URL    string   `json:"url"`
	Score  int      `json:"score"`
	Waarom []string `json:"waarom"`
}

// runSearch asks the index of a site that was built.
func runSearch(ctx context.Context, c *call) int {
	c.flags.StringVar(&c.source, "source", ".", "de map met content en config.toml")
	output := c.flags.String("output", "public", "de map van de site")
	asJSON := c.flags.Bool("json", false, "geef het antwoord als JSON")
	explain := c.flags.Bool("explain", false, "laat zien hoe de punten ontstaan")
	limit := c.flags.Int("limit", 10, "hoeveel resultaten, hoogstens 100")
	wijk := c.flags.String("wijk", "", "de eigen wijk: telt mee in de volgorde")
	var filters filterFlag
	c.flags.Var(&filters, "filter", "alleen wat hieraan voldoet, zoals kosten=gratis of dag=di")
	if code, ok := c.parse(-1); !ok {
		return code
	}
	if len(c.args) == 0 {
		return c.usage(errors.New("schrijf wat u zoekt, zoals: socialekaart search hulp bij schulden"))
	}
	if *limit < 1 || *limit > search.MaxResults {
		return c.usage(fmt.Errorf("--limit %d kan niet. Kies een getal van 1 tot en met %d", *limit, search.MaxResults))
	}
	dir := *output
	if !filepath.IsAbs(dir) {
		dir = filepath.Join(c.source, dir)
	}
	x, err := openIndex(filepath.Join(dir, filepath.FromSlash(generator.BleveMap)), dir)
	if err != nil {
		fmt.Fprintf(c.err, "fout: %v\ntip: maak de site eerst met: socialekaart build\n", err)
		return exitComputer
	}
	defer x.Close()
	asked := slices.Clone(filters)
	if *wijk != "" {
		asked = append(asked, search.Filter{Naam: search.WijkFacet, Waarden: []string{*wijk}})
	}
	if err := unknown(x, asked); err != nil {
		return c.usage(err)
	}
	q := search.Parse(strings.Join(c.args, " "))
	q.Filters, q.Wijk = filters, *wijk
	r, err := x.Search(ctx, q, *limit)
	if err != nil {
		fmt.Fprintf(c.err, "fout: het zoeken lukte niet: %v\n", err)
		return exitComputer
	}
	if *asJSON {
		out := []found{}
		for _, t := range r.Treffers {
			out = append(out, found{t.ID, t.Titel, t.URL, t.Score, reasons(t)})
		}
		e := json.NewEncoder(c.out)
		e.SetIndent("", "  ")
		if err := e.Encode(out); err != nil {
			return c.computer(err)
		}
		return exitOK
	}
	for i, t := range r.Treffers {
		fmt.Fprintf(c.out, "%2d. %s (%s)\n    %s\n", i+1, diag.Printable(t.Titel), t.ID, diag.Printable(t.Kort))
		if *explain {
			fmt.Fprintf(c.out, "    %d punten, %s\n", t.Score, telling(t.Woorden, "woord", "woorden"))
			for _, w := range t.Waarom {
				fmt.Fprintf(c.out, "      %6d  %s → %s (%v)\n", w.Punten, w.Woord, w.Term, w.Hoe)
			}
		}
	}
	fmt.Fprintf(c.out, "%s.\n", telling(r.Totaal, "resultaat", "resultaten"))
	return exitOK
}

// unknown tells the first filter or value that the site does not have.
func unknown(x *search.Index, filters []search.Filter) error {
	switch naam, waarde, keuze := x.Onbekend(filters); {
	case waarde != "":
		return fmt.Errorf("bij het filter %s bestaat %q niet.%s", naam, waarde, choice(waarde, keuze))
	case naam != "":
		return fmt.Errorf("het filter %q bestaat niet.%s", naam, choice(naam, keuze))
	}
	return nil
}

// choice says what was most likely meant, else what there is to choose from.
func choice(word string, names []string) string {
	if near := diag.Nearest(word, names); near != "" {
		return fmt.Sprintf(" Bedoelt u %s?", near)
	}
	if len(names) == 0 {
		return " Er is niets om uit te kiezen."
	}
	return fmt.Sprintf(" Kies uit: %s.", strings.Join(names, ", "))
}

// openIndex opens the index in dir, which belongs to the site in site.
func openIndex(dir, site string) (*search.Index, error) {
	x, err := search.Open(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("in de map %s staat geen site die al gemaakt is", site)
	}
	if err != nil {
		return nil, fmt.Errorf("de zoekindex in de map %s is oud of beschadigd (%w)", site, err)
	}
	return x, nil
}

// reasons says in short how a result was found: "weduwe → rouw".
func reasons(t search.Treffer) []string {
	out := []string{}
	for _, w := range t.Waarom {
		s := w.Woord
		if term := strings.TrimRight(w.Term, ":;"); term != w.Woord {
			s += " → " + term
		}
		out = append(out, s)
	}
	return out
}
