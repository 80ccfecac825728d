package model

import (
	"slices"
	"strings"
	"sync"
)

// texts are folded texts, in blocks: a string apiece would take longer to make, and one
// string of all would be there twice while it grows.
type texts struct {
	blocks []block
	count  int

	mu   sync.Mutex
	last []having // what was sought last
}

// A block is texts from one on, which end with a mark that no folded text holds.
type block struct {
	all   string
	first int
	ends  []uint32 // in bytes
}

const blockSize = 256 << 10

// A having is the texts that have a term.
type having struct {
	term  string
	texts set
	count int
}

// remembered is of how many terms it is kept which texts have them: of a word that is
// typed, and taken back again.
const remembered = 16

// having returns the texts that have a term, which nobody may write to. Where few had
// what was sought before, and the term has that in it, these are searched alone.
func (t *texts) having(e *Errand, term string) set {
	t.mu.Lock()
	last := t.last
	t.mu.Unlock()
	var within set
	fewest := t.count / 4 // more are found sooner by going through all of the text
	for _, h := range last {
		switch {
		case h.term == term:
			return h.texts
		case h.count < fewest && strings.Contains(term, h.term):
			within, fewest = h.texts, h.count
		}
	}
	found := newSet(t.count)
	for i := range t.blocks {
		e.goOn()
		t.blocks[i].search(term, within, found)
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.last = append(slices.Clone(t.last[max(0, len(t.last)-remembered+1):]), having{term, found, found.count()})
	return found
}

// firstBlocks is how many blocks a glance goes through.
const firstBlocks = 4

// beginning returns those of the texts in the first blocks that have a term.
func (t *texts) beginning(term string) set {
	found := newSet(t.count)
	for i := range t.blocks[:firstBlocks] {
		t.blocks[i].search(term, nil, found)
	}
	return found
}

// search adds the block's texts that have a term, of all or within some.
func (b *block) search(term string, within, found set) {
	if within != nil {
		for n := range within.from(b.first) {
			at := n - b.first
			if at >= len(b.ends) {
				return
			}
			if strings.Contains(b.all[b.begin(at):b.ends[at]], term) {
				found.add(n)
			}
		}
		return
	}
	for n, at := 0, 0; n < len(b.ends); n++ {
		next := strings.Index(b.all[at:], term)
		if next < 0 {
			return
		}
		for at += next; int(b.ends[n]) <= at; {
			n++
		}
		found.add(b.first + n)
		at = int(b.ends[n])
	}
}

func (b *block) begin(n int) int {
	if n == 0 {
		return 0
	}
	return int(b.ends[n-1])
}
