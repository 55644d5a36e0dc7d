package generator_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"socialekaart/generator"
	"socialekaart/generator/browser/demo"
	"socialekaart/generator/diag"
)

// TestDemoContent holds the demo content against what a visitor may expect of a
// sociale kaart of the region.
func TestDemoContent(t *testing.T) {
	files, r := demo.Site(t)
	if r.Entries < 120 {
		t.Errorf("%d entries, at least 120 are wanted", r.Entries)
	}
	count := func(prefix string) int {
		n := 0
		for name := range files {
			if strings.HasPrefix(name, prefix) && strings.Count(name, "/") == 2 {
				n++
			}
		}
		return n
	}
	if n := count("organisaties/"); n < 25 {
		t.Errorf("%d organisations, at least 25 are wanted", n)
	}
	if n := strings.Count(string(files["begrippen/index.html"]), "<dfn>"); n < 60 {
		t.Errorf("%d terms in the glossary, at least 60 are wanted", n)
	}
	stadsdelen := []string{"centrum", "oost", "oud-west", "nieuw-west", "midden", "zuid", "dukenburg", "lindenholt", "noord"}
	themas := []string{"ontmoeten", "bewegen", "hoofd", "dag", "geld", "werk", "wonen", "zorgen", "gezin", "leren", "rouw", "veilig"}
	for _, s := range stadsdelen {
		for _, th := range themas {
			if _, ok := files["wijken/"+s+"/"+th+"/index.html"]; !ok {
				t.Errorf("somebody in %s finds nothing for %s", s, th)
			}
		}
	}
}

// praktijkvoorbeelden are the twelve examples of which the facts are public; each
// must be on the site in full.
var praktijkvoorbeelden = []string{
	"ambassadeurs-gezonde-leefstijl", "samenoud", "blended-dienstverlening", "kwartiermaken", "huiskamers-van-de-buurt", "welzijn-op-recept",
	"wat-aandacht-krijgt-dat-groeit", "wij-netwerk", "natuurlijk-een-netwerkcoach", "wijk-en-participatie", "ruilgoederenbank", "acht-fasenmodel",
}

func TestDemoExamples(t *testing.T) {
	files, _ := demo.Site(t)
	for _, slug := range praktijkvoorbeelden {
		page := string(files["praktijkvoorbeelden/"+slug+"/index.html"])
		for _, want := range []string{"Wat is het doel?", "Voor wie?", "Waarom is dit een goed voorbeeld?", "Waardoor lukte het?", "Is dit er ook in de regio?"} {
			if !strings.Contains(page, want) {
				t.Errorf("praktijkvoorbeelden/%s does not say %q", slug, want)
			}
		}
	}
}

// phone finds what could ring somewhere: subscriber numbers in the Netherlands
// never begin with 0, so 024 000 00 00 is nobody's.
var phone = regexp.MustCompile(`href="tel:(\+31\d+|0[89]00\d+)"`)

// crisisNumbers are real, because that help must work: 113 Zelfmoordpreventie and
// Veilig Thuis.
var crisisNumbers = []string{"08000113", "08002000"}

func TestDemoContactIsFictitious(t *testing.T) {
	files, _ := demo.Site(t)
	for name, data := range files {
		for _, m := range phone.FindAllStringSubmatch(string(data), -1) {
			if !strings.HasSuffix(m[1], "0000000") && !slices.Contains(crisisNumbers, m[1]) {
				t.Errorf("%s: %s could be a real number", name, m[1])
			}
		}
	}
}

// TestDemoLanguage: the demo content obeys the rules that the site asks of
// others; the texts that explain the others have not even a warning.
func TestDemoLanguage(t *testing.T) {
	_, r := demo.Site(t)
	if len(r.Taal) < 200 {
		t.Fatalf("only %d texts were checked", len(r.Taal))
	}
	for _, o := range r.Taal {
		if o.Score.Geldig && o.Score.Punten < 70 {
			t.Errorf("%s: %d points, at least 70 are wanted", o.Bestand, o.Score.Punten)
		}
		for _, b := range o.Bevindingen {
			uitleg := strings.HasPrefix(string(o.ID), "begrippen/") && b.Level == diag.Waarschuwing
			if b.Level == diag.Fout || b.Code == "B1-AFKORTING-ONBEKEND" || uitleg {
				t.Errorf("%s: %s [%s]", b.Pos, b.Text, b.Code)
			}
		}
	}
}

// TestSearchExpectations: a search that the redactie expects to answer well
// does. A few may fail while the content changes; check names them. The
// questions from the consulting room have a bar of their own.
func TestSearchExpectations(t *testing.T) {
	_, r := demo.Site(t)
	missed := map[string]int{}
	for _, d := range r.Diags {
		if d.Code == "zoek-verwacht" || d.Code == "zoek-niet-eerst" {
			missed[d.Code]++
			t.Logf("%s: %s (%s)", d.Pos, d.Text, d.Hint)
		}
	}
	if len(r.Vragen) < 100 {
		t.Errorf("%d expectations, at least 100 are wanted", len(r.Vragen))
	}
	// 95 %: the bar of the issue is 90 % in the top three on questions that
	// nobody tuned for.
	if n := missed["zoek-verwacht"] + missed["zoek-niet-eerst"]; n*20 > len(r.Vragen) {
		t.Errorf("%d of %d expectations are missed", n, len(r.Vragen))
	}
}

// TestGoldenSiteHasNoFaults: what stands in site.golden is a site that would be
// published.
func TestGoldenSiteHasNoFaults(t *testing.T) {
	_, r := makeSite(t, generator.Options{Root: "testdata/site"})
	if i := slices.IndexFunc(r.Diags, func(d diag.Diagnostic) bool { return d.Level == diag.Fout }); i >= 0 {
		t.Errorf("%s: %s", r.Diags[i].Pos, r.Diags[i].Text)
	}
}

// TestDemoCrisis: who is in danger finds the number on the page of the theme, on
// those of the wijken and on the entries.
func TestDemoCrisis(t *testing.T) {
	files, _ := demo.Site(t)
	for name, want := range map[string][]string{
		"themas/veilig/index.html":           {"112", "113", "08000113", "08002000"},
		"wijken/dukenburg/veilig/index.html": {"112", "113", "08002000"},
		"themas/hoofd/index.html":            {"112", "113"},
	} {
		for _, n := range want {
			if !strings.Contains(string(files[name]), `href="tel:`+n+`"`) {
				t.Errorf("%s does not give %s", name, n)
			}
		}
	}
	if strings.Contains(string(files["themas/bewegen/index.html"]), "tel:113") {
		t.Error("the crisis block stands where it does not belong")
	}
}
