package markdown

import (
	"slices"
	"strings"
	"testing"

	"socialekaart/generator/diag"
)

// TestAdres: what an editor may write, and what the Link then says.
func TestAdres(t *testing.T) {
	for _, c := range []struct {
		adres string
		want  Link
	}{
		{"id:voorzieningen/goede-dag", Link{Soort: Intern, Doel: "voorzieningen/goede-dag"}},
		{"id:voorzieningen/goede-dag#kosten", Link{Soort: Intern, Doel: "voorzieningen/goede-dag", Anker: "kosten"}},
		{"/voorzieningen/goede-dag/", Link{Soort: Intern, Doel: "voorzieningen/goede-dag"}},
		{"/voorzieningen/goede-dag", Link{Soort: Intern, Doel: "voorzieningen/goede-dag"}},
		{"/voorzieningen/goede-dag/#kosten", Link{Soort: Intern, Doel: "voorzieningen/goede-dag", Anker: "kosten"}},
		{"/voorzieningen/goede-dag.md", Link{Soort: Intern, Doel: "voorzieningen/goede-dag"}},
		{"voorzieningen/goede-dag.md", Link{Soort: Intern, Doel: "voorzieningen/goede-dag"}},
		{"voorzieningen/goede-dag.md#kosten", Link{Soort: Intern, Doel: "voorzieningen/goede-dag", Anker: "kosten"}},
		{"../voorzieningen/goede-dag.md", Link{Soort: Intern, Doel: "voorzieningen/goede-dag"}},
		{"../wegwijzers/loket.md#tijden", Link{Soort: Intern, Doel: "wegwijzers/loket", Anker: "tijden"}},
		{"goede-dag.md", Link{Soort: Intern, Doel: "voorzieningen/goede-dag"}},
		{"/wijken/hatert/", Link{Soort: Intern, Doel: "wijken/hatert"}},
		{"/wijken/hatert/geld/", Link{Soort: Intern, Doel: "wijken/hatert/geld"}},
		{"/wijken/hatert/agenda.ics", Link{Soort: Intern, Doel: "wijken/hatert/agenda.ics"}},
		{"/", Link{Soort: Intern}},
		{"#kosten", Link{Soort: Anker, Anker: "kosten", URL: "#kosten"}},
		{"https://www.nijmegen.nl", Link{Soort: Web, URL: "https://www.nijmegen.nl"}},
		{"HTTPS://WWW.Nijmegen.NL:443/Pad/?a=1&b=2#c", Link{Soort: Web, URL: "https://www.nijmegen.nl:443/Pad/?a=1&b=2#c"}},
		{"https://nl.wikipedia.org/wiki/Caf\u00e9_(zaak)", Link{Soort: Web, URL: "https://nl.wikipedia.org/wiki/Caf%C3%A9_%28zaak%29"}},
		{"http://xn--caf-dma.nl/", Link{Soort: Web, URL: "http://xn--caf-dma.nl/"}},
		{"mailto:info@voor-beeld.nl", Link{Soort: Mail, URL: "mailto:info@voor-beeld.nl"}},
		{"MailTo:Jan.de-Vries+wijk@Voorbeeld.nl", Link{Soort: Mail, URL: "mailto:Jan.de-Vries+wijk@Voorbeeld.nl"}},
		{"tel:024-123 45 67", Link{Soort: Tel, URL: "tel:0241234567"}},
		{"tel:+31 (0)24 123.45.67", Link{Soort: Tel, URL: "tel:+31241234567"}},
		{"tel:112", Link{Soort: Tel, URL: "tel:112"}},
	} {
		if got, hint := parseAdres(c.adres, begin.File); got != c.want || hint != "" {
			t.Errorf("%s\n got %+v %s\nwant %+v", c.adres, got, hint, c.want)
		}
	}
}

