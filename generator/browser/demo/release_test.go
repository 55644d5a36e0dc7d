//go:build release

package demo_test

import (
	"encoding/json"
	"errors"
	"fmt"
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

// report is what Lighthouse says of a page.
type report struct {
	Categories map[string]struct{ Score *float64 }
	Audits     map[string]struct {
		Title        string
		Score        *float64
		DisplayValue string
		Details      struct{ Items json.RawMessage }
	}
	RuntimeError struct{ Message string }
}

// TestReleaseLighthouse: the marks for a phone are 100 for speed, accessibility, best
// practices and search engines. That for speed depends on how busy this machine is
// too: the best of three runs counts. A mark that is not there is no mark of 100.
func TestReleaseLighthouse(t *testing.T) {
	program := filepath.Join(tools, ".bin", "lighthouse")
	chromium := browser.Tool(t, "chromium")
	files, _ := demo.Site(t)
	base := browser.Serve(t, files)
	for _, url := range []string{"/", "/wijken/hatert/", "/voorzieningen/goede-dag/"} {
		var wrong []string
		for range 3 {
			r, err := lighthouse(program, chromium, base+url, t.TempDir())
			if err != nil {
				wrong = append(wrong, err.Error())
				continue
			}
			low := r.below(t, url)
			if wrong = append(wrong, low...); len(low) == 0 {
				wrong = nil
				break
			}
		}
		for _, w := range wrong {
			t.Errorf("%s: %s", url, w)
		}
	}
}

func lighthouse(program, chromium, url, dir string) (*report, error) {
	cmd := exec.Command(program, url, "--quiet", "--output=json", "--chrome-flags=--headless --no-sandbox --disable-gpu --ignore-certificate-errors")
	cmd.Env = append(os.Environ(), "CHROME_PATH="+chromium, "TMPDIR="+dir)
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("lighthouse: %w", err)
	}
	r := &report{}
	if err := json.Unmarshal(out, r); err != nil {
		return nil, err
	}
	if r.RuntimeError.Message != "" {
		return nil, errors.New(r.RuntimeError.Message)
	}
	return r, nil
}

// below gives the marks that are not 100, and tells what they are made of.
func (r *report) below(t *testing.T, url string) (out []string) {
	for _, c := range []string{"performance", "accessibility", "best-practices", "seo"} {
		if s := r.Categories[c].Score; s == nil {
			out = append(out, c+" has no mark")
		} else if t.Logf("%s: %s %.0f", url, c, 100**s); *s != 1 {
			out = append(out, fmt.Sprintf("%s has %.0f", c, 100**s))
		}
	}
	t.Logf("%s: shift %s, %s", url, r.Audits["cumulative-layout-shift"].DisplayValue, r.Audits["total-byte-weight"].DisplayValue)
	for id, a := range r.Audits {
		if len(out) > 0 && a.Score != nil && *a.Score < 1 {
			t.Logf("%s: %s: %s %s %.600s", url, id, a.Title, a.DisplayValue, a.Details.Items)
		}
	}
	return out
}
