package tmpl

import (
	"encoding/json"
	"fmt"
	"html/template"
	"reflect"
	"strconv"
	"strings"
	"text/template/parse"
	"unicode/utf8"
)

// write is an action that shows a value: the value, and what html/template found
// that has to be done to it at that place.
func (f *frame) write(p *parse.PipeNode, dot reflect.Type) (step, error) {
	cut := len(p.Cmds)
	for cut > 0 && escaperName(p.Cmds[cut-1]) != "" {
		cut--
	}
	if cut == 0 {
		return nil, handOver(p, "an action without a value")
	}
	bare := *p
	bare.Cmds = p.Cmds[:cut]
	x, err := f.pipe(&bare, dot)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, cmd := range p.Cmds[cut:] {
		names = append(names, escaperName(cmd))
	}
	if len(names) == 1 && names[0] == "jsvalescaper" {
		return script(p, x)
	}
	text, err := textOf(p, x.typ)
	if err != nil {
		return nil, err
	}
	chain, err := escapers(p, x.typ, names)
	if err != nil {
		return nil, err
	}
	return func(s *state, dot reflect.Value) error {
		v, err := x.eval(s, dot)
		if err != nil {
			return err
		}
		t := text(v)
		for _, escape := range chain {
			t = escape(t)
		}
		s.out.WriteString(t)
		return nil
	}, nil
}

// textOf gives the function that shows a value of a type as text.
func textOf(n parse.Node, typ reflect.Type) (func(reflect.Value) string, error) {
	if typ.Implements(reflect.TypeFor[fmt.Stringer]()) || typ.Implements(reflect.TypeFor[error]()) {
		return nil, handOver(n, "a type with a text of its own")
	}
	switch typ.Kind() {
	case reflect.String:
		return reflect.Value.String, nil
	case reflect.Bool:
		return func(v reflect.Value) string { return strconv.FormatBool(v.Bool()) }, nil
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return func(v reflect.Value) string { return strconv.FormatInt(v.Int(), 10) }, nil
	}
	return nil, handOver(n, "the text of this type")
}

// escapers gives what is done to the text of a value, in order. A type that says
// that its text is safe at one place is taken at its word there, and left to
// html/template elsewhere.
func escapers(n parse.Node, typ reflect.Type, names []string) ([]func(string) string, error) {
	var out []func(string) string
	for i, name := range names {
		first := i == 0
		switch {
		case typ == reflect.TypeFor[template.HTML]() && first && name == "htmlescaper":
		case typ == reflect.TypeFor[template.HTMLAttr]() && first && name == "htmlnamefilter":
		case typ == reflect.TypeFor[template.URL]() && first && name == "urlfilter":
		case first && typ.PkgPath() == "html/template":
			return nil, handOver(n, "text of this type at this place")
		case name == "htmlescaper", name == "attrescaper", name == "rcdataescaper":
			out = append(out, escapeHTML)
		case name == "urlfilter":
			out = append(out, filterURL)
		case name == "urlnormalizer":
			out = append(out, normalizeURL)
		case name == "urlescaper":
			out = append(out, escapeURL)
		default:
			return nil, handOver(n, "this escaper")
		}
	}
	return out, nil
}

// script writes a value inside <script>: text that says that it is safe there, or
// data as JSON.
func script(n parse.Node, x expr) (step, error) {
	if x.typ == reflect.TypeFor[template.JS]() {
		return func(s *state, dot reflect.Value) error {
			v, err := x.eval(s, dot)
			if err == nil {
				s.out.WriteString(v.String())
			}
			return err
		}, nil
	}
	typ := x.typ
	if typ.Kind() == reflect.Pointer {
		typ = typ.Elem()
	}
	if k := typ.Kind(); k != reflect.Struct && k != reflect.Slice && k != reflect.Map {
		return nil, handOver(n, "this type in a script")
	}
	return func(s *state, dot reflect.Value) error {
		v, err := x.eval(s, dot)
		if err != nil {
			return err
		}
		data, err := json.Marshal(v.Interface())
		// encoding/json escapes <, >, & and the line separators; a name or a number
		// would need a space around it, an object or a list does not.
		if err != nil || len(data) == 0 || data[0] != '{' && data[0] != '[' {
			return handOver(n, "this value in a script")
		}
		s.out.Write(data)
		return nil
	}, nil
}

// special has the bytes that may not stand in the text or in a quoted attribute
// as they are. html/template escapes "+" too, for UTF-7.
var special = [256]string{0: "\uFFFD", '"': "&#34;", '&': "&amp;", '\'': "&#39;", '+': "&#43;", '<': "&lt;", '>': "&gt;"}

// escapeHTML does what html/template does to text, to a title and to a quoted
// attribute, which is the same.
func escapeHTML(s string) string {
	i := 0
	for i < len(s) && special[s[i]] == "" {
		i++
	}
	if i == len(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + 32)
	begin := 0
	for ; i < len(s); i++ {
		if r := special[s[i]]; r != "" {
			b.WriteString(s[begin:i])
			b.WriteString(r)
			begin = i + 1
		}
	}
	b.WriteString(s[begin:])
	return b.String()
}

// filterURL lets relative addresses through and those of http, https and mailto.
func filterURL(s string) string {
	scheme, _, has := strings.Cut(s, ":")
	if !has || strings.Contains(scheme, "/") {
		return s
	}
	for _, ok := range []string{"https", "http", "mailto"} {
		if strings.EqualFold(scheme, ok) {
			return s
		}
	}
	return "#ZgotmplZ"
}

// bytesOf marks the bytes of s.
func bytesOf(s string) (t [256]bool) {
	for i := range len(s) {
		t[s[i]] = true
	}
	return t
}

// The bytes that stand in an address as they are (RFC 3986), without the quote
// and the parentheses of the reserved ones.
const unreserved = "-._~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

var inURL, inPart = bytesOf(unreserved + "!#$&*+,/:;=?@[]"), bytesOf(unreserved)

// normalizeURL writes what may not stand in an address as %xx; what is written so
// already stays.
func normalizeURL(s string) string { return percent(s, &inURL, true) }

// escapeURL does the same for a part of an address, in which nothing has a
// meaning.
func escapeURL(s string) string { return percent(s, &inPart, false) }

func percent(s string, plain *[256]bool, keep bool) string {
	const hex = "0123456789abcdef"
	var b []byte
	begin := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		if plain[c] || keep && c == '%' && i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]) {
			continue
		}
		b = append(b, s[begin:i]...)
		b = append(b, '%', hex[c>>4], hex[c&15])
		begin = i + 1
	}
	if begin == 0 {
		return s
	}
	return string(append(b, s[begin:]...))
}

func isHex(c byte) bool {
	return c < utf8.RuneSelf && strings.IndexByte("0123456789abcdefABCDEF", c) >= 0
}
