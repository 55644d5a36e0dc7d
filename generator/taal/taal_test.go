package taal

import (
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"socialekaart/generator/diag"
)

// eenvoudig is a text that no rule has anything to say about.
var eenvoudig = []Block{
	{Text: "In het buurthuis is elke week koffie. U bent welkom op dinsdag. De koffie is gratis.", Scope: Alinea},
	{Text: "U kunt ook samen eten. Bel ons als u wilt komen. Wij halen u graag op. Hebt u een vraag? Bel dan ook.", Scope: Alinea},
}

func profiel(t testing.TB, o Opties) *Profiel {
	p, fouten := NewProfiel(o)
	if len(fouten) > 0 {
		t.Fatal(fouten)
	}
	return p
}

func alinea(s string) []Block { return []Block{{Text: s, Scope: Alinea}} }

func codes(bev []Bevinding) string {
	var uit []string
	for _, b := range bev {
		uit = append(uit, b.Code)
	}
	return strings.Join(uit, " ")
}

func TestSimpleTextIsClean(t *testing.T) {
	s, bev := Check(eenvoudig, profiel(t, Opties{}))
	if len(bev) > 0 {
		t.Errorf("findings: %s", codes(bev))
	}
	if s.Punten < 85 || s.Oordeel() != "goed" {
		t.Errorf("score %d: %v", s.Punten, s.Posten)
	}
}

// TestMutations puts one problem into a simple text and wants that finding and
// no other. Every rule has a line; B1-SCORE has TestLowScore.
func TestMutations(t *testing.T) {
	gewoon, tang := profiel(t, Opties{}), profiel(t, Opties{Regels: map[string]diag.Level{"B1-TANG": diag.Tip}})
	b, err := os.ReadFile("testdata/mutaties.txt")
	if err != nil {
		t.Fatal(err)
	}
	getest := map[string]bool{"B1-SCORE": true}
	for regel := range strings.Lines(string(b)) {
		if strings.HasPrefix(regel, "#") || strings.TrimSpace(regel) == "" {
			continue
		}
		d := strings.Split(strings.TrimSpace(regel)+"|", "|")
		for i := range d {
			d[i] = strings.TrimSpace(d[i])
		}
		code, niveau, zin, beter := d[0], d[1], d[2], d[3]
		getest[code] = true
		van := strings.Index(zin, "{")
		woord := zin[van+1 : strings.Index(zin, "}")]
		kaal := strings.NewReplacer("{", "", "}", "").Replace(zin)
		bs := slices.Clone(eenvoudig)
		if scope, eigen := map[string]Scope{"link": Linktekst, "kop": Kop, "alinea": Alinea}[d[4]]; eigen {
			bs = append([]Block{{Text: kaal, Scope: scope}}, bs...)
		} else {
			bs[0].Text = kaal + " " + bs[0].Text
		}
		p := gewoon
		if code == "B1-TANG" {
			p = tang // off by default
		}
		_, bev := Check(bs, p)
		bev = slices.DeleteFunc(bev, func(b Bevinding) bool { return b.Code == "B1-SCORE" })
		if len(bev) != 1 {
			t.Errorf("%s: findings %q in %s", code, codes(bev), zin)
			continue
		}
		f := bev[0]
		best := ""
		if len(f.Beter) > 0 {
			best = f.Beter[0]
		}
		if f.Code != code || f.Level.String() != niveau || f.Blok != 0 || f.Van != van || f.Woord != woord && code != "B1-WERKWOORD" || best != beter {
			t.Errorf("%s %s %q %q: got %s %v %q at %d, %q", code, niveau, woord, beter, f.Code, f.Level, f.Woord, f.Van, best)
		}
	}
	for _, r := range Regels() {
		if !getest[r.ID] {
			t.Errorf("%s has no line in mutaties.txt", r.ID)
		}
	}
}

// TestLowScore: a site that wants more points than a text has is told so, with
// what costs most.
func TestLowScore(t *testing.T) {
	g := StandaardGrenzen
	g.Score = 100
	bs := append(alinea("Wij lopen samen langs de brede rivier naar het dorp aan de overkant."), eenvoudig...)
	_, bev := Check(bs, profiel(t, Opties{Grenzen: g}))
	if codes(bev) != "B1-SCORE" || !strings.Contains(bev[0].Hint, "de meeste punten kost: ") {
		t.Errorf("%v", bev)
	}
}

