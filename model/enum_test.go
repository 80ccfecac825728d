package model_test

import (
	"encoding"
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"entente/model"
)

func TestWords(t *testing.T) {
	t.Parallel()
	checkWords[model.Stance](t)
	checkWords[model.Standing](t)
	checkWords[model.QuoteKind](t)
	checkWords[model.Confidence](t)
	checkWords[model.Reliability](t)
	checkWords[model.Marking](t)
	checkWords[model.Pane](t)
	checkWords[model.ScopeKind](t)
	checkWords[model.Order](t)
	checkWords[model.QuoteOrder](t)
	checkWords[model.ActorOrder](t)
	checkWords[model.Drawing](t)
	checkWords[model.Facet](t)
	checkWords[model.Lens](t)
}

// checkWords holds that each value has a word of its own, by which it is read and
// written, and that no other text is one.
func checkWords[E model.Enum](t *testing.T) {
	t.Helper()
	words := model.Words[E]()
	for i, word := range words {
		e, ok := model.Parse[E](word)
		if !ok || word == "" || slices.Index(words, word) != i {
			t.Errorf("%T: the word %q, the %dth, reads as %v", e, word, i, e)
		}
		checkText(t, &e, word)
	}
	for _, word := range []string{"", "?", " " + words[0], words[0] + "s"} {
		e, ok := model.Parse[E](word)
		if ok || e != 0 {
			t.Errorf("%T: %q reads as %v", e, word, e)
		}
	}
}

func checkText[E model.Enum](t *testing.T, e *E, word string) {
	t.Helper()
	if m, ok := any(e).(encoding.TextMarshaler); ok {
		if text, err := m.MarshalText(); err != nil || string(text) != word {
			t.Errorf("%T: %q is written as %q, %v", *e, word, text, err)
		}
	}
	if u, ok := any(e).(encoding.TextUnmarshaler); ok {
		was := *e
		if err := u.UnmarshalText([]byte("?")); err != nil || *e != 0 {
			t.Errorf("%T: an unknown word is read as %v, %v", *e, *e, err)
		}
		if err := u.UnmarshalText([]byte(word)); err != nil || *e != was {
			t.Errorf("%T: %q is read as %v, %v", *e, word, *e, err)
		}
	}
	if s, ok := any(*e).(fmt.Stringer); ok && s.String() != word {
		t.Errorf("%T: %q is called %q", *e, word, s)
	}
}

// A Selection stands in JSON beside the fields of what holds it, so that those can
// be kept in one object.
func TestSelectionInAnother(t *testing.T) {
	t.Parallel()
	type holder struct {
		model.Selection
		Row int `json:"row,omitempty"`
	}
	h := holder{model.Selection{Actor: "a", Focus: model.Sources, Filter: filter("type", "arms")}, 7}
	text, err := json.Marshal(h)
	const want = `{"actor":"a","focus":"sources","filter":[{"facet":"type","values":["arms"]}],"row":7}`
	if err != nil || string(text) != want {
		t.Errorf("it is written as %s, %v", text, err)
	}
	var back holder
	if err := json.Unmarshal(text, &back); err != nil || !back.Equal(h.Selection) || back.Row != h.Row {
		t.Errorf("it is read as %+v, %v", back, err)
	}
}
