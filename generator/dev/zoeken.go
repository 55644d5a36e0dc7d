package dev

import (
	"net/http"

	"socialekaart/generator"
)

// answer gives /zoeken/?q= with what was found in it, for a browser without
// script. Nothing of the question is kept or logged.
func answer(b *generator.Builder) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		q := r.URL.Query()
		page, err := b.Zoekpagina(r.Context(), q.Get("q"), q.Get("wijk"))
		if err != nil {
			textLine(w, http.StatusInternalServerError, "Zoeken lukt nu niet. Probeer het later nog eens.")
			return
		}
		htmlPage(w, http.StatusOK, page)
	}
}
