package foreign

import (
	"iter"

	"entente/model"
)

// A sheetRow is a row of a sheet, made ready by who asked for the rows.
type sheetRow struct {
	rowFacts

	cells []string
	notes []string // what is to be told before it
	err   error    // it is no row, and this is why there are no more

	// Of a table of ties:
	ends  [2]int // the numbers of the names at its ends, counted from 1; 0 for none
	tie   int    // the number of the tie of which it tells more, counted from 1; 0 where it is the first
	again bool   // all of it was told before
	odd   string // why its claim isn't understood; empty where it is
}

// An ahead reads the rows of a sheet beside whoever takes them. What came of a stream is
// handed over before more of it is waited for.
type ahead struct {
	sheet       *sheet
	prepare     func(*sheetRow)
	batch       *batch // that is filled
	full, empty chan *batch
	over        chan struct{} // once nobody takes rows any more
	left        bool          // that was noticed
}

// A batch is some rows in their order.
type batch struct {
	rows     []sheetRow
	cells    []string     // of all of them
	panicked *model.Panic // that is how the reading ended
}

// How many rows a batch has at most, and how many batches there are.
const (
	mostRows    = 256
	mostBatches = 8
)

// rows returns the rows that are left, prepared, and behind them why there are no more.
// Each holds until the next. Where someone asks while none is there, that is answered.
func (s *sheet) rows(prepare func(*sheetRow), asked <-chan struct{}, answer func()) iter.Seq[*sheetRow] {
	a := &ahead{sheet: s, prepare: prepare, batch: new(batch), full: make(chan *batch, mostBatches), empty: make(chan *batch, mostBatches), over: make(chan struct{})}
	for range mostBatches - 1 {
		a.empty <- new(batch)
	}
	return func(yield func(*sheetRow) bool) {
		defer close(a.over)
		go a.fill()
		for {
			select {
			case b := <-a.full:
				if b.panicked != nil {
					panic(b.panicked)
				}
				for i := range b.rows {
					if r := &b.rows[i]; !yield(r) || r.err != nil {
						return
					}
				}
				a.empty <- b
			case <-asked:
				answer()
			}
		}
	}
}

// asItIs prepares nothing in a row.
func asItIs(*sheetRow) {}

// fill reads all rows, as long as someone takes them. A panic is for who does.
func (a *ahead) fill() {
	defer func() {
		if p := model.Caught(recover()); p != nil {
			a.full <- &batch{panicked: p}
		}
	}()
	a.sheet.waits = a.hand
	for a.read() {
	}
	a.hand()
}

// read reads a row, and reports whether there may be more to read.
func (a *ahead) read() bool {
	cells, err := a.sheet.read()
	if a.left {
		return false
	}
	b, first := a.batch, len(a.batch.cells)
	b.cells = append(b.cells, cells...)
	b.rows = append(b.rows, sheetRow{rowFacts: a.sheet.rowFacts, cells: b.cells[first:], notes: a.sheet.notes.taken(), err: err})
	if err == nil {
		a.prepare(&b.rows[len(b.rows)-1])
	}
	if len(b.rows) == mostRows {
		a.hand()
	}
	return err == nil && !a.left
}

// hand hands the batch over, if there is something in it, for an empty one.
func (a *ahead) hand() {
	if a.left || len(a.batch.rows) == 0 {
		return
	}
	a.full <- a.batch // there is room for all batches
	select {
	case a.batch = <-a.empty:
		a.batch.rows, a.batch.cells = a.batch.rows[:0], a.batch.cells[:0]
	case <-a.over:
		a.left = true
	}
}

// notes are what is found out of a text while it is read, and not told yet.
type notes struct{ list []string }

func (n *notes) add(text string) { n.list = append(n.list, text) }

func (n *notes) taken() []string {
	if n == nil {
		return nil
	}
	list := n.list
	n.list = nil
	return list
}
