package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"socialekaart/generator"
	"socialekaart/generator/diag"
	"socialekaart/generator/kaart"
)

// checkRun is one run of check: what was found and how to show it.
type checkRun struct {
	*call
	r       *generator.Report
	changed []generator.Gewijzigd
	since   bool
	old     *baseline
	all     diag.List // structure and language, in the order in which they are shown
}

func runCheck(ctx context.Context, c *call) int {
	c.siteFlags()
	format := c.flags.String("format", "text", "text, json, github of sarif")
	base := c.flags.String("baseline", "", "een bestand met oude meldingen over taal, die niet meer meetellen")
	shrink := c.flags.Bool("baseline-bijwerken", false, "maak dat bestand, of haal eruit wat is opgelost")
	since := c.flags.String("since", "", "een versie van git, zoals main: eerst wat sinds die versie veranderde")
	c.flags.BoolVar(&c.tips, "tips", false, "laat ook tips zien, zoals over taal")
	c.flags.BoolVar(&c.streng, "strict", false, "een waarschuwing telt als fout")
	if code, ok := c.parse(-1); !ok {
		return code
	}
	show := map[string]func(*checkRun) error{"text": (*checkRun).text, "json": (*checkRun).json, "github": (*checkRun).github, "sarif": (*checkRun).sarif}[*format]
	if show == nil {
		return c.usage(fmt.Errorf("--format %s bestaat niet. Kies uit: text, json, github, sarif", *format))
	}
	o, err := c.options()
	if err != nil {
		return c.usage(err)
	}
	if err := c.sitePaths(); err != nil {
		return c.usage(err)
	}
	if *shrink && *base == "" {
		return c.usage(errors.New("bij --baseline-bijwerken hoort ook --baseline BESTAND"))
	}
	run := &checkRun{call: c, since: *since != ""}
	if *base != "" {
		if run.old, err = readBaseline(*base, *shrink); err != nil {
			return c.usage(err)
		}
	}
	var moved diag.List
	if run.since {
		if run.changed, moved, err = changedSince(ctx, c.source, *since); err != nil {
			return c.usage(err)
		}
	}
	if run.r, err = generator.Check(ctx, o); err != nil {
		return c.computer(err)
	}
	for _, p := range c.args {
		known := func(file string) bool { return within(file, []string{p}) }
		if !slices.ContainsFunc(slices.Collect(maps.Keys(run.r.Bronnen)), known) && !slices.ContainsFunc(run.r.Diags, func(d diag.Diagnostic) bool { return known(d.Pos.File) }) {
			return c.usage(fmt.Errorf("in %s staat niets dat bij de kaart hoort. Kies een bestand of een map in content", p))
		}
	}
	run.r.Diags = append(run.r.Diags, moved...)
	if *shrink {
		return run.updateBaseline()
	}
	run.collect()
	if err := show(run); err != nil {
		return c.computer(err)
	}
	if run.blocks() {
		return exitContent
	}
	return exitOK
}

// collect puts structure and language together; with --since what is about a
// changed line comes first, and within that what weighs most.
func (c *checkRun) collect() {
	c.all = slices.Clone(c.r.Diags)
	for _, o := range c.r.Taal {
		for _, b := range c.old.fresh(o) {
			c.all = append(c.all, b.Diagnostic)
		}
	}
	c.all = append(c.all, c.old.solved()...)
	if !c.tips {
		c.all = slices.DeleteFunc(c.all, func(d diag.Diagnostic) bool { return d.Level == diag.Tip })
	}
	c.all.Sort()
	c.all = onlyIn(c.all, c.args)
	if c.since {
		slices.SortStableFunc(c.all, func(a, b diag.Diagnostic) int {
			if x, y := generator.Raakt(c.changed, &a), generator.Raakt(c.changed, &b); x != y {
				if x {
					return -1
				}
				return 1
			}
			return int(a.Level) - int(b.Level)
		})
	}
}

