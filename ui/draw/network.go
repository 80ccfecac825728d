package draw

import (
	"math"
	"slices"
	"sort"
	"strings"

	"entente/model"
	"entente/ui/paint"
	"entente/ui/plain"
)

// network paints actors as boxes round a ring, and a line between each two that are tied.
// Lines on which no label has room are listed below.
func network(p paint.Painter, s model.Scene, width, height int) Picture {
	n := s.Figure.Facts.(*model.Network)
	var d Picture
	if len(n.Actors) == 0 || len(n.Pairs)+n.Outside == 0 {
		return d
	}
	notes := networkNotes(p, n, width)
	f := newNetFrame(p, s, n)
	f.fit(width, height, len(notes))
	if f.layout != nil {
		f.paint(&d)
	}
	f.list(&d, width)
	d.put(notes...)
	return d
}

func networkTitle(s model.Scene, name naming) string {
	if n := s.Figure.Facts.(*model.Network); n.Centre != nil {
		return "Network of " + name(n.Centre.ID)
	}
	return "Network"
}

// networkNotes say what the counts count, and what isn't drawn.
func networkNotes(p paint.Painter, n *model.Network, width int) []string {
	var notes []string
	if n.Several > 0 {
		notes = append(notes, "Behind + stand ties of three and more ends.")
	}
	if n.Outside > 0 {
		notes = append(notes, plain.Count(n.Outside, "more tie isn’t", "more ties aren’t")+" between two of these.")
	}
	if n.More > 0 { // last, or a name from right to left would take the next number along
		notes = append(notes, plain.Count(n.More, "more actor has ", "more actors have ")+plain.TieCount(n.MoreTies)+" at most with "+n.Centre.DistinctName()+".")
	}
	if len(notes) == 0 {
		return nil
	}
	return p.Prose(strings.Join(notes, " "), width, paint.Look{Ink: paint.Muted})
}

// A netFrame is a network laid out for a place on the screen.
type netFrame struct {
	p      paint.Painter
	s      model.Scene
	n      *model.Network
	labels [][]paint.Cell // by line
	sizes  []int          // in columns, by line
	names  []string       // by box, as they have room
	layout *netLayout     // nil where there is no room for the picture
	canvas *netCanvas
	over   paint.Rect // the chosen line's label where it has none that nothing crosses
}

func newNetFrame(p paint.Painter, s model.Scene, n *model.Network) *netFrame {
	f := &netFrame{p: p, s: s, n: n}
	for i := range n.Pairs {
		f.labels = append(f.labels, netLabel(&n.Pairs[i]))
		f.sizes = append(f.sizes, p.Total(f.labels[i]))
	}
	return f
}

// netLabel tells how the firmest of a pair's ties stands, of the two alone if there is
// one, how many ties it has, and how many of them
// somebody denies.
func netLabel(pair *model.Pair) []paint.Cell {
	sign, tone := Mark(pair.Ties[0].Standing())
	cells := []paint.Cell{{Text: sign, Ink: tone}, {Text: " " + countGrid{split: true}.count(pair.Tally)}}
	if no := pair.Tally.Denied; no > 0 {
		cells = append(cells, paint.Cell{Text: " " + deniedTies(no), Ink: paint.Red})
	}
	return cells
}

// The rows of a picture: those it has at least, and those that it is given where there are
// any number.
const leastNetwork, mostNetwork = 9, 48

// fit lays the picture out above the list of what has no label in it, so that all is in
// sight if that can be.
func (f *netFrame) fit(width, height, notes int) {
	if height == endless {
		rows := min(mostNetwork, max(leastNetwork, width*2/5))
		if len(f.n.Actors) == 2 { // beside each other
			rows = leastNetwork
		}
		f.layOut(width, rows)
		return
	}
	most := min(height-notes, width*2/3)
	for rows := most; rows >= leastNetwork; {
		f.layOut(width, rows)
		over := rows + f.listRows(width) + notes - height
		if f.layout == nil || over <= 0 || rows == max(leastNetwork, most*5/6) {
			return
		}
		rows = max(rows-over, leastNetwork, most*5/6)
	}
}

// netStyles are how boxes may be drawn: in so many rows, with names of so many columns at
// most. The roomiest that fits is taken.
var netStyles = []struct{ rows, name int }{{3, 80}, {3, 14}, {1, 80}, {1, 14}, {1, 11}, {1, 8}}

// What a network has at least whose centre stands in the middle: actors, and rows.
const leastHub, hubRows = 6, 15

// fewBoxes is how many boxes stand in the corners.
const fewBoxes = 4

// layOut lays out as many actors as have room, without those that have the fewest ties.
func (f *netFrame) layOut(width, height int) {
	weakest := f.n.Weakest()
	for out := range max(1, len(weakest)-1) {
		for _, style := range netStyles {
			if few := len(weakest)-out <= fewBoxes; style.rows == 1 && height < hubRows && !few {
				continue // a low picture is clearer with few boxes
			}
			if f.layout = f.styled(width, height, style.rows, style.name, weakest[:out]); f.layout != nil {
				return
			}
		}
	}
}

