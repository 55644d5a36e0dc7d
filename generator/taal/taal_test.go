package taal

import "testing"

// tekst is a text that no rule has anything to say about.
const eenvoudig = "In het buurthuis is elke week koffie. U bent welkom op dinsdag. De koffie is gratis. U kunt ook samen eten. Bel ons als u wilt komen. Wij halen u graag op. Hebt u een vraag? Bel dan ook."

func profiel(t testing.TB, o Opties) *Profiel {
	p, fouten := NewProfiel(o)
	if len(fouten) > 0 {
		t.Fatal(fouten)
	}
	return p
}

func alinea(s string) []Block { return []Block{{Text: s, Scope: Alinea}} }

func TestSimpleTextIsClean(t *testing.T) {
	s, bev := Check(alinea(eenvoudig), profiel(t, Opties{}))
	for _, b := range bev {
		if b.Code != "B1-ALINEA" {
			t.Errorf("%s: %s", b.Code, b.Text)
		}
	}
	if s.Punten < 80 {
		t.Errorf("score %d: %v", s.Punten, s.Posten)
	}
}

func BenchmarkCheck(b *testing.B) {
	p := profiel(b, Opties{Begrippen: []Begrip{{Term: "indicatie"}, {Term: "Wmo"}, {Term: "persoonsgebonden budget"}}})
	tekst := eenvoudig + " Wij zullen samen met u bekijken welke ondersteuning u nodig hebt, en wie u daarbij kan helpen. Daarna wordt uw aanvraag door de gemeente beoordeeld. U hebt soms een indicatie nodig. De wijkverpleegkundige kan u daar tevens bij helpen. Op maandagochtend is er een inloopspreekuur in het gezondheidscentrum."
	bs := []Block{{Text: "Koffie in de buurt", Scope: Titel}, {Text: tekst, Scope: Alinea}, {Text: "Zo meldt u zich aan", Scope: Kop}, {Text: tekst, Scope: Alinea}}
	s, _ := Check(bs, p)
	b.ReportMetric(float64(s.Woorden), "woorden")
	b.ReportAllocs()
	for b.Loop() {
		Check(bs, p)
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "teksten/s")
}

func BenchmarkNewProfiel(b *testing.B) {
	for b.Loop() {
		NewProfiel(Opties{})
	}
}
