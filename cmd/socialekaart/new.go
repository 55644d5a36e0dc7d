package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"socialekaart/generator/diag"
	"socialekaart/generator/kaart"
	"socialekaart/generator/source"
)

// runNew writes a commented skeleton. It never writes over a file.
func runNew(_ context.Context, c *call) int {
	c.siteFlags()
	if code, ok := c.parse(2); !ok {
		return code
	}
	if len(c.args) < 2 {
		return c.usage(errors.New("schrijf wat u wilt maken en hoe het heet, zoals: socialekaart new voorziening wandelclub-hatert"))
	}
	day, err := c.vandaag()
	if err != nil {
		return c.usage(err)
	}
	var names []string
	for s := kaart.SoortVoorziening; s <= kaart.SoortPagina; s++ {
		names = append(names, s.String())
		if s.String() != c.args[0] && s.Plek() != c.args[0] {
			continue
		}
		slug := c.args[1]
		if !source.IsSlug(slug) {
			return c.usage(fmt.Errorf("%q kan geen naam zijn. Gebruik kleine letters, cijfers en streepjes, zoals: %s", slug, source.Slug(slug)))
		}
		return c.create(s, slug, day)
	}
	hint := ""
	if near := diag.Nearest(c.args[0], names); near != "" {
		hint = fmt.Sprintf(" Bedoelt u %s?", near)
	}
	return c.usage(fmt.Errorf("%q bestaat niet.%s Kies uit: %s", c.args[0], hint, strings.Join(names, ", ")))
}

func (c *call) create(s kaart.Soort, slug string, day kaart.Datum) int {
	path := filepath.Join(c.source, "content", s.Plek(), slug+".md")
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return c.computer(err)
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return c.usage(fmt.Errorf("%s bestaat al. Kies een andere naam, of pas dat bestand aan", path))
	}
	if err != nil {
		return c.computer(err)
	}
	_, err = f.Write(source.Skeleton(s, slug, day))
	if err = errors.Join(err, f.Close()); err != nil {
		return c.computer(err)
	}
	fmt.Fprintf(c.out, "%s is gemaakt. Vul het in en kijk het na met: socialekaart check %s\n", path, path)
	return exitOK
}