// styled lays the actors out in one style, but for some; nil where there is no room.
func (f *netFrame) styled(width, height, rows, name int, without []int) *netLayout {
	f.names = make([]string, len(f.n.Actors))
	boxes := make([]paint.Rect, len(f.n.Actors))
	for i, a := range f.n.Actors {
		if !slices.Contains(without, i) {
			f.names[i] = nameIn(f.p, f.s.View().Dossier(), a, name)
			boxes[i] = paint.Rect{W: f.p.Columns(f.names[i]) + 4, H: rows}
		}
	}
	l, ok := layOut(width, height, boxes, f.ends(), f.n.Centre != nil && len(boxes)-len(without) >= leastHub && height >= hubRows)
	if !ok {
		return nil
	}
	l.label(f.sizes)
	return l
}

// leastHeavy is how many ties a heavy line has at least.
const leastHeavy = 3

// ends are the lines without a path.
func (f *netFrame) ends() []netLine {
	most := 1
	for i := range f.n.Pairs {
		most = max(most, len(f.n.Pairs[i].Ties))
	}
	lines := make([]netLine, len(f.n.Pairs))
	for i := range lines {
		pair := &f.n.Pairs[i]
		lines[i] = netLine{a: pair.A, b: pair.B, weight: 1}
		if ties := len(pair.Ties); ties >= leastHeavy && 2*math.Log(float64(ties)) >= math.Log(float64(most)) {
			lines[i].weight = 2
		}
	}
	return lines
}

// crowd is the number of lines beyond which those that don't stand out are thin.
const crowd = 20

// level is how much a line stands out: 2 where it is chosen, 1 where it is the chosen
// actor's.
func (f *netFrame) level(line int) int {
	l := &f.n.Pairs[line]
	switch {
	case line == f.s.Figure.At:
		return 2
	case f.s.Figure.At >= 0 && (l.From.ID == f.s.Actor || l.Actor.ID == f.s.Actor):
		return 1
	}
	return 0
}

// ink is that of a line and of its label's number.
func (f *netFrame) ink(line int) (stroke, number paint.Ink) {
	switch f.level(line) {
	case 2:
		return paint.Accent, paint.Plain
	case 1:
		return paint.Muted, paint.Plain
	}
	return paint.Ruled, paint.Muted
}

// paint paints the picture.
func (f *netFrame) paint(d *Picture) {
	l := f.layout
	f.canvas = newNetCanvas(l.width, l.height)
	for level := range 3 {
		for i := range l.lines {
			if f.level(i) == level && l.lines[i].path != nil {
				weight := l.lines[i].weight // that of its ties, chosen or not
				if level == 0 && len(l.lines) > crowd {
					weight = 1
				}
				f.canvas.draw(i, l.lines[i].path, weight, level)
			}
		}
	}
	if at := f.s.Figure.At; at >= 0 && l.lines[at].path != nil && l.lines[at].label.Empty() {
		spots := l.spotsOn(at, f.sizes[at])
		if i := slices.IndexFunc(spots, func(r paint.Rect) bool { return l.clear(wider(r, netGap, 0)) }); i >= 0 {
			f.over = spots[i]
		}
	}
	for i := range l.lines {
		if l.lines[i].path != nil {
			f.arrows(i)
		}
	}
	for y := range l.height {
		d.put(f.row(d, y))
	}
}

// arrows puts a head on each end of a line that receives.
func (f *netFrame) arrows(i int) {
	pair, l := &f.n.Pairs[i], f.layout
	path := l.lines[i].path
	half := len(path) / 2
	if pair.Receives > 0 {
		f.head(i, path[:half], l.boxes[pair.A])
	}
	if pair.Gives > 0 {
		last := slices.Clone(path[len(path)-half:])
		slices.Reverse(last)
		f.head(i, last, l.boxes[pair.B])
	}
}

// How far from a box the head of a line to it may be, which other lines keep from its edge.
const headColumns, headRows = 8, 3

// head puts an arrowhead where a line, followed from a box, is first alone: beside the box,
// if no other line is in its way there. A line without heads would be read as one of no
// direction.
func (f *netFrame) head(i int, path []point, box paint.Rect) {
	label, over := wider(f.layout.lines[i].label, 1, 0), wider(f.over, 1, 0)
	near := wider(box, headColumns, headRows)
	for _, at := range path {
		x, y := int(at.x), int(at.y)
		if !near.Holds(x, y) {
			return
		}
		if c := f.canvas.at(x, y); c.owner == i && !label.Holds(x, y) && !over.Holds(x, y) {
			c.sign = headTo(box, x, y)
			return
		}
	}
}

