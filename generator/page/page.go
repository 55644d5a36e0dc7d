// Package page decides which pages a site has and what stands on each.
//
// Plan takes the checked model and gives every page of the site with its path;
// no other place decides a path. A Page carries a function that makes its data,
// so that the data of ten thousand pages is made by the workers that render
// them and does not have to be held at once. Theme.Render turns a Page into
// bytes, and depends on nothing but the theme and that data.
//
// What a template gets is in view_*.go: values that are ready to be shown, in
// Dutch. Templates choose the order and the elements; they compute nothing.
package page

import (
	"socialekaart/generator/interop"
	"socialekaart/generator/kaart"
)

// Page is one file of the site.
type Page struct {
	Path     string      // "voorzieningen/goede-dag/index.html"
	Template string      // "entry.html"; "" when Data gives the bytes themselves
	Data     func() any  // the data for the template, or []byte; pure and safe for concurrent use
	Lastmod  kaart.Datum // for the sitemap
	Sitemap  bool        // whether the page stands in the sitemap
}

// Layout is what every template gets: the frame around the page.
type Layout struct {
	Site     *Site
	Titel    string // of the page: the h1
	Venster  string // the title of the window, without the name of the site: unique among the pages
	Kort     string // for search engines
	Root     string // the way to the root of the site: "../../"
	URL      string // from the root: "voorzieningen/goede-dag/"
	Sectie   string // which item of the menu is the current one
	Kruimels []Link // the way to this page, without the page itself
	NoIndex  bool
	Verlaat  string // where a reader can flee to when somebody looks along, or ""

	// EigenScript says that the page has scripts of its own instead of that of the
	// site: then it also has no search box at the top, which needs it.
	EigenScript bool

	ld   []byte // what the page is about, as a node of schema.org
	bron *interop.Bron
}

// Site is the part of the frame that is the same everywhere.
type Site struct {
	Titel, Regio, Kort, Uitgever, Redactie, Email, Licentie string
	Telefoon                                                *kaart.Telefoon
	Voorbeeld                                               bool
	BaseURL                                                 string // with a slash at its end; "" when there is none
	Datum                                                   string // the day of the build, in words
	Menu, Onder                                             []Link // at the top and at the end of every page
	Dichtbij                                                bool   // some gebied says where it is
	Wegwijzers, Maatjes                                     bool   // there is one: a small site may have none
}

// Link is a text with an address from the root of the site.
type Link struct {
	Tekst, URL  string
	Aantal      int    // shown behind the text when it is not 0
	Sectie      string // for the menu
	Toelichting string
	Icoon       string // the name of a picture beside the text, or ""
	Gebied      string // the id, of a link to a gebied
	PC4         string // its postcodes, four digits, with spaces between
	Plek        string // where it is: degrees north and east, with a space between; "" when not known
}
