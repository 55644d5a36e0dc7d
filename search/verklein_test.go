package search

import (
	"regexp"
	"slices"
	"testing"
)

// Every property that is given another name is one that our sources make
// themselves; any other belongs to the platform and must stand in keptNames.
func TestKeptNames(t *testing.T) {
	js := ""
	for _, name := range []string{"woorden", "zoek", "zoeken", "ruim", "filters", "uitleg", "uitpakken"} {
		js += browserSource(name)
	}
	var unknown []string
	tokens, short := nameTokens(js), newNames(js).everywhere
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
		{"const alpha = 1; // note\nlet beta = alpha + +alpha;\n", "let a=1;let e=a+ +a;"},
		{"function ff() { const one = 1, two = 2;\n  return one + two;\n}\nfunction gg(two) { return ff() + two; }\n", "function a(){let e=1,g=2;return e+g}function e(g){return a()+g}"},
		{"const box = { one: 1 };\nfunction ff({ one, two: three }) { return three.one + box.one; }", "let e={a:1};function g({a,h:i}){return i.a+e.a}"},
		{"const gg = (x, one) => `x ${x} y ${gg(`${x}`, one)}`;", "let a=(e,g)=>`x ${e} y ${a(`${e}`, g)}`;"},
		{"const alpha = /[/'\"]+/g.test('// alpha');", "let a=/[/'\"]+/g.test('// alpha');"},
		{"let alpha, beta;\nif (alpha) {\n  return alpha / beta / 2;\n}\nbeta()\nalpha()", "let a,e;if(a){return a/e/2}e()\na()"},
		{"class Box { constructor(one) { this.x = one; }\n  m(two) { return this.x + two; }\n}", "class e{constructor(e){this.a=e}g(e){return this.a+e}}"},
	} {
		if got := shrink(c.js, newNames(c.js)); got != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", c.js, got, c.want)
		}
	}
}
