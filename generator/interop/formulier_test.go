package interop

import (
	"bytes"
	"flag"
	"os"
	"testing"
)

var updateForm = flag.Bool("form", false, "write the issue form of this repository anew")

// TestIssueForm: the form in this repository is the one that the table of fields
// gives now.
func TestIssueForm(t *testing.T) {
	const path = "../../.github/ISSUE_TEMPLATE/wijziging.yml"
	want := IssueForm()
	if *updateForm {
		if err := os.WriteFile(path, want, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(path)
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("%s is not what the table of fields gives (%v): run with -form", path, err)
	}
	for _, id := range []string{"vermelding", "onderdeel", "nu"} { // the page fills these in
		if !bytes.Contains(got, []byte("id: "+id+"\n")) {
			t.Errorf("no field %s", id)
		}
	}
}
