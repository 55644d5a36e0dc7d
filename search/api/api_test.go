package api

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"socialekaart/search"
)

// woorden make documents of any number; half of them are of one wijk.
var woorden = strings.Fields("koffie wandelen schulden rouw taal maatje eten muziek tuin computer brief vervoer klussen bewegen zingen praten lezen koken fietsen schilderen")

func docs(n int) []search.Doc {
	r := rand.New(rand.NewPCG(1, 2))
	out := make([]search.Doc, n)
	for i := range out {
		a, b := woorden[r.IntN(len(woorden))], woorden[r.IntN(len(woorden))]
		out[i] = search.Doc{
			ID: fmt.Sprintf("voorzieningen/%s-%s-%d", a, b, i), Soort: "voorzieningen", Titel: fmt.Sprintf("%s en %s %d", a, b, i), Kort: "Samen " + a + " in de wijk.",
			Organisatie: "Welzijn", Trefwoorden: []string{b}, Plaatsen: []string{"Hatert"}, Tekst: strings.Repeat("U kunt hier "+a+" en ook "+woorden[r.IntN(len(woorden))]+". ", 10),
			Facetten: []search.Facet{{Naam: search.WijkFacet, Waarden: []string{[]string{"hatert", "lent"}[i%2]}}, {Naam: "thema", Waarden: []string{"ontmoeten"}}},
		}
	}
	return out
}

// build makes an index and gives its folder.
func build(t testing.TB, n int) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "bleve")
	o := search.Options{Groepen: []search.Groep{{Naam: search.WijkFacet, Label: "Wijk"}, {Naam: "thema", Label: "Thema"}}}
	if _, err := search.Build(dir, docs(n), o); err != nil {
		t.Fatal(err)
	}
	return dir
}

func index(t testing.TB, n int) *search.Index {
	t.Helper()
	x, err := search.Open(build(t, n))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { x.Close() })
	return x
}

func vast() time.Time { return time.Unix(1_800_000_000, 0) }

func ask(s *Server, method, path string, header ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, path, nil)
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Add(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w
}

// TestQuestions: what is answered, what is refused, and that every answer is as
// openapi.json says.
func TestQuestions(t *testing.T) {
	s := New(Options{Index: index(t, 300), Sites: map[string]string{"": "https://kaart.example.org/"}, Nu: vast})
	c := jsonschema.NewCompiler()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(openAPI))
	if err == nil {
		err = c.AddResource("openapi.json", doc)
	}
	if err != nil {
		t.Fatal(err)
	}
	schemas := map[int]*jsonschema.Schema{200: c.MustCompile("openapi.json#/components/schemas/Antwoord"), 400: c.MustCompile("openapi.json#/components/schemas/Fout")}
	lang := strings.Repeat("a", 201)
	for _, x := range []struct {
		query  string
		status int
	}{
		{"q=koffie", 200}, {"q=koffie&wijk=hatert&thema=ontmoeten&limit=100", 200}, {"wijk=lent", 200}, {"q=%2B-%3A*%22()", 200}, {"q=%F0%9F%98%80", 200},
		{"q=" + strings.Repeat("h*+", 60), 200}, {"q=" + url.QueryEscape("/.*a.{20}/"), 200}, {"q=nergenstevinden", 200},
		{"", 400}, {"q=", 400}, {"q=" + lang, 400}, {"q=koffie&limit=101", 400}, {"q=koffie&limit=0", 400}, {"q=koffie&limit=x", 400}, {"q=koffie&limit=50000000", 400},
		{"q=koffie&wijk=../etc", 400}, {"q=koffie&wijk=Hatert", 400}, {"q=koffie&wijk=onbekend", 400}, {"thema=onbekend", 400}, {"q=a&q=b", 400}, {"q=a&sort=x", 400}, {"q=%ff", 400}, {"q=%zz", 400}, {"q=a;b", 400},
	} {
		w := ask(s, "GET", "/api/zoek?"+x.query)
		if w.Code != x.status {
			t.Errorf("%.60s: %d, want %d: %s", x.query, w.Code, x.status, w.Body)
			continue
		}
		got, err := jsonschema.UnmarshalJSON(bytes.NewReader(w.Body.Bytes()))
		if err == nil {
			err = schemas[x.status].Validate(got)
		}
		if err != nil {
			t.Errorf("%.60s: %v", x.query, err)
		}
	}
	var a antwoord
	if err := json.Unmarshal(ask(s, "GET", "/api/zoek?q=koffie&wijk=hatert&limit=5").Body.Bytes(), &a); err != nil || len(a.Treffers) != 5 || !strings.HasPrefix(a.Treffers[0].URL, "https://kaart.example.org/voorzieningen/") {
		t.Errorf("%+v %v", a, err)
	}
}

