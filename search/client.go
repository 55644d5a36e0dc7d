package search

import (
	"crypto/sha256"
	_ "embed"
	"fmt"
	"regexp"
	"strings"
	"sync"
)

//go:embed browser/woorden.js
var woordenJS []byte

//go:embed browser/zoek.js
var zoekJS []byte

//go:embed browser/zoeken.js
var zoekenJS []byte

//go:embed browser/uitpakken.js
var uitpakkenJS []byte

//go:embed browser/ruim.js
var ruimJS []byte

//go:embed browser/filters.js
var filtersJS []byte

// Client gives the JavaScript of the page /zoeken/: first the one module that
// the page loads with <script type="module">, then modules that it fetches
// itself: for filters, for words that it does not know, in old browsers. Their names
// hold the hash of their content; keep them in one folder. What markup the page
// must have stands at the top of browser/zoeken.js.
func Client() []File { return client() }

// client is made once for a program: shrinking takes 0.1 s, and its result is
// always the same.
var client = sync.OnceValue(func() []File {
	// The browser gets the parts of compounds with the bundle.
	tables := regexp.MustCompile(`,\n"delen":.*`).ReplaceAllString(string(nlJS), "")
	tables = strings.Replace(tables, "export default ", "const NL = ", 1) + ";\n"
	main := importLines.ReplaceAllString(tables+string(woordenJS)+string(zoekJS)+string(zoekenJS), "")
	more := []struct {
		name string
		js   []byte
	}{{"filters", filtersJS}, {"ruim", ruimJS}, {"uitpakken", uitpakkenJS}}
	all := main
	for _, m := range more {
		all += string(m.js)
	}
	short := shortNames(all)
	main = shrink(main, short)
	files := make([]File, 1, 1+len(more))
	for _, m := range more {
		f := moduleFile(m.name, shrink(string(m.js), short))
		main = strings.ReplaceAll(main, "./"+m.name+".js", "./"+f.Path)
		files = append(files, f)
	}
	files[0] = moduleFile("zoek", main)
	return files
})

// moduleFile names a module after its content.
func moduleFile(name, js string) File {
	return File{fmt.Sprintf("%s.%.5x.js", name, sha256.Sum256([]byte(js))), []byte(js)}
}

// importLines import what stands in the same file; exports nobody imports.
var importLines = regexp.MustCompile(`(?m)^import .* from .*\n|^export `)
