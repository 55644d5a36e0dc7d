package interop

import (
	"encoding/json"
	"slices"
	"strings"

	"socialekaart/generator/kaart"
)

// The configuration of Decap CMS 3. By the schema of Sveltia CMS (0.22x) it is right
// too, but for locale
// (decapcms.org/docs/configuration-options). Only what is used here.
type cmsConfig struct {
	Backend      cmsBackend      `json:"backend"`
	PublishMode  string          `json:"publish_mode"` // each change becomes a pull request
	Locale       string          `json:"locale"`
	MediaFolder  string          `json:"media_folder"` // must be there; a sociale kaart has no pictures
	Slug         cmsSlug         `json:"slug"`
	Collections  []cmsCollection `json:"collections"`
	ShowPreviews bool            `json:"show_preview_links"`
}

type cmsBackend struct {
	Name   string `json:"name"`
	Repo   string `json:"repo"`
	Branch string `json:"branch"`
}

type cmsSlug struct {
	Encoding     string `json:"encoding"`
	CleanAccents bool   `json:"clean_accents"`
}

type cmsCollection struct {
	Name          string     `json:"name"`
	Label         string     `json:"label"`
	LabelSingular string     `json:"label_singular"`
	Folder        string     `json:"folder"`
	Create        bool       `json:"create"`
	Format        string     `json:"format"`
	Identifier    string     `json:"identifier_field"`
	Fields        []cmsField `json:"fields"`
}

type cmsField struct {
	Name         string      `json:"name"`
	Label        string      `json:"label"`
	Widget       string      `json:"widget"`
	Required     bool        `json:"required"`
	Hint         string      `json:"hint,omitempty"`
	Pattern      []string    `json:"pattern,omitempty"`
	Options      []cmsWaarde `json:"options,omitempty"`
	Multiple     bool        `json:"multiple,omitempty"`
	ValueType    string      `json:"value_type,omitempty"`
	Format       string      `json:"format,omitempty"`
	TimeFormat   *bool       `json:"time_format,omitempty"`
	Collection   string      `json:"collection,omitempty"`
	ValueField   string      `json:"value_field,omitempty"`
	SearchFields []string    `json:"search_fields,omitempty"`
	Field        *cmsField   `json:"field,omitempty"`
	Fields       []cmsField  `json:"fields,omitempty"`
	Collapsed    bool        `json:"collapsed,omitempty"`
}

type cmsWaarde struct {
	Label string `json:"label"`
	Value string `json:"value"`
}

// CMS gives the configuration of a form for editors, from the table of fields:
// config.yml, in JSON, which is YAML too (yaml.org, 1.2, 1.3). repo is
// "naam/kaart" on GitHub.
func CMS(k *kaart.Kaart, repo string) []byte {
	c := cmsConfig{
		Backend: cmsBackend{"github", repo, "main"}, PublishMode: "editorial_workflow", Locale: "nl",
		MediaFolder: "beheer/beelden", Slug: cmsSlug{"ascii", true},
	}
	for s := kaart.SoortVoorziening; s <= kaart.SoortPagina; s++ {
		naam := s.String()
		col := cmsCollection{
			Name: s.Plek(), Label: hoofdletter(s.Meer()), LabelSingular: hoofdletter(naam), Folder: "content/" + s.Plek(), Create: true,
			Format: "toml-frontmatter", Identifier: "titel", Fields: cmsFields(k, s, ""),
		}
		col.Fields = append(col.Fields, cmsField{Name: "body", Label: "Tekst", Widget: "markdown", Hint: "Korte zinnen. Spreek de lezer aan met u."})
		c.Collections = append(c.Collections, col)
	}
	out, err := json.MarshalIndent(c, "", " ")
	if err != nil {
		panic("interop: a configuration in memory: " + err.Error())
	}
	return append(out, '\n')
}

