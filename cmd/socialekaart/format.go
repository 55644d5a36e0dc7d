package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"

	"socialekaart/generator/diag"
	"socialekaart/generator/source"
)

// mostLines bounds what format prints of one file.
const mostLines = 20

// runFormat writes the files as they should be written. It takes only what has
// one meaning; check tells the rest.
func runFormat(_ context.Context, c *call) int {
	c.flags.StringVar(&c.source, "source", ".", "de map met content en config.toml")
	dry := c.flags.Bool("dry-run", false, "laat alleen zien wat er zou veranderen; met iets te doen eindigt het met 1")
	if code, ok := c.parse(-1); !ok {
		return code
	}
	if _, err := c.options(); err != nil {
		return c.usage(err)
	}
	if err := c.sitePaths(); err != nil {
		return c.usage(err)
	}
	root, err := os.OpenRoot(c.source)
	if err != nil {
		return c.computer(err)
	}
	defer root.Close()
	files, _, err := source.Load(root, source.DefaultLimits)
	if err != nil {
		return c.computer(err)
	}
	changed, unreadable, seen := 0, 0, 0
	for _, f := range files {
		if len(c.args) > 0 && !within(f.Path, c.args) {
			continue
		}
		seen++
		old, err := root.ReadFile(f.Path)
		if err != nil {
			return c.computer(err)
		}
		got := source.Format(f.Path, old, source.DefaultLimits)
		switch {
		case got == nil:
			unreadable++
			fmt.Fprintf(c.out, "%s: dit bestand heeft meer nodig dan netjes schrijven. Kijk met: socialekaart check %s\n", f.Path, f.Path)
			continue
		case bytes.Equal(got, old):
			continue
		}
		changed++
		c.lines(f.Path, old, got)
		if *dry {
			continue
		}
		if err := replaceFile(root, f.Path, got); err != nil {
			return c.computer(fmt.Errorf("%s: %w", f.Path, err))
		}
	}
	verb := "netjes gemaakt"
	if *dry {
		verb = "kan netter"
	}
	fmt.Fprintf(c.out, "%s bekeken, %s %s.\n", telling(seen, "bestand", "bestanden"), getal(changed), verb)
	if unreadable > 0 || *dry && changed > 0 {
		return exitContent
	}
	return exitOK
}

// lines shows what changes, a line of the file at a time. Empty lines that come
// or go are not told.
func (c *call) lines(name string, old, got []byte) {
	was, is := written(old), written(got)
	fmt.Fprintf(c.out, "%s:\n", name)
	n := 0
	for i := range is {
		if len(was) != len(is) || bytes.Equal(was[i], is[i]) {
			continue
		}
		if n++; n <= mostLines {
			fmt.Fprintf(c.out, "  %s\n    wordt: %s\n", diag.Printable(string(was[i])), diag.Printable(string(is[i])))
		}
	}
	switch {
	case n == 0:
		fmt.Fprintln(c.out, "  alleen lege regels, spaties of regeleinden")
	case n > mostLines:
		fmt.Fprintf(c.out, "  en nog %s\n", telling(n-mostLines, "regel", "regels"))
	}
}

// written gives the lines that are not empty, without the space around them.
func written(data []byte) [][]byte {
	var out [][]byte
	for line := range bytes.Lines(data) {
		if line = bytes.TrimSpace(line); len(line) > 0 {
			out = append(out, line)
		}
	}
	return out
}

// replaceFile puts data in the place of a file, or where there is none: whole, or
// not at all. It keeps the rights of the file.
func replaceFile(root *os.Root, name string, data []byte) error {
	mode := fs.FileMode(0o644)
	if info, err := root.Lstat(name); err == nil {
		mode = info.Mode().Perm()
	} else if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	temp := path.Join(path.Dir(name), ".#"+path.Base(name)) // what is left of it is no fault of the content
	defer root.Remove(temp)
	if err := root.WriteFile(temp, data, mode); err != nil {
		return err
	}
	return root.Rename(temp, name)
}
