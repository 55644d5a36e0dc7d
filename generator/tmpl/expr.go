package tmpl

import (
	"fmt"
	"reflect"
	"strings"
	"text/template/parse"
)

// expr is a value of a known type.
type expr struct {
	typ  reflect.Type
	eval func(s *state, dot reflect.Value) (reflect.Value, error)
}

func fixed(v reflect.Value) expr {
	return expr{v.Type(), func(*state, reflect.Value) (reflect.Value, error) { return v, nil }}
}

// condition is the truth of an expression.
type condition func(s *state, dot reflect.Value) (bool, error)

// pipe gives the value of a pipeline.
func (f *frame) pipe(p *parse.PipeNode, dot reflect.Type) (expr, error) {
	x, err := f.command(p.Cmds[0], dot, nil)
	for _, cmd := range p.Cmds[1:] {
		if err != nil {
			return expr{}, err
		}
		last := x
		x, err = f.command(cmd, dot, &last)
	}
	if err == nil && (x.typ == nil || x.typ.Kind() == reflect.Interface) {
		return expr{}, handOver(p, "a value of no one type")
	}
	return x, err
}

// command gives the value of one command; last is that of the command before it
// in the pipeline, or nil.
func (f *frame) command(cmd *parse.CommandNode, dot reflect.Type, last *expr) (expr, error) {
	id, isCall := cmd.Args[0].(*parse.IdentifierNode)
	if !isCall {
		if len(cmd.Args) > 1 || last != nil {
			return expr{}, handOver(cmd, "a method with arguments")
		}
		return f.operand(cmd.Args[0], dot)
	}
	args := make([]expr, 0, len(cmd.Args))
	for _, n := range cmd.Args[1:] {
		a, err := f.operand(n, dot)
		if err != nil {
			return expr{}, err
		}
		args = append(args, a)
	}
	if last != nil {
		args = append(args, *last)
	}
	return f.function(id, args)
}

// operand gives the value of one word of a command.
func (f *frame) operand(n parse.Node, dot reflect.Type) (expr, error) {
	switch n := n.(type) {
	case *parse.DotNode:
		return expr{dot, func(_ *state, dot reflect.Value) (reflect.Value, error) { return dot, nil }}, nil
	case *parse.FieldNode:
		return chain(n, expr{dot, func(_ *state, dot reflect.Value) (reflect.Value, error) { return dot, nil }}, n.Ident)
	case *parse.VariableNode:
		for i := len(f.names) - 1; i >= 0; i-- {
			if v := f.names[i]; v.name == n.Ident[0] {
				return chain(n, expr{v.typ, func(s *state, _ reflect.Value) (reflect.Value, error) { return s.vars[s.base+v.slot], nil }}, n.Ident[1:])
			}
		}
	case *parse.StringNode:
		return fixed(reflect.ValueOf(n.Text)), nil
	case *parse.NumberNode:
		if n.IsInt {
			return fixed(reflect.ValueOf(int(n.Int64))), nil
		}
	case *parse.BoolNode:
		return fixed(reflect.ValueOf(n.True)), nil
	case *parse.PipeNode:
		if len(n.Decl) == 0 {
			return f.pipe(n, dot)
		}
	case *parse.IdentifierNode:
		return f.function(n, nil)
	}
	return expr{}, handOver(n, "this operand")
}

// chain gives a field of a field of x, or what a method of it gives.
func chain(n parse.Node, x expr, names []string) (expr, error) {
	for _, name := range names {
		var err error
		if x, err = field(n, x, name); err != nil {
			return expr{}, err
		}
	}
	return x, nil
}

func field(n parse.Node, x expr, name string) (expr, error) {
	if x.typ == nil || x.typ.Kind() == reflect.Interface {
		return expr{}, handOver(n, "a field of a value of no one type")
	}
	typ, pointer := x.typ, x.typ.Kind() == reflect.Pointer
	if pointer {
		typ = typ.Elem()
	}
	// A method goes before a field; a pointer has those of its value too.
	if m, ok := reflect.PointerTo(typ).MethodByName(name); ok {
		if m.Type.NumIn() != 1 || m.Type.NumOut() != 1 {
			return expr{}, handOver(n, "a method with arguments or an error")
		}
		return expr{m.Type.Out(0), func(s *state, dot reflect.Value) (reflect.Value, error) {
			v, err := x.eval(s, dot)
			if err != nil {
				return v, err
			}
			if !pointer {
				if !v.CanAddr() {
					return v, handOver(n, "a method of a value without an address")
				}
				v = v.Addr()
			}
			if v.IsNil() {
				return v, handOver(n, "a method of nil")
			}
			return v.Method(m.Index).Call(nil)[0], nil
		}}, nil
	}
	if typ.Kind() != reflect.Struct {
		return expr{}, handOver(n, "a field of something else than a struct")
	}
	fl, ok := typ.FieldByName(name)
	if !ok || !fl.IsExported() {
		return expr{}, handOver(n, "no such field")
	}
	return expr{fl.Type, func(s *state, dot reflect.Value) (reflect.Value, error) {
		v, err := x.eval(s, dot)
		if err != nil {
			return v, err
		}
		if pointer {
			if v.IsNil() {
				return v, handOver(n, "a field of nil")
			}
			v = v.Elem()
		}
		if len(fl.Index) == 1 {
			return v.Field(fl.Index[0]), nil
		}
		if v, err = v.FieldByIndexErr(fl.Index); err != nil {
			return v, handOver(n, "a field of nil")
		}
		return v, nil
	}}, nil
}

