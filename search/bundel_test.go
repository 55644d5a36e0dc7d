package search

import (
	"crypto/sha256"
	"fmt"
	"testing"
)

func TestBundleSame(t *testing.T) {
	sum := func() string {
		x, _ := built(t, corpus(700), testOptions())
		fs, err := x.Bundle()
		if err != nil {
			t.Fatal(err)
		}
		h := sha256.New()
		for _, f := range fs {
			fmt.Fprintf(h, "%s %x\n", f.Path, sha256.Sum256(f.Data))
		}
		return fmt.Sprintf("%x", h.Sum(nil))
	}
	if a, b := sum(), sum(); a != b {
		t.Error("two bundles of the same documents differ")
	}
}
