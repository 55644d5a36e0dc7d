//go:build release

package demo_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"socialekaart/generator/browser"
	"socialekaart/generator/browser/demo"
)

// tools is the folder in which .ci/release, the only one that runs these tests, put
// what they need: 200 MB from npm.
var tools = filepath.Join(os.Getenv("SOCIALEKAART_RELEASE"), "node_modules")

// policy is left out for vnu: a file on a disk has no origin of its own, so that it
// would refuse the style of each page. TestPages holds the policy, in a browser.
var policy = regexp.MustCompile(`<meta http-equiv="Content-Security-Policy"[^>]*>`)

// TestReleaseVnu: the checker of the W3C has no error and no warning about any
// page or style of the demo site. What it says of the slash in <br/> is no more
// than information: the pages are XML too.
func TestReleaseVnu(t *testing.T) {
	jar := filepath.Join(tools, "vnu-jar", "build", "dist", "vnu.jar")
	files, _ := demo.Site(t)
	dir := t.TempDir()
	for name, data := range files {
		if strings.HasSuffix(name, ".html") {
			path := filepath.Join(dir, name)
			if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, policy.ReplaceAll(data, nil), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	out, err := exec.Command(browser.Tool(t, "java"), "-Xss4m", "-jar", jar, "--Werror", "--format", "gnu",
		"--filterpattern", ".*Trailing slash on void elements.*", dir).CombinedOutput()
	if err != nil || len(out) > 0 {
		t.Errorf("vnu: %v\n%.20000s", err, out)
	}
}

// TestReleaseLighthouse: the marks for a phone are 100 for accessibility, best
// practices and search engines. That for speed depends on how busy this machine
// is; it is told, and what it is made of is asserted in TestFirstVisit.
func TestReleaseLighthouse(t *testing.T) {
	program := filepath.Join(tools, ".bin", "lighthouse")
	chromium := browser.Tool(t, "chromium")
	files, _ := demo.Site(t)
	base := browser.Serve(t, files)
	for _, url := range []string{"/", "/wijken/hatert/", "/voorzieningen/goede-dag/"} {
		cmd := exec.Command(program, base+url, "--quiet", "--output=json", "--chrome-flags=--headless --no-sandbox --disable-gpu --ignore-certificate-errors")
		cmd.Env = append(os.Environ(), "CHROME_PATH="+chromium, "TMPDIR="+t.TempDir())
		out, err := cmd.Output()
		if err != nil {
			t.Errorf("%s: lighthouse: %v", url, err)
			continue
		}
		var r struct {
			Categories map[string]struct{ Score float64 }
			Audits     map[string]struct {
				Title        string
				Score        *float64
				DisplayValue string
				Details      struct{ Items json.RawMessage }
			}
		}
		if err := json.Unmarshal(out, &r); err != nil {
			t.Fatal(err)
		}
		t.Logf("%s: speed %.0f, shift %s, %s", url, 100*r.Categories["performance"].Score, r.Audits["cumulative-layout-shift"].DisplayValue, r.Audits["total-byte-weight"].DisplayValue)
		for _, c := range []string{"accessibility", "best-practices", "seo"} {
			if got := r.Categories[c].Score; got != 1 {
				t.Errorf("%s: %s has %.0f", url, c, 100*got)
			}
		}
		if t.Failed() {
			for id, a := range r.Audits {
				if a.Score != nil && *a.Score < 1 {
					t.Logf("%s: %s: %s %s %.600s", url, id, a.Title, a.DisplayValue, a.Details.Items)
				}
			}
		}
	}
}
