package data

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// parse gives the root of a file's only document, or nil where there is none,
// and reports whether the whole file could be understood as YAML.
func (d *decoder) parse(text []byte) (root *yaml.Node, ok bool) {
	if p, what, fix := illegible(text); what != "" {
		p.File = d.file
		d.wrongAt(p, fix, "%s", what)
		return nil, false
	}
	root, err := d.parsePart(&part{of: &fileText{text: text}, end: len(text), line: 1, column: 1})
	if err != nil {
		d.syntax(err)
	}
	if root == nil || err != nil {
		return nil, err == nil
	}
	return root, d.plain(root, 0)
}

// parsePart gives the root of a part of a file, or nil where there is none. The nodes
// stand where they do in the file, and so does the error.
func (d *decoder) parsePart(p *part) (root *yaml.Node, err error) {
	text := p.of.text[p.start:p.end]
	plain, stands := parsable(text)
	d.far.all.Add(int64(len(plain) - len(text)))
	if p.before == "" && p.after == "" {
		root, err = d.far.document(plain)
	} else {
		stream := counted{bytes.NewReader(plain), &d.far.parsed}
		root, err = document(io.MultiReader(strings.NewReader(p.before), stream, strings.NewReader(p.after)))
	}
	if p.start > 0 && root != nil {
		p.move(root)
	}
	p.moveError(err)
	if root != nil {
		if root.Content = root.Content[min(p.led, len(root.Content)):]; p.lone && len(root.Content) == 1 {
			root.Kind = yaml.SequenceNode
		}
		stands.putBack(root)
	}
	return root, err
}

// move puts a node and what is below it where they stand in the file.
func (p *part) move(n *yaml.Node) {
	p.place(&n.Line, &n.Column)
	for _, c := range n.Content {
		p.move(c)
	}
}

// moveError does so with an error.
func (p *part) moveError(err error) {
	if broken, ok := errors.AsType[*yaml.LoadError](err); ok && p.start > 0 {
		p.place(&broken.Mark.Line, &broken.Mark.Column)
		p.place(&broken.ContextMark.Line, &broken.ContextMark.Column)
	}
}

func (p *part) place(line, column *int) {
	if *line == 1 {
		*column += p.column - 1 - len(p.before)
	}
	*line += p.line - 1
}

// What git leaves where two sides changed the same lines. In a text between marks it would be
// part of the text.
const (
	conflict    = "git left a conflict here, with the lines of both sides"
	conflictFix = "keep what is right of them, and take out those that begin with <<<<<<<, ======= and >>>>>>>"
)

var conflictMark = []byte("<<<<<<< ")

// illegible finds what no text of a dossier has: a conflict, or what unreadableByte finds.
func illegible(text []byte) (p Location, what, fix string) {
	at := 0
	if !bytes.HasPrefix(text, conflictMark) {
		at = bytes.Index(text, append([]byte("\n"), conflictMark...)) + 1
	}
	if at > 0 || bytes.HasPrefix(text, conflictMark) {
		return locationOf(text, at), conflict, conflictFix
	}
	return unreadableByte(text)
}

// unreadableByte finds the first character that no text file has: bad UTF-8, or a
// control character that YAML doesn't allow either.
func unreadableByte(text []byte) (p Location, what, fix string) {
	if wide := wideEncoding(text); wide != "" {
		return Location{Line: 1, Column: 1}, "the file is " + wide, "save it as UTF-8"
	}
	next := 0 // behind the last character that was decoded
	for at, b := range text {
		if b >= ' ' && b < 0x7f || b == '\n' || at < next { // nearly all there is
			continue
		}
		r, size := utf8.DecodeRune(text[at:])
		next = at + size
		switch {
		case r == '\t', r == '\r', r == nextLine:
		case r == utf8.RuneError && size == 1:
			return locationOf(text, at), fmt.Sprintf("the byte %#02x is no UTF-8", b), "save the file as UTF-8"
		case r < 0xa0:
			return locationOf(text, at), fmt.Sprintf("the control character %U stands in the text", r), "take it out"
		}
	}
	return Location{}, "", ""
}

