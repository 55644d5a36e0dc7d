package generator

import (
	"context"

	"socialekaart/generator/interop"
	"socialekaart/generator/page"
)

// OpenData reads and checks the content and gives what the formats of open data
// are made from; nil when the Report has faults.
func OpenData(ctx context.Context, o Options) (*interop.Bron, *Report, error) {
	b := NewBuilder(o)
	r := &Report{Bronnen: map[string][]byte{}}
	files, _, err := b.load(r)
	if err != nil {
		return nil, r, err
	}
	k, teksten, err := b.model(ctx, files, r, func(string) {})
	if err != nil {
		return nil, r, err
	}
	r.Diags.Sort()
	if r.Fouten(o.Streng) > 0 {
		return nil, r, nil
	}
	return page.Bron(k, teksten, r.BaseURL), r, nil
}
