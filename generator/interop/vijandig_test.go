package interop_test

import (
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"socialekaart/generator/interop"
)

// Case I30: data of another system may be anything. What is no HSDS is an error;
// what is odd inside it is read as it stands; neither costs much memory.
func TestHostileHSDS(t *testing.T) {
	service := func(more string) string {
		return `{"id":"a","name":"Eettafel","description":"Samen eten","organization":{"id":"o","name":"Buurthuis"}` + more + `}`
	}
	for _, c := range []struct {
		name, data string
		ok         bool
		titel      string
	}{
		{"good", service(""), true, "Eettafel"},
		{"9,000 deep", service(`,"x_eigen":` + strings.Repeat("[", 9_000) + strings.Repeat("]", 9_000)), true, "Eettafel"},
		{"10,000 deep", service(`,"x_eigen":` + strings.Repeat("[", 10_000) + strings.Repeat("]", 10_000)), false, ""}, // the bound of encoding/json
		{"a million deep", service(`,"x_eigen":` + strings.Repeat("[", 1_000_000)), false, ""},
		{"deep in a field that is read", service(`,"phones":` + strings.Repeat(`[{"number":`, 5_000)), false, ""},
		{"the same key twice", service(`,"name":"Soep"`), true, "Soep"}, // the last one counts, as in browsers
		{"no UUID", service(`,"service_at_locations":[{"id":"../../x","location_id":"../../y"}]`), true, "Eettafel"},
		{"another type", service(`,"schedules":"morgen"`), false, ""},
		{"cut off", service("")[:40], false, ""},
		{"empty", "", false, ""},
		{"null", "null", false, ""},
		{"a list", "[]", false, ""},
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		in, _, err := interop.ReadHSDS(fstest.MapFS{"services/a.json": {Data: []byte(c.data)}})
		runtime.ReadMemStats(&after)
		if n := after.TotalAlloc - before.TotalAlloc; n > 200<<20 {
			t.Errorf("%s: %d bytes allocated", c.name, n)
		}
		if (err == nil) != c.ok {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if c.ok && (len(in.Entries) != 1 || in.Entries[0].Kern().Titel != c.titel) {
			t.Errorf("%s: %+v", c.name, in.Entries)
		}
	}
}
