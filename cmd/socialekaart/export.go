package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"socialekaart/generator"
	"socialekaart/generator/interop"
	"socialekaart/generator/publish"
	"socialekaart/generator/source"
	"socialekaart/search"
)

// A vorm is a way to export: the files of it, by their path in a folder; "" for
// one that is a file by itself. They are nil when the Report has faults.
type vorm struct {
	naam  string
	isMap bool
	maak  func(context.Context, generator.Options) ([]search.File, *generator.Report, error)
}

func vormen() (out []vorm) {
	for _, f := range interop.Formaten() {
		out = append(out, vorm{f.Naam, false, vanBron(func(b *interop.Bron) []search.File { return []search.File{{Data: f.Maak(b)}} })})
	}
	hsds := func(b *interop.Bron) (fs []search.File) {
		for _, f := range interop.HSDSBestanden(b) {
			fs = append(fs, search.File{Path: f.Pad, Data: f.Maak()})
		}
		return fs
	}
	return append(out, vorm{"hsds-api", true, vanBron(hsds)}, vorm{"opensearch", true, generator.OpenSearch})
}

// vanBron makes files of what the formats of open data are made from.
func vanBron(maak func(*interop.Bron) []search.File) func(context.Context, generator.Options) ([]search.File, *generator.Report, error) {
	return func(ctx context.Context, o generator.Options) ([]search.File, *generator.Report, error) {
		b, r, err := generator.OpenData(ctx, o)
		if b == nil {
			return nil, r, err
		}
		return maak(b), r, nil
	}
}

// runExport writes a form to standard output or to a file, or one of many files
// to a folder.
func runExport(ctx context.Context, c *call) int {
	c.siteFlags()
	alle := vormen()
	var namen []string
	for _, v := range alle {
		namen = append(namen, v.naam)
	}
	format := c.flags.String("format", "", "de vorm: "+strings.Join(namen, ", "))
	output := c.flags.String("output", "", "het bestand of de map; zonder deze optie komt het op het scherm")
	if code, ok := c.parse(0); !ok {
		return code
	}
	i := slices.Index(namen, *format)
	if *format == "" {
		return c.usage(fmt.Errorf("schrijf in welke vorm, zoals: socialekaart export --format csv. Kies uit: %s", strings.Join(namen, ", ")))
	}
	if i < 0 {
		return c.usage(fmt.Errorf("--format %q bestaat niet. Kies uit: %s", *format, strings.Join(namen, ", ")))
	}
	if alle[i].isMap && *output == "" {
		return c.usage(fmt.Errorf("--format %s maakt meer dan één bestand. Schrijf erbij in welke map: --output MAP", *format))
	}
	o, err := c.options()
	if err == nil {
		err = c.fits(*output, alle[i].isMap)
	}
	if err != nil {
		return c.usage(err)
	}
	files, r, err := alle[i].maak(ctx, o)
	if err != nil {
		return c.computer(err)
	}
	if files == nil {
		c.show(r, "Er is niets geschreven.")
		return exitContent
	}
	for _, f := range files {
		name := *output
		if alle[i].isMap {
			name = filepath.Join(name, filepath.FromSlash(f.Path))
		}
		if code := c.lever(name, f.Data); code != exitOK {
			return code
		}
	}
	if *format == "opensearch" {
		fmt.Fprintf(c.out, "In %s staan nu index.json en bulk.ndjson. Zo zet u ze in OpenSearch:\n", *output)
		fmt.Fprintln(c.out, "  curl -X PUT  -H 'Content-Type: application/json' --data-binary @index.json ADRES/sociale-kaart")
		fmt.Fprintln(c.out, "  curl -X POST -H 'Content-Type: application/x-ndjson' --data-binary @bulk.ndjson ADRES/sociale-kaart/_bulk")
	}
	return exitOK
}

// fits says why an export cannot go to name: it is the other of a file and a folder,
// or what the site is made from.
func (c *call) fits(name string, isMap bool) error {
	if name == "" {
		return nil
	}
	switch info, err := os.Stat(name); {
	case err == nil && info.IsDir() && !isMap:
		return fmt.Errorf("%s is een map. Schrijf er de naam van een bestand achter, zoals --output %s", name, filepath.Join(name, "kaart"))
	case err == nil && !info.IsDir() && isMap:
		return fmt.Errorf("%s is een bestand, en hier hoort een map. Kies een andere naam", name)
	}
	root, err := filepath.Abs(c.source)
	if err != nil {
		return err
	}
	abs, err := filepath.Abs(name)
	if err != nil {
		return err
	}
	rel, err := filepath.Rel(root, abs)
	if err == nil && within(filepath.ToSlash(rel), []string{"config.toml", "content", source.ThemaMap}) {
		return fmt.Errorf("op de plek van %s staan de teksten van uw kaart. Kies een andere plek", name)
	}
	return nil
}

// lever puts data in a file, whole or not at all, or on the screen when name
// is "".
func (c *call) lever(name string, data []byte) int {
	if name == "" {
		if _, err := c.out.Write(data); err != nil {
			return exitComputer
		}
		return exitOK
	}
	err := os.MkdirAll(filepath.Dir(name), 0o755)
	if err == nil {
		err = os.WriteFile(name+".nieuw", data, 0o644)
	}
	if err == nil {
		err = os.Rename(name+".nieuw", name)
	}
	if err != nil {
		os.Remove(name + ".nieuw")
		fmt.Fprintf(c.err, "fout: %s kan niet geschreven worden: %v\n", name, publish.Explain(err))
		return exitComputer
	}
	return exitOK
}
