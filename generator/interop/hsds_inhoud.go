package interop

import (
	"strconv"
	"strings"

	"socialekaart/generator/diag"
	"socialekaart/generator/kaart"
)

// inhoud turns the objects into the types of the kaart.
func (a *hsdsAlles) inhoud() (*Inhoud, diag.List) {
	in := &Inhoud{Tekst: map[kaart.ID]string{}}
	var ds diag.List
	n, ids := a.namen()
	for i := range a.organizations {
		o, h := &kaart.Organisatie{}, &a.organizations[i]
		o.ID = ids.organizations[i]
		ds = append(ds, in.maak(kaart.SoortOrganisatie, o, o.ID, h.waarden(n), h.Attributes, h.Description)...)
		in.Organisaties = append(in.Organisaties, o)
	}
	for i := range a.locations {
		l, h := &kaart.Locatie{}, &a.locations[i]
		l.ID = ids.locations[i]
		ds = append(ds, in.maak(kaart.SoortLocatie, l, l.ID, h.waarden(n), h.Attributes, "\n\n"+h.Description)...)
		in.Locaties = append(in.Locaties, l)
	}
	for i := range a.services {
		h := &a.services[i]
		e := nieuw(ids.services[i])
		f := e.Kern()
		ds = append(ds, in.maak(f.Soort, e, f.ID, h.waarden(n), h.Attributes, h.Description)...)
		in.Entries = append(in.Entries, e)
	}
	for i := range a.terms {
		ds = append(ds, in.term(&a.terms[i], ids.terms[i], n)...)
	}
	opID(in.Organisaties, func(o *kaart.Organisatie) kaart.ID { return o.ID })
	opID(in.Locaties, func(l *kaart.Locatie) kaart.ID { return l.ID })
	opID(in.Entries, func(e kaart.Entry) kaart.ID { return e.Kern().ID })
	return in, ds
}

// maak fills x: what the attributes say goes before what the fields of HSDS say,
// and an empty attribute takes a value away.
func (in *Inhoud) maak(s kaart.Soort, x any, id kaart.ID, w waarden, as []hsdsAttribute, omschrijving string) diag.List {
	for _, a := range as {
		if v := kaart.Zoek(s, a.LinkType); v != nil && a.Value == "" && !(v.Lijst && !strings.HasSuffix(a.LinkType, "]")) {
			delete(w, a.LinkType)
		} else if v != nil {
			w[a.LinkType] = a.Value
		}
	}
	if _, t, ok := strings.Cut(omschrijving, w["kort"]+"\n\n"); ok && t != "" {
		in.Tekst[id] = t
	}
	return bouw(s, x, w, string(id))
}

// term adds an element of a vocabulary of ours.
func (in *Inhoud) term(t *hsdsTerm, id kaart.ID, n namen) diag.List {
	l := &in.Lijsten
	switch id.Map() {
	case "thema":
		l.Themas = append(l.Themas, kaart.Thema{})
		return in.maak(kaart.SoortThema, &l.Themas[len(l.Themas)-1], id, t.waarden(n), t.Attributes, "")
	case "doelgroep":
		l.Doelgroepen = append(l.Doelgroepen, kaart.Doelgroep{})
		return in.maak(kaart.SoortDoelgroep, &l.Doelgroepen[len(l.Doelgroepen)-1], id, t.waarden(n), t.Attributes, "")
	case "gebied":
		l.Gebieden = append(l.Gebieden, kaart.Gebied{})
		return in.maak(kaart.SoortGebied, &l.Gebieden[len(l.Gebieden)-1], id, t.waarden(n), t.Attributes, "")
	}
	return nil
}

// nieuw gives an empty entry of the type that its identity names.
func nieuw(id kaart.ID) kaart.Entry {
	var e kaart.Entry
	s, _ := kaart.SoortVan(id.Map())
	switch s {
	case kaart.SoortWegwijzer:
		e = &kaart.Wegwijzer{}
	case kaart.SoortMaatjesproject:
		e = &kaart.Maatjesproject{}
	case kaart.SoortPraktijkvoorbeeld:
		e = &kaart.Praktijkvoorbeeld{}
	default:
		s, e = kaart.SoortVoorziening, &kaart.Voorziening{}
	}
	e.Kern().ID, e.Kern().Soort = id, s
	return e
}

// identiteiten are those of the objects of a data set, each in the order of its table.
type identiteiten struct{ organizations, locations, services, terms []kaart.ID }

// namen gives every object its identity: that of the attribute, else one made of
// its name. Two of one name are told apart by a number. Of two rows with one
// identifier, or none, each is an object; what refers to them means the first.
func (a *hsdsAlles) namen() (namen, *identiteiten) {
	n, bezet, ids := namen{}, map[kaart.ID]bool{}, &identiteiten{}
	zet := func(uuid, plek, naam string, as []hsdsAttribute) kaart.ID {
		id := kaart.ID(plek + "/" + kaart.Slug(naam))
		for _, x := range as {
			if x.LinkType == identiteit && goedeID(x.Value) {
				id = kaart.ID(x.Value)
			}
		}
		basis := id
		for i := 2; bezet[id]; i++ {
			id = basis + kaart.ID("-"+strconv.Itoa(i))
		}
		bezet[id] = true
		if _, ok := n[sleutel{plek, uuid}]; !ok {
			n[sleutel{plek, uuid}] = id
		}
		return id
	}
	for _, o := range a.organizations {
		ids.organizations = append(ids.organizations, zet(o.ID, plekOrganisatie, o.Name, o.Attributes))
	}
	for _, l := range a.locations {
		ids.locations = append(ids.locations, zet(l.ID, plekLocatie, l.Name, l.Attributes))
	}
	for _, s := range a.services {
		ids.services = append(ids.services, zet(s.ID, "voorzieningen", s.Name, s.Attributes))
	}
	for _, t := range a.terms {
		ids.terms = append(ids.terms, zet(t.ID, plekTerm, t.Name, t.Attributes))
	}
	return n, ids
}

// goedeID keeps a foreign file from naming a path: an identity is a folder and a
// slug, nothing more.
func goedeID(s string) bool {
	plek, naam, ok := strings.Cut(s, "/")
	return ok && kaart.IsSlug(plek) && kaart.IsSlug(naam)
}
