package search

import (
	"regexp"
	"slices"
	"testing"
)

// Every property that is given another name is one that our sources make
// themselves; any other belongs to the platform and must stand in keptNames.
func TestKeptNames(t *testing.T) {
	js := string(woordenJS) + string(zoekJS) + string(zoekenJS) + string(ruimJS) + string(filtersJS) + string(uitpakkenJS)
	var unknown []string
	tokens, short := nameTokens(js), shortNames(js)
	for i, name := range tokens {
		if i == 0 || tokens[i-1] != "." || short[name] == "" || slices.Contains(unknown, name) {
			continue
		}
		made := regexp.MustCompile(`(?m)^\s+(?:async )?` + name + `\(|\b` + name + `:|\.` + name + ` (?:\?\?)?= |[{,] ` + name + `(?:,| \}| = )`)
		if !made.MatchString(js) {
			unknown = append(unknown, name)
		}
	}
	slices.Sort(unknown)
	if len(unknown) > 0 {
		t.Errorf("not ours, and not in keptNames: %v", unknown)
	}
}

// The shrinker knows strings, templates and regular expressions.
func TestShrink(t *testing.T) {
	for _, c := range []struct{ js, want string }{
		{"const alpha = 1; // note\nlet beta = alpha + +alpha;\n", "const a=1;let b=a+ +a;"},
		{"f(`x ${alpha} y ${g(`${alpha}`)}`)", "c(`x ${a} y ${d(`${a}`)}`)"},
		{"const alpha = /[/'\"]+/g.test('// alpha');", "const a=/[/'\"]+/g.test('// alpha');"},
		{"if (alpha) {\n  return alpha / beta / 2;\n}\nbeta()\nalpha()", "if(a){return a/b/2}b()\na()"},
	} {
		if got := shrink(c.js, map[string]string{"alpha": "a", "beta": "b", "f": "c", "g": "d"}); got != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", c.js, got, c.want)
		}
	}
}