// blocks says whether something was found that must be mended first. With
// --since a finding about language counts only in a changed sentence: who mends an
// opening time does not have to rewrite the page.
func (c *checkRun) blocks() bool {
	return slices.ContainsFunc(c.all, func(d diag.Diagnostic) bool {
		if d.Level == diag.Tip || d.Level == diag.Waarschuwing && !c.streng {
			return false
		}
		return !c.elsewhere(&d)
	})
}

// elsewhere says that a finding is about language, in a sentence that did not
// change.
func (c *checkRun) elsewhere(d *diag.Diagnostic) bool {
	return c.since && strings.HasPrefix(d.Code, "B1-") && !generator.Raakt(c.changed, d)
}

// notes tells which findings do not count, and why.
func (c *checkRun) notes() []string {
	var out []string
	if s := c.old.line(); s != "" {
		out = append(out, s)
	}
	n := 0
	for _, d := range c.all {
		if d.Level == diag.Fout && c.elsewhere(&d) {
			n++
		}
	}
	if n > 0 {
		out = append(out, "Niet meegeteld: "+telling(n, "fout", "fouten")+" in zinnen die u niet veranderde.")
	}
	return out
}

func (c *checkRun) text() error {
	for _, s := range c.changes() {
		fmt.Fprintln(c.out, diag.Printable(s))
	}
	c.scores()
	shown := *c.r
	shown.Diags = c.all
	c.show(&shown, "De site is niet veranderd.")
	for _, s := range c.notes() {
		fmt.Fprintln(c.out, s)
	}
	return nil
}

// changes tells what the change does for a visitor, a line per file.
func (c *checkRun) changes() []string {
	var out []string
	for _, g := range c.changed {
		if len(g.Zinnen) > 0 {
			out = append(out, cmp.Or(g.Titel, g.Pad)+": "+strings.Join(g.Zinnen, "; ")+".")
		}
	}
	if c.since {
		out = append(out, c.size())
	}
	return out
}

// size says how much a change touches, and how easy its texts are to read: the
// hardest of them counts.
func (c *checkRun) size() string {
	entries, hardest := 0, -1
	for _, g := range c.changed {
		if s, ok := kaart.SoortVan(path.Base(path.Dir(g.Pad))); ok && s <= kaart.SoortPraktijkvoorbeeld {
			entries++
		}
		for i, o := range c.r.Taal {
			if o.Bestand == g.Pad && o.Score.Geldig && (hardest < 0 || o.Score.Ruw < c.r.Taal[hardest].Score.Ruw) {
				hardest = i
			}
		}
	}
	if entries == 0 {
		return telling(len(c.changed), "bestand", "bestanden") + " gewijzigd."
	}
	s := telling(entries, "vermelding", "vermeldingen") + " gewijzigd"
	if n := len(c.changed) - entries; n > 0 {
		s += ", en " + telling(n, "ander bestand", "andere bestanden")
	}
	if hardest >= 0 {
		s += ". Taalniveau " + c.r.Taal[hardest].Score.Oordeel()
	}
	return s + "."
}

func (c *checkRun) json() error { return c.all.WriteJSON(c.out) }

// helpPage gives the page of the site that explains a rule of the language
// check.
func (c *checkRun) helpPage(code string) string {
	if !strings.HasPrefix(code, "B1-") || c.r.BaseURL == "" {
		return ""
	}
	return c.r.BaseURL + "meedoen/taal/" + strings.ToLower(code) + "/"
}

func (c *checkRun) sarif() error { return c.all.WriteSARIF(c.out, c.helpPage) }

// github prints annotations, and the rest with what the change does into the
// summary of the step when there is one.
func (c *checkRun) github() error {
	rest, err := c.all.WriteGitHub(c.out)
	if err != nil {
		return err
	}
	if c.stepSummary == "" {
		return c.summary(c.out, rest)
	}
	f, err := os.OpenFile(c.stepSummary, os.O_WRONLY|os.O_APPEND|os.O_CREATE, 0o644)
	if err != nil {
		return err
	}
	return errors.Join(c.summary(f, rest), f.Close())
}

