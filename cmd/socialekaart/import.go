package main

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"socialekaart/generator"
	"socialekaart/generator/diag"
	"socialekaart/generator/intake"
	"socialekaart/generator/interop"
	"socialekaart/generator/kaart"
	"socialekaart/generator/source"
)

// runImport takes a list in. The first time it only writes down how it reads the
// columns, for a person to look at; the second time it writes the entries.
func runImport(ctx context.Context, c *call) int {
	c.siteFlags()
	mapFile := c.flags.String("map", "", "het bestand dat zegt welke kolom welk veld is (anders: content/import/NAAM.toml)")
	dry := c.flags.Bool("dry-run", false, "laat alleen zien wat er zou gebeuren")
	if code, ok := c.parse(1); !ok {
		return code
	}
	if len(c.args) == 0 {
		return c.usage(errors.New("schrijf welke lijst u wilt overnemen, zoals: socialekaart import lijst.csv"))
	}
	o, err := c.options()
	if err != nil {
		return c.usage(err)
	}
	if info, err := os.Stat(*mapFile); *mapFile != "" && (err != nil || info.IsDir()) {
		return c.usage(fmt.Errorf("--map %s is geen bestand. Laat --map weg, dan maakt het programma er een", *mapFile))
	}
	list, kop, rest, err := readList(c.args[0])
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return c.usage(fmt.Errorf("%s bestaat niet", c.args[0]))
	case err != nil:
		return c.usage(fmt.Errorf("%s: %w", c.args[0], err))
	}
	k, r, err := generator.Read(ctx, o)
	if err != nil {
		return c.computer(err)
	}
	if r.Fouten(false) > 0 {
		c.show(r, "Herstel dit eerst. Er is niets overgenomen.")
		return exitContent
	}
	root, err := os.OpenRoot(c.source)
	if err != nil {
		return c.computer(err)
	}
	defer root.Close()
	in := &importRun{call: c, root: root, naam: kaart.Slug(strings.TrimSuffix(filepath.Base(c.args[0]), filepath.Ext(c.args[0]))), dry: *dry, kop: kop, rest: rest}
	return in.run(list, k, r.Bronnen, *mapFile)
}

type importRun struct {
	*call
	root *os.Root
	naam string // of the list
	dry  bool
	kop  *kaart.Koppeling // how to read the list, when its format says so itself
	rest int              // what the list has that is no offer
}

// readList reads a list: a CSV file, or HSDS as a zip or a folder, which says
// itself which column is which field. rest counts what it has that is no offer.
func readList(name string) (list *intake.Tabel, kop *kaart.Koppeling, rest int, err error) {
	var fsys fs.FS
	info, err := os.Stat(name)
	switch {
	case err != nil:
		return nil, nil, 0, err
	case info.IsDir():
		fsys = os.DirFS(name)
	case strings.EqualFold(filepath.Ext(name), ".zip"):
		z, err := zip.OpenReader(name)
		if errors.Is(err, zip.ErrFormat) {
			err = errors.New("dit is geen zip, of hij is beschadigd. Haal het bestand opnieuw op")
		}
		if err != nil {
			return nil, nil, 0, err
		}
		defer z.Close()
		fsys = z
	default:
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, nil, 0, err
		}
		list, err = intake.ReadTabel(data)
		return list, nil, 0, err
	}
	in, _, err := interop.ReadHSDS(fsys)
	if err != nil {
		return nil, nil, 0, err
	}
	list, kop = intake.FromHSDS(in, filepath.Base(name))
	return list, kop, len(in.Entries) - len(list.Rijen), nil
}

