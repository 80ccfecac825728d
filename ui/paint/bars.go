package paint

// Bars mark the selection in a pane's first column, so that it is seen without
// colour, and in a plain copy of the screen.
const (
	BarFocused = "█"
	BarChosen  = "▌"
	BarLit     = "▎"
	BarPinned  = "P"
)

// RowGround returns a row's ground, and the bar that tells it without colour.
func RowGround(isChosen, inFocus, lit bool) (Ground, Cell) {
	switch {
	case isChosen && inFocus:
		return Focused, BarOf(BarFocused)
	case isChosen:
		return Chosen, BarOf(BarChosen)
	case lit:
		return Bare, BarOf(BarLit)
	}
	return Bare, Cell{Width: 1}
}

// BarOf returns the cell of a bar, which stands beside the row's ground, not on it.
func BarOf(sign string) Cell { return Cell{Text: sign, Width: 1, Ink: Accent, bar: true} }
