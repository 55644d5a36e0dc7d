package search

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew; read the diff")

// TestOpenSearch holds what another engine gets of three documents against
// testdata/opensearch, in any order of the documents.
func TestOpenSearch(t *testing.T) {
	docs := corpus(3)
	docs[1].Kort, docs[1].Status = "Een <b> en een \u2028\nregel & \"aanhaling\".", Vol
	o := testOptions()
	o.Begrippen = append(o.Begrippen, Begrip{ID: "leeg"}, Begrip{ID: "teken", Sterk: []string{"a, b", "c => d", "A B"}, Zwak: []string{"# e", "a b"}})
	files := openSearch(t, docs, o)
	slices.Reverse(docs)
	for i, f := range openSearch(t, docs, o) {
		if !bytes.Equal(f.Data, files[i].Data) {
			t.Errorf("%s: another order of the documents gives other bytes", f.Path)
		}
		name := filepath.Join("testdata/opensearch", f.Path)
		if *update {
			if err := os.WriteFile(name, f.Data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(f.Data, want) {
			t.Errorf("%s is other than expected; run with -update and read the diff", name)
		}
	}
}

func openSearch(t *testing.T, docs []Doc, o Options) []File {
	t.Helper()
	files, err := OpenSearch(docs, o, "Dorp", "https://kaart.example.org/")
	if err != nil || len(files) != 2 {
		t.Fatal(len(files), err)
	}
	return files
}

// TestOpenSearchBulk reads the request as the documentation of _bulk describes
// it: pairs of lines that end in "\n", an action with an _id of at most 512 bytes
// that no other has, a document. And every field of a document is in the mapping.
func TestOpenSearchBulk(t *testing.T) {
	files := openSearch(t, corpus(300), testOptions())
	var index struct {
		Mappings struct {
			Properties map[string]struct{ Properties map[string]any }
		}
	}
	if err := json.Unmarshal(files[0].Data, &index); err != nil {
		t.Fatal(err)
	}
	props := index.Mappings.Properties
	bulk := files[1].Data
	if !bytes.HasSuffix(bulk, []byte("}\n")) || bytes.Contains(bulk, []byte("\r")) {
		t.Error("a line does not end in a single line end")
	}
	lines := strings.Split(strings.TrimSuffix(string(bulk), "\n"), "\n")
	if len(lines) != 600 {
		t.Fatalf("%d lines for 300 documents", len(lines))
	}
	seen := map[string]bool{}
	for i, line := range lines {
		var got map[string]any
		if err := json.Unmarshal([]byte(line), &got); err != nil {
			t.Fatalf("line %d: %v", i+1, err)
		}
		if i%2 == 0 {
			var action struct {
				Index struct {
					ID string `json:"_id"`
				}
			}
			d := json.NewDecoder(strings.NewReader(line))
			d.DisallowUnknownFields()
			if err := d.Decode(&action); err != nil {
				t.Errorf("line %d: %v", i+1, err)
			}
			id := action.Index.ID
			if id == "" || len(id) > 512 || seen[id] {
				t.Errorf("line %d: _id %q is empty, too long or there twice", i+1, id)
			}
			seen[id] = true
			continue
		}
		if !seen[fmt.Sprint(got["url"])] {
			t.Errorf("line %d: the document is not that of the action above it", i+1)
		}
		for name, value := range got {
			p, ok := props[name]
			if !ok {
				t.Errorf("line %d: %s is not in the mapping", i+1, name)
			}
			if name != "facetten" {
				continue
			}
			for facet := range value.(map[string]any) {
				if p.Properties[facet] == nil {
					t.Errorf("line %d: filter %s is not in the mapping", i+1, facet)
				}
			}
		}
	}
	if _, err := OpenSearch([]Doc{{ID: "a"}, {ID: "a"}}, Options{}, "", ""); err == nil {
		t.Error("two documents with one ID")
	}
}
