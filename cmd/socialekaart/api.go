package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"socialekaart/generator"
	"socialekaart/generator/kaart"
	"socialekaart/search"
	"socialekaart/search/api"
)

// lijstFlag collects a flag that may be given more than once.
type lijstFlag []string

func (l *lijstFlag) String() string     { return strings.Join(*l, ",") }
func (l *lijstFlag) Set(s string) error { *l = append(*l, s); return nil }

// apiFlags are those of serve --api.
type apiFlags struct {
	aan       *bool
	index     lijstFlag
	site      lijstFlag
	cors      lijstFlag
	perMinuut *int
	proxy     *bool
}

func (c *call) apiFlags() *apiFlags {
	f := &apiFlags{
		aan:       c.flags.Bool("api", false, "geeft antwoord op zoekvragen van andere programma’s, in plaats van de site te laten zien"),
		perMinuut: c.flags.Int("per-minuut", 120, "bij --api: hoeveel vragen één bezoeker per minuut mag stellen"),
		proxy:     c.flags.Bool("proxy", false, "bij --api: er staat een eigen proxy voor, die X-Forwarded-For invult"),
	}
	c.flags.Var(&f.index, "index", "bij --api: de map van een site. Meer sites? Schrijf --index naam=map, vaker")
	c.flags.Var(&f.site, "site", "bij --api: het adres van een site, zoals naam=https://kaart.example.org/")
	c.flags.Var(&f.cors, "cors", "bij --api: een website die de antwoorden mag lezen, of * voor alle")
	return f
}

// Times of the server: who is slower than this is no visitor, and
// would keep a connection from one who is.
const (
	apiLees  = 5 * time.Second
	apiWacht = 10 * time.Second
	apiStil  = 60 * time.Second
	apiKop   = 8 << 10 // bytes
)

// runAPI serves until ctx is done, then lets what is under way finish.
func runAPI(ctx context.Context, c *call, f *apiFlags, addr string, port int) int {
	if len(f.index) == 0 {
		f.index = lijstFlag{filepath.Join(c.source, "public")}
	}
	if err := f.check(); err != nil {
		return c.usage(err)
	}
	x, sites, err := openIndexes(f)
	if err != nil {
		fmt.Fprintf(c.err, "fout: %v\ntip: maak de site eerst met: socialekaart build\n", err)
		return exitComputer
	}
	defer x.Close()
	s := api.New(api.Options{Index: x, Sites: sites, CORS: f.cors, PerMinuut: *f.perMinuut, Proxy: *f.proxy, Nu: time.Now})
	srv := &http.Server{Handler: s, ReadHeaderTimeout: apiLees, ReadTimeout: apiLees, WriteTimeout: apiWacht, IdleTimeout: apiStil, MaxHeaderBytes: apiKop}
	l, err := net.Listen("tcp", net.JoinHostPort(addr, strconv.Itoa(port)))
	if err != nil {
		return c.computer(err)
	}
	fmt.Fprintf(c.out, "Het zoeken staat klaar: http://%s/api/zoek?q=koffie\nStop met Ctrl+C.\n", l.Addr())
	klaar := make(chan error, 1)
	go func() { klaar <- srv.Serve(l) }()
	select {
	case err = <-klaar:
	case <-ctx.Done():
		s.Stop()
		wait, cancel := context.WithTimeout(context.WithoutCancel(ctx), apiWacht)
		defer cancel()
		err = srv.Shutdown(wait)
	}
	if err != nil && !errors.Is(err, http.ErrServerClosed) {
		return c.computer(err)
	}
	return exitOK
}

// regio reads naam=map; a folder alone is named after itself.
func regio(s string) (naam, dir string) {
	naam, dir, ok := strings.Cut(s, "=")
	if !ok {
		naam, dir = filepath.Base(s), s
	}
	return naam, dir
}

// check says what in --index and --site cannot be.
func (f *apiFlags) check() error {
	var namen []string
	for _, s := range f.index {
		naam, _ := regio(s)
		if slices.Contains(namen, naam) {
			return fmt.Errorf("bij --index staat de naam %s twee keer. Geef elke site een eigen naam", naam)
		}
		namen = append(namen, naam)
	}
	for _, s := range f.site {
		naam, adres, ok := strings.Cut(s, "=")
		if !ok {
			naam, adres = "", s
		}
		if !kaart.IsBasis(adres) {
			return fmt.Errorf("--site %s is geen webadres. Schrijf het zo: %s", s, strings.TrimPrefix(naam+"=https://kaart.example.org/", "="))
		}
		if len(namen) > 1 && !slices.Contains(namen, naam) {
			return fmt.Errorf("bij --site %s hoort geen --index met die naam.%s", s, choice(naam, namen))
		}
	}
	return nil
}

// openIndexes opens the index of each site, one as itself and more as one. sites
// gives the address of each by its name; one index has the name "".
func openIndexes(f *apiFlags) (*search.Index, map[string]string, error) {
	var namen []string
	var xs []*search.Index
	for _, s := range f.index {
		naam, dir := regio(s)
		bleve := filepath.Join(dir, filepath.FromSlash(generator.BleveMap))
		if _, err := os.Stat(bleve); err != nil {
			bleve = dir // the folder of the index itself
		}
		x, err := openIndex(bleve, dir)
		if err != nil {
			for _, y := range xs {
				y.Close()
			}
			return nil, nil, err
		}
		namen, xs = append(namen, naam), append(xs, x)
	}
	sites := map[string]string{}
	for _, s := range f.site {
		naam, url, ok := strings.Cut(s, "=")
		if !ok || len(xs) == 1 {
			naam, url = "", strings.TrimPrefix(s, naam+"=")
		}
		if !ok {
			url = s
		}
		sites[naam] = strings.TrimSuffix(url, "/") + "/"
	}
	if len(xs) == 1 {
		return xs[0], sites, nil
	}
	x, err := search.Samen(namen, xs)
	return x, sites, err
}
