package dev

import (
	"bytes"
	_ "embed"
	"fmt"
	"net/http"
	"time"
)

// What only this server adds to a site. No entry can have these addresses: a
// dot cannot stand at the beginning of a name in content/.
const (
	livePath   = "/.live" // server-sent events: the version that is shown
	liveScript = "/.live.js"
	liveStyle  = "/.live.css"
)

//go:embed live.js
var liveJS []byte

//go:embed live.css
var liveCSS []byte

var liveFiles = map[string][]byte{liveScript: liveJS, liveStyle: liveCSS}

// ping is how often a stream says something when nothing changes, so that
// nothing on the way takes it for dead.
const ping = 20 * time.Second

// live tells the version that is shown, now and at each change. The browser
// compares it with that of its page, so a change between the page and the
// stream is not lost, nor is one that was made while the server was away.
func (s *server) live(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream; charset=utf-8")
	if r.Method == http.MethodHead {
		return
	}
	c := http.NewResponseController(w)
	// The limits of the server are for pages; this answer has no end.
	if c.SetReadDeadline(time.Time{}) != nil || c.SetWriteDeadline(time.Time{}) != nil {
		return
	}
	tick := time.NewTicker(ping)
	defer tick.Stop()
	for {
		st := s.now.Load()
		if _, err := fmt.Fprintf(w, "data: %s\n\n", st.version); err != nil || c.Flush() != nil {
			return
		}
		select {
		case <-r.Context().Done(): // the browser left, or the server stops
			return
		case <-st.replaced:
		case <-tick.C:
		}
	}
}

// noSite is what the faults stand on while there is no page to put them on, and
// noPage for a page that could not be made.
var (
	noSite = emptyPage("Er is nog geen site", "Herstel de fouten. Daarna verschijnt de site vanzelf.")
	noPage = emptyPage("Deze pagina kan niet gemaakt worden", "Herstel de fout. Daarna verschijnt de pagina vanzelf.")
)

func emptyPage(title, text string) []byte {
	return fmt.Appendf(nil, `<!DOCTYPE html>
<html lang="nl">
<head>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<title>%[1]s</title>
</head>
<body>
<main class="live-leeg">
<h1>%[1]s</h1>
<p>%[2]s</p>
</main>
</body>
</html>
`, title, text)
}

// dress gives a page with what the local server adds: the script that reloads
// it, and the faults. Both are files or text, never inline script or style, so
// the content security policy of the site stays as it is. A page of a theme
// without </head> or <body> is left alone, and so is a site that never changes.
func (st *state) dress(page []byte) []byte {
	head := bytes.Index(page, []byte("</head>"))
	if head < 0 || st.version == "" {
		return page
	}
	out := make([]byte, 0, len(page)+len(st.faults)+256)
	out = append(out, page[:head]...)
	if st.faults != nil {
		out = append(out, `<link rel="stylesheet" href="`+liveStyle+`"/>`+"\n"...)
	}
	out = append(out, `<script src="`+liveScript+`" data-versie="`+st.version+`" defer="defer"></script>`+"\n"...)
	page = page[head:]
	if at := bodyStart(page); st.faults != nil && at > 0 {
		out = append(append(out, page[:at]...), st.faults...)
		page = page[at:]
	}
	return append(out, page...)
}

// bodyStart gives the place right after <body …>, or 0.
func bodyStart(page []byte) int {
	i := bytes.Index(page, []byte("<body"))
	if i < 0 {
		return 0
	}
	return i + bytes.IndexByte(page[i:], '>') + 1
}