func hoofdletter(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// cmsFields gives the fields directly below a table; "" is the top.
func cmsFields(k *kaart.Kaart, s kaart.Soort, tabel string) []cmsField {
	var out []cmsField
	for _, v := range kaart.Velden(s) {
		boven, _, diep := cutLast(v.Pad)
		if boven != tabel || !diep && tabel != "" {
			continue
		}
		f := cmsField{Name: v.Naam(), Label: hoofdletter(strings.ReplaceAll(v.Naam(), "_", " ")), Required: v.Moet.Bevat(s), Hint: v.Uitleg}
		switch v.Vorm {
		case kaart.Tabel:
			f.Widget, f.Fields, f.Collapsed = "object", cmsFields(k, s, v.Pad), !f.Required
		case kaart.Tabellen:
			f.Widget, f.Fields = "list", cmsFields(k, s, v.Pad)
		default:
			cmsWidget(k, v, &f)
			if v.Lijst && f.Widget != "select" && f.Widget != "relation" {
				een := f
				een.Hint, een.Required = "", true
				f = cmsField{Name: f.Name, Label: f.Label, Required: f.Required, Hint: f.Hint, Widget: "list", Field: &een}
			}
			f.Multiple = v.Lijst && f.Widget != "list"
		}
		out = append(out, f)
	}
	return out
}

func cutLast(pad string) (string, string, bool) {
	if i := strings.LastIndexByte(pad, '.'); i >= 0 {
		return pad[:i], pad[i+1:], true
	}
	return "", pad, false
}

// cmsWidget chooses how one value is filled in.
func cmsWidget(k *kaart.Kaart, v *kaart.Veld, f *cmsField) {
	f.Widget = "string"
	nee := false
	switch v.Vorm {
	case kaart.Tekst:
		if v.Max == 0 || v.Max > 100 {
			f.Widget = "text"
		}
	case kaart.Keuze:
		f.Widget = "select"
		for _, w := range v.Waarden {
			f.Options = append(f.Options, cmsWaarde{strings.ReplaceAll(w, "_", " "), w})
		}
	case kaart.Dagvorm:
		f.Widget = "select"
		for d := kaart.Maandag; d <= kaart.Zondag; d++ {
			f.Options = append(f.Options, cmsWaarde{d.String(), d.Kort()})
		}
	case kaart.Getal:
		f.Widget, f.ValueType = "number", "int"
	case kaart.Bedragvorm, kaart.Graden:
		f.Widget, f.ValueType = "number", "float"
	case kaart.JaNee:
		f.Widget = "boolean"
	case kaart.Datumvorm:
		f.Widget, f.Format, f.TimeFormat = "datetime", "YYYY-MM-DD", &nee
	case kaart.Klokvorm:
		f.Pattern = []string{"^[0-2][0-9]:[0-5][0-9]$", "Schrijf de tijd als 09:30"}
	case kaart.Postcodevorm:
		f.Pattern = []string{"^[1-9][0-9]{3} [A-Z]{2}$", "Schrijf de postcode als 6538 DH"}
	case kaart.Verwijzing:
		cmsReference(k, v, f)
	}
}

func cmsReference(k *kaart.Kaart, v *kaart.Veld, f *cmsField) {
	f.Widget = "select"
	put := func(id, naam string) { f.Options = append(f.Options, cmsWaarde{naam, id}) }
	switch v.Naar[0] {
	case "thema":
		for _, t := range k.Themas() {
			put(t.ID, t.Naam)
		}
	case "doelgroep":
		for _, d := range k.Doelgroepen() {
			put(d.ID, d.Naam)
		}
	case "gebied":
		for _, g := range k.Gebieden() {
			put(g.ID, g.Naam)
		}
	case "organisaties", "locaties":
		if len(v.Naar) == 1 {
			f.Widget, f.Collection, f.ValueField, f.SearchFields = "relation", v.Naar[0], "{{slug}}", []string{"titel"}
			return
		}
		fallthrough
	default: // another entry: "voorzieningen/goede-dag"
		for e := range k.Entries() {
			if n := e.Kern(); slices.Contains(v.Naar, n.ID.Map()) {
				put(string(n.ID), n.Titel)
			}
		}
	}
}
