package main

import (
	"context"
	_ "embed"
	"fmt"
	"os"
	"path/filepath"
	"regexp"

	"socialekaart/generator"
	"socialekaart/generator/interop"
)

// The page that starts the form, and what it costs to have it.
var (
	//go:embed cms/index.html
	cmsPage []byte
	//go:embed cms/LEESMIJ.md
	cmsReadme []byte
)

var repoName = regexp.MustCompile(`^[\w.-]+/[\w.-]+$`)

func exists(name string) bool {
	_, err := os.Lstat(name)
	return err == nil
}

// runCMS writes the folder of a form for editors. It is no part of the site: who
// wants it puts it on the server beside the site.
func runCMS(ctx context.Context, c *call) int {
	c.siteFlags()
	repo := c.flags.String("repo", "", "de plek van uw kaart op GitHub, zoals naam/kaart")
	output := c.flags.String("output", "beheer", "de map waar het komt")
	if code, ok := c.parse(0); !ok {
		return code
	}
	if !repoName.MatchString(*repo) {
		return c.usage(fmt.Errorf("schrijf waar uw kaart staat, zoals: socialekaart cms --repo naam/kaart"))
	}
	o, err := c.options()
	if err == nil {
		err = c.fits(*output, true)
	}
	if err != nil {
		return c.usage(err)
	}
	if exists(filepath.Join(*output, "index.html")) && !exists(filepath.Join(*output, "LEESMIJ.md")) {
		return c.usage(fmt.Errorf("in de map %s staat al een index.html, en die zou verdwijnen. Kies een andere map", *output))
	}
	k, r, err := generator.Read(ctx, o)
	if err != nil {
		return c.computer(err)
	}
	if r.Fouten(false) > 0 {
		c.show(r, "Herstel dit eerst.")
		return exitContent
	}
	if err := os.MkdirAll(*output, 0o755); err != nil {
		return c.computer(err)
	}
	for name, data := range map[string][]byte{"index.html": cmsPage, "LEESMIJ.md": cmsReadme, "config.yml": interop.CMS(k, *repo)} { // each its own file
		if err := os.WriteFile(filepath.Join(*output, name), data, 0o644); err != nil {
			return c.computer(err)
		}
	}
	fmt.Fprintf(c.out, "Het formulier staat in de map %s. Lees eerst %s: daar staat wat het kost.\n", *output, filepath.Join(*output, "LEESMIJ.md"))
	return exitOK
}
