package generator

import (
	"bytes"
	"encoding/gob"
)

// note gives all of r but the content files and the time that it took, for the next
// build.
func (r *Report) note() []byte {
	kept := *r
	kept.Bronnen, kept.Duur = nil, nil
	var b bytes.Buffer
	if err := gob.NewEncoder(&b).Encode(kept); err != nil {
		panic("generator: a report that cannot be kept: " + err.Error())
	}
	return b.Bytes()
}

// herinner makes r what it was when note was made, and says whether it could.
func (r *Report) herinner(note []byte) bool {
	var kept Report
	if err := gob.NewDecoder(bytes.NewReader(note)).Decode(&kept); err != nil {
		return false
	}
	kept.Bronnen, kept.Duur, kept.Veranderd = r.Bronnen, r.Duur, false
	*r = kept
	return true
}
