package search

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// shrink makes our own JavaScript small: it drops comments and spaces and gives
// every name of ours a short one (see names). It is no general tool: statements
// must end in a semicolon, also those that end in a brace. It saves a third
// after compression.
func shrink(js string, n *names) string {
	var b strings.Builder
	prev, newline, spaced := "", false, false
	for _, c := range chunks(scan(js)) {
		short := n.in(c)
		for _, t := range c {
			switch {
			case t[0] == '\n':
				newline = true
				continue
			case t[0] == ' ':
				spaced = true
				continue
			case strings.HasPrefix(t, "//"):
				continue
			}
			t = rename(t, short)
			switch {
			case newline && prev != "" && !strings.ContainsAny(prev[len(prev)-1:], "{};,([=>+?:&|") && !strings.ContainsAny(t[:1], "})].,;?:&|"):
				b.WriteByte('\n')
			case prev != "" && wordEnd(prev) && wordStart(t), spaced && (prev == "+" && t == "+" || prev == "-" && t == "-"):
				b.WriteByte(' ')
			}
			b.WriteString(t)
			prev, newline, spaced = t, false, false
		}
	}
	return strings.ReplaceAll(b.String(), ";}", "}") // no string or empty loop of ours has it
}

// rename gives the short form of a token, and of the names inside a template.
func rename(t string, short map[string]string) string {
	switch {
	case t[0] == '`':
		return inTemplate.ReplaceAllStringFunc(t, func(part string) string {
			var b strings.Builder
			for _, t := range scan(part[2 : len(part)-1]) {
				b.WriteString(rename(t, short))
			}
			return "${" + b.String() + "}"
		})
	case t == "const":
		return "let"
	case short[t] != "":
		return short[t]
	}
	return t
}

var (
	inTemplate = regexp.MustCompile(`\$\{(?:[^{}]|\{[^{}]*\})*\}`)
	jsToken    = regexp.MustCompile(`^(?://[^\n]*|\n\s*|[ \t]+|'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|[A-Za-z_$][\w$]*|\d[\w.]*|=>|\.\.\.|[\s\S])`)
	jsRegexp   = regexp.MustCompile(`^/(?:[^/\\\[\n]|\\.|\[(?:[^\]\\]|\\.)*\])+/[a-z]*`)
)

// scan cuts JavaScript into tokens; joined they are the text again.
func scan(js string) (out []string) {
	before := "" // the last token that is no space
	for js != "" {
		t := jsToken.FindString(js)
		switch {
		case js[0] == '`':
			t = js[:templateEnd(js)]
		case t == "/" && (before == "" || strings.Contains("(,=:[!&|?{};=>return", before)):
			t = jsRegexp.FindString(js)
		}
		out = append(out, t)
		if t[0] != ' ' && t[0] != '\n' {
			before = t
		}
		js = js[len(t):]
	}
	return out
}

// templateEnd gives the length of the template literal that js begins with.
func templateEnd(js string) int {
	depth := 0
	for i := 1; i < len(js); i++ {
		switch {
		case js[i] == '\\':
			i++
		case strings.HasPrefix(js[i:], "${"):
			depth++
			i++
		case js[i] == '}' && depth > 0:
			depth--
		case js[i] == '`' && depth > 0:
			i += templateEnd(js[i:]) - 1
		case js[i] == '`':
			return i + 1
		}
	}
	return len(js)
}

// names are the short names of ours. A property, a shorthand in an object and
// what stands at the top of a module has one name everywhere. Any other name is
// a local variable: it gets a letter that its chunk does not use, so that most
// have one letter. That is safe as long as keptNames is complete; TestBrowser
// runs the result in a real browser.
type names struct {
	everywhere map[string]string
}

// newNames reads all JavaScript of ours. The shortest names go to those used
// most; among equals the alphabet decides, so that the result is always the same.
func newNames(js string) *names {
	uses := map[string]int{}
	tokens := nameTokens(js)
	wide := wideNames(tokens)
	for _, t := range tokens {
		if wide[t] {
			uses[t]++
		}
	}
	n := &names{map[string]string{}}
	next := 0
	for _, name := range slices.SortedFunc(maps.Keys(uses), func(a, b string) int {
		return cmp.Or(uses[b]-uses[a], strings.Compare(a, b))
	}) {
		for keptNames[shortName(next)] {
			next++
		}
		n.everywhere[name] = shortName(next)
		next++
	}
	return n
}

// in gives the short names for a chunk.
func (n *names) in(chunk []string) map[string]string {
	short, taken := map[string]string{}, map[string]bool{}
	uses := map[string]int{}
	for _, t := range nameTokens(strings.Join(chunk, "")) {
		switch {
		case !ours(t):
			taken[t] = true
		case n.everywhere[t] != "":
			short[t] = n.everywhere[t]
			taken[short[t]] = true
		default:
			uses[t]++
		}
	}
	next := 0
	for _, name := range slices.SortedFunc(maps.Keys(uses), func(a, b string) int {
		return cmp.Or(uses[b]-uses[a], strings.Compare(a, b))
	}) {
		for taken[shortName(next)] || keptNames[shortName(next)] {
			next++
		}
		short[name] = shortName(next)
		next++
	}
	return short
}

