package tmpl_test

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"strings"
	"testing"

	"socialekaart/generator/tmpl"
)

type link struct{ Tekst, URL string }

func (l *link) Hoofd() string { return strings.ToUpper(l.Tekst) }

type frame struct{ Titel string }

type bodem struct{ Diep string }

type page struct {
	frame
	*link
	*bodem
	Naam    string
	Leeg    string
	Aantal  int
	Ja      bool
	Lijst   []link
	Niets   *link
	Vol     link
	Waar    *link
	HTML    template.HTML
	JS      template.JS
	Adres   template.URL
	Moet    map[string]bool
	Boom    []tak
	Data    *struct{ A, B string }
	Iets    any
	Stijl   template.CSS
	Teksten []string
	Eigen   eigen
}

type tak struct {
	Naam   string
	Takken []tak
}

type eigen string

func (eigen) String() string { return "eigen" }

var funcs = template.FuncMap{
	"kleine": strings.ToLower,
	"teken":  func(s string) template.HTML { return template.HTML("<i>" + s + "</i>") },
	"beleid": func() template.HTMLAttr { return `content="default-src 'none'"` },
	"link":   func(l *link) (string, error) { return l.Tekst, nil },
	"valt":   func(string) string { panic("gevallen") },
	"mis":    func(string) (string, error) { return "", errors.New("mis") },
}

var pure = map[string]bool{"teken": true, "beleid": true, "mis": true}

func data() *page {
	return &page{
		frame: frame{"Kop & <staart>"}, link: &link{"ingebed", "/x"}, Naam: "O'Neill + \"zoon\" <b>", Aantal: -3, Ja: true,
		Lijst: []link{{"een & twee", "a/b?c=d&e=é"}, {"drie", "javascript:alert(1)"}, {"vier", "https://x.nl/%41%zz (a)"}},
		Vol:   link{"vol", "#anker"}, Waar: &link{"waar", "mailto:a@b.nl"}, HTML: "<p>klaar & zo</p>", JS: `{"a":"b"}`, Adres: "tel:0241234567",
		Moet: map[string]bool{"a": true}, Boom: []tak{{"een", []tak{{"twee", nil}, {"drie", nil}}}}, Data: &struct{ A, B string }{"</script>", "a\u2028&b"},
		Iets: "iets", Stijl: "color:red", Teksten: []string{"a", "b", "c"},
	}
}