// TestUnknown: a wijk or theme that is not there is told with some that are, and
// not answered as if nobody there did anything.
func TestUnknown(t *testing.T) {
	s := New(Options{Index: index(t, 5), Nu: vast})
	for query, want := range map[string]string{
		"q=koffie&wijk=haterd":                "Bij wijk bestaat haterd niet. Kies bijvoorbeeld: hatert, lent.",
		"q=koffie&wijk=lent&thema=ontmoeting": "Bij thema bestaat ontmoeting niet. Kies bijvoorbeeld: ontmoeten.",
	} {
		var got struct{ Fout string }
		if err := json.Unmarshal(ask(s, "GET", "/api/zoek?"+query).Body.Bytes(), &got); err != nil || got.Fout != want {
			t.Errorf("%s: %q %v, want %q", query, got.Fout, err, want)
		}
	}
}

// schrijver looks how many searches have their slot when the answer is written.
type schrijver struct {
	*httptest.ResponseRecorder
	s    *Server
	most int
}

func (w *schrijver) Write(b []byte) (int, error) {
	w.most = max(w.most, len(w.s.plek))
	return w.ResponseRecorder.Write(b)
}

// TestSlowClient: who reads slowly does not keep the slot of a search.
func TestSlowClient(t *testing.T) {
	s := New(Options{Index: index(t, 5), Nu: vast})
	for range 2 { // an answer of a search, and one of the cache
		w := &schrijver{httptest.NewRecorder(), s, 0}
		s.ServeHTTP(w, httptest.NewRequest("GET", "/api/zoek?q=koffie", nil))
		if w.Code != 200 || w.Body.Len() == 0 || w.most > 0 {
			t.Errorf("%d, %d bytes; %d slots taken while it is written", w.Code, w.Body.Len(), w.most)
		}
	}
}

// TestOpenAPI: the parameters of the description are those that are read.
func TestOpenAPI(t *testing.T) {
	var d struct {
		Paths map[string]struct {
			Get struct{ Parameters []struct{ Name string } }
		}
	}
	if err := json.Unmarshal(openAPI, &d); err != nil {
		t.Fatal(err)
	}
	s := New(Options{Index: index(t, 5), Nu: vast})
	for path, p := range d.Paths {
		if w := ask(s, "GET", path); w.Code == http.StatusNotFound {
			t.Errorf("%s is described and not there", path)
		}
		for _, par := range p.Get.Parameters {
			value := map[string]string{"limit": "3", "wijk": "lent", "thema": "ontmoeten"}[par.Name]
			if value == "" {
				value = "koffie"
			}
			if w := ask(s, "GET", path+"?q=koffie&"+strings.TrimPrefix(par.Name+"="+value, "q=koffie")); w.Code != 200 {
				t.Errorf("%s?%s: %d", path, par.Name, w.Code)
			}
		}
	}
}

