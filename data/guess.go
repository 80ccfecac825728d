package data

import (
	"bytes"
	"strings"

	"go.yaml.in/yaml/v4"
)

// guess is the comment at a value that was guessed, until somebody takes it away.
const guess = "guess"

// guessesIn notes every value in a node at which a comment says that it is a guess,
// in block and flow style alike; the text is what holds the node.
func (d *decoder) guessesIn(n *yaml.Node, text []byte) {
	d.notedIn(n, "", opensWithComment(text))
}

// notedIn is guessesIn, also of brackets behind which a comment may stand. The name is that
// of the field whose node it is.
func (d *decoder) notedIn(n *yaml.Node, name string, opens bool) {
	if (isGuess(n.LineComment) || isGuess(n.HeadComment) || isGuess(n.FootComment) || opens && d.opensGuess(n)) && !d.guesses.full(guess, 1) {
		what := "this"
		if name != "" {
			what = short(name, 60)
		}
		d.guesses.add(Mistake{
			Location: d.location(n), Warning: true, What: what + " is a guess", Fix: "put it right, and take the comment away", kind: guess,
		})
	}
	for i, inner := range n.Content {
		if n.Kind == yaml.MappingNode {
			name = n.Content[i&^1].Value // the key, of itself too
		}
		d.notedIn(inner, name, opens)
	}
}

// opensGuess reports whether a bracket opens the node behind which its line says that it is a
// guess. The parser keeps no such comment.
func (d *decoder) opensGuess(n *yaml.Node) bool {
	const longest = 2000 // nobody writes a comment behind so long a line
	if n.Style&yaml.FlowStyle == 0 || n.Column > longest {
		return false
	}
	start, end := d.at.seek(n.Line)
	line := d.at.text[start:end]
	line = line[skip(line, n.Column-1):]
	return opensWithComment(line) && bytes.IndexAny(line, "[{") == 0 && isGuess(string(bytes.TrimSpace(line[1:])))
}

// opensWithComment reports whether a comment stands right behind any bracket that opens.
func opensWithComment(text []byte) bool {
	for at := 0; ; at++ {
		next := bytes.IndexByte(text[at:], '#')
		if next < 0 {
			return false
		}
		at += next
		before := bytes.TrimRight(text[:at], " \t")
		if n := len(before); 0 < n && n < at && (before[n-1] == '[' || before[n-1] == '{') {
			return true
		}
	}
}

// isGuess reports whether a line of a comment says no more than that.
func isGuess(comment string) bool {
	for line := range strings.Lines(comment) {
		if strings.EqualFold(strings.TrimSpace(strings.TrimLeft(line, "# ")), guess) {
			return true
		}
	}
	return false
}
