package search

import (
	"crypto/sha256"
	"embed"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"
)

//go:embed browser
var browserJS embed.FS

// Client gives the JavaScript of the page /zoeken/: first the one module that
// the page loads with <script type="module">, then modules that it fetches
// itself: for filters, for words that it does not know, for why an entry was
// found, in old browsers. Their names hold the hash of their content; keep them
// in one folder. What markup the page must have stands at the top of
// browser/zoeken.js.
func Client() []File { return client() }

// client is made once for a program: shrinking takes 0.1 s, and its result is
// always the same.
var client = sync.OnceValue(func() []File { return modules("zoeken") })

// landelijkClient is the same for the page of LandelijkPagina.
var landelijkClient = sync.OnceValue(func() []File { return modules("landelijk", "overal") })

// modules makes one module of what every search needs and of these sources, and
// those that it fetches itself.
func modules(names ...string) []File {
	main := nlTables("vouw", "stop", "naaste", "stam") + browserSource("woorden") + browserSource("zoek")
	for _, name := range names {
		main += browserSource(name)
	}
	main = regexp.MustCompile(`(?m)^export `).ReplaceAllString(main, "")
	more := []struct{ name, js string }{
		{"filters", browserSource("filters")},
		{"ruim", nlTables("klank", "lijm", "kort") + browserSource("ruim")}, // the parts of compounds come with the bundle
		{"uitleg", browserSource("uitleg")},
		{"uitpakken", browserSource("uitpakken")},
	}
	all := main
	for _, m := range more {
		all += m.js
	}
	n := newNames(all)
	main = shrink(main, n)
	files := make([]File, 1, 1+len(more))
	for _, m := range more {
		f := moduleFile(m.name, shrink(m.js, n))
		main = strings.ReplaceAll(main, "./"+m.name+".js", "./"+path.Base(f.Path))
		files = append(files, f)
	}
	files[0] = moduleFile("zoek", main)
	return files
}

// browserSource gives a source without its imports: what it imports stands in
// the same file.
func browserSource(name string) string {
	b, err := browserJS.ReadFile("browser/" + name + ".js")
	if err != nil {
		panic(err) // embedded
	}
	return regexp.MustCompile(`(?m)^import .* from .*\n`).ReplaceAllString(string(b), "")
}

// nlTables gives some of the tables of nl.js, a line each.
func nlTables(keys ...string) string {
	var lines []string
	for line := range strings.Lines(string(nlJS)) {
		if key, _, ok := strings.Cut(strings.TrimPrefix(line, `"`), `":`); ok && slices.Contains(keys, key) {
			lines = append(lines, strings.TrimSuffix(strings.TrimSpace(line), ","))
		}
	}
	return "const NL = {" + strings.Join(lines, ",") + "};\n"
}

// moduleFile names a module after its content.
func moduleFile(name, js string) File {
	return File{fmt.Sprintf("%s%s.%.5x.js", Forever, name, sha256.Sum256([]byte(js))), []byte(js)}
}