// truthOf gives the function that says whether a value of a type counts as true.
func truthOf(n parse.Node, typ reflect.Type) (func(reflect.Value) bool, error) {
	if typ != nil {
		switch typ.Kind() {
		case reflect.Bool:
			return reflect.Value.Bool, nil
		case reflect.String, reflect.Slice, reflect.Map:
			return func(v reflect.Value) bool { return v.Len() > 0 }, nil
		case reflect.Pointer, reflect.Func:
			return func(v reflect.Value) bool { return !v.IsNil() }, nil
		case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
			return func(v reflect.Value) bool { return v.Int() != 0 }, nil
		case reflect.Struct:
			return func(reflect.Value) bool { return true }, nil
		}
	}
	return nil, handOver(n, "the truth of this type")
}

// condition gives the truth of a pipeline; "and" and "or" stop early, as those
// of text/template do.
func (f *frame) condition(p *parse.PipeNode, dot reflect.Type) (condition, error) {
	if len(p.Cmds) == 1 && len(p.Decl) == 0 {
		cmd := p.Cmds[0]
		if id, ok := cmd.Args[0].(*parse.IdentifierNode); ok && len(cmd.Args) > 1 && f.funcs[id.Ident] == nil {
			switch id.Ident {
			case "not":
				return f.negation(cmd.Args[1], dot)
			case "and", "or":
				return f.junction(cmd.Args[1:], dot, id.Ident == "or")
			}
		}
	}
	x, err := f.pipe(p, dot)
	if err != nil {
		return nil, err
	}
	return truthful(p, x)
}

func truthful(n parse.Node, x expr) (condition, error) {
	truth, err := truthOf(n, x.typ)
	return func(s *state, dot reflect.Value) (bool, error) {
		v, err := x.eval(s, dot)
		return err == nil && truth(v), err
	}, err
}

// truth gives that of one word of a command.
func (f *frame) truth(n parse.Node, dot reflect.Type) (condition, error) {
	if p, ok := n.(*parse.PipeNode); ok {
		return f.condition(p, dot)
	}
	x, err := f.operand(n, dot)
	if err != nil {
		return nil, err
	}
	return truthful(n, x)
}

func (f *frame) negation(n parse.Node, dot reflect.Type) (condition, error) {
	is, err := f.truth(n, dot)
	return func(s *state, dot reflect.Value) (bool, error) {
		yes, err := is(s, dot)
		return err == nil && !yes, err
	}, err
}

// junction is the "or" of args, or their "and".
func (f *frame) junction(args []parse.Node, dot reflect.Type, or bool) (condition, error) {
	var parts []condition
	for _, n := range args {
		c, err := f.truth(n, dot)
		if err != nil {
			return nil, err
		}
		parts = append(parts, c)
	}
	return func(s *state, dot reflect.Value) (bool, error) {
		for _, c := range parts {
			if is, err := c(s, dot); err != nil || is == or {
				return is, err
			}
		}
		return !or, nil
	}, nil
}

// function gives the value of a call: of one of funcs, or of what every template
// has.
func (f *frame) function(id *parse.IdentifierNode, args []expr) (expr, error) {
	if fn := f.funcs[id.Ident]; fn != nil {
		return called(id, reflect.ValueOf(fn), args)
	}
	if len(args) == 0 {
		return expr{}, handOver(id, "a function without arguments")
	}
	switch id.Ident {
	case "eq", "ne":
		if len(args) == 2 {
			is, err := equal(id, args[0], args[1], id.Ident == "eq")
			return boolean(is), err
		}
	case "len":
		switch args[0].typ.Kind() {
		case reflect.Slice, reflect.String, reflect.Map:
			return mapped(args, reflect.TypeFor[int](), func(v []reflect.Value) (reflect.Value, error) { return reflect.ValueOf(v[0].Len()), nil }), nil
		}
	case "slice":
		return sliced(id, args)
	case "index":
		if m := args[0].typ; len(args) == 2 && m.Kind() == reflect.Map && args[1].typ == m.Key() {
			return mapped(args, m.Elem(), func(v []reflect.Value) (reflect.Value, error) {
				if e := v[0].MapIndex(v[1]); e.IsValid() {
					return e, nil
				}
				return reflect.Zero(m.Elem()), nil
			}), nil
		}
	}
	return expr{}, handOver(id, "this function")
}

