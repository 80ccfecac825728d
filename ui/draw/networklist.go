package draw

import (
	"strconv"

	"entente/model"
	"entente/ui/paint"
	"entente/ui/plain"
)

// unlabelled are the lines that have no label in the picture.
func (f *netFrame) unlabelled() []int {
	var list []int
	for i := range f.n.Pairs {
		if f.layout == nil || f.layout.lines[i].label.Empty() {
			list = append(list, i)
		}
	}
	return list
}

// absent counts the actors that have no room in the picture, of which there is one.
func (f *netFrame) absent() int {
	n := 0
	for i := range f.n.Actors {
		if f.layout.boxes[i].Empty() {
			n++
		}
	}
	return n
}

// The columns of a listed pair: of a name where several stand beside each other, unless they
// leave more, and of the gap between two pairs.
const pairName, pairGap = 12, 2

// pairText names the two of a line in the room, by the short name where the full one is longer
// than so many columns: of the room a short name leaves the other what it doesn't need.
func (f *netFrame) pairText(i, name, room int) string {
	l := &f.n.Pairs[i]
	way := runs(l)
	room -= f.p.Columns(way)
	from, to := brief(f.p, l.From, name), brief(f.p, l.Actor, name)
	left := share(room, f.p.Columns(from), f.p.Columns(to))
	d := f.s.View().Dossier()
	from = cutName(f.p, d, brief(f.p, l.From, min(name, left)), left)
	right := max(0, room-f.p.Columns(from))
	return from + way + cutName(f.p, d, brief(f.p, l.Actor, min(name, right)), right)
}

// runs shows how the ties of a pair run.
func runs(l *model.Pair) string {
	switch {
	case l.Gives > 0 && l.Receives == 0:
		return " → "
	case l.Receives > 0 && l.Gives == 0:
		return " ← "
	}
	return " ↔ "
}

// A pairGrid is how listed pairs stand: so many beside each other, in so many columns, with
// short names for those that are longer than so many.
type pairGrid struct{ across, names, labels, name int }

// pairGrid has as many pairs beside each other as have room if no name is longer than most
// are, and gives the names what blanks that leaves.
func (f *netFrame) pairGrid(list []int, width int) pairGrid {
	g := pairGrid{name: pairName}
	all := 0
	for _, i := range list {
		l, way := &f.n.Pairs[i], f.p.Columns(runs(&f.n.Pairs[i]))
		from, to := f.p.Columns(brief(f.p, l.From, pairName)), f.p.Columns(brief(f.p, l.Actor, pairName))
		g.names, all = max(g.names, min(from, pairName)+way+min(to, pairName)), max(all, from+way+to)
		g.labels = max(g.labels, f.sizes[i])
	}
	if g.across = (width - 1) / (g.size() + pairGap); g.across > 1 {
		g.names = max(g.names, min(all, (width-1)/g.across-pairGap-2-g.labels))
		return g
	}
	g.across, g.names = 1, width-3-g.labels
	g.name = max(1, g.names)
	return g
}

// size is how many columns a pair has.
func (g pairGrid) size() int { return 1 + g.names + 1 + g.labels }

func (f *netFrame) listRows(width int) int {
	list := f.unlabelled()
	if len(list) == 0 {
		return 0
	}
	across := f.pairGrid(list, width).across
	return 1 + (len(list)+across-1)/across
}

// list lists the lines that have no label, in columns to be read downwards.
func (f *netFrame) list(d *Picture, width int) {
	list := f.unlabelled()
	if len(list) == 0 {
		return
	}
	heading := "more pairs"
	if len(list) == len(f.n.Pairs) {
		heading = "pairs"
	}
	if f.layout == nil {
		heading += "; no room for a picture"
	} else if n := f.absent(); n > 0 {
		heading += "; no room for " + plain.Count(n, "actor", "actors")
	}
	d.put(f.p.Heading(heading, strconv.Itoa(len(list)), width))
	g := f.pairGrid(list, width)
	rows := (len(list) + g.across - 1) / g.across
	for y := range rows {
		text, left := "", width
		for at := y; at < len(list); at += rows {
			size := min(left, g.size())
			gap := min(left-size, pairGap)
			text += f.pair(d, list[at], g, width-left, size) + f.p.Row(gap, paint.Bare)
			left -= size + gap
		}
		d.put(text + f.p.Row(left, paint.Bare))
	}
}

// pair paints a listed pair.
func (f *netFrame) pair(d *Picture, i int, g pairGrid, x, width int) string {
	if at := (spot{i, d.Body.Len(), x, width}); i == f.s.Figure.At && !f.over.Empty() {
		d.leads = append(d.leads, at) // the picture has it, and stays in sight
	} else {
		d.spots = append(d.spots, at)
	}
	ground, bar, chosen := stopGround(f.s, i)
	_, ink := f.ink(i)
	cells := []paint.Cell{bar, {Text: f.pairText(i, g.name, g.names), Width: g.names, Ink: ink, Bold: chosen}, {Width: 1}}
	return f.p.Row(width, ground, append(cells, f.labels[i]...)...)
}
