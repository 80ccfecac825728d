package data

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// parse gives the root of a file's only document, or nil where there is none,
// and tells whether the whole file could be understood as YAML.
func (d *decoder) parse(text []byte) (root *yaml.Node, ok bool) {
	if p, what, fix := unreadableByte(text); what != "" {
		p.File = d.file
		d.wrongAt(p, fix, "%s", what)
		return nil, false
	}
	if len(text) > mostMarks && marks(text) > mostMarks {
		d.wrongAt(Place{d.file, 1, 1}, "share it out over the files of a folder", "the file has more than %d million values", mostMarks/1_000_000)
		return nil, false
	}
	documents, err := d.far.documents(text)
	if err != nil {
		d.syntax(err)
		return nil, false
	}
	switch {
	case len(documents) == 0:
		return nil, true
	case len(documents) > 1:
		d.wrong(&documents[1], "put each into a file of its own", "a second YAML document starts here")
		return nil, false
	}
	root = documents[0].Content[0]
	return root, d.plain(root, 0)
}

// mostMarks is how many marks a file may have that begin or part values. The
// densest dossier has one in five bytes; a file of nothing else would take a
// hundred times its size in memory.
const mostMarks = 8_000_000

func marks(text []byte) int {
	n := 0
	for _, mark := range []string{"\n", ",", ":", "[", "{", "- ", "? "} {
		n += bytes.Count(text, []byte(mark))
	}
	return n
}

// unreadableByte finds the first character that no text file has: bad UTF-8, a
// control character, or one of the invisible line ends that YAML counts as
// lines and editors don't.
func unreadableByte(text []byte) (p Place, what, fix string) {
	if bytes.HasPrefix(text, []byte("\xff\xfe")) || bytes.HasPrefix(text, []byte("\xfe\xff")) || len(text) > 1 && (text[0] == 0) != (text[1] == 0) {
		return Place{Line: 1, Column: 1}, "the file is UTF-16", "save it as UTF-8"
	}
	next := 0 // behind the last character that was decoded
	for at, b := range text {
		if b >= ' ' && b < 0x7f || b == '\n' || at < next { // nearly all there is
			continue
		}
		r, size := utf8.DecodeRune(text[at:])
		next = at + size
		switch {
		case r == '\t', r == '\r':
		case r == utf8.RuneError && size == 1:
			return placeOf(text, at), fmt.Sprintf("the byte %#02x is no UTF-8", b), "save the file as UTF-8"
		case r == 0x85, r == 0x2028, r == 0x2029:
			return placeOf(text, at), fmt.Sprintf("the invisible line end %U stands in the text", r), "end the line, or write a blank"
		case r < 0xa0:
			return placeOf(text, at), fmt.Sprintf("the control character %U stands in the text", r), "take it out"
		}
	}
	return Place{}, "", ""
}

// syntax tells what keeps a file from being YAML, in words that help someone who
// has never read its grammar.
func (d *decoder) syntax(err error) {
	broken, ok := errors.AsType[*yaml.LoadError](err)
	if !ok {
		d.wrongAt(Place{d.file, 1, 1}, "", "this isn't YAML: %s", Safe(err.Error()))
		return
	}
	at := broken.Mark
	if strings.Contains(broken.ContextMsg, "quoted scalar") && strings.Contains(broken.Message, "end of stream") {
		at = broken.ContextMark // the mark that opens is what has to be found
	}
	what := "this isn't YAML: " + Safe(broken.Message)
	if broken.ContextMsg != "" {
		what += ", " + Safe(broken.ContextMsg)
	}
	d.wrongAt(Place{d.file, max(at.Line, 1), max(at.Column, 1)}, advice(broken), "%s", what)
}

// advice says what people mostly meant where YAML gives up.
func advice(broken *yaml.LoadError) string {
	for _, a := range []struct{ message, fix string }{
		{"mapping values are not allowed", "check the indentation, and quote a text that has a colon and a blank in it"},
		{"cannot start any token", "indent with blanks, not tabs, and quote a text that begins with @, ` or %"},
		{"end of stream", "close the quotation marks"},
		{"unknown escape character", "write \\\\ for a backslash, or use single quotation marks"},
		{"unknown anchor", "quote a text that begins with *; anchors and aliases aren't used here"},
		{"exceeded max depth", "a dossier needs a handful of levels"},
		{"could not find expected ':'", "write the field as name: text"},
	} {
		if strings.Contains(broken.Message, a.message) {
			return a.fix
		}
	}
	return "check brackets, quotation marks and indentation on this line and before it"
}

// deepest is how many levels may stand in each other. The format has six.
const deepest = 12

// plain tells whether a node and all below it do without what a dossier doesn't
// use. Aliases are refused and never followed, since a few can stand for
// billions of nodes.
func (d *decoder) plain(n *yaml.Node, depth int) bool {
	ok := true
	refuse := func(fix, what string) {
		d.wrong(n, fix, "%s", what)
		ok = false
	}
	switch {
	case depth > deepest:
		refuse("a dossier needs a handful of levels", "lists and fields stand too deep in each other")
		return false
	case n.Kind == yaml.AliasNode:
		refuse("write it out, or quote a text that begins with *", "the alias *"+Safe(n.Value)+" isn't allowed")
		return false
	case n.Anchor != "":
		refuse("take it out, or quote a text that begins with &", "the anchor &"+Safe(n.Anchor)+" isn't allowed")
	case n.Style&yaml.TaggedStyle != 0:
		refuse("take it out, or quote a text that begins with !", "the tag "+Safe(n.Tag)+" isn't allowed")
	case n.Tag == "!!merge":
		refuse("write the fields out", "the merge key << isn't allowed")
	}
	for _, c := range n.Content {
		ok = d.plain(c, depth+1) && ok
	}
	return ok
}
