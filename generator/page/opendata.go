package page

import (
	"cmp"
	"html/template"
	"path"
	"strconv"
	"strings"
	"sync"

	"socialekaart/generator/interop"
	"socialekaart/generator/kaart"
)

// hsdsMap is the folder of the API of HSDS.
const hsdsMap = "api/hsds/"

// Bron gives what the formats of open data are made from. baseURL may be "".
func Bron(k *kaart.Kaart, teksten Teksten, baseURL string) *interop.Bron {
	return &interop.Bron{
		Kaart: k, BaseURL: metStreep(baseURL), Adres: entryURL, Woord: woord,
		Taal: func(code string) string { return cmp.Or(kaart.Talen[code], code) },
		Tekst: func(id kaart.ID) string {
			if d := teksten[id]; d != nil {
				return strings.TrimSpace(string(d.Source()))
			}
			return ""
		},
	}
}

func metStreep(baseURL string) string {
	if baseURL != "" && !strings.HasSuffix(baseURL, "/") {
		return baseURL + "/"
	}
	return baseURL
}

// OpenData is what opendata.html gets.
type OpenData struct {
	Layout
	Datum, Dag string // in words, as 2026-11-23
	Licentie   string
	Formaten   []OpenFormaat
	HSDS       string // the first file of the API of HSDS
	Agenda     string
	Feed       string
}

// OpenFormaat is one format as a reader meets it.
type OpenFormaat struct {
	Anker, Titel, Uitleg, Belofte, Voorbeeld string
	URL, Naam, Grootte                       string // the file: its address, its name and how large it is
}

// openData plans the files of the formats and the page that explains them. The
// files of HSDS are many and small, all others one.
func (p *planner) openData() {
	ms := map[string]*maat{}
	for _, f := range interop.Formaten() {
		if f.Pad == "" {
			continue
		}
		m := &maat{maak: func() []byte { return f.Maak(p.bron) }}
		ms[f.Naam] = m
		p.bestandMet(f.Pad, m.bytes)
	}
	for _, f := range interop.HSDSBestanden(p.bron) {
		p.bestandMet(hsdsMap+f.Pad, f.Maak)
	}
	p.add(interop.OpenDataPad, "opendata.html", func() any {
		v := &OpenData{
			Layout: p.layout(interop.OpenDataPad, "Open data", "Neem de gegevens van deze kaart over, zonder overtypen.", "open-data"),
			Datum:  p.k.Vandaag.Tekst(), Dag: p.k.Vandaag.String(), Licentie: p.k.Instelling.Licentie,
			HSDS: hsdsMap + "index.json", Feed: interop.FeedPad,
		}
		if p.urls["agenda/"+agendaBestand] {
			v.Agenda = "agenda/" + agendaBestand
		}
		for _, f := range interop.Formaten() {
			if m := ms[f.Naam]; m != nil {
				v.Formaten = append(v.Formaten, OpenFormaat{f.Naam, f.Titel, f.Uitleg, f.Belofte, f.Voorbeeld, f.Pad, path.Base(f.Pad), grootte(m.grootte())})
			}
		}
		return v
	})
}

// bestandMet plans a file that is made when it is asked for, and that pages may
// link to.
func (p *planner) bestandMet(pad string, maak func() []byte) {
	p.urls[pad] = true
	p.pages = append(p.pages, Page{Path: pad, Data: func() any { return maak() }})
}

// maat makes a file once for two readers, the file itself and the page that says
// how large it is, in any order; the bytes are let go as soon as the file has
// them, because together they are tens of megabytes at 10,000 entries.
type maat struct {
	maak func() []byte
	mu   sync.Mutex
	data []byte
	n    int // 0: not made yet
}

func (m *maat) bytes() []byte {
	m.mu.Lock()
	defer m.mu.Unlock()
	data := m.data
	if data == nil {
		data = m.maak()
	}
	m.data, m.n = nil, len(data)
	return data
}

func (m *maat) grootte() int {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.n == 0 {
		m.data = m.maak()
		m.n = len(m.data)
	}
	return m.n
}

// grootte says how large a file is, in kB or MB of 1,000.
func grootte(n int) string {
	if n < 1_000_000 {
		return strconv.Itoa((n+999)/1000) + " kB"
	}
	return strings.Replace(strconv.FormatFloat(float64(n)/1e6, 'f', 1, 64), ".", ",", 1) + " MB"
}

// JSONLD gives what the page is about and the way to it, for search engines; ""
// when there is nothing to say. It is a block of data: nothing in it runs, and
// < and & in it are escaped.
func (l *Layout) JSONLD() template.JS {
	if l.NoIndex || l.bron == nil {
		return ""
	}
	var namen, urls []string
	if l.URL != "" {
		namen, urls = append(namen, l.Site.Titel), append(urls, "")
		for _, k := range l.Kruimels {
			namen, urls = append(namen, k.Tekst), append(urls, k.URL)
		}
		namen, urls = append(namen, l.Titel), append(urls, l.URL)
	}
	return template.JS(interop.Graph(l.ld, l.bron.LDKruimels(namen, urls)))
}

// JSONLD gives the list as well.
func (l *Lijst) JSONLD() template.JS {
	if l.bron != nil {
		var urls []string
		for _, g := range l.Groepen {
			for _, c := range g.Kaartjes {
				urls = append(urls, c.URL)
			}
		}
		l.ld = l.bron.LDLijst(urls, l.Aantal)
	}
	return l.Layout.JSONLD()
}
