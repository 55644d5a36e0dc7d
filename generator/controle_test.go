package generator

import (
	"strings"
	"testing"

	"socialekaart/generator/kaart"
)

// TestControlemail: the name of a redactie begins with a capital, also one with an
// accent.
func TestControlemail(t *testing.T) {
	k := &kaart.Kaart{Instelling: &kaart.Instelling{Redactie: "één loket"}}
	var b strings.Builder
	Controlemail(&b, k, &kaart.Organisatie{}, nil, "")
	if !strings.HasSuffix(b.String(), "\nÉén loket\n") {
		t.Errorf("signed by %q", b.String()[strings.LastIndex(b.String(), "wel,"):])
	}
}