// TestRegels: the page of each rule shows an example that the rule finds and
// one that it does not, in a message without a capital or full stop.
func TestRegels(t *testing.T) {
	p := profiel(t, Opties{Regels: map[string]diag.Level{"B1-TANG": diag.Tip}})
	heel := []string{"B1-ZIN-15", "B1-ONBEKEND", "B1-ALINEA", "B1-KOP", "B1-LINK", "B1-SCORE"} // found in a whole text, or in another scope
	for _, r := range Regels() {
		if r.ID == "" || r.Naam == "" || r.Uitleg == "" || r.Fout == "" || r.Goed == "" {
			t.Errorf("%s misses a text", r.ID)
		}
		if slices.Contains(heel, r.ID) {
			continue
		}
		_, fout := Check(alinea(r.Fout), p)
		_, goed := Check(alinea(r.Goed), p)
		if !strings.Contains(codes(fout), r.ID) || strings.Contains(codes(goed)+" ", r.ID+" ") {
			t.Errorf("%s: in the wrong example %q, in the right one %q", r.ID, codes(fout), codes(goed))
		}
		for _, b := range fout {
			if strings.HasSuffix(b.Text, ".") || strings.HasSuffix(b.Hint, ".") || b.Text[:1] != strings.ToLower(b.Text[:1]) {
				t.Errorf("%s: %q, %q", b.Code, b.Text, b.Hint)
			}
		}
	}
}

// TestRegelsObeyThemselves: what the rules say to editors has no fout by these
// rules. Words between quotes are what it is about, so they are left out.
func TestRegelsObeyThemselves(t *testing.T) {
	p := profiel(t, Opties{})
	for _, r := range Regels() {
		delen := strings.Split(r.Uitleg, "'")
		for i := range delen {
			if i%2 == 1 {
				delen[i] = "dit"
			}
		}
		_, bev := Check(alinea(strings.Join(delen, "")), p)
		for _, b := range bev {
			if b.Level == diag.Fout {
				t.Errorf("%s: %s: %s", r.ID, b.Code, b.Text)
			}
		}
	}
}

func TestScopes(t *testing.T) {
	p := profiel(t, Opties{})
	for _, c := range []struct {
		scope Scope
		text  string
		want  string
	}{
		{Linktekst, "Klik hier", "B1-LINK"},
		{Linktekst, "de openingstijden", ""},
		{Kop, "Wat u moet weten voor u bij ons komt eten", "B1-KOP"},
		{Kop, "Zo meldt u zich aan", ""},
		{Titel, "Hulp indien u ziek bent", "B1-FORMEEL"},
		{Lijstitem, "uw pas", ""},
		{Alinea, strings.Repeat("Wij helpen u. ", 7), "B1-ALINEA"},
	} {
		_, bev := Check([]Block{{Text: c.text, Scope: c.scope}}, p)
		if codes(bev) != c.want {
			t.Errorf("%v %q: %q, want %q", c.scope, c.text, codes(bev), c.want)
		}
	}
}

// TestNeverFlagged: what must not be a finding, each with its reason.
func TestNeverFlagged(t *testing.T) {
	p := profiel(t, Opties{Begrippen: []Begrip{{ID: "indicatie", Term: "indicatie"}}})
	for _, s := range []string{
		"De wijkverpleegkundige komt langs.",            // long word
		"De woningbouwvereniging helpt u.",              // long compound
		"Uw gezondheid en veiligheid.",                  // -heid
		"Geef informatie over uw situatie.",             // -atie
		"U krijgt begeleiding en opvang.",               // -ing
		"U hebt een indicatie nodig.",                   // in the glossary
		"Mantelzorg is zorg voor een naaste.",           // explained
		"Bel de SVB (Sociale Verzekeringsbank).",        // explained
		"Bel de Sociale Verzekeringsbank (SVB).",        // explained
		"Het gebouw is van Team Preventie.",             // name
		"Kijk op tv. Neem uw ID mee.",                   // known abbreviation
		"Het wordt koud. U wordt ouder.",                // worden without participle
		"Mijn dochter werd in Nijmegen geboren.",        // no passive
		"Hij is door de stad gelopen.",                  // zijn with a verb of movement
		"Koning Willem III woont hier.",                 // Roman number
		"Zijn brief gaat door de bus.",                  // possessive
		"Dit hulpmiddel dient als steun.",               // another meaning
		"Open van 9.00 tot 12.30 uur op 024-123 45 67.", // typed units
	} {
		_, bev := Check(alinea(s), p)
		for _, b := range bev {
			t.Errorf("%s: %s: %s", s, b.Code, b.Text)
		}
	}
}

