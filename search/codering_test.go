package search

import (
	"math"
	"slices"
	"testing"
)

// What is written is read again; what is damaged is refused or read as
// something else, but never beyond its end and never for long.
func FuzzTermList(f *testing.F) {
	l := termList{[]string{"", "dag", "dagbesteding", "goed=dag", "somber:"}, []int{0, 1, 2, 300, 70000}}
	f.Add(l.encode())
	f.Add([]byte{5, 0, 3, 'd', 'a', 'g', 1, 9, 1})
	f.Add([]byte{0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01})
	f.Fuzz(func(t *testing.T, b []byte) {
		got, err := decodeTermList(b)
		if err != nil {
			return
		}
		again, err := decodeTermList(got.encode())
		if err != nil || !slices.Equal(got.terms, again.terms) || !slices.Equal(got.freqs, again.freqs) {
			t.Errorf("%q: written and read it is %v, %v", b, again, err)
		}
	})
}

func TestLog2(t *testing.T) {
	for x, want := range map[int]int{1: 0, 2: 32, 3: 48, 4: 64, 5: 72, 1 << 20: 640, 40002: 487} {
		if got := log2(x); got != want {
			t.Errorf("log2(%d) = %d, want %d", x, got, want)
		}
	}
	if impact(1, 2) != 1 || impact(1<<40, 16) != 30 && impact(1<<40, 16) != 31 {
		t.Error("an impact is not within 1..31")
	}
}

// The length of a field comes back exactly from the norm that bleve keeps.
func TestLengths(t *testing.T) {
	for n := 1; n <= 2048; n++ {
		if got := fieldLength(float64(float32(1 / math.Sqrt(float64(n))))); got != n {
			t.Fatalf("a field of %d words comes back as %d", n, got)
		}
	}
}
