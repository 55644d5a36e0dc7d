package main

import (
	"context"
	"debug/buildinfo"
	"fmt"
	"runtime/debug"

	"socialekaart/search"
)

// runVersion prints which program this is and which formats it writes, or of
// which parts a program consists.
func runVersion(_ context.Context, c *call) int {
	parts := c.flags.Bool("sbom", false, "geeft de lijst van onderdelen (CycloneDX), van dit programma of van BESTAND")
	if code, ok := c.parse(1); !ok {
		return code
	}
	if *parts {
		return c.parts()
	}
	if len(c.args) > 0 {
		return c.usage(fmt.Errorf("met %q kan dit commando niets. Wilt u de onderdelen van een programma weten? Schrijf dan: version --sbom %s", c.args[0], c.args[0]))
	}
	version, revision := "ontwikkelversie", ""
	if info, ok := debug.ReadBuildInfo(); ok {
		if v := info.Main.Version; v != "" && v != "(devel)" {
			version = v
		}
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				revision = " (" + s.Value[:min(12, len(s.Value))] + ")"
			}
		}
	}
	fmt.Fprintf(c.out, "socialekaart %s%s\nzoekindex %d, analyse %d, bundel voor de browser %d\n", version, revision,
		search.IndexVersion, search.AnalyseVersion, search.BundleVersion)
	return exitOK
}

func (c *call) parts() int {
	info, _ := debug.ReadBuildInfo()
	if len(c.args) > 0 {
		var err error
		if info, err = buildinfo.ReadFile(c.args[0]); err != nil {
			return c.usage(fmt.Errorf("%s is geen programma van Go", c.args[0]))
		}
	}
	b, err := sbom(info)
	if err == nil {
		_, err = c.out.Write(b)
	}
	if err != nil {
		return c.computer(err)
	}
	return exitOK
}
