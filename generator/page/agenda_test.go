package page

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io/fs"
	"math"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // the test must not depend on the machine

	"socialekaart/generator/browser"
	"socialekaart/generator/kaart"
	"socialekaart/generator/kaart/kaarttest"
	"socialekaart/themes"
)

// node runs a script with the functions of js/site.js in m and gives what it
// prints.
func node(t *testing.T, script string, in any) []byte {
	t.Helper()
	program := browser.Tool(t, "node")
	data, err := json.Marshal(in)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program, "-e", "const m = require('"+alsGestuurd(t, "js/site.js")+"'), x = JSON.parse(require('fs').readFileSync(0));"+script)
	cmd.Stdin = strings.NewReader(string(data))
	cmd.Env = append(os.Environ(), "TZ=Pacific/Auckland") // a visitor may be anywhere
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return out
}

// alsGestuurd writes a script of the theme as a visitor gets it and gives its
// path.
func alsGestuurd(t *testing.T, name string) string {
	t.Helper()
	data, err := fs.ReadFile(themes.Standaard(), name)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), path.Base(name))
	if err := os.WriteFile(file, zuinig(name, data), 0o644); err != nil {
		t.Fatal(err)
	}
	return file
}

func vakanties() []AgendaPeriode {
	var out []AgendaPeriode
	for _, p := range kaarttest.Vakanties {
		out = append(out, AgendaPeriode{p.Naam, p.Van.String(), p.Tot.String()})
	}
	return out
}

// TestScriptParity: the browser comes to the same days as the generator, for
// real and for random rhythms, over two years.
func TestScriptParity(t *testing.T) {
	van := kaart.Datum{Jaar: 2026, Maand: 1, Dag: 1}
	tot := van.Plus(730)
	gevallen := kaarttest.Patronen
	for seed := range uint64(400) {
		gevallen = append(gevallen, kaarttest.Willekeurig(seed))
	}
	var in []Agenda
	for _, g := range gevallen {
		it := NieuwItem(g.Tijden, g.Anders, van, func(*kaart.Tijd) string { return "" })
		in = append(in, Agenda{Vakanties: vakanties(), Items: []AgendaItem{it}})
	}
	out := node(t, `
for (const a of x.agendas) console.log(m.voorkomens(a, m.dagnr(x.van), m.dagnr(x.tot)).map(v =>
  [new Date(v.dag * 864e5).toISOString().slice(0, 10), v.van, v.tot, v.blok, v.uit].join(' ')).join(';'));`,
		map[string]any{"agendas": in, "van": van.String(), "tot": tot.String()})
	lines := strings.Split(strings.TrimSuffix(string(out), "\n"), "\n")
	if len(lines) != len(gevallen) {
		t.Fatalf("%d lines for %d rhythms", len(lines), len(gevallen))
	}
	n := 0
	for i, g := range gevallen {
		// NieuwItem leaves out what is over on the first day, and the numbers shift.
		var ts []kaart.Tijd
		for _, tijd := range g.Tijden {
			if telt(&tijd, van) {
				ts = append(ts, tijd)
			}
		}
		var want []string
		for _, v := range kaart.Voorkomens(ts, g.Anders, kaarttest.Vakanties, van, tot) {
			want = append(want, strings.TrimSpace(fmt.Sprintf("%s %d %d %d %s", v.Datum, v.Van, v.Tot, v.Blok, v.Uitval)))
		}
		n += len(want)
		got := strings.Split(lines[i], ";")
		for j := range got {
			got[j] = strings.TrimSpace(got[j])
		}
		if strings.Join(got, ";") != strings.Join(want, ";") {
			t.Fatalf("rhythm %d %q %+v\n got %s\nwant %s", i, g.Naam, g, lines[i], strings.Join(want, "; "))
		}
	}
	if n < 10_000 {
		t.Errorf("only %d occurrences were compared", n)
	}
}

// TestScriptHolidays: every holiday of thirty years.
func TestScriptHolidays(t *testing.T) {
	van := kaart.Datum{Jaar: 2020, Maand: 1, Dag: 1}
	const dagen = 30 * 365
	var got []string
	if err := json.Unmarshal(node(t, fmt.Sprintf(`const a = m.dagnr(x); console.log(JSON.stringify(Array.from({ length: %d }, (_, i) => m.feestdag(a + i))))`, dagen), van.String()), &got); err != nil {
		t.Fatal(err)
	}
	for i := range dagen {
		if d := van.Plus(i); got[i] != d.Feestdag() {
			t.Errorf("%s is %q, want %q", d, got[i], d.Feestdag())
		}
	}
}

