package generator

import (
	"context"

	"socialekaart/generator/interop"
	"socialekaart/generator/kaart"
	"socialekaart/generator/page"
	"socialekaart/search"
)

// OpenData reads and checks the content and gives what the formats of open data
// are made from; nil when the Report has faults.
func OpenData(ctx context.Context, o Options) (*interop.Bron, *Report, error) {
	k, teksten, r, err := gegevens(ctx, o)
	if k == nil {
		return nil, r, err
	}
	return page.Bron(k, teksten, r.BaseURL), r, nil
}

// Docs reads and checks the content and gives what search indexes of it; nil when
// the Report has faults.
func Docs(ctx context.Context, o Options) ([]search.Doc, search.Options, *Report, error) {
	k, teksten, r, err := gegevens(ctx, o)
	if k == nil {
		return nil, search.Options{}, r, err
	}
	return docs(k, teksten), zoekOpties(k), r, nil
}

// OpenSearch reads and checks the content and gives the files with which another
// engine can search it; none when the Report has faults.
func OpenSearch(ctx context.Context, o Options) ([]search.File, *Report, error) {
	k, teksten, r, err := gegevens(ctx, o)
	if k == nil {
		return nil, r, err
	}
	files, err := search.OpenSearch(docs(k, teksten), zoekOpties(k), k.Instelling.Regio, r.BaseURL)
	return files, r, err
}

// gegevens gives the checked model, or nil when there is none.
func gegevens(ctx context.Context, o Options) (*kaart.Kaart, page.Teksten, *Report, error) {
	b := NewBuilder(o)
	r := &Report{Bronnen: map[string][]byte{}}
	files, _, err := b.load(r)
	if err != nil {
		return nil, nil, r, err
	}
	k, teksten, err := b.model(ctx, files, r, func(string) {})
	if err != nil {
		return nil, nil, r, err
	}
	r.Diags.Sort()
	if r.Fouten(o.Streng) > 0 {
		return nil, nil, r, nil
	}
	return k, teksten, r, nil
}
