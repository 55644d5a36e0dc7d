package interop

import (
	"slices"
	"strconv"

	"socialekaart/generator/kaart"
)

var ldDag = [...]string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}

func ldDagen(t *kaart.Tijd) []string {
	var out []string
	for _, d := range t.Dagen {
		out = append(out, ldDag[d])
	}
	return out
}

// uren writes the blocks that are the same each week; schema.org knows no other
// opening hours.
func (w *jsonWriter) uren(ts []kaart.Tijd) {
	weekly := func(t kaart.Tijd) bool { return t.WelkeDagen() == kaart.DagenTekst(t.Dagen) && len(t.Dagen) > 0 }
	if !slices.ContainsFunc(ts, weekly) {
		return
	}
	w.naam("hoursAvailable")
	w.open('[')
	for _, t := range ts {
		if !weekly(t) {
			continue
		}
		w.node("OpeningHoursSpecification", "")
		w.teksten("dayOfWeek", ldDagen(&t))
		w.tekst("opens", t.Van.String())
		w.klok("closes", t.Tot)
		w.datum("validFrom", t.Vanaf)
		w.datum("validThrough", t.TotEnMet)
		w.sluit('}')
	}
	w.sluit(']')
}

// schema writes a block of times as Schedule, loose dates as one each. Even weeks
// are every two weeks from a first day, the first one since the check, and one
// Schedule up to a year of 53 weeks and one from there on. A day on which it does
// not go on is no date: who finds it in a search engine would stand at a closed
// door.
func (w *jsonWriter) schema(k *kaart.Kaart, t *kaart.Tijd, us []kaart.Uitzondering, sinds kaart.Datum) {
	uitval := func(van, tot kaart.Datum) (dicht []string) {
		for _, v := range kaart.Voorkomens([]kaart.Tijd{*t}, us, k.Instelling.Schoolvakanties, van, tot) {
			if v.Uitval != "" {
				dicht = append(dicht, v.Datum.String())
			}
		}
		return dicht
	}
	if len(t.Datums) > 0 {
		for _, d := range t.Datums {
			if uitval(d, d) != nil {
				continue
			}
			w.node("Schedule", "")
			w.datum("startDate", d)
			w.datum("endDate", d)
			w.slotSchema(t)
		}
		return
	}
	if omDeWeek(t) {
		begin := sinds
		if begin.Voor(t.Vanaf) {
			begin = t.Vanaf
		}
		all := kaart.Voorkomens([]kaart.Tijd{*t}, us, k.Instelling.Schoolvakanties, begin, k.Vandaag.Plus(horizon))
		for deel, eind := range omDeWeekReeksen(t, all) {
			van := deel[0].Datum
			w.node("Schedule", "")
			w.teksten("byDay", ldDagen(t))
			w.tekst("repeatFrequency", "P2W")
			w.datum("startDate", van)
			w.datum("endDate", eind)
			if van.Voor(k.Vandaag) {
				van = k.Vandaag
			}
			w.teksten("exceptDate", uitval(van, deel[len(deel)-1].Datum))
			w.slotSchema(t)
		}
		return
	}
	w.node("Schedule", "")
	w.teksten("byDay", ldDagen(t))
	switch {
	case len(t.KeerInMaand) > 0 || t.Laatste:
		w.tekst("repeatFrequency", "P1M")
		keren := slices.Clone(t.KeerInMaand)
		if t.Laatste {
			keren = append(keren, -1)
		}
		w.naam("byMonthWeek")
		w.open('[')
		for _, k := range keren {
			w.volgende()
			w.b.WriteString(strconv.Itoa(k))
		}
		w.sluit(']')
	default:
		w.tekst("repeatFrequency", "P"+strconv.Itoa(max(1, t.ElkeWeken))+"W")
	}
	w.datum("startDate", t.Vanaf)
	w.datum("endDate", t.TotEnMet)
	w.teksten("exceptDate", uitval(k.Vandaag, k.Vandaag.Plus(horizon)))
	w.slotSchema(t)
}

func (w *jsonWriter) slotSchema(t *kaart.Tijd) {
	w.tekst("startTime", t.Van.String())
	w.klok("endTime", t.Tot)
	w.tekst("scheduleTimezone", "Europe/Amsterdam")
	w.sluit('}')
}

func (w *jsonWriter) klok(naam string, k kaart.Klok) {
	if k > 0 {
		w.tekst(naam, k.String())
	}
}

func (w *jsonWriter) datum(naam string, d kaart.Datum) {
	if !d.Leeg() {
		w.tekst(naam, d.String())
	}
}
