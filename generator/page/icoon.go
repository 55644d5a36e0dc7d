package page

import "html/template"

// iconen are simple line drawings on a grid of 24, our own. Each stands beside
// a word and never alone. The first twelve have the name of a theme.
var iconen = map[string]string{
	"ontmoeten": `<circle cx="8.5" cy="8" r="3.2"/><circle cx="17" cy="9" r="2.4"/><path d="M2.5 20c0-4 2.6-6 6-6s6 2 6 6M15.5 14c3.5-.6 6 1.4 6 5"/>`,
	"bewegen":   `<circle cx="13.5" cy="4.2" r="2"/><path d="M12.5 8.5L11 14.5l3.5 2.3 1.2 4.7M11 14.5l-1.5 3.8-3 2.7M12.5 8.5L8.5 10.5 7.5 14M12.5 8.5l2 3 3.5 1.2"/>`,
	"hoofd":     `<path d="M9.5 21v-3H8a2 2 0 0 1-2-2v-2.5L4 12.3 5.6 9.5A7 7 0 0 1 19.5 10c0 2.5-1 4-2.5 5.5V21"/><path d="M9.5 9c1.5-1.8 3.5 1.8 5.5 0M9.5 12.5c1.5-1.8 3.5 1.8 5.5 0"/>`,
	"dag":       `<path d="M12 3a9 9 0 1 0 0 18c1.7 0 2.2-1.2 1.6-2.5-.7-1.6.4-3 2-3H18c2 0 3-1.5 3-3.5C21 7 17 3 12 3z"/><path d="M7.5 11.5v.1M10.5 7.5v.1M15 8v.1M7.8 15.5v.1"/>`,
	"geld":      `<path d="M18 8V4.5H5.5a2 2 0 0 0 0 3.5H20v12H5.5a2 2 0 0 1-2-2V6.5"/><path d="M20 12h-3.5a2 2 0 0 0 0 4H20"/>`,
	"werk":      `<path d="M3 8h18v11.5H3zM8.5 8V4.5h7V8M3 13h18M12 12v2.5"/>`,
	"wonen":     `<path d="M3 11.5L12 4l9 7.5M5.5 9.5V20h13V9.5M9.8 20v-6h4.4v6"/>`,
	"zorgen":    `<path d="M12.5 11C9.5 9 8.5 7.5 8.5 6a2.1 2.1 0 0 1 4-.9 2.1 2.1 0 0 1 4 .9c0 1.5-1 3-4 5z"/><path d="M2.5 14H6l3-.8h4.5a1.6 1.6 0 0 1 0 3.2H10M14.5 16l4.5-2.3a1.6 1.6 0 0 1 1.6 2.8L13.5 21 7 19.5H2.5"/>`,
	"gezin":     `<circle cx="8" cy="5.8" r="2.8"/><circle cx="17" cy="10" r="2.2"/><path d="M3 20.5V16a5 5 0 0 1 10 0v4.5M13.5 20.5V18a3.5 3.5 0 0 1 7 0v2.5"/>`,
	"leren":     `<path d="M12 6.5C10 5 6.5 4.5 3 5v13.5c3.5-.5 7 0 9 1.5 2-1.5 5.5-2 9-1.5V5c-3.5-.5-7 0-9 1.5zM12 6.5V20"/>`,
	"rouw":      `<path d="M9 21v-9.5h6V21M6 21h12M12 11.5V9M12 2.5c2 2.2 2.5 3.1 2.5 4.2a2.5 2.5 0 0 1-5 0c0-1.1.5-2 2.5-4.2z"/>`,
	"veilig":    `<path d="M12 3l8 2.8V11c0 5-3.5 8.3-8 10-4.5-1.7-8-5-8-10V5.8zM8.3 12l2.6 2.5L15.7 9.5"/>`,

	"bel":      `<path d="M6 3.5h3l1.6 4.7-2.2 1.7a12 12 0 0 0 5.7 5.7l1.7-2.2 4.7 1.6v3a2.5 2.5 0 0 1-2.7 2.5C10.5 20 4 13.5 3.5 6.2A2.5 2.5 0 0 1 6 3.5z"/>`,
	"mail":     `<path d="M3 5.5h18v13H3zM3.5 6.5L12 13l8.5-6.5"/>`,
	"website":  `<circle cx="12" cy="12" r="9"/><path d="M3 12h18M12 3c2.7 2.8 3.8 5.8 3.8 9s-1.1 6.2-3.8 9c-2.7-2.8-3.8-5.8-3.8-9S9.3 5.8 12 3z"/>`,
	"plek":     `<path d="M12 21.5C7 16 4.8 12.8 4.8 9.8a7.2 7.2 0 0 1 14.4 0c0 3-2.2 6.2-7.2 11.7z"/><circle cx="12" cy="9.8" r="2.6"/>`,
	"klok":     `<circle cx="12" cy="12" r="9"/><path d="M12 6.5V12l3.8 2.3"/>`,
	"euro":     `<circle cx="12" cy="12" r="9"/><path d="M15.8 8.5a4.6 4.6 0 1 0 0 7M6.8 11h6M6.8 13.3h5.5"/>`,
	"persoon":  `<circle cx="12" cy="7.5" r="4"/><path d="M4 21c0-4.5 3.3-7 8-7s8 2.5 8 7"/>`,
	"kalender": `<path d="M4 5.5h16v15H4zM4 10h16M8 3v4.5M16 3v4.5M8 14h.1M12 14h.1M16 14h.1"/>`,
	"print":    `<path d="M7 8.5V3.5h10v5M7 17H3.5V8.5h17V17H17M7 13.5h10v7H7z"/>`,
	"zeef":     `<path d="M4 7h16M7 12h10M10 17h4"/>`,
	"zoek":     `<circle cx="10.5" cy="10.5" r="6.8"/><path d="M15.5 15.5L21 21"/>`,
	"let-op":   `<path d="M12 3.5L22 20.5H2zM12 9.5v5M12 17.5v.1"/>`,
	"rolstoel": `<circle cx="9.5" cy="4" r="1.8"/><path d="M9.5 7.5v7h6.5l2.5 5 2-1M9.5 10.5h5M7 12a5 5 0 1 0 7.5 6"/>`,
	"pijl":     `<path d="M4 12h16M14 6l6 6-6 6"/>`,
	"huis":     `<path d="M12 2.5L3 10v11.5h18V10zM12 17.5c-2.6-1.8-3.6-3.1-3.6-4.5a1.9 1.9 0 0 1 3.6-.8 1.9 1.9 0 0 1 3.6.8c0 1.4-1 2.7-3.6 4.5z"/>`,
}

// icoon gives an inline picture that a screen reader passes over, or nothing
// when there is none by that name: a region may have themes of its own.
func icoon(naam string) template.HTML {
	lijnen := iconen[naam]
	if lijnen == "" {
		return ""
	}
	// The size holds where the style does not load.
	return template.HTML(`<svg class="i" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">` + lijnen + `</svg>`)
}
