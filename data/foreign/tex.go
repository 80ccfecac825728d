package foreign

import (
	"strings"
	"sync"

	"golang.org/x/text/unicode/norm"
)

// accents are the commands of TeX that put a mark on the letter behind them.
var accents = sync.OnceValue(func() map[string]string {
	return map[string]string{
		"'": "\u0301", "`": "\u0300", "^": "\u0302", `"`: "\u0308", "~": "\u0303", "=": "\u0304", ".": "\u0307",
		"u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "k": "\u0328", "d": "\u0323", "b": "\u0331", "r": "\u030a",
	}
})

// letters are the commands of TeX that stand for a letter or a sign.
var letters = sync.OnceValue(func() map[string]string {
	return map[string]string{
		"ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "aa": "å", "AA": "Å",
		"i": "i", "j": "j", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ", "textendash": "–", "textemdash": "—",
		"textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“", "textquotedblright": "”", "ldots": "…", "dots": "…",
		"textless": "<", "textgreater": ">", "textbar": "|", "textquotedbl": `"`, "textquotesingle": "'", "textasciigrave": "`", "textquestiondown": "¿", "textexclamdown": "¡",
		"textbraceleft": "{", "textbraceright": "}",
		"textbackslash": `\`, "textasciitilde": "~", "textasciicircum": "^", "&": "&", "%": "%", "$": "$", "#": "#", "_": "_", "{": "{", "}": "}",
	}
})

// ligatures puts the signs that TeX makes of several in the place of these.
var ligatures = sync.OnceValue(func() *strings.Replacer {
	return strings.NewReplacer("---", "—", "--", "–", "``", "“", "''", "”", "?`", "¿", "!`", "¡")
})

// signs are the commands of one sign for what else would be blank, or a new line.
var signs = map[string]string{" ": " ", `\`: " ", ",": " ", ";": " ", ":": " "}

// styles are the commands that say how words look, and stand for none.
var styles = set("em", "it", "bf", "sc", "rm", "sf", "tt", "sl", "itshape", "upshape", "bfseries", "mdseries", "scshape", "slshape", "rmfamily",
	"sffamily", "ttfamily", "normalfont", "small", "large", "protect", "relax", "newblock", "noindent", "null", "begingroup", "endgroup")

// texCommand is a command: a word and the blanks behind it, or a sign. Blanks behind a sign
// are the text's.
var texCommand = form(`\\(?:([A-Za-z]+)\s*|(.))`)

// fromTeX returns a text without TeX: accents and letters as Unicode has them, and
// neither braces nor other commands.
func fromTeX(s string) string {
	s = ligatures().Replace(s)
	var b strings.Builder
	for s != "" {
		switch s[0] {
		case '{', '}', '$':
			s = s[1:]
			continue
		case '~':
			b.WriteByte(' ')
			s = s[1:]
			continue
		case '\\':
			found := texCommand().FindStringSubmatch(s)
			if found == nil {
				s = s[1:]
				continue
			}
			name, rest := found[1]+found[2], s[len(found[0]):]
			if mark, ok := accents()[name]; ok {
				letter, after := texLetter(rest)
				b.WriteString(letter + mark)
				s = after
				continue
			}
			b.WriteString(wordOf(name, rest))
			s = rest
			continue
		}
		end := strings.IndexAny(s, `{}$~\`)
		if end < 0 {
			end = len(s)
		}
		b.WriteString(s[:end])
		s = s[end:]
	}
	return norm.NFC.String(b.String())
}

// wordOf returns what a command is: a letter or a sign; its own name, as of \LaTeX and
// \alpha, unless it says how what follows it looks.
func wordOf(name, rest string) string {
	word, known := letters()[name]
	if blank, is := signs[name]; is {
		return blank
	}
	if known || len(name) == 1 || styles[name] || strings.HasPrefix(rest, "{") && !strings.HasPrefix(rest, "{}") {
		return word
	}
	return name
}

// verbatim returns an address or another text in which blanks and dashes are themselves,
// without the escapes that programs put into it.
func verbatim(s string) string { return text(escapes().Replace(s)) }

var escapes = sync.OnceValue(func() *strings.Replacer {
	return strings.NewReplacer(`\textasciitilde{}`, "~", `\textasciitilde `, "~", `\textasciitilde`, "~", `\~{}`, "~", `\~`, "~", `\_`, "_", `\%`, "%",
		`\&`, "&", `\#`, "#", `\$`, "$", `\{`, "{", `\}`, "}", `\url`, "", "{", "", "}", "")
})

// texLetter returns the letter that an accent stands on, and what is behind it.
func texLetter(s string) (letter, rest string) {
	s = strings.TrimLeft(s, "{ ")
	if strings.HasPrefix(s, `\i`) || strings.HasPrefix(s, `\j`) {
		return s[1:2], strings.TrimLeft(s[2:], " }")
	}
	for i := range s {
		if i > 0 {
			return s[:i], strings.TrimPrefix(s[i:], "}")
		}
	}
	return s, ""
}
