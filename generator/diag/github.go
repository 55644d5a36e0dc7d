package diag

import (
	"fmt"
	"io"
	"strings"
)

// githubMost is how many annotations of one level GitHub shows for one step; it
// drops the rest without a word (docs.github.com, "Workflow commands": 10
// errors, 10 warnings, 10 notices).
const githubMost = 10

// WriteGitHub prints annotations for a pull request, the first ten of each
// level, and gives what did not fit: that belongs in the summary of the step.
// Put what matters most first.
func (l List) WriteGitHub(w io.Writer) (rest List, err error) {
	commands := [...]string{Fout: "error", Waarschuwing: "warning", Tip: "notice"}
	var shown [len(commands)]int
	for _, d := range l {
		if int(d.Level) >= len(commands) || shown[d.Level] == githubMost {
			rest = append(rest, d)
			continue
		}
		shown[d.Level]++
		text := Printable(d.Text)
		if d.Hint != "" {
			text += "\n" + Printable(d.Hint)
		}
		var place strings.Builder
		fmt.Fprintf(&place, "file=%s", property(d.Pos.File))
		if d.Pos.Line > 0 {
			fmt.Fprintf(&place, ",line=%d", d.Pos.Line)
		}
		if d.Pos.Col > 0 {
			fmt.Fprintf(&place, ",col=%d,endColumn=%d", d.Pos.Col, d.Pos.Col+max(d.Len, 1))
		}
		if _, err := fmt.Fprintf(w, "::%s %s,title=%s::%s\n", commands[d.Level], place.String(), property(d.Code), escape(text)); err != nil {
			return rest, err
		}
	}
	return rest, nil
}

// escape makes text safe in a workflow command: a line of content must not be
// able to start a command of its own.
func escape(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(s)
}

func property(s string) string {
	return strings.NewReplacer(":", "%3A", ",", "%2C").Replace(escape(Printable(s)))
}
