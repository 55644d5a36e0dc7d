package interop

import (
	"fmt"
	"strconv"
	"strings"

	"socialekaart/generator/kaart"
)

// IssueForm gives the form with which somebody tells a redactie on GitHub, or on
// Forgejo, that something is not right: .github/ISSUE_TEMPLATE/wijziging.yml
// (docs.github.com, "Syntax for issue forms"). The page of an entry fills in
// vermelding, onderdeel and nu by their id. What one can write at each part comes
// from the table of fields.
func IssueForm() []byte {
	var b strings.Builder
	b.WriteString(`# Made from the table of fields: go test ./generator/interop -run IssueForm -form
name: Er klopt iets niet
description: Zeg wat er anders moet zijn bij een vermelding. Dat duurt ongeveer 1 minuut.
title: "Klopt niet: "
labels: [wijziging]
body:
`)
	markdown(&b, "Bedankt dat u dit meldt. Iedereen kan dit bericht lezen. Schrijf dus niets over personen.")
	input(&b, "input", "vermelding", "Om welke vermelding gaat het?", "Dit is het adres van de pagina, zoals voorzieningen/goede-dag.", true)
	input(&b, "input", "onderdeel", "Wat klopt er niet?", "Bijvoorbeeld: de tijden.", true)
	input(&b, "textarea", "nu", "Wat staat er nu?", "", false)
	input(&b, "textarea", "wordt", "Wat moet het zijn?", "Weet u niet hoe u iets opschrijft? Kijk dan bij de voorbeelden hieronder.", true)
	input(&b, "input", "bron", "Hoe weet u dit?", "Bijvoorbeeld: ik werk daar, of: ik stond voor een dichte deur.", false)
	var rows strings.Builder
	rows.WriteString("Zo kunt u het opschrijven:\n\n")
	for _, v := range kaart.Velden(kaart.SoortVoorziening) {
		if v.Vorm == kaart.Tabel || v.Vorm == kaart.Tabellen || v.Uitleg == "" || !v.Moet.Bevat(kaart.SoortVoorziening) && !v.Wens.Bevat(kaart.SoortVoorziening) && !strings.HasPrefix(v.Pad, "contact.") {
			continue
		}
		fmt.Fprintf(&rows, "- **%s**: %s Zoals: `%s`\n", strings.ReplaceAll(v.Naam(), "_", " "), v.Uitleg, strings.Trim(v.Voorbeeld, `"`))
	}
	markdown(&b, rows.String())
	return []byte(b.String())
}

func markdown(b *strings.Builder, text string) {
	b.WriteString("  - type: markdown\n    attributes:\n      value: |\n")
	for line := range strings.Lines(text) {
		b.WriteString("        " + strings.TrimRight(line, "\n") + "\n")
	}
}

func input(b *strings.Builder, kind, id, label, help string, must bool) {
	fmt.Fprintf(b, "  - type: %s\n    id: %s\n    attributes:\n      label: %s\n", kind, id, strconv.Quote(label))
	if help != "" {
		fmt.Fprintf(b, "      description: %s\n", strconv.Quote(help))
	}
	if must {
		b.WriteString("    validations:\n      required: true\n")
	}
}
