package article

import (
	"fmt"
	"html"
	"regexp"
	"strings"
	"sync"

	"entente/data/safe"
)

// The signs of Markdown, of which only the text is read. They are compiled when a text
// is read first, since most runs read none.
var markdown = sync.OnceValue(func() (m struct{ sign, rule, head, item, quote, link *regexp.Regexp }) {
	m.sign = regexp.MustCompile(`(?m)^#{1,6} \S|\]\(https?://[^)\s]+\)|^> \S|\*\*\S[^*\n]*\*\*`)
	m.rule = regexp.MustCompile(`^(?:(?:[-*_]\s*){3,}|=+|-+)$`)
	m.head = regexp.MustCompile(`^#{1,6}(?:\s+|$)`)
	m.item = regexp.MustCompile(`^(?:[-*+]|\d{1,9}[.)])\s+`)
	m.quote = regexp.MustCompile(`^(?:>\s?)+`)
	m.link = regexp.MustCompile(`^\[[^\]]+\]:\s+\S+`)
	return m
})

// A replacement is a form of Markdown, and the part of it that is text.
type replacement struct {
	form *regexp.Regexp
	text string
}

// inline are what stands in a line of Markdown for its look.
var inline = sync.OnceValue(func() (list []replacement) {
	for _, row := range [][2]string{
		{`!?\[([^\[\]]*)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+(?:"[^"]*"|'[^']*'))?\)`, "$1"},
		{`!?\[([^\[\]]+)\]\[[^\[\]]*\]`, "$1"},
		{`<(https?://[^<>\s]+)>`, "$1"},
		{`</?[a-zA-Z][^<>]*>`, ""},
		{"`+([^`]+)`+", "$1"},
		{`\*\*(\S(?:[^*]*[^*\s])?)\*\*`, "$1"},
		{`\*([^*\s](?:[^*]*[^*\s])?)\*`, "$1"},
		{`(^|[^\pL\pN_])_{1,2}([^_\s](?:[^_]*[^_\s])?)_{1,2}($|[^\pL\pN_])`, "$1$2$3"},
	} {
		list = append(list, replacement{regexp.MustCompile(row[0]), row[1]})
	}
	return list
})

// escaped are signs that stand for themselves.
var escaped = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile("\\\\[!-/:-@\\[-`{-~]") })

func isMarkdown(text []byte) bool { return markdown().sign.Match(text) }

// ofMarkdown returns the text of a page of Markdown, a paragraph for each of its
// blocks.
func ofMarkdown(page string) []safe.Text {
	var list []safe.Text
	var block []string
	end := func() {
		text := escaped().ReplaceAllStringFunc(strings.Join(block, " "), func(sign string) string { return fmt.Sprintf("&#%d;", sign[1]) })
		for _, row := range inline() {
			text = row.form.ReplaceAllString(text, row.text)
		}
		if text = strings.Join(strings.Fields(html.UnescapeString(text)), " "); text != "" {
			list = append(list, safe.Shown(text))
		}
		block = nil
	}
	m := markdown()
	for line := range strings.Lines(page) {
		line = strings.TrimSpace(line)
		line = strings.TrimSpace(m.quote.ReplaceAllString(line, ""))
		switch head := m.head.FindString(line); {
		case line == "", strings.HasPrefix(line, "```"), strings.HasPrefix(line, "~~~"), m.rule.MatchString(line), m.link.MatchString(line):
			end()
		case head != "":
			end()
			block = append(block, strings.TrimRight(line[len(head):], "# "))
			end()
		default:
			item := m.item.FindString(line)
			if item != "" || len(line) > wrappedAt { // a line that long is a paragraph
				end()
			}
			block = append(block, line[len(item):])
			if len(line) > wrappedAt {
				end()
			}
		}
	}
	end()
	return list
}
