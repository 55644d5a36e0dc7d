package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"socialekaart/generator/publish"
)

// runLandelijk makes a page that searches several sites from static files.
func runLandelijk(ctx context.Context, c *call) int {
	var f apiFlags
	c.flags.Var(&f.index, "index", "de map van een site, als naam=map. Geef er minstens twee")
	c.flags.Var(&f.site, "site", "het adres van die site, als naam=https://kaart.example.org/")
	output := c.flags.String("output", "landelijk", "de map voor de pagina")
	if code, ok := c.parse(0); !ok {
		return code
	}
	if len(f.index) < 2 {
		return c.usage(errors.New("geef minstens twee sites, elk met --index naam=map en --site naam=adres"))
	}
	for _, s := range f.index {
		if !strings.Contains(s, "=") {
			return c.usage(fmt.Errorf("--index %s heeft geen naam. Schrijf: --index naam=%s", s, s))
		}
	}
	if err := f.check(); err != nil {
		return c.usage(err)
	}
	x, adressen, err := openIndexes(&f)
	if err != nil {
		fmt.Fprintf(c.err, "fout: %v\ntip: maak elke site eerst met: socialekaart build\n", err)
		return exitComputer
	}
	defer x.Close()
	var sites []string
	for _, s := range f.index {
		naam, _, _ := strings.Cut(s, "=")
		if adressen[naam] == "" {
			return c.usage(fmt.Errorf("het adres van %s ontbreekt. Schrijf erbij: --site %s=https://…", naam, naam))
		}
		sites = append(sites, adressen[naam])
	}
	files, err := x.LandelijkPagina(sites)
	if err != nil {
		return c.computer(err)
	}
	bundle, err := x.Landelijk(sites)
	if err != nil {
		return c.computer(err)
	}
	stage, err := publish.Open(*output)
	if err != nil {
		return c.computer(err)
	}
	defer stage.Abort()
	n := len(files) + len(bundle)
	for _, b := range bundle {
		b.Path = "zoek/" + b.Path
		files = append(files, b)
	}
	for _, b := range files {
		if err := stage.Create(b.Path, b.Data); err != nil {
			return c.computer(err)
		}
	}
	if _, err := stage.Commit(ctx); err != nil {
		return c.computer(err)
	}
	fmt.Fprintf(c.out, "Klaar: %s met %s, voor %s. Zet deze map op een webserver.\n", filepath.ToSlash(*output), telling(n, "bestand", "bestanden"), telling(len(sites), "regio", "regio’s"))
	return exitOK
}
