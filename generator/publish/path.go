package publish

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

// devices are the names that Windows keeps for itself, with any ending.
var devices = strings.Fields("aux con nul prn com1 com2 com3 com4 com5 com6 com7 com8 com9 " +
	"lpt1 lpt2 lpt3 lpt4 lpt5 lpt6 lpt7 lpt8 lpt9")

// checkPath refuses what Create promises to refuse. It also guards a manifest
// read from disk, as files are removed by it.
func checkPath(path string) error {
	bad := func(c rune) bool {
		return (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9') && !strings.ContainsRune("._-/", c)
	}
	if !fs.ValidPath(path) || path == "." || strings.ContainsFunc(path, bad) {
		return fmt.Errorf("publish: path %q cannot be a file of the site", path)
	}
	lower := strings.ToLower(path)
	for element := range strings.SplitSeq(lower, "/") {
		base, _, _ := strings.Cut(element, ".")
		if strings.HasSuffix(element, ".") || slices.Contains(devices, base) { // Windows drops a final dot
			return fmt.Errorf("publish: path %q does not fit on every system", path)
		}
	}
	if lower == manifestName || slices.Contains(kept[:], lower) {
		return fmt.Errorf("publish: path %q is not for the site", path)
	}
	return nil
}

// parent is path.Dir for a path that checkPath passed.
func parent(p string) string {
	if i := strings.LastIndexByte(p, '/'); i >= 0 {
		return p[:i]
	}
	return "."
}
