package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"socialekaart/generator/diag"
	"socialekaart/generator/taal"
)

// runTaal measures the language check, or explains what it says of one text.
func runTaal(_ context.Context, c *call) int {
	data := c.flags.String("data", "", "de map met zinnen om aan te meten (bestanden .jsonl)")
	if code, ok := c.parse(-1); !ok {
		return code
	}
	switch {
	case len(c.args) == 1 && c.args[0] == "evaluate" && *data != "":
		return c.evaluate(*data)
	case len(c.args) >= 2 && c.args[0] == "uitleg":
		return c.explain(strings.Join(c.args[1:], " "))
	}
	return c.usage(errors.New(`schrijf: socialekaart taal uitleg "uw tekst", of: socialekaart taal evaluate --data MAP`))
}

// explain prints the findings of a text, its score, and where the points went.
func (c *call) explain(text string) int {
	p, ds := taal.NewProfiel(taal.Opties{})
	if len(ds) > 0 {
		return c.computer(errors.New(ds[0].Text))
	}
	const name = "tekst"
	at := diag.Pos{File: name, Line: 1, Col: 1}
	score, found := taal.Check([]taal.Block{{Text: text, Scope: taal.Alinea, Offsets: []taal.Offset{{Pos: at}}}}, p)
	var l diag.List
	for _, f := range found {
		l = append(l, f.Diagnostic)
	}
	l.Sort()
	if err := l.Write(c.out, func(string) []byte { return []byte(text) }); err != nil {
		return c.computer(err)
	}
	if !score.Geldig {
		fmt.Fprintf(c.out, "De tekst heeft %s. Dat is te kort voor een score.\n", telling(score.Woorden, "woord", "woorden"))
		return exitOK
	}
	fmt.Fprintf(c.out, "%d van de 100 punten: %s. Regels van versie %s.\n", score.Punten, score.Oordeel(), score.Versie)
	c.posts(score)
	return exitOK
}

// posts prints where the points of a text went.
func (c *call) posts(s taal.Score) {
	for _, p := range s.Posten {
		fmt.Fprintf(c.out, "    −%s %s", komma(p.Kost), p.Naam)
		if p.Aantal > 0 {
			fmt.Fprintf(c.out, " (%d keer)", p.Aantal)
		}
		fmt.Fprintln(c.out)
	}
}

// evaluate prints the measured quality for every file of pairs, and for every
// file of labelled items. A file is one or the other, as its first line says.
func (c *call) evaluate(dir string) int {
	p, ds := taal.NewProfiel(taal.Opties{})
	if len(ds) > 0 {
		return c.computer(errors.New(ds[0].Text))
	}
	files, err := fs.Glob(os.DirFS(dir), "*.jsonl")
	if err == nil && len(files) == 0 {
		err = fmt.Errorf("in %s staan geen bestanden met de naam .jsonl", dir)
	}
	if err != nil {
		return c.usage(err)
	}
	for _, name := range files {
		pairs, items, err := readData(filepath.Join(dir, name))
		if err != nil {
			return c.usage(err)
		}
		fmt.Fprintf(c.out, "== %s\n", name)
		r := taal.Evaluate(pairs, items, p)
		if err := r.Write(c.out); err != nil {
			return c.computer(err)
		}
	}
	return exitOK
}

// maxLine bounds a line of data; the longest paragraph pair known is 6 KB.
const maxLine = 1 << 20

func readData(name string) (pairs []taal.Paar, items []taal.Item, err error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	sc := bufio.NewScanner(f)
	sc.Buffer(make([]byte, 64<<10), maxLine)
	for n := 1; sc.Scan(); n++ {
		line := sc.Bytes()
		if len(line) == 0 {
			continue
		}
		var row struct {
			taal.Paar
			taal.Item
		}
		if err := json.Unmarshal(line, &row); err != nil {
			return nil, nil, fmt.Errorf("%s, regel %d: %w", name, n, err)
		}
		if row.Moeilijk != "" {
			pairs = append(pairs, row.Paar)
		} else if row.Text != "" {
			items = append(items, row.Item)
		}
	}
	return pairs, items, sc.Err()
}