// summary is Markdown. What comes from the content stands in code, so that it
// cannot be read as markup.
func (c *checkRun) summary(w io.Writer, rest diag.List) error {
	var b strings.Builder
	b.WriteString("## Wat verandert er?\n\n")
	for _, s := range c.changes() {
		fmt.Fprintf(&b, "- %s\n", code(s))
	}
	fmt.Fprintf(&b, "\n%s, %s.\n", telling(c.all.Fouten(), "fout", "fouten"), telling(c.all.Count(diag.Waarschuwing), "waarschuwing", "waarschuwingen"))
	for _, s := range c.notes() {
		fmt.Fprintf(&b, "\n%s\n", s)
	}
	if len(rest) > 0 {
		b.WriteString("\n## De andere meldingen\n\n")
		for _, d := range rest[:min(len(rest), 10*mostPerCode)] {
			fmt.Fprintf(&b, "- %s %s: %s\n", code(d.Pos.String()), d.Level, code(d.Text))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func code(s string) string {
	return "`" + strings.NewReplacer("`", "'", "\n", " ").Replace(diag.Printable(s)) + "`"
}

// scores says how easy the texts are. For the files that were asked for it says
// where the points went.
func (c *checkRun) scores() {
	lowest, n := -1, 0
	for i, o := range c.r.Taal {
		if !o.Score.Geldig {
			continue
		}
		n++
		if lowest < 0 || o.Score.Ruw < c.r.Taal[lowest].Score.Ruw {
			lowest = i
		}
		asked := len(c.args) > 0 && within(o.Bestand, c.args)
		if !asked && !slices.ContainsFunc(c.changed, func(g generator.Gewijzigd) bool { return g.Pad == o.Bestand }) {
			continue
		}
		fmt.Fprintf(c.out, "%s: %d van de 100 punten, %s (%s)\n", o.Bestand, o.Score.Punten, o.Score.Oordeel(), telling(o.Score.Woorden, "woord", "woorden"))
		c.posts(o.Score)
	}
	if lowest >= 0 && len(c.args) == 0 && !c.since {
		fmt.Fprintf(c.out, "Taal: %s nagekeken met de regels van versie %s. Laagste score: %d (%s).\n",
			telling(n, "tekst", "teksten"), c.r.Taal[lowest].Score.Versie, c.r.Taal[lowest].Score.Punten, c.r.Taal[lowest].Bestand)
	}
}

// sitePaths turns the paths that were given into names as they stand in
// messages: from the folder of the site, with slashes. A path that is not there,
// or outside the site, is refused: to say nothing of it would sound like praise.
func (c *call) sitePaths() error {
	root, err := filepath.Abs(c.source)
	if err != nil {
		return err
	}
	for i, p := range c.args {
		if _, err := os.Lstat(p); err != nil {
			return fmt.Errorf("%s bestaat niet", p)
		}
		abs, err := filepath.Abs(p)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, abs)
		if err != nil || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
			return fmt.Errorf("%s hoort niet bij de site in %s", p, root)
		}
		c.args[i] = filepath.ToSlash(rel)
	}
	return nil
}

// onlyIn keeps what is about one of the paths; without paths it keeps all.
func onlyIn(l diag.List, paths []string) diag.List {
	if len(paths) == 0 {
		return l
	}
	return slices.DeleteFunc(slices.Clone(l), func(d diag.Diagnostic) bool { return !within(d.Pos.File, paths) })
}

// within says whether a file of the site is one of the paths, or below one.
func within(file string, paths []string) bool {
	return slices.ContainsFunc(paths, func(p string) bool {
		return p == "." || file == p || strings.HasPrefix(file, p+"/")
	})
}
