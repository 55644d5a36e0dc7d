package search

import (
	"crypto/sha256"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"
)

func TestBundleSizes(t *testing.T) {
	if os.Getenv("MATEN") == "" {
		t.Skip("MATEN=1 prints sizes")
	}
	for _, n := range []int{12, 1000, 10000} {
		x, _ := built(t, corpus(n), testOptions())
		start := time.Now()
		fs, err := x.Bundle()
		if err != nil {
			t.Fatal(err)
		}
		took := time.Since(start)
		kinds, bytes, biggest := map[string]int{}, map[string]int{}, map[string]int{}
		for _, f := range fs {
			k := f.Path[strings.IndexByte(f.Path, '/')+1:][:1]
			kinds[k]++
			bytes[k] += len(f.Data)
			biggest[k] = max(biggest[k], len(f.Data))
		}
		fmt.Println(n, took, kinds, bytes, biggest)
	}
}

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