func boolean(is condition) expr {
	return expr{reflect.TypeFor[bool](), func(s *state, dot reflect.Value) (reflect.Value, error) {
		yes, err := is(s, dot)
		return reflect.ValueOf(yes), err
	}}
}

// mapped gives what fn makes of args.
func mapped(args []expr, typ reflect.Type, fn func([]reflect.Value) (reflect.Value, error)) expr {
	return expr{typ, func(s *state, dot reflect.Value) (reflect.Value, error) {
		var room [4]reflect.Value
		vs := room[:0]
		for _, a := range args {
			v, err := a.eval(s, dot)
			if err != nil {
				return v, err
			}
			vs = append(vs, v)
		}
		return fn(vs)
	}}
}

func equal(n parse.Node, a, b expr, want bool) (condition, error) {
	var same func(a, b reflect.Value) bool
	switch ka, kb := a.typ.Kind(), b.typ.Kind(); {
	case ka == reflect.String && kb == reflect.String:
		same = func(a, b reflect.Value) bool { return a.String() == b.String() }
	case ka == reflect.Bool && kb == reflect.Bool:
		same = func(a, b reflect.Value) bool { return a.Bool() == b.Bool() }
	case ka == reflect.Int && kb == reflect.Int:
		same = func(a, b reflect.Value) bool { return a.Int() == b.Int() }
	default:
		return nil, handOver(n, "a comparison of these types")
	}
	return func(s *state, dot reflect.Value) (bool, error) {
		x, err := a.eval(s, dot)
		if err != nil {
			return false, err
		}
		y, err := b.eval(s, dot)
		return err == nil && same(x, y) == want, err
	}, nil
}

// sliced is {{slice text from to}}.
func sliced(n parse.Node, args []expr) (expr, error) {
	if len(args) > 3 || args[0].typ != reflect.TypeFor[string]() {
		return expr{}, handOver(n, "a slice of something else than a text")
	}
	for _, a := range args[1:] {
		if a.typ.Kind() != reflect.Int {
			return expr{}, handOver(n, "a bound that is no number")
		}
	}
	return mapped(args, args[0].typ, func(v []reflect.Value) (reflect.Value, error) {
		text := v[0].String()
		bounds := [2]int{0, len(text)}
		for i, b := range v[1:] {
			bounds[i] = int(b.Int())
		}
		if bounds[0] < 0 || bounds[0] > bounds[1] || bounds[1] > len(text) {
			return reflect.Value{}, handOver(n, "a bound outside the text")
		}
		return reflect.ValueOf(text[bounds[0]:bounds[1]]), nil
	}), nil
}

// called gives what fn gives. The kinds of functions that a page calls most are
// called without reflection.
func called(n *parse.IdentifierNode, fn reflect.Value, args []expr) (expr, error) {
	typ := fn.Type()
	if typ.IsVariadic() || typ.NumIn() != len(args) || typ.NumOut() == 0 {
		return expr{}, handOver(n, "the arguments")
	}
	for i, a := range args {
		if a.typ == nil || !(a.typ == typ.In(i) || reflect.PointerTo(a.typ) == typ.In(i)) {
			return expr{}, handOver(n, fmt.Sprintf("argument %d", i+1))
		}
	}
	if lower, ok := fn.Interface().(func(string) string); ok {
		return mapped(args, typ.Out(0), func(v []reflect.Value) (reflect.Value, error) {
			return reflect.ValueOf(lower(v[0].String())), nil
		}), nil
	}
	return mapped(args, typ.Out(0), func(v []reflect.Value) (reflect.Value, error) {
		for i := range v {
			if v[i].Type() != typ.In(i) {
				if !v[i].CanAddr() {
					return reflect.Value{}, handOver(n, "an argument without an address")
				}
				v[i] = v[i].Addr()
			}
		}
		out := fn.Call(v)
		if len(out) == 2 && !out[1].IsNil() {
			return reflect.Value{}, handOver(n, "an error")
		}
		return out[0], nil
	}), nil
}

// escaperName gives the escaper that html/template put into a pipeline, or "".
func escaperName(cmd *parse.CommandNode) string {
	if id, ok := cmd.Args[0].(*parse.IdentifierNode); ok && len(cmd.Args) == 1 {
		if name, ok := strings.CutPrefix(id.Ident, "_html_template_"); ok {
			return name
		}
	}
	return ""
}
