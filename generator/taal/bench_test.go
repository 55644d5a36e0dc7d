//go:build unix

package taal

import (
	"syscall"
	"testing"
	"time"
)

// processor is the time that this program has had of the processor.
func processor() time.Duration {
	var r syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &r) != nil {
		return 0
	}
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}

// BenchmarkCheck is one entry of some 200 words. The bar is 20,000 texts a
// second of processor on one core: go test -run none -bench Check -cpu 1. Other
// work on the machine changes the time of day, so the time of the processor
// counts.
func BenchmarkCheck(b *testing.B) {
	p := profiel(b, Opties{Begrippen: []Begrip{{Term: "indicatie"}, {Term: "Wmo"}, {Term: "persoonsgebonden budget"}}})
	tekst := " Wij zullen samen met u bekijken welke ondersteuning u nodig hebt, en wie u daarbij kan helpen. Daarna wordt uw aanvraag door de gemeente beoordeeld. U hebt soms een indicatie nodig. De wijkverpleegkundige kan u daar tevens bij helpen. Op maandagochtend is er een inloopspreekuur in het gezondheidscentrum."
	bs := []Block{{Text: "Koffie in de buurt", Scope: Titel}, {Text: eenvoudig[0].Text + tekst, Scope: Alinea}, {Text: "Zo meldt u zich aan", Scope: Kop}, {Text: eenvoudig[1].Text + tekst + " " + eenvoudig[0].Text + " " + eenvoudig[1].Text, Scope: Alinea}}
	s, bev := Check(bs, p)
	b.ReportAllocs()
	van := processor()
	for b.Loop() {
		Check(bs, p)
	}
	b.ReportMetric(float64(b.N)/(processor()-van).Seconds(), "teksten/cpu-s")
	b.ReportMetric(float64(s.Woorden), "woorden")
	b.ReportMetric(float64(len(bev)), "bevindingen")
}

func BenchmarkNewProfiel(b *testing.B) {
	for b.Loop() {
		profiel(b, Opties{})
	}
}
