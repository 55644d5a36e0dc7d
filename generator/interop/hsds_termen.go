package interop

import (
	"socialekaart/generator/kaart"
)

// termen gives the vocabularies of the kaart as taxonomies, and the fields with
// their choices as one more: what an attribute means can be looked up there.
func (b *Bron) termen(n namen) ([]hsdsTaxonomy, []hsdsTerm) {
	var ts []hsdsTaxonomy
	var out []hsdsTerm
	for _, v := range vocabulaire {
		ts = append(ts, hsdsTaxonomy{ID: UUID("taxonomie/" + v.naar), Name: v.naam, Description: "De lijst " + v.soort.Plek() + " van deze sociale kaart."})
	}
	add := func(s kaart.Soort, naar, id, naam, uitleg, in string, x any) {
		t := hsdsTerm{ID: UUID(naar + "/" + id), Code: id, Name: naam, Description: uitleg, TaxonomyID: UUID("taxonomie/" + naar), Language: "nl"}
		if in != "" {
			t.ParentID = UUID(naar + "/" + in)
		}
		t.Attributes = attributen(kaart.ID(naar+"/"+id), rijen(s, x), t.waarden(n))
		out = append(out, t)
	}
	for _, t := range b.Kaart.Themas() {
		add(kaart.SoortThema, "thema", t.ID, t.Naam, t.Kort, "", &t)
	}
	for _, d := range b.Kaart.Doelgroepen() {
		add(kaart.SoortDoelgroep, "doelgroep", d.ID, d.Naam, d.Naam, "", &d)
	}
	for _, g := range b.Kaart.Gebieden() {
		add(kaart.SoortGebied, "gebied", g.ID, g.Naam, g.Soort+" "+g.Naam, g.In, &g)
	}
	ts = append(ts, hsdsTaxonomy{ID: UUID("taxonomie/veld"), Name: "Velden", Description: "De velden van een vermelding, zoals op de pagina /meedoen/velden/."})
	return ts, append(out, b.termenVanVelden()...)
}

func (b *Bron) termenVanVelden() []hsdsTerm {
	out := []hsdsTerm{{ID: veldTerm(identiteit), Code: identiteit, Name: identiteit, Description: "De vaste naam van het bestand.", TaxonomyID: UUID("taxonomie/veld"), Language: "nl"}}
	seen := map[string]bool{identiteit: true}
	for s := kaart.SoortVoorziening; s <= kaart.SoortDoelgroep; s++ {
		for _, v := range kaart.Velden(s) {
			if seen[v.Pad] {
				continue
			}
			seen[v.Pad] = true
			out = append(out, hsdsTerm{ID: veldTerm(v.Pad), Code: v.Pad, Name: v.Pad, Description: v.Uitleg, TaxonomyID: UUID("taxonomie/veld"), Language: "nl"})
			if v.Vorm != kaart.Keuze {
				continue
			}
			for _, w := range v.Waarden {
				naam := b.Woord(v.Pad, w)
				if naam == "" {
					naam = w
				}
				out = append(out, hsdsTerm{
					ID: UUID("veld/" + v.Pad + "/" + w), Code: v.Pad + "=" + w, Name: naam, Description: naam,
					ParentID: veldTerm(v.Pad), TaxonomyID: UUID("taxonomie/veld"), Language: "nl",
				})
			}
		}
	}
	return out
}
