package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/pprof"
	"slices"
	"strconv"
	"strings"
	"time"

	"socialekaart/generator"
	"socialekaart/generator/proef"
	"socialekaart/generator/source"
	"socialekaart/themes"
)

// benchSeed makes every bench build the same content.
const benchSeed = 1

// meting is what was measured for one size of site. Times are in seconds of
// one run, memory and sizes in bytes; 0 stands for not known on this system.
type meting struct {
	Vermeldingen  int         `json:"vermeldingen"`
	Paginas       int         `json:"paginas"`   // HTML files
	Bestanden     int         `json:"bestanden"` // all files
	Bytes         int64       `json:"bytes"`
	Seconden      float64     `json:"seconden"`
	CPU           float64     `json:"processorseconden"`
	Geheugen      int64       `json:"geheugen"`
	Stappen       []benchStap `json:"stappen"`
	Nogmaals      tijdEnCPU   `json:"nog_een_keer"`  // a second build of the same content
	Wijziging     tijdEnCPU   `json:"een_wijziging"` // one file edited, until its page is made, by a Builder that remembers
	WijzigStappen []benchStap `json:"stappen_wijziging"`
	Onthouden     int64       `json:"geheugen_serve"` // the peak with that Builder
}

type benchStap struct {
	Naam     string  `json:"naam"`
	Seconden float64 `json:"seconden"`
}

type tijdEnCPU struct {
	Seconden float64 `json:"seconden"`
	CPU      float64 `json:"processorseconden"`
}

// runBench builds sites of made-up content and prints what that costs. Each
// size has a process of its own, so that the peak of one is not that of
// another: the program starts itself with one size and --format json.
func runBench(ctx context.Context, c *call) int {
	entries := c.flags.String("entries", "1000,10000", "hoeveel vermeldingen, met een komma ertussen")
	keep := c.flags.String("keep", "", "een nieuwe map waarin de inhoud en de site blijven staan")
	format := c.flags.String("format", "text", "text of json")
	profile := c.flags.String("cpuprofile", "", "een bestand voor het profiel van de processor (go tool pprof); met één aantal")
	c.flags.StringVar(&c.today, "today", proef.Dag, "de dag waarvoor de site is")
	if code, ok := c.parse(0); !ok {
		return code
	}
	if *format != "text" && *format != "json" {
		return c.usage(fmt.Errorf("--format %s bestaat niet. Kies uit: text, json", *format))
	}
	var sizes []int
	for s := range strings.SplitSeq(*entries, ",") {
		n, err := strconv.Atoi(strings.TrimSpace(s))
		if err != nil || n < 1 {
			return c.usage(fmt.Errorf("--entries %s kan niet. Schrijf het zo: 1000,10000", *entries))
		}
		sizes = append(sizes, n)
	}
	if *profile != "" && len(sizes) != 1 {
		return c.usage(fmt.Errorf("--cpuprofile gaat over één aantal. Schrijf erbij: --entries 1000"))
	}
	if err := benchVrij(*keep, sizes); err != nil {
		return c.usage(err)
	}
	if *format == "json" && len(sizes) == 1 {
		return c.benchHere(ctx, sizes[0], *keep, *profile)
	}
	var ms []meting
	for _, n := range sizes {
		m, code := c.benchChild(ctx, n, *keep, *profile)
		if code != exitOK {
			return code
		}
		ms = append(ms, m)
		if *format == "json" {
			_ = json.NewEncoder(c.out).Encode(m)
		}
	}
	if *format == "text" {
		benchTabel(c.out, ms)
	}
	return exitOK
}

// benchChild measures one size in a process of its own.
func (c *call) benchChild(ctx context.Context, n int, keep, profile string) (m meting, code int) {
	fmt.Fprintf(c.err, "Een site met %s maken en meten…\n", telling(n, "vermelding", "vermeldingen"))
	self, err := os.Executable()
	if err != nil {
		return m, c.computer(err)
	}
	var out bytes.Buffer
	args := []string{"bench", "--format", "json", "--entries", strconv.Itoa(n), "--today", c.today}
	if keep != "" {
		args = append(args, "--keep", keep)
	}
	if profile != "" {
		args = append(args, "--cpuprofile", profile)
	}
	cmd := exec.CommandContext(ctx, self, args...)
	cmd.Stdout, cmd.Stderr = &out, c.err
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) } // so that it removes its folder
	cmd.WaitDelay = 10 * time.Second
	if err := cmd.Run(); err != nil {
		if code := cmd.ProcessState.ExitCode(); code > 0 {
			return m, code // it has said why
		}
		return m, c.computer(err)
	}
	if err := json.Unmarshal(out.Bytes(), &m); err != nil {
		return m, c.computer(err)
	}
	return m, exitOK
}

