package page

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // the test must not depend on the machine

	"socialekaart/generator/kaart"
	"socialekaart/generator/kaart/kaarttest"
	"socialekaart/themes"
)

// node runs a script with the functions of js/site.js in m and gives what it
// prints. In CI node must be there.
func node(t *testing.T, script string, in any) []byte {
	t.Helper()
	if _, err := exec.LookPath("node"); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("node is missing")
		}
		t.Skip("node is missing")
	}
	data, err := json.Marshal(in)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("node", "-e", "const m = require('"+alsGestuurd(t, "js/site.js")+"'), x = JSON.parse(require('fs').readFileSync(0));"+script)
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

// TestScriptSentence: what a visitor reads at a moment.
func TestScriptSentence(t *testing.T) {
	werkdagen := `{"dag":[0,1,2,3,4],"van":570,"tot":720,"open":true}`
	for _, c := range []struct{ tijden, anders, at, want string }{
		{werkdagen, ``, "2026-11-27T08:29:00Z", "Vandaag open van 9.30 tot 12.00 uur."},
		{werkdagen, ``, "2026-11-27T08:30:00Z", "Nu open, tot 12.00 uur."},
		{werkdagen, ``, "2026-11-27T11:00:00Z", "De volgende keer is maandag 30 november, van 9.30 tot 12.00 uur."},
		{werkdagen, ``, "2026-11-27T22:59:00Z", "De volgende keer is maandag 30 november, van 9.30 tot 12.00 uur."},
		{werkdagen, ``, "2026-11-29T12:00:00Z", "Morgen weer open van 9.30 tot 12.00 uur."},
		{werkdagen, ``, "2026-12-25T08:00:00Z", "Vandaag niet: eerste kerstdag. De volgende keer is maandag 28 december, van 9.30 tot 12.00 uur."},
		{werkdagen, `{"datum":"2026-11-30","reden":"cursus"}`, "2026-11-29T12:00:00Z", "De volgende keer is dinsdag 1 december, van 9.30 tot 12.00 uur."},
		{werkdagen, `{"datum":"2026-11-30","van":600,"tot":660}`, "2026-11-30T09:15:00Z", "Nu open, tot 11.00 uur."},
		{`{"dag":[6],"van":600,"tot":660}`, ``, "2026-03-29T08:30:00Z", "Nu bezig, tot 11.00 uur."},
		{`{"dag":[6],"van":600,"tot":660}`, ``, "2026-10-25T09:30:00Z", "Nu bezig, tot 11.00 uur."},
		{`{"dag":[4],"van":600}`, ``, "2026-11-27T09:30:00Z", "Vandaag om 10.00 uur."},
		{`{"dag":[4],"van":600}`, ``, "2026-11-27T10:30:00Z", "De volgende keer is vrijdag 4 december, om 10.00 uur."},
		{`{"datums":["2026-11-01"],"van":600,"tot":660}`, ``, "2026-11-27T10:30:00Z", ""},
	} {
		out := node(t, `console.log(m.zin(JSON.parse(x.agenda), m.nu(new Date(x.at))))`, map[string]string{"agenda": `{"items":[{"tijden":[` + c.tijden + `],"anders":[` + c.anders + `]}]}`, "at": c.at})
		if got := strings.TrimSpace(string(out)); got != c.want {
			t.Errorf("%s at %s: %q, want %q", c.tijden, c.at, got, c.want)
		}
	}
}

// TestScriptWeek: what is over is not shown as to come; a holiday is left out, a
// day that the entry calls off is not.
func TestScriptWeek(t *testing.T) {
	agenda := `{"items":[{"titel":"A","tijden":[{"dag":[0,1,2,3,4,5,6],"van":540,"tot":600},{"dag":[4],"van":1200,"tot":1260}],"anders":[{"datum":"2026-12-27","reden":"verhuizing"}]}]}`
	out := node(t, `console.log(m.straks(JSON.parse(x.agenda), m.nu(new Date(x.at))).map(d => d.map(v => v.van + v.uit).join(',')).join(' | '))`,
		map[string]string{"agenda": agenda, "at": "2026-12-23T12:00:00Z"})
	if got, want := strings.TrimSpace(string(out)), "| 540 |  |  | 540verhuizing | 540 | 540"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestScriptSize: 5 KB over the wire, 8 KB of style (thema.md §0.1; what stands
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
