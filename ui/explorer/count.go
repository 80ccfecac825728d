package explorer

import (
	"strconv"

	tea "charm.land/bubbletea/v2"
)

// A count is a number typed before a move: 5j goes five rows down. The keys 1, 2
// and 3 are the panes', and act at once; a digit behind one that no pane has makes
// it a count after all (10j), and so does a 0 before it (012j).
type count struct {
	digits string
	pane   string // the pane's key that came last, which may yet begin a count
	before State
	past   history
}

// countDigits bounds a count: a 0 before it, and as many as the rows of the longest list
// have, which are millions.
const countDigits = 8

// times is how often a move is to be done: once, unless a count was typed.
func (c count) times() int {
	n, err := strconv.Atoi(c.digits)
	if err != nil {
		return 1
	}
	return max(1, n)
}

// counts takes a key that belongs to a count, and reports whether it did.
func (m *root) counts(msg tea.KeyPressMsg) bool {
	k, last := msg.String(), m.count
	switch {
	case k == "esc" && last.digits != "":
		m.count = count{}
		return true
	case len(k) != 1 || k[0] < '0' || k[0] > '9':
		m.count = count{digits: last.digits}
		return false
	case last.digits == "" && '1' <= k[0] && k[0] <= '3':
		m.count = count{pane: k, before: m.state(), past: m.history}
		return false
	case last.pane != "": // it wasn't the pane that was meant
		m.history = last.past
		m.restore(last.before)
		m.count = count{digits: last.pane + k}
	case len(last.digits) < countDigits:
		m.count.digits += k
	}
	m.tell(m.count.digits + " × the next move; Esc leaves it")
	return true
}