// TestAdresFout: what an editor may well write by mistake, and what the hint
// must then say.
func TestAdresFout(t *testing.T) {
	for _, c := range []struct{ adres, hint string }{
		{"www.nijmegen.nl", "schrijf https://www.nijmegen.nl"},
		{"nijmegen.nl/wijkteam", "schrijf https://nijmegen.nl/wijkteam"},
		{"info@voorbeeld.nl", "schrijf mailto:info@voorbeeld.nl"},
		{"024-1234567", "schrijf tel:0241234567"},
		{"voorzieningen/goede-dag", "schrijf id:voorzieningen/goede-dag"},
		{"voorzieningen/goede-dag/", "schrijf id:voorzieningen/goede-dag"},
		{"/Voorzieningen/Goede-Dag/", "met kleine letters: /voorzieningen/goede-dag/"},
		{"mailto:", "schrijf alleen het e-mailadres"},
		{"mailto:info@voorbeeld", "schrijf alleen het e-mailadres"},
		{"mailto:info voorbeeld.nl", "schrijf alleen het e-mailadres"},
		{"mailto:info@voorbeeld.nl?bcc=x@y.nl", "schrijf alleen het e-mailadres"},
		{"mailto:a@b.nl,c@d.nl", "schrijf alleen het e-mailadres"},
		{"mailto:.a@b.nl", "schrijf alleen het e-mailadres"},
		{"tel:", "schrijf alleen het telefoonnummer"},
		{"tel:12", "schrijf alleen het telefoonnummer"},
		{"tel:bel-ons", "schrijf alleen het telefoonnummer"},
		{"tel:0241234567;ext=1", "schrijf alleen het telefoonnummer"},
		{"https://", "schrijf het hele adres"},
		{"https://voorbeeld", "schrijf het hele adres"},
		{"https://voor beeld.nl", "schrijf het hele adres"},
		{"https://\u0430msterdam.nl", "schrijf het hele adres"},
		{"https://bank.nl@voorbeeld.nl/", "schrijf het hele adres"},
		{"https://voorbeeld.nl:poort/", "schrijf het hele adres"},
		{"https://voorbeeld.nl/%zz", "schrijf het hele adres"},
		{"https://https://voorbeeld.nl", "schrijf het hele adres"},
		{"#", "#naam-van-de-kop"},
		{"#wat kost het", "#naam-van-de-kop"},
		{"id:goede-dag", allowed},
		{"id:a/b/c", allowed},
		{"id:", allowed},
		{"", allowed},
		{"../../geheim/x.md", allowed},
		{"../goede-dag.md", allowed},
		{"/a/../b/", allowed},
		{"/zoeken/?q=geld", allowed},
	} {
		if l, hint := parseAdres(c.adres, begin.File); l != (Link{}) || !strings.Contains(hint, c.hint) {
			t.Errorf("%s\n got %+v %q\nwant a hint with %q", c.adres, l, hint, c.hint)
		}
	}
}

