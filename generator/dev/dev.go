// Package dev shows a site on the computer of who is editing it: Serve plans the
// site, makes each page when a browser asks for it, watches the files, plans again
// and lets the browser reload.
//
// What the caller may rely on:
//
//   - Nothing is written, and Serve serves nothing from disk: an address is looked
//     up among the paths of the last good plan, so what was not planned cannot
//     be reached. public/ is neither read, written nor watched.
//   - A save is checked as a whole, and shown when it has no faults: every page,
//     list and calendar is of the last good plan. The search index is made when
//     somebody first searches after a save.
//   - A fault in the content never takes the site away. The last good site
//     stays, with the faults on top of each page until they are gone. After a
//     first build with faults there is no site yet: every address then gives
//     the faults, with status 500.
//   - A save is seen also where the computer does not tell of it: see watch.go.
//   - A save of the same bytes does not reload a browser.
//
// The site stands at the root of the address, also when base_url in config.toml
// has a path: links in a page are relative, and the build is given the address
// of this server for the few that are not.
//
// ServeFolder shows a published site in the same way, from a disk or a stick.
//
// Not done here: TLS, compression, any method but GET and HEAD. This is a
// server for one person; it says so when it is given an address that others can
// reach. The day for which the site is made is the day of the start, also after
// midnight.
package dev

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strconv"
	"syscall"
	"time"

	"github.com/fsnotify/fsnotify"

	"socialekaart/generator"
)

// Options say what to serve and where.
type Options struct {
	Site      generator.Options // Out is not used; BaseURL becomes the address of this server
	Addr      string            // the address to listen on; "" means 127.0.0.1
	Port      int               // 0 means any that is free
	Headers   [][2]string       // go out with every answer
	Log       io.Writer         // Dutch lines for the person at the terminal
	ThemeDirs []string          // the folders that Site.Theme comes from, to be watched

	// handle answers exactly these paths ("/zoeken/"), as far as the address has
	// a query; without one the page of the site is given. A handler gets only
	// GET and HEAD, after all checks, from several goroutines at once.
	handle map[string]http.HandlerFunc
}

// limits are the times that bound the server and the watching.
type limits struct {
	quiet   time.Duration // no event for so long: the save is over
	storm   time.Duration // the same, after many events
	longest time.Duration // a build is not put off longer than this
	poll    time.Duration // how often to look without being told
	request time.Duration // for the header of a request, for its body, and between two requests
	answer  time.Duration // for writing a page
	stop    time.Duration // for the requests that are under way when the server stops
	notify  func() (*fsnotify.Watcher, error)
}

// defaults: a save by vim, emacs or sed -i is up to six events at once, and
// 30 ms is not felt. On a busy computer 2,000 new files took 1.7 s, with five
// gaps of more than 30 ms and none of 250. A browser sends its header at once,
// so 5 s is for who means harm.
var defaults = limits{
	quiet:   30 * time.Millisecond,
	storm:   250 * time.Millisecond,
	longest: 2 * time.Second,
	poll:    2 * time.Second,
	request: 5 * time.Second,
	answer:  30 * time.Second,
	stop:    time.Second,
	notify:  fsnotify.NewWatcher,
}

// maxHeader is in bytes; net/http adds 4 KiB of its own.
const maxHeader = 16<<10 - 4<<10

// Serve shows the site until ctx is done, and then gives nil within 2 s. An
// error is about the machine: the address cannot be had, or the first build
// could not be made. Later trouble of that kind, such as a theme with a mistake
// in it, is shown like a fault in the content.
func Serve(ctx context.Context, o Options) error {
	if o.Addr == "" {
		o.Addr = "127.0.0.1"
	}
	ln, err := listen(o.Addr, o.Port)
	if err != nil {
		return err
	}
	o.Site.BaseURL = address(o.Addr, ln)
	o.Site.OpVraag = true
	b := generator.NewBuilder(o.Site)
	o.handle = map[string]http.HandlerFunc{"/zoeken/": answer(b)}
	return errors.Join(serve(ctx, o, ln, plan(b), defaults), b.Close())
}

// serve is Serve with what a test may want to set. It closes ln.
func serve(ctx context.Context, o Options, ln net.Listener, build builder, lim limits) error {
	defer ln.Close()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	s := newServer(o, build)
	w := newWatcher(o.Site.Root, o.ThemeDirs, lim, s.term.notice)
	defer w.close()
	if err := s.rebuild(ctx); err != nil || ctx.Err() != nil {
		return err
	}
	go w.run(ctx)
	return s.listen(ctx, ln, lim, w.hint)
}

// listen answers until ctx is done. Each hint is a reason to build again.
func (s *server) listen(ctx context.Context, ln net.Listener, lim limits, hint <-chan struct{}) error {
	hs := &http.Server{
		Handler:           s,
		BaseContext:       func(net.Listener) context.Context { return ctx }, // ends the streams of live.go
		ReadHeaderTimeout: lim.request,
		ReadTimeout:       lim.request,
		IdleTimeout:       lim.request,
		WriteTimeout:      lim.answer,
		MaxHeaderBytes:    maxHeader,
		ErrorLog:          s.term.errorLog(),

		DisableGeneralOptionsHandler: true, // it answers OPTIONS * itself, without our checks
	}
	failed := make(chan error, 1)
	go func() { failed <- hs.Serve(ln) }()
	s.term.welcome(address(s.o.Addr, ln), !local(s.o.Addr))
	for {
		select {
		case <-hint:
			// Trouble has been told and is shown; the next save may end it.
			_ = s.rebuild(ctx)
		case err := <-failed:
			return fmt.Errorf("serve: %w", err)
		case <-ctx.Done():
			late, done := context.WithTimeout(context.WithoutCancel(ctx), lim.stop)
			defer done()
			if hs.Shutdown(late) != nil {
				hs.Close()
			}
			return nil
		}
	}
}

// wsaAddrInUse is how Windows says that a port is taken.
const wsaAddrInUse = syscall.Errno(10048)

func listen(addr string, port int) (net.Listener, error) {
	ln, err := net.Listen("tcp", net.JoinHostPort(addr, strconv.Itoa(port)))
	switch {
	case errors.Is(err, syscall.EADDRINUSE), errors.Is(err, wsaAddrInUse):
		return nil, fmt.Errorf("poort %d is al bezet door een ander programma. Kies een andere poort, zoals: --port %d (%w)", port, next(port), err)
	case errors.Is(err, syscall.EACCES):
		return nil, fmt.Errorf("poort %d mag dit programma niet gebruiken. Kies een andere poort, zoals: --port 1313 (%w)", port, err)
	case err != nil:
		return nil, fmt.Errorf("op adres %s en poort %d kan de site niet staan. Laat --addr en --port weg, of kies iets anders (%w)", addr, port, err)
	}
	return ln, nil
}

func next(port int) int {
	if port >= 65535 {
		return 8080
	}
	return port + 1
}

// address gives the URL under which a browser on this computer finds the site.
func address(addr string, ln net.Listener) string {
	if ip := net.ParseIP(addr); ip != nil && ip.IsUnspecified() {
		addr = "127.0.0.1"
	}
	_, port, _ := net.SplitHostPort(ln.Addr().String())
	return "http://" + net.JoinHostPort(addr, port) + "/"
}

// local says whether only this computer can reach addr.
func local(addr string) bool {
	ip := net.ParseIP(addr)
	return addr == "localhost" || ip != nil && ip.IsLoopback()
}
