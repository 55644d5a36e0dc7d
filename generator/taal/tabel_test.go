package taal

import (
	"slices"
	"strings"
	"testing"
)

// TestTables: the tables are as large as promised, nothing stands in one
// twice, and every difficult word has an alternative.
func TestTables(t *testing.T) {
	ws := moeilijk()
	eerder := map[string]bool{}
	for _, w := range ws {
		if eerder[w.Vorm] {
			t.Errorf("%s stands in moeilijk.txt twice", w.Vorm)
		}
		eerder[w.Vorm] = true
		if w.Groep != Goed && (len(w.Beter) == 0 || w.Beter[0] == "") {
			t.Errorf("%s has no alternative", w.Vorm)
		}
		if len(strings.Fields(w.Vorm)) > 6 {
			t.Errorf("%s has more than six words", w.Vorm)
		}
	}
	n := map[string]int{"moeilijk": len(ws)}
	for _, f := range []string{"kern", "sociaal", "basis"} {
		lemmas := map[string]bool{}
		tabelregels(f+".txt", func(_, regel string) {
			for w := range strings.FieldsSeq(regel) {
				w, _, _ = strings.Cut(w, "/")
				lemmas[w] = true
			}
		})
		n[f] = len(lemmas)
	}
	if n["moeilijk"] < 400 || n["kern"] < 3000 || n["sociaal"] < 400 || n["basis"] < 700 {
		t.Errorf("tables are too small: %v", n)
	}
	t.Log(n, "forms:", len(newLexicon().vormen))
}

// TestInflection: forms that the rules must make. A form too many does no
// harm, so it is not tested.
func TestInflection(t *testing.T) {
	sterk := map[string][]string{"spreken": {"spreken", "sprak", "spraken", "gesproken"}, "gaan": {"gaan", "ging", "gingen", "gegaan"}}
	ww := func(s string) []string {
		w := vervoeg(s, sterk)
		return append(append(append(w.persoon, w.deelwoor...), w.overig...), w.heel)
	}
	for _, c := range []struct {
		soort, lemma string
		got          []string
		want         string
	}{
		{"plural", "boom", meervoud("boom"), "bomen"},
		{"plural", "kat", meervoud("kat"), "katten"},
		{"plural", "huis", meervoud("huis"), "huizen"},
		{"plural", "brief", meervoud("brief"), "brieven"},
		{"plural", "dag", meervoud("dag"), "dagen"},
		{"plural", "foto", meervoud("foto"), "foto's"},
		{"plural", "vrijheid", meervoud("vrijheid"), "vrijheden"},
		{"plural", "organisatie", meervoud("organisatie"), "organisaties"},
		{"plural", "idee", meervoud("idee"), "ideeën"},
		{"small", "bloem", verkleind("bloem"), "bloempje bloempjes"},
		{"small", "ding", verkleind("ding"), "dingetje"},
		{"small", "bal", verkleind("bal"), "balletje"},
		{"small", "oma", verkleind("oma"), "omaatje"},
		{"adjective", "groot", verbogen("groot"), "grote groter grootste"},
		{"adjective", "wit", verbogen("wit"), "witte witter"},
		{"adjective", "lief", verbogen("lief"), "lieve liever"},
		{"adjective", "duur", verbogen("duur"), "dure duurder"},
		{"adjective", "financieel", verbogen("financieel"), "financiële"},
		{"verb", "maken", ww("maken"), "maak maakt maakte maakten gemaakt gemaakte makend makende maken"},
		{"verb", "leven", ww("leven"), "leef leeft leefde geleefd"},
		{"verb", "reizen", ww("reizen"), "reis reist reisde gereisd"},
		{"verb", "wandelen", ww("wandelen"), "wandel wandelt gewandeld"},
		{"verb", "proberen", ww("proberen"), "probeer probeert geprobeerd"},
		{"verb", "pakken", ww("pakken"), "pak pakt pakte gepakt"},
		{"verb", "besteden", ww("besteden"), "besteed besteedt besteedde bestede"},
		{"verb", "bespreken", ww("bespreken"), "besprak besproken bespreekt"},
		{"verb", "eindigen", ww("eindigen"), "geëindigd eindigt"},
		{"verb", "mee|gaan", ww("mee|gaan"), "meegaat meeging meegegaan"},
		{"verb", "aan|vragen", ww("aan|vragen"), "aanvraagt aangevraagd aanvraagde"},
		{"verb", "coördineren", ww("coördineren"), "coördineert gecoördineerd"},
		{"verb", "creëren", ww("creëren"), "creëert gecreëerd"},
	} {
		for w := range strings.FieldsSeq(c.want) {
			if !slices.Contains(c.got, w) {
				t.Errorf("%s of %s: no %s in %v", c.soort, c.lemma, w, c.got)
			}
		}
	}
}

// TestCompounds: what is made of everyday words is known; a word of the table
// of difficult words never is, alone or as a part.
func TestCompounds(t *testing.T) {
	l := newLexicon()
	for w, want := range map[string]bool{
		"schoolplein": true, "kinderfeest": true, "zomervakantieweek": true, "wijkbewonersavond": true, "koffietafel": true,
		"jeugdproblematiek": false, "participatiefeest": false, "xylofaan": false, "problematiek": false, "dwarszztuin": false,
	} {
		if got := l.samenstelling([]byte(w), 1); got != want {
			t.Errorf("%s: %v", w, got)
		}
	}
}
