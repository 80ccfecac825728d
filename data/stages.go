package data

import (
	"bufio"
	"cmp"
	"context"
	"io"
	"sync"
	"time"

	"entente/data/foreign"
	"entente/model"
)

// Stages are the stages of a stream that is read: what it holds until then, again and
// again, and in the end the whole. Where it isn't a table of ties there is only the whole.
// The stream is read on meanwhile; what waits for nothing but the stages takes a fifth of
// the time, so that the whole takes as long as it would at once, however large it is.
type Stages struct {
	reading *Reading
	name    string
	im      *foreign.Import

	begun  chan struct{} // something came, or nothing will
	chunks chan []byte
	rest   []byte       // of the last chunk
	failed error        // the stream's, once chunks is closed
	broke  *model.Panic // what taking from it panicked with, once chunks is closed

	asked  chan struct{} // someone waits for a stage
	wanted bool          // so they did, when there was nothing new
	rows   int           // that were read
	shown  int           // of them in a stage
	given  chan soFar
	handed time.Time // when the last stage was taken

	ended    chan struct{}
	whole    *Loaded
	err      error
	panicked *model.Panic
	over     bool // the whole was returned
}

// A Stage is what a stream holds until now.
type Stage struct {
	*Loaded

	Rows int // that were read of a stream that goes on; 0 once it has ended
}

type soFar struct {
	records model.Records
	rows    int
}

// Stages begins to read a stream as [Reading.LoadFrom] does.
func (r *Reading) Stages(name string, stream io.Reader) *Stages {
	s := &Stages{
		reading: r, name: name, begun: make(chan struct{}), chunks: make(chan []byte), asked: make(chan struct{}, 1), given: make(chan soFar, 1), ended: make(chan struct{}),
	}
	go s.fetch(stream)
	go s.read()
	return s
}

// Begun waits until something of the stream came, or it ended. Until then whoever writes
// it may have the terminal, as one does that asks for a password.
func (s *Stages) Begun() { <-s.begun }

// fetch takes what the stream has, however long it waits for it.
func (s *Stages) fetch(stream io.Reader) {
	begun := sync.OnceFunc(func() { close(s.begun) })
	defer close(s.chunks)
	defer begun()
	defer func() { s.broke = model.Caught(recover()) }()
	for {
		chunk := make([]byte, foreign.HeadBytes)
		n, err := stream.Read(chunk)
		begun()
		select {
		case s.chunks <- chunk[:n]:
		case <-s.ended:
			return
		}
		if err != nil {
			s.failed = err
			return
		}
	}
}

func (s *Stages) read() {
	defer close(s.ended)
	defer func() { s.panicked = model.Caught(recover()) }()
	o := s.reading.options()
	o.Asked, o.Answer, o.Each = s.asked, s.answer, s.came
	s.im = foreign.NewImport(o)
	s.whole, s.err = s.reading.loadFrom(s.im, s.name, bufio.NewReaderSize(s, foreign.HeadBytes))
}

// Read reads on in the stream. It panics where taking from that did.
func (s *Stages) Read(into []byte) (int, error) {
	for len(s.rest) == 0 {
		chunk, ok := <-s.chunks
		switch {
		case ok:
		case s.broke != nil:
			panic(s.broke)
		default:
			return 0, cmp.Or(s.failed, io.EOF)
		}
		s.rest = chunk
	}
	n := copy(into, s.rest)
	s.rest = s.rest[n:]
	return n, nil
}

// came counts a row, behind which a stage may be given.
func (s *Stages) came(foreign.Entry) {
	s.rows++
	select {
	case <-s.asked:
		s.answer()
	default:
		s.give()
	}
}

// answer gives a stage to who waits for it, now or behind the next row.
func (s *Stages) answer() {
	s.wanted = true
	s.give()
}

// give gives what was read until now to who waits for it, if it is more than before.
func (s *Stages) give() {
	if !s.wanted || s.rows == s.shown {
		return
	}
	if records, ok := s.im.SoFar(nameOfImport(s.name, s.im)); ok {
		s.given <- soFar{records, s.rows}
		s.wanted, s.shown = false, s.rows
	}
}

// How long a stage waits: at first for as long as nothing need be seen, and then for
// some of what it took to make and show the last one.
const (
	firstPause = 50 * time.Millisecond
	leastPause = 100 * time.Millisecond
	pauses     = 4
)

// Next waits for the next stage, in one goroutine at a time. Behind the whole there is
// none, and it waits for the context's end, which is its error then. Otherwise the errors
// are those of [Reading.LoadFrom].
func (s *Stages) Next(ctx context.Context) (Stage, error) {
	if s.over {
		<-ctx.Done()
		return Stage{}, ctx.Err()
	}
	pause := firstPause
	if !s.handed.IsZero() {
		pause = max(leastPause, pauses*time.Since(s.handed))
	}
	select {
	case <-s.ended:
	case <-time.After(pause):
	case <-ctx.Done():
		return Stage{}, ctx.Err()
	}
	for {
		select {
		case s.asked <- struct{}{}:
		default:
		}
		select {
		case <-s.ended:
			return s.end()
		case <-ctx.Done():
			return Stage{}, ctx.Err()
		case now := <-s.given:
			s.handed = time.Now()
			if dossier, err := model.Adopt(now.records); err == nil {
				return Stage{&Loaded{Dossier: dossier, Records: dossier.Records, locations: nowhereIn(s.name)}, now.rows}, nil
			}
		}
	}
}

// end returns the whole.
func (s *Stages) end() (Stage, error) {
	s.over = true
	if s.panicked != nil {
		panic(s.panicked) // in who waits for it, where it can be told
	}
	return Stage{Loaded: s.whole}, s.err
}
