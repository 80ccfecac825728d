package data

import (
	"errors"

	"go.yaml.in/yaml/v4"
)

// documentStart is put before a text that begins with a bracket, as JSON does. What
// stands in brackets could be a key, and the parser keeps all of it until it knows:
// of JSON that is the whole text, in five times the memory. Behind the mark of a
// document nothing can be a key.
const documentStart = "--- "

func inBrackets(text []byte) bool {
	return len(text) > 0 && (text[0] == '{' || text[0] == '[')
}

// moveBack takes documentStart off the places of a node and of what is below it.
func moveBack(n *yaml.Node) {
	if n.Line > 1 { // as is all below it
		return
	}
	n.Column -= len(documentStart)
	for _, c := range n.Content {
		moveBack(c)
	}
}

// markBack takes it off the places of an error.
func markBack(err error) {
	broken, ok := errors.AsType[*yaml.LoadError](err)
	if !ok {
		return
	}
	for _, at := range []*yaml.Mark{&broken.Mark, &broken.ContextMark} {
		if at.Line == 1 {
			at.Column -= len(documentStart)
		}
	}
}
