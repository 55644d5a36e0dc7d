package generator

import (
	"context"
	"errors"
	"fmt"

	"socialekaart/search"
)

// SameByTemplate says of each page of a site whether the theme makes it by a
// program, and the same as html/template does.
func SameByTemplate(ctx context.Context, o Options) error {
	b := NewBuilder(o)
	defer b.Close()
	s, r, err := b.Plan(ctx)
	if err != nil || s == nil {
		return errors.Join(err, fmt.Errorf("%d faults", r.Fouten(false)))
	}
	var errs []error
	told := map[string]bool{}
	for _, p := range s.pages {
		if err := s.theme.Same(p); err != nil && !told[p.Template] {
			told[p.Template] = true // one of each
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}

// Zoekinvoer gives what the index is built from.
func Zoekinvoer(ctx context.Context, o Options) ([]search.Doc, search.Options, error) {
	k, teksten, r, err := gegevens(ctx, o)
	if k == nil {
		return nil, search.Options{}, fmt.Errorf("the content has faults: %v %w", r.Diags, err)
	}
	return docs(k, teksten), zoekOpties(k), nil
}