// same are templates of which a Program has to give what html/template gives.
var same = []string{
	`tekst {{.Titel}} {{.Naam}} {{.Leeg}} {{.Aantal}} {{.Ja}} {{.HTML}}`,
	`<p title="{{.Naam}}" id="x_{{.Naam}}">{{.Naam}}</p><title>{{.Naam}} – {{.Titel}}</title><textarea>{{.Naam}}</textarea>`,
	`{{range .Lijst}}<a href="{{.URL}}">{{.Tekst}}</a><a href="/x/{{.URL}}">a</a><a href="/?q={{.URL}}">b</a><a href="#{{.Tekst}}">c</a>{{end}}`,
	`<a href="{{.Adres}}">x</a><a href="tel:{{.Naam}}">y</a>`,
	`{{if .Leeg}}nee{{else if .Ja}}ja{{else}}anders{{end}}{{if not .Aantal}}0{{else}}n{{end}}`,
	`{{with .Niets}}x{{.Tekst}}{{else}}niets{{end}}{{with .Waar}}{{.Tekst}} {{$.Naam}}{{end}}{{with .Vol}}{{.URL}}{{end}}`,
	`{{range $i, $l := .Lijst}}{{if $i}}, {{end}}{{$i}} {{$l.Tekst}}{{else}}leeg{{end}}`,
	`{{range $x := .Lijst}}{{$y := .Tekst}}{{range $.Lijst}}{{$x.Tekst}}{{$y}}{{.Tekst}}{{end}}{{end}}`,
	`{{$x := .Naam}}{{with $x}}{{$x}}{{end}}{{if $z := .Leeg}}{{$z}}{{else}}geen {{$z}}{{end}}`,
	`{{if and .Ja .Naam (not .Leeg)}}1{{end}}{{if or .Leeg (eq .Vol.Tekst "vol")}}2{{end}}{{if not (or .Leeg .Niets)}}3{{end}}{{if and .Leeg .Niets.Tekst}}4{{end}}`,
	`{{if eq .Aantal -3}}ja{{end}}{{if ne .Naam .Titel}}ja{{end}}{{if eq .Ja true}}ja{{end}}`,
	`{{len .Lijst}} {{len .Naam}} {{slice .Vol.Tekst 1}} {{slice .Vol.Tekst 0 1}} {{if ne (slice .Vol.URL 0 1) "#"}}x{{end}}`,
	`{{if index .Moet "a"}}a{{end}}{{if index .Moet .Naam}}b{{end}}`,
	`{{.Tekst}} {{.Vol.Hoofd}} {{.Waar.Hoofd}} {{range .Lijst}}{{.Hoofd}}{{end}}`,
	`{{kleine .Naam}} {{.Naam | kleine}} {{teken "a"}} {{teken .Naam}} {{link .Waar}} {{range .Lijst}}{{link .}}{{end}}<meta {{beleid}}/>`,
	`{{define "deel"}}[{{.Tekst}}]{{end}}{{template "deel" .Vol}}{{range .Lijst}}{{template "deel" .}}{{end}}{{template "deel" .Waar}}`,
	`{{define "kaal"}}kaal{{end}}{{template "kaal"}}{{block "blok" .}}{{.Naam}}{{end}}`,
	`{{define "boom"}}{{range .}}<li>{{.Naam}}{{template "boom" .Takken}}</li>{{end}}{{end}}{{template "boom" .Boom}}`,
	`<script type="application/json">{{.Data}}</script><script type="application/ld+json">{{.JS}}</script>`,
	`{{/* niets */}}a {{- " b " -}} c{{"<"}}{{3}}`,
	`{{range .Teksten}}{{.}}{{$.Titel}}{{end}}`,
}

// over are templates that are left to html/template, and why.
var over = []struct{ template, why string }{
	{`{{.Iets}}`, "no one type"},
	{`{{.Eigen}}`, "a text of its own"},
	{`<p style="{{.Stijl}}">`, "this place"},
	{`<p title="{{.HTML}}">`, "this place"},
	{`<p title={{.Naam}}>`, "this escaper"},
	{`<script>var a = {{.Naam}}</script>`, "this type in a script"},
	{`{{range $k, $v := .Moet}}{{$k}}{{end}}`, "something else than a slice"},
	{`{{define "d"}}{{.Naam}}{{end}}<p title="{{template "d" .}}">`, "no template d$"},
	{`{{$x := .Naam}}{{$x = .Titel}}{{$x}}`, "an assignment"},
	{`{{range .Lijst}}{{break}}{{end}}`, "this kind of node"},
	{`{{printf "%d" .Aantal}}`, "this function"},
	{`{{.Bestaat.Niet}}`, "no such field"},
	{`{{mis "a"}}`, "an error"},
	// Found while it runs.
	{`{{.Niets.Tekst}}`, "a field of nil"},
	{`{{.Niets.Hoofd}}`, "a method of nil"},
	{`{{slice .Vol.Tekst 2 9}}`, "a bound outside"},
	{`{{mis .Naam}}`, "an error"},
	{`{{valt .Naam}}`, "gevallen"},
	{`{{.Diep}}`, "a field of nil"},
}

