package page

import (
	"slices"
	"sync"

	"socialekaart/generator/interop"
	"socialekaart/generator/kaart"
)

// Agenda is what a page tells the script about the times of its entries, in a
// block of data. The script works out from it what there is today (js/site.js);
// its keys are those of the content.
type Agenda struct {
	Vakanties []AgendaPeriode `json:"vakanties,omitempty"`
	Items     []AgendaItem    `json:"items"`
}

// AgendaPeriode is a school holiday.
type AgendaPeriode struct {
	Naam string `json:"naam,omitempty"`
	Van  string `json:"van"`
	Tot  string `json:"tot_en_met"`
}

// AgendaItem is one entry with its times.
type AgendaItem struct {
	Titel  string        `json:"titel,omitempty"`
	URL    string        `json:"url,omitempty"` // from the root of the site
	Tijden []AgendaTijd  `json:"tijden"`
	Anders []AgendaAnder `json:"anders,omitempty"`
}

// AgendaTijd is a kaart.Tijd; times are minutes after midnight, Monday is 0.
type AgendaTijd struct {
	Dag            []int    `json:"dag,omitempty"`
	Datums         []string `json:"datums,omitempty"`
	Van            int      `json:"van"`
	Tot            int      `json:"tot,omitempty"`
	Week           string   `json:"week,omitempty"`
	KeerInMaand    []int    `json:"keer_in_maand,omitempty"`
	Laatste        bool     `json:"laatste,omitempty"`
	ElkeWeken      int      `json:"elke_weken,omitempty"`
	Vanaf          string   `json:"vanaf,omitempty"`
	TotEnMet       string   `json:"tot_en_met,omitempty"`
	NietInVakantie bool     `json:"niet_in_schoolvakantie,omitempty"`
	OokOpFeestdag  bool     `json:"ook_op_feestdagen,omitempty"`
	Open           bool     `json:"open,omitempty"` // one can walk in: "nu open"; else "nu bezig"
	Naam           string   `json:"naam,omitempty"`
	Plek           string   `json:"plek,omitempty"`
}

// AgendaAnder is a kaart.Uitzondering.
type AgendaAnder struct {
	Datum    string `json:"datum"`
	TotEnMet string `json:"tot_en_met,omitempty"`
	Van      int    `json:"van,omitempty"`
	Tot      int    `json:"tot,omitempty"`
	Reden    string `json:"reden,omitempty"`
}

// NieuwItem puts times in the form for the script, without what is over on the
// day vandaag and without telephone hours. plek names where a block is.
func NieuwItem(ts []kaart.Tijd, us []kaart.Uitzondering, vandaag kaart.Datum, plek func(*kaart.Tijd) string) AgendaItem {
	var it AgendaItem
	for i := range ts {
		t := &ts[i]
		if !telt(t, vandaag) {
			continue
		}
		a := AgendaTijd{
			Van: int(t.Van), Tot: int(t.Tot), KeerInMaand: t.KeerInMaand, Laatste: t.Laatste, ElkeWeken: t.ElkeWeken, Vanaf: jsonDatum(t.Vanaf), TotEnMet: jsonDatum(t.TotEnMet),
			NietInVakantie: t.NietInVakantie, OokOpFeestdag: t.OokOpFeestdag, Open: t.Soort == "" || t.Soort == "open", Naam: t.Naam, Plek: plek(t),
		}
		if t.Week != "elke" {
			a.Week = t.Week
		}
		for _, d := range t.Dagen {
			a.Dag = append(a.Dag, int(d))
		}
		for _, d := range t.Datums {
			a.Datums = append(a.Datums, d.String())
		}
		it.Tijden = append(it.Tijden, a)
	}
	for _, u := range us {
		if max(u.Datum.Sinds(vandaag), u.TotEnMet.Sinds(vandaag)) >= 0 {
			it.Anders = append(it.Anders, AgendaAnder{u.Datum.String(), jsonDatum(u.TotEnMet), int(u.Van), int(u.Tot), u.Reden})
		}
	}
	return it
}

func jsonDatum(d kaart.Datum) string {
	if d.Leeg() {
		return ""
	}
	return d.String()
}

// telt says whether a block belongs in a week or a calendar: telephone hours and
// what is over do not.
func telt(t *kaart.Tijd, vandaag kaart.Datum) bool {
	return t.Soort != "telefoon" && !t.Voorbij(vandaag)
}

// gaatDoor says whether the times of e hold now.
func gaatDoor(e kaart.Entry) bool {
	s := e.Kern().Status
	return s != "gestopt" && s != "tijdelijk_dicht"
}

// metTijden keeps the voorzieningen that a week shows.
func metTijden(es []kaart.Entry) []kaart.Entry {
	var out []kaart.Entry
	for _, e := range es {
		if heeftTijden(e) {
			out = append(out, e)
		}
	}
	return out
}

func heeftTijden(e kaart.Entry) bool {
	v, ok := e.(*kaart.Voorziening)
	return ok && len(v.Tijden) > 0 && gaatDoor(e)
}

