package main

import (
	"context"
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"socialekaart/generator"
	"socialekaart/generator/dev"
	"socialekaart/generator/diag"
	"socialekaart/generator/kaart"
	"socialekaart/generator/page"
	"socialekaart/generator/publish"
	"socialekaart/themes"
)

// options reads the flags into what the generator wants.
func (c *call) options() (generator.Options, error) {
	day, err := c.vandaag()
	if err != nil {
		return generator.Options{}, err
	}
	o := generator.Options{Root: c.source, Vandaag: day, BaseURL: c.baseURL, Streng: c.streng, Theme: themes.Standaard()}
	if c.theme != "" {
		o.Theme = os.DirFS(c.theme)
	}
	if info, err := os.Stat(filepath.Join(c.source, "content")); c.source != "" && (err != nil || !info.IsDir()) {
		return o, fmt.Errorf("in de map %s staat geen map content. Ga naar de map van uw site, of gebruik --source", c.source)
	}
	if c.baseURL != "" && !kaart.IsBasis(c.baseURL) {
		return o, fmt.Errorf("--base-url %s is geen webadres. Schrijf het zo: https://kaart.example.org/", c.baseURL)
	}
	return o, nil
}

func runBuild(ctx context.Context, c *call) int {
	c.siteFlags()
	output := c.flags.String("output", "public", "de map waar de site komt")
	c.flags.BoolVar(&c.streng, "strict", false, "een waarschuwing telt als fout")
	if code, ok := c.parse(0); !ok {
		return code
	}
	o, err := c.options()
	if err != nil {
		return c.usage(err)
	}
	o.Out = *output
	if !filepath.IsAbs(o.Out) {
		o.Out = filepath.Join(c.source, o.Out)
	}
	start := time.Now()
	o.Geschiedenis, o.Programma = history(ctx, c.source), programma()
	r, err := generator.Build(ctx, o)
	if err != nil {
		return c.computer(err)
	}
	if r.Fouten(c.streng) > 0 {
		c.show(r, "De site is niet veranderd.")
		return exitContent
	}
	slot := "De site was al zo."
	if r.Veranderd {
		slot = "De site is veranderd."
	}
	c.show(r, "")
	hidden := ""
	if r.Weggelaten > 0 {
		hidden = fmt.Sprintf(" (%s niet: concept of niet geldig vandaag)", getal(r.Weggelaten))
	}
	fmt.Fprintf(c.out, "%s%s, %s, %s, in %s seconden. %s\n",
		telling(r.Entries, "vermelding", "vermeldingen"), hidden, telling(r.Paginas, "bestand", "bestanden"), grootte(r.Bytes), komma(time.Since(start).Seconds()), slot)
	return exitOK
}

// programma gives the digest of this program, or "" when it cannot be read. Of 37 MB
// that takes 25 ms; the version is not enough, as a program that is being worked on
// has none.
func programma() string {
	name, err := os.Executable()
	if err != nil {
		return ""
	}
	f, err := os.Open(name)
	if err != nil {
		return ""
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return ""
	}
	return string(h.Sum(nil))
}

// mostPerCode bounds what a run prints: a mistake in one vocabulary can be told
// by every entry, and nobody reads past the first screens.
const mostPerCode = 50

// show prints the diagnostics, then how many there are, then last.
func (c *call) show(r *generator.Report, last string) {
	var shown diag.List
	seen, left := map[string]int{}, 0
	for _, d := range r.Diags {
		if d.Level == diag.Tip && !c.tips {
			continue
		}
		if seen[d.Code]++; seen[d.Code] > mostPerCode {
			left++
			continue
		}
		shown = append(shown, d)
	}
	w := c.err
	if r.Fouten(c.streng) == 0 {
		w = c.out
	}
	_ = shown.Write(w, func(file string) []byte { return r.Bronnen[file] })
	if left > 0 {
		fmt.Fprintf(w, "Er is meer van hetzelfde: %s meldingen staan hier niet bij.\n", getal(left))
	}
	if len(r.Diags) > 0 || last != "" {
		fmt.Fprintln(w, strings.TrimSpace(fmt.Sprintf("%s, %s in %s. %s", telling(r.Diags.Fouten(), "fout", "fouten"),
			telling(r.Diags.Count(diag.Waarschuwing), "waarschuwing", "waarschuwingen"), telling(r.Bestanden, "bestand", "bestanden"), last)))
	}
}

func runServe(ctx context.Context, c *call) int {
	c.siteFlags()
	port := c.flags.Int("port", 1313, "het nummer van de poort")
	addr := c.flags.String("addr", "127.0.0.1", "het adres om op te luisteren")
	dir := c.flags.String("dir", "", "laat een gemaakte site zien, zoals de map public; de teksten zijn dan niet nodig")
	api := c.apiFlags()
	if code, ok := c.parse(0); !ok {
		return code
	}
	var only []string
	c.flags.Visit(func(f *flag.Flag) {
		if strings.HasPrefix(f.Usage, "bij --api") {
			only = append(only, "--"+f.Name)
		}
	})
	if len(only) > 0 && !*api.aan {
		return c.usage(fmt.Errorf("%s hoort bij --api. Schrijf er --api bij, of laat het weg", only[0]))
	}
	if *api.aan && *dir != "" {
		return c.usage(errors.New("kies --api of --dir: met --api zoekt u in een gemaakte site, met --dir ziet u haar"))
	}
	if *api.aan {
		return runAPI(ctx, c, api, *addr, *port)
	}
	if *dir != "" {
		if info, err := os.Stat(*dir); err == nil && !info.IsDir() {
			return c.usage(fmt.Errorf("%s is geen map. Geef de map van de site, zoals: --dir public", *dir))
		}
		if err := dev.ServeFolder(ctx, dev.Options{Addr: *addr, Port: *port, Headers: page.Headers, Log: c.out}, *dir); err != nil {
			return c.computer(err)
		}
		return exitOK
	}
	o, err := c.options()
	if err != nil {
		return c.usage(err)
	}
	o.Geschiedenis = history(ctx, c.source)
	do := dev.Options{Site: o, Addr: *addr, Port: *port, Headers: page.Headers, Log: c.out}
	if c.theme != "" {
		do.ThemeDirs = []string{c.theme}
	}
	if err := dev.Serve(ctx, do); err != nil {
		return c.computer(err)
	}
	return exitOK
}

func (c *call) usage(err error) int {
	fmt.Fprintf(c.err, "fout: %v\n", err)
	return exitUsage
}

// computer tells a fault of the machine. Nothing was published.
func (c *call) computer(err error) int {
	if errors.Is(err, context.Canceled) {
		err = errors.New("het is afgebroken")
	}
	fmt.Fprintf(c.err, "fout: %v\nDe site is niet veranderd.\n", publish.Explain(err))
	return exitComputer
}

func telling(n int, een, meer string) string {
	if n == 1 {
		return "1 " + een
	}
	return getal(n) + " " + meer
}

// getal writes a number as Dutch does: 10.000.
func getal(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "." + s[i:]
	}
	return s
}

func komma(f float64) string { return strings.Replace(strconv.FormatFloat(f, 'f', 1, 64), ".", ",", 1) }

func grootte(n int64) string {
	if n < 1<<20 {
		return strconv.FormatInt((n+1023)>>10, 10) + " kB"
	}
	return komma(float64(n)/(1<<20)) + " MB"
}
