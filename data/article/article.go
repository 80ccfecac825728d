// Package article reads the text of a source: its paragraphs, what it quotes and of
// whom, the names that recur in it, and where it hedges or denies. All but the
// paragraphs and the quotations are guesses, and say so.
package article

import (
	"bytes"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"entente/data/safe"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Paragraphs returns the paragraphs of a text, each made safe. The first is paragraph
// 1. HTML is told by its tags, and Markdown by its headings and links; of both it is
// the text that counts. Other text has a paragraph a line, or blank lines between
// paragraphs of several lines each.
func Paragraphs(text []byte) []safe.Text {
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	switch {
	case isHTML(text):
		return ofHTML(text)
	case isMarkdown(text):
		return ofMarkdown(string(text))
	}
	return ofLines(text)
}

// isHTML reports whether a text begins with a tag or a comment of HTML.
func isHTML(text []byte) bool {
	text = bytes.TrimSpace(text)
	if len(text) < 3 || text[0] != '<' {
		return false
	}
	if bytes.HasPrefix(text, []byte("<!")) || bytes.HasPrefix(text, []byte("<?xml")) {
		return true
	}
	const ends = " \t\n\f\r/>" // as browsers have it
	text = text[1:min(len(text), 1024)]
	end := bytes.IndexAny(text, ends)
	return end > 0 && atom.Lookup(bytes.ToLower(text[:end])) != 0
}

// wrappedAt is the longest line of a text that was broken into lines, as mail and old
// files are. Lines of paragraphs that weren't are longer, and end in a full stop.
const wrappedAt = 120

// ofLines returns the paragraphs of plain text.
func ofLines(text []byte) []safe.Text {
	lines := safe.Lines(text)
	if !wrapped(lines) {
		return lines
	}
	var list []safe.Text
	var block []string
	for _, line := range append(lines, "") {
		if trimmed := strings.TrimSpace(string(line)); trimmed != "" {
			block = append(block, trimmed)
		} else if len(block) > 0 {
			list = append(list, safe.Shown(strings.Join(block, " ")))
			block = nil
		}
	}
	return list
}

// wrapped reports whether blank lines part paragraphs that were broken into lines: some
// line without an end of a sentence has another right behind it, and none is long.
func wrapped(lines []safe.Text) bool {
	blank, broken := false, false
	for i, line := range lines {
		text := strings.TrimSpace(string(line))
		if len(text) > wrappedAt {
			return false
		}
		blank = blank || text == "" && i > 0 && i < len(lines)-1
		if i+1 < len(lines) && text != "" && strings.TrimSpace(string(lines[i+1])) != "" {
			last, _ := utf8.DecodeLastRuneInString(text)
			broken = broken || !strings.ContainsRune(".!?\"'”’»", last)
		}
	}
	return blank && broken
}

// blocks are the elements of HTML that stand for themselves, as paragraphs do.
var blocks = sync.OnceValue(func() map[atom.Atom]bool {
	return map[atom.Atom]bool{
		atom.P: true, atom.Div: true, atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true, atom.Li: true,
		atom.Ul: true, atom.Ol: true, atom.Blockquote: true, atom.Td: true, atom.Th: true, atom.Tr: true, atom.Table: true, atom.Section: true,
		atom.Article: true, atom.Header: true, atom.Footer: true, atom.Main: true, atom.Figure: true, atom.Figcaption: true, atom.Pre: true,
		atom.Dt: true, atom.Dd: true, atom.Dl: true, atom.Br: true, atom.Hr: true, atom.Body: true, atom.Aside: true, atom.Address: true, atom.Caption: true,
		atom.Details: true, atom.Summary: true,
	}
})

// unseen are the elements of HTML whose text no reader sees, or that are no part of it.
var unseen = sync.OnceValue(func() map[atom.Atom]bool {
	return map[atom.Atom]bool{
		atom.Script: true, atom.Style: true, atom.Head: true, atom.Nav: true, atom.Noscript: true, atom.Template: true, atom.Svg: true, atom.Button: true, atom.Form: true,
		atom.Iframe: true, atom.Object: true, atom.Select: true, atom.Textarea: true, atom.Video: true, atom.Audio: true, atom.Dialog: true,
	}
})

// ofHTML returns the text of a page, a paragraph for each block of it.
func ofHTML(page []byte) []safe.Text {
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		return ofLines(page)
	}
	var w walker
	w.walk(root)
	w.end()
	return w.paragraphs
}

// A walker gathers the text of a page.
type walker struct {
	paragraphs []safe.Text
	text       strings.Builder
}

func (w *walker) walk(n *html.Node) {
	if n.Type == html.TextNode {
		w.text.WriteString(n.Data)
		return
	}
	element := n.Type == html.ElementNode
	if element && (unseen()[n.DataAtom] || slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "hidden" })) {
		return
	}
	block, quote := element && blocks()[n.DataAtom], element && n.DataAtom == atom.Q // whose marks the browser sets
	if block {
		w.end()
	}
	if quote {
		w.text.WriteString("“")
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.walk(c)
	}
	if quote {
		w.text.WriteString("”")
	}
	if block {
		w.end()
	}
}

// end ends a paragraph, if it has any text.
func (w *walker) end() {
	if words := strings.Fields(w.text.String()); len(words) > 0 {
		w.paragraphs = append(w.paragraphs, safe.Shown(strings.Join(words, " ")))
	}
	w.text.Reset()
}
