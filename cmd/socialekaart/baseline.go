package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"socialekaart/generator"
	"socialekaart/generator/diag"
	"socialekaart/generator/publish"
	"socialekaart/generator/taal"
)

// baseline is the file of --baseline: the findings about language that were
// there when a site began to check them. They are not shown and do not count. The
// file can only shrink; who wants to begin again throws it away. A nil baseline
// knows no old findings.
type baseline struct {
	name string
	old  taal.Basislijn // nil: there is no file yet
	seen taal.Basislijn // what is there now
}

// readBaseline reads the file. It may be missing only when it is to be made.
func readBaseline(name string, make bool) (*baseline, error) {
	b := &baseline{name: name, seen: taal.Basislijn{}}
	data, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) && make {
		return b, nil
	}
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("het bestand %s bestaat niet. Maak het met --baseline-bijwerken", name)
	}
	if err != nil {
		return nil, publish.Explain(err)
	}
	if err := json.Unmarshal(data, &b.old); err != nil || b.old == nil {
		return nil, fmt.Errorf("het bestand %s is geen lijst van oude meldingen. Kies een ander bestand: --baseline-bijwerken maakt er een", name)
	}
	return b, nil
}

// fresh gives the findings of an entry that were not there before.
func (b *baseline) fresh(o generator.Oordeel) []taal.Bevinding {
	if b == nil {
		return o.Bevindingen
	}
	b.seen.Tel(string(o.ID), o.Bevindingen)
	fresh, _ := b.old.Split(string(o.ID), o.Bevindingen)
	return fresh
}

// solved warns when the file still has findings that are gone: they would hide
// the same fault when it comes back.
func (b *baseline) solved() diag.List {
	var l diag.List
	if b == nil {
		return l
	}
	if n := b.old.Som() - b.old.Krimp(b.seen).Som(); n > 0 {
		l.Add(diag.Pos{File: b.name}, diag.Waarschuwing, "baseline-over", "al opgelost, maar nog in dit bestand: %s", telling(n, "melding", "meldingen")).
			Hint = "haal ze eruit met --baseline-bijwerken"
	}
	return l
}

// line tells how many old findings are left out.
func (b *baseline) line() string {
	if b == nil {
		return ""
	}
	return fmt.Sprintf("Niet meegeteld: %s over taal, uit %s.", telling(b.old.Krimp(b.seen).Som(), "oude melding", "oude meldingen"), b.name)
}

// updateBaseline makes the file, or takes out what is solved. It does not look
// at a site with a fault: the texts of such a site were not all read.
func (c *checkRun) updateBaseline() int {
	if c.r.Diags.Fouten() > 0 {
		c.show(c.r, "De lijst van oude meldingen is niet veranderd.")
		return exitContent
	}
	b := c.old
	for _, o := range c.r.Taal {
		b.seen.Tel(string(o.ID), o.Bevindingen)
	}
	was, now := b.old.Som(), b.seen
	if b.old != nil {
		now = b.old.Krimp(b.seen)
	}
	data, err := json.MarshalIndent(now, "", " ") // keys in order
	if err == nil {
		err = os.WriteFile(b.name, append(data, '\n'), 0o644)
	}
	if err != nil {
		return c.computer(err)
	}
	switch {
	case b.old == nil:
		fmt.Fprintf(c.out, "%s: gemaakt, met %s.\n", b.name, telling(now.Som(), "oude melding", "oude meldingen"))
	default:
		fmt.Fprintf(c.out, "%s: %s opgelost, nog %s.\n", b.name, telling(was-now.Som(), "oude melding", "oude meldingen"), getal(now.Som()))
	}
	return exitOK
}
