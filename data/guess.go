package data

import (
	"strings"

	"go.yaml.in/yaml/v4"
)

// guess is the comment at a value that was guessed, until somebody takes it away.
const guess = "guess"

// guessesIn notes every value in a node at which a comment says that it is a guess,
// in block and flow style alike. The name is that of the field whose node it is.
func (d *decoder) guessesIn(n *yaml.Node, name string) {
	if (isGuess(n.LineComment) || isGuess(n.HeadComment) || isGuess(n.FootComment)) && !d.guesses.full(guess, 1) {
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
		d.guessesIn(inner, name)
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
