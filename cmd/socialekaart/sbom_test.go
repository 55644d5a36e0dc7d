package main

import (
	"runtime/debug"
	"testing"
)

// TestSBOM: Go, each module with its sum, and the one that stands in for another.
func TestSBOM(t *testing.T) {
	got, err := sbom(&debug.BuildInfo{
		GoVersion: "go1.26.8",
		Main:      debug.Module{Path: "socialekaart", Version: "v1.0.0"},
		Settings:  []debug.BuildSetting{{Key: "GOOS", Value: "linux"}, {Key: "-trimpath", Value: "true"}},
		Deps:      []*debug.Module{{Path: "a.org/x", Version: "v1.0.0", Replace: &debug.Module{Path: "b.org/x", Version: "v2.0.0+incompatible", Sum: "h1:abc="}}},
	})
	const want = `{
  "bomFormat": "CycloneDX",
  "specVersion": "1.6",
  "version": 1,
  "metadata": {
    "component": {
      "type": "application",
      "bom-ref": "pkg:golang/socialekaart@v1.0.0",
      "name": "socialekaart",
      "version": "v1.0.0",
      "purl": "pkg:golang/socialekaart@v1.0.0",
      "properties": [
        {
          "name": "go:GOOS",
          "value": "linux"
        }
      ]
    }
  },
  "components": [
    {
      "type": "library",
      "bom-ref": "pkg:golang/stdlib@1.26.8",
      "name": "stdlib",
      "version": "1.26.8",
      "purl": "pkg:golang/stdlib@1.26.8"
    },
    {
      "type": "library",
      "bom-ref": "pkg:golang/b.org/x@v2.0.0%2Bincompatible",
      "name": "b.org/x",
      "version": "v2.0.0+incompatible",
      "purl": "pkg:golang/b.org/x@v2.0.0%2Bincompatible",
      "properties": [
        {
          "name": "go:sum",
          "value": "h1:abc="
        }
      ]
    }
  ]
}
`
	if err != nil || string(got) != want {
		t.Errorf("%v\n%s", err, got)
	}
}
