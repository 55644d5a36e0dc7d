package dev

import (
	"context"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"socialekaart/generator"
	"socialekaart/generator/kaart"
	"socialekaart/themes"
)

// TestAnswer: a browser without script gets real results from the server, and
// no question can do more than find nothing.
func TestAnswer(t *testing.T) {
	b := generator.NewBuilder(generator.Options{Root: "../testdata/site", Theme: themes.Standaard(), Vandaag: kaart.Datum{Jaar: 2026, Maand: 11, Dag: 22}})
	defer b.Close()
	ask := func(q string) (int, string) {
		w := httptest.NewRecorder()
		answer(b)(w, httptest.NewRequest("GET", "/zoeken/?"+q, nil))
		return w.Code, w.Body.String()
	}
	if code, _ := ask("q=weduwe"); code != 500 {
		t.Errorf("an answer without a site: %d", code)
	}
	if _, _, err := b.Plan(context.Background()); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ q, want, not string }{
		{"q=weduwe", `data-id="maatjesprojecten/maatje-na-verlies"`, "Geen resultaten"},
		{"q=zwrvbk", "Geen resultaten", "data-id"},
		{"q=koffie&wijk=malvert", "result", ""},
		{"q=", "Geen resultaten", "data-id"},
		{"q=" + url.QueryEscape(`"><script>alert(1)</script>`), "&lt;script&gt;", "<script>alert"},
		{"q=" + strings.Repeat("h*+", 1000), "Geen resultaten", ""},
		{"q=bsn+111222333+weduwe", `data-id="maatjesprojecten/maatje-na-verlies"`, "111222333"},
		{"q=bsn+111222333+weduwe", `role="alert">Typ geen nummer`, ""},
		{"q=zelfmoord", `<div id="uitweg-crisis">`, ""},
		{"q=koorts", `id="uitweg-huisarts" class="let-op">`, ""},
		{"q=weduwe", `id="uitweg-huisarts" class="let-op" hidden`, `<div id="uitweg-crisis">`},
	} {
		code, body := ask(c.q)
		if code != 200 || !strings.Contains(body, c.want) || c.not != "" && strings.Contains(body, c.not) {
			t.Errorf("%.60s: code %d, want %q and not %q in\n%.2000s", c.q, code, c.want, c.not, body[max(0, strings.Index(body, "<main")):])
		}
	}
}
