package data

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"entente/model"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// A dossier that is joined with itself, or with a part of itself, is as it was.
func TestJoinOfTheSame(t *testing.T) {
	for _, r := range samples(t) {
		joined, conflicts, err := Join(r, r)
		if err != nil || len(conflicts) > 0 {
			t.Fatal(conflicts, err)
		}
		rapid.Check(t, func(rt *rapid.T) {
			if diff := cmp.Diff(asList(rt, r), asList(rt, joined)); diff != "" {
				rt.Fatal(diff)
			}
			part := r
			cut := rapid.IntRange(0, len(r.Ties)).Draw(rt, "cut")
			part.Ties = r.Ties[:cut]
			rest := r
			rest.Ties = r.Ties[cut:]
			whole, conflicts, err := Join(part, rest)
			if err != nil || len(conflicts) > 0 {
				rt.Fatal(conflicts, err)
			}
			if diff := cmp.Diff(asList(rt, r), asList(rt, whole)); diff != "" {
				rt.Fatal(diff)
			}
		})
	}
}

const secondOfTwo = `dossier: {id: other, title: D, marking: TLP:RED}
sources:
  - {id: s, type: book, title: S, publisher: P}
  - {id: a, type: book, title: The A}
actors:
  - {id: b, name: A, type: state, short: x}
  - {id: c, name: See, type: state, aliases: [C], summary: S}
tie_types:
  - {id: u, label: u, letter: T, definition: d, family: f}
ties:
  - {id: ac, from: c, to: b, type: u, summary: Other, claims: [{by: a, stance: denies, source: a, quote: q}]}
quotes:
  - {id: q, text: Q, by: [], source: a, kind: term}
`

func TestJoinTellsConflicts(t *testing.T) {
	load := func(text string) model.Records {
		name := filepath.Join(t.TempDir(), "a.yaml")
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		loaded, err := new(Reading).Load(name)
		if err != nil {
			t.Fatal(err)
		}
		return loaded.Records
	}
	first := load(strings.Replace(dossierOfTwo, "ACTORS", "  - {id: a, name: A, type: state, short: x}\n  - {id: c, name: C, type: state}", 1))
	joined, conflicts, err := Join(first, load(strings.Replace(secondOfTwo, "by: [], ", "", 1)))
	if err != nil {
		t.Fatal(conflicts, err)
	}
	want := []string{
		"tie type u: its letter T is taken, and is A now",
		"source a: the second's is another, and is a-2 now",
		"actor c: the second has name: See",
		"tie ac: the second's is another, and is ac-2 now",
	}
	if diff := cmp.Diff(want, conflicts); diff != "" {
		t.Error(diff)
	}
	if joined.Head.Marking.String() != "TLP:RED" || joined.Head.ID != "d" {
		t.Errorf("the head is %+v", joined.Head)
	}
	// The second's b is the first's a, but for its id.
	if len(joined.Actors) != 2 || len(joined.Sources) != 2 || joined.Sources[0].VariableInWords("publisher") != "P" {
		t.Errorf("there are %+v and %+v", joined.Actors, joined.Sources)
	}
	if tie := joined.Ties[1]; tie.ID != "ac-2" || tie.To[0] != "a" || tie.Claims[0].By != "a-2" || tie.Claims[0].Source != "a-2" || joined.Quotes[0].Source != "a-2" {
		t.Errorf("the second tie is %+v", tie)
	}
}
