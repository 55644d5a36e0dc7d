package search

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"fmt"
	"regexp"
)

//go:embed browser/zoek.js
var zoekJS []byte

//go:embed browser/zoeken.js
var zoekenJS []byte

//go:embed browser/uitpakken.js
var uitpakkenJS []byte

// Client gives the JavaScript of the page /zoeken/: first the one module that
// the page loads with <script type="module">, then a module that it fetches
// itself in old browsers. Their names hold the hash of their content. What
// markup the page must have stands at the top of browser/zoeken.js.
func Client() []File {
	unpack := named("uitpakken", strip(uitpakkenJS))
	tables := bytes.Replace(strip(nlJS), []byte("export default "), []byte("const NL = "), 1)
	page := bytes.ReplaceAll(strip(zoekenJS), []byte("./uitpakken.js"), []byte("./"+unpack.Path))
	return []File{named("zoek", bytes.Join([][]byte{tables, strip(zoekJS), page}, nil)), unpack}
}

func named(name string, js []byte) File {
	return File{fmt.Sprintf("%s.%x.js", name, sha256.Sum256(js))[:len(name)+1+10] + ".js", js}
}

// Lines that need not travel: comments of their own line, and imports of what
// stands in the same file.
var (
	commentLines = regexp.MustCompile(`(?m)^\s*//.*\n`)
	importLines  = regexp.MustCompile(`(?m)^import .* from .*\n`)
	indents      = regexp.MustCompile(`(?m)^\s+`)
)

func strip(js []byte) []byte {
	for _, re := range []*regexp.Regexp{commentLines, importLines, indents} {
		js = re.ReplaceAll(js, nil)
	}
	return js
}
