package page

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"testing"

	"socialekaart/generator/browser"
	"socialekaart/generator/kaart"
)

// TestVerwijzerTwins: js/verwijzer.js takes the same out of a question as kaart.ZonderPersoon,
// says the same of it and leads it the same way out.
func TestVerwijzerTwins(t *testing.T) {
	node := browser.Tool(t, "node")
	type invoer struct {
		Vragen   []string            `json:"vragen"`
		Uitwegen map[string][]string `json:"uitwegen"`
	}
	in := invoer{Uitwegen: map[string][]string{kaart.Crisisuitweg: {"zelfmoord", "ik wil dood", "suïcidaal"}, kaart.Huisartsuitweg: {"koorts", "pijn op de borst"}}}
	stukken := []string{"111222333", "111222334", "06-12345678", "024 123 45 67", "+31 6 12345678", "0031612345678", "a@b.nl", "@", "6538", "dh", "schulden", "Ik wil DOOD!", "suïcidaal",
		"koorts", "koortsig", "pijn op de borst", "123456782", "(024) 1234567", "é", "  ", "1-2", "18-11-2026"}
	for _, a := range stukken {
		in.Vragen = append(in.Vragen, a)
		for _, b := range stukken {
			in.Vragen = append(in.Vragen, a+" "+b, a+b)
		}
	}
	data, err := json.Marshal(in)
	if err != nil {
		t.Fatal(err)
	}
	script, err := os.ReadFile("../../themes/standaard/" + hulpJS)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(node, "--input-type=module", "-e", string(script)+`
const { vragen, uitwegen } = JSON.parse((await import('node:fs')).readFileSync(0));
console.log(JSON.stringify(vragen.map(v => [...zonderPersoon(v), uitweg(v, uitwegen), persoonlijk(v)])))`)
	cmd.Stdin, cmd.Stderr = bytes.NewReader(data), os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var got [][]any
	if err := json.Unmarshal(out, &got); err != nil {
		t.Fatal(err)
	}
	for i, v := range in.Vragen {
		schoon, uit := kaart.ZonderPersoon(v)
		if w := kaart.Uitweg(v, in.Uitwegen); got[i][0] != schoon || got[i][1] != uit || got[i][2] != w {
			t.Errorf("%q: the script gives %v, Go gives %q, %v, %q", v, got[i], schoon, uit, w)
		}
		if p := kaart.Persoonlijk(v); got[i][3] != p {
			t.Errorf("%q: the script says %q, Go says %q", v, got[i][3], p)
		}
	}
}