// benchHere measures one size in this process.
func (c *call) benchHere(ctx context.Context, n int, keep, profile string) int {
	day, err := c.vandaag()
	if err != nil {
		return c.usage(err)
	}
	dir, err := benchMap(n, keep)
	if err != nil {
		return c.computer(err)
	}
	if keep == "" {
		defer os.RemoveAll(dir)
	}
	if err := proef.Schrijf(dir, n, benchSeed); err != nil {
		return c.computer(err)
	}
	o := generator.Options{Root: dir, Out: filepath.Join(dir, "public"), Theme: themes.Standaard(), Vandaag: day, Limits: source.DefaultLimits, Programma: programma()}
	// A bench may go past what a site may have, to see what would happen.
	o.Limits.Files = max(o.Limits.Files, 2*n)
	m := meting{Vermeldingen: n}
	r, err := m.meet(ctx, o, profile)
	if err != nil {
		return c.computer(err)
	}
	if r.Fouten(false) > 0 {
		c.show(r, "Er is niets gemeten.")
		return exitContent
	}
	if err := json.NewEncoder(c.out).Encode(m); err != nil {
		return c.computer(err)
	}
	return exitOK
}

// benchVrij refuses a folder that has anything in it but what a bench of another
// size left there: it may be somebody's content.
func benchVrij(keep string, sizes []int) error {
	if keep == "" {
		return nil
	}
	es, err := os.ReadDir(keep)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("--keep %s is geen map die te lezen is. Kies een nieuwe map", keep)
	}
	for _, e := range es {
		if n, err := strconv.Atoi(e.Name()); err != nil || !e.IsDir() || slices.Contains(sizes, n) {
			return fmt.Errorf("in de map %s staat al %s. Kies bij --keep een nieuwe map", keep, e.Name())
		}
	}
	return nil
}

// benchMap gives a new folder for one size.
func benchMap(n int, keep string) (string, error) {
	if keep == "" {
		return os.MkdirTemp("", "socialekaart-bench-")
	}
	if err := os.MkdirAll(keep, 0o755); err != nil {
		return "", err
	}
	dir := filepath.Join(keep, strconv.Itoa(n))
	return dir, os.Mkdir(dir, 0o755)
}

// meet builds, builds again, and makes the site after one edit. The Report is
// the one that stopped it, or the last.
func (m *meting) meet(ctx context.Context, o generator.Options, profile string) (*generator.Report, error) {
	var r *generator.Report
	bouw := func() (err error) {
		r, err = generator.Build(ctx, o)
		return err
	}
	stop, err := profileer(profile)
	if err != nil {
		return nil, err
	}
	resetPiek()
	t, err := klok(bouw)
	stop()
	if err != nil || r.Fouten(false) > 0 {
		return r, err
	}
	m.Seconden, m.CPU, m.Geheugen = t.Seconden, t.CPU, piek()
	m.Bestanden, m.Bytes = r.Paginas, r.Bytes
	for _, s := range r.Duur {
		m.Stappen = append(m.Stappen, benchStap{s.Naam, s.Duur.Seconds()})
	}
	if m.Paginas, err = telPaginas(o.Out); err != nil {
		return r, err
	}
	if m.Nogmaals, err = klok(bouw); err != nil {
		return r, err
	}
	return m.meetWijziging(ctx, o)
}

// meetWijziging edits one entry and makes its page, by a Builder that remembers.
func (m *meting) meetWijziging(ctx context.Context, o generator.Options) (*generator.Report, error) {
	b := generator.NewBuilder(o)
	defer b.Close()
	resetPiek()
	_, r, err := b.Plan(ctx)
	if err != nil {
		return r, err
	}
	pad, err := wijzig(o.Root)
	if err != nil {
		return r, err
	}
	m.Wijziging, err = klok(func() error {
		var s *generator.Site
		if s, r, err = b.Plan(ctx); s == nil {
			return err
		}
		_, err = s.File(pad)
		return err
	})
	for _, s := range r.Duur {
		m.WijzigStappen = append(m.WijzigStappen, benchStap{s.Naam, s.Duur.Seconds()})
	}
	m.Onthouden = piek()
	return r, err
}

// profileer writes where the processor is busy to a file until stop is called;
// with "" it does nothing.
func profileer(name string) (stop func(), err error) {
	if name == "" {
		return func() {}, nil
	}
	f, err := os.Create(name)
	if err != nil {
		return nil, err
	}
	if err := pprof.StartCPUProfile(f); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return func() { pprof.StopCPUProfile(); _ = f.Close() }, nil
}

