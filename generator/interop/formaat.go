package interop

// Formaat is a way in which all facts go out as one file.
type Formaat struct {
	Naam      string // for the command export: "csv"
	Pad       string // in the site: "api/kaart.csv"; "" when it is only for export
	Media     string // the media type (IANA)
	Titel     string // for a reader of the page about open data
	Uitleg    string // what it is good for, in a sentence or two
	Belofte   string // what stays as it is
	Voorbeeld string // a piece of such a file
	Maak      func(*Bron) []byte
}

// Formaten gives the formats in the order in which they help most people. The
// page about open data, the files of a site, the catalogue and the command
// export are all made from this one list.
func Formaten() []Formaat {
	return []Formaat{
		{
			Naam: "csv", Pad: "api/kaart.csv", Media: "text/csv; charset=utf-8", Titel: "Tabel (CSV)",
			Uitleg:    "Voor een rekenblad, zoals Excel. Elke vermelding is een regel.",
			Belofte:   "De namen van de kolommen blijven. Er kunnen kolommen bij komen. Zoek een kolom dus op naam.",
			Voorbeeld: "id;url;titel;kort;…\nvoorzieningen/wandelclub;…;Wandelclub Molenwijk;Elke dinsdag samen wandelen…",
			Maak:      CSV,
		},
		{
			Naam: "json", Pad: "api/kaart.json", Media: "application/json", Titel: "Alles voor een app (JSON)",
			Uitleg:    "Voor wie een app of website maakt. Elk veld heet zoals in onze lijst met velden.",
			Belofte:   "Bovenaan staat de versie. Nieuwe velden kunnen erbij komen. Gaat er een veld weg, dan wordt de versie 2. Het oude bestand blijft dan nog een jaar staan.",
			Voorbeeld: `{"versie":1,"datum":"2026-11-23","vermeldingen":[{"id":"voorzieningen/goede-dag","soort":"voorziening","titel":"Goede dag", …`,
			Maak:      KaartJSON,
		},
		{
			Naam: "hsds", Pad: "api/hsds.zip", Media: "application/zip", Titel: "HSDS 3.0 (pakket met tabellen)",
			Uitleg:    "De internationale standaard voor sociale kaarten, van Open Referral. Hiermee neemt u de hele kaart over.",
			Belofte:   "Wij volgen HSDS 3.0. Elk nummer (uuid) blijft altijd hetzelfde. Bij een nieuwe versie van HSDS blijft deze nog een jaar staan.",
			Voorbeeld: "services.csv\nid,organization_id,name,…\n7c1e…,91b0…,Wandelclub Molenwijk,…",
			Maak:      HSDSPakket,
		},
		{
			Naam: "geojson", Pad: "api/locaties.geojson", Media: "application/geo+json", Titel: "Plekken op de kaart (GeoJSON)",
			Uitleg:    "Alle gebouwen waarvan wij de plek weten, met wat er te doen is.",
			Belofte:   "Wij volgen RFC 7946. Nieuwe velden kunnen erbij komen.",
			Voorbeeld: `{"type":"Feature","id":"locaties/wijkcentrum-hatert","geometry":{"type":"Point","coordinates":[5.83,51.82]}, …`,
			Maak:      GeoJSON,
		},
		{
			Naam: "fhir", Pad: "api/fhir.json", Media: "application/fhir+json", Titel: "Voor systemen van huisartsen (FHIR R4)",
			Uitleg:    "Voor makers van systemen in de zorg. Met HealthcareService, Organization en Location.",
			Belofte:   "Wij volgen FHIR R4. Elk nummer (uuid) blijft altijd hetzelfde.",
			Voorbeeld: `{"resourceType":"HealthcareService","id":"7c1e…","active":true,"name":"Wandelclub Molenwijk", …`,
			Maak:      FHIR,
		},
		{
			Naam: "atom", Pad: FeedPad, Media: "application/atom+xml", Titel: "Wat is er veranderd of nagekeken? (Atom)",
			Uitleg:    "De vermeldingen die het laatst zijn nagekeken. Voor een feedlezer.",
			Belofte:   "Er staan hoogstens 50 vermeldingen in. De nieuwste staat bovenaan.",
			Voorbeeld: "<entry><title>Wandelclub Molenwijk</title><updated>2026-11-20T00:00:00Z</updated> …",
			Maak:      Atom,
		},
		{
			Naam: "dcat", Pad: "api/dcat.jsonld", Media: "application/ld+json", Titel: "Beschrijving voor een catalogus (DCAT)",
			Uitleg:    "Hiermee neemt een catalogus, zoals data.overheid.nl, deze gegevens op.",
			Belofte:   "Wij volgen DCAT 3.",
			Voorbeeld: `{"@type":"dcat:Dataset","dct:title":"Sociale kaart", …`,
			Maak:      DCAT,
		},
		{Naam: "ics", Media: "text/calendar; charset=utf-8", Titel: "Agenda (iCalendar)", Maak: Agenda},
		{Naam: "jsonld", Media: "application/ld+json", Titel: "schema.org (JSON-LD)", Maak: JSONLD},
	}
}