// wideNames gives the names that are not local variables: what is declared at
// the top, what stands behind a dot, and keys of objects. A comma or an equals
// sign in a const or let makes no key.
func wideNames(tokens []string) map[string]bool {
	wide := map[string]bool{}
	type level struct {
		bracket  string
		declares bool // in a const or let
	}
	open := []level{{}}
	tokens = append(append([]string{""}, tokens...), "")
	for i := 1; i < len(tokens)-1; i++ {
		before, t, after := tokens[i-1], tokens[i], tokens[i+1]
		here := &open[len(open)-1]
		switch {
		case strings.Contains("({[", t):
			open = append(open, level{bracket: t})
		case strings.Contains(")}]", t):
			open = open[:len(open)-1]
		case t == ";":
			here.declares = false
		case t == "const", t == "let":
			here.declares = true
		case !ours(t):
		case len(open) == 1 && slices.Contains([]string{"const", "let", ",", "function", "class"}, before),
			before == ".", after == ":",
			here.bracket == "{" && !here.declares && strings.Contains("{,", before) && strings.Contains(",}=", after):
			wide[t] = true
		}
	}
	return wide
}

// ours says whether a token is a name that may be another.
func ours(t string) bool {
	return wordStart(t) && (t[0] < '0' || t[0] > '9') && !keptNames[t]
}

// chunks cuts tokens into functions, members of classes and other statements
// of the top: no local variable reaches beyond its chunk.
func chunks(tokens []string) (out [][]string) {
	depth, base, from := 0, 0, 0
	class := false
	for i, t := range tokens {
		switch {
		case t == "class" && depth == 0:
			class = true
		case strings.Contains("({[", t):
			depth++
			if class && t == "{" && depth == 1 {
				base, class = 1, false
				out, from = append(out, tokens[from:i+1]), i+1
			}
		case strings.Contains(")}]", t):
			depth--
			base = min(base, depth)
		}
		if depth == base && (t == ";" || t == "}") {
			out, from = append(out, tokens[from:i+1]), i+1
		}
	}
	return append(out, tokens[from:])
}

// nameTokens gives the tokens without space, those inside templates included.
func nameTokens(js string) (out []string) {
	for _, t := range scan(js) {
		switch {
		case t[0] == '`':
			for _, part := range inTemplate.FindAllString(t, -1) {
				out = append(out, nameTokens(part[2:len(part)-1])...)
			}
		case t[0] != ' ' && t[0] != '\n' && !strings.HasPrefix(t, "//"):
			out = append(out, t)
		}
	}
	return out
}

const nameLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

func shortName(i int) string {
	if i < len(nameLetters) {
		return nameLetters[i : i+1]
	}
	i -= len(nameLetters)
	return nameLetters[i/len(nameLetters)%len(nameLetters):][:1] + nameLetters[i%len(nameLetters):][:1]
}

func wordStart(t string) bool { return regexpWord(t[0]) }
func wordEnd(t string) bool   { return regexpWord(t[len(t)-1]) }

func regexpWord(c byte) bool {
	return c == '_' || c == '$' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

// keptNames are the names in our JavaScript that are not ours: keywords, the
// platform, attributes of elements, and keys of the bundle and the tables.
var keptNames = set(strings.Fields(`
as async await break case catch class const constructor continue default delete do else export extends false finally for from function get
if import in instanceof let new null of return set static switch this throw true try typeof undefined var void while with yield uitpakken uitleg ruim filters Facets renderFilters
Array Boolean charCodeAt DecompressionStream Error Float64Array JSON Map Math Object Promise RangeError Response Set TextDecoder URL URLSearchParams
Uint32Array Uint8Array abs activeElement add addEventListener all append arrayBuffer at autofocus baseURI basis body cache checked clearTimeout clz32
connection createElement dataset decode disabled document endsWith entries every fetch fill filter find findIndex flatMap floor focus forEach
from getAll getElementById getItem has hash hidden history href id includes indexOf join keys length localStorage location map max min navigator normalize ok
onchange onclick once open parse pathname pipeThrough preventDefault prepend push pushState querySelector querySelectorAll replace replaceChildren reverse
replaceState saveData search self setAttribute splice setTimeout size slice some sort split startsWith status subarray tabIndex test textContent then
toLowerCase trim type value values concat schoon zoek
v n k t d b w p c Naam Woord Begrip Zwak Begin Deel Klank Kop Genoeg Zeldzaam MaxBegin MaxKlank vouw stop stam klank lijm kort f z
naam woord begrip begin deel tikfout naaste
super Infinity regios vermeldingen`))
