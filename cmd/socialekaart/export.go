package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"socialekaart/generator"
	"socialekaart/generator/interop"
)

// runExport writes one format to standard output or to a file, or the API of HSDS
// to a folder.
func runExport(ctx context.Context, c *call) int {
	c.siteFlags()
	var namen []string
	for _, f := range interop.Formaten() {
		namen = append(namen, f.Naam)
	}
	namen = append(namen, hsdsAPI)
	format := c.flags.String("format", "", "de vorm: "+strings.Join(namen, ", "))
	output := c.flags.String("output", "", "het bestand of de map; zonder deze optie komt het op het scherm")
	if code, ok := c.parse(0); !ok {
		return code
	}
	var maak func(*interop.Bron) []byte
	for _, f := range interop.Formaten() {
		if f.Naam == *format {
			maak = f.Maak
		}
	}
	if maak == nil && *format != hsdsAPI {
		return c.usage(fmt.Errorf("--format %q bestaat niet. Kies uit: %s", *format, strings.Join(namen, ", ")))
	}
	if *format == hsdsAPI && *output == "" {
		return c.usage(fmt.Errorf("--format %s maakt veel bestanden. Schrijf erbij in welke map: --output MAP", hsdsAPI))
	}
	o, err := c.options()
	if err != nil {
		return c.usage(err)
	}
	b, r, err := generator.OpenData(ctx, o)
	if err != nil {
		return c.computer(err)
	}
	if b == nil {
		c.show(r, "Er is niets geschreven.")
		return exitContent
	}
	if maak != nil {
		return c.lever(*output, maak(b))
	}
	for _, f := range interop.HSDSBestanden(b) {
		if code := c.lever(filepath.Join(*output, filepath.FromSlash(f.Pad)), f.Maak()); code != exitOK {
			return code
		}
	}
	return exitOK
}

// hsdsAPI is the format that is a folder of files.
const hsdsAPI = "hsds-api"

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
