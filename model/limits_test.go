package model

import (
	"errors"
	"fmt"
	"strings"
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

func TestCheckingEndsAfterAWhile(t *testing.T) {
	t.Parallel()
	r := Records{Head: Head{ID: "x", Title: "X"}, Actors: []Actor{{ID: "a", Name: "A", Type: State}}}
	const more = 5
	r.Quotes = make([]Quote, 2*mostProblems)
	_, err := New(r)
	problems, ok := errors.AsType[Problems](err)
	if !ok {
		t.Fatal(err)
	}
	if last := problems[len(problems)-1]; len(problems) != mostProblems+1 || last.What != "there are more than 1000 mistakes, so checking ends here" {
		t.Errorf("%d problems are told, the last of them %v", len(problems), last)
	}
	r.Quotes = nil
	for i := range mostProblems + more {
		r.Actors = append(r.Actors, Actor{ID: fmt.Sprint("b", i), Name: "B", Type: State})
	}
	d, err := New(r)
	if err != nil {
		t.Fatal(err)
	}
	told := map[string]int{}
	for _, p := range d.Warnings() {
		if told[p.Kind]++; told[p.Kind] == mostProblems && p.More < more-1 {
			t.Errorf("of “%s” %d more aren't told", p.Kind, p.More)
		}
		if told[p.Kind] > mostProblems {
			t.Errorf("of “%s” %d are told", p.Kind, told[p.Kind])
		}
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

// A panic beside who waits is theirs, with the trace of where it broke, and what was to be
// done before is done.
func TestBesidePanics(t *testing.T) {
	t.Parallel()
	did := false
	defer func() {
		p, ok := recover().(*Panic)
		if !did || !ok || p.Error() != "it broke" || !strings.Contains(string(p.Trace), "TestBesidePanics.func") {
			t.Errorf("%v, %+v", did, p)
		}
	}()
	var awaited *Errand
	awaited.beside(func() { did = true }, func() { panic("it broke") })()
	t.Error("nobody was told")
}

// Who waits for what is beside ends where the errand was left off, of which not all is done.
func TestBesideLeftOff(t *testing.T) {
	t.Parallel()
	var e Errand
	e.LeaveOff()
	ended := make(chan bool)
	go func() {
		goesOn := false
		defer func() { ended <- !goesOn }()
		e.beside(e.goOn)()
		goesOn = true
	}()
	if !<-ended {
		t.Error("it goes on with what isn't done")
	}
}