// TestScriptClock: the day and the minute are those of the Netherlands, also
// where a day has 23 or 25 hours.
func TestScriptClock(t *testing.T) {
	nederland, err := time.LoadLocation("Europe/Amsterdam")
	if err != nil {
		t.Fatal(err)
	}
	var at []int64
	for _, s := range []string{"2026-03-29T00:59:00Z", "2026-03-29T01:00:00Z", "2026-10-25T00:59:00Z", "2026-10-25T01:00:00Z", "2026-11-27T22:59:00Z", "2026-11-27T23:00:00Z", "2026-12-31T23:00:00Z"} {
		x, err := time.Parse(time.RFC3339, s)
		if err != nil {
			t.Fatal(err)
		}
		at = append(at, x.UnixMilli())
	}
	// Every quarter of an hour of the two months in which the clock changes. When the
	// rule itself does, the table of time zones will say so, and this fails.
	for j := range 20 {
		for _, m := range []time.Month{time.March, time.October} {
			for k := range 31 * 96 {
				at = append(at, time.Date(2024+j, m, 1, 0, 15*k, 0, 0, time.UTC).UnixMilli())
			}
		}
	}
	for i := range int64(500) {
		at = append(at, time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC).UnixMilli()+i*77_777_000)
	}
	var got []struct{ Dag, Klok int }
	if err := json.Unmarshal(node(t, `console.log(JSON.stringify(x.map(ms => m.nu(new Date(ms)))))`, at), &got); err != nil {
		t.Fatal(err)
	}
	for i, ms := range at {
		x := time.UnixMilli(ms).In(nederland)
		dag := int(time.Date(x.Year(), x.Month(), x.Day(), 0, 0, 0, 0, time.UTC).Unix() / 86400)
		if got[i].Dag != dag || got[i].Klok != x.Hour()*60+x.Minute() {
			t.Errorf("%v: day %d minute %d, want %d and %d", x, got[i].Dag, got[i].Klok, dag, x.Hour()*60+x.Minute())
		}
	}
}

// TestScriptMoments: what a visitor reads at the moments of testdata/agenda.txt, on
// an entry and on a wijk.
func TestScriptMoments(t *testing.T) {
	data, err := os.ReadFile("testdata/agenda.txt")
	if err != nil {
		t.Fatal(err)
	}
	type moment struct{ Naam, At, Agenda, Zin, Week string }
	var cases []moment
	for _, c := range strings.Split(string(data), "\n== ")[1:] {
		l := strings.Split(strings.TrimRight(c, "\n"), "\n")
		if len(l) != 5 {
			t.Fatalf("a case has 5 lines, this one %d:\n%s", len(l), c)
		}
		cases = append(cases, moment{l[0], l[1], l[2], l[3], l[4]})
	}
	if len(cases) < 20 {
		t.Fatalf("only %d cases", len(cases))
	}
	var got []struct{ Zin, Week string }
	out := node(t, `
const klok = k => Math.floor(k / 60) + '.' + String(k % 60).padStart(2, '0');
console.log(JSON.stringify(x.map(c => {
  const a = JSON.parse(c.Agenda), nu = m.nu(new Date(c.At));
  return { zin: m.zin(a, nu), week: m.straks(a, nu).flatMap((d, i) => d.map(v => (i + ' ' + klok(v.van) + ' ' + v.uit).trim())).join(', ') || '-' };
})));`, cases)
	if err := json.Unmarshal(out, &got); err != nil {
		t.Fatal(err)
	}
	for i, c := range cases {
		if strings.TrimSpace(got[i].Zin) != c.Zin {
			t.Errorf("%s: an entry says %q, want %q", c.Naam, got[i].Zin, c.Zin)
		}
		if got[i].Week != c.Week {
			t.Errorf("%s: a wijk lists %q, want %q", c.Naam, got[i].Week, c.Week)
		}
	}
}

// TestScriptNear: the nearest wijken, by the distance on a sphere.
func TestScriptNear(t *testing.T) {
	var got []struct {
		Naam string
		Km   float64
	}
	in := map[string]any{"lat": 51.8105, "lon": 5.8300, "plekken": []map[string]any{
		{"naam": "lent", "lat": 51.866, "lon": 5.868}, {"naam": "hatert", "lat": 51.811, "lon": 5.829}, {"naam": "amsterdam", "lat": 52.37, "lon": 4.89},
		{"naam": "grootstal", "lat": 51.804, "lon": 5.843}, {"naam": "malvert", "lat": 51.811, "lon": 5.796},
	}}
	if err := json.Unmarshal(node(t, `console.log(JSON.stringify(require('../../themes/standaard/js/wijk.js').dichtst(x.plekken, x.lat, x.lon)))`, in), &got); err != nil {
		t.Fatal(err)
	}
	// Distances by the haversine formula, R = 6371 km.
	for i, want := range []struct {
		naam string
		km   float64
	}{{"hatert", 0.088}, {"grootstal", 1.149}, {"malvert", 2.338}, {"lent", 6.701}} {
		if got[i].Naam != want.naam || math.Abs(got[i].Km-want.km) > 0.01*want.km+0.005 {
			t.Errorf("%d: %+v, want %+v", i, got[i], want)
		}
	}
}

// TestScriptSize: 5 KB over the wire, 8 KB of style (what stands
// on one kind of page only is too small to be worth a request of its own).
func TestScriptSize(t *testing.T) {
	js, err := os.ReadFile("../../themes/standaard/js/site.js")
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	w, _ := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if _, err := w.Write(zuinig("js/site.js", js)); err != nil || w.Close() != nil {
		t.Fatal(err)
	}
	if b.Len() > 5<<10 {
		t.Errorf("js/site.js is %d bytes over the wire", b.Len())
	}
	css, err := os.ReadFile("../../themes/standaard/css/site.css")
	if err != nil || len(css) > 8<<10 {
		t.Errorf("css/site.css is %d bytes (%v)", len(css), err)
	}
	for _, no := range []string{"innerHTML", "outerHTML", "insertAdjacent", "eval(", "document.write", "fetch(", "XMLHttp", "cookie"} {
		if bytes.Contains(js, []byte(no)) {
			t.Errorf("js/site.js uses %s", no)
		}
	}
}
