package page

import (
	"bytes"
	"fmt"
	"html/template"
	"reflect"

	"socialekaart/generator/tmpl"
)

// programKey says of which template of which set a program is, and for which
// type of data.
type programKey struct {
	set, name string
	typ       reflect.Type
}

// program is nil where html/template has to do it, and why.
type program struct {
	*tmpl.Program
	why error
}

// puur are the functions of a template that give the same for the same words.
var puur = map[string]bool{"icoon": true, "csp": true, "bestand": true, "kleur": true}

// execute adds to buf what the template name of a set makes of data: by a
// program, and by html/template where there is none or it hands over.
func (t *Theme) execute(buf *bytes.Buffer, setName string, set *template.Template, name string, data any) error {
	if p := t.program(setName, set, name, data); p.Program != nil && p.Execute(buf, data) == nil {
		return nil
	}
	return set.ExecuteTemplate(buf, name, data)
}

func (t *Theme) program(setName string, set *template.Template, name string, data any) program {
	key := programKey{setName, name, reflect.TypeOf(data)}
	t.mu.Lock()
	defer t.mu.Unlock()
	p, ok := t.programs[key]
	if !ok {
		if t.programs == nil {
			t.programs = map[programKey]program{}
		}
		p.Program, p.why = tmpl.Compile(set, name, data, t.funcs, puur)
		t.programs[key] = p
	}
	return p
}

// Same says whether a page is made by a program, and the same as html/template
// makes it. It is for tests.
func (t *Theme) Same(p Page) error {
	data := p.Data()
	set := t.templates[p.Template]
	if set == nil {
		return nil
	}
	var fast, plain bytes.Buffer
	prog := t.program(p.Template, set, "base.html", data)
	if prog.why != nil {
		return fmt.Errorf("page %s: %w", p.Path, prog.why)
	}
	if err := prog.Execute(&fast, data); err != nil {
		return fmt.Errorf("page %s: %w", p.Path, err)
	}
	if err := set.ExecuteTemplate(&plain, "base.html", data); err != nil {
		return fmt.Errorf("page %s: %w", p.Path, err)
	}
	a, b := fast.Bytes(), plain.Bytes()
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return fmt.Errorf("page %s: html/template has %q, the program %q", p.Path, b[max(0, i-60):min(len(b), i+60)], a[max(0, i-60):min(len(a), i+60)])
		}
	}
	if len(a) != len(b) {
		return fmt.Errorf("page %s: html/template gives %d bytes, the program %d", p.Path, len(b), len(a))
	}
	return nil
}
