package proef

import (
	"fmt"
	"slices"
	"strings"
)

// vast gives the files that do not depend on n: settings, vocabularies, pages.
func (s *site) vast() []bestand {
	out := []bestand{
		{"config.toml", s.config()},
		{"content/begrippen.toml", begrippen()},
		{"content/doelgroepen.toml", doelgroepenlijst()},
		{"content/gebieden.toml", s.gebiedenlijst()},
		{"content/themas.toml", themalijst()},
	}
	v := newVerteller(s.seed, 0)
	for _, p := range []struct{ slug, titel string }{
		{"meedoen", "Meedoen"}, {"over", "Over deze kaart"}, {"privacy", "Privacy"}, {"toegankelijkheid", "Toegankelijkheid"},
	} {
		t := &blad{}
		t.regel("+++")
		t.tekst("titel", p.titel)
		t.tekst("kort", v.een("pagina"))
		t.regel("+++\n")
		t.regel(strings.Join(greep(v, 4, grammatica["pagina"]), " "))
		out = append(out, bestand{"content/paginas/" + p.slug + ".md", t.b})
	}
	return out
}

func (s *site) config() []byte {
	t := &blad{}
	t.tekst("titel", "Sociale kaart "+s.gemeente)
	t.tekst("regio", s.gemeente)
	t.tekst("kort", "Hulp, gezelschap en iets te doen, bij u in de buurt.")
	t.tekst("base_url", "https://kaart.example.org/")
	t.tekst("uitgever", "Gemeente "+s.gemeente)
	t.tekst("redactie", "de redactie")
	t.tekst("telefoon", "024 000 00 00")
	t.tekst("email", "redactie@example.org")
	t.tekst("licentie", "CC BY 4.0")
	t.kaal("voorbeeld", true)
	t.kop("[controle_maanden]")
	t.kaal("voorziening", 6)
	t.kaal("wegwijzer", 3)
	t.kop("[toegankelijkheid]")
	t.tekst("status", "E")
	for _, p := range [][3]any{{"kerstvakantie", 27, 42}, {"voorjaarsvakantie", 83, 91}, {"meivakantie", 153, 161}} {
		t.kop("[[schoolvakanties]]")
		t.tekst("naam", p[0].(string))
		t.kaal("van", datum(p[1].(int)))
		t.kaal("tot_en_met", datum(p[2].(int)))
	}
	return t.b
}

// gebiedenlijst writes the gemeente, then each stadsdeel with its wijken. The
// neighbours of a wijk are those before and after it, and one across its
// stadsdeel; each of them says the same of the other.
func (s *site) gebiedenlijst() []byte {
	t := &blad{}
	rij := func(id, naam, soort, in string) {
		t.kop("[[gebied]]")
		t.tekst("id", id)
		t.tekst("naam", naam)
		t.tekst("soort", soort)
		t.tekst("in", in)
	}
	rij(slug(s.gemeente), s.gemeente, "gemeente", "")
	buren := s.buren()
	for d, deel := range s.delen {
		rij(deel.id, deel.naam, "stadsdeel", slug(s.gemeente))
		for i, w := range s.wijken {
			if w.deel == d {
				rij(w.id, w.naam, "wijk", deel.id)
				t.lijst("pc4", []string{pc4(i)})
				t.lijst("buren", buren[i])
				t.tekst("cbs", fmt.Sprintf("BU9999%02d%02d", d, i))
			}
		}
	}
	return t.b
}

func (s *site) buren() [][]string {
	n := len(s.wijken)
	out := make([][]string, n)
	for i := range n {
		for _, ver := range []int{1, 4} {
			j := (i + ver) % n
			out[i] = append(out[i], s.wijken[j].id)
			out[j] = append(out[j], s.wijken[i].id)
		}
	}
	for _, b := range out {
		slices.Sort(b)
	}
	return out
}

func themalijst() []byte {
	t := &blad{}
	for _, id := range grammatica["themas"] {
		t.kop("[[thema]]")
		t.tekst("id", id)
		t.tekst("naam", grammatica["naam."+id][0])
		t.tekst("verwijzer", grammatica["verwijsnaam."+id][0])
		t.tekst("verwijsthema", id)
		t.tekst("kort", grammatica["opening."+id][0]+" Kijk wat er is.")
		t.tekst("openingsvraag", grammatica["opening."+id][0])
		t.lijst("leefgebieden", grammatica["leefgebied."+id])
		t.lijst("icpc", grammatica["icpc."+id])
	}
	return t.b
}

func doelgroepenlijst() []byte {
	t := &blad{}
	for _, line := range grammatica["doelgroepen"] {
		id, naam, _ := strings.Cut(line, ": ")
		t.kop("[[doelgroep]]")
		t.tekst("id", id)
		t.tekst("naam", naam)
		t.lijst("trefwoorden", []string{strings.ToLower(naam)})
	}
	return t.b
}

// begrippen writes data/begrippen.txt as a vocabulary.
func begrippen() []byte {
	t := &blad{}
	for _, line := range grammatica["begrippen"] {
		f := strings.Split(line, "=")
		for i := range f {
			f[i] = strings.TrimSpace(f[i])
		}
		soort := "woord"
		if f[1] != "" {
			soort = "afkorting"
		}
		t.kop("[[begrip]]")
		t.tekst("id", slug(f[0]))
		t.tekst("term", f[0])
		t.tekst("voluit", f[1])
		t.tekst("uitleg", f[2])
		t.tekst("soort", soort)
	}
	return t.b
}
