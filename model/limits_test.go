package model

import (
	"errors"
	"fmt"
	"testing"
	"unsafe"
)

// Offices may speak for offices, in a row that has an end in sight.
func TestARowOfVoicesHasAnEnd(t *testing.T) {
	t.Parallel()
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
	t.Parallel()
	r := Records{Head: Head{ID: "x", Title: "X"}, Actors: []Actor{{ID: "a", Name: "A", Type: State}}}
	const more = 5
	r.Quotes = make([]Quote, mostOfAKind+more)
	_, err := New(r)
	problems, ok := errors.AsType[Problems](err)
	if !ok {
		t.Fatal(err)
	}
	told, last := map[string]int{}, map[string]Problem{}
	for _, p := range problems {
		told[p.Kind]++
		last[p.Kind] = p
	}
	for kind, n := range told {
		if n > mostOfAKind || n == mostOfAKind && last[kind].More != more {
			t.Errorf("of “%s”, %d are told, and of %d more", kind, n, last[kind].More)
		}
	}
	if len(problems) < 2*mostOfAKind { // of several kinds
		t.Errorf("%d problems are told", len(problems))
	}
}

// TestRecordsStaySmall holds what a dossier of a hundred thousand ties takes: each of
// these is there once a tie or once a claim.
func TestRecordsStaySmall(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		what       string
		size, most uintptr
	}{
		{"a date", unsafe.Sizeof(Date{}), 8},
		{"a claim", unsafe.Sizeof(Claim{}), 176},
		{"a tie", unsafe.Sizeof(Tie{}), 448},
	} {
		if c.size > c.most {
			t.Errorf("%s takes %d bytes, want %d at most", c.what, c.size, c.most)
		}
	}
}
