package data

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"entente/model"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// A stream gives its stages as it comes, each of what was there by then, and then the
// whole, and nothing more.
func TestStages(t *testing.T) {
	t.Parallel()
	r, w := io.Pipe()
	var reading Reading
	s := reading.Stages("<stdin>", r)
	next := func(rows int, ties ...string) {
		t.Helper()
		stage, err := s.Next(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for i := range stage.Dossier.Ties {
			got = append(got, stage.Dossier.EndsInWords(&stage.Dossier.Ties[i]))
		}
		if diff := cmp.Diff(ties, got); diff != "" || stage.Rows != rows {
			t.Fatalf("after %d rows, want %d: %s", stage.Rows, rows, diff)
		}
	}
	write := func(text string) {
		t.Helper()
		if _, err := io.WriteString(w, text); err != nil {
			t.Fatal(err)
		}
	}
	write("from,to,type\n")
	write("Ann,Mill,owner\nBo")
	next(1, "Ann → Mill")
	write("b,Mill,owner\nAnn,Bob,friend\n")
	next(3, "Ann → Mill", "Bob → Mill", "Ann → Bob")
	write("Zoë,Mill,owner\n")
	next(4, "Ann → Mill", "Bob → Mill", "Ann → Bob", "Zoë → Mill")
	write("Last,Mill,owner")
	w.Close() //nolint:errcheck // it never fails
	next(0, "Ann → Mill", "Bob → Mill", "Ann → Bob", "Zoë → Mill", "Last → Mill")
	over, stop := context.WithCancel(t.Context())
	stop()
	if _, err := s.Next(over); !errors.Is(err, context.Canceled) {
		t.Errorf("behind the whole: %v", err)
	}
}

// What is read in stages is what is read at once, also where it has none.
func TestStagesEndInTheWhole(t *testing.T) {
	t.Parallel()
	var table strings.Builder
	table.WriteString("from,to,type,claimant,quote,source url\n")
	for i := range 600 {
		fmt.Fprintf(&table, "p%d,q%d,t%d,a%d,\"said %d\",https://example.org/%d\n", i%97, i%31, i%7, i%5, i%11, i%3)
	}
	for name, text := range map[string]string{
		"table":         table.String(),
		"Windows-1252":  table.String() + "Zo\xeb,q1,t1,a,b,\n",
		"nodes":         "id,label\na,A\nb,B\n",
		"nothing":       "",
		"broken":        "dossier: [\n",
		"dossier":       string(synthetic(20).Bytes),
		"unknown heads": "x,y\n1,2\n",
		"empty ends":    "from,to\na,\n",
	} {
		for how, slow := range map[string]func(io.Reader) io.Reader{"at once": func(r io.Reader) io.Reader { return r }, "in halves": iotest.HalfReader, "with the end": iotest.DataErrReader} {
			want, wrong := new(Reading).LoadFrom("<stdin>", strings.NewReader(text))
			s := new(Reading).Stages("<stdin>", slow(strings.NewReader(text)))
			for {
				stage, err := s.Next(t.Context())
				if stage.Rows > 0 {
					if diff := cmp.Diff(want.Records.Ties[:len(stage.Records.Ties)], stage.Records.Ties, sameTies); diff != "" && len(stage.Records.Ties) < len(want.Records.Ties)/2 {
						t.Fatalf("%s, %s: after %d rows: %s", name, how, stage.Rows, diff)
					}
					continue
				}
				if fmt.Sprint(err) != fmt.Sprint(wrong) {
					t.Errorf("%s, %s: %v, want %v", name, how, err, wrong)
				}
				if err == nil {
					if diff := cmp.Diff(want.Records, stage.Records, sameTies); diff != "" {
						t.Errorf("%s, %s: %s", name, how, diff)
					}
				}
				break
			}
		}
	}
	s := new(Reading).Stages("<stdin>", io.MultiReader(strings.NewReader(table.String()), iotest.ErrReader(errors.New("it broke off"))))
	for {
		stage, err := s.Next(t.Context())
		if err == nil && stage.Rows > 0 {
			continue
		}
		if err == nil || !strings.Contains(err.Error(), "it broke off") {
			t.Errorf("the stream’s error is %v", err)
		}
		break
	}
}

var sameTies = cmp.Options{
	cmp.Comparer(func(a, b model.Date) bool { return a == b }),
	cmpopts.IgnoreUnexported(model.Actor{}, model.Tie{}, model.Quote{}), cmpopts.EquateEmpty(),
}

// What is kept of what came from standard input is found again by what begins alike, as
// what the same query gives does, and isn't taken for another's.
func TestStandardInputs(t *testing.T) {
	t.Parallel()
	id := func(text string) string {
		t.Helper()
		whole, err := new(Reading).LoadFrom(Stdin, strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		s := new(Reading).Stages(Stdin, strings.NewReader(text))
		s.Begun()
		stage, err := s.Next(t.Context())
		if err != nil || stage.Dossier.Head.ID != whole.Dossier.Head.ID {
			t.Error(err, stage.Dossier.Head.ID, whole.Dossier.Head.ID)
		}
		return whole.Dossier.Head.ID
	}
	one, more, other := id("from,to\na,b\n"), id("from,to\nc,d\ne,f\n"), id("from,to,type\na,b,c\n")
	if one != more || one == other || !strings.HasPrefix(one, "stdin-") {
		t.Error(one, more, other)
	}
	if _, err := new(Reading).LoadFrom(Stdin, strings.NewReader("")); err == nil || !strings.Contains(err.Error(), "nothing came from standard input") {
		t.Error(err)
	}
}

// What breaks while a part or a stream is read is told once, by who takes it, with the trace
// of where it broke.
func TestWhatBreaksBesideIsTold(t *testing.T) {
	t.Parallel()
	for name, breaks := range map[string]func(){
		"what comes in": func() {
			s := new(Reading).Stages("<stdin>", brokenReader{})
			s.Begun()
			s.Next(t.Context()) //nolint:errcheck // it panics
		},
		"what comes in of a table": func() {
			s := new(Reading).Stages("<stdin>", io.MultiReader(strings.NewReader("from,to\na,b\n"), brokenReader{}))
			for {
				s.Next(t.Context()) //nolint:errcheck // it panics
			}
		},
		"a part": func() {
			c := &crew{got: []chan *decoder{make(chan *decoder, 1)}, ahead: make(chan struct{}, 1)}
			c.ahead <- struct{}{}
			c.got[0] <- new(Reading).guarded(nil, newTools())
			c.take(0)
		},
		"a stream": func() {
			s := &Stages{ended: make(chan struct{})}
			s.read()
			s.end() //nolint:errcheck // it panics
		},
	} {
		func() {
			defer func() {
				p, ok := recover().(*model.Panic)
				if !ok || strings.Contains(p.Error(), "\n") || !strings.Contains(string(p.Trace), "data.(*Reading).") && !strings.Contains(string(p.Trace), "brokenReader.Read") {
					t.Errorf("%s: %+v", name, p)
				}
			}()
			breaks()
			t.Errorf("%s: nobody was told", name)
		}()
	}
}

// A brokenReader is a stream whose own fault shows when it is read.
type brokenReader struct{}

func (brokenReader) Read([]byte) (int, error) { panic("it is broken") }