// TestGuards: methods, origins, the limit of a minute, the address behind a
// proxy, and going away.
func TestGuards(t *testing.T) {
	x := index(t, 5)
	nu := vast()
	s := New(Options{Index: x, PerMinuut: 3, Nu: func() time.Time { return nu }})
	for _, m := range []string{"POST", "PUT", "DELETE", "TRACE", "OPTIONS"} {
		if w := ask(s, m, "/api/zoek?q=a"); w.Code != http.StatusMethodNotAllowed {
			t.Errorf("%s: %d", m, w.Code)
		}
	}
	for i, want := range []int{200, 200, 200, 429, 429} {
		if w := ask(s, "GET", "/api/zoek?q=koffie", "Origin", "https://x.example"); w.Code != want || w.Header().Get("Access-Control-Allow-Origin") != "" {
			t.Errorf("request %d: %d, want %d; %v", i+1, w.Code, want, w.Header())
		}
	}
	if w := ask(s, "GET", "/api/gezond"); w.Code != 200 {
		t.Errorf("health is limited: %d", w.Code)
	}
	nu = nu.Add(time.Minute)
	if w := ask(s, "GET", "/api/zoek?q=koffie"); w.Code != 200 {
		t.Errorf("after a minute: %d", w.Code)
	}
	s.Stop()
	if w := ask(s, "GET", "/api/gezond"); w.Code != 503 {
		t.Errorf("going away: %d", w.Code)
	}
	s = New(Options{Index: x, CORS: []string{"https://x.example"}, PerMinuut: 1, Proxy: true, Nu: vast})
	for origin, want := range map[string]string{"https://x.example": "https://x.example", "https://y.example": ""} {
		if got := ask(s, "OPTIONS", "/api/zoek", "Origin", origin).Header().Get("Access-Control-Allow-Origin"); got != want {
			t.Errorf("origin %s: %q", origin, got)
		}
	}
	for _, c := range []struct {
		van  string
		want int
	}{{"192.0.2.1", 200}, {"192.0.2.1", 429}, {"192.0.2.9, 192.0.2.2", 200}, {"192.0.2.77, 192.0.2.2", 429}, {"2001:db8::1", 200}, {"2001:db8::2", 429}} {
		if w := ask(s, "GET", "/api/zoek?q=koffie", "X-Forwarded-For", c.van); w.Code != c.want {
			t.Errorf("%s: %d, want %d", c.van, w.Code, c.want)
		}
	}
	// A proxy may add a line of its own below that of the client.
	if w := ask(s, "GET", "/api/zoek?q=koffie", "X-Forwarded-For", "192.0.2.99", "X-Forwarded-For", "192.0.2.2"); w.Code != 429 {
		t.Errorf("a client that makes up a line: %d, want 429", w.Code)
	}
}

// FuzzQuery: no address makes it fail or answer with an error of its own.
func FuzzQuery(f *testing.F) {
	for _, q := range []string{"q=koffie", "q=%00&wijk=a", "limit=1", "q=a&limit=-1", "q=" + strings.Repeat("%C3%A9", 100)} {
		f.Add(q)
	}
	s := New(Options{Index: index(f, 50), Nu: vast})
	f.Fuzz(func(t *testing.T, q string) {
		r := &http.Request{Method: "GET", URL: &url.URL{Path: "/api/zoek", RawQuery: q}, Header: http.Header{}, RemoteAddr: "192.0.2.1:1"}
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		if w.Code != 200 && w.Code != 400 || !json.Valid(w.Body.Bytes()) {
			t.Errorf("%q: %d %s", q, w.Code, w.Body)
		}
	})
}

// BenchmarkQuestion is what a question costs that nobody asked before.
func BenchmarkQuestion(b *testing.B) {
	s := New(Options{Index: index(b, 10_000), Nu: vast})
	r := rand.New(rand.NewPCG(5, 6))
	for b.Loop() {
		q := woorden[r.IntN(len(woorden))] + "+" + woorden[r.IntN(len(woorden))]
		s.cache = cache{}
		if w := ask(s, "GET", "/api/zoek?q="+q); w.Code != 200 {
			b.Fatal(w.Body)
		}
	}
}
