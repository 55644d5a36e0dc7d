package page

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"socialekaart/generator/browser"
)

// adressen are addresses as a briefje has them, of every length a code can hold.
func adressen() []string {
	r := rand.New(rand.NewPCG(1, 2))
	var out []string
	for i := range 1000 {
		n := 1 + i%qrMax
		b := make([]byte, n)
		for j := range b {
			b[j] = "abcdefghijklmnopqrstuvwxyz0123456789/#,-.:"[r.IntN(42)]
		}
		out = append(out, string(b))
	}
	return append(out, "https://socialekaart.example.org/briefje/#kies=voorzieningen/goede-dag,maatjesprojecten/belmaatje", "é", "x")
}

// TestQRTwins: the codes of the browser are those of the Go library, path for
// path.
func TestQRTwins(t *testing.T) {
	node := browser.Tool(t, "node")
	in, err := json.Marshal(adressen())
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(node, "-e", `const { qrCode } = require('../../themes/standaard/js/briefje.js');
const q = JSON.parse(require('fs').readFileSync(0)).map(qrCode);
console.log(JSON.stringify(q.concat([qrCode('x'.repeat(214)), qrCode('')])))`)
	cmd.Stdin, cmd.Stderr = bytes.NewReader(in), os.Stderr
	data, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var got []*struct {
		Zijde int
		Pad   string
	}
	if err := json.Unmarshal(data, &got); err != nil {
		t.Fatal(err)
	}
	all := adressen()
	if len(got) != len(all)+2 || got[len(all)] != nil || got[len(all)+1] != nil {
		t.Fatalf("%d codes of %d texts, and the last two should be null", len(got), len(all))
	}
	for i, a := range all {
		want := qrCode(a)
		if want == nil || got[i] == nil || got[i].Zijde != want.Zijde || got[i].Pad != want.Pad {
			t.Fatalf("the code of %q differs", a)
		}
	}
	if qrCode(strings.Repeat("x", qrMax+1)) != nil || qrCode("") != nil {
		t.Error("a code of a text that does not fit")
	}
}

// TestQRDecodes: an independent reader finds the text in the code again, in every
// version.
func TestQRDecodes(t *testing.T) {
	zbar := browser.Tool(t, "zbarimg")
	dir := t.TempDir()
	var files, want []string
	for i := 8; i < qrMax; i += 12 {
		text := "https://x.example/" + strings.Repeat("a", i)[:max(0, i-18)]
		name := filepath.Join(dir, fmt.Sprintf("%03d.png", i))
		if err := os.WriteFile(name, qrImage(t, qrCode(text)), 0o644); err != nil {
			t.Fatal(err)
		}
		files, want = append(files, name), append(want, text)
	}
	out, err := exec.Command(zbar, append([]string{"-q", "--raw", "-Sdisable", "-Sqrcode.enable"}, files...)...).Output()
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Fields(string(out)); strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got %q, want %q", got, want)
	}
}

// qrImage draws the path of a code, four pixels to a module.
func qrImage(t *testing.T, q *QR) []byte {
	t.Helper()
	const schaal = 4
	img := image.NewGray(image.Rect(0, 0, q.Zijde*schaal, q.Zijde*schaal))
	for i := range img.Pix {
		img.Pix[i] = 255
	}
	x, y := 0, 0
	for _, stap := range strings.FieldsFunc(strings.NewReplacer("M", "\nM", "m", "\nm", "h", "\nh").Replace(q.Pad), func(r rune) bool { return r == '\n' }) {
		var a, b int
		switch stap[0] {
		case 'M':
			fmt.Sscanf(stap, "M%d %d", &x, &y)
		case 'm':
			fmt.Sscanf(stap, "m%d %d", &a, &b)
			x, y = x+a, y+b
		case 'h':
			fmt.Sscanf(stap, "h%d", &a)
			for px := x * schaal; px < (x+a)*schaal; px++ {
				for py := y * schaal; py < (y+1)*schaal; py++ {
					img.SetGray(px, py, color.Gray{})
				}
			}
			x += a
		}
	}
	var buf bytes.Buffer
	if err := png.Encode(&buf, img); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func BenchmarkQR(b *testing.B) {
	for b.Loop() {
		qrCode("https://socialekaart.example.org/voorzieningen/goede-dag/")
	}
}
