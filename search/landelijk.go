package search

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"html/template"
	"maps"
	"net/url"
	"slices"
)

// Landelijk derives from several regions (see Samen) what a browser needs to
// search them all from static files: for every term in how many entries of all
// regions it is, and in each region the highest impact that an entry there has.
// The format is that of Bundle, with regions in the place of entries;
// browser/landelijk.js reads it and asks the bundles of the regions themselves
// for the rest. sites are the addresses of the regions, with a slash at the end,
// in the order of Samen.
//
// The names of areas set no filter: a country has too many of them for a first
// request, and they are words in the heads of entries as well.
//
// An index of a region that is newer than what was derived from it is searched
// as it is; only a word that is new there is not looked for.
func (x *Index) Landelijk(sites []string) (files []File, err error) {
	if x.samen == nil || len(sites) != len(x.samen.regios) {
		return nil, errors.New("search: an address is wanted for each of several regions")
	}
	defer func() {
		if p := recover(); p != nil {
			files, err = nil, fmt.Errorf("%w: bleve: %v", ErrKapot, p)
		}
	}()
	b := &bundler{x: x}
	if b.heads, err = x.samen.regional(head); err != nil {
		return nil, err
	}
	if b.bodies, err = x.samen.regional(body); err != nil {
		return nil, err
	}
	m := b.manifest()
	m.N, m.Vermeldingen = len(sites), x.Documenten
	m.Woorden = slices.DeleteFunc(m.Woorden, func(group []any) bool { return group[0] == WijkFacet })
	m.Facet = map[string]int{} // each region has its own
	for i, y := range x.samen.regios {
		m.Regios = append(m.Regios, [2]string{y.regio, sites[i]})
	}
	m.Kop = b.writeHeads(make([][]int, len(b.heads)))
	m.Tekst = b.writeShards("t", b.bodies)
	m.Klank = b.writeSlices()
	b.writeParts()
	return b.finish(m)
}

// regional gives all terms of a tier with the regions that have them.
func (s *samen) regional(t tier) ([]termPosting, error) {
	all := map[string]*termPosting{}
	for i, x := range s.regios {
		own, err := x.termPostings(t)
		if err != nil {
			return nil, fmt.Errorf("region %s: %w", x.regio, err)
		}
		for _, o := range own {
			if len(o.ps) == 0 {
				continue
			}
			sum := all[o.term]
			if sum == nil {
				sum = &termPosting{term: o.term}
				all[o.term] = sum
			}
			best := posting{doc: i}
			for _, p := range o.ps {
				best.impact = max(best.impact, p.impact)
			}
			sum.ps, sum.df = append(sum.ps, best), sum.df+len(o.ps)
		}
	}
	out := make([]termPosting, 0, len(all))
	for _, term := range slices.Sorted(maps.Keys(all)) {
		out = append(out, *all[term])
	}
	return out, nil
}

//go:embed landelijk.html
var landelijkHTML string

//go:embed landelijk.css
var landelijkCSS []byte

var landelijkPagina = template.Must(template.New("").Parse(landelijkHTML))

// LandelijkPagina gives a plain page that searches what Landelijk made, which
// belongs in its folder zoek/, with the script that it runs. A stylesheet of one's
// own may replace stijl.css. The sites must let the page read their zoek/
// (Access-Control-Allow-Origin) where they are at another address.
func (x *Index) LandelijkPagina(sites []string) ([]File, error) {
	type regio struct{ Naam, Adres string }
	var page struct {
		Script   string
		Herkomst []string // origins, for the policy
		Regios   []regio
	}
	if x.samen == nil || len(sites) != len(x.samen.regios) {
		return nil, errors.New("search: an address is wanted for each of several regions")
	}
	for i, y := range x.samen.regios {
		u, err := url.Parse(sites[i])
		if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" {
			return nil, fmt.Errorf("search: %q is no address of a site", sites[i])
		}
		if from := u.Scheme + "://" + u.Host; !slices.Contains(page.Herkomst, from) {
			page.Herkomst = append(page.Herkomst, from)
		}
		page.Regios = append(page.Regios, regio{y.regio, sites[i]})
	}
	var files []File
	for _, f := range landelijkClient() {
		files = append(files, File{"zoek/" + f.Path, f.Data})
	}
	page.Script = landelijkClient()[0].Path
	var out bytes.Buffer
	if err := landelijkPagina.Execute(&out, page); err != nil {
		return nil, fmt.Errorf("search: %w", err)
	}
	return append(files, File{"stijl.css", landelijkCSS}, File{"index.html", out.Bytes()}), nil
}
