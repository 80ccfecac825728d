package model

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

// Offices may speak for offices, in a row that has an end in sight.
func TestARowOfVoicesHasAnEnd(t *testing.T) {
	row := func(n int) error {
		r := Records{Head: Head{ID: "x", Title: "X"}}
		for i := range n + 1 {
			a := Actor{ID: fmt.Sprintf("a%d", i), Name: fmt.Sprintf("A%d", i), Type: State}
			if i < n {
				a.SpeaksFor = fmt.Sprintf("a%d", i+1)
			}
			r.Actors = append(r.Actors, a)
		}
		_, err := New(r)
		return err
	}
	if err := row(mostVoices); err != nil {
		t.Error(err)
	}
	err := row(mostVoices + 1)
	if problems, ok := errors.AsType[Problems](err); !ok || len(problems) != 1 || problems[0].Path != "actors[0].speaks_for" {
		t.Errorf("the row that is too long: %v", err)
	}
}

func TestProblemsAreCountedAfterAWhile(t *testing.T) {
	r := Records{Head: Head{ID: "x", Title: "X"}, Actors: []Actor{{ID: "a", Name: "A", Type: State}}}
	r.Quotes = make([]Quote, mostProblems)
	_, err := New(r)
	problems, ok := errors.AsType[Problems](err)
	if !ok || len(problems) != mostProblems+1 {
		t.Fatalf("%d problems are told", len(problems))
	}
	if last := problems[mostProblems].What; !strings.HasSuffix(last, "more mistakes aren't told") {
		t.Errorf("the last is %q", last)
	}
}