// wijzig adds a sentence to one entry and gives the path of its page.
func wijzig(root string) (pad string, err error) {
	names, err := filepath.Glob(filepath.Join(root, "content", "voorzieningen", "*.md"))
	if err != nil || len(names) == 0 {
		return "", fmt.Errorf("find an entry to edit in %s: %w", root, err)
	}
	// One in fifty is not published.
	for _, name := range names[len(names)/2:] {
		data, err := os.ReadFile(name)
		if err != nil {
			return "", err
		}
		if bytes.Contains(data, []byte("\nstatus = \"concept\"")) || bytes.Contains(data, []byte("\ngeldig_")) {
			continue
		}
		return "voorzieningen/" + strings.TrimSuffix(filepath.Base(name), ".md") + "/index.html",
			os.WriteFile(name, append(data, "\nU kunt altijd bellen.\n"...), 0o644)
	}
	return "", fmt.Errorf("no entry in %s can be edited", root)
}

func telPaginas(dir string) (n int, err error) {
	err = filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && strings.HasSuffix(name, ".html") {
			n++
		}
		return err
	})
	return n, err
}

// klok gives what f takes. The garbage of what was before is not counted.
func klok(f func() error) (tijdEnCPU, error) {
	runtime.GC()
	cpu, start := cpuTijd(), time.Now()
	err := f()
	return tijdEnCPU{time.Since(start).Seconds(), (cpuTijd() - cpu).Seconds()}, err
}

// piek gives the most memory that this process had at once since resetPiek, in
// bytes: VmHWM of proc(5). Elsewhere than on Linux it gives 0.
func piek() int64 {
	data, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(data)) {
		if f := strings.Fields(line); len(f) > 1 && f[0] == "VmHWM:" {
			kb, _ := strconv.ParseInt(f[1], 10, 64)
			return kb << 10
		}
	}
	return 0
}

// resetPiek begins a new measurement; 5 is the code for that in proc(5). What
// cannot be reset counts the writing of the content too, which takes little.
func resetPiek() { _ = os.WriteFile("/proc/self/clear_refs", []byte("5"), 0) }

// benchTabel prints a row for each thing that was measured and a column for
// each size.
func benchTabel(w io.Writer, ms []meting) {
	rij := func(naam string, f func(m *meting) string) {
		fmt.Fprintf(w, "%-36s", naam)
		for i := range ms {
			fmt.Fprintf(w, " %12s", f(&ms[i]))
		}
		fmt.Fprintln(w)
	}
	sec := func(f float64) string { return strings.Replace(strconv.FormatFloat(f, 'f', 2, 64), ".", ",", 1) }
	ms1000 := func(f float64) string { return strconv.Itoa(int(1000*f+0.5)) + " ms" }
	bekend := func(ok bool, s string) string {
		if !ok {
			return "onbekend"
		}
		return s
	}
	rij("vermeldingen", func(m *meting) string { return getal(m.Vermeldingen) })
	rij("pagina’s", func(m *meting) string { return getal(m.Paginas) })
	rij("bestanden", func(m *meting) string { return getal(m.Bestanden) })
	rij("geschreven", func(m *meting) string { return grootte(m.Bytes) })
	rij("seconden", func(m *meting) string { return sec(m.Seconden) })
	rij("pagina’s per seconde", func(m *meting) string { return getal(int(float64(m.Paginas) / m.Seconden)) })
	rij("seconden van de processor", func(m *meting) string { return bekend(m.CPU > 0, sec(m.CPU)) })
	rij("meeste geheugen", func(m *meting) string { return bekend(m.Geheugen > 0, grootte(m.Geheugen)) })
	for i, s := range ms[0].Stappen {
		rij("  "+s.Naam, func(m *meting) string { return strconv.Itoa(int(100*m.Stappen[i].Seconden/m.Seconden+0.5)) + " %" })
	}
	rij("nog een keer, niets veranderd", func(m *meting) string { return sec(m.Nogmaals.Seconden) })
	rij("één bestand veranderd, in serve", func(m *meting) string { return ms1000(m.Wijziging.Seconden) })
	for i, s := range ms[0].WijzigStappen {
		rij("  "+s.Naam, func(m *meting) string { return ms1000(m.WijzigStappen[i].Seconden) })
	}
	rij("  seconden van de processor", func(m *meting) string { return bekend(m.Wijziging.CPU > 0, sec(m.Wijziging.CPU)) })
	rij("  meeste geheugen", func(m *meting) string { return bekend(m.Onthouden > 0, grootte(m.Onthouden)) })
	fmt.Fprintf(w, "\nDit is één keer gemeten, op een computer met %s.\n", telling(runtime.GOMAXPROCS(0), "processor", "processors"))
	for _, m := range ms {
		if m.Vermeldingen > source.DefaultLimits.Files {
			fmt.Fprintf(w, "Let op: een gewone site mag %s bestanden hebben. Met %s vermeldingen zijn het er meer.\n", getal(source.DefaultLimits.Files), getal(m.Vermeldingen))
		}
	}
}