// wideEncoding names the encoding of a text whose characters have two or four bytes
// each, by its byte order mark or by where its first character, which is ASCII, has
// zeros; else it returns nothing.
func wideEncoding(text []byte) string {
	for _, e := range []struct{ begins, name string }{
		{"\xff\xfe\x00\x00", "UTF-32"}, {"\x00\x00\xfe\xff", "UTF-32"}, {"\xff\xfe", "UTF-16"}, {"\xfe\xff", "UTF-16"},
	} {
		if bytes.HasPrefix(text, []byte(e.begins)) {
			return e.name
		}
	}
	zero := func(at int) bool { return at < len(text) && text[at] == 0 }
	switch {
	case len(text) > 3 && zero(1) && zero(2) && zero(0) != zero(3):
		return "UTF-32"
	case len(text) > 1 && zero(0) != zero(1):
		return "UTF-16"
	}
	return ""
}

// syntax tells what keeps a file from being YAML, in words that help someone who
// has never read its grammar.
func (d *decoder) syntax(err error) {
	broken, ok := errors.AsType[*yaml.LoadError](err)
	if !ok {
		d.wrongAt(Location{d.file, 1, 1}, "", "this isn’t YAML: %s", short(err.Error(), 200))
		return
	}
	at := broken.Mark
	switch {
	case errors.Is(err, errSecond):
		d.wrongAt(Location{d.file, at.Line, at.Column}, secondFix, "%s", errSecond)
		return
	case isDeep(broken):
		d.wrongAt(Location{d.file, at.Line, at.Column}, deepFix, tooDeep)
		return
	}
	if strings.Contains(broken.ContextMsg, "quoted scalar") && strings.Contains(broken.Message, "end of stream") {
		at = broken.ContextMark // the mark that opens is what has to be found
	}
	what := "this isn’t YAML: " + short(broken.Message, 200)
	if broken.ContextMsg != "" {
		what += ", " + short(broken.ContextMsg, 200)
	}
	d.wrongAt(Location{d.file, max(at.Line, 1), max(at.Column, 1)}, advice(broken), "%s", what)
}

const bracketFix = "close every bracket, and quote a text that has a colon, a comma or brackets in it"

// advice says what people mostly meant where YAML gives up.
func advice(broken *yaml.LoadError) string {
	for _, a := range []struct{ message, fix string }{
		{"mapping values are not allowed", "check the indentation, and quote a text that has a colon and a blank in it"},
		{"cannot start any token", "indent with blanks, not tabs, and quote a text that begins with @, ` or %"},
		{"end of stream", "close the quotation marks"},
		{"unknown escape character", "write \\\\ for a backslash, or use single quotation marks"},
		{"invalid Unicode character escape", "write both halves of the character, such as \\ud83d\\ude00, or the character itself"},
		{"incompatible YAML document", "write %YAML 1.2, or leave the line out"},
		{"expected ',' or", bracketFix},
		{"expected node content", bracketFix},
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

// plain reports whether a node and all below it do without what a dossier doesn't
// use. Aliases are refused and never followed, since a few can stand for
// billions of nodes.
func (d *decoder) plain(n *yaml.Node, depth int) bool {
	ok := true
	refuse := func(fix, what string, args ...any) {
		d.wrong(n, fix, what, args...)
		ok = false
	}
	switch {
	case d.over(n):
		return false
	case depth > deepest:
		refuse(deepFix, tooDeep)
		return false
	case n.Kind == yaml.AliasNode:
		refuse("write it out, or quote a text that begins with *", "the alias *%s isn’t allowed", short(n.Value, 60))
		return false
	case n.Anchor != "":
		refuse("take it out, or quote a text that begins with &", "the anchor &%s isn’t allowed", short(n.Anchor, 60))
	case n.Style&yaml.TaggedStyle != 0:
		refuse("take it out, or quote a text that begins with !", "the tag %s isn’t allowed", short(n.Tag, 60))
	case n.Tag == "!!merge":
		refuse("write the fields out", "the merge key << isn’t allowed")
	}
	for _, c := range n.Content {
		ok = d.plain(c, depth+1) && ok
	}
	return ok
}
