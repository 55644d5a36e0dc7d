package stijl

import (
	"bytes"
	"strings"

	"socialekaart/generator/diag"
)

// waarde is what a custom property was given, as text, and where.
type waarde struct {
	naam, tekst string
	pos         diag.Pos
}

// waarden are the custom properties of one appearance.
type waarden map[string]waarde

// declaratie is a custom property in a stylesheet. blok counts the blocks by
// their selector: "first theme of the file" is a block.
type declaratie struct {
	waarde
	blok   int
	donker bool // in @media (prefers-color-scheme: dark)
}

// blad is what this package sees in a stylesheet.
type blad struct {
	declaraties []declaratie
	imports     []diag.Pos
}

// maxDiep is the most blocks within each other that are looked into: more is no
// stylesheet that somebody wrote.
const maxDiep = 16

// lees finds the custom properties of a stylesheet. It knows comments, strings,
// blocks and @media; what is in a @media other than for the dark is not for this
// site. It never fails: what it cannot follow gives nothing.
func lees(b Bron) blad {
	var out blad
	data := zonderCommentaar(b.Data)
	blokken := map[string]int{}
	type niveau struct {
		blok         int
		donker, dood bool
	}
	stack := []niveau{{}}
	line, start, startLine := 1, 0, 1
	var quote byte
	haken := 0 // open parentheses: a ; in url() ends nothing
	eind := func(i int) {
		top := stack[len(stack)-1]
		naam, tekst, ok := strings.Cut(string(data[start:i]), ":")
		lead := len(naam) - len(strings.TrimLeft(naam, " \t\r\n\f"))
		at := startLine + strings.Count(naam[:lead], "\n")
		naam, tekst = strings.TrimSpace(naam), strings.TrimSpace(tekst)
		if strings.HasPrefix(naam, "@import") {
			out.imports = append(out.imports, diag.Pos{File: b.Naam, Line: at})
		}
		if ok && !top.dood && strings.HasPrefix(naam, "--") && !strings.ContainsAny(naam, " \t\r\n\f") {
			tekst, _, _ = strings.Cut(tekst, "!important")
			out.declaraties = append(out.declaraties, declaratie{waarde{naam, strings.TrimSpace(tekst), diag.Pos{File: b.Naam, Line: at}}, top.blok, top.donker})
		}
	}
	next := func(i int) { start, startLine, haken = i+1, line, 0 }
	for i := 0; i < len(data); i++ {
		c := data[i]
		if c == '\n' {
			line++
		}
		switch {
		case quote != 0:
			if c == '\\' && i+1 < len(data) && data[i+1] != '\n' {
				i++
			} else if c == quote || c == '\n' {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '(':
			haken++
		case c == ')':
			haken = max(0, haken-1)
		case c == ';' && haken == 0:
			eind(i)
			next(i)
		case c == '{':
			kop := strings.Join(strings.Fields(strings.ToLower(string(data[start:i]))), " ")
			top := stack[len(stack)-1]
			switch {
			case strings.HasPrefix(kop, "@media"):
				dark := strings.Contains(kop, "prefers-color-scheme") && strings.Contains(kop, "dark")
				top.donker, top.dood = top.donker || dark, top.dood || !dark
			case strings.HasPrefix(kop, "@layer"), strings.HasPrefix(kop, "@supports"):
			case strings.HasPrefix(kop, "@"):
				top.dood = true // @font-face, @keyframes
			default:
				if _, ok := blokken[kop]; !ok {
					blokken[kop] = len(blokken) + 1
				}
				top.blok = blokken[kop]
			}
			top.dood = top.dood || len(stack) >= maxDiep
			stack = append(stack, top)
			next(i)
		case c == '}':
			eind(i)
			next(i)
			if len(stack) > 1 {
				stack = stack[:len(stack)-1]
			}
		}
	}
	return out
}

// zonderCommentaar puts spaces in the place of comments and keeps the lines. A
// comment that does not end takes the rest along.
func zonderCommentaar(data []byte) []byte {
	out := bytes.Clone(data)
	var quote byte
	for i := 0; i < len(out); i++ {
		switch c := out[i]; {
		case quote != 0:
			if c == '\\' {
				i++
			} else if c == quote || c == '\n' {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '/' && i+1 < len(out) && out[i+1] == '*':
			end := len(out)
			if n := bytes.Index(out[i+2:], []byte("*/")); n >= 0 {
				end = i + 2 + n + 2
			}
			for j := i; j < end; j++ {
				if out[j] != '\n' {
					out[j] = ' '
				}
			}
			i = end - 1
		}
	}
	return out
}

// maxVar is the most var() that one value may lead through. The chains of the
// published house styles are 2 to 4 long.
const maxVar = 32

// los resolves var() in a value. It says false when a name is not there and no
// other value is given for it, or when the names lead round in a circle.
func (ws waarden) los(tekst string) (string, bool) {
	for range maxVar {
		i := strings.Index(tekst, "var(")
		if i < 0 {
			return strings.TrimSpace(tekst), true
		}
		end := sluit(tekst, i+4)
		if end < 0 || len(tekst) > 4096 {
			return "", false
		}
		naam, anders, heeft := strings.Cut(tekst[i+4:end], ",")
		w, ok := ws[strings.TrimSpace(naam)]
		switch {
		case ok:
			anders = w.tekst
		case !heeft:
			return "", false
		}
		tekst = tekst[:i] + strings.TrimSpace(anders) + tekst[end+1:]
	}
	return "", false
}

// sluit gives the index of the parenthesis that closes the one before from, or
// -1.
func sluit(s string, from int) int {
	diep := 1
	for i := from; i < len(s); i++ {
		switch s[i] {
		case '(':
			diep++
		case ')':
			if diep--; diep == 0 {
				return i
			}
		}
	}
	return -1
}