func TestPlaces(t *testing.T) {
	b := Block{Text: "Mét u. Indien u belt.", Scope: Alinea, Offsets: []Offset{{0, diag.Pos{File: "a.md", Line: 7, Col: 3}}}}
	_, bev := Check([]Block{b}, profiel(t, Opties{}))
	if len(bev) != 1 || bev[0].Pos != (diag.Pos{File: "a.md", Line: 7, Col: 10}) || bev[0].Len != 6 {
		t.Errorf("%+v", bev)
	}
}

// TestSentenceLines: a finding knows the lines of its sentence, also when the
// sentence runs over lines of the source.
func TestSentenceLines(t *testing.T) {
	at := func(i, line int) Offset { return Offset{i, diag.Pos{File: "a.md", Line: line, Col: 1}} }
	b := Block{Text: "Kom langs. Bel ons indien u wilt komen.", Scope: Alinea, Offsets: []Offset{at(0, 7), at(15, 8), at(19, 9)}}
	_, bev := Check([]Block{b}, profiel(t, Opties{}))
	if len(bev) != 1 || bev[0].Regels != [2]int{7, 9} || bev[0].Pos.Line != 9 {
		t.Errorf("%+v", bev)
	}
}

func TestOpties(t *testing.T) {
	p := profiel(t, Opties{
		Woorden:     []Woord{{Vorm: "bolleboos", Groep: Vakwoord, Ernst: diag.Fout, Beter: []string{"slim kind"}}, {Vorm: "gaan|voor", Groep: Uitdrukking}},
		Gewoon:      []string{"indien"},
		Namen:       []string{"Stichting tevens"},
		Afkortingen: []string{"POH"},
		Aanspreking: "je",
		Getallen:    "woorden",
		Regels:      map[string]diag.Level{"B1-MEN": Uit, "B1-WERKWOORD": diag.Tip},
	})
	for _, c := range []struct{ text, want string }{
		{"De bollebozen komen.", "B1-VAKWOORD"},
		{"Indien je komt, is er thee.", ""},
		{"Bel de POH.", ""},
		{"U bent welkom.", "B1-U-JE"},
		{"Kom om drie uur.", ""},
		{"Men kan hier eten.", ""},
	} {
		if _, bev := Check(alinea(c.text), p); codes(bev) != c.want {
			t.Errorf("%q: %q, want %q", c.text, codes(bev), c.want)
		}
	}
	if _, bev := Check(alinea("Wij faciliteren dit."), p); len(bev) != 1 || bev[0].Level != diag.Tip {
		t.Errorf("level of the site: %v", bev)
	}
	if _, fouten := NewProfiel(Opties{Regels: map[string]diag.Level{"B1-NIKS": Uit}, Woorden: []Woord{{}}, Begrippen: []Begrip{{Term: "a"}, {Term: "a"}}}); len(fouten) != 3 {
		t.Errorf("faults of a profile: %v", fouten)
	}
}