// headTo is the arrowhead that points to a box from beside it.
func headTo(r paint.Rect, x, y int) rune {
	switch {
	case x < r.X:
		return '▸'
	case x >= r.X+r.W:
		return '◂'
	case y < r.Y:
		return '▾'
	}
	return '▴'
}

// A netPart is what stands in some columns of a row, on the lines.
type netPart struct {
	x, w int
	text string
}

// row paints a row of the picture.
func (f *netFrame) row(d *Picture, y int) string {
	var parts []netPart
	for i, r := range f.layout.boxes {
		if y >= r.Y && y < r.Y+r.H && !r.Empty() {
			parts = append(parts, netPart{r.X, r.W, f.box(i, y-r.Y)})
			if stop := f.nextOf(i); stop >= 0 {
				d.leads = append(d.leads, spot{stop, d.Body.Len(), r.X, r.W})
			}
		}
	}
	for i := range f.layout.lines {
		if r := f.layout.lines[i].label; r.Y == y && !r.Empty() {
			parts = append(parts, netPart{r.X - 1, r.W + 2, f.label(i)})
			d.spots = append(d.spots, spot{i, d.Body.Len(), r.X - 1, r.W + 2})
		}
	}
	if r := f.over; r.Y == y && !r.Empty() {
		parts = append(parts, netPart{r.X - 1, r.W + 2, f.label(f.s.Figure.At)})
		d.spots = append(d.spots, spot{f.s.Figure.At, d.Body.Len(), r.X - 1, r.W + 2})
	}
	sort.Slice(parts, func(i, j int) bool { return parts[i].x < parts[j].x })
	var b strings.Builder
	x := 0
	for _, part := range parts {
		b.WriteString(f.strand(d, x, part.x, y))
		b.WriteString(part.text)
		x = part.x + part.w
	}
	b.WriteString(f.strand(d, x, f.layout.width, y))
	return b.String()
}

// strand paints what of the lines is in some columns of a row.
func (f *netFrame) strand(d *Picture, from, to, y int) string {
	var cells []paint.Cell
	for x := from; x < to; x++ {
		c := f.canvas.at(x, y)
		cell := paint.Cell{Text: " "}
		if c.owner != nobody {
			cell.Text = string(blankBraille + rune(c.dots))
			if c.sign != 0 {
				cell.Text = string(c.sign)
			}
			cell.Ink, _ = f.ink(c.line)
			cell.Bold = c.level == 2
			d.leads = append(d.leads, spot{c.line, d.Body.Len(), x, 1})
		}
		if k := len(cells) - 1; k >= 0 && (cells[k].Ink == cell.Ink && cells[k].Bold == cell.Bold || cell.Text == " ") {
			cells[k].Text += cell.Text
			continue
		}
		cells = append(cells, cell)
	}
	return f.p.Row(to-from, paint.Bare, cells...)
}

// label paints a line's label, with a column on each side.
func (f *netFrame) label(i int) string {
	g, _, chosen := stopGround(f.s, i)
	open, end := brackets(chosen)
	cells := append([]paint.Cell{open}, f.labels[i]...)
	_, cells[2].Ink = f.ink(i)
	return f.p.Row(f.sizes[i]+2, g, append(cells, end)...)
}

// box paints a row of a box. The chosen actor's is heavy, and the chosen two stand out.
func (f *netFrame) box(i, y int) string {
	r, ink, signs := f.layout.boxes[i], paint.Ruled, []rune("┌─┐└┘│")
	name := paint.Cell{Text: f.names[i], Gap: 1, Width: r.W - 3, Bold: true}
	if at := f.s.Figure.At; at >= 0 {
		if l := &f.n.Pairs[at]; l.A == i || l.B == i {
			ink, name.Ink = paint.Accent, paint.Accent
		}
		if f.n.Actors[i].ID == f.s.Actor {
			ink, signs = paint.Accent, []rune("┏━┓┗┛┃")
		}
	}
	if y == r.H/2 {
		wall := paint.Cell{Text: string(signs[5]), Ink: ink}
		return f.p.Row(r.W, paint.Bare, wall, name, wall)
	}
	open, end := signs[0], signs[2]
	if y > 0 {
		open, end = signs[3], signs[4]
	}
	return f.p.Row(r.W, paint.Bare, paint.Cell{Text: string(open), Ink: ink}, paint.Cell{Text: paint.Repeat(string(signs[1]), r.W-2), Ink: ink}, paint.Cell{Text: string(end), Ink: ink})
}

// nextOf returns the line of a box behind the chosen one, or its first; -1 where it has none.
func (f *netFrame) nextOf(box int) int {
	first := -1
	for i := range f.n.Pairs {
		if l := &f.n.Pairs[i]; l.A == box || l.B == box {
			if i > f.s.Figure.At {
				return i
			}
			if first < 0 {
				first = i
			}
		}
	}
	return first
}
