package interop

import (
	"bytes"
	"encoding/json"
	"iter"
)

// asJSONLijst writes kop, an object with at least one field, with a list naam of at
// most n elements as its last field. One element at a time is in memory: those of
// 10,000 entries are many times what they are as JSON.
func asJSONLijst(kop any, naam string, n int, xs iter.Seq[any]) []byte {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	schrijf := func(x any) {
		if err := e.Encode(x); err != nil {
			panic("interop: JSON of plain values: " + err.Error())
		}
		out.Truncate(out.Len() - 1) // the line end
	}
	schrijf(kop)
	out.Truncate(out.Len() - 1) // the bracket
	out.WriteString(`,"` + naam + `":[`)
	i := 0
	for x := range xs {
		if i > 0 {
			out.WriteByte(',')
		}
		schrijf(x)
		i++
		plaatsVoor(&out, i, n)
	}
	out.WriteString("]}\n")
	return out.Bytes()
}

// plaatsVoor makes b large enough for all n things when the first sixteenth of them is
// in it: doubling holds the file three times at its last step, and these are the
// largest files of a site.
func plaatsVoor(b *bytes.Buffer, i, n int) {
	if i > 0 && i == n/16 {
		b.Grow(b.Len() * 16)
	}
}

// asJSON writes a value that cannot fail to be JSON. HTML is not escaped: these
// are no pages.
func asJSON(x any, mooi bool) []byte {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	if mooi {
		e.SetIndent("", " ")
	}
	if err := e.Encode(x); err != nil {
		panic("interop: JSON of plain values: " + err.Error())
	}
	return out.Bytes()
}