func (in *importRun) run(list *intake.Tabel, k *kaart.Kaart, bronnen map[string][]byte, mapFile string) int {
	own, before := intake.ImportPad(in.naam)
	koppeling, text, err := in.koppeling(own, mapFile)
	if err != nil {
		return in.computer(err)
	}
	if koppeling == nil && text == nil {
		koppeling = in.kop
	}
	if koppeling == nil && text == nil {
		return in.propose(list, own)
	}
	name := own
	if mapFile != "" {
		name = mapFile
	}
	if koppeling == nil {
		return exitContent // its faults have been told
	}
	was, err := in.root.ReadFile(before)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return in.computer(err)
	}
	res, ds := intake.Plan(intake.Opdracht{Naam: in.naam, Tabel: list, Koppeling: koppeling, Kaart: k, Bestanden: bronnen, Vorige: was})
	if ds.Fouten() > 0 {
		ds.Sort()
		_ = ds.Write(in.err, func(string) []byte { return text })
		fmt.Fprintf(in.err, "Verander dit in %s. Er is niets overgenomen.\n", name)
		return exitContent
	}
	in.report(res, len(list.Rijen))
	if in.rest > 0 {
		fmt.Fprintf(in.out, "Niet overgenomen: %s. Een wegwijzer, een maatjesproject en een praktijkvoorbeeld kan HSDS niet zeggen.\n", telling(in.rest, "andere vermelding", "andere vermeldingen"))
	}
	if in.dry {
		fmt.Fprintln(in.out, "Dit was een proef: er is niets geschreven.")
		return exitOK
	}
	for _, f := range res.Bestanden {
		if err := in.write(f.Pad, f.Data); err != nil {
			return in.computer(fmt.Errorf("%s: %w", f.Pad, err))
		}
	}
	fmt.Fprintf(in.out, "%s geschreven. Kijk ze na met: socialekaart check\n", telling(len(res.Bestanden), "bestand", "bestanden"))
	return exitOK
}

// koppeling reads how the list is to be read. Both results are nil when nobody
// has said so yet.
func (in *importRun) koppeling(own, mapFile string) (*kaart.Koppeling, []byte, error) {
	var text []byte
	var err error
	if mapFile != "" {
		text, err = os.ReadFile(mapFile)
	} else if text, err = in.root.ReadFile(own); errors.Is(err, fs.ErrNotExist) {
		return nil, nil, nil
	}
	if err != nil {
		return nil, nil, err
	}
	f, ds := source.Parse(own, text, source.DefaultLimits)
	s, more := source.Decode(f)
	if ds = append(ds, more...); ds.Fouten() > 0 {
		ds.Sort()
		_ = ds.Write(in.err, func(string) []byte { return text })
		fmt.Fprintln(in.err, "Er is niets overgenomen.")
		return nil, text, nil
	}
	return s.Koppeling, text, nil
}

// propose writes down how the program would read the list.
func (in *importRun) propose(list *intake.Tabel, own string) int {
	k := intake.Propose(list, in.args[0])
	fmt.Fprintf(in.out, "Deze lijst heeft %s. Zo leest het programma de kolommen:\n", telling(len(list.Rijen), "rij", "rijen"))
	for _, c := range k.Kolommen {
		fmt.Fprintf(in.out, "  %-28s %s\n", diag.Printable(c.Kop), c.Veld)
	}
	if in.dry {
		fmt.Fprintln(in.out, "Dit was een proef: er is niets geschreven.")
		return exitOK
	}
	if err := in.write(own, intake.WriteKoppeling(k, list)); err != nil {
		return in.computer(err)
	}
	fmt.Fprintf(in.out, "Dit staat nu in %s. Kijk het na. Geef daarna dit commando nog een keer.\n", own)
	return exitOK
}

// report accounts for every row.
func (in *importRun) report(res *intake.Resultaat, rows int) {
	count := map[intake.Stand]int{}
	for _, u := range res.Uitkomsten {
		count[u.Stand]++
		where := ""
		if u.Bestand != "" {
			where = ": " + u.Bestand
		}
		if len(u.Velden) > 0 {
			where += " (" + strings.Join(u.Velden, ", ") + ")"
		}
		fmt.Fprintf(in.out, "rij %d, %s%s\n", u.Rij, u.Stand, where)
		for _, v := range u.Vragen {
			fmt.Fprintf(in.out, "    vraag: %s\n", diag.Printable(v))
		}
	}
	for _, pad := range res.Verdwenen {
		fmt.Fprintf(in.out, "niet meer in de lijst: %s\n    vraag: Bestaat dit nog? Is het gestopt, zet dan status = \"gestopt\".\n", pad)
	}
	var parts []string
	for s := intake.Nieuw; s <= intake.Overgeslagen; s++ {
		if n := count[s]; n > 0 {
			parts = append(parts, fmt.Sprintf("%s %s", getal(n), s))
		}
	}
	fmt.Fprintf(in.out, "%s: %s.\n", telling(rows, "rij", "rijen"), kaart.Opsomming(parts))
}

// write puts a file in its place, whole, also where there was none.
func (in *importRun) write(pad string, data []byte) error {
	if err := in.root.MkdirAll(path.Dir(pad), 0o755); err != nil {
		return err
	}
	return replaceFile(in.root, pad, data)
}
