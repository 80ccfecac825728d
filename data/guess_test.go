package data

import (
	"fmt"
	"strings"
	"testing"
)

const guessable = `dossier: {id: a, title: A}
sources:
  - {id: s, type: report, title: "S # guess"}
actors:
  - id: x
    name: X
    type: person
    aliases: [Ex, Iks]
  - {id: y, name: Y, type: state}
tie_types: [{id: t, label: t, letter: T, definition: D., family: f}]
ties:
  - id: x-y
    from: x
    to:
      - y
    type: t
    summary: |
      Folded
      # guess
    claims:
      - {by: unattributed, stance: asserts, certainty: stated, source: s, paragraph: 1}
quotes:
  - id: q
    by: x
    text: >-
      A text
      of lines
    source: s
    paragraph: 1
    kind: official
`

// Behind whatever a line of a dossier ends with, a guess is a warning there.
func TestGuessesWarnInEveryLine(t *testing.T) {
	t.Parallel()
	lines := strings.Split(strings.TrimSuffix(guessable, "\n"), "\n")
	warnings := func(text string) (list []Mistake) {
		loaded, err := Decode(File{Name: "d.yaml", Bytes: []byte(text)})
		if err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
		for _, w := range loaded.Warnings() {
			if strings.HasSuffix(w.What, "is a guess") {
				list = append(list, w)
			}
		}
		return list
	}
	if got := warnings(guessable); len(got) > 0 {
		t.Errorf("texts that say “# guess” are taken for guesses: %v", got)
	}
	for i, line := range lines {
		within := i == 17 || i == 18 || i == 25 || i == 26 // of block texts, which are no comments
		if within || strings.HasSuffix(line, ":") && !strings.Contains(line, "to:") {
			continue
		}
		changed := append([]string{}, lines...)
		changed[i] += " # guess"
		got := warnings(strings.Join(changed, "\n"))
		if len(got) != 1 || got[0].Line < i+1 || got[0].Line > i+2 {
			t.Errorf("%q: %v", changed[i], got)
		}
	}
	for n, flow := range []string{"aliases: [Ex, # guess\n      Iks]", "aliases: [ # guess\n      Ex, Iks]", "aliases: [\t# Guess\n      # of mine\n      Ex, Iks]", "aliases: [Ex, Iks # guess\n      ]", "aliases:\n      - Ex # guess\n      - Iks", "aliases: # Guess\n      - Ex\n      - Iks", "aliases:\n      # guess\n      - Ex\n      - Iks"} {
		if got := warnings(strings.Replace(guessable, "aliases: [Ex, Iks]", flow, 1)); len(got) != 1 || !strings.HasPrefix(got[0].What, "aliases") {
			t.Error(fmt.Sprint(n), got)
		}
	}
	if got := warnings(strings.Replace(guessable, "{id: y,", "{ # guess\n    id: y,", 1)); len(got) != 1 {
		t.Error("behind a bracket of a mapping:", got)
	}
	if got := warnings(strings.Replace(guessable, "aliases: [Ex, Iks]", "aliases: [\"[ # guess\", # no guess\n      Iks]", 1)); len(got) > 0 {
		t.Error("within a text:", got)
	}
}
