package model

import (
	"fmt"
	"strings"
)

// A Problem is one broken rule of a dossier. It names its place by a path into
// the records, since the model knows no files; an adapter that does turns the
// path into a line.
type Problem struct {
	Path string // such as "ties[3].claims[0].by", indices counted from 0
	// Other is the path of the place that this one is at odds with, such as the
	// first of two equal ids; empty for most.
	Other string
	What  string // what is wrong
	Fix   string // what would be right; may be empty
	Kind  string // the same for all problems of a kind
	More  int    // how many more of its kind there are, which aren't told
}

// Error gives the problem in one line.
func (p Problem) Error() string {
	if p.Fix == "" {
		return p.Path + ": " + p.What
	}
	return p.Path + ": " + p.What + "; " + p.Fix
}

// Problems are all the rules that a dossier breaks: those of the ids first, since
// the others build on them, then in the records' order.
type Problems []Problem

// Error gives the problems a line each.
func (p Problems) Error() string {
	lines := make([]string, len(p))
	for i := range p {
		lines[i] = p[i].Error()
	}
	return strings.Join(lines, "\n")
}

func (p *Problems) add(path, fix, what string, args ...any) {
	*p = append(*p, Problem{Path: path, What: fmt.Sprintf(what, args...), Fix: fix, Kind: KindOf(what, args...)})
}

// KindOf returns what is the same for all mistakes of a kind, of what [fmt.Sprintf]
// words one: the format, and the field's name where it begins with that.
func KindOf(what string, args ...any) string {
	if !strings.HasPrefix(what, "%s ") && !strings.HasPrefix(what, "%s:") {
		return what
	}
	name, _, _ := strings.Cut(fmt.Sprint(args[0]), ".") // of free names, what they are of
	return name + what
}
