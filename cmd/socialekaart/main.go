// Command socialekaart makes the website of a regional sociale kaart from a
// folder of Markdown. This file turns arguments into calls; it holds the only
// uses of the clock, the environment and os.Exit in the module.
//
// Rules for what is printed: what the person asked for goes to standard output,
// what went wrong to standard error; Dutch, plain, a full sentence. The last line
// of build and check says whether the site changed.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strconv"
	"strings"
	"syscall"
	"time"
	_ "time/tzdata" // Europe/Amsterdam also where the machine has no time zones

	"socialekaart/generator/diag"
	"socialekaart/generator/kaart"
)

// The exit codes are a promise to scripts.
const (
	exitOK       = 0
	exitContent  = 1 // something in the content is wrong
	exitUsage    = 2 // the command was not understood
	exitComputer = 3 // disk, lock, permission
)

// command is one verb.
type command struct {
	name, args, doc string
	run             func(ctx context.Context, c *call) int
}

// call is one run of a command.
type call struct {
	args           []string
	in             io.Reader
	out, err       io.Writer
	flags          *flag.FlagSet
	source, today  string
	baseURL, theme string
	streng, tips   bool
	stepSummary    string // the file in which GitHub wants the summary of a step; "" elsewhere
}

func commands() []command {
	return []command{
		{"build", "", "maakt de hele site in de map public", runBuild},
		{"serve", "", "laat de site zien op uw eigen computer en ververst bij elke wijziging", runServe},
		{"check", "", "kijkt alle bestanden na en verandert niets", runCheck},
		{"format", "[BESTAND…]", "schrijft de bestanden netjes: aanhalingstekens, datums, tijden en telefoonnummers", runFormat},
		{"import", "LIJST.csv", "neemt een lijst van een ander over, en zegt wat u nog moet vragen", runImport},
		{"export", "--format VORM", "geeft alle gegevens in de vorm van een ander systeem", runExport},
		{"landelijk", "", "maakt een pagina die in meer regio’s tegelijk zoekt, zonder server", runLandelijk},
		{"cms", "", "maakt een formulier voor wie geen bestanden wil zien", runCMS},
		{"controle", "", "zegt welke vermeldingen iemand moet nakijken, en wat u dan vraagt", runControle},
		{"bench", "", "maakt een verzonnen site en meet hoe lang dat duurt", runBench},
		{"search", "WOORDEN", "zoekt in de site die u hebt gemaakt", runSearch},
		{"taal", "uitleg TEKST", "zegt wat er moeilijk is aan een tekst", runTaal},
		{"new", "[SOORT NAAM]", "maakt een nieuw bestand met uitleg bij elk veld; zonder meer vraagt het wat erin moet", runNew},
		{"version", "", "zegt welke versie dit is", runVersion},
	}
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

func run(ctx context.Context, args []string, out, errw io.Writer) int {
	if len(args) == 0 || args[0] == "help" || args[0] == "-h" || args[0] == "--help" {
		usage(out)
		return exitOK
	}
	var names []string
	for _, cmd := range commands() {
		if cmd.name != args[0] {
			names = append(names, cmd.name)
			continue
		}
		c := &call{args: args[1:], in: os.Stdin, out: out, err: errw, stepSummary: os.Getenv("GITHUB_STEP_SUMMARY")}
		c.flags = flag.NewFlagSet(cmd.name, flag.ContinueOnError)
		c.flags.SetOutput(io.Discard)
		return cmd.run(ctx, c)
	}
	hint := ""
	if near := diag.Nearest(args[0], names); near != "" {
		hint = fmt.Sprintf(" Bedoelt u %s?", near)
	}
	fmt.Fprintf(errw, "fout: het commando %q bestaat niet.%s Kies uit: %s.\n", args[0], hint, strings.Join(names, ", "))
	return exitUsage
}

func usage(w io.Writer) {
	fmt.Fprintln(w, "socialekaart maakt de website van een sociale kaart.\n\nGebruik: socialekaart COMMANDO [OPTIES]\n\nCommando’s:")
	for _, c := range commands() {
		fmt.Fprintf(w, "  %-22s %s\n", strings.TrimSpace(c.name+" "+c.args), c.doc)
	}
	fmt.Fprintln(w, "\nDe opties van een commando ziet u met: socialekaart COMMANDO --help")
}

// siteFlags adds the flags that every command about a site has.
func (c *call) siteFlags() {
	c.flags.StringVar(&c.source, "source", ".", "de map met content en config.toml")
	c.flags.StringVar(&c.today, "today", "", "de dag waarvoor de site is, zoals 2026-11-23")
	c.flags.StringVar(&c.baseURL, "base-url", "", "het adres van de site, zoals https://kaart.example.org/")
	c.flags.StringVar(&c.theme, "theme", "", "een map met een eigen thema")
}

// parse reads the flags, which may stand before and after the arguments. It
// gives false when the command has to stop with an exit code.
func (c *call) parse(most int) (int, bool) {
	var rest []string
	args := c.args
	for {
		if err := c.flags.Parse(args); err != nil {
			if errors.Is(err, flag.ErrHelp) {
				c.help()
				return exitOK, false
			}
			fmt.Fprintf(c.err, "fout: %s\n", dutchFlagError(err))
			c.flags.SetOutput(c.err)
			return exitUsage, false
		}
		if c.flags.NArg() == 0 {
			break
		}
		rest = append(rest, c.flags.Arg(0))
		args = c.flags.Args()[1:]
	}
	c.args = rest
	if most >= 0 && len(rest) > most {
		return c.usage(fmt.Errorf("met %q kan dit commando niets", rest[most])), false
	}
	// A variable of a script that is empty would do as if the option were not there.
	leeg := ""
	c.flags.Visit(func(f *flag.Flag) {
		if f.Value.String() == "" {
			leeg = f.Name
		}
	})
	if leeg != "" {
		return c.usage(fmt.Errorf("achter --%s staat niets. Vul het in, of laat --%s weg", leeg, leeg)), false
	}
	return exitOK, true
}

func (c *call) help() {
	fmt.Fprintf(c.out, "Opties van %s:\n", c.flags.Name())
	c.flags.VisitAll(func(f *flag.Flag) {
		fmt.Fprintf(c.out, "  --%-12s %s", f.Name, f.Usage)
		if f.DefValue != "" && f.DefValue != "false" {
			fmt.Fprintf(c.out, " (anders: %s)", f.DefValue)
		}
		fmt.Fprintln(c.out)
	})
}

// dutchFlagError puts the words of package flag into Dutch.
func dutchFlagError(err error) string {
	s := err.Error()
	if name, ok := strings.CutPrefix(s, "flag provided but not defined: -"); ok {
		return fmt.Sprintf("de optie --%s bestaat niet. Kijk met --help welke er zijn", strings.TrimPrefix(name, "-"))
	}
	if name, ok := strings.CutPrefix(s, "flag needs an argument: -"); ok {
		return fmt.Sprintf("achter --%s hoort nog iets", strings.TrimPrefix(name, "-"))
	}
	if _, rest, ok := strings.Cut(s, `invalid value "`); ok {
		value, rest, _ := strings.Cut(rest, `" for flag -`)
		name, why, _ := strings.Cut(rest, ": ")
		if why == "parse error" || why == "value out of range" { // those of package flag, for a number
			why = "schrijf een getal"
		}
		return fmt.Sprintf("%q kan niet bij --%s: %s", value, name, why)
	}
	if _, rest, ok := strings.Cut(s, `" for -`); ok {
		name, _, _ := strings.Cut(rest, ":")
		return fmt.Sprintf("achter --%s hoort niets. Schrijf het alleen als u het wilt", name)
	}
	return "een optie is niet goed ingevuld"
}

// vandaag gives the day for which the site is made: that of --today, else of
// SOURCE_DATE_EPOCH (reproducible-builds.org), else today in the Netherlands.
func (c *call) vandaag() (kaart.Datum, error) {
	if c.today != "" {
		d, ok := kaart.ParseDatum(c.today)
		if !ok {
			return d, fmt.Errorf("--today %s is geen datum. Schrijf het zo: 2026-11-23", c.today)
		}
		return d, nil
	}
	now := time.Now()
	if s := os.Getenv("SOURCE_DATE_EPOCH"); s != "" {
		sec, err := strconv.ParseInt(s, 10, 64)
		if err != nil {
			return kaart.Datum{}, fmt.Errorf("SOURCE_DATE_EPOCH=%s is geen getal", s)
		}
		now = time.Unix(sec, 0)
	}
	zone, err := time.LoadLocation("Europe/Amsterdam")
	if err != nil {
		return kaart.Datum{}, err
	}
	y, m, d := now.In(zone).Date()
	return kaart.Datum{Jaar: y, Maand: int(m), Dag: d}, nil
}
