package data

import (
	"bytes"
	"errors"
	"slices"

	"go.yaml.in/yaml/v4"
)

// documentStart is put before the bracket that a text begins with, as JSON does. What
// stands in brackets could be a key, and the parser keeps all of it until it knows:
// of JSON that is the whole text, in five times the memory. Behind the mark of a
// document nothing can be a key.
const documentStart = "--- "

// bracketLine returns the offset and the number of the line that a text in brackets
// begins with, behind blank lines, comments, directives and a document's mark that has
// a line for itself; -1 where it begins with something else.
func bracketLine(text []byte) (at, line int) {
	marked := false
	for line = 1; at < len(text); line++ {
		next := at + lineLength(text[at:])
		words := bytes.Trim(text[at:next], " \r\n")
		switch {
		case len(words) == 0, words[0] == '#' && !isGuess(string(words)), text[at] == '%':
		case isMark(text[at:next]) && !marked:
			marked = true
		case words[0] == '{' || words[0] == '[':
			return at, line
		default:
			return -1, 0
		}
		at = next
	}
	return -1, 0
}

// isMark reports whether a line is the mark of a document and no more.
func isMark(line []byte) bool { return string(bytes.TrimRight(line, " \r\n")) == "---" }

// withoutMark returns a text with blanks for a document's mark that stands before an
// offset, since there may be no other.
func withoutMark(text []byte, before int) []byte {
	for at := 0; at < before; at += lineLength(text[at:]) {
		if isMark(text[at : at+lineLength(text[at:])]) {
			return slices.Concat(text[:at], []byte("   "), text[at+len("---"):])
		}
	}
	return text
}

// moveBack takes documentStart off the locations of a node and of what is below it.
func moveBack(n *yaml.Node, line int) {
	if n.Line != line { // nor is what is below it
		return
	}
	n.Column -= len(documentStart)
	for _, c := range n.Content {
		moveBack(c, line)
	}
}

// markBack takes it off the locations of an error.
func markBack(err error, line int) {
	broken, ok := errors.AsType[*yaml.LoadError](err)
	if !ok {
		return
	}
	for _, at := range []*yaml.Mark{&broken.Mark, &broken.ContextMark} {
		if at.Line == line {
			at.Column -= len(documentStart)
		}
	}
}
