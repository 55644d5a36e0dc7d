package diag

import (
	"encoding/json"
	"io"
	"slices"
)

// SARIF 2.1.0 (OASIS, 2020), the parts that code hosts read.
type (
	sarifText struct {
		Text string `json:"text"`
	}
	sarifRule struct {
		ID      string `json:"id"`
		HelpURI string `json:"helpUri,omitempty"`
	}
	sarifResult struct {
		RuleID    string          `json:"ruleId"`
		Level     string          `json:"level"`
		Message   sarifText       `json:"message"`
		Locations []sarifLocation `json:"locations"`
	}
	sarifLocation struct {
		Physical sarifPhysical `json:"physicalLocation"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn,omitempty"`
		EndColumn   int `json:"endColumn,omitempty"`
	}
	sarifDriver struct {
		Name  string      `json:"name"`
		Rules []sarifRule `json:"rules"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifRun struct {
		Tool       sarifTool     `json:"tool"`
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"`
	}
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
)

// WriteSARIF prints the list as a SARIF 2.1.0 log of one run. help gives the
// address of the page that explains a code, or "".
func (l List) WriteSARIF(w io.Writer, help func(code string) string) error {
	levels := [...]string{Fout: "error", Waarschuwing: "warning", Tip: "note"}
	run := sarifRun{ColumnKind: "unicodeCodePoints", Results: []sarifResult{}}
	run.Tool.Driver = sarifDriver{Name: "socialekaart", Rules: []sarifRule{}}
	var codes []string
	for _, d := range l {
		codes = append(codes, d.Code)
		text := Printable(d.Text)
		if d.Hint != "" {
			text += ". " + Printable(d.Hint)
		}
		p := sarifPhysical{Artifact: sarifArtifact{d.Pos.File}}
		if d.Pos.Line > 0 {
			p.Region = &sarifRegion{StartLine: d.Pos.Line, StartColumn: d.Pos.Col}
			if d.Pos.Col > 0 {
				p.Region.EndColumn = d.Pos.Col + max(d.Len, 1)
			}
		}
		run.Results = append(run.Results, sarifResult{d.Code, levels[min(int(d.Level), len(levels)-1)], sarifText{text}, []sarifLocation{{p}}})
	}
	// Sort for determinism: the code, each once.
	slices.Sort(codes)
	for _, c := range slices.Compact(codes) {
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, sarifRule{c, help(c)})
	}
	b, err := json.MarshalIndent(sarifLog{"https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", []sarifRun{run}}, "", " ")
	if err != nil {
		return err
	}
	_, err = w.Write(append(noCommand(b), '\n'))
	return err
}
