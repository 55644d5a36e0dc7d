package kaart

import (
	"slices"
	"strconv"
	"strings"

	"socialekaart/generator/diag"
)

// lijsten checks the vocabularies against themselves.
func (c *checker) lijsten() {
	ls := c.ls
	pos := func(lijst string, i int, veld string) diag.Pos {
		return ls.Pos[lijst].Van(lijst + "[" + strconv.Itoa(i) + "]." + veld)
	}
	uniek := func(lijst string, n int, id func(i int) string) {
		eerst := map[string]int{}
		for i := range n {
			if j, ok := eerst[id(i)]; ok && id(i) != "" {
				c.fout(pos(lijst, i, "id"), "id-dubbel", "de naam %q bestaat al op regel %d", id(i), pos(lijst, j, "id").Line).Hint = "kies een andere naam"
				continue
			}
			eerst[id(i)] = i
		}
	}
	uniek("gebied", len(ls.Gebieden), func(i int) string { return ls.Gebieden[i].ID })
	uniek("thema", len(ls.Themas), func(i int) string { return ls.Themas[i].ID })
	uniek("doelgroep", len(ls.Doelgroepen), func(i int) string { return ls.Doelgroepen[i].ID })
	uniek("begrip", len(ls.Begrippen), func(i int) string { return ls.Begrippen[i].ID })
	uniek("concept", len(ls.Concepten), func(i int) string { return ls.Concepten[i].ID })
	c.concepten(pos)
	for i := range ls.Vragen {
		q := &ls.Vragen[i]
		if !q.Niets && len(q.Verwacht)+len(q.NietEerst) == 0 {
			c.fout(pos("vraag", i, "zoek"), "vraag-leeg", "bij deze zoekvraag staat niet wat er gevonden moet worden").Hint = `verwacht = ["voorzieningen/NAAM"]`
		}
		for veld, ids := range map[string][]string{"verwacht": q.Verwacht, "niet_eerst": q.NietEerst} {
			for j, id := range ids {
				c.verwijzing(&verwijzing{Zoek(SoortVraag, veld), id, ""}, opPlek(pos("vraag", i, veld+"["+strconv.Itoa(j)+"]")))
			}
		}
		if q.Wijk != "" {
			c.verwijzing(&verwijzing{Zoek(SoortVraag, "wijk"), q.Wijk, ""}, opPlek(pos("vraag", i, "wijk")))
		}
	}
	if ls.Onzeker["gebied"] {
		return
	}
	hoort := map[string]string{"wijk": "stadsdeel", "stadsdeel": "gemeente", "gemeente": ""}
	for i := range ls.Gebieden {
		g := &ls.Gebieden[i]
		for j, b := range g.Buren {
			p := pos("gebied", i, "buren["+strconv.Itoa(j)+"]")
			if buur := c.k.gebieden[b]; buur == nil {
				c.bestaatNiet(Zoek(SoortGebied, "buren"), b, p, c.gebiedIDs())
			} else if !slices.Contains(buur.Buren, g.ID) {
				c.let(p, "buren-eenzijdig", "%q noemt %q als buur, maar andersom niet", g.ID, b).Hint = "zet " + strconv.Quote(g.ID) + " ook bij de buren van " + b
			}
		}
		if g.In == "" {
			if hoort[g.Soort] != "" && !g.BuitenRegio {
				c.let(pos("gebied", i, "soort"), "gebied-los", "%s is een %s, en er staat niet in welke gemeente. Op de site staat het nu naast de gemeenten", g.Naam, g.Soort).Hint = c.inGemeente()
			}
			continue
		}
		om := c.k.gebieden[g.In]
		switch {
		case om == nil:
			c.bestaatNiet(Zoek(SoortGebied, "in"), g.In, pos("gebied", i, "in"), c.gebiedIDs())
		case g.Soort == "" || om.Soort == "": // there and wrong, which has been told
		case om.Soort != hoort[g.Soort] && !(g.Soort == "wijk" && om.Soort == "gemeente"):
			c.fout(pos("gebied", i, "in"), "gebied-plek", "een %s kan niet in een %s liggen", g.Soort, om.Soort)
		}
	}
}

// inGemeente says what to write for an area that lies in a gemeente.
func (c *checker) inGemeente() string {
	for i := range c.ls.Gebieden {
		if g := &c.ls.Gebieden[i]; g.Soort == "gemeente" && !g.BuitenRegio {
			return "schrijf erbij: in = " + strconv.Quote(g.ID)
		}
	}
	return `schrijf eerst een [[gebied]] met soort = "gemeente", en dan hier: in = "de id daarvan"`
}

// concepten refuses a word that is strong in two concepts: it would mean two
// things at once.
func (c *checker) concepten(pos func(lijst string, i int, veld string) diag.Pos) {
	eerst := map[string]string{}
	for i := range c.ls.Concepten {
		x := &c.ls.Concepten[i]
		for j, w := range x.Sterk {
			key := strings.ToLower(w)
			if ander, ok := eerst[key]; ok {
				c.fout(pos("concept", i, "sterk["+strconv.Itoa(j)+"]"), "concept-dubbel", "het woord %q is al sterk bij %q", w, ander).Hint = "kies één van de twee, of maak het zwak"
				continue
			}
			eerst[key] = x.ID
		}
	}
}

func (c *checker) gebiedIDs() []string {
	var ids []string
	for i := range c.ls.Gebieden {
		ids = append(ids, c.ls.Gebieden[i].ID)
	}
	return ids
}
