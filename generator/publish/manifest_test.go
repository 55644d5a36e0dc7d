package publish

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

var some3 = newManifest([]File{
	{Path: "wijken/hatert/index.html", Size: 12, SHA256: sha256.Sum256([]byte("b"))},
	{Path: "index.html", Size: 0, SHA256: sha256.Sum256(nil)},
	{Path: "css/a.css", Size: 1 << 40, SHA256: sha256.Sum256([]byte("a"))},
})

// The form of a manifest is a promise: a site that was built before stays ours.
func TestManifestForm(t *testing.T) {
	got := string(some3.encode())
	head, body, _ := strings.Cut(got, "\n")
	want := "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb 1099511627776 css/a.css\n" +
		"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 0 index.html\n" +
		"3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d 12 wijken/hatert/index.html\n"
	if body != want || head != fmt.Sprintf("socialekaart-manifest 1 %x", sha256.Sum256([]byte(want))) {
		t.Errorf("got\n%s", got)
	}
	back, err := parseManifest([]byte(got))
	if err != nil || !reflect.DeepEqual(back, some3) {
		t.Errorf("%v, %v", back, err)
	}
}

// sealed gives a manifest with a right digest around any lines.
func sealed(body string) []byte {
	return fmt.Appendf(nil, "%s%x\n%s", manifestHeader, sha256.Sum256([]byte(body)), body)
}

func TestBadManifests(t *testing.T) {
	sum := strings.Repeat("ab", sha256.Size)
	for _, data := range [][]byte{
		nil, []byte("\n"), []byte("socialekaart-manifest 1"), []byte("socialekaart-manifest 2 " + sum + "\n"),
		sealed("x"), sealed("\n"), sealed(sum + "\n"), sealed(sum + " 1\n"), sealed(sum + " x a\n"), sealed(sum + " 1 \n"),
		sealed(sum[2:] + " 1 a\n"), sealed("zz" + sum[2:] + " 1 a\n"),
		sealed(sum + " 0 0"), sealed(sum + " 01 a\n"), sealed(sum + " +1 a\n"), sealed(strings.ToUpper(sum) + " 1 a\n"), // found by the fuzzer: two forms of one site
		sealed(sum + " 1 ../../etc/passwd\n"), sealed(sum + " 1 /etc/passwd\n"), sealed(sum + " 1 a/../../b\n"),
		sealed(sum + " 1 .manifest\n"), sealed(sum + " 1 .gitignore\n"),
	} {
		if m, err := parseManifest(data); err == nil {
			t.Errorf("%q was read as %v", data, m)
		}
	}
	for i := range some3.encode() {
		data := some3.encode()
		data[i] ^= 1
		if _, err := parseManifest(data); err == nil {
			t.Errorf("a change at byte %d was not seen", i)
		}
		if _, err := parseManifest(data[:i]); err == nil {
			t.Errorf("a cut at byte %d was not seen", i)
		}
	}
}

func FuzzManifest(f *testing.F) {
	f.Add(string(some3.lines()))
	f.Add("ab 1 ../x\n")
	f.Add(strings.Repeat("0", 64) + " 0 0")
	f.Fuzz(func(t *testing.T, body string) {
		m, err := parseManifest(sealed(body))
		if err != nil {
			return
		}
		for _, file := range m.Files {
			if !filepath.IsLocal(file.Path) || strings.ContainsAny(file.Path, "\\: \n\x00") {
				t.Errorf("path %q", file.Path)
			}
		}
		if again, err := parseManifest(m.encode()); err != nil || again.Digest != sha256.Sum256(m.lines()) {
			t.Errorf("%v after writing %q", err, bytes.TrimSpace(m.encode()))
		}
	})
}
