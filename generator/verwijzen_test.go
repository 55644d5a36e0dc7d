package generator_test

import (
	"bytes"
	"encoding/xml"
	"slices"
	"strings"
	"testing"
	"unicode"

	"socialekaart/generator/browser/demo"
)

// verwijsblok reads the block for referrers of a page: the words that stand
// there before somebody opens anything, and the text for the record.
func verwijsblok(t *testing.T, data []byte) (woorden []string, dossier string, ok bool) {
	t.Helper()
	i := bytes.Index(data, []byte(`<section class="verwijzer"`))
	if i < 0 {
		return nil, "", false
	}
	dec := xml.NewDecoder(bytes.NewReader(data[i:]))
	depth, closed, summary, record := 0, 0, false, false
	for {
		tok, err := dec.Token()
		if err != nil {
			t.Fatal(err)
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			depth++
			switch {
			case tok.Name.Local == "details":
				closed++
			case tok.Name.Local == "summary":
				summary = true
			}
			record = slices.Contains(tok.Attr, xml.Attr{Name: xml.Name{Local: "id"}, Value: "dossier"})
		case xml.EndElement:
			depth--
			switch tok.Name.Local {
			case "details":
				closed--
			case "summary":
				summary = false
			}
			record = false
			if depth == 0 {
				return woorden, dossier, true
			}
		case xml.CharData:
			if record {
				dossier += string(tok)
			}
			if closed == 0 || summary {
				woorden = append(woorden, strings.FieldsFunc(string(tok), unicode.IsSpace)...)
			}
		}
	}
}

// TestVoorVerwijzers: on every page of an offer a huisarts reads at most sixty
// words, and finds a text for the record that any system takes.
func TestVoorVerwijzers(t *testing.T) {
	files, _ := demo.Site(t)
	n, longest := 0, 0
	for name, data := range files {
		soort, _, _ := strings.Cut(name, "/")
		if !strings.HasSuffix(name, ".html") || soort != "voorzieningen" && soort != "wegwijzers" && soort != "maatjesprojecten" || strings.Count(name, "/") != 2 {
			continue
		}
		page := string(data)
		woorden, dossier, ok := verwijsblok(t, data)
		weg := strings.Contains(page, "buiten onze regio") || strings.Contains(page, "Dit aanbod is gestopt")
		if ok == weg {
			t.Errorf("%s: block for referrers %v, nobody can go there %v", name, ok, weg)
		}
		if !ok {
			continue
		}
		n++
		if len(woorden) > 60 {
			t.Errorf("%s: %d words: %s", name, len(woorden), strings.Join(woorden, " "))
		}
		longest = max(longest, len(dossier))
		if len(dossier) > 400 || len(dossier) < 80 || strings.IndexFunc(dossier, func(r rune) bool { return r < ' ' || r > '~' }) >= 0 {
			t.Errorf("%s: the text for the record is %d long: %q", name, len(dossier), dossier)
		}
		if !strings.Contains(dossier, "gecontroleerd ") || !strings.Contains(dossier, "https://") {
			t.Errorf("%s: %q does not say where it comes from", name, dossier)
		}
		if !strings.Contains(page, "Zeg het zo") && !strings.Contains(dossier, "zonder naam voorgelegd") {
			t.Errorf("%s: nothing to say aloud", name)
		}
	}
	if n < 150 {
		t.Errorf("only %d pages have the block", n)
	}
	t.Logf("%d pages, the longest text for the record is %d bytes", n, longest)
}

// TestConsult: of the questions from the consulting room at least nine in ten have
// a right answer among the first three.
func TestConsult(t *testing.T) {
	_, r := demo.Site(t)
	n, goed := 0, 0
	for _, v := range r.Vragen {
		if !v.Consult || v.Niets {
			continue
		}
		n++
		eerste := v.Kwam[:min(3, len(v.Kwam))]
		if slices.ContainsFunc(eerste, func(id string) bool { return slices.Contains(v.Verwacht, id) }) {
			goed++
		} else {
			t.Logf("%q (%s): %s", v.Zoek, v.Wijk, eerste)
		}
	}
	t.Logf("%d of %d", goed, n)
	if n < 20 || goed*10 < n*9 {
		t.Errorf("%d of %d questions are answered, nine in ten of at least twenty are wanted", goed, n)
	}
}

// TestOpenSearch: the address bar of a browser can ask the site, and the question
// stands behind the # there too.
func TestOpenSearch(t *testing.T) {
	files, _ := demo.Site(t)
	var d struct {
		XMLName   xml.Name `xml:"http://a9.com/-/spec/opensearch/1.1/ OpenSearchDescription"`
		ShortName string
		URL       struct {
			Type     string `xml:"type,attr"`
			Template string `xml:"template,attr"`
		} `xml:"Url"`
	}
	if err := xml.Unmarshal(files["opensearch.xml"], &d); err != nil {
		t.Fatal(err)
	}
	if d.URL.Template != "https://socialekaart.example.org/zoeken/#q={searchTerms}" || d.URL.Type != "text/html" || d.ShortName == "" || len([]rune(d.ShortName)) > 16 {
		t.Errorf("the description is %+v", d)
	}
	if !bytes.Contains(files["index.html"], []byte(`<link rel="search" type="application/opensearchdescription+xml" href="./opensearch.xml"`)) {
		t.Error("no page names the description")
	}
}
