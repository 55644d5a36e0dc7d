package interop

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
	"strconv"

	"socialekaart/generator/kaart"
)

// KaartVersie is the version of kaart.json. A new key does not change it; a key
// that goes away or means something else does, and then the old file stays for a
// year under kaart.v1.json.
//
//	1  November 2026
const KaartVersie = 1

// KaartJSON gives all facts for an app, with the names of our own fields: an
// entry is what its file says, with id, soort and url before it and tekst
// (Markdown) behind it. Dates, times and days are text, as in the content.
func KaartJSON(b *Bron) []byte {
	i := b.Kaart.Instelling
	w := &jsonWriter{}
	w.open('{')
	w.waarde("versie", strconv.Itoa(KaartVersie))
	w.tekst("titel", i.Titel)
	w.tekst("regio", i.Regio)
	w.tekst("uitgever", i.Uitgever)
	w.tekst("licentie", i.Licentie)
	w.tekst("datum", b.Kaart.Vandaag.String())
	w.tekst("url", b.BaseURL)
	w.lijst("vermeldingen", func() {
		n := 0
		for e := range b.Kaart.Entries() {
			e = b.openbaar(e)
			f := e.Kern()
			w.ding(b, f.ID, f.Soort, e)
			n++
			plaatsVoor(&w.b, n, b.Kaart.Len())
		}
	})
	w.lijst("organisaties", func() {
		for _, o := range b.Kaart.Organisaties() {
			w.ding(b, o.ID, kaart.SoortOrganisatie, o)
		}
	})
	w.lijst("locaties", func() {
		for _, l := range b.Kaart.Locaties() {
			w.ding(b, l.ID, kaart.SoortLocatie, l)
		}
	})
	w.lijst("themas", func() {
		for _, t := range b.Kaart.Themas() {
			w.element(kaart.SoortThema, &t)
		}
	})
	w.lijst("doelgroepen", func() {
		for _, d := range b.Kaart.Doelgroepen() {
			w.element(kaart.SoortDoelgroep, &d)
		}
	})
	w.lijst("gebieden", func() {
		for _, g := range b.Kaart.Gebieden() {
			w.element(kaart.SoortGebied, &g)
		}
	})
	w.sluit('}')
	w.b.WriteByte('\n')
	return w.b.Bytes()
}

// jsonWriter writes JSON in the order in which things are said. A map would
// sort the fields, and cost a third of the time of a large file.
type jsonWriter struct {
	b     bytes.Buffer
	komma bool
}

func (w *jsonWriter) open(c byte)  { w.volgende(); w.b.WriteByte(c); w.komma = false }
func (w *jsonWriter) sluit(c byte) { w.b.WriteByte(c); w.komma = true }

func (w *jsonWriter) volgende() {
	if w.komma {
		w.b.WriteByte(',')
	}
	w.komma = true
}

func (w *jsonWriter) naam(s string) {
	w.volgende()
	w.string(s)
	w.b.WriteByte(':')
	w.komma = false
}

func (w *jsonWriter) string(s string) {
	data, err := json.Marshal(s)
	if err != nil {
		panic("interop: text is always JSON: " + err.Error())
	}
	w.b.Write(data)
}

// waarde writes a key and a value that is JSON already.
func (w *jsonWriter) waarde(naam, s string) { w.naam(naam); w.b.WriteString(s); w.komma = true }

// tekst writes a key and a text, or nothing when it is "".
func (w *jsonWriter) tekst(naam, s string) {
	if s != "" {
		w.naam(naam)
		w.string(s)
		w.komma = true
	}
}

func (w *jsonWriter) lijst(naam string, vul func()) {
	w.naam(naam)
	w.open('[')
	vul()
	w.sluit(']')
	w.b.WriteByte('\n')
}

func (w *jsonWriter) ding(b *Bron, id kaart.ID, s kaart.Soort, x any) {
	w.regel()
	w.tekst("id", string(id))
	w.tekst("soort", s.String())
	if s != kaart.SoortLocatie {
		w.tekst("url", b.adres(id))
	}
	w.velden(s, x)
	w.tekst("tekst", b.Tekst(id))
	w.sluit('}')
}

// regel begins an element of a list on a line of its own, so that a change in one
// entry is a change of one line.
func (w *jsonWriter) regel() {
	w.volgende()
	w.b.WriteByte('\n')
	w.komma = false
	w.open('{')
}

func (w *jsonWriter) element(s kaart.Soort, x any) {
	w.regel()
	w.velden(s, x)
	w.sluit('}')
}

// velden writes the fields of x in the order of the table of fields.
func (w *jsonWriter) velden(s kaart.Soort, x any) {
	top := &knoop{}
	for _, r := range rijen(s, x) {
		top.zet(r.pad, r.veld, r.tekst)
	}
	w.leden(top)
}

func (w *jsonWriter) leden(k *knoop) {
	for _, naam := range k.namen {
		w.naam(naam)
		w.knoop(k.onder[naam])
	}
}

func (w *jsonWriter) knoop(k *knoop) {
	switch {
	case k.veld != nil:
		w.volgende()
		switch k.veld.Vorm {
		case kaart.Getal, kaart.JaNee, kaart.Bedragvorm, kaart.Graden:
			w.b.WriteString(k.tekst) // as it is written in TOML, it is JSON
		default:
			w.string(k.tekst)
		}
	case k.nummers != nil || k.leeg:
		w.open('[')
		for _, n := range slices.Sorted(maps.Keys(k.nummers)) {
			w.knoop(k.nummers[n])
		}
		w.sluit(']')
	default:
		w.open('{')
		w.leden(k)
		w.sluit('}')
	}
}
