package taal

import (
	"embed"
	"fmt"
	"strings"

	"socialekaart/generator/diag"
)

// data holds the word tables. The form of each is written at its top, so that
// a redacteur can add a word.
//
//go:embed data/*.txt
var data embed.FS

// Groep says which rule a difficult word belongs to.
type Groep uint8

// The groups, each with a rule of its own.
const (
	Formeel Groep = iota
	Uitdrukking
	Werkwoord
	Vakwoord
	Goed // an exception: a phrase that wins from a shorter entry and is no finding
)

// Woord is an entry of the table of difficult words.
type Woord struct {
	// Vorm is the lemma: a word, a phrase of at most 6 words, a separable verb
	// ("aan|reiken") or a phrase with a verb in it ("in aanmerking {komen}").
	Vorm  string
	Groep Groep
	Ernst diag.Level
	// Beter are the alternatives, the best one first.
	Beter []string
	// Uitleg says that the word may stay when the text explains it.
	Uitleg bool
	// Bijvoeglijk says that the word bends like an adjective.
	Bijvoeglijk bool
}

// groepen maps a section of moeilijk.txt to its group, its usual level and its
// inflection.
var groepen = map[string]Woord{
	"formeel":     {Groep: Formeel, Ernst: diag.Fout},
	"uitdrukking": {Groep: Uitdrukking, Ernst: diag.Fout},
	"werkwoord":   {Groep: Werkwoord, Ernst: diag.Fout},
	"naamwoord":   {Groep: Vakwoord, Ernst: diag.Waarschuwing},
	"goed":        {Groep: Goed},
	"bijvoeglijk": {Groep: Vakwoord, Ernst: diag.Waarschuwing, Bijvoeglijk: true},
}

// regels gives the lines of an embedded table with their section, without
// comments and blank lines.
func tabelregels(naam string, doe func(deel, regel string)) {
	b, err := data.ReadFile("data/" + naam)
	if err != nil {
		panic(err) // the file is part of the program
	}
	deel := ""
	for regel := range strings.Lines(string(b)) {
		regel, _, _ = strings.Cut(regel, "#")
		regel = strings.TrimSpace(regel)
		switch {
		case regel == "":
		case regel[0] == '[':
			deel = strings.Trim(regel, "[]")
		default:
			doe(deel, regel)
		}
	}
}

// moeilijk reads the table of difficult words.
func moeilijk() []Woord {
	var uit []Woord
	tabelregels("moeilijk.txt", func(deel, regel string) {
		w, ok := groepen[deel]
		if !ok {
			panic(fmt.Sprintf("moeilijk.txt: deel [%s] bestaat niet", deel))
		}
		vorm, rest, _ := strings.Cut(regel, "=")
		beter, merk, _ := strings.Cut(rest, "|")
		w.Vorm = strings.TrimSpace(vorm)
		for b := range strings.SplitSeq(beter, ",") {
			w.Beter = append(w.Beter, strings.TrimSpace(b))
		}
		for m := range strings.FieldsSeq(merk) {
			switch m {
			case "fout":
				w.Ernst = diag.Fout
			case "waarschuwing":
				w.Ernst = diag.Waarschuwing
			case "tip":
				w.Ernst = diag.Tip
			case "uitleg":
				w.Uitleg = true
			default:
				panic(fmt.Sprintf("moeilijk.txt: %s: het kenmerk %s bestaat niet", w.Vorm, m))
			}
		}
		uit = append(uit, w)
	})
	return uit
}
