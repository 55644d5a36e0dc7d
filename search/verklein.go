package search

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// shrink makes our own JavaScript small: it drops comments and spaces and gives
// every name of ours a short one. It is no general tool. It renames by name,
// not by scope: a name in the sources that is not the platform's or a key of
// the data (keptNames) becomes another, the same one everywhere, as a variable
// and as a property. That is safe as long as keptNames is complete; TestBrowser
// runs the result in a real browser. Statements must end in a semicolon, also
// those that end in a brace. It saves a quarter after compression.
func shrink(js string, short map[string]string) string {
	tokens := scan(js)
	var b strings.Builder
	prev, newline, spaced := "", false, false
	for _, t := range tokens {
		switch {
		case t[0] == '\n':
			newline = true
			continue
		case t[0] == ' ':
			spaced = true
			continue
		case strings.HasPrefix(t, "//"):
			continue
		case t[0] == '`':
			t = inTemplate.ReplaceAllStringFunc(t, func(part string) string { return "${" + shrinkWith(part[2:len(part)-1], short) + "}" })
		case short[t] != "":
			t = short[t]
		}
		switch {
		case newline && prev != "" && !strings.ContainsAny(prev[len(prev)-1:], "{};,([=>+?:&|") && !strings.ContainsAny(t[:1], "})].,;?:&|"):
			b.WriteByte('\n')
		case prev != "" && wordEnd(prev) && wordStart(t), spaced && (prev == "+" && t == "+" || prev == "-" && t == "-"):
			b.WriteByte(' ')
		}
		b.WriteString(t)
		prev, newline, spaced = t, false, false
	}
	return strings.ReplaceAll(b.String(), ";}", "}") // no string or empty loop of ours has it
}

// shrinkWith renames in the expression of a template.
func shrinkWith(js string, short map[string]string) string {
	var b strings.Builder
	for _, t := range scan(js) {
		switch {
		case t[0] == '`':
			t = inTemplate.ReplaceAllStringFunc(t, func(part string) string { return "${" + shrinkWith(part[2:len(part)-1], short) + "}" })
		case short[t] != "":
			t = short[t]
		}
		b.WriteString(t)
	}
	return b.String()
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

// shortNames gives each name of ours a short one, the shortest to those used
// most; among equals the alphabet decides, so that the result is always the
// same. (Short names shared by functions that do not meet would save 2 % more.)
func shortNames(js string) map[string]string {
	uses := map[string]int{}
	for _, t := range nameTokens(js) {
		if wordStart(t) && (t[0] < '0' || t[0] > '9') && !keptNames[t] {
			uses[t]++
		}
	}
	short, next := map[string]string{}, 0
	for _, n := range slices.SortedFunc(maps.Keys(uses), func(a, b string) int {
		return cmp.Or(uses[b]-uses[a], strings.Compare(a, b))
	}) {
		for keptNames[shortName(next)] {
			next++
		}
		short[n] = shortName(next)
		next++
	}
	return short
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
if import in instanceof let new null of return set static switch this throw true try typeof undefined var void while with yield uitpakken ruim filters Facets renderFilters
Array Boolean charCodeAt DecompressionStream Error Float64Array JSON Map Math Object Promise RangeError Response Set TextDecoder URL URLSearchParams
Uint32Array Uint8Array abs activeElement add addEventListener all append arrayBuffer at baseURI basis body cache checked clearTimeout clz32
connection createElement dataset decode disabled document endsWith entries every fetch fill filter find findIndex flatMap floor focus forEach
getAll getElementById getItem has hash hidden history href id includes indexOf join keys length localStorage location map max min navigator ok
onchange onclick once open parse pathname pipeThrough preventDefault push pushState querySelector querySelectorAll replace replaceChildren
replaceState saveData search self setAttribute setTimeout size slice some sort split startsWith status subarray tabIndex test textContent then
toLowerCase trim type value values schoon zoek
v n k t d b w p c Naam Woord Begrip Zwak Begin Deel Klank Kop Genoeg Zeldzaam MaxBegin MaxKlank vouw stop stam klank lijm kort f z
naam woord begrip begin deel tikfout`))
