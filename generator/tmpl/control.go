package tmpl

import (
	"reflect"
	"text/template/parse"
)

// branch is {{if}} and {{with}}.
func (f *frame) branch(n *parse.BranchNode, dot reflect.Type, with bool) (step, error) {
	mark := len(f.names)
	defer func() { f.names = f.names[:mark] }()
	if !with && len(n.Pipe.Decl) == 0 {
		is, err := f.condition(n.Pipe, dot)
		if err != nil {
			return nil, err
		}
		then, otherwise, err := f.both(n, dot, dot)
		if err != nil {
			return nil, err
		}
		return func(s *state, dot reflect.Value) error {
			yes, err := is(s, dot)
			if err != nil {
				return err
			}
			if yes {
				return all(then, s, dot)
			}
			return all(otherwise, s, dot)
		}, nil
	}
	if len(n.Pipe.Decl) > 1 || n.Pipe.IsAssign {
		return nil, handOver(n, "an assignment")
	}
	x, err := f.pipe(n.Pipe, dot)
	if err != nil {
		return nil, err
	}
	truth, err := truthOf(n, x.typ)
	if err != nil {
		return nil, err
	}
	slot := -1
	if len(n.Pipe.Decl) == 1 {
		slot = f.declare(n.Pipe.Decl[0].Ident[0], x.typ)
	}
	inner := dot
	if with {
		inner = x.typ
	}
	then, otherwise, err := f.both(n, inner, dot)
	if err != nil {
		return nil, err
	}
	return func(s *state, dot reflect.Value) error {
		v, err := x.eval(s, dot)
		if err != nil {
			return err
		}
		if slot >= 0 {
			s.vars[s.base+slot] = v
		}
		if !truth(v) {
			return all(otherwise, s, dot)
		}
		if with {
			return all(then, s, v)
		}
		return all(then, s, dot)
	}, nil
}

func (f *frame) both(n *parse.BranchNode, inner, outer reflect.Type) (then, otherwise []step, err error) {
	mark := len(f.names)
	then, err = f.list(n.List, inner)
	if err != nil {
		return nil, nil, err
	}
	f.names = f.names[:mark]
	otherwise, err = f.list(n.ElseList, outer)
	f.names = f.names[:mark]
	return then, otherwise, err
}

// loop is {{range}} over a slice.
func (f *frame) loop(n *parse.RangeNode, dot reflect.Type) (step, error) {
	mark := len(f.names)
	defer func() { f.names = f.names[:mark] }()
	x, err := f.pipe(n.Pipe, dot)
	if err != nil {
		return nil, err
	}
	if x.typ == nil || x.typ.Kind() != reflect.Slice || n.Pipe.IsAssign {
		return nil, handOver(n, "a range over something else than a slice")
	}
	index, elem := -1, -1
	switch d := n.Pipe.Decl; len(d) {
	case 1:
		elem = f.declare(d[0].Ident[0], x.typ.Elem())
	case 2:
		index = f.declare(d[0].Ident[0], reflect.TypeFor[int]())
		elem = f.declare(d[1].Ident[0], x.typ.Elem())
	}
	then, otherwise, err := f.both(&n.BranchNode, x.typ.Elem(), dot)
	if err != nil {
		return nil, err
	}
	return func(s *state, dot reflect.Value) error {
		v, err := x.eval(s, dot)
		if err != nil {
			return err
		}
		length := v.Len()
		if length == 0 {
			return all(otherwise, s, dot)
		}
		for i := range length {
			e := v.Index(i)
			if index >= 0 {
				s.vars[s.base+index] = reflect.ValueOf(i)
			}
			if elem >= 0 {
				s.vars[s.base+elem] = e
			}
			if err := all(then, s, e); err != nil {
				return err
			}
		}
		return nil
	}, nil
}

// call is {{template}}.
func (f *frame) call(n *parse.TemplateNode, dot reflect.Type) (step, error) {
	var x expr
	if n.Pipe != nil {
		var err error
		if x, err = f.pipe(n.Pipe, dot); err != nil {
			return nil, err
		}
	}
	b, err := f.template(n.Name, x.typ)
	if err != nil {
		return nil, err
	}
	if x.eval == nil {
		return func(s *state, _ reflect.Value) error { return b.run(s, reflect.Value{}) }, nil
	}
	return func(s *state, dot reflect.Value) error {
		v, err := x.eval(s, dot)
		if err != nil {
			return err
		}
		return b.run(s, v)
	}, nil
}
