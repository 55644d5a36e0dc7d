package main

import (
	"encoding/json"
	"runtime/debug"
	"strings"
)

// A list of parts in CycloneDX 1.6 (ECMA-424), the parts of it that a scanner reads.
type (
	sbomPart struct {
		Type    string     `json:"type"`
		Ref     string     `json:"bom-ref"`
		Name    string     `json:"name"`
		Version string     `json:"version,omitempty"`
		Purl    string     `json:"purl"`
		Sums    []sbomNote `json:"properties,omitempty"`
	}
	sbomNote struct {
		Name  string `json:"name"`
		Value string `json:"value"`
	}
	sbomList struct {
		Format   string `json:"bomFormat"`
		Spec     string `json:"specVersion"`
		Version  int    `json:"version"`
		Metadata struct {
			Component sbomPart `json:"component"`
		} `json:"metadata"`
		Components []sbomPart `json:"components"`
	}
)

// sbom lists what a program was built from: Go itself and each module, as the
// linker wrote them into it. No time and no serial number: the same program gives
// the same list. The sum is that of go.sum, which no hash of CycloneDX is.
func sbom(info *debug.BuildInfo) ([]byte, error) {
	part := func(kind, path, version, sum string) sbomPart {
		p := sbomPart{Type: kind, Name: path, Version: version, Purl: "pkg:golang/" + path}
		if version != "" {
			p.Purl += "@" + strings.ReplaceAll(version, "+", "%2B")
		}
		p.Ref = p.Purl
		if sum != "" {
			p.Sums = []sbomNote{{"go:sum", sum}}
		}
		return p
	}
	l := sbomList{Format: "CycloneDX", Spec: "1.6", Version: 1}
	l.Metadata.Component = part("application", info.Main.Path, info.Main.Version, "")
	for _, s := range info.Settings {
		switch s.Key {
		case "GOOS", "GOARCH", "CGO_ENABLED", "vcs.revision":
			l.Metadata.Component.Sums = append(l.Metadata.Component.Sums, sbomNote{"go:" + s.Key, s.Value})
		}
	}
	l.Components = []sbomPart{part("library", "stdlib", strings.TrimPrefix(info.GoVersion, "go"), "")}
	for _, m := range info.Deps {
		for m.Replace != nil {
			m = m.Replace
		}
		l.Components = append(l.Components, part("library", m.Path, m.Version, m.Sum))
	}
	b, err := json.MarshalIndent(l, "", "  ")
	return append(b, '\n'), err
}
