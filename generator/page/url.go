package page

import (
	"strings"

	"socialekaart/generator/kaart"
)

// Addresses. Every link in a page is relative to that page, so that a site works
// at any address, under a sub-path, and as far as a browser allows from a
// folder. In this package a URL is a path from the root of the site without a
// slash in front: "voorzieningen/goede-dag/". A template writes {{$.Root}} before
// it.

// entryURL gives the address of an entry, an organisatie or a page.
func entryURL(id kaart.ID) string {
	if id.Map() == kaart.SoortPagina.Plek() {
		return id.Slug() + "/"
	}
	return string(id) + "/"
}

func gebiedURL(id string) string    { return "wijken/" + id + "/" }
func themaURL(id string) string     { return "themas/" + id + "/" }
func doelgroepURL(id string) string { return "doelgroepen/" + id + "/" }

// briefjeURL is the sheet to take home; the choice stands behind its #.
const briefjeURL = "briefje/"

func begripURL(id string) string { return "begrippen/#" + id }

// bestand gives the file that a host serves for an address.
func bestand(url string) string {
	url, _, _ = strings.Cut(url, "#")
	if url == "" || strings.HasSuffix(url, "/") {
		return url + "index.html"
	}
	return url
}

// wortel gives the way from the page at url back to the root: "../../".
func wortel(url string) string {
	if n := strings.Count(url, "/"); n > 0 {
		return strings.Repeat("../", n)
	}
	return "./"
}

// gereserveerd are addresses that belong to the site itself; a page of free text
// cannot take one.
var gereserveerd = []string{
	"voorzieningen", "wegwijzers", "maatjesprojecten", "praktijkvoorbeelden", "organisaties", "wijken", "themas", "doelgroepen",
	"a-z", "begrippen", "zoeken", "zoek", "agenda", "gratis", "zonder-verwijzing", "binnenlopen", "verwijzers", "briefje", "gids", "versheid", "witte-vlekken", "open-data", "api", "css", "js", "beheer",
}
