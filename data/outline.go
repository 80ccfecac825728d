package data

import (
	"strings"

	"go.yaml.in/yaml/v4"
)

// An Outline tells on which lines the actors, ties, claims and quotes of a dossier
// begin. It is what an explorer keeps of a [Loaded]: at 10,000 ties it takes 0.5 MB,
// and the parsed files 95.
type Outline struct {
	files  []string // as the system knows them; empty for one that can't be told from another
	lists  map[string][]begin
	claims [][]int32 // by tie, their lines
}

// A begin is where a record begins.
type begin struct{ file, line int32 }

// Outline gives the lines of the records, and lets go of the files.
func (l *Loaded) Outline() Outline {
	o := Outline{lists: map[string][]begin{}}
	numbers := map[string]int32{}
	for _, list := range []string{"actors", "ties", "quotes"} {
		spots := l.places.records[list]
		starts := make([]begin, len(spots))
		for i, s := range spots {
			n, ok := numbers[s.file]
			if !ok {
				n = int32(len(o.files)) //nolint:gosec // files are some thousands at most
				numbers[s.file] = n
				o.files = append(o.files, l.places.names[s.file])
			}
			starts[i] = begin{n, line(s.node)}
		}
		o.lists[list] = starts
	}
	for _, s := range l.places.records["ties"] {
		var lines []int32
		if claims := l.places.child(s.node, "claims"); claims != nil {
			for _, c := range l.places.flat(claims) {
				lines = append(lines, line(c))
			}
		}
		o.claims = append(o.claims, lines)
	}
	return o
}

func line(n *yaml.Node) int32 { return int32(n.Line) } //nolint:gosec // a file has MaxFile bytes

// Place tells in which file, by the name that it was read by, and on which line
// something begins, by a path as in [model.Problem]: of an actor, a tie, a claim or
// a quote. The file is empty where there is no such record.
func (o Outline) Place(path string) (file string, line int) {
	steps := stepsOf(path)
	if len(steps) < 2 {
		return "", 0
	}
	n, ok := index(steps[1])
	starts := o.lists[steps[0]]
	if !ok || n >= len(starts) {
		return "", 0
	}
	at := starts[n]
	if steps[0] == "ties" && len(steps) > 3 && steps[2] == "claims" {
		if c, ok := index(steps[3]); ok && c < len(o.claims[n]) {
			at.line = o.claims[n][c]
		}
	}
	return o.files[at.file], int(at.line)
}

// stepsOf takes a path apart: "ties[3].by" is ties, 3, by.
func stepsOf(path string) []string {
	return strings.FieldsFunc(path, func(r rune) bool { return strings.ContainsRune(".[]", r) })
}
