package intake

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"socialekaart/generator/kaart"
)

// voornamen are the first names by which a name in running text is known. A name
// that is not among them, and has no title or word such as contactpersoon before
// it, comes through: the concept is read by a person before it is published.
//
//go:embed voornamen.txt
var voornamen string

var reName = regexp.MustCompile(`\b(?:` + strings.Join(strings.Fields(voornamen), "|") + `)(?:\s+(?:van|de|der|den|ten|ter|het|el|al|in|’t|'t))*\s+\p{Lu}[\p{Ll}-]+`)

// What tells about a person.
var (
	reMobile   = regexp.MustCompile(`(?:\+31|0031|0)[ -]?\(?0?\)?6(?:[ -]?\d){8}`)
	rePerson   = regexp.MustCompile(`(?:(?:[Dd]e heer|[Dd]hr|[Mm]evrouw|[Mm]evr|[Mm]w|[Mm]w\.?/dhr)\.?|(?i:contactpersoon|co[oö]rdinator)\s*:?)\s+(?:[A-Z]\.\s*)*\p{Lu}\p{Ll}+(?:\s+(?:van|de|der|den|ten|ter|van der|van den|van de))*\s+\p{Lu}\p{Ll}+`)
	reTitled   = regexp.MustCompile(`(?:[Dd]e heer|[Dd]hr\.?|[Mm]evrouw|[Mm]evr\.?|[Mm]w\.?)\s+(?:[A-Z]\.\s*)*\p{Lu}\p{Ll}+`)
	reAnyMail  = regexp.MustCompile(`[\w.+-]+@[\w-]+(?:\.[\w-]+)+`)
	roleNames  = []string{"info", "contact", "redactie", "secretariaat", "administratie", "balie", "aanmelden", "aanmelding", "welzijn", "vrijwilligers", "team", "post", "mail", "hallo", "support", "bestuur", "inloop", "wijkteam", "kantoor", "receptie"}
	priveMails = []string{"gmail", "hotmail", "outlook", "live", "yahoo", "icloud", "ziggo", "kpnmail", "planet", "home", "xs4all", "hetnet", "upcmail", "telfort"}
)

// sieve takes out of a text what is about a person: a mobile number, a name
// behind a title, a mail address with a name, and what may never be published.
// It gives the text that is left and what it took, in kinds.
func sieve(s string) (string, []string) {
	var took []string
	cut := func(re *regexp.Regexp, kind string, is func(string) bool) {
		s = re.ReplaceAllStringFunc(s, func(m string) string {
			if is != nil && !is(m) {
				return m
			}
			if !slices.Contains(took, kind) {
				took = append(took, kind)
			}
			return ""
		})
	}
	for {
		vs := kaart.Verboden(s)
		if len(vs) == 0 {
			break
		}
		v := vs[0]
		kind := strings.TrimPrefix(v.Code, "prive-")
		if !slices.Contains(took, kind) {
			took = append(took, kind)
		}
		s = s[:v.Van] + s[v.Tot:]
	}
	cut(reMobile, "06-nummer", nil)
	cut(rePerson, "naam", nil)
	cut(reTitled, "naam", nil)
	cut(reName, "naam", nil)
	cut(reAnyMail, "mail", personalMail)
	if took == nil {
		return s, nil
	}
	return strings.Trim(strings.Join(strings.Fields(s), " "), " ,;:/-("), took
}

// onlyNames says whether all that is left of a cell is words with a capital: beside
// a telephone number that is the name of who answers it.
func onlyNames(s string) bool {
	words := strings.Fields(s)
	capitals := 0
	for _, w := range words {
		switch r := []rune(w)[0]; {
		case unicode.IsUpper(r):
			capitals++
		case !slices.Contains([]string{"van", "de", "der", "den", "ten", "ter", "el", "en", "of"}, w):
			return false
		}
	}
	return capitals > 0
}

// personalMail says whether an address is that of a person: at a provider for
// people, or with a first name and a surname before the @.
func personalMail(addr string) bool {
	local, domain, _ := strings.Cut(strings.ToLower(addr), "@")
	provider, _, _ := strings.Cut(domain, ".")
	if slices.Contains(priveMails, provider) {
		return true
	}
	first, last, dotted := strings.Cut(local, ".")
	return dotted && len(last) > 1 && !slices.Contains(roleNames, first) && !slices.Contains(roleNames, last)
}
