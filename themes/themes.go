// Package themes holds the themes that are part of the program, so that one
// binary is the whole generator.
package themes

import (
	"embed"
	"io/fs"
)

//go:embed standaard
var all embed.FS

// Standaard gives the standard theme; its README says what a theme may rely on.
func Standaard() fs.FS {
	sub, err := fs.Sub(all, "standaard")
	if err != nil {
		panic("themes: " + err.Error()) // the name is a constant
	}
	return sub
}
