package main

import (
	"context"
	"fmt"
	"runtime/debug"

	"socialekaart/search"
)

// runVersion prints which program this is and which formats it writes.
func runVersion(_ context.Context, c *call) int {
	if code, ok := c.parse(0); !ok {
		return code
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
