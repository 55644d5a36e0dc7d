package page

import (
	"strconv"
	"sync"

	"rsc.io/qr/coding"
)

// QR is a QR code (ISO/IEC 18004) as the path of an SVG: strokes of width 1
// through the middle of the rows, with the quiet zone of 4 modules around it that
// readers ask for. The viewBox is 0 -0.5 Zijde Zijde. Squares would be a third
// more bytes over the wire.
type QR struct {
	Zijde int
	Pad   string // the d of the path
}

// qrPlannen keeps what depends only on the size of a code, which is most of the
// work: 90 µs of the 105 for a code of an address.
var qrPlannen [coding.MaxVersion + 1]func() (*coding.Plan, error)

func init() {
	for v := coding.Version(coding.MinVersion); v <= coding.MaxVersion; v++ {
		qrPlannen[v] = sync.OnceValues(func() (*coding.Plan, error) { return coding.NewPlan(v, coding.M, 0) })
	}
}

// qrMax is the longest text for a code. At level M version 10 holds 213 bytes;
// printed 3 cm wide its modules are half a millimetre, which a phone still reads.
const qrMax = 213

// qrCode gives the code of a text in byte mode at level M, which stays readable
// with 15 % of it damaged; nil when the text is empty or too long. It always
// uses mask 0: every reader knows all eight, and choosing costs eight times the
// work (js/briefje.js does the same, and a test holds the two together).
func qrCode(text string) *QR {
	if text == "" || len(text) > qrMax {
		return nil
	}
	enc := coding.String(text)
	v := coding.Version(coding.MinVersion)
	for enc.Bits(v) > v.DataBytes(coding.M)*8 {
		v++
	}
	plan, err := qrPlannen[v]()
	if err != nil {
		return nil
	}
	c, err := plan.Encode(enc)
	if err != nil {
		return nil
	}
	const rand = 4
	out := &QR{Zijde: c.Size + 2*rand}
	b := make([]byte, 0, 2048)
	for y := range c.Size {
		eind := -1 // of the run before in this row
		for x := 0; x < c.Size; x++ {
			from := x
			for x < c.Size && c.Black(x, y) {
				x++
			}
			switch {
			case x == from:
				continue
			case eind < 0:
				b = append(b, 'M')
				b = strconv.AppendInt(b, int64(from+rand), 10)
				b = append(b, ' ')
				b = strconv.AppendInt(b, int64(y+rand), 10)
			default:
				b = append(b, 'm')
				b = strconv.AppendInt(b, int64(from-eind), 10)
				b = append(b, " 0"...)
			}
			b = append(b, 'h')
			b = strconv.AppendInt(b, int64(x-from), 10)
			eind = x
		}
	}
	out.Pad = string(b)
	return out
}