// agenda gives the data for the script of what the week of es shows; nil when
// there is nothing, or more than anyone would read through.
func (p *planner) agenda(es []kaart.Entry) *Agenda {
	a, n := &Agenda{}, 0
	for _, e := range metTijden(es) {
		n += p.voegToe(a, e, true)
	}
	if n == 0 || n > agendaRegels {
		return nil
	}
	return a
}

// voegToe adds an entry and gives how many blocks it has; lijst says whether
// they stand among those of others and need names.
func (p *planner) voegToe(a *Agenda, e kaart.Entry, lijst bool) int {
	f := e.Kern()
	ts, us := p.k.TijdenVan(e)
	it := NieuwItem(ts, us, p.k.Vandaag, func(t *kaart.Tijd) string {
		if !lijst {
			return ""
		}
		return p.plaatsVan(f, t)
	})
	if len(it.Tijden) == 0 {
		return 0
	}
	if lijst {
		it.Titel, it.URL = p.linknaam(f.Titel, f.Soort), entryURL(f.ID)
	}
	a.Items = append(a.Items, it)
	if a.Vakanties == nil && slices.ContainsFunc(it.Tijden, func(t AgendaTijd) bool { return t.NietInVakantie }) {
		for _, v := range p.k.Instelling.Schoolvakanties {
			if !v.Tot.Voor(p.k.Vandaag) {
				a.Vakanties = append(a.Vakanties, AgendaPeriode{v.Naam, v.Van.String(), v.Tot.String()})
			}
		}
	}
	return len(it.Tijden)
}

// agendaBestand is the name of a calendar, in the folder of the page that it is
// of. It stays when an entry stops: who subscribed then sees an empty calendar.
const agendaBestand = "agenda.ics"

// reeksen prepares the events of each entry with times; they are made once and
// stand in the calendars of its wijk, its themes and its own.
func (p *planner) reeksen() {
	p.reeks = map[kaart.ID]func() []byte{}
	for e := range p.k.Entries() {
		f := e.Kern()
		if ts, _ := p.k.TijdenVan(e); interop.HeeftTijden(ts) {
			p.reeks[f.ID] = sync.OnceValue(func() []byte { return p.bron.Reeks(e) })
			p.kalender(entryURL(f.ID), f.Titel, []kaart.Entry{e})
		}
	}
}

// kalender plans the calendar of the page at url and gives its address; "" when
// there is nothing for it.
func (p *planner) kalender(url, naam string, es []kaart.Entry) string {
	if !slices.ContainsFunc(es, func(e kaart.Entry) bool { return p.reeks[e.Kern().ID] != nil }) {
		return ""
	}
	pad := url + agendaBestand
	p.bestandMet(pad, func() []byte {
		var delen [][]byte
		for _, e := range es {
			if reeks := p.reeks[e.Kern().ID]; reeks != nil {
				delen = append(delen, reeks())
			}
		}
		return interop.ICalendar(naam, delen...)
	})
	return pad
}

// Weekpagina is what agenda.html gets: what there is this week.
type Weekpagina struct {
	Layout
	Keuzes []Keuzes
	Week   []Dag   // of the whole region; empty when that is too much for a page
	Nu     *Agenda // for the script; nil with an empty Week
	Agenda string  // the address of the calendar, or ""
}

// agendaRegels is how many lines the week of a region may have, and how many
// blocks the data for the script: at about 300 bytes a line a page stays under
// 50 KB.
const agendaRegels = 120

// agendaURL is the address of the week of the region.
const agendaURL = "agenda/"

func (p *planner) agendaPagina() {
	const url = agendaURL
	es := p.uit(p.vermeldingen.regio.en(p.vermeldingen.tijden))
	n := p.weekRegels(es)
	var kalender string
	if n <= agendaRegels {
		kalender = p.kalender(url, p.site.Regio, es)
	}
	p.add(url, "agenda.html", func() any {
		v := &Weekpagina{Layout: p.layout(url, "Wat is er deze week?", "Wat er deze week te doen is, per dag en per wijk.", "agenda"), Keuzes: p.weekKeuzes(), Agenda: kalender}
		if n <= agendaRegels {
			v.Week, v.Nu = p.week(es), p.agenda(es)
		}
		return v
	})
}

// weekRegels counts the lines of the week of es.
func (p *planner) weekRegels(es []kaart.Entry) (n int) {
	for _, e := range es {
		ts, _ := p.k.TijdenVan(e)
		for i := range ts {
			if telt(&ts[i], p.k.Vandaag) {
				n += len(ts[i].Dagen)
			}
		}
	}
	return n
}

// weekKeuzes leads to the weeks of stadsdelen and wijken.
func (p *planner) weekKeuzes() []Keuzes {
	out := p.wijkKeuzes()
	for i := range out {
		for j := range out[i].Links {
			l := &out[i].Links[j]
			g := p.k.Gebied(l.Gebied)
			if p.weekRegels(metTijden(p.uit(p.buurten[g.ID].hier))) > 0 {
				l.URL += "#week"
			}
		}
	}
	return out
}
