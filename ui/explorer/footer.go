package explorer

import (
	"cmp"
	"slices"
	"strings"

	"entente/model"
	"entente/ui/draw"
	"entente/ui/paint"
)

// footer tells the keys that work now: whole pairs as far as they fit, the rarest
// left out first, help never. While text is typed it holds the prompt.
func (m *root) footer() string {
	line := func(c paint.Cell) string {
		c.Width = m.width - 2
		return paint.Painter{Theme: m.theme}.Row(m.width, paint.Bare, paint.Cell{Width: 1}, c)
	}
	switch o := m.overlay; {
	case o != nil && o.typing() != nil:
		return m.promptLine(o.typing())
	case m.beside != nil:
		return line(paint.Cell{Text: m.working(), Ink: paint.Accent, Bold: true})
	case o == nil && m.reloading.broken != "" && !m.layout().header: // which tells it where there is one
		return line(paint.Cell{Text: "✗ " + m.reloading.broken, Ink: paint.Red})
	}
	if m.sofar > 0 && m.overlay == nil && !m.layout().header {
		return line(paint.Cell{Text: draw.SoFar(m.sofar), Ink: paint.Muted})
	}
	if m.fresh && m.overlay == nil && m.scene.Entry() != model.NoEntry { // else nothing is there to go through
		return m.pairs(m.firstPairs())
	}
	return m.pairs(m.footerPairs())
}

// messages are what the footer tells besides keys.
type messages struct {
	notice   string // until the next key or click; empty for none
	unseen   string // the notice that still waited to be told when what happens now began
	fromForm string // what came of the last form, until it is reloaded
}

// telling reports whether a message stands in the footer’s place. While text is typed, and
// where no frame has room, it waits.
func (m *root) telling() bool {
	return m.notice != "" && (m.overlay == nil || m.overlay.typing() == nil) && !m.layout().tooSmall
}

// tell has a message told in the place of the one that the reader has seen, and behind one
// that still waits for that.
func (m *root) tell(message string) {
	m.notice = message
	if m.unseen == "" {
		return
	}
	if m.notice = m.unseen; message != "" && !strings.HasSuffix(m.unseen, message) {
		m.notice += "; " + message
	}
}

// message paints the message, in as many rows as it needs and may have.
func (m *root) message() []string {
	p := paint.Painter{Theme: m.theme}
	room := max(1, m.width-2)
	parts := m.theme.Wrap(m.notice, room)
	most := max(1, m.height/3)
	rows := make([]string, 0, min(len(parts), most))
	for i, part := range parts[:min(len(parts), most)] {
		text := m.notice[part[0]:part[1]]
		if i == most-1 {
			text = m.notice[part[0]:]
		}
		rows = append(rows, p.Row(m.width, paint.Bare, paint.Cell{Gap: 1, Text: text, Elastic: true, Ink: paint.Accent, Bold: true}, paint.Cell{Width: 1}))
	}
	return rows
}

// firstPairs are what the first screen tells to press: how to move, to go in, and to
// learn the rest.
func (m *root) firstPairs() []pair {
	key := func(action string) string { return cmp.Or(m.keys(action), m.keys("what to do")) }
	pairs := []pair{{key("next row") + " " + key("row before"), "move", 1}, {key("go in"), entryWords[m.scene.Entry()], 1}}
	if m.given.Left != nil {
		pairs = append(pairs, pair{key("resume where you left"), "resume where you left", 2})
	}
	return append(pairs, pair{key("help"), "help: all keys", 0})
}

// A pair is a key and what it does, with its rank: 0 stays whatever the room.
type pair struct {
	key, word string
	rank      int
}

// mostPairs is about how many keys of a footer work anywhere.
const mostPairs = 32

// footerPairs are those of the rows that work now. On a card, those of Relationships
// make room first.
func (m *root) footerPairs() []pair {
	const last = 100
	onCard := m.scene.Card != "" && m.scene.Focus == model.Sources
	rows := m.rows()
	pairs := make([]pair, 0, mostPairs)
	for i := range rows {
		a := &rows[i]
		if rank := a.rank(m); rank != 0 && a.offered(m) {
			keys := a.shownFirst()
			if a.paired {
				keys = strings.TrimSpace(keys + " " + rows[i+1].shownFirst())
			}
			if onCard && a.home == inRelationships {
				rank += last
			}
			pairs = together(pairs, pair{keys, a.word(m), max(0, rank)})
		}
	}
	return pairs
}

// together adds a pair; of keys that all lead back to the panes, or out of a drawing's zoom, it
// tells that once.
func together(pairs []pair, more pair) []pair {
	i := slices.IndexFunc(pairs, func(p pair) bool {
		return p.word == more.word && (more.word == model.NoDrawing.String() || more.word == unzooms && more.rank <= p.rank)
	})
	if i < 0 {
		return append(pairs, more)
	}
	pairs[i].key += " " + more.key
	pairs[i].rank = min(pairs[i].rank, more.rank)
	return pairs
}

// fitting leaves out the rarest pairs until the others, two columns before each, fit
// into the room.
func (m *root) fitting(kept []pair, room int) []pair {
	size := 0
	for _, p := range kept {
		size += m.theme.Columns(p.key+p.word) + 3
	}
	for len(kept) > 0 && size > room {
		rarest := slices.MaxFunc(kept, func(a, b pair) int { return a.rank - b.rank })
		i := slices.Index(kept, rarest)
		kept = slices.Delete(kept, i, i+1)
		size -= m.theme.Columns(rarest.key+rarest.word) + 3
	}
	return kept
}

// pairs paints as many pairs as fit.
func (m *root) pairs(all []pair) string {
	fits := m.fitting(all, m.width+1)
	cells := make([]paint.Cell, 0, 2*mostPairs)
	gap := 1
	for _, p := range fits {
		cells = append(cells, paint.Cell{Gap: gap, Text: p.key, Ink: paint.Accent, Bold: true}, paint.Cell{Text: " " + p.word, Ink: paint.Muted})
		gap = 2
	}
	return paint.Painter{Theme: m.theme}.Row(m.width, paint.Bare, cells...)
}
