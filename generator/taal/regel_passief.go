package taal

import "socialekaart/generator/diag"

var regelPassief = Regel{
	ID: "B1-PASSIEF", Naam: "Lijdende vorm", Ernst: diag.Waarschuwing,
	Uitleg: "In 'u wordt gebeld' staat niet wie er belt. Schrijf wie het doet: 'wij bellen u'. Dan is de zin korter en duidelijker.",
	Fout:   "Uw aanvraag wordt binnen een week behandeld.",
	Goed:   "De gemeente behandelt uw aanvraag binnen een week.",
	Meting: Meting{38, 33, 33, 2},
}

// regelErWordt is in regel_er_wordt.go; checkPassief tests both.

// checkPassief finds worden with a past participle in the same clause, and
// zijn with a past participle and "door" between or behind them.
func checkPassief(t *toets, z *zin) {
	if z.vlaggen&(wordt|wordenHeel|isVorm) == 0 {
		return
	}
	for i := z.van; i < z.tot; i++ {
		v := t.vlag(i)
		if t.tok[i].soort != woord || v&(wordt|wordenHeel|isVorm) == 0 {
			continue
		}
		d := -1
		if v&isVorm != 0 {
			if i == z.van && t.tok[i].kast == kop1 && i+1 < z.tot && t.vlag(i+1)&functie == 0 {
				continue // "Zijn brief": no verb
			}
			d = t.isDoor(z, i)
		} else {
			d = t.deelwoordBij(z, i)
		}
		if d < 0 {
			continue
		}
		t.meldPassief(z, i, d)
		return // one finding a sentence: the advice is about the sentence
	}
}

func (t *toets) meldPassief(z *zin, i, d int) {
	t.m.passief++
	van, tot := min(i, d), max(i, d)+1
	regel := rPassief
	if i > z.van && t.tok[i-1].vorm == wEr || i+1 < z.tot && t.tok[i+1].vorm == wEr {
		regel = rErWordt
	}
	t.vind(regel, z, van, tot, "hier staat niet wie het doet", "schrijf wie het doet: 'Wij bellen u' in plaats van 'U wordt gebeld'")
}

// deelwoordBij gives the token of the participle that goes with the form of
// worden at i, or -1: just before it ("gebeld wordt", "gebeld kan worden") or
// behind it in the same clause.
func (t *toets) deelwoordBij(z *zin, i int) int {
	for j := i - 1; j >= z.van && j >= i-2; j-- {
		if t.deelwoord(z, j) && !(j == i-2 && t.tok[i-1].soort == leesteken) {
			return j
		}
		if t.tok[j].soort != woord || t.vlag(j)&(persoon|functie) == 0 {
			break
		}
	}
	for j := i + 1; j < z.tot; j++ {
		switch {
		case t.tok[j].soort == leesteken:
			switch t.tok[j].teken {
			case ';', ':':
				return -1
			}
		case t.deelwoord(z, j) && t.slotDeelwoord(z, j):
			return j
		case t.vlag(j)&(wordt|zullen) != 0, j > i+2 && t.tok[j-1].teken == ',' && t.vlag(j)&(voegwoord|nevens) != 0 && t.vlag(j)&lidwoord == 0:
			return -1
		}
	}
	return -1
}

// slotDeelwoord says that the participle at j can be the verb of the clause:
// it is not an adjective before its noun ("de gevraagde brief").
func (t *toets) slotDeelwoord(z *zin, j int) bool {
	if j > z.van && t.vlag(j-1)&lidwoord != 0 && t.tok[j-1].soort == woord && j+1 < z.tot && t.tok[j+1].soort == woord && t.vlag(j+1)&functie == 0 {
		return false
	}
	if j > z.van && j+1 < z.tot && t.vlag(j-1)&nevens != 0 && t.tok[j+1].soort == woord && t.vlag(j+1)&functie == 0 {
		return false // "vrijwilliger worden of betaald werk"
	}
	s := t.woordVan(z, j, j+1)
	return s[len(s)-1] != 'e'
}

// isDoor gives the participle of "is … door … verholpen", or -1: door must
// stand between the verb and the participle, or right behind the participle,
// and may not be the first part of a verb.
func (t *toets) isDoor(z *zin, i int) int {
	if z.vlaggen&doorV == 0 {
		return -1
	}
	door, d := t.doorVooraan(z, i), -1
	for j := i + 1; j < z.tot; j++ {
		if t.tok[j].soort == leesteken {
			break
		}
		if t.tok[j].vorm == wDoor && j+1 < z.tot && t.tok[j+1].soort != leesteken {
			door = j
			if d >= 0 {
				return d
			}
		} else if d < 0 && t.deelwoord(z, j) && t.slotDeelwoord(z, j) && t.vlag(j)&zijnDeel == 0 {
			d = j
			if door >= 0 {
				return d
			}
		}
	}
	return -1
}

// doorVooraan gives the token of "door" when z begins with it and its words run
// on to token i ("Door de school is besloten …"), else -1.
func (t *toets) doorVooraan(z *zin, i int) int {
	if t.tok[z.van].vorm != wDoor || i < z.van+2 {
		return -1
	}
	for j := z.van; j < i; j++ {
		if t.tok[j].soort == leesteken {
			return -1
		}
	}
	return z.van
}

// deelwoord says that token j is, or looks like, a past participle.
func (t *toets) deelwoord(z *zin, j int) bool {
	k := &t.tok[j]
	if k.soort != woord || k.kast != klein {
		return false
	}
	if v := t.vlag(j); v&geenDeel != 0 {
		return false
	} else if v&deelwoord != 0 {
		return true
	} else if v != 0 {
		return false
	}
	return lijktDeelwoord(t.woordVan(z, j, j+1))
}

// lijktDeelwoord guesses for a word that the lexicon does not have: ge…d,
// ge…t, ge…en, with a separable prefix before it, or ver…d and the like.
func lijktDeelwoord(s string) bool {
	n := len(s)
	if n < 6 {
		return false
	}
	slot := s[n-1] == 'd' || s[n-1] == 't' || s[n-2:] == "en"
	if !slot || s[n-4:] == "heid" || s[n-4:] == "teit" {
		return false
	}
	if s[:2] == "ge" {
		return true
	}
	for _, v := range scheidbaar {
		if len(s) > len(v)+5 && s[:len(v)] == v && s[len(v):len(v)+2] == "ge" {
			return true
		}
	}
	if s[n-1] == 'n' || s[n-2:] == "st" || s[n-3:] == "and" || s[n-2:] == "ht" {
		return false
	}
	for _, v := range [...]string{"ver", "ont", "her", "be"} {
		if s[:len(v)] == v {
			return true
		}
	}
	return false
}

// scheidbaar are the first parts of separable verbs.
var scheidbaar = [...]string{"aan", "achter", "af", "bij", "binnen", "dicht", "door", "goed", "groot", "in", "klaar", "los", "mee", "na", "neer", "om", "open", "op", "over", "plaats", "rond", "samen", "schoon", "stil", "stop", "tegen", "terug", "thuis", "toe", "uit", "vast", "vol", "voorbij", "voort", "voor", "vooruit", "vrij", "weg", "weer"}
