package dev

import (
	"fmt"
	"html"
	"strings"

	"socialekaart/generator/diag"
)

// mostFaults bounds what is shown and printed at once: a mistake in one list
// can be told by every entry, and nobody reads past the first screens.
const mostFaults = 20

// blocking gives the diagnostics that keep a site from being published.
func blocking(l diag.List, strict bool) diag.List {
	var out diag.List
	for _, d := range l {
		if d.Level == diag.Fout || strict && d.Level == diag.Waarschuwing {
			out = append(out, d)
		}
	}
	return out
}

// overlay writes the faults as HTML for the top of a page. All of it is text:
// content is not trusted here either. It has no id and no heading, so that the
// page around it stays valid.
func overlay(l diag.List, sources map[string][]byte, haveSite bool) []byte {
	var b strings.Builder
	b.WriteString(overlayStart)
	fmt.Fprintf(&b, "<p><strong>%s %s in de bestanden.</strong>%s</p>\n<ol>\n", isOrAre(len(l)), plural(len(l), "fout", "fouten"), previous(haveSite))
	for _, d := range l[:min(len(l), mostFaults)] {
		fmt.Fprintf(&b, "<li><p><strong>%s:</strong> %s</p>\n<p><code>%s</code></p>\n", d.Level, escape(d.Text), escape(d.Pos.String()))
		if lines := diag.Snippet(sources[d.Pos.File], d.Pos, d.Len); lines != "" {
			// The line break after <pre> is the one that HTML ignores.
			fmt.Fprintf(&b, "<pre>\n%s</pre>\n", html.EscapeString(lines))
		}
		if d.Hint != "" {
			fmt.Fprintf(&b, "<p>Tip: %s</p>\n", strings.ReplaceAll(escape(d.Hint), "\n", "<br/>\n"))
		}
		b.WriteString("</li>\n")
	}
	b.WriteString("</ol>\n")
	if left := len(l) - mostFaults; left > 0 {
		fmt.Fprintf(&b, "<p>%s hier niet bij.</p>\n", stillMore(left))
	}
	b.WriteString(overlayEnd)
	return []byte(b.String())
}

// overlayError does the same for an error, such as a mistake in the theme.
func overlayError(err error, haveSite bool) []byte {
	return fmt.Appendf(nil, "%s<p><strong>De site kan niet gemaakt worden.</strong>%s</p>\n<pre>\n%s\n</pre>\n%s",
		overlayStart, previous(haveSite), escape(err.Error()), overlayEnd)
}

const (
	overlayStart = "\n" + `<section class="live-fouten" role="alert" aria-label="Fouten in de bestanden" tabindex="0">` + "\n"
	overlayEnd   = "</section>\n"
)

func escape(s string) string { return html.EscapeString(diag.Printable(s)) }

func previous(haveSite bool) string {
	if haveSite {
		return " U ziet nog de vorige site."
	}
	return ""
}

func isOrAre(n int) string {
	if n == 1 {
		return "Er staat"
	}
	return "Er staan"
}

func stillMore(n int) string {
	if n == 1 {
		return "Nog 1 fout staat"
	}
	return "Nog " + number(n) + " fouten staan"
}
