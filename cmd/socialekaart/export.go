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
	if i < 0 {
		return c.usage(fmt.Errorf("--format %q bestaat niet. Kies uit: %s", *format, strings.Join(namen, ", ")))
	}
	if alle[i].isMap && *output == "" {
		return c.usage(fmt.Errorf("--format %s maakt meer dan één bestand. Schrijf erbij in welke map: --output MAP", *format))
	}
	o, err := c.options()
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
		fmt.Fprintf(c.err, "fout: %s kan niet geschreven worden: %v\n", name, err)
		return exitComputer
	}
	return exitOK
}
