package interop

import (
	"cmp"
	"encoding/xml"
	"slices"
	"strings"

	"socialekaart/generator/kaart"
)

// inFeed is how many entries a feed has: what changed in a month, on a kaart of
// a region.
const inFeed = 50

// Atom gives the entries that were checked or changed last, by RFC 4287, with what
// changed when that is known. An entry keeps its id when the address of the site
// changes.
func Atom(b *Bron) []byte {
	type link struct {
		Rel  string `xml:"rel,attr"`
		Href string `xml:"href,attr"`
		Type string `xml:"type,attr,omitempty"`
	}
	type entry struct {
		ID      string `xml:"id"`
		Title   string `xml:"title"`
		Updated string `xml:"updated"`
		Link    []link `xml:"link"`
		Summary string `xml:"summary"`
	}
	i := b.Kaart.Instelling
	feed := struct {
		XMLName xml.Name `xml:"feed"`
		NS      string   `xml:"xmlns,attr"`
		Lang    string   `xml:"xml:lang,attr"`
		ID      string   `xml:"id"`
		Title   string   `xml:"title"`
		Updated string   `xml:"updated"`
		Author  string   `xml:"author>name"`
		Rights  string   `xml:"rights,omitempty"`
		Link    []link   `xml:"link"`
		Entries []entry  `xml:"entry"`
	}{
		NS: "http://www.w3.org/2005/Atom", Lang: "nl", ID: "urn:uuid:" + UUID("feed/"+i.Regio), Title: "Nieuw en nagekeken op " + i.Titel,
		Updated: moment(b.Kaart.Vandaag), Author: cmp.Or(i.Uitgever, i.Titel), Rights: i.Licentie,
	}
	if b.BaseURL != "" {
		feed.Link = []link{{"self", b.BaseURL + FeedPad, "application/atom+xml"}, {"alternate", b.BaseURL, "text/html"}}
	}
	es := slices.Collect(b.Kaart.Entries())
	// Sort for determinism: the last check or change first, then the identity.
	slices.SortFunc(es, func(x, y kaart.Entry) int {
		f, g := x.Kern(), y.Kern()
		return cmp.Or(b.laatst(g).Compare(b.laatst(f)), cmp.Compare(f.ID, g.ID))
	})
	for n, e := range es[:min(len(es), inFeed)] {
		f := e.Kern()
		if n == 0 {
			feed.Updated = moment(b.laatst(f))
		}
		x := entry{ID: "urn:uuid:" + hsdsID(f.ID), Title: zichtbaar(f.Titel), Updated: moment(b.laatst(f)), Summary: zichtbaar(f.Kort)}
		for _, w := range b.Geschiedenis[f.ID] {
			x.Summary += "\n" + zichtbaar(w.Op.Tekst()+": "+strings.Join(w.Zinnen, "; ")+".")
		}
		if b.BaseURL != "" {
			x.Link = []link{{"alternate", b.adres(f.ID), "text/html"}}
		}
		feed.Entries = append(feed.Entries, x)
	}
	out, err := xml.MarshalIndent(feed, "", " ")
	if err != nil {
		panic("interop: a feed of strings: " + err.Error())
	}
	return append([]byte(xml.Header), append(out, '\n')...)
}

// FeedPad is where the feed is in a site.
const FeedPad = "feed.xml"

// moment gives a day as RFC 3339 wants it. The kaart knows days, no hours.
func moment(d kaart.Datum) string { return d.String() + "T00:00:00Z" }

// zichtbaar leaves out what XML 1.0 cannot hold.
func zichtbaar(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r == 0xfffe || r == 0xffff {
			return -1
		}
		return r
	}, s)
}