func parse(t testing.TB, text string) *template.Template {
	t.Helper()
	set, err := template.New("t").Funcs(funcs).Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func TestSame(t *testing.T) {
	for _, text := range same {
		var want, got bytes.Buffer
		if err := parse(t, text).Execute(&want, data()); err != nil {
			t.Errorf("%s: html/template: %v", text, err)
			continue
		}
		p, err := tmpl.Compile(parse(t, text), "t", data(), funcs, pure)
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		for range 2 { // nothing stays behind
			got.Reset()
			if err := p.Execute(&got, data()); err != nil || got.String() != want.String() {
				t.Errorf("%s\nhtml/template %s\nthe program   %s (%v)", text, want.String(), got.String(), err)
			}
		}
	}
}

func TestHandOver(t *testing.T) {
	for _, c := range over {
		p, err := tmpl.Compile(parse(t, c.template), "t", data(), funcs, pure)
		if err == nil {
			buf := bytes.NewBufferString("staat er al")
			err = p.Execute(buf, data())
			if buf.String() != "staat er al" {
				t.Errorf("%s leaves %q behind", c.template, buf)
			}
		}
		if !errors.Is(err, tmpl.ErrHandOver) || !strings.Contains(fmt.Sprint(err), c.why) {
			t.Errorf("%s: %v, want %s", c.template, err, c.why)
		}
	}
	p, err := tmpl.Compile(parse(t, `{{.Naam}}`), "t", data(), funcs, pure)
	if err != nil {
		t.Fatal(err)
	}
	for _, other := range []any{&link{}, nil} {
		if err := p.Execute(new(bytes.Buffer), other); !errors.Is(err, tmpl.ErrHandOver) {
			t.Errorf("data of another type, %T: %v", other, err)
		}
	}
	for _, sample := range []any{nil, link{}, "x", new(int)} {
		if _, err := tmpl.Compile(parse(t, `x`), "t", sample, funcs, pure); !errors.Is(err, tmpl.ErrHandOver) {
			t.Errorf("data %T: %v", sample, err)
		}
	}
}

// places are where a text can stand.
const places = `{{.Tekst}}<title>{{.Tekst}}</title><p title="{{.Tekst}}"><a href="{{.URL}}">x</a><a href="/{{.URL}}">x</a><a href="/?a={{.URL}}">x</a><a href="#{{.URL}}">x</a><img src="{{.URL}}">`

// FuzzEscape: any text, at any place, comes out as html/template has it.
func FuzzEscape(f *testing.F) {
	for _, s := range []string{"", "a", "<script>", "O'Neill & \"+\"", "javascript:x", "JaVaScRiPt:x", "HTTPS://x", "a:b", "a/b:c", "%41%4", "%%%", "\x00\xff\xfe", "é 漢 \u2028", "[a](b) 'c'", "mailto:x", "//x", ":", "#ZgotmplZ"} {
		f.Add(s)
	}
	set := parse(f, places)
	p, err := tmpl.Compile(parse(f, places), "t", &link{}, funcs, pure)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var want, got bytes.Buffer
		if err := set.Execute(&want, &link{s, s}); err != nil {
			t.Fatal(err)
		}
		if err := p.Execute(&got, &link{s, s}); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(want.Bytes(), got.Bytes()) {
			t.Errorf("%q:\nhtml/template %q\nthe program   %q", s, want.Bytes(), got.Bytes())
		}
	})
}

// BenchmarkProgram against BenchmarkTemplate: the same page, both ways.
func BenchmarkProgram(b *testing.B) {
	p, err := tmpl.Compile(parse(b, strings.Join(same[:6], "")), "t", data(), funcs, pure)
	if err != nil {
		b.Fatal(err)
	}
	var buf bytes.Buffer
	d := data()
	for b.Loop() {
		buf.Reset()
		if err := p.Execute(&buf, d); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkTemplate(b *testing.B) {
	set := parse(b, strings.Join(same[:6], ""))
	var buf bytes.Buffer
	d := data()
	for b.Loop() {
		buf.Reset()
		if err := set.Execute(&buf, d); err != nil {
			b.Fatal(err)
		}
	}
}
