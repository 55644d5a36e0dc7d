package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// An editor knows no English and no Go. These words are in no Dutch sentence, and
// these forms are how Go prints what was meant for a program.
var (
	english = regexp.MustCompile(`(?i)\b(the|and|with|file|line|error|missing|invalid|unknown|unexpected|expected|found|cannot|must|value|values|field|string|integer|parse|failed|no such|not a|denied|directory|already|empty|while|should|because|array|table|key|type|char|byte|offset)\b`)
	goForm  = regexp.MustCompile(`\[\]string|map\[|\*kaart\.|\bint64\b|\bfloat64\b|time\.Time|%!|<nil>|\bnil\b|0x[0-9a-f]{6,}|goroutine|\.go:\d`)
)

// TestMessagesAreDutch reads what the stories expect the program to print: every
// message that an editor can meet stands in one of them.
func TestMessagesAreDutch(t *testing.T) {
	files, _ := filepath.Glob("testdata/script/*.txtar")
	n := 0
	for _, f := range files {
		a := readArchive(t, f)
		printed := regexp.MustCompile(`(?m)^cmp std(?:out|err) (\S+)`).FindAllStringSubmatch(a.comment, -1)
		for _, p := range printed {
			for _, x := range a.files {
				if x.name != p[1] || strings.HasPrefix(strings.TrimSpace(x.data), "{") || strings.HasPrefix(strings.TrimSpace(x.data), "[") {
					continue // JSON is for programs
				}
				for line := range strings.Lines(x.data) {
					n++
					// The line of the source that a message shows is the editor's own.
					if regexp.MustCompile(`^ *\d* \|`).MatchString(line) {
						continue
					}
					if strings.HasPrefix(line, "fout: ") { // of the machine: its own words stand in brackets, for who helps
						line = cause.ReplaceAllString(line, "")
					}
					if m := english.FindString(quotedPart.ReplaceAllString(line, "")); m != "" && !strings.HasPrefix(line, "::") {
						t.Errorf("%s, %s: %q in: %s", filepath.Base(f), p[1], m, strings.TrimSpace(line))
					}
					if m := goForm.FindString(line); m != "" {
						t.Errorf("%s, %s: %q in: %s", filepath.Base(f), p[1], m, strings.TrimSpace(line))
					}
				}
			}
		}
	}
	if n < 300 {
		t.Errorf("%d lines were read", n)
	}
	if _, err := os.Stat("testdata/script"); err != nil || !english.MatchString("file not found") || !goForm.MatchString("of type []string") {
		t.Error("this test finds nothing")
	}
}

var cause = regexp.MustCompile(`\([^)]*\)\s*$`)

// quotedPart is what a message quotes: names of keys, files and options.
var quotedPart = regexp.MustCompile(`"[^"]*"|“[^”]*”|\x60[^\x60]*\x60|--[a-z-]+|\[[a-zB0-9-]+\]|\{\{[^}]*\}\}|content/\S+|\S+\.(?:md|toml|html|css|csv)\S*`)
