package draw

import "entente/model"

// A Window is the part of a list that a pane has room for.
type Window struct{ Top, Rows int }

// Keep moves the window as little as shows the row, with the heading above it
// where that is the row before, and leaves no room behind the list unused.
func (w Window) Keep(l model.List) Window {
	if at := l.At; at >= 0 && w.Rows > 0 {
		head := at
		if at > 0 && l.Rows[at-1].Kind == model.HeadingRow && w.Rows > 1 {
			head = at - 1
		}
		w.Top = max(min(w.Top, head), at-w.Rows+1)
		if l.Stop == l.Shown { // behind it stands only what can't be chosen
			w.Top = max(w.Top, min(head, len(l.Rows)-w.Rows))
		}
	}
	return w.Clamp(len(l.Rows))
}

// Clamp moves the window to where it shows as much of a list of that length as it can.
func (w Window) Clamp(length int) Window {
	w.Top = max(0, min(w.Top, length-w.Rows))
	return w
}

// Thumb returns which of the window's rows stand for it in a rule as high as the
// window: from from up to, but not including, to. There are none where all is in sight.
func (w Window) Thumb(length int) (from, to int) {
	if length <= w.Rows || w.Rows == 0 {
		return 0, 0
	}
	size := max(1, w.Rows*w.Rows/length)
	from = w.Top * (w.Rows - size) / max(1, length-w.Rows)
	return from, from + size
}

// Follow moves the window to an item: all of it, or its beginning where it is
// longer. Before the first item stands the story's head, which comes with it.
func (w Window) Follow(p Page, item int) Window {
	first, last := p.Items[item].Top, p.Items[item].Top+p.Items[item].Rows
	if item == 0 {
		first = 0
	}
	if w.Top+w.Rows < last {
		w.Top = last - w.Rows
	}
	if item == 0 && last > w.Rows {
		first = p.Items[item].Top
	}
	w.Top = min(w.Top, first)
	return w
}

// NoPane is the focus while a panel has it.
const NoPane model.Pane = 255