func TestBegrippen(t *testing.T) {
	b := profiel(t, Opties{Begrippen: []Begrip{
		{ID: "wmo", Term: "Wmo", Voluit: "Wet maatschappelijke ondersteuning"}, {ID: "zin", Term: "ZIN"}, {ID: "pgb", Term: "pgb", Varianten: []string{"persoonsgebonden budget"}},
		{ID: "eigen-bijdrage", Term: "eigen bijdrage"}, {ID: "mantelzorger", Term: "mantelzorger"}, {ID: "poh-ggz", Term: "POH-ggz"},
	}}).Begrippen()
	text := "De Wmo, ZIN en een PGB. Ik heb zin in koffie. Eigen bijdragen en mantelzorgers. Een persoonsgebonden budget bij de POH-ggz."
	var uit []string
	for _, h := range b.Find(text) {
		s := text[h.Van:h.Tot] + "=" + h.Begrip.ID
		if !h.Eerste {
			s += " (weer)"
		}
		uit = append(uit, s)
	}
	want := "Wmo=wmo, ZIN=zin, PGB=pgb, Eigen bijdragen=eigen-bijdrage, mantelzorgers=mantelzorger, persoonsgebonden budget=pgb (weer), POH-ggz=poh-ggz"
	if got := strings.Join(uit, ", "); got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
}

func TestSuppress(t *testing.T) {
	_, bev := Check(alinea("Indien u belt. Tevens komt men."), profiel(t, Opties{}))
	over, fouten := Suppress(bev, []Negeer{
		{Regel: "B1-FORMEEL", Woord: "indien", Reden: "citaat"},
		{Regel: "B1-MEN"},
		{Regel: "B1-PASSIEF", Reden: "mag"},
		{Regel: "B1-FORMEEL", Woord: "reeds", Reden: "staat er niet"},
	})
	if codes(over) != "B1-FORMEEL B1-MEN" {
		t.Errorf("left over: %s", codes(over))
	}
	var fs []string
	for _, f := range fouten {
		fs = append(fs, f.Code)
	}
	if got := strings.Join(fs, " "); got != "negeer-reden negeer-onnodig negeer-onnodig" {
		t.Errorf("faults: %s", got)
	}
}

func TestBasislijn(t *testing.T) {
	p := profiel(t, Opties{})
	_, oud := Check(alinea("Indien u belt. Tevens komt men."), p)
	l := Basislijn{}
	l.Tel("a", oud)
	_, nu := Check(alinea("Indien  u Belt! Men komt tevens. Reeds klaar."), p)
	nieuw, bekend := l.Split("a", nu)
	if codes(bekend) != "B1-FORMEEL" || codes(nieuw) != "B1-MEN B1-FORMEEL B1-FORMEEL" {
		t.Errorf("new %s, known %s", codes(nieuw), codes(bekend))
	}
	if nieuw, _ := l.Split("b", oud); len(nieuw) != len(oud) {
		t.Error("the baseline of one entry holds for another")
	}
	m := Basislijn{}
	m.Tel("a", nu)
	if k := l.Krimp(m); len(k) != 1 || len(k.Krimp(Basislijn{})) != 0 {
		t.Errorf("shrunk: %v", k)
	}
}

// TestScoreAddsUp: every point is in a Post.
func TestScoreAddsUp(t *testing.T) {
	s, bev := Check(append(alinea("Indien u tevens hulp behoeft, wordt door de consulent in het kader van de Wmo (en soms ook van andere wetten zoals de Zvw) een traject/plan gemaakt dat u zal helpen met uw problematiek."), eenvoudig...), profiel(t, Opties{}))
	som := 100.0
	for _, p := range s.Posten {
		som -= p.Kost
	}
	if d := som - s.Ruw; d > 1e-9 || d < -1e-9 {
		t.Errorf("posten add up to %f, score %f", som, s.Ruw)
	}
	kosten := 0.0
	for _, b := range bev {
		kosten += b.Kost
	}
	if kosten < 10 || kosten > 100-s.Ruw {
		t.Errorf("the findings cost %f of %f points", kosten, 100-s.Ruw)
	}
	if s, _ := Check(alinea("Kort."), profiel(t, Opties{})); s.Geldig || s.Oordeel() != "te kort" {
		t.Error("a short text has a score")
	}
}

// TestConcurrent: one profile for many goroutines gives the same every time
// (run with -race).
func TestConcurrent(t *testing.T) {
	p := profiel(t, Opties{Begrippen: []Begrip{{Term: "Wmo"}}})
	_, want := Check(eenvoudig, p)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for range 50 {
				if _, got := Check(eenvoudig, p); codes(got) != codes(want) {
					t.Error("differs")
				}
				p.Begrippen().Find("De Wmo helpt.")
			}
		})
	}
	wg.Wait()
}
