package taal

import "socialekaart/generator/diag"

// Regel is a rule as an editor meets it: the site makes a page of each.
type Regel struct {
	ID     string
	Naam   string
	Ernst  diag.Level // the usual level, Uit for a rule that is off; a finding or a site can have another
	Uitleg string     // why, in plain Dutch
	Fout   string     // an example that the rule finds
	Goed   string     // the same, mended
	Eigen  bool       // a finding can have a level of its own: by its word, or by how long it is
	Meting Meting
}

// Meting is the measured quality of a rule: what Evaluate counts in 338 pairs of
// municipal sentences before and after editing (Amsterdam, the open half). All
// zero means not measured: the rule did not fire there, or it follows from the
// text alone. A Regel with levels per word is counted over all its levels.
type Meting struct {
	Treffers   int // findings before editing
	Weg        int // of those, gone after it
	Goed, Fout int // pairs with more findings before, and after editing
}

// The rules, in the order in which they are tried.
const (
	rZin25 = iota
	rZin20
	rZin15
	rFormeel
	rUitdrukking
	rWerkwoord
	rVakwoord
	rBegrip
	rAfkorting
	rAfkortingOnbekend
	rPassief
	rErWordt
	rMen
	rNaamwoord
	rIngVan
	rVoorzetsels
	rKomma
	rLijst
	rHaakjes
	rSchuineStreep
	rStreepje
	rTeken
	rZullen
	rGetal
	rUJe
	rDubbelNiet
	rTang
	rOnbekend
	rAlinea
	rKop
	rLink
	rHoofdletters
	rScore
	aantalRegels
)

// regel is a rule with its two ways to look: at each sentence, and once at the
// whole text.
type regel struct {
	Regel
	zin   func(t *toets, z *zin)
	tekst func(t *toets)
}

var regels = [aantalRegels]regel{
	rZin25:             {regelZin25, nil, nil}, // checkZin tests the three lengths
	rZin20:             {regelZin20, nil, nil},
	rZin15:             {regelZin15, checkZin, checkZin15},
	rFormeel:           {regelFormeel, checkLijst, nil}, // checkLijst tests the four word rules
	rUitdrukking:       {regelUitdrukking, nil, nil},
	rWerkwoord:         {regelWerkwoord, nil, nil},
	rVakwoord:          {regelVakwoord, nil, nil},
	rBegrip:            {regelBegrip, nil, checkBegrip},
	rAfkorting:         {regelAfkorting, checkAfkorting, nil},
	rAfkortingOnbekend: {regelAfkortingOnbekend, checkAfkortingOnbekend, nil},
	rPassief:           {regelPassief, checkPassief, nil},
	rErWordt:           {regelErWordt, nil, nil}, // found by checkPassief
	rMen:               {regelMen, checkMen, nil},
	rNaamwoord:         {regelNaamwoord, checkNaamwoord, nil},
	rIngVan:            {regelIngVan, checkIngVan, nil},
	rVoorzetsels:       {regelVoorzetsels, checkVoorzetsels, nil},
	rKomma:             {regelKomma, checkKomma, nil},
	rLijst:             {regelLijst, checkOpsomming, nil},
	rHaakjes:           {regelHaakjes, checkHaakjes, nil},
	rSchuineStreep:     {regelSchuineStreep, checkSchuineStreep, nil},
	rStreepje:          {regelStreepje, checkStreepje, nil},
	rTeken:             {regelTeken, checkTeken, nil},
	rZullen:            {regelZullen, checkZullen, nil},
	rGetal:             {regelGetal, checkGetal, nil},
	rUJe:               {regelUJe, nil, checkUJe},
	rDubbelNiet:        {regelDubbelNiet, checkDubbelNiet, nil},
	rTang:              {regelTang, checkTang, nil},
	rOnbekend:          {regelOnbekend, nil, checkOnbekend},
	rAlinea:            {regelAlinea, nil, checkAlinea},
	rKop:               {regelKop, nil, checkKop},
	rLink:              {regelLink, nil, checkLink},
	rHoofdletters:      {regelHoofdletters, checkHoofdletters, nil},
	rScore:             {regelScore, nil, nil}, // found by toets.score
}

// Regels gives all rules in their own order. The caller may change the slice.
func Regels() []Regel {
	uit := make([]Regel, len(regels))
	for i := range regels {
		uit[i] = regels[i].Regel
	}
	return uit
}
