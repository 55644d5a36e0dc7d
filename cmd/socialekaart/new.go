package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"socialekaart/generator/diag"
	"socialekaart/generator/kaart"
	"socialekaart/generator/source"
	"socialekaart/themes"
)

// runNew writes a commented skeleton, or asks for what must be in it. It never
// writes over a file.
func runNew(ctx context.Context, c *call) int {
	c.siteFlags()
	if code, ok := c.parse(2); !ok {
		return code
	}
	o, err := c.options()
	if err != nil {
		return c.usage(err)
	}
	if len(c.args) == 0 {
		return c.ask(ctx, o)
	}
	if len(c.args) < 2 {
		return c.usage(errors.New("schrijf wat u wilt maken en hoe het heet, zoals: socialekaart new voorziening wandelclub"))
	}
	if c.args[0] == source.ThemaMap {
		return c.newThema(c.args[1])
	}
	var names []string
	for s := kaart.SoortVoorziening; s <= kaart.SoortPagina; s++ {
		names = append(names, s.String())
		if s.String() != c.args[0] && s.Plek() != c.args[0] {
			continue
		}
		slug := c.args[1]
		if !kaart.IsSlug(slug) {
			return c.usage(fmt.Errorf("%q kan geen naam zijn. Gebruik kleine letters, cijfers en streepjes, zoals: %s", slug, kaart.Slug(slug)))
		}
		return c.create(s, slug, o.Vandaag)
	}
	hint := ""
	if near := diag.Nearest(c.args[0], names); near != "" {
		hint = fmt.Sprintf(" Bedoelt u %s?", near)
	}
	return c.usage(fmt.Errorf("%q bestaat niet.%s Kies uit: %s", c.args[0], hint, strings.Join(append(names, source.ThemaMap), ", ")))
}

// newThema copies a file of the theme into the folder thema/ of the site, where
// it takes the place of that file.
func (c *call) newThema(name string) int {
	data, err := fs.ReadFile(themes.Standaard(), name)
	if err != nil || path.Ext(name) == ".md" {
		return c.usage(fmt.Errorf("%q is geen bestand van het thema. Kies bijvoorbeeld: entry.html, css/site.css", name))
	}
	return c.write(filepath.Join(c.source, source.ThemaMap, filepath.FromSlash(name)), data)
}

func (c *call) create(s kaart.Soort, slug string, day kaart.Datum) int {
	return c.write(filepath.Join(c.source, "content", s.Plek(), slug+".md"), source.Skeleton(s, slug, day))
}

// write makes a file, with its folder, and says what to do next.
func (c *call) write(name string, data []byte) int {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return c.computer(err)
	}
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return c.usage(fmt.Errorf("%s bestaat al. Kies een andere naam, of pas dat bestand aan", name))
	}
	if err != nil {
		return c.computer(err)
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Close()); err != nil {
		return c.computer(err)
	}
	fmt.Fprintf(c.out, "%s is gemaakt. Vul het in en kijk het na met: socialekaart check %s\n", name, name)
	return exitOK
}
