package generator_test

import (
	"context"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"socialekaart/generator"
	"socialekaart/generator/browser/demo"
	"socialekaart/generator/kaart"
	"socialekaart/themes"
)

// TestAgain: who builds again what has not changed gets the same Report and no
// work is done for it; whatever did change, or was damaged, is made.
func TestAgain(t *testing.T) {
	root := t.TempDir()
	if err := os.CopyFS(root, os.DirFS("testdata/site")); err != nil {
		t.Fatal(err)
	}
	question := "[[vraag]]\nzoek = \"bestaat vast niet\"\nsoort = \"thema\"\nverwacht = [\"voorzieningen/goede-dag\"]\n"
	if err := os.WriteFile(filepath.Join(root, "content", "verwacht.toml"), []byte(question), 0o666); err != nil {
		t.Fatal(err)
	}
	start := generator.Options{Root: root, Out: filepath.Join(root, "public"), Theme: themes.Standaard(), Vandaag: demo.Dag, Programma: "een"}
	build := func(o generator.Options) (r *generator.Report, made bool) {
		t.Helper()
		r, err := generator.Build(context.Background(), o)
		if err != nil || r.Fouten(false) > 0 {
			t.Fatal(err, r.Diags)
		}
		return r, slices.ContainsFunc(r.Duur, func(s generator.Stap) bool { return s.Naam == "pagina’s maken" })
	}
	first, made := build(start)
	if !made || !first.Veranderd || len(first.Vragen) != 1 {
		t.Fatalf("made %v, changed %v, %d questions", made, first.Veranderd, len(first.Vragen))
	}
	second, made := build(start)
	if made || second.Veranderd {
		t.Errorf("the same site was made again: %v, changed %v", made, second.Veranderd)
	}
	first.Duur, second.Duur, first.Veranderd = nil, nil, false
	if !reflect.DeepEqual(first, second) {
		was, is := reflect.ValueOf(*first), reflect.ValueOf(*second)
		for i := range was.NumField() {
			if !reflect.DeepEqual(was.Field(i).Interface(), is.Field(i).Interface()) {
				t.Errorf("the report has another %s", was.Type().Field(i).Name)
			}
		}
	}
	strict := start
	strict.Streng = true
	if r, err := generator.Build(context.Background(), strict); err != nil || r.Fouten(true) == 0 {
		t.Errorf("strict, after a build that was not: %v, %d faults", err, r.Fouten(true))
	}
	write := func(name, data string) func(*generator.Options) {
		return func(*generator.Options) {
			if err := os.WriteFile(filepath.Join(root, filepath.FromSlash(name)), []byte(data), 0o666); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := os.WriteFile(filepath.Join(root, "content", "vreemd.xyz"), nil, 0o666); err != nil {
		t.Fatal(err)
	}
	if r, err := generator.Build(context.Background(), start); err != nil || r.Fouten(false) != 1 {
		t.Errorf("a file that has no place there: %v, %v", err, r.Diags)
	}
	os.Remove(filepath.Join(root, "content", "vreemd.xyz"))
	for _, c := range []struct {
		name    string
		do      func(*generator.Options)
		changed bool
	}{
		{"another program", func(o *generator.Options) { o.Programma = "twee" }, false},
		{"an unknown program", func(o *generator.Options) { o.Programma = "" }, false},
		{"a page damaged", write("public/index.html", "weg"), true},
		{"a page gone", func(*generator.Options) { os.Remove(filepath.Join(root, "public", "index.html")) }, true},
		{"the site gone", func(*generator.Options) { os.RemoveAll(filepath.Join(root, "public")) }, true},
		{"another address", func(o *generator.Options) { o.BaseURL = "https://ander.example.org/" }, true},
		{"another day", func(o *generator.Options) { o.Vandaag = demo.Dag.Plus(1) }, true},
		{"other changes before", func(o *generator.Options) {
			o.Geschiedenis = map[kaart.ID][]kaart.Wijziging{"voorzieningen/goede-dag": {{Op: demo.Dag, Zinnen: []string{"Het is later."}}}}
		}, true},
		{"another text", write("content/paginas/nieuw.md", "+++\ntitel = \"Nieuw\"\nkort = \"Een nieuwe pagina.\"\n+++\n\nDit is nieuw.\n"), true},
		{"another style", write("thema/css/extra.css", "p{color:#123456}"), true},
	} {
		t.Run(c.name, func(t *testing.T) {
			os.MkdirAll(filepath.Join(root, "thema", "css"), 0o777)
			build(start)
			o := start
			c.do(&o)
			r, made := build(o)
			if !made || r.Veranderd != c.changed {
				t.Errorf("made %v; changed %v, want %v", made, r.Veranderd, c.changed)
			}
			if _, made := build(o); made != (o.Programma == "") {
				t.Errorf("made again: %v", made)
			}
		})
	}
}
