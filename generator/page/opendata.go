package page

import (
	"cmp"
	"strings"

	"socialekaart/generator/interop"
	"socialekaart/generator/kaart"
)

// Bron gives what the formats of open data are made from. baseURL may be "".
func Bron(k *kaart.Kaart, teksten Teksten, baseURL string) *interop.Bron {
	return &interop.Bron{
		Kaart: k, BaseURL: metStreep(baseURL), Adres: entryURL, Woord: woord,
		Taal: func(code string) string { return cmp.Or(talen[code], code) },
		Tekst: func(id kaart.ID) string {
			if d := teksten[id]; d != nil {
				return strings.TrimSpace(string(d.Source()))
			}
			return ""
		},
	}
}

func metStreep(baseURL string) string {
	if baseURL != "" && !strings.HasSuffix(baseURL, "/") {
		return baseURL + "/"
	}
	return baseURL
}
