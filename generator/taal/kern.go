package taal

import "strings"

// newLexicon builds the lexicon from the embedded tables.
func newLexicon() *lexicon {
	l := &lexicon{
		vormen:      make([]vorm, 1, 1<<16),
		knopen:      make([]knoop, 1, 1<<14),
		scheiding:   map[int32][]scheiding{},
		sterk:       map[string][]string{},
		afkortingen: map[int32]string{},
	}
	for _, w := range vasteWoorden {
		l.maak(w)
	}
	l.merk(menV, "men")
	l.merk(vanV, "van")
	l.merk(doorV, "door")
	l.merk(onderwerp, "u", "je", "jij")
	l.merk(ontkenning, "niet", "geen", "zonder", "nooit")
	tabelregels("functie.txt", l.functiewoorden)
	tabelregels("afkortingen.txt", l.afkorting)
	tabelregels("kern.txt", l.sterkeWerkwoorden)
	tabelregels("kern.txt", l.kernwoorden)
	tabelregels("sociaal.txt", l.kernwoorden)
	tabelregels("basis.txt", l.basiswoorden)
	for _, w := range moeilijk() {
		l.voegWoord(w, false)
	}
	return l
}

// functieVlag maps a section of functie.txt to its flags. The words of
// [deelwoord-nee] are no function words; they only look like a participle.
var functieVlag = map[string]vlag{
	"overig":         functie,
	"lidwoord":       functie | lidwoord,
	"onderwerp":      functie | onderwerp,
	"u":              functie | uVorm,
	"je":             functie | jeVorm,
	"voorzetsel":     functie | voorzetsel,
	"voegwoord":      functie | voegwoord,
	"nevenschikkend": functie | nevens,
	"worden":         functie | wordt | persoon,
	"worden-heel":    functie | wordenHeel,
	"zijn":           functie | isVorm | persoon,
	"zullen":         functie | zullen | persoon,
	"hulpwerkwoord":  functie | persoon,
	"telwoord":       functie | telwoord,
	"deelwoord-nee":  geenDeel,
	"zijn-deelwoord": zijnDeel,
	"bekend":         bekendeAfk,
}

func (l *lexicon) functiewoorden(deel, regel string) {
	v, ok := functieVlag[deel]
	if !ok {
		panic("functie.txt: deel [" + deel + "] bestaat niet")
	}
	l.merk(v, strings.Fields(regel)...)
}

// afkorting reads "bijv. = bijvoorbeeld". Without "=" the abbreviation is only
// known to the sentence splitter.
func (l *lexicon) afkorting(_, regel string) {
	kort, lang, _ := strings.Cut(regel, "=")
	kort, lang = strings.TrimSpace(kort), strings.TrimSpace(lang)
	id := l.maak(strings.TrimSuffix(kort, "."))
	if strings.HasSuffix(kort, ".") {
		l.vormen[id].vlag |= afkorting
	}
	if lang != "" {
		l.afkortingen[id] = lang
		l.vormen[id].vlag |= heeftVoluit
	}
}

// sterkeWerkwoorden collects the irregular parts first, so that a verb such as
// bespreken finds those of spreken wherever it stands.
func (l *lexicon) sterkeWerkwoorden(deel, regel string) {
	if deel != "werkwoord" {
		return
	}
	for lemma := range strings.FieldsSeq(regel) {
		if p := strings.Split(lemma, "/"); len(p) == 4 {
			l.sterk[p[0]] = p
		}
	}
}

// kernwoorden reads lemmas of the kernel list and adds all their forms.
func (l *lexicon) kernwoorden(deel, regel string) {
	for lemma := range strings.FieldsSeq(regel) {
		l.kernwoord(deel, lemma, kern)
	}
}

// basiswoorden reads the plainest words, which are in the kernel too.
func (l *lexicon) basiswoorden(deel, regel string) {
	for lemma := range strings.FieldsSeq(regel) {
		l.kernwoord(deel, lemma, kern|basis)
	}
}

// kernwoord adds all forms of a lemma with flag v.
func (l *lexicon) kernwoord(deel, lemma string, v vlag) {
	switch deel {
	case "zelfstandig":
		enkel, meer, ok := strings.Cut(lemma, "/")
		l.merk(v, enkel)
		if ok {
			l.merk(v, strings.Split(meer, "/")...)
		}
		l.merk(v, meervoud(enkel)...)
		l.merk(v, verkleind(enkel)...)
	case "werkwoord":
		w := vervoeg(lemma, l.sterk)
		if _, los, ok := strings.Cut(lemma, "|"); ok {
			d := vervoeg(los, l.sterk)
			l.merk(v, append(d.persoon, d.heel)...) // "nodigt u uit"
		}
		l.merk(v|heel, w.heel)
		l.merk(v|persoon, w.persoon...)
		l.merk(v|deelwoord, w.deelwoor...)
		l.merk(v, w.overig...)
	case "bijvoeglijk":
		l.merk(v, lemma)
		l.merk(v, verbogen(lemma)...)
	case "overig":
		l.merk(v, lemma)
	default:
		panic("kern.txt: deel [" + deel + "] bestaat niet")
	}
}
