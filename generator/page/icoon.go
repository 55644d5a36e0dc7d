package page

import (
	"errors"
	"html/template"
	"io/fs"
)

func errorsIsNotExist(err error) bool { return errors.Is(err, fs.ErrNotExist) }

// iconen are simple line drawings on a grid of 24, our own. Each stands beside
// a word and never alone.
var iconen = map[string]template.HTML{}

// icoon gives an inline picture that a screen reader passes over.
func icoon(naam string) template.HTML { return iconen[naam] }
