package explorer

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/term"
)

// The largest window that Bubble Tea draws in. It takes no size that is larger, so that
// the frame stays blank, but makes room for each cell of it first.
const (
	mostSide  = 4096    // columns, and rows
	mostCells = 1 << 20 // columns times rows
)

// holds reports whether Bubble Tea draws in a window.
func holds(width, height int) bool {
	return width <= mostSide && height <= mostSide && width*height <= mostCells
}

// usable returns the terminal without sizes in its environment that nothing is drawn in,
// which Bubble Tea would take where the terminal itself tells none. The error is of a
// terminal that tells such a size.
func (t Terminal) usable() (Terminal, error) {
	width, height := 0, 0
	if f, ok := t.Out.(interface{ Fd() uintptr }); ok {
		width, height, _ = term.GetSize(f.Fd()) // where there is none, it stays 0
	}
	if !holds(width, height) {
		return t, fmt.Errorf("the terminal says that it has %d columns and %d rows, which is more than the explorer draws in: at most %d of each, and %d cells; make its window smaller, put that right as with stty cols 80 rows 24, or ask for text: entente --plain",
			width, height, mostSide, mostCells)
	}
	told := func(name string, given int) int {
		for _, entry := range t.Environ {
			if value, ok := strings.CutPrefix(entry, name+"="); ok && given == 0 {
				given, _ = strconv.Atoi(value) // what is no number is none, what is too large stays so
			}
		}
		return max(0, given)
	}
	if !holds(told("COLUMNS", width), told("LINES", height)) {
		t.Environ = slices.DeleteFunc(slices.Clone(t.Environ), func(entry string) bool {
			return strings.HasPrefix(entry, "COLUMNS=") || strings.HasPrefix(entry, "LINES=")
		})
	}
	return t, nil
}
