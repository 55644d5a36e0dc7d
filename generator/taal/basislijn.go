package taal

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"unicode"

	"socialekaart/generator/diag"
)

// Basislijn holds the findings that were there before: how often each occurs,
// by Sleutel. It is for texts that are older than the rules. It can be written
// as JSON as it stands. Tips are not in it: they stop nobody.
type Basislijn map[string]int

// Sleutel names a finding by the entry, the rule and the sentence. Who changes
// a sentence changes its key: touching a sentence means mending it. Case, white
// space and marks do not matter.
func Sleutel(entry string, b *Bevinding) string {
	var s strings.Builder
	ruimte := false
	for _, r := range b.Zin {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			if ruimte && s.Len() > 0 {
				s.WriteByte(' ')
			}
			s.WriteRune(unicode.ToLower(r))
		}
		ruimte = !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}
	h := sha256.Sum256([]byte(s.String()))
	return entry + " " + b.Code + " " + hex.EncodeToString(h[:6]) // 48 bits: no clash among the sentences of one entry
}

// Tel adds the findings of an entry.
func (l Basislijn) Tel(entry string, bev []Bevinding) {
	for i := range bev {
		if bev[i].Level != diag.Tip {
			l[Sleutel(entry, &bev[i])]++
		}
	}
}

// Split says of each finding of an entry whether it was there before. As many
// are bekend as the baseline counts; the rest is nieuw, as is every tip.
func (l Basislijn) Split(entry string, bev []Bevinding) (nieuw, bekend []Bevinding) {
	gezien := Basislijn{}
	for i := range bev {
		k := Sleutel(entry, &bev[i])
		if gezien[k]++; bev[i].Level != diag.Tip && gezien[k] <= l[k] {
			bekend = append(bekend, bev[i])
		} else {
			nieuw = append(nieuw, bev[i])
		}
	}
	return nieuw, bekend
}

// Som is the number of findings in it.
func (l Basislijn) Som() int {
	n := 0
	for _, k := range l {
		n += k
	}
	return n
}

// Krimp gives the baseline for the findings of now: it loses what is mended and
// never gains.
func (l Basislijn) Krimp(nu Basislijn) Basislijn {
	uit := Basislijn{}
	for k, n := range l {
		if m := min(n, nu[k]); m > 0 {
			uit[k] = m
		}
	}
	return uit
}