// spellings are addresses that must not become a link, however they are
// spelled. With plain set they are ordinary words, and no fault.
var spellings = []struct {
	src   string
	plain bool
}{
	{src: "[x](javascript:alert(1))"},
	{src: "[x](JaVaScRiPt:alert(1))"},
	{src: "[x](<javascript:alert(1)>)"},
	{src: "[x](< javascript:alert(1)>)"},
	{src: "[x]( javascript:alert(1) )"},
	{src: "[x](javascript&colon;alert(1))"},
	{src: "[x](&#106;avascript:alert(1))"},
	{src: "[x](&#x6A;&#x61;vascript:alert(1))"},
	{src: "[x](&#0000106avascript:alert(1))"},
	{src: "[x](javascript\\:alert(1))"},
	{src: "[x](java&Tab;script:alert(1))"},
	{src: "[x](java&#9;script:alert(1))"},
	{src: "[x](java&NewLine;script:alert(1))"},
	{src: "[x](java&#x0A;script:alert(1))"},
	{src: "[x](java%09script:alert(1))"},
	{src: "[x](java%0ascript:alert(1))"},
	{src: "[x](%6aavascript:alert(1))"},
	{src: "[x](javascript%3Aalert(1))"},
	{src: "[x](<java\tscript:alert(1)>)"},
	{src: "[x](java\nscript:alert(1))"},
	{src: "[x](java\tscript:alert(1))"},
	{src: "[x](\x01javascript:alert(1))"},
	{src: "[x](&#1;javascript:alert(1))"},
	{src: "[x](%01javascript:alert(1))"},
	{src: "[x](\u200bjavascript:alert(1))"},
	{src: "[x](java&shy;script:alert(1))"},
	{src: "[x](javascript://www.nijmegen.nl/%0aalert(1))"},
	{src: "[x](vbscript:msgbox(1))"},
	{src: "[x](data:text/html,<script>alert(1)</script>)"},
	{src: "[x](data:text/html;base64,PHNjcmlwdD4=)"},
	{src: "[x](data:image/png;base64,AAAA)"},
	{src: "[x](data:image/svg+xml;base64,AAAA)"},
	{src: "[x](view-source:https://www.nijmegen.nl)"},
	{src: "[x](blob:https://www.nijmegen.nl/1)"},
	{src: "[x](filesystem:https://www.nijmegen.nl/t)"},
	{src: "[x](file:///etc/passwd)"},
	{src: "[x](ftp://www.nijmegen.nl/)"},
	{src: "[x](//www.nijmegen.nl)"},
	{src: "[x](/\\www.nijmegen.nl)"},
	{src: "[x](\\\\/\\\\/www.nijmegen.nl)"},
	{src: "[x](http:www.nijmegen.nl)"},
	{src: "[x](https:/www.nijmegen.nl)"},
	{src: "[x](https:\\\\\\\\www.nijmegen.nl)"},
	{src: "[x](https:///www.nijmegen.nl)"},
	{src: "[x](https&colon;javascript:alert(1))"},
	{src: "[x](intent://x#Intent;scheme=http;end)"},
	{src: "[x](about:blank)"},
	{src: "[x](:javascript:alert(1))"},
	{src: "[x](tel:javascript:alert(1))"},
	{src: "[x](mailto:javascript:alert(1))"},
	{src: "[x](id:javascript:alert(1))"},
	{src: "[x](/javascript:alert(1))"},
	{src: "[x](#javascript:alert(1))"},
	{src: "[x][y]\n\n[y]: javascript:alert(1)"},
	{src: "[x]\n\n[x]: https://www.nijmegen.nl"},
	{src: "[x][]\n\n[x]: </javascript:alert(1)>"},
	{src: "<javascript:alert(1)>"},
	{src: "<https://www.nijmegen.nl>"},
	{src: "<info@voorbeeld.nl>"},
	{src: "![x](javascript:alert(1))"},
	{src: "![x](https://www.nijmegen.nl/x.png)"},
	{src: "![x](/x.png)"},
	{src: "[![x](/x.png)](javascript:alert(1))"},
	{src: "<a href=\"javascript:alert(1)\">x</a>"},
	{src: "<a href=\"https://www.nijmegen.nl\">x</a>"},
	{src: "[](https://www.nijmegen.nl)"},
	{src: "[ … ](https://www.nijmegen.nl)"},
	{src: "javascript:alert(1)", plain: true},
	{src: "www.nijmegen.nl", plain: true},
	{src: "https://www.nijmegen.nl", plain: true},
}

func TestSpellingen(t *testing.T) {
	forms, escaped := []string{"%s", "# %s", "- a\n- %s", "> %s", "**%s**", "a\n%s\nb"}, 0
	for _, c := range spellings {
		for _, form := range forms {
			if form == "**%s**" && strings.Contains(c.src, "\n\n") {
				continue // the stars would end up in another paragraph
			}
			src := strings.Replace(form, "%s", c.src, 1)
			d, faults := Parse([]byte(src), begin)
			check(t, []byte(src), begin, d, faults)
			if page := string(d.HTML(render)); len(d.Links) > 0 || strings.Contains(page, "<a ") {
				escaped++
				t.Errorf("%q became a link: %s", src, page)
			}
			if (faults.Fouten() == 0) != c.plain {
				t.Errorf("%q: faults %v", src, faults)
			}
			if form == "a\n%s\nb" && !c.plain && !slices.ContainsFunc(faults, func(f diag.Diagnostic) bool { return f.Pos.Line == begin.Line+1 }) {
				t.Errorf("%q: no fault on its second line: %v", src, faults)
			}
		}
	}
	t.Logf("%d spellings at %d places: %d became a link", len(spellings), len(forms), escaped)
}
