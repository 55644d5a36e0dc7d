package kaart

import (
	"cmp"
	"slices"
)

// verbergNa is how many months after the day of its check an entry leaves the
// site, when config.toml says nothing: by then a reader who trusts it is worse
// off than one who finds nothing.
const verbergNa = 12

// ControleVoor gives the day before which the facts of e must be checked again.
func (k *Kaart) ControleVoor(e Entry) Datum {
	f := e.Kern()
	n := f.ControleMaanden
	if n == 0 {
		n = k.Instelling.ControleMaanden.Van(f.Soort)
	}
	return f.GecontroleerdOp.PlusMaanden(n)
}

// Verouderd says whether the check of e is overdue on the day of k. What has
// stopped needs no check.
func (k *Kaart) Verouderd(e Entry) bool {
	return !e.Kern().GecontroleerdOp.Leeg() && e.Kern().Status != "gestopt" && k.ControleVoor(e).Voor(k.Vandaag)
}

// VerborgenVanaf gives the day on which e leaves the site when nobody checks it.
func (k *Kaart) VerborgenVanaf(e Entry) Datum {
	return k.ControleVoor(e).PlusMaanden(k.VerbergMaanden())
}

// teOud says whether e is overdue for so long that it is not on the site.
func (k *Kaart) teOud(e Entry) bool { return k.Verouderd(e) && k.VerborgenVanaf(e).Voor(k.Vandaag) }

// Versheid counts how many of some entries have a check that still holds.
type Versheid struct {
	Aantal, OpTijd int
	Oudste         Datum // the check of longest ago; empty when there is none
}

// Procent gives the share that is in time, rounded down: 99 of 100 is never
// told as all. Of nothing it is 100.
func (v Versheid) Procent() int {
	if v.Aantal == 0 {
		return 100
	}
	return 100 * v.OpTijd / v.Aantal
}

// VersheidVan counts es. What has stopped does not count.
func (k *Kaart) VersheidVan(es []Entry) Versheid {
	var v Versheid
	for _, e := range es {
		f := e.Kern()
		if f.Status == "gestopt" {
			continue
		}
		v.Aantal++
		if !k.Verouderd(e) {
			v.OpTijd++
		}
		if v.Oudste.Leeg() || f.GecontroleerdOp.Voor(v.Oudste) {
			v.Oudste = f.GecontroleerdOp
		}
	}
	return v
}

// TeControleren gives every entry that goes on, the one first that most needs a
// check: see Urgentie.
func (k *Kaart) TeControleren() []Entry {
	var out []Entry
	for _, e := range k.entries {
		if e.Kern().Status != "gestopt" {
			out = append(out, e)
		}
	}
	// Sort for determinism: urgency, then identity.
	slices.SortFunc(out, func(a, b Entry) int {
		return cmp.Or(k.Urgentie(b)-k.Urgentie(a), cmp.Compare(a.Kern().ID, b.Kern().ID))
	})
	return out
}

// Urgentie says how much an entry needs a check: the part of its period that has
// passed, in percent, times what goes wrong when it is not right. A time that is
// wrong lets somebody stand before a closed door; a wegwijzer is a person and
// leaves; what is for a whole gemeente lets down more people than what is for one
// wijk. 100 times 1 is an entry without times that is due today.
func (k *Kaart) Urgentie(e Entry) int {
	f := e.Kern()
	gevolg := 1
	if ts, _ := k.TijdenVan(e); len(ts) > 0 {
		gevolg++
	}
	if f.Soort == SoortWegwijzer {
		gevolg++
	}
	if slices.ContainsFunc(f.Werkgebied, func(id string) bool { return len(k.Delen(id)) > 0 }) {
		gevolg++
	}
	termijn := max(k.ControleVoor(e).Sinds(f.GecontroleerdOp), 1)
	return 100 * gevolg * k.Vandaag.Sinds(f.GecontroleerdOp) / termijn
}

// VerbergMaanden gives how many months after the day of its check an entry
// leaves the site.
func (k *Kaart) VerbergMaanden() int {
	return cmp.Or(k.Instelling.ControleMaanden.Verberg, verbergNa)
}
